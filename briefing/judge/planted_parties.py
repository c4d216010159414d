"""Planted errors about parties: who did it, to whom, and who says so.

Each function gives a true sentence with one error, "" where it has no place for it.
"""

from collections.abc import Iterable, Sequence

from briefing.attribution.attributions import Attribution, explicit_attributions
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, PREPOSITIONS, AnnotatedSentence, token_at
from briefing.nlp.clauses import Clause
from briefing.nlp.entities import Name
from briefing.nlp.word_classes import verb_class, word_class

_OPENS_NO_CLAIM = PREPOSITIONS | word_class("pronominal subjects", "interrogatives") | {"that", "to"}
_AFTER_OBJECT = word_class("prepositions", "coordinators") | {".", ",", ";", "!", "?"}
_FIRST_PERSON = word_class("words of the first person")
_BETWEEN_PARTIES = word_class("words before whom a deed is done to")


def subject_names(sentences: Iterable[AnnotatedSentence]) -> list[str]:
    """The names that are the subjects of sentences, each once."""
    names = (subject_name(sentence) for sentence in sentences)
    return list(dict.fromkeys(name.text for name in names if name is not None))


def other_party(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """Another name of the same kind in the place of the subject."""
    subject = subject_name(sentence)
    if subject is None:
        return ""
    kind = _kind(subject.text)
    words = set(subject.text.split())
    other = next((name for name in others if _kind(name) == kind and not words & set(name.split())), None)
    return replace_span(sentence, subject.start, subject.end, other) if other else ""


def exchanged_parties(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """Subject and object exchanged, where both are names and the verb is none that goes both ways."""
    first, clause = subject_name(sentence), main_clause(sentence)
    if first is None or clause is None or clause.predicate is None or clause.verb is None:
        return ""
    tokens = sentence.tokens
    verb = tokens[clause.verb]
    if verb.lower in BE or verb.lower in _mutual_verbs() or clause.verb + 1 >= len(tokens):
        return ""
    second = next((name for name in sentence.names if name.start >= verb.end), None)
    if second is None or _share_word(first, second) or not _stands_alone(sentence, second):
        return ""
    between = [token.lower for token in tokens if verb.end <= token.start < second.start]
    if len(between) > 1 or not set(between) <= _BETWEEN_PARTIES:
        return ""
    text = sentence.text
    middle = text[first.end : second.start]
    return f"{text[: first.start]}{second.text}{middle}{first.text}{text[second.end :]}"


def speaker_left_out(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """What somebody says, told as a fact."""
    for attribution in explicit_attributions(sentence):
        if _is_plain_saying(attribution):
            (start, end) = attribution.content[0]
            content = sentence.text[start:end].rstrip(" ,.")
            words = content.lower().split()
            if len(words) > 3 and words[0] not in _OPENS_NO_CLAIM and _FIRST_PERSON.isdisjoint(words):
                return f"{content[0].upper()}{content[1:]}."
    return ""


def _is_plain_saying(attribution: Attribution) -> bool:
    return (
        attribution.kind in ("speech", "according")
        and not attribution.negated
        and attribution.source is not None
        and attribution.voucher == "article"
        and len(attribution.content) == 1
    )


def main_clause(sentence: AnnotatedSentence) -> Clause | None:
    """The first main clause of which the verb is no quoted one."""
    return next(
        (
            clause
            for clause in sentence.clauses.clauses
            if clause.kind == "main" and clause.verb is not None and not sentence.tokens[clause.verb].quoted
        ),
        None,
    )


def subject_name(sentence: AnnotatedSentence) -> Name | None:
    """The name that is the subject of the main clause, where that is one name."""
    clause = main_clause(sentence)
    if clause is None or clause.subject is None:
        return None
    first, last = clause.subject
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    within = [name for name in sentence.names if start <= name.start and name.end <= end]
    before = [
        token.lower for token in sentence.tokens[first:last] if within and token.start < within[0].start
    ]
    if len(within) != 1 or within[0].end != end or not set(before) <= {"the"}:
        return None
    return within[0]


def _kind(name: str) -> str:
    """What a name is of: a body, a person, or something else."""
    first = name.split()[0]
    if first in lexicon.given_names() and " " in name:
        return "person"
    return lexicon.kind_of_name(name) or "unknown"


def _share_word(first: Name, second: Name) -> bool:
    return bool(set(first.text.split()) & set(second.text.split()))


def _stands_alone(sentence: AnnotatedSentence, name: Name) -> bool:
    """Whether a name is an object by itself: no part of "the RT audience" or "Holm's offer", and nobody of
    whom a clause goes on to tell."""
    after = token_at(sentence, name.end)
    token = sentence.tokens[after] if after < len(sentence.tokens) else None
    if token is not None and ((token.start == name.end and token.word) or token.lower not in _AFTER_OBJECT):
        return False
    return not any(
        clause.subject
        and sentence.tokens[clause.subject[0]].start <= name.start < sentence.tokens[after - 1].end
        for clause in sentence.clauses.clauses
        if clause.subject and clause.subject[1] == after
    )


def _mutual_verbs() -> frozenset[str]:
    return verb_class("verbs that go both ways")


def replace_span(sentence: AnnotatedSentence, start: int, end: int, words: str) -> str:
    """The sentence with words in the place of those at [start, end)."""
    return f"{sentence.text[:start]}{words}{sentence.text[end:]}"
