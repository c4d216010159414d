"""Closest clause: what the evidence only has asked, denied or alleged in a clause is not told as so in other
words than that clause's."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.memo import kept
from briefing.nlp.sentences import LONGEST
from briefing.nlp.vouching import is_alleged, voucher
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText

_MOSTLY = 0.75  # of what a statement shares with its evidence, in the clause that it is about
_FEWEST = 3  # content words in common by which a clause can be told to be the one
_HEDGED = (
    word_class(
        "hedging adverbs",
        "adverbs of likelihood",
        "adjectives of what is only alleged",
        "nouns of what is only alleged",
        "words before what nobody vouches for",
        "words of asking whether",
        "modals of possibility",
        "future modals",
        "conditional subordinators",
    )
    | verb_class("verbs of accusing", "verbs of weak evidence", "verbs of leaving open", "verbs of wanting")
) - {"trial"}


class _ClosestClause(NamedTuple):
    share: float
    brevity: int
    is_vouched: bool


def check_closest_clause(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """A statement that names nobody for what it tells is not about a clause that nobody vouches for."""
    if stated.stakeholder or stated.copied or stated.quotations or _leaves_open(stated.annotation):
        return None
    shared = stated.annotation.content_stems & cited.stems
    if len(shared) < _FEWEST:
        return None
    near = [text for text in cited.texts if len(shared & text.stems) >= _MOSTLY * len(shared)]
    if not near or all(map(_is_plain, cited.texts)):
        return None
    closest = max((clause for text in near for clause in _clauses(shared, text)), default=None)
    if closest is None or closest.is_vouched or closest.share < _MOSTLY:
        return None
    return StatementFault("weak", "told as so, where nobody in its source says so for certain")


def _leaves_open(text: AnnotatedText) -> bool:
    """Whether a statement denies, hedges, or tells what somebody says, thinks or wants."""
    words = text.lower_words
    return text.denies or not words.isdisjoint(_HEDGED) or not words.isdisjoint(lexicon.cues())


@kept
def _is_plain(text: AnnotatedText) -> bool:
    """Whether a sentence has no clause that somebody may not vouch for."""
    return all(
        clause.kind in ("main", "relative", "adverbial", "tag") for clause in text.sentence.clauses.clauses
    )


def _clauses(shared: frozenset[str], text: AnnotatedText) -> Iterator[_ClosestClause]:
    """Each clause of a sentence that has a verb, with its share of the stems that a statement shares."""
    sentence = text.sentence
    if len(sentence.text) > LONGEST:
        return
    for clause in sentence.clauses.clauses:
        if clause.verb is None or clause.kind == "tag":
            continue
        start, end = sentence.tokens[clause.start].start, sentence.tokens[clause.end - 1].end
        there = {word.stem for word in text.words if word.content and start <= word.start < end}
        doubted = voucher(sentence, clause.verb) == "nobody" or is_alleged(sentence, clause.verb)
        share = len(shared & there) / len(shared)
        yield _ClosestClause(share, clause.start - clause.end, not doubted)
