"""Title detection: the first and last lines of a text, and which words at its head are its title. Where it is
not plain, there is none."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.models import Span
from briefing.nlp.tokenization import spaced_words
from briefing.sources.metadata.bylines import credit, dateline_agency, is_agency
from briefing.sources.metadata.datelines import date_stamps
from briefing.sources.name_tables import table_words

_MOST_WORDS = 25
_MOST_WORDS_OF_A_SENTENCE = 16  # a longer line that ends in a full stop is the first sentence of an article
_BYLINE_WORDS = 12
_WRAPPED_AT = 100  # characters: no editor wraps wider
_TITLE_BLOCK = 3  # lines: title, subtitle, byline
_NEARLY_FULL = 0.6  # of the widest line of a wrapped paragraph

_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>\S.*)$")
_EMPHASIS = re.compile(r"(?P<mark>\*\*|__|\*|_)(?P<title>.*\S)(?P=mark)$")
_LABELLED = re.compile(r"(?:title|headline)[ \t]*:[ \t]*(?P<title>\S.*)$", re.IGNORECASE)
_KICKER = re.compile(rf"(?:{'|'.join(table_words('metadata', 'kicker'))})[.:]?$", re.IGNORECASE)
_NO_TITLE = re.compile(r"https?:|www\.|!\[|\[|<|\||>|```|~~~|(?:[-*+•]|\d+[.)])\s|[-–—=_*\s]+$")
_PICTURE = re.compile(
    r"\b(?:photo|photograph|image|picture|credit|caption)s?(?:\s+(?:by|credit))?\s*:|getty images", re.I
)
_NOTE = re.compile(r"(?:editor['’]s note|correction|clarification)\b", re.IGNORECASE)
_UPDATED = re.compile(
    r"[*_(\[]{0,3}(?:(?:news )?updates?|updated|corrected|corrections?|clarifications?)"
    r"(?: (?:added|appended|below|included|at (?:the )?(?:bottom|end)|no\.? ?\d+|\d+))?"
    r"(?: ?\([^()]{1,40}\))?[*_)\].:]{0,4}$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"[^\W\d_][\w.’'-]+(?:,? [A-Z][A-Z.’'-]+)*,?$"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2} ?, [A-Z][\w. ]{2,20}$"
)
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{3,}(?:,\s[^-–—―]{2,30}?)?\s*(?:--|[-–—―])\s.*\.$")
_PRONOUN = re.compile(r"(?:he|she|it|we|they|this|that|these|those|there)(?:['’]\w+)?\s.*\.$", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_RUNS_ON = re.compile(
    r"(?:;|\b(?:an?|the|of|in|on|with|to|for|and|or|as|by|at|from|amid|over|after|but|into|is|are))$",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(r"(?:[,:\-–—…]|\.\.\.)$")
_SPEECH = re.compile(r"[\"“].*[\"”,],?.*\b(?:said|says|told|asked|added|wrote)\b.*\.$")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WHITE = re.compile(r"\s*")
_LONGEST_WORD = 25  # characters, on average over a line
_GAP = 200  # characters of white space that are looked at
_WINDOW = 20_000  # characters: a text of a single line, or of blank lines alone, must not cost more


class TextLine(NamedTuple):
    """A line that is not blank: `words` is `text[start:end]`, without the white space around it."""

    start: int
    end: int
    words: str
    blank_after: bool

    def is_short(self, most: int) -> bool:
        """Whether the line holds at most `most` words, none of them endless."""
        return len(self.words) <= _LONGEST_WORD * most and len(spaced_words(self.words)) <= most


def first_lines(text: str, start: int, count: int) -> tuple[TextLine, ...]:
    """The first `count` lines from `start` on that are not blank."""
    match = _WHITE.match(text, start)
    first = match.end() if match else start
    return tuple(_line(text, match) for match in islice(_matches(text, first, first + _WINDOW), count))


def last_lines(text: str, start: int, count: int) -> tuple[TextLine, ...]:
    """The last `count` lines after `start` that are not blank."""
    end = len(text.rstrip())
    first = max(start, end - _WINDOW)
    if first > start:
        cut = _BREAK.search(text, first, end)  # what is left of a longer line is no line
        first = cut.end() if cut else end
    return tuple(_line(text, match) for match in deque(_matches(text, first, end), count))


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The lines that are not blank."""
    return (match for match in _LINE.finditer(text, start, min(end, len(text))) if match[0].strip())


def _line(text: str, match: re.Match[str]) -> TextLine:
    words = match[0].strip()
    start = match.start() + match[0].index(words)
    return TextLine(start, start + len(words), words, blank_after=_is_blank_after(text, match.end()))


def _is_blank_after(text: str, end: int) -> bool:
    space = _WHITE.match(text, end, end + _GAP)
    return space is not None and len(_BREAK.findall(space[0])) > 1


def title_span(text: str, lines: Sequence[TextLine], *, markdown: bool) -> Span | None:
    """Where the title stands among `lines`, the first that are not blank; None where no line is one.

    The title is `text[span]` with its white space made single.
    """
    return (markdown and _heading_span(text, lines)) or _plain_span(text, lines)


def _heading_span(text: str, lines: Sequence[TextLine]) -> Span | None:
    for index, line in enumerate(lines):
        if line.words.startswith(("```", "~~~")):
            return None
        match = _HEADING.match(line.words)
        if match and (len(match["marks"]) == 1 or index == 0):
            start = line.start + match.start("title")
            return _strip_emphasis(text, start, start + len(match["title"].rstrip("#").rstrip()))
    return None


def _plain_span(text: str, lines: Sequence[TextLine]) -> Span | None:
    first = next((index for index, line in enumerate(lines) if not _stands_before(line, lines, index)), None)
    if first is None or first > 4:
        return None
    line, *after = lines[first:]
    if labelled := _LABELLED.match(line.words):
        return Span(start=line.start + labelled.start("title"), end=line.end)
    if not after or not _can_be_title(line):
        return None
    lead = [line]
    if not line.blank_after and (_runs_on(line) or after[0].words[0].islower()):
        lead.append(after[0])
        if len(after) < 2 or not _ends_title(lead, after):
            return None
    elif not line.blank_after and _is_wrapped(lines[first:]):
        return None
    return _strip_emphasis(text, lead[0].start, lead[-1].end)


def _stands_before(line: TextLine, lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line may stand above a title: a date, a byline, a section, that there was an update."""
    above = bool(_KICKER.match(line.words)) and index + 2 < len(lines)
    return (
        above
        or bool(_UPDATED.match(line.words))
        or bool(_PLACE.match(line.words))
        or bool(date_stamps(line.words))
        or is_agency(line.words)
        or (line.is_short(_BYLINE_WORDS) and credit(line.words) is not None)
    )


def _can_be_title(line: TextLine) -> bool:
    words = line.words
    most = _MOST_WORDS_OF_A_SENTENCE if words.endswith(".") else _MOST_WORDS
    quoted = words.count("“") > words.count("”") or (words[0] == '"' and words.count('"') % 2 == 1)
    return (
        line.is_short(most)
        and any(letter.isalpha() for letter in words)
        and not quoted
        and not (words[0] in '"“' and _SPEECH.match(words))
        and not _NO_TITLE.match(words)
        and not _PICTURE.search(words)
        and not _OPEN_ENDED.search(words)
        and not _NOTE.match(words)
        and not _DATELINE.match(words)
        and not _PRONOUN.match(words)
        and not dateline_agency(words)
    )


def _runs_on(line: TextLine) -> bool:
    return bool(_RUNS_ON.search(line.words))


def _ends_title(lead: Sequence[TextLine], after: Sequence[TextLine]) -> bool:
    """Whether the second line of a title ends it, and is not the second of a wrapped paragraph."""
    first, second = lead
    sentence = second.words.endswith(".") and not first.words.endswith(";")
    return (
        second.is_short(_MOST_WORDS)
        and not sentence
        and (second.blank_after or not _is_wrapped((*lead, *after[1:])))
    )


def _is_wrapped(lines: Sequence[TextLine]) -> bool:
    """Whether the first line is a piece of a paragraph whose lines an editor broke."""
    paragraph: list[TextLine] = []
    for line in lines:
        paragraph.append(line)
        if line.blank_after:
            break
    first, widest = len(paragraph[0].words), max(len(line.words) for line in paragraph)
    if len(paragraph) < 2 or widest > _WRAPPED_AT:
        return False
    if date_stamps(paragraph[1].words) or credit(paragraph[1].words):
        return False
    if SENTENCE_END.search(paragraph[0].words):
        return True
    goes_on = len(paragraph) > _TITLE_BLOCK or SENTENCE_END.search(paragraph[-1].words)
    return bool(goes_on) and first >= _NEARLY_FULL * widest


def _strip_emphasis(text: str, start: int, end: int) -> Span:
    match = _EMPHASIS.match(text[start:end])
    if match:
        start, end = start + match.start("title"), start + match.end("title")
    return Span(start=start, end=end)
