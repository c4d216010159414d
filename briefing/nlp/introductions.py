"""Introductions: sentences that end in a colon and give what stands below them as somebody else's words."""

import re

from briefing.nlp import lexicon
from briefing.nlp.tokenization import tokenize
from briefing.nlp.word_classes import word_class

_ACCORDING = re.compile(
    r"\b(?:according|in the words|in (?:his|her|their|its) (?:own )?words)\b", re.IGNORECASE
)
_WRITINGS = word_class("writings")
_READS = word_class("verbs of a text")


def introduces_words(text: str) -> bool:
    """Whether another's words follow: "the board said:", "according to the page of the union:", "how the
    Post's story began:"."""
    if not text.rstrip().endswith(":"):
        return False
    if _ACCORDING.search(text):
        return True
    words = [token.lower.replace("’", "'").removesuffix("'s") for token in tokenize(text).tokens]
    cues = (lexicon.cues().get(word) for word in words)
    if any(cue is not None and cue.kind == "speech" for cue in cues):
        return True
    return not _WRITINGS.isdisjoint(words) and not _READS.isdisjoint(words)
