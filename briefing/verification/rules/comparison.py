"""Comparison: which of two has more in the statement has more in its evidence."""

from collections.abc import Sequence
from itertools import permutations

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.quantities.recognition import Quantity
from briefing.nlp.thesaurus import senses
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.comparisons import Comparison, comparative_degrees, comparisons
from briefing.verification.rules.facts import is_year
from briefing.verification.sentence_words import said_stems, sentence_words

_ALSO_COMPARE = (
    word_class("words that compare")
    | verb_class("verbs of rising and falling", "verbs of changing a measure")
    | {"second"}  # "second only to"
)
_UP = verb_class("verbs of growing") | {"increasing", "increased", "rising", "growing", "heightened"}
_DOWN = verb_class("verbs of shrinking") | {"reduced", "decreasing", "falling", "shrinking", "lessened"}
_AROUND = 4  # words on either side of a degree that tell of what it is


def check_comparison(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nothing is more than another in the statement, and less in the evidence, whichever is told first."""
    for comparison in comparisons(stated.annotation):
        sourced = [other for text in cited.texts for other in comparisons(text)]
        signs = [(o, sign) for o in sourced if (sign := _sourced_sign(comparison, o)) is not None]
        if signs and all(sign != comparison.sign for _, sign in signs):
            written, instead = comparison.written, signs[0][0].written
            return StatementFault(
                "unsupported", f"a comparison turned round: “{written}” where its source has “{instead}”"
            )
    return None


def check_degrees(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nothing is more or less that the evidence has the other way round, or does not measure."""
    if not cited.is_few:
        return None
    return check_degree(stated, cited) or check_drawn_comparison(stated, cited)


def check_drawn_comparison(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "more than" another where the evidence neither compares nor ranks nor tells a change."""
    if any(map(_compares, cited.texts)):
        return None
    computed = _may_be_computed(cited)
    for comparison in comparisons(stated.annotation):
        if comparison.measure not in ("rank", "contrast", "lateness", "age") and comparison.sign:
            if comparison.sign < 0 and cited.has_any(("within",)):
                continue  # "less than a week"
            if computed and _computed_sign(comparison, cited) == comparison.sign:
                continue
            how = "only lets be drawn" if computed else "does not draw"
            reason = f"a comparison that its source {how}: “{comparison.written}”"
            return StatementFault("weak", reason)
    return None


def check_degree(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "weaker" of what is "stronger" in the evidence, nor "less" of what has increased."""
    if is_borne_out(stated, cited):
        return None
    for measure, sign, word, said in _degrees(stated.annotation):
        sourced = [d for text in cited.texts for d in _degrees(text) if d[0] == measure]
        against = [d for d in sourced if d[1] == -sign and said & d[3]]
        same = any(d[1] == sign for d in sourced)
        alike = all(text.denies == stated.annotation.denies for text in cited.texts)
        if against and not same and alike:
            return StatementFault("weak", f"the other way than in its source: “{word}” for “{against[0][2]}”")
    return None


def _sourced_sign(stated: Comparison, source: Comparison) -> int | None:
    """What a comparison of the evidence says of what stands before in the statement; None where they
    compare other things, or by another measure."""
    if stated.measure != source.measure and not _may_rank(stated, source):
        return None
    straight = len(stated.behind & source.behind)
    crossed = len(stated.behind & source.before)
    if not stated.behind:
        straight, crossed = len(stated.before & source.before), len(stated.before & source.behind)
        return None if straight == crossed else source.sign if straight > crossed else -source.sign
    if not (straight or crossed):
        return None
    crossed += len(stated.before & source.behind)
    return None if straight == crossed else source.sign if straight > crossed else -source.sign


def _may_rank(stated: Comparison, source: Comparison) -> bool:
    """Whether the one only ranks, by "above" or "below", what the other compares in amount."""
    if {stated.measure, source.measure} != {"rank", "amount"}:
        return False
    straight = stated.before & source.before and stated.behind & source.behind
    return bool(straight or (stated.before & source.behind and stated.behind & source.before))


def is_borne_out(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a statement compares two things and its evidence does so the same way, from whichever side."""
    return any(
        _sourced_sign(comparison, other) == comparison.sign
        for comparison in comparisons(stated.annotation)
        for text in cited.texts
        for other in comparisons(text)
    )


def are_compared(one: str, other: str, cited: CitedText) -> bool:
    """Whether the evidence compares two things, each told by a stem."""
    return any(
        (one in c.before and other in c.behind) or (other in c.before and one in c.behind)
        for text in cited.texts
        for c in comparisons(text)
        if c.measure not in ("rank", "contrast")
    )


@kept
def _compares(text: AnnotatedText) -> bool:
    """Whether a text has any word by which it may compare."""
    return (
        bool(comparisons(text))
        or any(not _is_of_adjective(words, at) for _, _, words, at in comparative_degrees(text))
        or not text.lower_words.isdisjoint(_ALSO_COMPARE)
        or any(len(word) > len("best") and word.endswith("est") for word in text.lower_words)
        or any(figure.share or figure.unit == "percent" for figure in text.figures)
    )


def _may_be_computed(cited: CitedText) -> bool:
    """Whether the evidence has two figures of one unit, which a reader can hold against each other."""
    units = [f.unit for text in cited.texts for f in text.figures if not is_year(f) and f.unit != "ordinal"]
    return len(units) > len(set(units))


def _computed_sign(comparison: Comparison, cited: CitedText) -> int | None:
    """Which of two things has more by the figures beside them: 1 for what stands before; None where
    it cannot be told which figure is whose."""
    best: tuple[int, int] | None = None
    beside = [found for text in cited.texts for found in _figures_beside(text)]
    for (one, said), (other, told) in permutations(beside, 2):
        own, others = len(said & comparison.before), len(told & comparison.behind)
        if own and others and one.unit == other.unit and one.value != other.value:
            sign = 1 if one.value > other.value else -1
            best = max((own + others, sign), best or (0, 0))
    return best[1] if best else None


@kept
def _figures_beside(text: AnnotatedText) -> tuple[tuple[Quantity, frozenset[str]], ...]:
    """Each figure of a text with the stems of the words from the figure before it."""
    beside, begin = [], 0
    for figure in text.figures:
        words = [word for word in text.words if begin <= word.start < figure.start]
        beside.append((figure, said_stems(words)))
        begin = figure.end
    return tuple(beside)


@kept
def _degrees(text: AnnotatedText) -> tuple[tuple[str, int, str, frozenset[str]], ...]:
    """Of each degree of a text what it measures, which way, the word, and the stems around it."""
    degrees = [*comparative_degrees(text)]
    for sentence in sentence_words(text):
        for at, word in enumerate(sentence):
            if word.lower in _UP or word.lower in _DOWN:
                degrees.append(("amount", 1 if word.lower in _UP else -1, sentence, at))
    return tuple(
        (measure, sign, words[at].lower, said_stems([*words[max(0, at - _AROUND) : at + 1 + _AROUND]]))
        for measure, sign, words, at in degrees
    )


def _is_of_adjective(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a "more" is of an adjective alone: "a more modest house", "a more
    grounded story"."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    describes = senses(after).part in ("adjective", "adverb") or after.endswith(("ed", "ing"))
    return words[at].lower in ("more", "less") and describes
