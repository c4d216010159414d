"""Annotated texts: a statement, a sentence or a name, and what the checks read in it, each thing once.

A rule that reads more than stands here keeps it with `memo.kept`, so that whoever holds a text holds all that
was read in it, and nothing is looked up by its letters.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from briefing.models import Span
from briefing.nlp import content_words, entities, lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence, attach_annotations
from briefing.nlp.confusables import normalize_text
from briefing.nlp.content_words import DistinctWords, StemmedWord
from briefing.nlp.dates import date_words
from briefing.nlp.entities import Name
from briefing.nlp.memo import Lazy
from briefing.nlp.quantities.alternatives import quantity_readings
from briefing.nlp.quantities.recognition import Quantity, quantities
from briefing.nlp.quotations import quoted_spans

_REMEMBERED = 512  # texts: the sentences of a day, and what is said of them
EDGES = " .,;:!?\"'"  # of a folded text, which say nothing
_STRAIGHT = (("''", '"'), *((mark, '"') for mark in "“”„«»"), *((mark, "'") for mark in "‘’"))


class AnnotatedText:
    """A text with what is read in it, when it is first asked for: for most texts most of it never is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.memo: dict[object, Any] = {}
        self._names: dict[frozenset[str], tuple[Name, ...]] = {}

    @Lazy
    def words(self) -> tuple[StemmedWord, ...]:
        return content_words.stemmed_words(self.text)

    @Lazy
    def stem_list(self) -> list[str]:
        """The stem of each of its words."""
        return [word.stem for word in self.words]

    @Lazy
    def distinct_words(self) -> DistinctWords:
        return DistinctWords(self.text)

    @Lazy
    def stems(self) -> frozenset[str]:
        return self.distinct_words.stems()

    @Lazy
    def content_stems(self) -> frozenset[str]:
        return self.distinct_words.content_stems()

    @Lazy
    def lower_words(self) -> frozenset[str]:
        return self.distinct_words.lower()

    @Lazy
    def denies(self) -> bool:
        """Whether a word of it negates others."""
        return content_words.denies(self.text)

    @Lazy
    def denied_stems(self) -> frozenset[str]:
        """The stems that are negated somewhere in it."""
        return frozenset([word.stem for word in self.words if word.negated])

    @Lazy
    def quotations(self) -> tuple[Span, ...]:
        return quoted_spans(self.text)

    @Lazy
    def lower(self) -> str:
        return self.text.casefold()

    @Lazy
    def folded(self) -> str:
        return fold_text(self.text)

    @Lazy
    def opener(self) -> frozenset[str]:
        """Its first word where it may be a name, for `names.names` and `attribution.attributions`."""
        first = content_words.first_word(self.text)
        if first is None or not first.content or not self.text[first.start].isupper():
            return frozenset()
        common = first.lower in lexicon.agents() or first.lower in lexicon.roles()
        return frozenset() if common else frozenset((strip_possessive(self.text[first.start : first.end]),))

    @Lazy
    def sentence(self) -> AnnotatedSentence:
        """Its tokens and clauses, where it is a sentence."""
        return attach_annotations(self.text, self.names, self.quotations)

    @Lazy
    def names(self) -> tuple[Name, ...]:
        """Its names, a doubtful opener among them."""
        return self.names_with(self.opener)

    def names_with(self, opener: frozenset[str]) -> tuple[Name, ...]:
        """Its names, if its first word is one where that is `opener`."""
        names = self._names.get(opener)
        if names is None:
            names = self._names[opener] = entities.names(self.text, opener)
        return names

    @Lazy
    def dates(self) -> tuple[str, ...]:
        return date_words(self.text)

    @Lazy
    def figures(self) -> tuple[Quantity, ...]:
        return quantities(self.text)

    @Lazy
    def readings(self) -> tuple[Quantity, ...]:
        """All that may be figures of it."""
        return quantity_readings(self.text)

    @Lazy
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, stem in enumerate(self.stem_list):
            places.setdefault(stem, []).append(at)
        return places

    def places(self, stem: str) -> Sequence[int]:
        """Where a stem stands among its words."""
        return self._places.get(stem, ())


@lru_cache(maxsize=_REMEMBERED)
def annotate_text(text: str) -> AnnotatedText:
    """A text as it is."""
    return AnnotatedText(text)


@lru_cache(maxsize=_REMEMBERED)
def annotate_normalized(text: str) -> AnnotatedText:
    """A text with characters that look alike made one."""
    return annotate_text(normalize_text(text))


def strip_possessive(word: str) -> str:
    """ "Dahl" for "Dahl's"."""
    if word.endswith(("'", "’")):
        return word[:-1]
    return word[:-2] if word.endswith(("'s", "’s")) else word


def contains_word(text: str, word: str) -> bool:
    """Whether a text has a word, or words, with no letter or digit run on to it: `\\bword\\b`."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        opens = (at > 0 and _is_of_word(text[at - 1])) != _is_of_word(word[0])
        if opens and (end < len(text) and _is_of_word(text[end])) != _is_of_word(word[-1]):
            return True
        at = text.find(word, at + 1)
    return False


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def fold_text(text: str) -> str:
    """A text for comparing word for word: one space, straight quotation marks, lower case."""
    if text.isascii():
        return " ".join(text.replace("''", '"').split()).casefold()
    for mark, straight in _STRAIGHT:
        text = text.replace(mark, straight)
    return " ".join(text.split()).casefold()
