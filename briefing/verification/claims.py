"""Claims: statements for which only somebody in their evidence vouches, told as if nobody had to."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.sentences import LONGEST
from briefing.nlp.vouching import voucher
from briefing.nlp.word_classes import verb_class
from briefing.verification.annotated_statement import AnnotatedStatement, annotate_statement, cited_text
from briefing.verification.annotated_text import AnnotatedText, annotate_normalized

_SAID_THERE = 0.5  # share of a statement's content words in the clause of its evidence that says it
CLAIM_AS_FACT = "somebody's claim, told as a fact"
MOST = 0.8  # the same for what is that clause in nearly its own words


class _Telling(NamedTuple):
    """The share of a statement's content words that stand in a clause of so many words, and whether a speaker
    vouches for that clause."""

    share: float
    words: int
    is_told: bool


def is_claim(
    text: str, evidence: Sequence[str], aliases: Mapping[str, str], *, share: float = _SAID_THERE
) -> bool:
    """Whether the clause of the evidence that says most of a statement is somebody's word, and the statement
    names nobody for it: "the campaign broke the law" of "the city says the campaign broke the law". Such a
    `share` of the statement's content words must stand in that clause."""
    cited = cited_text(list(map(annotate_normalized, evidence)), aliases)
    stated = annotate_statement(text, cited)
    if names_speaker(stated.text):
        return False
    tellings = (telling for sentence in cited.texts for telling in _tellings(stated, sentence))
    closest = max(tellings, key=lambda telling: (telling.share, -telling.words), default=None)
    return closest is not None and closest.share >= share and closest.is_told


@lru_cache(maxsize=1024)
def names_speaker(text: str) -> bool:
    """Whether a statement itself says who says so: by a verb, or beside it."""
    sentence = annotate_normalized(text).sentence
    return "according to" in text.casefold() or any(
        clause.kind == "tag"
        or (clause.verb is not None and sentence.tokens[clause.verb].lower in _telling_verbs())
        for clause in sentence.clauses.clauses
    )


def names_source(text: str) -> bool:
    """Whether a statement names whose word, wish or finding it is, so that nobody takes it for a fact."""
    sentence = annotate_normalized(text).sentence
    telling = {clause.verb for clause in sentence.clauses.clauses if clause.kind == "main"}
    telling |= {clause.governor for clause in sentence.clauses.clauses if clause.kind == "content"}
    verbs = {sentence.tokens[at].lower for at in telling if at is not None}
    return names_speaker(text) or not verbs.isdisjoint(_sourcing_verbs())


@cache
def _sourcing_verbs() -> frozenset[str]:
    return frozenset(lexicon.cues()) | verb_class("verbs of finding")


@cache
def _telling_verbs() -> frozenset[str]:
    return frozenset(word for word, cue in lexicon.cues().items() if cue.kind in ("speech", "belief"))


def _tellings(stated: AnnotatedStatement, sentence: AnnotatedText) -> Iterator[_Telling]:
    """What each clause of a sentence with a verb has of a statement."""
    annotated = sentence.sentence
    wanted = {word.stem for word in stated.words if word.content}
    if not wanted or len(annotated.text) > LONGEST:
        return
    for clause in annotated.clauses.clauses:
        if clause.kind == "tag" or (clause.verb is None and clause.kind != "main"):
            continue
        start, end = annotated.tokens[clause.start].start, annotated.tokens[clause.end - 1].end
        there = {word.stem for word in sentence.words if word.content and start <= word.start < end}
        at = clause.start if clause.verb is None else clause.verb
        told = voucher(annotated, at) == "speaker"
        yield _Telling(len(wanted & there) / len(wanted), clause.end - clause.start, told)
