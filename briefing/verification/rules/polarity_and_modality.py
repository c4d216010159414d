"""Polarity, direction and modality: no statement may deny the words of its evidence, turn them round, or
make a plan a fact."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from briefing.nlp import content_words, lexicon, thesaurus
from briefing.nlp.content_words import OPPOSITES, StemmedWord, directions, stem
from briefing.nlp.word_classes import word_class, word_list
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    Occurrence,
    StatementFault,
    occurrences,
)

_UN, _SHORTEST = "un", 5  # "unsure"
_NO_OPPOSITES = frozenset("back man men woman women".split())  # "men and women"
_DESCRIBING = frozenset("old new inside outside above below".split())
_AGES = frozenset("year years month months".split())
_ALIKE_IN_PLACE = 4  # the same for an opposite that the thesaurus gives for one of a word's senses
_ALIKE = 2  # words in common around an opposite that show that the same thing is meant
_MODALS = word_class("modals of possibility")
_DUE = frozenset("due set scheduled slated".split())
_WILL = word_class("future modals") | {"won't"}
_INTENT = frozenset(stem(word) for word in word_list("verbs of intent"))
_PERFECT = word_class("have")
_DISOWNED = re.compile(  # a clause denied as a whole, however far its verb is
    r"\b(?:(?:not|never|n[’']t|no longer|hardly) (?:true|the case|correct|right)"
    r"|false|untrue|incorrect|a lie|a myth) (?:that|to say)\b",
    re.IGNORECASE,
)
_DISOWNING = ("true", "case", "correct", "right", "false", "lie", "myth")  # one of them is in each of those
_UNTRUE = ("false", "untrue", "incorrect", "a lie", "a myth")  # what disowns a clause without a negation
_PUT_IN, _LEFT_OUT = "a denial that its source lacks", "a denial of its source left out"
_HALF_DENIED = re.compile(  # what may be told as a denial
    r"\b(?:yet to|instead of|rather than|far from|few|little|avoid|prevent|stop|block|reject|rule[ds]? out"
    r"|call\w* off|drop|cancel|scrap|against|end|withdr[ae]w|un(?!i|der|til|less)\w+ed|without|lost?|miss"
    r"|false|hoax|myth)",
    re.IGNORECASE,
)
_HALF_REACH = 30  # characters before a word
_NEAR = 2  # words between a negation and the adjective or noun that it denies
_GOVERNED = 4  # words between "plans to" or "would" and its verb


# ── negation ────────────────────────────────────────────────────────────────────────────────────────


def check_negation(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What the evidence denies the statement denies, and the reverse."""
    if stated.copied and not any(map(_denies, cited.sentences)):
        return None
    disowned = _disowns(stated.text)
    if disowned != any(map(_disowns, cited.sentences)):
        return StatementFault("unsupported", _PUT_IN if disowned else _LEFT_OUT)
    if stated.copied and _has_all_denials(stated, cited):
        return None
    if not _may_differ(stated, cited):
        return None
    otherwise = {
        negated: frozenset().union(*[_stems_of_polarity(s, negated=not negated) for s in cited.sentences])
        for negated in (True, False)
    }
    word = next(
        (
            word
            for at, word in enumerate(stated.words)
            if word.stem in otherwise[word.negated] and _is_denied_otherwise(stated, at, cited)
        ),
        None,
    )
    word = word or _unsupported_denial(stated, cited)
    if word is None:
        return None
    how = _PUT_IN if word.negated else _LEFT_OUT
    return StatementFault("unsupported", f"{how}: at “{stated.text[word.start : word.end]}”")


def _has_all_denials(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether what stands so in the evidence has every negation that there is, each within its clause and so
    with the words that it negates there."""
    denial_count = sum(map(_denials, cited.sentences))
    return content_words.count_denials(stated.text) == denial_count and not content_words.count_denials(
        stated.verb
    )


@lru_cache(maxsize=128)
def _denials(sentence: str) -> int:
    return content_words.count_denials(sentence)


@lru_cache(maxsize=128)
def _denies(sentence: str) -> bool:
    """Whether a sentence has a word that can deny another one or a clause."""
    lower = sentence.casefold()
    return content_words.denies(sentence) or any(words in lower for words in _UNTRUE)


def _may_differ(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a word can be denied in one and not in the other, as far as that shows without its place."""
    if content_words.denies(stated.text):
        return True
    denying = list(filter(content_words.denies, cited.sentences))
    said = content_words.content_stems(stated.text) if denying else frozenset()
    return any(not said.isdisjoint(_stems_of_polarity(sentence, negated=True)) for sentence in denying)


@lru_cache(maxsize=128)
def _disowns(text: str) -> bool:
    lower = text.casefold()
    return any(word in lower for word in _DISOWNING) and bool(_DISOWNED.search(text))


def _is_denied_otherwise(stated: AnnotatedStatement, at: int, cited: CitedText) -> bool:
    word = stated.words[at]
    if not word.content or content_words.negates(word) or word.stem not in cited.stems or stated.quotes(word):
        return False
    places = occurrences(stated, at, cited, frozenset((word.stem,)))
    return bool(places) and all(
        cited.words[o.sentence][o.at].negated != word.negated
        and not (word.negated and _is_half_denied(cited.sentences[o.sentence], cited.words[o.sentence][o.at]))
        and (
            _is_verb(word)
            or _is_just_denied(stated.words, at)
            or _is_just_denied(cited.words[o.sentence], o.at)
        )
        for o in places
    )


def _is_half_denied(sentence: str, word: StemmedWord) -> bool:
    return bool(_HALF_DENIED.search(sentence, max(0, word.start - _HALF_REACH), word.start))


def _unsupported_denial(stated: AnnotatedStatement, cited: CitedText) -> StemmedWord | None:
    """A word that the statement denies and the evidence has, where the evidence denies nothing that the
    statement does, in whatever words."""
    denied = {
        word.stem: word
        for word in stated.words
        if word.negated and word.content and not content_words.negates(word) and not stated.quotes(word)
    }
    shared_stems = denied.keys() & cited.stems
    for sentence in cited.sentences if shared_stems else ():
        if denied.keys() & _stems_of_polarity(sentence, negated=True):
            return None
        if _HALF_DENIED.search(sentence) and shared_stems & content_words.stems(sentence):
            return None
    return denied[next(stem for stem in denied if stem in shared_stems)] if shared_stems else None


@lru_cache(maxsize=128)
def _stems_of_polarity(sentence: str, *, negated: bool) -> frozenset[str]:
    """The stems that are negated somewhere in a sentence, or those that are not."""
    return frozenset([word.stem for word in content_words.stemmed_words(sentence) if word.negated == negated])


def _is_just_denied(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether a negation stands right before a word: "not cheap", "no clear evidence"."""
    return any(content_words.negates(word) for word in words[max(0, at - _NEAR) : at])


def _is_verb(word: StemmedWord) -> bool:
    return lexicon.base_of(word.lower) is not None


# ── direction ───────────────────────────────────────────────────────────────────────────────────────


def check_direction(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What rose in the evidence doesn't fall in the statement."""
    for at, word in enumerate(stated.words):
        for axis, side in directions(word.stem):
            turned = "" if stated.quotes(word) else _reversed_word(stated, at, cited, axis, side)
            if turned:
                return StatementFault(
                    "unsupported",
                    f"a direction turned round: “{stated.text[word.start : word.end]}” for “{turned}”",
                )
    return None


def check_opposites(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No word stands where the evidence has its opposite: "young" for "old", "outside" for "inside"."""
    for at, word in enumerate(stated.words):
        against = _opposites(word.lower) & cited.stems
        if not against or stated.quotes(word) or not (word.content or _describes(stated.words, at)):
            continue
        places = occurrences(stated, at, cited, against)
        places = [o for o in places if cited.words[o.sentence][o.at].negated == word.negated]
        alike = occurrences(stated, at, cited, frozenset((word.stem,)))
        least = max(_ALIKE_IN_PLACE, alike[0].shared + 1 if alike else 0)
        both = {o.sentence for o in places} & {o.sentence for o in alike}  # one sentence has either
        occurrence = places[0] if places and not both and places[0].shared >= least else None
        occurrence = occurrence or _occurrence_at_head(stated, at, cited, places, alike)
        if occurrence:
            opposite_word = cited.words[occurrence.sentence][occurrence.at]
            written = cited.sentences[occurrence.sentence][opposite_word.start : opposite_word.end]
            return StatementFault(
                "unsupported",
                f"the opposite of its source: “{stated.text[word.start : word.end]}” for “{written}”",
            )
    return None


def _occurrence_at_head(
    stated: AnnotatedStatement, at: int, cited: CitedText, against: list[Occurrence], alike: list[Occurrence]
) -> Occurrence | None:
    """Where the opposite stands before the very word that the statement's word stands before."""
    head = _head_stem(stated.words, at)
    if not head or any(_head_stem(cited.words[o.sentence], o.at) == head for o in alike):
        return None
    return next(
        (o for o in against if o.shared >= _ALIKE and _head_stem(cited.words[o.sentence], o.at) == head), None
    )


def _head_stem(words: tuple[StemmedWord, ...], at: int) -> str:
    """The stem of the word right after an adjective, "" where its clause ends or no content word follows."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after.stem if after and after.content and after.clause == words[at].clause else ""


def _describes(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether a function word says what a thing is like: "old", but not in "24 years old"."""
    return words[at].lower in _DESCRIBING and not (at and words[at - 1].lower in _AGES)


@lru_cache(maxsize=16384)
def _opposites(word: str) -> frozenset[str]:
    """The stems of a word's opposites: those of the thesaurus, and the word with "un-" or without it."""
    if word in _NO_OPPOSITES:
        return frozenset()
    return frozenset(
        stem(other) for other in (*thesaurus.senses(word).opposites, *_prefix_opposites(word))
    ) - {stem(word)}


def _prefix_opposites(word: str) -> Iterator[str]:
    """An adjective with "un-" before it, or without. A verb such as "uninstall" is what undoes, no denial."""
    part = thesaurus.senses(word.removeprefix(_UN)).part
    if part != "adjective" and not word.endswith(("ed", "ing")):
        return
    yield _UN + word
    if word.startswith(_UN) and len(word) > _SHORTEST:
        yield word.removeprefix(_UN)


def _reversed_word(stated: AnnotatedStatement, at: int, cited: CitedText, axis: int, side: int) -> str:
    """The opposite word that stands in the evidence in this word's place, or ""."""
    opposite = _side_stems(axis, 1 - side) & cited.stems
    both = any(word.stem in opposite for word in stated.words)
    if not opposite or (both and not _side_stems(axis, side) & cited.stems):
        return ""
    against = occurrences(stated, at, cited, opposite)
    alike = occurrences(stated, at, cited, _side_stems(axis, side))
    word = stated.words[at]
    against = [o for o in against if cited.words[o.sentence][o.at].negated == word.negated]
    if not against or against[0].shared < min(_ALIKE, len([w for w in stated.words if w.content]) - 1):
        return ""
    if alike and alike[0].shared >= against[0].shared:
        return ""
    place = cited.words[against[0].sentence][against[0].at]
    return cited.sentences[against[0].sentence][place.start : place.end]


@cache
def _side_stems(axis: int, side: int) -> frozenset[str]:
    return frozenset(stem(word) for word in OPPOSITES[axis][side].split())


# ── modality ────────────────────────────────────────────────────────────────────────────────────────

_DONE, _COMING, _WISHED = 2, 1, 0


def check_modality(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What is only planned or possible in the evidence isn't done in the statement."""
    for at, word in enumerate(stated.words):
        if not word.content or not _is_verb(word) or word.stem not in cited.stems or stated.quotes(word):
            continue
        claimed = strength(stated.words, at)
        if claimed is None or claimed == _WISHED:
            continue
        places = occurrences(stated, at, cited, frozenset((word.stem,)))
        sourced = [strength(cited.words[o.sentence], o.at) for o in places]
        if not sourced or any(level is None or level >= claimed for level in sourced):
            continue
        much = claimed == _DONE and all(level == _WISHED for level in sourced)
        written = stated.text[word.start : word.end]
        return StatementFault(
            "unsupported" if much else "weak", f"said more surely than in its source: “{written}”"
        )
    return None


def strength(words: tuple[StemmedWord, ...], at: int) -> int | None:
    """Whether the verb at a place is done (2), coming (1) or only wished for or possible (0).

    None if that can't be told, as for a bare infinitive."""
    word = words[at]
    before = [w for w in words[max(0, at - _GOVERNED) : at] if w.clause == word.clause]
    lower = [w.lower for w in before]
    if any(w in _MODALS or w.endswith("'d") for w in lower):
        return _WISHED
    if any(w in _WILL or w.endswith("'ll") for w in lower):
        return _COMING
    if any(w in _DUE for w in lower) and "to" in lower[-2:]:
        return _COMING
    intended = any(w.stem in _INTENT for w in before)
    if intended and (lower[-1:] == ["to"] or "to" in lower[-2:] or word.lower.endswith("ing")):
        return _WISHED
    if "to" in lower[-2:] or "if" in lower or intended:
        return None
    base = lexicon.base_of(word.lower)
    past = word.lower.endswith("ed") or (base not in (None, word.lower) and word.lower[-1] not in "gs")
    return _DONE if past else None
