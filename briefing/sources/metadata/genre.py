"""Genre: what an article calls itself, opinion or a report, in its title, its address or above its text."""

import re
from typing import Literal
from urllib.parse import urlsplit

from briefing.nlp.word_classes import word_class
from briefing.sources.metadata.bylines import dateline_agency

Genre = Literal["opinion", "letters", "live", "news", ""]

OWN_VIEWS: tuple[Genre, ...] = ("opinion", "letters")  # in which nobody but the author vouches

_NAMES: dict[Genre, frozenset[str]] = {  # the first that a label has
    "letters": word_class("names of letters pages"),
    "opinion": word_class("names of opinion pages"),
    "live": word_class("names of live pages"),
    "news": word_class("names of news pages"),
}
_OPENING = 3  # lines above or at the head of a text, among which its label stands
_LONGEST = 5  # words of a label
_PARTED = re.compile(r"\s*[|:]\s*|\s+[–—-]\s+")
_NOT_WORD = re.compile(r"[\W_]+")


def genre(title: str, source: str, text: str) -> Genre:
    """The genre that an article is labelled with, by the name of a section, or by an agency's dateline as
    news; "" where it is not."""
    labels = _labels(title, source, text)
    for name, names in _NAMES.items():
        if labels & _phrases(names):
            return name
    return "news" if any(map(dateline_agency, _first_lines(text))) else ""


def _labels(title: str, source: str, text: str) -> set[str]:
    """The parts of a title, of an address and of the lines above a text that may be labels, as bare words."""
    parts = _PARTED.split(title)
    labels = [parts[0], parts[-1]] if len(parts) > 1 else []
    labels += [line for line in _first_lines(text) if len(line.split()) <= _LONGEST]
    address = urlsplit(source) if source.startswith(("http://", "https://")) else None
    labels += address.path.split("/")[:-1] if address else []
    return {" ".join(_NOT_WORD.sub(" ", label.casefold()).split()) for label in labels}


def _first_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()][:_OPENING]


def _phrases(names: frozenset[str]) -> set[str]:
    """Names of pages; their words are joined by "_" in the table."""
    return {name.replace("_", " ") for name in names}
