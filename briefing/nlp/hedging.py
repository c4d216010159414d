"""Hedging: what a sentence only has somebody accused of, believed to have done, or likely to do."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, AnnotatedSentence, is_adverb
from briefing.nlp.clauses import Clause
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.predicates import predicate_at
from briefing.nlp.word_classes import verb_class, word_class

Certainty = Literal["alleged", "likely"]

_ALLEGED = word_class("adverbs of hearsay")
_PROBABLE = word_class("hedging adverbs", "adverbs of likelihood") - _ALLEGED
_DOUBTED = word_class("adjectives of what is only alleged")
_CHARGING = verb_class("verbs of accusing")
_CHARGES = word_class("nouns of what is only alleged")
_CHARGED_WITH = frozenset(("of", "with", "for", "over"))
_REPORTED = verb_class("verbs of what is reported")
_PROFESSING = verb_class("verbs of professing")
_SEEMING = verb_class("verbs of seeming")
_PROSPECTIVE = word_class("adjectives of likelihood")
_LIKELY = _SEEMING | _PROSPECTIVE
_WITH_INFINITIVE = _REPORTED | _PROFESSING | _LIKELY
_NEEDS_BE = (_REPORTED - _PROFESSING - _SEEMING) | {"due"}  # "is said to", and not "claims to", "due to rain"
_SUGGESTING = verb_class("verbs of weak evidence")
_FUNCTION = word_class("function words")
_COORDINATORS = word_class("coordinators")
_PRONOUNS = word_class("subject pronouns")
_DETERMINERS = word_class("determiners", "possessives")
_WITHIN = frozenset(("content", "infinitive", "gerund", "question"))
_NEAR = 8  # words from a noun of accusing to its "of"
_OBJECT = 16  # and from a verb, behind whose object may stand who that is
_PHRASE = 4  # words of a noun phrase behind its adjective


class Hedge(NamedTuple):
    """Tokens [start, end) that are told with a hedge, and the token that is it. Of an adjective they are the
    noun phrase behind it, of all others what a clause tells."""

    certainty: Certainty
    cue: int
    start: int
    end: int
    of_adjective: bool = False


def hedges(sentence: AnnotatedSentence) -> tuple[Hedge, ...]:
    """The hedges of a sentence in the order of their words, each with as far as it reaches: to the end of its
    clause, or to where another predicate begins."""
    return tuple(
        hedge
        for index, token in enumerate(sentence.tokens)
        if token.word and not token.quoted and not (token.named and index)
        for hedge in _hedges_at(sentence, index)
        if hedge.start < hedge.end
    )


def hedge_over(sentence: AnnotatedSentence, known: tuple[Hedge, ...], token: int) -> Hedge | None:
    """The first of a sentence's hedges that a token is told with: not one outside the relative clause or the
    clause of time that the token stands in."""
    return next(
        (
            hedge
            for hedge in known
            if hedge.start <= token < hedge.end and _is_within(sentence, token, hedge.start)
        ),
        None,
    )


def _is_within(sentence: AnnotatedSentence, token: int, start: int) -> bool:
    """Whether between a token's clause and where a hedge begins lie only clauses that complete another."""
    around = sentence.clauses.chain(start)[0]
    for clause in sentence.clauses.chain(token):
        if clause == around or clause.start <= start:
            return True
        if clause.kind not in _WITHIN:
            return False
    return True


def _hedges_at(sentence: AnnotatedSentence, index: int) -> Iterator[Hedge]:
    word = sentence.tokens[index].lower
    if word in _ALLEGED or word in _PROBABLE:
        yield _of_adverb(sentence, index, "alleged" if word in _ALLEGED else "likely")
    if word in _DOUBTED:
        yield Hedge("alleged", index, index + 1, _phrase_end(sentence, index + 1), of_adjective=True)
    if word in _CHARGING or word in _CHARGES:
        yield _of_charge(sentence, index)
    if word in _WITH_INFINITIVE:
        yield from _of_infinitive(sentence, index)
    if word in _REPORTED and lower_token(sentence, index + 1) == "that" and _is_passive(sentence, index):
        yield Hedge("alleged", index, index + 2, _end(sentence, index + 1))
    if word in _SUGGESTING or word in _PROSPECTIVE:
        certainty: Certainty = "alleged" if word in _SUGGESTING else "likely"
        for clause in sentence.clauses.clauses:
            if clause.kind == "content" and clause.governor == index:
                yield Hedge(certainty, index, clause.start, clause.end)


def _of_adverb(sentence: AnnotatedSentence, index: int, certainty: Certainty) -> Hedge:
    """What stands behind an adverb in its clause; all of the clause where nothing does."""
    before, after = lower_token(sentence, index - 1), lower_token(sentence, index + 1)
    if after == "to" or before in _DETERMINERS:  # "is likely to", "the likely winner"
        end = index + 1 if after == "to" else _phrase_end(sentence, index + 1)
        return Hedge(certainty, index, index + 1, end, of_adjective=True)
    end = _end(sentence, index)
    if any(sentence.tokens[at].word for at in range(index + 1, end)):
        return Hedge(certainty, index, index + 1, end)
    return Hedge(certainty, index, sentence.clauses.chain(index)[0].start, index)


def _of_charge(sentence: AnnotatedSentence, index: int) -> Hedge:
    """What somebody is accused of or charged with; an empty one where a word charges nobody with a deed."""
    charged_by_noun = sentence.tokens[index].lower in _CHARGES
    reach = _NEAR if charged_by_noun else _OBJECT
    for at in range(index + 1, min(len(sentence.tokens), index + reach)):
        word = sentence.tokens[at].lower
        if sentence.tokens[at].text in ".;:":
            break
        if word in _CHARGED_WITH and _deed_follows(sentence, at + 1, of_noun=charged_by_noun):
            return Hedge("alleged", index, at + 1, _end(sentence, at))
    return Hedge("alleged", index, index, index)


def _deed_follows(sentence: AnnotatedSentence, index: int, *, of_noun: bool) -> bool:
    """Whether a gerund stands at a token; near one behind a noun: "rumours of the abbot having sold"."""
    for token in sentence.tokens[index : index + (_NEAR if of_noun else 1)]:
        if not token.word:
            return False
        if token.lower.endswith("ing"):
            return True
    return False


def _of_infinitive(sentence: AnnotatedSentence, index: int) -> Iterator[Hedge]:
    """What is said or likely to be: "is believed to have sunk", "claims to own", "is likely to close"."""
    word = sentence.tokens[index].lower
    to = index + 1
    while to < len(sentence.tokens) and is_adverb(sentence.tokens[to]):
        to += 1
    if lower_token(sentence, to) != "to":
        return
    if word in _NEEDS_BE and not _is_passive(sentence, index):
        return
    certainty: Certainty = "likely" if word in _LIKELY else "alleged"
    yield Hedge(certainty, index, to + 1, _end(sentence, to))


def _is_passive(sentence: AnnotatedSentence, index: int) -> bool:
    at = index - 1
    while at >= 0 and is_adverb(sentence.tokens[at]):
        at -= 1
    return lower_token(sentence, at) in BE


def _end(sentence: AnnotatedSentence, index: int) -> int:
    """Where the clause of a token ends, or another predicate begins: "… and was fined"."""
    clause: Clause = sentence.clauses.chain(index)[0]
    for at in range(index + 1, clause.end):
        if sentence.tokens[at].text in ";:":
            return at
        joins = sentence.tokens[at].lower in _COORDINATORS and at + 1 < len(sentence.tokens)
        if joins and (lower_token(sentence, at + 1) in _PRONOUNS or predicate_at(sentence, at + 1)):
            return at
    return clause.end


def _phrase_end(sentence: AnnotatedSentence, index: int) -> int:
    """Where the noun phrase that goes on at a token ends."""
    end = index
    for at, token in enumerate(sentence.tokens[index : index + _PHRASE], index):
        if not token.word or token.named or token.lower in _FUNCTION:
            break
        if at > index and lexicon.base_of(token.lower) not in (None, token.lower):
            break  # "the alleged ringleader fled"
        end += 1
    return end
