"""Planted errors: one error of a known kind written into a true sentence, all its other words left.

They are the kinds that a second reader is told to look for. A sentence that has no place for a kind, or where
the change might leave it true, is given none: what is planted has to be an error.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from briefing.attribution.attributions import Attribution, explicit_attributions
from briefing.models import ErrorKind
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import (
    BE,
    NEGATIONS,
    PREPOSITIONS,
    AnnotatedSentence,
    annotate_sentence,
    token_at,
)
from briefing.nlp.clauses import Clause
from briefing.nlp.entities import Name, known_names
from briefing.nlp.quantities import numerals
from briefing.nlp.quantities.bounds import DOWNWARD, bound
from briefing.nlp.tokenization import word_at
from briefing.nlp.word_classes import months, verb_class, weekdays, word_class

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


def subject_names(sentences: Iterable[AnnotatedSentence]) -> list[str]:
    """The names that are the subjects of sentences, each once."""
    names = (subject_name(sentence) for sentence in sentences)
    return list(dict.fromkeys(name.text for name in names if name is not None))


# ── Who, to whom, who says so ───────────────────────────────────────────────────────────────────────


def other_party(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """Another name of the same kind in the place of the subject."""
    subject = subject_name(sentence)
    if subject is None:
        return ""
    kind = _kind(subject.text)
    words = set(subject.text.split())
    other = next((name for name in others if _kind(name) == kind and not words & set(name.split())), None)
    return _replace(sentence, subject.start, subject.end, other) if other else ""


def exchanged_parties(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """Subject and object exchanged, where both are names and the verb is none that goes both ways."""
    first, clause = subject_name(sentence), _main_clause(sentence)
    if first is None or clause is None or clause.predicate is None or clause.verb is None:
        return ""
    tokens = sentence.tokens
    verb = tokens[clause.verb]
    if verb.lower in BE or verb.lower in _mutual_verbs() or clause.verb + 1 >= len(tokens):
        return ""
    second = next((name for name in sentence.names if name.start >= verb.end), None)
    if second is None or _share_word(first, second) or not _stands_alone(sentence, second):
        return ""
    between = [token.lower for token in tokens if verb.end <= token.start < second.start]
    if len(between) > 1 or not set(between) <= {"to", "from", "against", "over", "the"}:
        return ""
    text = sentence.text
    middle = text[first.end : second.start]
    return f"{text[: first.start]}{second.text}{middle}{first.text}{text[second.end :]}"


def speaker_left_out(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """What somebody says, told as a fact."""
    for attribution in explicit_attributions(sentence):
        if _is_plain_saying(attribution):
            (start, end) = attribution.content[0]
            content = sentence.text[start:end].rstrip(" ,.")
            opens = content.split(maxsplit=1)[0].lower()
            if (
                len(content.split()) > 3
                and opens not in _OPENS_NO_CLAIM
                and not _FIRST_PERSON & {word.lower() for word in content.split()}
            ):
                return f"{content[0].upper()}{content[1:]}."
    return ""


def _is_plain_saying(attribution: Attribution) -> bool:
    return (
        attribution.kind in ("speech", "according")
        and not attribution.negated
        and attribution.source is not None
        and attribution.voucher == "article"
        and len(attribution.content) == 1
    )


# ── Polarity and certainty ──────────────────────────────────────────────────────────────────────────


def turned_polarity(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """A denial put into the main clause, or taken out of it."""
    clause = _main_clause(sentence)
    if clause is None or clause.predicate is None or clause.verb is None:
        return ""
    first, end = clause.predicate
    tokens = sentence.tokens
    before = {token.lower for token in tokens[clause.start : first]}
    if tokens[first].lower in ("may", "might") or before & _DENYING:
        return ""  # what may be may not be; "not all did not" denies nothing
    denial = next((at for at in range(first, end) if tokens[at].lower in ("not", "never")), None)
    if denial is not None:
        return _replace(sentence, tokens[denial].start, tokens[denial + 1].start, "")
    if clause.denied:
        return ""
    if tokens[first].lower in _AUXILIARIES and not tokens[first].lower.endswith("n't"):
        return _replace(sentence, tokens[first].end, tokens[first].end, " not")
    verb = tokens[clause.verb]
    base = lexicon.base_of(verb.lower)
    if base is None or end - first != 1 or base == verb.lower:
        return ""
    return _replace(
        sentence, verb.start, verb.end, f"{'does' if verb.lower.endswith('s') else 'did'} not {base}"
    )


def plan_made_sure(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """What may be, or what is wished or alleged, told as sure."""
    tokens = sentence.tokens
    for clause in sentence.clauses.clauses:
        if clause.predicate is None or clause.kind not in ("main", "content"):
            continue
        first, end = clause.predicate
        if tokens[first].lower in ("may", "might", "could") and not clause.denied:
            return _replace(sentence, tokens[first].start, tokens[first].end, "will")
        wished = end < len(tokens) and tokens[end].lower == "to" and tokens[end - 1].lower in _wishing()
        if wished and end - first == 1:
            return _replace(sentence, tokens[first].start, tokens[end].end, "will")
    at = next((at for at, token in enumerate(tokens) if token.lower in _HEDGES and not token.quoted), None)
    if at is None or word_at(tokens, at + 1) == "to":
        return ""
    hedge = tokens[at]
    return _replace(sentence, hedge.start, min(len(sentence.text), hedge.end + 1), "")


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
        return _replace(
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
            return _replace(sentence, token.start, token.end, _as_written(more, token.text))
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
                return "" if other in text else _replace(sentence, token.start, token.end, other)
    year = _YEAR.search(text)
    if year is None or _bounds_a_span(text[: year.start()]):
        return ""
    other = str(int(year.group()) - 1)
    return "" if other in text else _replace(sentence, year.start(), year.end(), other)


def invented_cause(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """What came before, after or in spite of another thing, told as coming of it."""
    for clause in sentence.clauses.clauses:
        opener = sentence.tokens[clause.start]
        before = sentence.tokens[clause.start - 1].lower if clause.start else ""
        repeated = before == sentence.tokens[clause.start + 1].lower  # "day after day"
        if clause.kind != "adverbial" or clause.subject is None or before == "even" or repeated:
            continue
        if opener.lower in _BESIDE:
            return _replace(sentence, opener.start, opener.end, _as_written("because", opener.text))
    return ""


def part_made_whole(sentence: AnnotatedSentence, others: Sequence[str]) -> str:
    """Some made all; one of the first made the first."""
    match = _SOME.search(sentence.text)
    if match and not _makes_no_quantity(sentence.text[: match.start()]):
        return _replace(sentence, match.start(), match.end(), _as_written("all", match.group()))
    match = _AMONG_FIRST.search(sentence.text)
    return _replace(sentence, match.start(), match.end(), _as_written("the ", match.group())) if match else ""


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
_OPENS_NO_CLAIM = PREPOSITIONS | word_class("pronominal subjects", "interrogatives") | {"that", "to"}
_FIRST_PERSON = frozenset(("i", "we", "my", "our", "me", "us"))
_BESIDE = frozenset(("after", "before", "although", "though", "while"))
_DENYING = word_class("negations", "words for none")
_BOUNDS_SPAN = word_class("words before an end of a span of time")
_OPENS_POINT = frozenset(("on", "in"))
_TO_A_SPAN = 4  # words before a time: "before the end of March"
_BEFORE_NO_QUANTITY = word_class("articles", "possessives", "demonstratives") | {"how", "too", "as", "so"}
_AFTER_OBJECT = word_class("prepositions", "coordinators") | {".", ",", ";", "!", "?"}


def _wishing() -> frozenset[str]:
    return verb_class("verbs of wishing", "verbs of wanting", "verbs of intent")


def _mutual_verbs() -> frozenset[str]:
    return verb_class("verbs that go both ways")


def _main_clause(sentence: AnnotatedSentence) -> Clause | None:
    """The first main clause of which the verb is no quoted one."""
    return next(
        (
            clause
            for clause in sentence.clauses.clauses
            if clause.kind == "main" and clause.verb is not None and not sentence.tokens[clause.verb].quoted
        ),
        None,
    )


def subject_name(sentence: AnnotatedSentence) -> Name | None:
    """The name that is the subject of the main clause, where that is one name."""
    clause = _main_clause(sentence)
    if clause is None or clause.subject is None:
        return None
    first, last = clause.subject
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    within = [name for name in sentence.names if start <= name.start and name.end <= end]
    before = [
        token.lower for token in sentence.tokens[first:last] if within and token.start < within[0].start
    ]
    if len(within) != 1 or within[0].end != end or not set(before) <= {"the"}:
        return None
    return within[0]


def _kind(name: str) -> str:
    """What a name is of: a body, a person, or something else."""
    first = name.split()[0]
    if first in lexicon.given_names() and " " in name:
        return "person"
    return lexicon.kind_of_name(name) or "unknown"


def _share_word(first: Name, second: Name) -> bool:
    return bool(set(first.text.split()) & set(second.text.split()))


def _stands_alone(sentence: AnnotatedSentence, name: Name) -> bool:
    """Whether a name is an object by itself: no part of "the RT audience" or "Holm's offer", and nobody of
    whom a clause goes on to tell."""
    after = token_at(sentence, name.end)
    token = sentence.tokens[after] if after < len(sentence.tokens) else None
    if token is not None and ((token.start == name.end and token.word) or token.lower not in _AFTER_OBJECT):
        return False
    return not any(
        clause.subject
        and sentence.tokens[clause.subject[0]].start <= name.start < sentence.tokens[after - 1].end
        for clause in sentence.clauses.clauses
        if clause.subject and clause.subject[1] == after
    )


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


def _replace(sentence: AnnotatedSentence, start: int, end: int, words: str) -> str:
    return f"{sentence.text[:start]}{words}{sentence.text[end:]}"
