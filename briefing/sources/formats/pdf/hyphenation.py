"""Dehyphenation: the lines of a paragraph as one text, the words that a line's end splits made whole."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+(?:[-‐’'][^\W_]+)*")
_SPLIT = re.compile(r"([^\W_]+)[-‐\u00ad]$")
_SOFT = "\u00ad"
_RANGE = re.compile(r"\d[–-]$")
_SUSPENDED = re.compile(r"(?:and|or|to)\b")  # pre- and post-war
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_LONG = 3  # letters: what is shorter is a syllable as often as a word


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words of a document that stand whole within a line, in lower case."""
    words: set[str] = set()
    for line in lines:
        whole = [match[0].lower() for match in _WORD.finditer(_SPLIT.sub("", line))]
        words.update(whole)
    return frozenset(words)


def join_lines(lines: Sequence[str], words: frozenset[str]) -> str:
    """The lines as one text. A hyphen at a line's end stays where the document has the word with it, or has
    both halves as words; hyphens that are only for breaking, and signs of no width, are left out."""
    text = ""
    for line in lines:
        text = _append_line(text, line, words) if text else line
    return _UNSEEN.sub("", text)


def _append_line(text: str, line: str, words: frozenset[str]) -> str:
    split = _SPLIT.search(text)
    if text.endswith(_SOFT):
        return text[:-1] + line
    if _RANGE.search(text) and line[0].isdigit():
        return text + line
    if not split or _SUSPENDED.match(line):
        return f"{text} {line}"
    if not line[0].islower():
        return text + line if line[0].isalnum() else f"{text} {line}"
    after = _WORD.match(line)
    tail = after[0].lower() if after else ""
    return text + line if _keeps_hyphen(split[1].lower(), tail, words) else text[:-1] + line


def _keeps_hyphen(head: str, tail: str, words: frozenset[str]) -> bool:
    if head + tail in words:
        return False
    if f"{head}-{tail}" in words or head.isdigit():
        return True
    return len(head) >= _LONG and len(tail) >= _LONG and head in words and tail in words
