"""Genre: what an article calls itself, opinion or a report, in its title, its address or above its text."""

import re
from collections.abc import Sequence
from typing import Literal

from briefing.nlp.word_classes import word_class
from briefing.sources.metadata.bylines import dateline_agency
from briefing.sources.metadata.titles import first_lines

Genre = Literal["opinion", "letters", "live", "news", ""]

OWN_VIEWS: tuple[Genre, ...] = ("opinion", "letters")  # in which nobody but the author vouches


def _phrases(words: str) -> frozenset[str]:
    """Names of pages; their words are joined by "_" in the table."""
    return frozenset(name.replace("_", " ") for name in word_class(words))


_NAMES: dict[Genre, frozenset[str]] = {  # the first that a label has
    "letters": _phrases("names of letters pages"),
    "opinion": _phrases("names of opinion pages"),
    "live": _phrases("names of live pages"),
    "news": _phrases("names of news pages"),
}
_OPENING = 3  # lines above or at the head of a text, among which its label stands
_LONGEST = 5  # words of a label
_PARTED = re.compile(r"[|:]|\s[–—-]\s")
_ADDRESS = re.compile(r"https?://[^/?#]*(?P<path>[^?#]*)")
_NOT_WORD = re.compile(r"[\W_]+")


def genre(title: str, source: str, text: str) -> Genre:
    """The genre that an article is labelled with, by the name of a section, or by an agency's dateline as
    news; "" where it is not."""
    opening = [line.words for line in first_lines(text, 0, _OPENING)]
    labels = _labels(title, source, opening)
    for name, names in _NAMES.items():
        if not labels.isdisjoint(names):
            return name
    return "news" if any(map(dateline_agency, opening)) else ""


def _labels(title: str, source: str, opening: Sequence[str]) -> set[str]:
    """The parts of a title, of an address and of the lines above a text that may be labels, as bare words."""
    parts = _PARTED.split(title)
    labels = [parts[0], parts[-1]] if len(parts) > 1 else []
    labels += [line for line in opening if len(line.split()) <= _LONGEST]
    address = _ADDRESS.match(source)
    labels += address["path"].split("/")[:-1] if address else []
    return {" ".join(_NOT_WORD.sub(" ", label.casefold()).split()) for label in labels}
