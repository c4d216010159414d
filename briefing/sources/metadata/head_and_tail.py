"""The first and last lines of a text, where news says what it is, who wrote it and when."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.nlp.tokenization import spaced_words

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile(r"\s*")
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
    match = _SPACE.match(text, start)
    first = match.end() if match else start
    return tuple(_lines(text, first, first + _WINDOW))[:count]


def last_lines(text: str, start: int, count: int) -> tuple[TextLine, ...]:
    """The last `count` lines after `start` that are not blank."""
    end = len(text.rstrip())
    first = max(start, end - _WINDOW)
    if first > start:
        cut = _BREAK.search(text, first, end)  # what is left of a longer line is no line
        first = cut.end() if cut else end
    return tuple(_lines(text, first, end))[-count:]


def _lines(text: str, start: int, end: int) -> Iterator[TextLine]:
    for match in _LINE.finditer(text, start, min(end, len(text))):
        words = match[0].strip()
        if words:
            line_start = match.start() + match[0].index(words)
            line_end = line_start + len(words)
            yield TextLine(line_start, line_end, words, blank_after=_is_blank_after(text, match.end()))


def _is_blank_after(text: str, end: int) -> bool:
    space = _SPACE.match(text, end, end + _GAP)
    return space is not None and len(_BREAK.findall(space[0])) > 1
