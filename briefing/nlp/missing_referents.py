"""Missing referents: words of a clause that stand for something named before it and not in it."""

import re
from collections.abc import Sequence

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, PREPOSITIONS, AnnotatedSentence, is_adverb
from briefing.nlp.quantities import numerals
from briefing.nlp.tokenization import Token, word_at
from briefing.nlp.word_classes import word_class

_SHELLS = word_class("nouns that point back")
_OWN_DEEDS = word_class("nouns of one's own deed")
_RELATIONAL = word_class("adjectives that want a complement")
_RELATIONAL_NOUNS = word_class("nouns that want a complement")
_OWNERS = word_class("possessives")
_COORDINATORS = word_class("coordinators")
_FINITE = word_class("finite auxiliaries")
_LINKING = BE | {"seem", "seems", "seemed", "remain", "remains", "remained", "feel", "feels", "felt"}
_DOING = frozenset(("do", "did", "does"))
_BREAK = frozenset((",", ";", ":", ".", "—", "–", "and", "but", "or"))
_DEICTIC = re.compile(r"\bth(?:is|at)(?: is|[’']s| was)(?: \w+)? (?:it|one)\W*$", re.IGNORECASE)
_ALSO = re.compile(r"(?:[\w.’'-]+ ){1,4}also (\w+)\b")  # "Holm also said", of whom it is told
_TO_ONE_LISTENER = re.compile(r"\W*(?:For|To|Like|Unlike|With|From) you,")


def points_outside(sentence: AnnotatedSentence) -> bool:
    """Whether a word of a clause can only be understood from what was said before it: "jumping on one", "the
    criticism", "whenever they say that", "he is exempt"."""
    also = _ALSO.match(sentence.text)
    if also and lexicon.cues().get(also[1].casefold()):
        return True
    if _DEICTIC.search(sentence.text) or _TO_ONE_LISTENER.match(sentence.text):
        return True
    tokens = sentence.tokens
    return any(
        _is_bare_one(tokens, at)
        or _is_bare_demonstrative(tokens, at)
        or _is_bare_shell(tokens, at)
        or _lacks_complement(tokens, at)
        for at in range(1, len(tokens))
    )


def _is_bare_one(tokens: Sequence[Token], at: int) -> bool:
    """ "One" without a noun, and no "a NOUN" before it that it could be one of."""
    if tokens[at].lower != "one" or numerals.is_number(word_at(tokens, at - 2)):
        return False
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if before not in PREPOSITIONS and lexicon.base_of(before) is None:
        return False
    if after and (after == "of" or after not in PREPOSITIONS | _COORDINATORS):
        return False
    if numerals.is_number(word_at(tokens, at + 2)):
        return False
    return not any(token.lower in ("a", "an") for token in tokens[:at])


def _is_bare_demonstrative(tokens: Sequence[Token], at: int) -> bool:
    """ "That" or "this" as the object of a verb or a preposition, or as the subject of what somebody thinks,
    with no clause before it that it could take up."""
    if tokens[at].lower not in ("that", "this"):
        return False
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    taken = before in PREPOSITIONS or lexicon.base_of(before) is not None or before in _FINITE
    cue = lexicon.cues().get(before)
    lexical = before not in _FINITE or before in _DOING
    taken_alone = cue is None and lexical and after in PREPOSITIONS  # "do that against every club"
    ends = not after or (after in BE and cue is not None) or taken_alone
    earlier = any(token.lower in _BREAK for token in tokens[1:at])
    return taken and ends and not earlier


def _is_bare_shell(tokens: Sequence[Token], at: int) -> bool:
    """ "The criticism", "my decision", with nothing behind it that tells which."""
    word, before = tokens[at].lower, word_at(tokens, at - 1)
    pointed = (word in _SHELLS and (before in _OWNERS or before == "the")) or (
        word in _OWN_DEEDS and before in _OWNERS
    )
    if not pointed:
        return False
    after = word_at(tokens, at + 1)
    return not after or after in _COORDINATORS | _FINITE | {"as"} or is_adverb(tokens[at + 1])


def _lacks_complement(tokens: Sequence[Token], at: int) -> bool:
    """ "Is exempt", without from what; "confirm authenticity", without whose."""
    if word_at(tokens, at + 1):
        return False
    if tokens[at].lower in _RELATIONAL_NOUNS:
        before = at - 1
        while before > 0 and (
            tokens[before].lower not in _OWNERS and lexicon.base_of(tokens[before].lower) is None
        ):
            if tokens[before].lower.endswith(("'s", "’s", "s'", "s’")):
                return False
            before -= 1
        return tokens[before].lower not in _OWNERS
    if tokens[at].lower not in _RELATIONAL:
        return False
    before = at - 1
    while before > 0 and (is_adverb(tokens[before]) or word_at(tokens, before) == "not"):
        before -= 1
    return word_at(tokens, before) in _LINKING
