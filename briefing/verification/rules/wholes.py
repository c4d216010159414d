"""Wholes and parts: what the evidence tells of some of a body, or of one of its kind, is told of no more."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.nlp.content_words import StemmedWord, content_stems
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, sentence_words

_PARTS = word_class(
    "parts of a whole", "amounts: few", "amounts: some", "amounts: many", "amounts: most", "small numbers"
)
_DETERMINERS = word_class("articles", "third-person possessives", "demonstratives")
_DEFINITE = _DETERMINERS - {"a", "an"}
_PREPOSITIONS = word_class("prepositions")
_BESIDE = frozenset(("half", "most"))  # "half the crew"
_LINKS = 4  # words between a part and its "of"
_BODIES = word_class("parts of a body", "people of a body")
_PARTITIVES = _PARTS | _BODIES
_BINDING = frozenset(("of", "in", "to", "for", "from", "within"))
_FEW = word_class("small numbers")
_FIGURES = _FEW | set("four five six seven eight nine ten eleven twelve".split())
_SINGLE = frozenset(("a", "an", "one", "another"))
_COUNTED = _SINGLE | _FEW
_LASTING = word_class("finite have", "do") | {"are"}  # of what is generally so: "hospitals have"
_BEFORE = 3  # words before a noun among which its number stands


class _Part(NamedTuple):
    """A part as it is written, and the stem of the noun that it is a part of."""

    written: str
    whole: str


def check_wholes(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Not "the union" of what only "some members of the union" did, nor "clinics" of what one clinic did."""
    own = {part.whole for part in _parts(stated.annotation)}
    for part in (part for text in cited.texts for part in _parts(text)):
        if part.whole in own or not _is_told_of(part.whole, stated):
            continue
        noun, of, _ = part.written.partition(" of ")
        named = of and content_stems(noun) & stated.annotation.stems
        if not named and _are_parts(part.whole, cited):
            return StatementFault("weak", f"told of the whole what its source tells of “{part.written}”")
    return _general_fault(stated, cited)


def _are_parts(whole: str, cited: CitedText) -> bool:
    """Whether the evidence speaks of a body only where it speaks of a part of it."""
    places = sum(len(text.places(whole)) for text in cited.texts)
    return places == sum(part.whole == whole for text in cited.texts for part in _parts(text))


def _is_told_of(whole: str, stated: AnnotatedStatement) -> bool:
    """Whether a noun is what a statement tells of, and no "in the harbour" or "harbour master"."""
    words = stated.words
    for at in stated.annotation.places(whole):
        after = words[at + 1] if at + 1 < len(words) else None
        joined = after is not None and after.content and after.clause == words[at].clause
        if joined and after is not None and not is_deed(after):
            continue
        if not _is_governed(words, at):
            return True
    return False


def _is_governed(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a preposition, or how many there are, stands before a noun in its phrase."""
    for word in reversed(words[:at]):
        if word.lower in _PREPOSITIONS or word.lower in _PARTS or word.lower.isdigit():
            return True
        if word.clause != words[at].clause or is_deed(word):
            return False
        if not word.content and word.lower not in _DETERMINERS:
            return False
    return False


@kept
def _parts(text: AnnotatedText) -> tuple[_Part, ...]:
    """The parts of which a text speaks: "half of the crew", "some members of the union"."""
    if text.lower_words.isdisjoint(_PARTITIVES) and not any(map(str.isdigit, text.lower_words)):
        return ()
    return tuple(part for words in sentence_words(text) for part in _sentence_parts(text, words))


def _sentence_parts(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[_Part]:
    for at, word in enumerate(words):
        if word.lower not in _PARTITIVES and not word.lower.isdigit():
            continue
        following = [other.lower for other in words[at + 1 : at + 1 + _LINKS]]
        if word.lower in _BODIES:
            if following[:1] and following[0] in _BINDING:
                opens = at + 2
            elif whole := _owner(text, words, at):
                yield _Part(text.text[whole.start : word.end], whole.stem)
                continue
            else:
                continue
        elif link := next((w for w in following if w in ("of", "from")), ""):
            opens = at + 2 + following.index(link)
        elif word.lower in _BESIDE:
            opens = at + 1
        else:
            continue
        if opens < len(words) and (whole := _whole(text, words, opens)):
            yield _Part(text.text[word.start : whole.end], whole.stem)


def _owner(text: AnnotatedText, words: Sequence[StemmedWord], at: int) -> StemmedWord | None:
    """The "party" of "the party's youth wing"."""
    near = words[max(0, at - _BEFORE) : at]
    return next((w for w in near if text.text[w.end - 2 : w.end + 2].find("'s") >= 0 and w.content), None)


def _whole(text: AnnotatedText, words: Sequence[StemmedWord], begin: int) -> StemmedWord | None:
    """The noun of a definite phrase: "the union", "Lund's clinics"."""
    first = words[begin]
    definite = first.lower in _DEFINITE or text.text[first.start].isupper()
    end = begin + (first.lower in _DETERMINERS)
    while end < len(words) and words[end].lower in _FIGURES:  # "two of the five charges"
        end += 1
    if end == len(words):
        return None
    while end < len(words) and words[end].content and not is_deed(words[end]):
        if words[end].clause != first.clause:
            break
        end += 1
    return words[end - 1] if definite and words[end - 1].content else None


def _general_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "Clinics have closed" where the evidence has one clinic, or two of them, that did."""
    words = stated.words
    if len(words) < 2 or not words[0].content or not words[0].lower.endswith("s"):
        return None
    places = [
        (text.words, at)
        for text in cited.texts
        for at in text.places(words[0].stem)
        if not stated.stakeholder
    ]
    counts = [_count(source, at) for source, at in places]
    if not counts or not all(counts):
        return None
    if all(count in _SINGLE for count in counts) or words[1].lower in _LASTING:
        return StatementFault("weak", f"told of several what its source tells of “{counts[0]}”")
    return None


def _count(words: Sequence[StemmedWord], at: int) -> str:
    """ "One", "a" or "two" before a noun; "" where it is another, or none."""
    if words[at].lower.endswith("s") and {w.lower for w in words[max(0, at - _BEFORE) : at]}.isdisjoint(_FEW):
        return ""
    near = reversed(words[max(0, at - _BEFORE) : at])
    return next((word.lower for word in near if word.lower in _COUNTED), "")
