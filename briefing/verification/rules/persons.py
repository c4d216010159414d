"""Person identity: another first name before the same last one, "he" for "she"."""

import re

from briefing.nlp import lexicon
from briefing.nlp.tokenization import hyphenated_words
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault

_HE = word_class("masculine pronouns")
_SHE = word_class("feminine pronouns")
_ALIKE = 2  # letters that two spellings of a first name share
_NAMES_OF_PERSON = 2  # words


def check_persons(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No relative or namesake of whom the evidence names, and no other pronoun than it has."""
    for name in stated.names:
        words = name.text.split()
        if len(words) == _NAMES_OF_PERSON and words[0] in lexicon.given_names():
            other = _namesake(words[0], words[1], cited)
            if other:
                return StatementFault(
                    "unsupported", f"another person than in its source: {name.text}, not {other}"
                )
    return _other_pronoun_fault(stated, cited)


def _namesake(first: str, last: str, cited: CitedText) -> str:
    """The person of that last name whom the evidence has, where it never has the first name before it."""
    holding = [sentence for sentence in cited.sentences if last in sentence]
    if not holding:
        return ""
    together = re.compile(rf"\b{re.escape(first)}\b(?:\W+\w+){{0,4}}\W+{re.escape(last)}\b")
    naming = re.compile(rf"\b((?:[A-Z][\w-]+\W{{1,2}}){{1,3}}){re.escape(last)}\b")
    namesake = ""
    for sentence in holding:
        if together.search(sentence):
            return ""
        for before in naming.findall(sentence):
            given = [word for word in hyphenated_words(before) if not _is_common_word(word.casefold())]
            if any(word[:_ALIKE] == first[:_ALIKE] for word in given):  # Stephen and Steven, Joseph and Joe
                return ""
            namesake = namesake or (f"{given[-1]} {last}" if given else "")
    return namesake


def _is_common_word(word: str) -> bool:
    return (
        word in lexicon.roles()
        or word in word_class("function words")
        or word in word_class("calendar words")
    )


def _other_pronoun_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    for ours, theirs in ((_HE, _SHE), (_SHE, _HE)):
        used = [word for word in stated.words if word.lower in ours and not stated.quotes(word)]
        if not used or not theirs.isdisjoint([word.lower for word in stated.words]):
            continue
        there = frozenset().union(*[sentence.lower_words for sentence in cited.texts])
        if there & theirs and not there & ours and not _names_one(used[0].lower in _HE, cited):
            named = any(name.end <= used[0].start for name in stated.names)  # who may be meant
            reason = f"another person than in its source: “{used[0].lower}”"
            return StatementFault("weak" if named else "unsupported", reason)
    return None


def _names_one(male: bool, cited: CitedText) -> bool:
    """Whether the evidence has somebody whose given name says that "he", or "she", may be they."""
    pronoun = "he" if male else "she"
    names = (name.text for text in cited.texts for name in text.names)
    return any(lexicon.pronoun_of(word) == pronoun for name in names for word in name.split()[:-1])
