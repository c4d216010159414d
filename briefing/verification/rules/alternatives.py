"""Alternatives: of two that the evidence tells apart ("not Holm but Tarn", "the former", "respectively") the
statement has the one that is meant."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import is_deed, said_stems, sentence_words

_LONGEST = 7  # words of what is left out, and of what stands for it
_FEWEST = 1  # stem besides those two by which a statement is about such a sentence
_INSTEAD = frozenset((("rather", "than"), ("instead", "of"), ("as", "opposed")))
_LEAVING = frozenset(("not", "rather", "instead", "opposed"))
_ENDING = word_class("prepositions", "subordinators", "interrogatives", "relative pronouns") - {"of"} | {
    "but"
}
_RESOLVED = frozenset(("former", "latter", "respectively"))


class _Choice(NamedTuple):
    """The stems of what is meant and of what is not, and of what is told of the one that is meant."""

    meant: frozenset[str]
    other: frozenset[str]
    told: frozenset[str]
    written: str


def check_alternatives(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Not the one that the evidence says is not meant."""
    if stated.copied or stated.annotation.denies or not cited.is_few:
        return None
    said = stated.annotation.stems
    if not stated.annotation.lower_words.isdisjoint(_LEAVING | _RESOLVED):
        return None
    choices = [choice for text in cited.texts for choice in _choices(text)]
    for choice in choices:
        meant = choice.meant - choice.other
        if not meant or not choice.other <= said or meant & said:
            continue
        own = frozenset().union(*[c.told for c in choices if c.meant == choice.other])
        if len((choice.told - own) & said) >= _FEWEST and not (own - choice.told) & said:
            return StatementFault("unsupported", f"the other of two: its source has “{choice.written}”")
    return None


def denies_other(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a statement denies of the one what the evidence tells of the other: "the pilot did not"."""
    said = stated.annotation.stems
    return stated.annotation.denies and any(
        choice.other <= said and not (choice.meant - choice.other) & said and choice.told & said
        for text in cited.texts
        for choice in _choices(text)
    )


@kept
def _choices(text: AnnotatedText) -> tuple[_Choice, ...]:
    if text.lower_words.isdisjoint(_LEAVING | _RESOLVED) or not _may_leave_out(text):
        return ()
    return tuple(
        choice
        for words in sentence_words(text)
        for choice in (*_left_out(words), *_respective(words), *_former_and_latter(text, words))
    )


def _may_leave_out(text: AnnotatedText) -> bool:
    """Whether a text may have more than a plain "not"."""
    lower = text.lower_words
    contrasts = "not" in lower and ("but" in lower or ", not" in text.text)
    return contrasts or not lower.isdisjoint(_LEAVING - {"not"} | _RESOLVED)


def _left_out(words: Sequence[StemmedWord]) -> Iterator[_Choice]:
    """ "Not the cook but the baker", "the baker, not the cook", "the baker instead of the cook"."""
    for at, word in enumerate(words):
        pair = (word.lower, words[at + 1].lower) if at + 1 < len(words) else ("", "")
        if word.lower == "not":
            other = _phrase(words, at + 1)
            end = at + 1 + len(other)
            if end < len(words) and words[end].lower == "but":
                meant = _phrase(words, end + 1)
                rest = (*words[:at], *words[end + 1 + len(meant) :])
            elif at and words[at - 1].clause != word.clause:
                meant = _phrase_before(words, at)
                rest = (*words[: at - len(meant)], *words[end:])
            else:
                continue
        elif pair in _INSTEAD:
            other, meant = _phrase(words, at + 2), _phrase_before(words, at)
            rest = (*words[: at - len(meant)], *words[at + 2 + len(other) :])
        else:
            continue
        if said_stems(other) and said_stems(meant):
            written = " ".join(w.lower for w in meant)
            yield _Choice(said_stems(meant), said_stems(other), said_stems(rest), written)


def _phrase(words: Sequence[StemmedWord], begin: int) -> Sequence[StemmedWord]:
    """A noun phrase that begins at a place; nothing where a verb comes first."""
    for at in range(begin, min(len(words), begin + _LONGEST)):
        word = words[at]
        if word.lower in _ENDING or word.clause != words[begin].clause or is_deed(word):
            return words[begin:at]
    return words[begin : begin + _LONGEST] if begin + _LONGEST >= len(words) else ()


def _phrase_before(words: Sequence[StemmedWord], end: int) -> Sequence[StemmedWord]:
    start = end
    while start > max(0, end - _LONGEST):
        word = words[start - 1]
        if word.lower in _ENDING or word.clause != words[end - 1].clause or is_deed(word):
            break
        start -= 1
    return words[start:end]


def _joined(words: Sequence[StemmedWord], at: int) -> tuple[frozenset[str], frozenset[str]]:
    """What an "and" at a place joins: the name, figure or noun on either side."""
    return said_stems(_phrase_before(words, at)[-2:]), said_stems(_phrase(words, at + 1)[:2])


def _respective(words: Sequence[StemmedWord]) -> Iterator[_Choice]:
    """ "Holm and Tarn won 3 and 5 medals, respectively"."""
    if not any(word.lower == "respectively" for word in words):
        return
    joins = [at for at, word in enumerate(words) if word.lower == "and"]
    if len(joins) != 2:
        return
    (first, second), (of_first, of_second) = _joined(words, joins[0]), _joined(words, joins[1])
    if all((first, second, of_first, of_second)):
        yield _Choice(first, second, of_first - of_second, "respectively")
        yield _Choice(second, first, of_second - of_first, "respectively")


def _former_and_latter(text: AnnotatedText, words: Sequence[StemmedWord]) -> Iterator[_Choice]:
    """ "Holm and Tarn …; the former has a harbour, the latter a lighthouse"."""
    lower = [word.lower for word in words]
    if "former" not in lower or "latter" not in lower:
        return
    before = [word for word in text.words if word.start < words[0].start] + list(words)
    places = {word: n for n, word in enumerate(before) if word.lower in ("former", "latter")}
    at = min(places.values())
    joins = [n for n in range(at) if before[n].lower in ("and", "or")]
    if not joins:
        return
    first, second = _joined(before, joins[0])
    spans = {"former": first, "latter": second}
    for word, begin in places.items():
        ends = [n for n in places.values() if n > begin]
        told = said_stems(before[begin + 1 : min(ends, default=len(before))])
        meant = spans[word.lower]
        other = second if meant == first else first
        if meant and other:
            yield _Choice(meant, other, told, f"the {word.lower}")
