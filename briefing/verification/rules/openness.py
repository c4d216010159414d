"""Openness: a plain statement is not one whose whole predicate the evidence has in what is hedged, claimed,
asked, supposed or still to come."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence
from briefing.nlp.hedging import hedges
from briefing.nlp.memo import kept
from briefing.nlp.predicates import predicate_at
from briefing.nlp.prospects import prospects
from briefing.nlp.vouching import is_alleged, voucher
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.rules.speech import is_attributed

LEFT_OPEN = (
    word_class(
        "modals of possibility",
        "future modals",
        "hedging adverbs",
        "adverbs of likelihood",
        "adjectives of likelihood",
        "adjectives of what is only alleged",
        "nouns of wanting",
        "nouns of what is not yet",
        "words of a prospect",
        "conditional subordinators",
    )
    | verb_class("verbs of intent", "verbs of seeking", "verbs of commitment")
    | {"can't", "won't"}
)
_OPEN = (
    LEFT_OPEN
    | word_class("nouns of what is only alleged", "words of asking whether")
    | verb_class("verbs of seeming", "verbs of what is only alleged", "verbs of accusing")
    | verb_class("verbs of weak evidence", "verbs of what is reported", "verbs of professing")
    | {"can", "until", "unless", "if"}
)
_LIGHT = verb_class("light verbs")
_ALLEGING = verb_class("verbs of what is only alleged")
_NOT_VOUCHED = word_class("words before what nobody vouches for", "nouns of what is only alleged")
_CONFIRMING = verb_class("verbs of settling for certain") | word_class("words of guilt")
_WILL = word_class("future modals")
_NEAR = 7  # words from "fear" to the verb of what is feared
_SHARE = 0.6  # of the predicate's stems that the evidence must have


class _Open(NamedTuple):
    """Characters [start, end) of a text that tell what is not told as so, and the word that says so."""

    start: int
    end: int
    cue: str
    alleged: bool


def check_openness(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nothing plain whose predicate stands in open spans of the evidence alone."""
    if stated.copied or stated.stakeholder or stated.quotations or not cited.is_few:
        return None
    text = stated.annotation
    if not text.text.endswith((".", "!")):
        return None  # an entry of a list tells of a plan as such: "rebuild the bridge"
    if (
        text.denies
        or not text.lower_words.isdisjoint(_OPEN)
        or _has_infinitive(text)
        or not any(map(_open_spans, cited.texts))
    ):
        return None
    predicate = _predicate_stems(text)
    known = [stem for stem in predicate if stem in cited.stems]
    if not known or len(known) < _SHARE * len(predicate) or is_attributed(stated):
        return None
    spans = [_span_of(cited.texts[number], at) for stem in known for number, at in cited.places(stem)]
    admitted = cited.has_any(_CONFIRMING)
    if all(spans) and not (admitted and any(span.alleged for span in spans if span)):
        cue = next(span.cue for span in spans if span)
        return StatementFault("weak", f"told without its source's “{cue}”")
    return None


def _has_infinitive(text: AnnotatedText) -> bool:
    return any(
        word.lower == "to" and lexicon.base_of(after.lower) == after.lower
        for word, after in pairwise(text.words)
    )


def _predicate_stems(text: AnnotatedText) -> list[str]:
    """The stems of what stands behind the subject of the first clause; of all but the first word of content
    where no verb can be told."""
    sentence = text.sentence
    main = next((c for c in sentence.clauses.clauses if c.kind == "main" and c.predicate), None)
    if main and main.predicate:
        start = sentence.tokens[main.predicate[0]].start
    else:
        start = next((w.end for w in text.words if w.content), 0)
    said = [w for w in text.words if w.content and w.start >= start and w.lower not in _LIGHT]
    return list(dict.fromkeys(w.stem for w in said))


def _span_of(text: AnnotatedText, at: int) -> _Open | None:
    start = text.words[at].start
    return next((span for span in _open_spans(text) if span.start <= start < span.end), None)


@kept
def _open_spans(text: AnnotatedText) -> tuple[_Open, ...]:
    return tuple(_spans(text))


def _spans(text: AnnotatedText) -> Iterator[_Open]:
    sentence = text.sentence
    tokens = sentence.tokens
    for prospect in prospects(sentence):
        if prospect.start < prospect.end and tokens[prospect.cue].lower not in _WILL:
            yield _Open(
                tokens[prospect.start].start, tokens[prospect.end - 1].end, tokens[prospect.cue].text, False
            )
    for hedge in hedges(sentence):
        yield _Open(
            tokens[hedge.start].start,
            tokens[hedge.end - 1].end,
            tokens[hedge.cue].text,
            hedge.certainty == "alleged",
        )
    for at, token in enumerate(tokens[:-2]):
        noun = token.lower in _NOT_VOUCHED and tokens[at + 1].text in ("that", ",")
        if noun or (token.lower in _ALLEGING and _opens_clause(sentence, at + 1)):
            yield _Open(tokens[at + 1].start, len(text.text), token.text, True)
    for clause in sentence.clauses.clauses:
        verb = clause.verb if clause.verb is not None else clause.start
        if clause.kind not in ("content", "question", "condition") or clause.governor is None:
            continue
        if voucher(sentence, verb) == "nobody" or is_alleged(sentence, verb):
            end = _choice_end(sentence, clause.end) if clause.kind == "question" else clause.end
            yield _Open(tokens[clause.start].start, tokens[end - 1].end, tokens[clause.governor].text, True)


def _choice_end(sentence: AnnotatedSentence, end: int) -> int:
    """Where a question ends that goes on in a choice: "whether it is a blip, a slump, or an error"."""
    tokens = sentence.tokens
    if end >= len(tokens) or tokens[end].text != ",":
        return end
    last = next((at for at in range(len(tokens) - 1, end, -1) if tokens[at].lower == "or"), None)
    if last is None or any(predicate_at(sentence, at) for at in range(end, last)):
        return end
    return next((at for at in range(last + 1, len(tokens)) if not tokens[at].word), len(tokens))


def _opens_clause(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether a clause without "that" goes on at a token: "traders fear the bank is insolvent"."""
    for at in range(index, min(len(sentence.tokens), index + _NEAR)):
        if not sentence.tokens[at].word:
            return False
        if sentence.tokens[at].lower == "that" or predicate_at(sentence, at):
            return True
    return False
