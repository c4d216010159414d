"""Direction and antonyms: a word that says the opposite of what the evidence says."""

from collections.abc import Iterator
from functools import cache, lru_cache

from briefing.nlp import lexicon, thesaurus
from briefing.nlp.content_words import OPPOSITES, StemmedWord, directions, stem
from briefing.nlp.measures import may_compare
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    Occurrence,
    StatementFault,
    occurrences,
)
from briefing.verification.converses import tells_other_side
from briefing.verification.denial_equivalents import is_partly_denied
from briefing.verification.rules.comparison import are_compared, is_borne_out

_LIGHT = word_class("light verbs")
_PARTICLES = word_class("verb particles", "prepositions")
_LET = 6  # words between "let" and "go"
_AGAIN = "re"
_UN, _SHORTEST = "un", 5  # "unsure"
_NO_OPPOSITES = frozenset("back man men woman women".split())  # "men and women"
_DESCRIBING = frozenset("old new inside outside above below".split())
_AGES = frozenset("year years month months".split())
_ALIKE_IN_PLACE = 4  # the same for an opposite that the thesaurus gives for one of a word's senses
_ALIKE = 2  # words in common around an opposite that show that the same thing is meant


def check_direction(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What rose in the evidence doesn't fall in the statement."""
    for at, word in enumerate(stated.words):
        if may_compare(word.lower) and is_borne_out(stated, cited):
            continue  # "did worse than Holm" of whom Holm did better than
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
        opposites = _opposites(word.lower)
        if opposites.isdisjoint(cited.stems) or stated.quotes(word):
            continue
        if any(are_compared(word.stem, opposite, cited) for opposite in opposites):
            continue
        if may_compare(word.lower) and is_borne_out(stated, cited):
            continue
        if _AGAIN + word.stem in cited.stems and "again" in stated.annotation.lower_words:
            continue  # "opened again" of what has reopened
        if not (word.content or _describes(stated.words, at)):
            continue
        against = opposites & cited.stems
        places = occurrences(stated, at, cited, against)
        places = [o for o in places if cited.texts[o.sentence].words[o.at].negated == word.negated]
        alike = occurrences(stated, at, cited, frozenset((word.stem,)))
        least = max(_ALIKE_IN_PLACE, alike[0].shared + 1 if alike else 0)
        both = {o.sentence for o in places} & {o.sentence for o in alike}  # one sentence has either
        occurrence = places[0] if places and not both and places[0].shared >= least else None
        occurrence = occurrence or _occurrence_at_head(stated, at, cited, places, alike)
        if occurrence:
            source = cited.texts[occurrence.sentence]
            opposite_word = source.words[occurrence.at]
            if tells_other_side(stated.annotation, word.start, source, opposite_word.start):
                continue
            if not _are_of_one_kind(word.lower, opposite_word.lower) or _is_let_go(stated, at):
                continue
            written = cited.sentences[occurrence.sentence][opposite_word.start : opposite_word.end]
            light = lexicon.base_of(word.lower) in _LIGHT  # "came" and "went" mean what stands with them
            return StatementFault(
                "weak" if light else "unsupported",
                f"the opposite of its source: “{stated.text[word.start : word.end]}” for “{written}”",
            )
    return None


def _are_of_one_kind(word: str, opposite: str) -> bool:
    """Whether two words that are opposites in one of their senses may be so here: an adverb and an adjective
    ("actually", "potential") are not, nor an inflected verb and a noun ("presents", "future"), nor a particle
    and what only looks like more of it ("off", "offer"), nor "uninsured" and "insurance"."""
    if word.endswith("ly") != opposite.endswith("ly") and "unknown" not in (
        thesaurus.senses(word).part,
        thesaurus.senses(opposite).part,
    ):
        return False
    if (word in _PARTICLES) != (opposite in _PARTICLES):
        return False
    if word.startswith(_UN) != opposite.startswith(_UN):
        return word[-2:] == opposite[-2:]
    inflected = lexicon.base_of(word) not in (None, word) and word.endswith("s")
    return not (inflected and lexicon.base_of(opposite) is None and not opposite.endswith("s"))


def _is_let_go(stated: AnnotatedStatement, at: int) -> bool:
    """Whether a "go" is that of "let three prisoners go"."""
    before = [word.lower for word in stated.words[max(0, at - _LET) : at]]
    return stated.words[at].lower == "go" and any(lexicon.base_of(lower) == "let" for lower in before)


def _occurrence_at_head(
    stated: AnnotatedStatement, at: int, cited: CitedText, against: list[Occurrence], alike: list[Occurrence]
) -> Occurrence | None:
    """Where the opposite stands before the very word that the statement's word stands before."""
    head = _head_stem(stated.words, at)
    if not head or any(_head_stem(cited.texts[o.sentence].words, o.at) == head for o in alike):
        return None
    return next(
        (
            o
            for o in against
            if o.shared >= _ALIKE and _head_stem(cited.texts[o.sentence].words, o.at) == head
        ),
        None,
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
    against = [o for o in against if cited.texts[o.sentence].words[o.at].negated == word.negated]
    if not against or against[0].shared < min(_ALIKE, len([w for w in stated.words if w.content]) - 1):
        return ""
    if alike and alike[0].shared >= against[0].shared:
        return ""
    place = cited.texts[against[0].sentence].words[against[0].at]
    if tells_other_side(stated.annotation, word.start, cited.texts[against[0].sentence], place.start):
        return ""
    if is_partly_denied(cited.texts[against[0].sentence].words, against[0].at):
        return ""  # "not every shop will close": some stay open
    return cited.sentences[against[0].sentence][place.start : place.end]


@cache
def _side_stems(axis: int, side: int) -> frozenset[str]:
    return frozenset(stem(word) for word in OPPOSITES[axis][side].split())
