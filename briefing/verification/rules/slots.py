"""Entity swaps: in an otherwise equal sentence, no other name and no other pronoun in a place."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.entities import Name
from briefing.nlp.memo import Table, kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.misspellings import is_misspelled
from briefing.verification.name_matching import is_same_party
from briefing.verification.rules.comparison import is_borne_out
from briefing.verification.rules.roles import is_other_voice

_NAME, _PERSON, _MODAL = "§", "¶", "≈"  # stand for any name, for "he" or "she" in all their forms, for "may"
_SIGNS = (_NAME, _PERSON, _MODAL)
_SURE = frozenset(("will", "shall", "must"))
_UNSURE = word_class("modals of possibility") - {"can", "should"}
_MALE = word_class("masculine pronouns")
_FEMALE = word_class("feminine pronouns")
_ARTICLES = word_class("articles")
_TOGETHER = frozenset(("and", "or", _NAME))
_CONTRASTING = frozenset(("and", "while", "but", "whereas"))
_OPENS_REST = word_class("prepositions") | word_class("articles")
_AKIN, _EQUAL = 0.6, 0.8  # content words that a sentence must share, and words in the same order
_WIDEST = 2  # times as many words of a sentence that they may be spread over
_LONGEST = 600  # characters; what is longer is no sentence
_BEFORE = 3  # words before a name that tell that it stands there
_FEWEST = 4  # words in the same order that make a sentence the same


class _Slot(NamedTuple):
    """A word in lower case, or the sign of a name or a pronoun with what it is."""

    sign: str
    written: str


def check_slots(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Names that changed places, and a name of another sentence in a place of this one."""
    said, mismatch = stated.annotation.content_stems, None
    least = _AKIN * len(said)
    akin = [
        sentence
        for sentence in cited.texts
        if len(sentence.text) <= _LONGEST and len(said & sentence.stems) >= least
    ]
    if not akin or (not stated.names and not any(_SIGN[word.lower] in _SIGNS for word in stated.words)):
        return None
    ours = _slots(stated.words, stated.names)
    words = [slot.sign for slot in ours if slot.sign not in _SIGNS]
    fewest = max(_FEWEST, _EQUAL * len(words))
    for sentence in akin:
        if sum(map(sentence.lower_words.__contains__, words)) < fewest:
            continue  # it has too few of the words in whatever order
        theirs = _sentence_slots(sentence)
        pairs = _align_slots(ours, theirs)
        if pairs is None:
            continue
        gapped = _gapped_subject(theirs, pairs)
        subject = next((slot for slot in ours if slot.sign == _NAME), None)
        if gapped is not None and subject is not None:
            if is_same_party(subject.written, gapped.written, cited.aliases):
                return None
            mismatch = mismatch or (subject, gapped)
            continue
        others = (
            p
            for p in pairs
            if ours[p[0]].sign in _SIGNS
            and _differs(ours[p[0]], theirs, p[1], cited)
            and (_is_source(theirs, p[1]) or not _is_source(ours, p[0]))
        )
        other = next(
            (p for p in others if not (_stands_so(ours, p[0], cited) or _is_apposed(ours, theirs, p, pairs))),
            None,
        )
        if other is None:
            return None
        mismatch = mismatch or (ours[other[0]], theirs[other[1]])
    if mismatch is None or is_other_voice(stated, cited) or is_borne_out(stated, cited):
        return None
    put, expected = mismatch
    if put.sign == _MODAL:
        return StatementFault(
            "weak", f"said more surely than in its source: “{put.written}” for “{expected.written}”"
        )
    if is_misspelled(put.written, expected.written):
        return StatementFault("weak", f"spelled otherwise: “{put.written}” for “{expected.written}”")
    return StatementFault(
        "unsupported", f"another in the place of its source's: “{put.written}” for “{expected.written}”"
    )


@kept
def _sentence_slots(sentence: AnnotatedText) -> tuple[_Slot, ...]:
    return _slots(sentence.words, sentence.names)


def _slots(words: tuple[StemmedWord, ...], mentions: tuple[Name, ...]) -> tuple[_Slot, ...]:
    """The words, and in the place of each name's words one slot; names and words are in order."""
    slots: list[_Slot] = []
    after = 0
    names = iter(mentions)
    name = next(names, None)
    for word in words:
        while name is not None and name.end <= word.start:
            name = next(names, None)
        if name is None or word.start < name.start:
            slots.append(_Slot(_SIGN[word.lower], word.lower))
        elif word.start >= after:
            if len(slots) > 1 and slots[-2].sign == _NAME and slots[-1].sign in _posts():
                del slots[-2:]  # "Poe aide Roe" is Roe
            slots.append(_Slot(_NAME, name.text))
            after = name.end
    return tuple(slots)


@cache
def _posts() -> frozenset[str]:
    """What somebody may be to whoever is named before it: "aide", "spokesman"."""
    return frozenset((*lexicon.roles(), *lexicon.agents()))


def _sign_of(word: str) -> str:
    if word in _SURE or word in _UNSURE:
        return _MODAL
    return _PERSON if _gender(word) else word


_SIGN = Table(_sign_of, most=16384)


def _gender(word: str) -> str:
    return "he" if word in _MALE else "she" if word in _FEMALE else ""


def _align_slots(ours: tuple[_Slot, ...], theirs: tuple[_Slot, ...]) -> list[tuple[int, int]] | None:
    """The places of what two texts have in the same order; None where the words are not the same."""
    matcher = SequenceMatcher(None, [s.sign for s in ours], [s.sign for s in theirs], autojunk=False)
    pairs = [
        (block.a + step, block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]
    words = sum(slot.sign not in _SIGNS for slot in ours)
    same = sum(ours[a].sign not in _SIGNS for a, _ in pairs)
    if same < max(_FEWEST, _EQUAL * words) or pairs[-1][1] - pairs[0][1] > _WIDEST * len(ours):
        return None
    return pairs


def _gapped_subject(theirs: tuple[_Slot, ...], pairs: Sequence[tuple[int, int]]) -> _Slot | None:
    """Whose the rest of a clause without a verb is: "Holm lies on a hill and Tarn in a bay"."""
    for (_, last), (_, first) in pairwise(pairs):
        gap = first - last > 1 and first > 1 and theirs[first].sign in _OPENS_REST
        if gap and theirs[first - 1].sign == _NAME and theirs[first - 2].sign in _CONTRASTING:
            return theirs[first - 1]
    return None


def _differs(ours: _Slot, theirs: tuple[_Slot, ...], at: int, cited: CitedText) -> bool:
    their_slot = theirs[at]
    if ours.sign == _MODAL:
        return ours.written in _SURE and their_slot.written in _UNSURE
    if ours.sign == _PERSON:
        return _gender(ours.written) != _gender(their_slot.written)
    return not any(is_same_party(ours.written, name, cited.aliases) for name in _joined_names(theirs, at))


def _is_source(slots: tuple[_Slot, ...], at: int) -> bool:
    """Whether a name only tells who says so: "according to Holm", "Holm said"."""
    beside = (*slots[max(0, at - 1) : at], *slots[at + 1 : at + 2])
    if any((cue := lexicon.cues().get(slot.sign)) and cue.kind == "speech" for slot in beside):
        return True
    return "according" in [slot.sign for slot in slots[max(0, at - 3) : at]]


def _stands_so(ours: tuple[_Slot, ...], at: int, cited: CitedText) -> bool:
    """Whether some sentence has a name after the same words as the statement."""
    before = [slot.sign for slot in ours[max(0, at - _BEFORE) : at]]
    if ours[at].sign != _NAME or len(before) < _BEFORE:
        return False
    for sentence in cited.texts:
        theirs = _sentence_slots(sentence)
        for place, slot in enumerate(theirs):
            so = [preceding.sign for preceding in theirs[max(0, place - _BEFORE) : place]] == before
            if so and slot.sign == _NAME and is_same_party(ours[at].written, slot.written, cited.aliases):
                return True
    return False


def _is_apposed(
    ours: tuple[_Slot, ...],
    theirs: tuple[_Slot, ...],
    pair: tuple[int, int],
    pairs: Sequence[tuple[int, int]],
) -> bool:
    """Whether a name has that behind it which the sentence has before it: "the broker, Falk"."""
    name, (described, there) = ours[pair[0]], next((p for p in pairs if p[0] > pair[0]), pair)
    if name.sign != _NAME or described != pair[0] + 2 or ours[pair[0] + 1].sign not in _ARTICLES:
        return False
    return there + 1 < len(theirs) and theirs[there + 1] == name


def _joined_names(theirs: tuple[_Slot, ...], at: int) -> list[str]:
    """A name and those that an "and" joins to it, whose order says nothing."""
    first = last = at
    while first and theirs[first - 1].sign in _TOGETHER:
        first -= 1
    while last + 1 < len(theirs) and theirs[last + 1].sign in _TOGETHER:
        last += 1
    return [slot.written for slot in theirs[first : last + 1] if slot.sign == _NAME]
