"""Visible text: a text as its reader sees it, with the place of each character in the text as it was read.

Left out are the characters that nobody sees (soft hyphens, joiners and spaces of no width), the marks of
footnotes that would be read into a figure, and Markdown's own marks with what they strike out. The text as it
was read stays what evidence points into.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_GONE = "\0"
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<=[A-Za-zÀ-ɏ])[\u200c\u200d](?=[A-Za-zÀ-ɏ])")
_NOTE = re.compile(r"(?<=[\w.,;:!?”\"’'%)])\[\d{1,3}(?:[,–-]\d{1,3})*\](?![(:\[\w])")
_WITHIN = r"(?=\S)((?:[^\n]|\n(?!\s*\n)){1,2000}?)(?<=\S)"
_LINKED = r"\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+[\"'][^\n]*?[\"'])?\)|\[[^\[\]\n]{0,100}\]"
_LINK = re.compile(rf"(?<!\\)\[((?:[^\[\]\n]|\\[\[\]]){{1,300}})\](?:{_LINKED})")
_RAISED = re.compile(r"(?:\^([^\s^]{1,12})\^|<sup>([^<>]{1,12})</sup>)", re.IGNORECASE)
_POWER_OF = re.compile(r"(?:(?<![\d.,])(?:10|[2-9])|\b[ckm]?m)$")
_SCALE = re.compile(r"\s*(?:hundred|thousand|million|billion|trillion|%|per ?cent)", re.IGNORECASE)


class _Mark(NamedTuple):
    """`pattern` and how many of its characters are left out at its start and end; None for all of them."""

    pattern: re.Pattern[str]
    edge: int | None


# Longer marks first: what is left out no longer stands in the way of the shorter ones.
_MARKS = (
    _Mark(re.compile(r"<!--.{0,5000}?-->", re.DOTALL), None),
    _Mark(re.compile(rf"(?<![~\\])~~{_WITHIN}~~(?!~)"), None),
    _Mark(
        re.compile(r"<(s|del|strike)(?:\s[^<>]*)?>(?:[^\n]|\n(?!\s*\n)){0,2000}?</\1>", re.IGNORECASE), None
    ),
    _Mark(re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)"), None),
    _Mark(re.compile(r"\[\^[^\[\]\s]{1,40}\]:?"), None),
    _Mark(re.compile(r"^[ ]{0,3}\[[^\[\]\n]{1,100}\]:[ \t]+\S+[^\n]*$", re.MULTILINE), None),
    _Mark(re.compile(rf"(?<![*\\])\*\*\*{_WITHIN}(?<!\\)\*\*\*(?!\*)"), 3),
    _Mark(re.compile(rf"(?<![*\\])\*\*{_WITHIN}(?<!\\)\*\*(?!\*)"), 2),
    _Mark(re.compile(rf"(?<![\w\\])__{_WITHIN}(?<!\\)__(?!\w)"), 2),
    _Mark(re.compile(r"(?<![*\\])\*(?=[^\s*])((?:[^\n*]|\n(?!\s*\n)){1,2000}?)(?<=[^\s\\*])\*(?!\*)"), 1),
    _Mark(re.compile(r"(?<![\w\\])_(?=[^\s_])((?:[^\n_]|\n(?!\s*\n)){1,2000}?)(?<=[^\s\\_])_(?!\w)"), 1),
    _Mark(re.compile(r"(?<![`\\])`([^`\n]+)`(?!`)"), 1),
    _Mark(re.compile(r"(?<=\w)~(\d{1,2})~"), 1),
    _Mark(re.compile(r"^[ ]{0,3}#{1,6}[ \t]+", re.MULTILINE), None),
    _Mark(re.compile(r"</?(?!sup\b)[a-z][a-z0-9]*(?:\s[^<>\n]*)?/?>", re.IGNORECASE), None),
)
_DOUBLE_SPACE = re.compile(rf"(?<=[ \t]){_GONE}+[ \t]+")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


class VisibleText(NamedTuple):
    """`text` as it is seen, and the runs of it: where each begins in it, and in the text as it was read."""

    text: str
    begins: tuple[int, ...]
    places: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Where the character at an offset of `text` stands in the text as it was read."""
        run = bisect_right(self.begins, offset) - 1
        return self.places[run] + offset - self.begins[run]

    def end(self, offset: int) -> int:
        """Where the text before an offset of `text` ends in the text as it was read."""
        return self.start(offset - 1) + 1 if offset else 0

    def offset(self, source_offset: int) -> int:
        """Where in `text` a place of the text as it was read is, or the first that is seen after it."""
        run = bisect_right(self.places, source_offset) - 1
        if run < 0:
            return 0
        end = self.begins[run + 1] if run + 1 < len(self.begins) else len(self.text)
        return min(self.begins[run] + source_offset - self.places[run], end)


def is_markdown(source: str) -> bool:
    """Whether a source is a Markdown file, by its name."""
    return source.casefold().endswith((".md", ".markdown"))


@lru_cache(maxsize=64)
def visible_text(text: str, *, markdown: bool) -> VisibleText:
    """A text as it is seen; Markdown's marks are left out where it is `markdown`."""
    masked = text.replace(_GONE, " ")
    if markdown:
        masked = _mask_markdown(masked)
    if "[" in masked:
        masked = _NOTE.sub(_mask_match, masked)
    masked = _UNSEEN.sub(_mask_match, masked)
    runs = [(match.start(), match.group()) for match in re.finditer(rf"[^{_GONE}]+", masked)]
    begins = accumulate((len(words) for _, words in runs), initial=0)
    kept = "".join(text[offset : offset + len(words)] for offset, words in runs)
    return VisibleText(kept, tuple(begins)[: len(runs)] or (0,), tuple(offset for offset, _ in runs) or (0,))


def visible_words(text: str, *, markdown: bool = False) -> str:
    """The words of a text as they are seen."""
    return visible_text(text, markdown=markdown).text


def strip_invisible(text: str) -> str:
    """A text without the characters that nobody sees: soft hyphens, joiners and spaces of no width."""
    return _UNSEEN.sub("", text)


def _mask_markdown(text: str) -> str:
    for mark in _MARKS:
        text = mark.pattern.sub(_edge_masker(mark.edge), text)
    text = _LINK.sub(lambda link: _mask_edges(link[0], 1, len(link[1])), text)
    text = _RAISED.sub(_mask_superscript, text)
    text = _DOUBLE_SPACE.sub(lambda gap: _GONE * len(gap[0]), text)
    return _ESCAPE.sub(_GONE, text)


def _edge_masker(edge: int | None) -> Callable[[re.Match[str]], str]:
    if edge is None:
        return _mask_match
    return lambda match: _mask_edges(match[0], edge, len(match[0]) - 2 * edge)


def _mask_edges(text: str, start: int, length: int) -> str:
    """All but `length` characters from `start` on left out."""
    return _GONE * start + text[start : start + length] + _GONE * (len(text) - start - length)


def _mask_match(match: re.Match[str]) -> str:
    return "".join(character if character in "\n\r" else _GONE for character in match[0])


def _mask_superscript(match: re.Match[str]) -> str:
    """A power keeps its caret, a word its letters; a number is the mark of a footnote."""
    mark = match[1] or match[2]
    before = match.string[max(0, match.start() - 8) : match.start()]
    start = match.start(1 if match[1] else 2) - match.start()
    if mark.isalpha() and len(mark) > 1:
        return _mask_edges(match[0], start, len(mark))
    power = re.fullmatch(r"[-−]?\d{1,2}", mark) and _POWER_OF.search(before) and mark != "1"
    if match[1] and power and not _SCALE.match(match.string, match.end()):
        return _mask_edges(match[0], 0, 1 + len(mark))
    return _mask_match(match)
