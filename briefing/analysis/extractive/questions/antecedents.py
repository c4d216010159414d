"""Antecedents of the pronouns of a question: the only one whom each can mean, or no question."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.party_kinds import kind_of
from briefing.nlp import entities, lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence, is_in_name, is_in_quote
from briefing.nlp.noun_phrases import lower_token, phrase_start
from briefing.nlp.word_classes import word_class

_PERSONAL = {
    "he": "he", "him": "he", "she": "she", "it": "it", "they": "they", "them": "they",
}  # fmt: skip
_POSSESSIVE = {"his": "he", "her": "she", "its": "it", "their": "they"}
_DUMMY = word_class("verbs of a dummy subject")  # "how long it will take"
_VERBAL = word_class("finite auxiliaries")
_AUXILIARIES = word_class("auxiliaries")
_LOOSE = word_class("subject pronouns", "object pronouns", "possessives", "demonstratives")


class ResolvedClause(NamedTuple):
    """The words of a clause without pronouns that hang in the air, and the sentence that names whom they
    mean, 0 for its own."""

    text: str
    named_in: int


def _is_owned_by_others(sentence: AnnotatedSentence, first: int, at: int) -> bool:
    """Whether a possessive has its owner outside the clause: "its" of "who will replace its coach"."""
    return at > first and lower_token(sentence, at) in _POSSESSIVE and lower_token(sentence, first) in _VERBAL


class _Antecedent(NamedTuple):
    text: str
    pronoun: str  # "he" or "she" where a person's name tells it, "" for others


def resolve_pronouns(
    sentence: AnnotatedSentence,
    clause: tuple[int, int],
    line: AttributedSentence,
    reading: AnnotatedArticle,
    owned: bool = False,
) -> ResolvedClause | None:
    """The clause of these tokens with names for its pronouns. A possessive behind the subject is the
    subject's own and stays; so it is where the subject stands before the clause, `owned`: "which of the
    clinics will lose its ward". None where a pronoun could mean two, or nobody."""
    first, end = clause
    text, named_in = "", 0
    for at in range(first, end):
        if not (owned or _is_object(sentence, at, end)) and _is_owned_by_others(sentence, first, at):
            return None
        gap = sentence.text[sentence.tokens[at - 1].end : sentence.tokens[at].start] if at > first else ""
        word = lower_token(sentence, at)
        owner = _POSSESSIVE.get(word) if at == first and word != "her" else None
        pronoun = (
            owner
            or _PERSONAL.get(word)
            or ("she" if word == "her" and _is_object(sentence, at, end) else None)
        )
        if pronoun == "it" and at > first:
            return None  # any thing at all
        if pronoun is None or (pronoun == "it" and _is_dummy(sentence, at, end)):
            text += gap + sentence.tokens[at].text
            continue
        meant, number = _antecedent(pronoun, sentence, first, line, reading)
        if meant is None:
            return None
        text += gap + (meant + "’s" if owner else meant)
        named_in = named_in or number
    return ResolvedClause(text, named_in)


def resolve_subject(
    sentence: AnnotatedSentence, subject: tuple[int, int], line: AttributedSentence, reading: AnnotatedArticle
) -> ResolvedClause:
    """A sentence's subject in words that stand alone, and the sentence before where that one names it; ""
    where its pronoun could mean two, or nobody."""
    first, end = subject
    pronoun = _PERSONAL.get(lower_token(sentence, first)) if end - first == 1 else None
    if pronoun is None:
        return ResolvedClause(sentence.text[sentence.tokens[first].start : sentence.tokens[end - 1].end], 0)
    meant, number = _antecedent(pronoun, sentence, first, line, reading)
    return ResolvedClause(meant or "", number if meant else 0)


def _is_object(sentence: AnnotatedSentence, at: int, end: int) -> bool:
    """Whether "her" is a person and no owner: nothing that could be owned follows."""
    return at + 1 >= end or lower_token(sentence, at + 1) in word_class("function words")


def _is_dummy(sentence: AnnotatedSentence, at: int, end: int) -> bool:
    verb = at + 1
    while verb < end and lower_token(sentence, verb) in _AUXILIARIES:
        verb += 1
    return lower_token(sentence, verb) in _DUMMY


def _antecedent(
    pronoun: str,
    sentence: AnnotatedSentence,
    before: int,
    line: AttributedSentence,
    reading: AnnotatedArticle,
) -> tuple[str | None, int]:
    """Whom a pronoun means, by what stands before it in its sentence or, where nobody is named there, in the
    one before, with that sentence's number; None where that is nobody or several."""
    own = list(_antecedents(sentence, before, pronoun))
    asks = _subject_of_governor(sentence, before)
    governing = list(_antecedents(sentence, asks[1], pronoun, asks[0])) if asks else []
    if len(governing) == 1 or own:
        return _only(governing if len(governing) == 1 else own), 0
    if line.number < 2:
        return None, 0
    previous = reading.lines[line.number - 2]
    there = previous.annotated
    if there is None:
        return None, 0
    return _only(list(_antecedents(there, len(there.tokens), pronoun))), previous.number


def _subject_of_governor(sentence: AnnotatedSentence, before: int) -> tuple[int, int] | None:
    """The subject of the clause that takes the question before whose tokens it ends: "Holm" of "Holm, who met
    Berg, left open whether she …"."""
    around = sentence.clauses.chain(max(0, before - 1))
    outer = [clause for clause in around if clause.subject and clause.subject[1] < before]
    return outer[0].subject if outer and outer[0].kind in ("main", "content") else None


def _only(meant: list[_Antecedent]) -> str | None:
    different = {antecedent.text for antecedent in meant}
    return meant[0].text if len(different) == 1 else None


def _antecedents(
    sentence: AnnotatedSentence, before: int, pronoun: str, first: int = 0
) -> Iterator[_Antecedent]:
    """Everybody in a sentence, from one token up to another, whom a pronoun may mean. Where one of them
    cannot be told in words that stand alone, they are empty."""
    at = first
    while at < before:
        start = at
        if is_in_quote(sentence, at) or _is_in_aside(sentence, at, before):
            at += 1
            continue
        while at < before and is_in_name(sentence, at):
            at += 1
        if at > start:
            name = sentence.text[sentence.tokens[start].start : sentence.tokens[at - 1].end]
            yield from _named(name, pronoun)
            continue
        at += 1
        word = lower_token(sentence, start)
        if _opens_as_name(sentence, start):
            yield from _named(sentence.tokens[start].text, pronoun)
            continue
        agent = lexicon.agents().get(word)
        people = word.endswith("s") and word[:-1] in lexicon.roles()
        person = people or word in lexicon.roles() or (agent is not None and agent.kind == "person")
        beside_name = at < before and is_in_name(sentence, at)
        kind = "person" if person else agent.kind if agent else ""
        if (
            kind
            and not beside_name
            and _may_stand_for(pronoun, kind, people or (agent is not None and agent.plural))
        ):
            gender = lexicon.pronoun_of(word)
            if pronoun in ("he", "she") and gender not in ("", pronoun):
                continue
            yield _Antecedent(_definite(sentence, phrase_start(sentence, at), at), gender)


def _is_in_aside(sentence: AnnotatedSentence, at: int, before: int) -> bool:
    """Whether a token stands in a relative clause that is over by another token."""
    return any(clause.kind == "relative" and clause.end <= before for clause in sentence.clauses.chain(at))


def _named(name: str, pronoun: str) -> Iterator[_Antecedent]:
    role, person = entities.split_role(name.removesuffix("'s").removesuffix("’s"))
    kind = kind_of(person, has_role=bool(role))
    gender = lexicon.pronoun_of(person.split()[0]) if person else ""
    if pronoun in ("he", "she"):
        if kind in ("person", "unclear") and gender in ("", pronoun) and not _is_institution(person):
            yield _Antecedent(person, gender)
    elif pronoun == "it" and kind not in ("person", "group"):
        yield _Antecedent(name, "")


def _is_institution(name: str) -> bool:
    """Whether a name's last word is a body's: "Parliament", "the Harbour Board"."""
    agent = lexicon.agents().get(name.split()[-1].casefold()) if name else None
    return agent is not None and agent.kind != "person"


def _opens_as_name(sentence: AnnotatedSentence, at: int) -> bool:
    """Whether a sentence's first word, which is no word of the language, is its clause's whole subject."""
    token = sentence.tokens[at]
    if at or not token.text.istitle() or token.lower.endswith("s") or token.lower in _common_nouns():
        return False
    first = sentence.clauses.clauses[0].subject == (0, 1)
    return first and token.lower not in lexicon.frequencies() and lexicon.base_of(token.lower) is None


@cache
def _common_nouns() -> frozenset[str]:
    return word_class("function words").union(lexicon.agents(), lexicon.roles())


def _may_stand_for(pronoun: str, kind: str, plural: bool) -> bool:
    if pronoun == "they":
        return plural
    return not plural and (kind == "person") is (pronoun in ("he", "she"))


def _definite(sentence: AnnotatedSentence, start: int, end: int) -> str:
    """ "The former dean" of "a former dean"; empty where a pronoun in it hangs in the air."""
    words = [lower_token(sentence, at) for at in range(start, end)]
    if not _LOOSE.isdisjoint(words) or words[0].endswith("ing"):
        return ""
    opened = words[0] in ("a", "an", "the")
    rest = (
        sentence.text[sentence.tokens[start + opened].start : sentence.tokens[end - 1].end]
        if end > start + opened
        else ""
    )
    return f"the {rest}" if rest and opened else rest
