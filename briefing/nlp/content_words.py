"""Stemming, negation and antonyms: content words of a sentence, what is negated in it, what turns it round.

The stems are for comparing a statement with its source and for nothing else: they need not be words. They
keep apart what a reader keeps apart ("governor" and "government", "police" and "policy").
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.confusables import normalize_text
from briefing.nlp.memo import Table
from briefing.nlp.tokenization import compared_words
from briefing.nlp.word_classes import verb_class, word_class, word_list

_STOP = re.compile(r"[,;:()\[\]—–“”\"…]|[.!?](?:\s|$)")
_SCARE_QUOTED = re.compile(
    r"[“\"](?=\w)[^“”\"\s]+(?: [^“”\"\s]+){0,2}(?<=[\w.,])[”\"]"
)  # in a clause, no break of it
_POSSESSIVE = re.compile(r"'s?$")

_APART = {  # what the endings below would make alike
    word: word for word in word_list("words the stemmer keeps")
} | {"policies": "policy", "men": "man", "women": "woman", "children": "child", "people": "person"}
_INFLECTED = word_list("inflectional suffixes")
_DERIVED = word_list("derivational suffixes")
_TITLES = frozenset(
    form.casefold()
    for kind, forms in lexicon.rows("abbreviations")
    if kind == "name"
    for form in forms.split()
)
_REMEMBERED = 128  # sentences
_SHORTEST_INFLECTED, _SHORTEST_DERIVED = 3, 5  # letters that must be left


class StemmedWord(NamedTuple):
    """A word with its offsets. `content` is false for function words; `negated` is the parity of what negates
    it, so "did not deny" is no negation; `clause` counts the marks and "but"s before it."""

    lower: str
    stem: str
    start: int
    end: int
    content: bool
    negated: bool
    clause: int


def content_words(text: str) -> tuple[str, ...]:
    """The stems of the words that carry content, in order, repetitions kept."""
    return tuple(word.stem for word in stemmed_words(text) if word.content)


@lru_cache(maxsize=_REMEMBERED)
def stemmed_words(text: str) -> tuple[StemmedWord, ...]:
    """All words of a sentence, in order."""
    words: list[StemmedWord] = []
    marked = _without_scare_quotes(text)
    build = tuple.__new__  # half the time of the named constructor, of which there is one a word
    clause = last = remaining = offset = 0  # `remaining` is how many words more a negation reaches
    odd = titled = False
    for run in text.split():
        offset = text.index(run, offset)
        for form, first, behind in _RUNS[run].forms:
            lower, stemmed, says, negating, breaks, denies_before, plain = form
            start, end = offset + first, offset + behind
            parted = start - last > 1 and _STOP.search(marked, last, start)
            if breaks or (parted and not (titled and says and marked[last:start] == ". ")):
                clause, remaining = clause + 1, 0
            titled = lower in _TITLES and text[start].isupper()
            negated = remaining > 0 and odd
            if plain:  # most words are
                words.append(build(StemmedWord, (lower, stemmed, start, end, says, negated, clause)))
                if remaining:
                    remaining -= 1
                last = end
                continue
            negating = negating or (lower in _BEFORE_INFINITIVE and text.startswith(" to ", end))
            if denies_before and not _is_emphasis(lower, text[end : end + _AHEAD]):
                _deny_verb_before(words, clause)
            words.append(build(StemmedWord, (lower, stemmed, start, end, says, negated, clause)))
            if negating and not (
                _is_emphasis(lower, text[end : end + _AHEAD]) or text.startswith(" by ", end)
            ):
                remaining, odd = _REACH, lower == "nor" or not negated
            elif remaining:
                remaining = 0 if lower == _ASKING else remaining - 1  # "did not say whether it is so"
            last = end
        offset += len(run)
    return tuple(words)


def _without_scare_quotes(text: str) -> str:
    """A text of the same length without the marks around a word or three: "hasn't been “charged”"."""
    if "“" not in text and '"' not in text:
        return text
    return _SCARE_QUOTED.sub(lambda match: f" {match.group()[1:-1]} ", text)


def is_title(word: StemmedWord) -> bool:
    """Whether a word is written with a full stop before a name: the "Mr" of "Mr. Holm"."""
    return word.lower in _TITLES


def first_word(text: str) -> StemmedWord | None:
    """The first word, without the others; None of a text that has none."""
    match = next(compared_words(text), None)
    if match is None:
        return None
    form = _FORMS[normalize_text(match.group())]
    return StemmedWord(form.lower, form.stem, *match.span(), form.content, negated=False, clause=0)


@lru_cache(maxsize=_REMEMBERED)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the words that carry content: what `content_words` gives, each once, and sooner."""
    return DistinctWords(text).content_stems()


def stems(text: str) -> frozenset[str]:
    """The stems of all words."""
    return DistinctWords(text).stems()


class DistinctWords:
    """The words of a text, each once, looked up once for all that is asked of them."""

    def __init__(self, text: str) -> None:
        self._runs = [_RUNS[run] for run in set(text.split())]

    def stems(self) -> frozenset[str]:
        return frozenset(chain.from_iterable([run.stems for run in self._runs]))

    def content_stems(self) -> frozenset[str]:
        """The stems of those that carry content."""
        return frozenset(chain.from_iterable([run.content_stems for run in self._runs]))

    def content_forms(self) -> frozenset[str]:
        """Those that carry content, in lower case."""
        every = chain.from_iterable([run.forms for run in self._runs])
        return frozenset([form.lower for form, _, _ in every if form.content])

    def lower(self) -> frozenset[str]:
        return frozenset(chain.from_iterable([run.lower for run in self._runs]))


def denies(text: str) -> bool:
    """Whether any word of a text negates others."""
    return any(_RUNS[run].negates for run in text.split()) or bool(_declines(text))


def count_denials(text: str) -> int:
    """How many runs of a text between spaces hold a word that negates others."""
    return sum(_RUNS[run].negates for run in text.split()) + len(_declines(text))


def _declines(text: str) -> list[str]:
    """Each "declined to" of a text; a decline in sales denies nothing."""
    return _DECLINING.findall(text) if "eclin" in text else []


class _Run:
    """What stands between spaces, which no word crosses: its words, each with its place in it. News repeats
    its words, so that few runs are looked at twice."""

    __slots__ = ("content_stems", "forms", "lower", "negates", "stems")

    def __init__(self, run: str) -> None:
        forms = [(_FORMS[normalize_text(match.group())], *match.span()) for match in compared_words(run)]
        self.forms = tuple(forms)
        self.lower = tuple([form.lower for form, _, _ in forms])
        stems = tuple([form.stem for form, _, _ in forms])
        self.stems = self.lower if stems == self.lower else stems
        content = tuple([form.stem for form, _, _ in forms if form.content])
        self.content_stems = self.stems if content == self.stems else content
        self.negates = any(form.negates for form, _, _ in forms)


_RUNS = Table(_Run, most=32768)


class _Form(NamedTuple):
    lower: str
    stem: str
    content: bool
    negates: bool
    breaks: bool
    denies_before: bool
    plain: bool  # nothing turns on it: it neither negates, nor ends that, nor begins a clause


def _form(word: str) -> _Form:
    """What is to be known of a word as it is written, wherever it stands."""
    lower = _POSSESSIVE.sub("", word.casefold().replace("’", "'"))
    if word[0].isalpha():
        lower = lower.replace(".", "")
    if lower in word_class("function words") and word.isupper() and lexicon.country_of(word):
        lower = word.casefold() if "." in word else f"{'.'.join(lower)}."  # "US" is no "us"
    content = lower not in word_class("function words") and lower not in _EMPTY
    stemmed = stem(lower)
    denies = lower in _NEGATORS or lower.endswith("n't") or stemmed in _denials()
    breaks, denies_before = lower in _BREAKS, lower in _OBJECTS
    plain = not (denies or denies_before or lower in _BEFORE_INFINITIVE or lower == _ASKING)
    return _Form(lower, stemmed, content, denies, breaks, denies_before, plain)


_FORMS = Table(_form, most=65536)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a lower-case word: irregular verbs by their base form, endings off by rule."""
    if word in _APART:
        return _APART[word]
    base = lexicon.base_of(word) or word
    for ending in _INFLECTED if base == word else ():
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= _SHORTEST_INFLECTED
            and not word.endswith("ss")
        ):
            base = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    base = _strip_derivation(_strip_derivation(base))
    return base[:-1] if len(base) > 4 and base[-1] == base[-2] and base[-1] not in "aeiou" else base


def _strip_derivation(word: str) -> str:
    if word in _APART:
        return word
    for ending in _DERIVED:
        shortest = _SHORTEST_INFLECTED if ending == "e" else _SHORTEST_DERIVED
        if word.endswith(ending) and len(word) - len(ending) >= shortest and not word.endswith("ee"):
            return word[: -len(ending)]
    return word


# ── negation ────────────────────────────────────────────────────────────────────────────────────────

_NEGATORS = word_class("negations", "negative pronouns") - {"n't"} | {"hardly"}
_DENIALS = word_class("denying words")
_BEFORE_INFINITIVE = verb_class("verbs that deny an infinitive alone")
_DECLINING = re.compile(rf"\b(?:{'|'.join(sorted(_BEFORE_INFINITIVE))})(?= to\b)", re.IGNORECASE)
_ASKING = "whether"  # ends what a negation reaches
_BREAKS = word_class("concessive subordinators") | {"but", "because", "who", "which"}
_EMPTY = word_class("content-free words")
_OBJECTS = frozenset("no nothing none nobody".split())
_REACH = 7  # words that a negation governs at most, unless its clause ends before


def _deny_verb_before(words: list[StemmedWord], clause: int) -> None:
    """ "Found no evidence" denies the finding, too, as "did not find evidence" does."""
    index = len(words) - 1
    while index >= 0 and words[index].lower.endswith("ly"):
        index -= 1
    if (
        index >= 0
        and words[index].clause == clause
        and words[index].content
        and lexicon.base_of(words[index].lower)
    ):
        words[index] = words[index]._replace(negated=not words[index].negated)


def negates(word: StemmedWord) -> bool:
    """Whether a word turns what follows it into its denial: "not", "didn't", "without", "refused"."""
    return word.lower in _BEFORE_INFINITIVE or _FORMS[word.lower].negates


@cache
def _denials() -> frozenset[str]:
    return frozenset(stem(word) for word in _DENIALS)


_BOUNDED = (
    "exceed",
    *(
        f"{degree} than"
        for degree in "more fewer less later earlier longer older higher larger bigger greater".split()
    ),
)
_AHEAD = 14  # characters behind a negation in which its figure's bound is told


def _is_emphasis(word: str, ahead: str) -> bool:
    """ "Not only …", "not just …", "no. 10", "no matter" and "no more than 10" deny nothing."""
    following = ahead.strip(" .")
    if word.endswith("n't") or word == "never":
        return following.startswith(_BOUNDED[0])
    return word in ("not", "no") and following.startswith(
        ("only", "just", "matter", "sooner", "1", "2", "3", *_BOUNDED)
    )


# ── directions ──────────────────────────────────────────────────────────────────────────────────────

OPPOSITES = tuple((first, second) for first, second in lexicon.rows("antonyms"))


@cache
def _directions() -> Mapping[str, tuple[tuple[int, int], ...]]:
    axes_by_stem: dict[str, tuple[tuple[int, int], ...]] = {}
    for axis, sides in enumerate(OPPOSITES):
        for side, words in enumerate(sides):
            for word in words.split():
                axes_by_stem[stem(word)] = (*axes_by_stem.get(stem(word), ()), (axis, side))
    return axes_by_stem


def directions(stemmed: str) -> tuple[tuple[int, int], ...]:
    """On which axes of OPPOSITES a stem lies, and on which side of each (0 or 1); mostly none."""
    return _directions().get(stemmed, ())


# ── frequency ───────────────────────────────────────────────────────────────────────────────────────

_ARTICLE = 400  # words of a usual news article
_UNLISTED = 1e-6  # uses a word, below the rarest that is listed


@lru_cache(maxsize=65536)
def chance(stem: str) -> float:
    """The probability, 0 to 1, that an article of 400 words holds a word of this stem."""
    return 1 - math.exp(-_ARTICLE * _uses().get(stem, _UNLISTED))


@cache
def _uses() -> Mapping[str, float]:
    """Uses a word of running English, by stem: the forms of one stem added up."""
    totals: defaultdict[str, float] = defaultdict(float)
    for word, uses in lexicon.frequencies().items():
        totals[stem(word)] += uses
    return totals
