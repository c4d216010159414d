"""Glued words: where a page's blocks ran together without a space, as a label and what stood behind it."""

import re
from collections.abc import Sequence

_JUNCTION = re.compile(r"\b([A-Za-z][a-z]{2,})([A-Z][a-z]{2,})\b")
_IMAGE_SIZE = re.compile(r"\b\d{2,4}x\d{2,4}\b")


def glued_sentences(texts: Sequence[str]) -> frozenset[int]:
    """The indices of the sentences in which words are glued, or a picture's size stands.

    Two words are where the text knows each by itself, and them together once: "shareApple", not "MacBook",
    which an article on it names again, nor "YouTube", of which it knows no "Tube".
    """
    found: set[int] = {index for index, text in enumerate(texts) if _IMAGE_SIZE.search(text)}
    junctions = [(index, match) for index, text in enumerate(texts) for match in _JUNCTION.finditer(text)]
    if not junctions:
        return frozenset(found)
    whole = "\n".join(texts)
    words = re.findall(r"[A-Za-z]+", whole)
    alone = frozenset(words)
    small = frozenset(word.casefold() for word in words)
    found.update(
        index
        for index, match in junctions
        if match[1].casefold() in small and match[2] in alone and words.count(match[0]) == 1
    )
    return frozenset(found)
