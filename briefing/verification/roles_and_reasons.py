"""Roles and reasons: what stands beside a statement, the role of a party and why a question is open.

Neither is worth a statement: what the source does not bear out of them is left out, and the statement stays.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from briefing.models import Position
from briefing.nlp import content_words, entities, lexicon
from briefing.nlp.confusables import normalize_text
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import CitedText, annotate_statement, cited_text
from briefing.verification.annotated_text import annotate_normalized
from briefing.verification.name_matching import is_named, missing_words, stands_in
from briefing.verification.rules import counterparts, facts
from briefing.verification.verify import verify

_NO_ALIASES: Mapping[str, str] = MappingProxyType({})
_APART = 12  # words between a party's name and its role, at most
_FORMER = word_class("words of former office")
_HOLDING = word_class("verbs of holding office")
_OF = re.compile(r"\b(?:of|for|at|in)(?: the)? $")
_KIN = frozenset(("same", "broader"))
UNGIVEN_REASON = "a reason that no sentence gives"  # why that of a question is withheld


def role_sentence(
    position: Position, sentences: Iterable[str], aliases: Mapping[str, str] = _NO_ALIASES
) -> str | None:
    """The first of these sentences that gives a party its role; None where none does.

    One gives it that names the party and has every word of the role near its name, with no other name between
    and without "former" where the role has none. Another name of the party is no role: it has to stand there.
    """
    role = normalize_text(position.role.strip())
    words = [word for word in content_words.stemmed_words(role) if word.content]
    if not words:
        return None
    stems = {word.stem for word in words}
    another_name = _is_another_name(role, position.stakeholder, aliases)
    for sentence in sentences:
        text = annotate_normalized(sentence)
        if not another_name and not stems <= text.stems:
            continue
        cited = cited_text((text,), aliases)
        if another_name:
            if not missing_words(role, cited):
                return sentence
        elif _names_party(position.stakeholder, cited) and _gives_role(role, words, position, cited):
            return sentence
    return None


def _is_another_name(role: str, stakeholder: str, aliases: Mapping[str, str]) -> bool:
    capital = lexicon.capital_of(role)
    country = lexicon.country_of(stakeholder)
    if capital and country and capital.name == country.name:
        return True
    return entities.is_same_name(role, stakeholder, aliases)


def _names_party(stakeholder: str, cited: CitedText) -> bool:
    return stands_in(stakeholder, cited.texts) or is_named(stakeholder, cited)


def _gives_role(role: str, words: Sequence[StemmedWord], position: Position, cited: CitedText) -> bool:
    if any(missing_words(name.text, cited) == name.text for name in entities.names(role)):
        return False
    sentence_words = cited.texts[0].words
    party_stems = {word.stem for word in content_words.stemmed_words(position.stakeholder)}
    at_name = [at for at, word in enumerate(sentence_words) if word.stem in party_stems and word.content]
    at_role = [[at for at, word in enumerate(sentence_words) if word.stem == part.stem] for part in words]
    if not at_name or not all(at_role):
        return False
    sentence = cited.sentences[0]
    stated = {word.lower for word in content_words.stemmed_words(role)}
    others = _other_name_starts(sentence, role, party_stems)
    return any(_is_near(sentence_words, at, at_role, others, stated) for at in at_name)


def _other_name_starts(sentence: str, role: str, party_stems: set[str]) -> list[int]:
    """Where names begin of others, which a role beyond them may be of; not what an office is of, as in "mayor
    of Norvik"."""
    in_role = {word.stem for word in content_words.stemmed_words(role)}
    return [
        name.start
        for name in entities.names(sentence)
        if not party_stems & (stems := {word.stem for word in content_words.stemmed_words(name.text)})
        and not stems <= in_role
        and not _OF.search(sentence, 0, name.start)
    ]


def _is_near(
    sentence_words: Sequence[StemmedWord],
    at: int,
    at_role: Sequence[Sequence[int]],
    others: Sequence[int],
    stated: set[str],
) -> bool:
    nearest = [min(places, key=lambda place: abs(place - at)) for places in at_role]
    first, last = min(at, *nearest), max(at, *nearest)
    if last - first > _APART + len(nearest):
        return False
    if any(sentence_words[first].start < start < sentence_words[last].start for start in others):
        return False
    if any(_is_action_verb(word) for word in sentence_words[first + 1 : last] if word.lower not in stated):
        return False
    begins = min(nearest)
    before = {word.lower for word in sentence_words[max(0, begins - 2) : begins]} & _FORMER
    return before <= stated


def _is_action_verb(word: StemmedWord) -> bool:
    """Whether a word is a verb by which one does something to another, whose the role beyond it may be."""
    return word.content and lexicon.base_of(word.lower) is not None and word.lower not in _HOLDING


def verify_reason(
    why: str,
    evidence: Sequence[str],
    *,
    aliases: Mapping[str, str] = _NO_ALIASES,
    article: str = "",
) -> str:
    """What is wrong with the reason why a question is open; "" where nothing is.

    It may say what its sentences say, and that something is not said, settled or known: no content word else,
    no figure, date, quotation or name that they lack. Without words of that kind it is a statement like any.
    """
    if not why.strip():
        return ""
    why, evidence = normalize_text(why), list(map(normalize_text, evidence))
    cited = cited_text(evidence, aliases, article=article)
    stated = annotate_statement(why, cited)
    for check in (facts.check_figures, facts.check_dates, facts.check_quotations, facts.check_names):
        if fault := check(stated, cited):
            return fault.reason
    words = [word for word in stated.words if word.content and not stated.quotes(word)]
    gaps = [word for word in words if word.lower in word_class("gap words")]
    for word in words:
        if (
            word in gaps
            or word.stem in cited.stems
            or counterparts.closest_kinship(word.lower, cited) in _KIN
        ):
            continue
        return f"a reason with a word that its sentences lack: “{why[word.start : word.end]}”"
    if gaps or not words:
        return ""
    verdict = verify(why, evidence, aliases=aliases, article=article)
    return verdict.reason if verdict.verdict == "unsupported" else ""
