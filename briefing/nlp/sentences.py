"""Sentence segmentation: body text as numbered sentences with exact offsets.

sentencex finds the boundaries, fast and in linear time on pieces of bounded length. It never looks inside
quotation marks, while news quotes several sentences at once; so it is shown the text with quotation marks and
brackets blanked, and the marks are given back to the sentence that they close or open. What it gets wrong in
news is put right by the two tables below: `JOINS` take a boundary of the library away, `SPLITS` add one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import sentencex  # type: ignore[import-untyped]

from briefing.models import Sentence, Span
from briefing.nlp import lexicon
from briefing.nlp.word_classes import weekdays, word_list

LONGEST = 2000  # characters; a longer "sentence" is no prose, and what reads it is not linear in its length
_WINDOW = 16_384  # characters that the library sees at once: its own cost grows with the square of this
_CONTEXT = 48  # characters that a rule sees on each side of a boundary

_BLANKS = '"“”„‟«»‹›()<>{}\n\r\u2028\u2029\x85'
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")
_SINGLE_QUOTES = re.compile(r"['‘’](?:(?<!\w.)|(?!\w))")
_CLOSERS = re.compile(r"(?:[\"'”’»›)}>]|\s+[”»›)](?!\w))*")

# Longer words first, so that "Then" is not read as "The".
_OPENER = (
    "(?:Meanwhile|Although|Another|Because|However|Several|Before|Though|After|Other|Since|These|Those|Their"
    "|There|Under|Where|While|Also|Both|From|Last|Many|Most|Some|Such|Then|They|This|That|What|When|With|And"
    "|But|For|Her|His|How|Its|New|Not|Our|She|The|Who|Why|Yet|You|An|As|At|He|If|In|It|My|No|On|Or|So|We)"
)
_SMALL_WORD = "|".join(
    rf"(?<=\s[a-z]{{{letters}}}.)" for letters in range(3, 16)
)  # looked at from its full stop
_NO_ABBREVIATION = "|".join(  # looked at from its full stop
    rf"(?<=\b{word}\.)" for word in ("No", *word_list("words that are abbreviations as well"))
)
_SAY = (
    "(?:said|says|asked|asks|added|adds|wrote|writes|tweeted|told|exclaimed|shouted|yelled|joked|quipped|replied"
    "|responded|demanded|wondered|recalled|continued|remarked|noted|declared)"
)


def _forms_pattern(*kinds: str) -> str:
    """What matches the forms of some classes of `data/abbreviations.tsv`, or its words."""
    forms = {form for kind, cell in lexicon.rows("abbreviations") if kind in kinds for form in cell.split()}
    forms |= {form.capitalize() for form in forms if form.islower()}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


_ENDS = "|".join(  # looked at from the full stop
    rf"(?<=\b{re.escape(form)}\.)"
    for kind, cell in lexicon.rows("abbreviations")
    if kind == "end"
    for form in cell.split()
)
_FIGURE = r"[$€£¥₹#+−±-]?\d"
_BEGUN = r"(?<![^\s(\[“\"‘'/–—-])"  # nothing of a word before it


class Join(NamedTuple):
    """A boundary is none where `left` ends before it and `right` begins after it."""

    name: str
    left: re.Pattern[str]
    right: re.Pattern[str]
    example: str
    why: str


class Split(NamedTuple):
    """A sentence begins where `pattern` ends."""

    name: str
    pattern: re.Pattern[str]
    example: str
    why: str


JOINS = (
    Join(
        "small letter",
        re.compile(r""),
        re.compile(r"[\"'“‘«(\[]*[a-z]"),
        "“Is it over?” she asked.",
        "an English sentence begins with a capital; the rest is what introduces or follows a quotation",
    ),
    Join(
        "mark",
        re.compile(r""),
        re.compile(r"[,;:!?%–—―]|\.(?!\s?\.)"),
        "She shouted (“Never!”), then left.",
        "no sentence begins with the mark that ends or divides one",
    ),
    Join(
        "form of address",
        re.compile(r"\b(?:Ms|Mr|Mrs|Mx|Dr)\.$"),
        re.compile(r"[A-Z]"),
        "They would send Ms. Martin to Crimea.",
        "the library takes Ms. for the end of a sentence",
    ),
    Join(
        "abbreviation before a name",
        re.compile(rf"{_BEGUN}(?:{_forms_pattern('name', 'either')})\.$"),
        re.compile(rf"(?!{_OPENER}\b)[A-Z]"),
        "The talks were led by Amb. Holm and Cllr. Berg.",
        "the library knows some titles, and few of ranks, offices and places",
    ),
    Join(
        "abbreviation before a figure",
        re.compile(rf"{_BEGUN}(?:{_forms_pattern('number', 'either', 'day')})\.$"),
        re.compile(_FIGURE),
        "It costs approx. 120 million euros, as Vol. 3 says.",
        "a sentence of news seldom begins with a figure, and such a word never ends one before it",
    ),
    Join(
        "unit",
        re.compile(rf"\d\s?(?:{_forms_pattern('unit')})\.$"),
        re.compile(rf"{_FIGURE}|(?:[CFKNSEW]|Celsius|Fahrenheit|Kelvin|(?:North|South|East|West)(?:ern)?)\b"),
        "The plant works at 90 deg. Celsius and is 5 ft. 3 in. tall.",
        "the scale and the smaller unit belong to the figure",
    ),
    Join(
        "time of day",
        re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE),
        re.compile(rf"(?:{'|'.join(weekdays())}|(?:[ECMP][SD]?|GM|BS)T\b|UTC\b|Eastern|Pacific)"),
        "It opens at 9 a.m. Monday in Ohio.",
        "the day and the zone belong to the hour",
    ),
    Join(
        "who said it",
        re.compile(r"[?!…][”\"’']$"),
        re.compile(
            rf"(?:(?:[A-Z][\w.’'-]*|of|the|de|van|von)\s){{1,5}}{_SAY}"
            rf"(?:[.,:]|$|\s(?:in|on|at|to|of|during|after|as|with|when|while|him|her|them|me|us|reporters)\b)"
        ),
        "“Is it over?” Clinton asked.",
        "a quotation that asks or exclaims keeps the name and the verb after it",
    ),
    Join(
        "pause",
        re.compile(r"\s(?:\.\.\.|…)$"),
        re.compile(rf"(?!{_OPENER}\b)"),
        "I like ... Donald and his team.",
        "an ellipsis with space before it marks words left out, and a name may follow them",
    ),
)

SPLITS = (
    Split(
        "abbreviation that ends a sentence",
        re.compile(rf"\.(?<=[A-Za-z]\.)(?:{_ENDS})[”\"]?\s+(?=[“\"]?(?:{_forms_pattern('begins')})\s[a-z])"),
        "It was bought by Acme Inc. Shares fell.",
        "the library joins what follows a firm, a month or a state to it, be it a new sentence",
    ),
    Split(
        "word that is an abbreviation elsewhere",
        re.compile(rf"\.(?:{_NO_ABBREVIATION})[”\"]*\s+(?=[“\"]?[A-Z])"),
        "It scares me. Hearing it was worse.",
        "before a capital these are words; the abbreviation of number stands before figures",
    ),
    Split(
        "ellipsis",
        re.compile(rf"…(?<=\w…)[”\"’'»)]*\s+(?=[\"“‘]?{_OPENER}\b)"),
        "It went on and on… Then it stopped.",
        "the library does not know the single character for three dots",
    ),
    Split(
        "glued to an acronym",
        re.compile(rf"[A-Z](?<![A-Za-z][A-Z])[A-Z]{{2,}}(?={_OPENER}\s[a-z])"),
        "It is home to the chip company ASMLNew export rules were announced.",
        "lost line breaks glue sentences; only an opener with a small word after it tells one from a name",
    ),
    Split(
        "glued to a full stop",
        re.compile(rf"[.!?](?<=[a-z0-9][a-z0-9%].)[”’\")]*(?=“?{_OPENER}\s[a-z])"),
        "It was announced last week.The company declined to comment.",
        "the same, with the full stop still there",
    ),
    Split(
        "glued to a name",
        re.compile(
            rf"[.!?](?=[”’]?“?(?!(?:Com|Net|Org|Gov|Edu)\b)[A-Z][a-z]{{2,}}(?:\s|,[”’]))(?:{_SMALL_WORD})[”’]?"
        ),
        "It was announced last week.Breton declined to comment.",
        "a small word, a full stop and a capital without a space are no name and no address",
    ),
)

_LIST_MARK = re.compile(r"(?<!\S)[•⁃*-]?\s?([0-9]{1,3}|[a-z])[.)]+\s(?=\S)")
_ADDRESS = re.compile(r"[@/][^\s“”]*$")
_WIDE_STOPS = "。！？｡．"
_WORD = re.compile(r"[^\W_]")


def split_sentences(text: str, within: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs `within`, numbered from 1 over all of them.

    Offsets are code points of `text`; a sentence has no white space at its ends and never crosses a
    paragraph; every other character of `within` stands in exactly one sentence. The time is linear in length.
    """
    sentences: list[Sentence] = []
    for paragraph in within:
        for start, end in _sentence_offsets(text[paragraph.start : paragraph.end]):
            sentences.append(
                Sentence(number=len(sentences) + 1, start=paragraph.start + start, end=paragraph.start + end)
            )
    return tuple(sentences)


def glued_neighbours(text: str, sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, Sentence], ...]:
    """Neighbours that the text runs together without white space: a sign of damage, as after a lost line.

    Scripts that write no space between sentences are not damaged.
    """
    return tuple(
        (before, after)
        for before, after in pairwise(sentences)
        if before.end == after.start and text[before.end - 1] not in _WIDE_STOPS
    )


def _sentence_offsets(paragraph: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in (*_cuts(paragraph), len(paragraph)):
        last = cut == len(paragraph)
        if not last and not (_WORD.search(paragraph, start, cut) and _WORD.search(paragraph, cut)):
            continue  # marks alone are no sentence; they stay with their neighbour
        piece = paragraph[start:cut]
        indent = len(piece) - len(piece.lstrip())
        if length := len(piece.strip()):
            yield start + indent, start + indent + length
        start = cut


def _cuts(paragraph: str) -> list[int]:
    marks = _list_marks(paragraph)
    inside_marks = {offset for mark in marks for offset in range(mark.start + 1, mark.end + 1)}
    cuts = {mark.start for mark in marks}
    cuts.update(cut for cut in _library_cuts(paragraph) if cut not in inside_marks)
    for rule in SPLITS:
        cuts.update(
            match.end() for match in rule.pattern.finditer(paragraph) if not _is_in_address(paragraph, match)
        )
    return sorted(cuts - {0, len(paragraph)})


def _is_in_address(paragraph: str, match: re.Match[str]) -> bool:
    """Whether the split would part "a@example.It" or "example.com/a.The"."""
    if match[0][-1].isspace():
        return False
    return bool(_ADDRESS.search(paragraph[max(0, match.start() - _CONTEXT) : match.start()]))


def _library_cuts(paragraph: str) -> Iterator[int]:
    blanked = _blank_marks(paragraph)
    before = 0
    for boundary in _boundaries(blanked):
        sentence = blanked[before:boundary].rstrip()
        end = before + len(sentence)
        before = boundary
        closed = _CLOSERS.match(paragraph, end)
        cut = closed.end() if closed else end
        after = paragraph[cut : cut + _CONTEXT]
        right = after.lstrip()
        if right == after and sentence.endswith((".", "!", "?")):
            continue  # "N.Y." and "Jane.Doe@example.com": without white space only our own rules split
        left = paragraph[max(0, cut - _CONTEXT) : cut]
        if not any(rule.right.match(right) and rule.left.search(left) for rule in JOINS):
            yield cut


def _blank_marks(paragraph: str) -> str:
    """As long as before, without what keeps the library from looking: an apostrophe within a word is all that
    is left of single marks, and half a pair is no UTF-8."""
    blanked = _SINGLE_QUOTES.sub(" ", paragraph).replace("'", "’")
    for mark in _BLANKS:
        if mark in blanked:
            blanked = blanked.replace(mark, " ")
    return _HALF_PAIR.sub("\ufffd", blanked)


def _boundaries(blanked: str) -> Iterator[int]:
    """Where sentences end for the library, which is shown the text window by window."""
    start = 0
    while len(blanked) - start > _WINDOW:
        window = blanked[start : start + _WINDOW]
        ends = [end for end in _ends(window) if end < _WINDOW - _CONTEXT]
        yield from (start + end for end in ends)
        start += ends[-1] if ends else window.rfind(" ") + 1 or _WINDOW
    yield from (start + end for end in _ends(blanked[start:]))


def _ends(window: str) -> Iterator[int]:
    return accumulate(map(len, sentencex.segment("en", window)))


def _list_marks(paragraph: str) -> list[Span]:
    """ "1." and its successors, where the paragraph begins with one: "1. Milk 2. Bread"."""
    first = _LIST_MARK.match(paragraph)
    if not first:
        return []
    marks, number = [Span(start=0, end=first.end())], first[1]
    for match in _LIST_MARK.finditer(paragraph, first.end()):
        if match[1] == (str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)):
            marks.append(Span(start=match.start(), end=match.end()))
            number = match[1]
    return marks
