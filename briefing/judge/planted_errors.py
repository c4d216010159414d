"""Planted errors: one error of a known kind written into a true sentence, all its other words left.

They are the kinds that a second reader is told to look for. A sentence that has no place for a kind, or where
the change might leave it true, is given none: what is planted has to be an error.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from briefing.judge.planted_parties import (
    exchanged_parties,
    main_clause,
    other_party,
    replace_span,
    speaker_left_out,
)
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import (
    NEGATIONS,
    AnnotatedSentence,
    annotate_sentence,
)
from briefing.nlp.entities import known_names
from briefing.nlp.quantities import numerals
from briefing.nlp.quantities.bounds import DOWNWARD, bound
from briefing.nlp.tokenization import word_at
from briefing.nlp.word_classes import months, verb_class, weekdays, word_class
from briefing.tasks.readings import ErrorKind

ERROR_KINDS: tuple[ErrorKind, ...] = tuple(kind for kind in get_args(ErrorKind) if kind != "other")
Plant = Callable[[AnnotatedSentence, Sequence[str]], str]

_WHOLE_NUMBER = re.compile(r"(?<![\w.,:/–-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w:/–-]|[.,]\d)")
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?![\d–-]|['’]?s\b)")
_SOME = re.compile(
    r"(?<![“\"\w-])(?:some|many|several|most|(?:a )?few|nearly all|almost all)(?: of)?(?= [a-z])",
    re.IGNORECASE,
)
_AMONG_FIRST = re.compile(r"\b(?:among|one of) the (?=first|last|largest|biggest|oldest|youngest)", re.I)


def plant_errors(sentence: AnnotatedSentence, others: Sequence[str] = ()) -> dict[ErrorKind, str]:
    """The sentence with one error, for each kind that it has a place for. `others` are names of the same
    news that stand neither in it nor in the sentences beside it."""
    planted = {kind: plant(sentence, others) for kind, plant in PLANTS.items()}
    return {kind: text for kind, text in planted.items() if text not in ("", sentence.text)}


def annotate_for_planting(texts: Sequence[str]) -> dict[str, AnnotatedSentence]:
    """The sentences of a request by their texts, in each only those names that are surely names."""
    known = known_names(texts)
    return {text: annotate_sentence(text, known) for text in texts}


# ── Polarity and certainty ──────────────────────────────────────────────────────────────────────────


def turned_polarity(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """A denial put into the main clause, or taken out of it."""
    clause = main_clause(sentence)
    if clause is None or clause.predicate is None or clause.verb is None:
        return ""
    first, end = clause.predicate
    tokens = sentence.tokens
    before = {token.lower for token in tokens[clause.start : first]}
    if tokens[first].lower in ("may", "might") or before & _DENYING:
        return ""  # what may be may not be; "not all did not" denies nothing
    denial = next((at for at in range(first, end) if tokens[at].lower in ("not", "never")), None)
    if denial is not None:
        if denial + 1 == len(tokens):
            return ""  # "why it did not"
        return replace_span(sentence, tokens[denial].start, tokens[denial + 1].start, "")
    if clause.denied:
        return ""
    if tokens[first].lower in _AUXILIARIES and not tokens[first].lower.endswith("n't"):
        return replace_span(sentence, tokens[first].end, tokens[first].end, " not")
    verb = tokens[clause.verb]
    base = lexicon.base_of(verb.lower)
    if base is None or end - first != 1 or base == verb.lower:
        return ""
    return replace_span(
        sentence, verb.start, verb.end, f"{'does' if verb.lower.endswith('s') else 'did'} not {base}"
    )


def plan_made_sure(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """What may be, or what is wished or alleged, told as sure."""
    tokens = sentence.tokens
    for clause in sentence.clauses.clauses:
        if clause.predicate is None or clause.kind not in ("main", "content"):
            continue
        first, end = clause.predicate
        if tokens[first].lower in _POSSIBLE and not clause.denied:
            return replace_span(sentence, tokens[first].start, tokens[first].end, "will")
        wished = end < len(tokens) and tokens[end].lower == "to" and tokens[end - 1].lower in _wishing()
        if wished and end - first == 1:
            return replace_span(sentence, tokens[first].start, tokens[end].end, "will")
    at = next((at for at, token in enumerate(tokens) if token.lower in _HEDGES and not token.quoted), None)
    if at is None or word_at(tokens, at + 1) == "to":
        return ""
    hedge = tokens[at]
    return replace_span(sentence, hedge.start, min(len(sentence.text), hedge.end + 1), "")


# ── How much, when, why, of what ────────────────────────────────────────────────────────────────────


def other_figure(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """Another number in the place of one that is no year and no date."""
    for match in _WHOLE_NUMBER.finditer(sentence.text):
        value = int(match.group().replace(",", ""))
        if (
            value < 2
            or _YEAR.fullmatch(match.group())
            or _is_of_date(sentence.text, match.start(), match.end())
            or _bears_out_more(sentence, match.start(), match.end())
        ):
            continue
        other = value + max(1, value // 3)
        return replace_span(
            sentence, match.start(), match.end(), f"{other:,}" if "," in match.group() else str(other)
        )
    return _other_numeral(sentence)


def _other_numeral(sentence: AnnotatedSentence) -> str:
    """Two to eleven in words, made one more."""
    in_words = {int(value): word for word, value in numerals.small_numbers().items()}
    values = {word: value for value, word in in_words.items() if value in range(2, 12)}
    for token in sentence.tokens:
        if (
            token.lower in values
            and not token.named
            and not _bears_out_more(sentence, token.start, token.end)
        ):
            more = in_words[values[token.lower] + 1]
            return replace_span(sentence, token.start, token.end, _as_written(more, token.text))
    return ""


def other_time(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """Another weekday, month or year."""
    text = sentence.text
    for names, step in ((weekdays(), 2), (months(), 5)):
        for token in sentence.tokens:
            if (
                token.text in names
                and token.text not in ("May", "March")
                and not _bounds_a_span(text[: token.start])
            ):
                other = names[(names.index(token.text) + step) % len(names)]
                return "" if other in text else replace_span(sentence, token.start, token.end, other)
    year = _YEAR.search(text)
    if year is None or _bounds_a_span(text[: year.start()]):
        return ""
    other = str(int(year.group()) - 1)
    return "" if other in text else replace_span(sentence, year.start(), year.end(), other)


def invented_cause(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """What came before, after or in spite of another thing, told as coming of it."""
    for clause in sentence.clauses.clauses:
        if clause.kind != "adverbial" or clause.subject is None:
            continue
        opener = sentence.tokens[clause.start]
        before = word_at(sentence.tokens, clause.start - 1)
        repeated = before and before == word_at(sentence.tokens, clause.start + 1)  # "day after day"
        if opener.lower in _BESIDE and before != "even" and not repeated:
            return replace_span(sentence, opener.start, opener.end, _as_written("because", opener.text))
    return ""


def part_made_whole(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """Some made all; one of the first made the first."""
    match = _SOME.search(sentence.text)
    if match and not _makes_no_quantity(sentence.text[: match.start()]):
        return replace_span(sentence, match.start(), match.end(), _as_written("all", match.group()))
    match = _AMONG_FIRST.search(sentence.text)
    return (
        replace_span(sentence, match.start(), match.end(), _as_written("the ", match.group()))
        if match
        else ""
    )


PLANTS: Mapping[ErrorKind, Plant] = {
    "who": other_party,
    "to whom": exchanged_parties,
    "speaker": speaker_left_out,
    "polarity": turned_polarity,
    "certainty": plan_made_sure,
    "amount": other_figure,
    "time": other_time,
    "cause": invented_cause,
    "scope": part_made_whole,
}
"""What plants each kind; "" where a sentence has no place for it."""


# ── The sentence ────────────────────────────────────────────────────────────────────────────────────

_AUXILIARIES = word_class("auxiliaries") - {"being", "been", "be"}
_HEDGES = word_class("adverbs of hearsay", "adverbs of likelihood")
_BESIDE = word_class("openers of what gives no cause")
_POSSIBLE = word_class("modals of bare possibility")
_DENYING = word_class("negations", "words for none")
_BOUNDS_SPAN = word_class("words before an end of a span of time")
_OPENS_POINT = frozenset(("on", "in"))
_TO_A_SPAN = 4  # words before a time: "before the end of March"
_BEFORE_NO_QUANTITY = word_class("articles", "possessives", "demonstratives") | {"how", "too", "as", "so"}


def _wishing() -> frozenset[str]:
    return verb_class("verbs of wishing", "verbs of wanting", "verbs of intent")


def _is_of_date(text: str, start: int, end: int) -> bool:
    beside = [*text[:start].split()[-1:], *text[end:].split()[:1]]
    return any(word.strip(".,").startswith(month[:3]) for word in beside for month in months())


def _bears_out_more(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether a greater figure would be true as well: "at most 12", "not 12"."""
    denied = any(token.lower in NEGATIONS for token in sentence.tokens if token.end <= start)
    return denied or bound(sentence.text, start, end) in DOWNWARD


def _bounds_a_span(before: str) -> bool:
    """Whether a time with this before it is an end of a span, of which another end may be true as well: "by
    March" is "by August", "after 2019" is "after 2018"."""
    words = before.lower().split()[-_TO_A_SPAN:]
    return bool(words) and words[-1] not in _OPENS_POINT and not _BOUNDS_SPAN.isdisjoint(words)


def _makes_no_quantity(before: str) -> bool:
    """Whether what stands before a "most" or a "few" makes no quantity of it: "the most powerful"."""
    word = before.rpartition(" ")[0].rpartition(" ")[2].lower() if before.endswith(" ") else ""
    return word in _BEFORE_NO_QUANTITY or word.endswith(("'s", "’s"))


def _as_written(word: str, before: str) -> str:
    return word.capitalize() if before[0].isupper() else word
