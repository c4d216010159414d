"""Genre: whether an article calls itself opinion, in its title, its address or above its text."""

import re
from typing import Literal
from urllib.parse import urlsplit

from briefing.nlp.word_classes import word_class

Genre = Literal["opinion", "letters", ""]

_NAMES = word_class("names of opinion pages")
_LETTERS = word_class("names of letters pages")
_OPENING = 3  # lines above or at the head of a text, among which its label stands
_LONGEST = 5  # words of a label
_PARTED = re.compile(r"\s*[|:]\s*|\s+[–—-]\s+")
_NOT_WORD = re.compile(r"[\W_]+")


def genre(title: str, source: str, text: str) -> Genre:
    """The genre that an article is labelled with; "" where it is not, which is no sign of news."""
    parts = _PARTED.split(title)
    labels = [parts[0], parts[-1]] if len(parts) > 1 else []
    lines = [line for line in text.splitlines() if line.strip()][:_OPENING]
    labels += [line for line in lines if len(line.split()) <= _LONGEST]
    address = urlsplit(source) if source.startswith(("http://", "https://")) else None
    labels += address.path.split("/")[:-1] if address else []
    named = {" ".join(_NOT_WORD.sub(" ", label.casefold()).split()) for label in labels}
    if named & _phrases(_LETTERS):
        return "letters"
    return "opinion" if named & _phrases(_NAMES) else ""


def _phrases(names: frozenset[str]) -> set[str]:
    """Names of pages; their words are joined by "_" in the table."""
    return {name.replace("_", " ") for name in names}
