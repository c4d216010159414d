"""Question answering: which sentence says that what a question asks about has happened, or has not.

A question names a subject, a verb and what goes with it. A sentence answers it where the same verb, told as
done, refused or decided, stands between the same subject and most of the other words. What is planned,
expected, doubted or told of another party answers nothing: a question wrongly closed is worse than one that
stays open.

`find_answers` does so for the questions of an earlier brief, and `unanswered_questions` are what stays open.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from briefing.models import Answer, Brief, Coverage, Pending, Story
from briefing.nlp import content_words, entities, lexicon
from briefing.nlp.annotated_sentence import BE, NEGATIONS, AnnotatedSentence, annotate_sentence
from briefing.nlp.memo import kept
from briefing.nlp.noun_phrases import PRONOUNS, lower_token, phrase_before, skip_auxiliaries
from briefing.nlp.quantities.recognition import quantities
from briefing.nlp.word_classes import word_class
from briefing.stories.contradictions import denials
from briefing.stories.contradictions.claims import Claim, bare_claim
from briefing.stories.contradictions.claims import claim as claim_of
from briefing.stories.history.earlier_sentences import earlier
from briefing.stories.history.turns import turn
from briefing.stories.merging.statement_features import StatementFeatures

_SHARED = 0.75  # of the words around the verb
_ABOUT = re.compile(r"^It (?:is|was|remains) (?:\w+ ){0,3}(?=when|whether|who)", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:(?P<much>how (?:much|many|high|long|far|old)\b)"
    r"|(?P<when>when )?(?:will|would|did|does|do|has|have|is|are)|whether|(?P<since>when)|(?P<who>who)"
    r"|(?P<what>what) will)\s(?P<rest>.+?)[?.]?$",
    re.IGNORECASE,
)
_OPEN = word_class("conditional subordinators", "modals of possibility") - {"lest", "can"} | set(
    "once yet likely perhaps".split()
)
_AHEAD = word_class("future modals")
_AUXILIARY_STEMS = frozenset(map(content_words.stem, "do does did will would have has had be".split()))
_MODALS = word_class("modals") - _AHEAD
_BETWEEN = 3  # words that may hold a modal and what parts it from its verb: "can once more be"
_SETTLED = re.compile(
    r"\b(?:refus\w+ to|declin\w+ to|decided (?:not )?to|voted (?:not )?to|(?:will|would) (?:not|never)"
    r"|won['’]t|did(?: not|n['’]t)|does(?: not|n['’]t)|ruled out|decided against)\s$",
    re.IGNORECASE,
)
_SETTLING = frozenset(("decided", "carried out", "called off", "put off"))
_DATED_AHEAD = re.compile(r"\b(?:is|are) (?:due |set |scheduled )?to (?:be )?$", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:in|since|of) (?:19|20)\d\d\b|\blast year\b|\bago\b|\b(?:years?|months?|decades?) earlier\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"\b(?:{'|'.join(sorted(word_class('calendar words')))}|today|yesterday|tomorrow|tonight"
    r"|next (?:week|month|year)|(?:in|by|from) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


class _ParsedQuestion(NamedTuple):
    """What a question asks for, the verbs in it that it may ask about, and what a sentence must hold that
    answers it: the last word of each name, and each figure; of an amount
    the stems that it is `asked` with."""

    kind: Literal["whether", "when", "who", "what", "how much"]
    verbs: tuple["_Verb", ...]
    named: frozenset[str]
    counted: frozenset[Decimal]
    asked: frozenset[str] = frozenset()


class _Verb(NamedTuple):
    """A verb in its base form, with the stems before and after it."""

    base: str
    before: frozenset[str]
    after: frozenset[str]
    passive: bool


def find_answer(question: str, claims: Sequence[Claim]) -> Claim | None:
    """The first of the claims that answers a question; None where none does so plainly."""
    parsed = _parse_question(question)
    return next((claim for claim in claims if _answers(parsed, claim)), None) if parsed else None


# ── the question ────────────────────────────────────────────────────────────────────────────────────


def _parse_question(question: str) -> _ParsedQuestion | None:
    match = _ASKS.match(_ABOUT.sub("", " ".join(question.split())))
    if not match:
        return None
    rest = match["rest"]
    keys = [entities.name_key(name.text).split() for name in entities.names(rest)]
    named = frozenset(words[-1] for words in keys if words)
    counted = frozenset(figure.value for figure in quantities(rest))
    if match["much"]:
        return _ParsedQuestion("how much", (), named, counted, _stems(rest) - _AUXILIARY_STEMS)
    if match["who"]:
        return _ParsedQuestion("who", tuple(_verbs(rest, first=True)), named, counted)
    if match["what"]:
        finding = tuple(verb for verb in _verbs(rest) if verb.base == "find")
        return _ParsedQuestion("what", finding, named, counted)
    kind: Literal["whether", "when"] = "when" if match["when"] or match["since"] else "whether"
    return _ParsedQuestion(kind, tuple(_verbs(rest)), named, counted)


def _verbs(rest: str, first: bool = False) -> Iterator[_Verb]:
    """The verbs that a question can be of: in their base form or after "be"; the `first` word after "who"."""
    sentence = annotate_sentence(rest)
    for index, token in enumerate(sentence.tokens):
        if token.named or not token.word or (index > 0 and first):
            continue
        base, passive = lexicon.base_of(token.lower), lower_token(sentence, index - 1) == "be"
        if base is None or base == "be" or not (first or passive or base == token.lower):
            continue
        before, after = rest[: token.start], rest[token.end :]
        if first or before:
            yield _Verb(base, _stems(before), _stems(after), passive)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in content_words.stemmed_words(text) if word.content)


def _stem(word: content_words.StemmedWord) -> str:
    return content_words.stem(lexicon.base_of(word.lower) or word.lower)


# ── the sentence ────────────────────────────────────────────────────────────────────────────────────


def _answers(question: _ParsedQuestion, claim: Claim) -> bool:
    text = claim.text
    if question.kind == "how much":
        return _gives_amount(question, claim)
    verbs = [verb for verb in question.verbs if verb.base in _bases(claim)]
    if not verbs or not _holds_all(question, claim) or denials.doubts(claim) or _LONG_AGO.search(text):
        return False
    if question.kind == "when" and not _WHEN.search(text):
        return False
    sentence = annotate_sentence(text)
    return any(
        _is_asserted(question, verb, sentence, index)
        for verb in verbs
        for index, token in enumerate(sentence.tokens)
        if lexicon.base_of(token.lower) == verb.base and not token.named
    )


def _gives_amount(question: _ParsedQuestion, claim: Claim) -> bool:
    """Whether a sentence says outright how much or how many, in nearly the words in which it is asked."""
    if not _holds_all(question, claim) or denials.doubts(claim) or _LONG_AGO.search(claim.text):
        return False
    if any(word.negated or word.lower in _OPEN for word in claim.words):
        return False
    held = _stems(claim.text)
    amounts = [figure for figure in quantities(claim.text) if figure.value not in question.counted]
    return bool(amounts and question.asked) and len(question.asked & held) >= _SHARED * len(question.asked)


@kept
def _bases(claim: Claim) -> frozenset[str]:
    """The base forms of all that may be verbs in it."""
    return frozenset([base for word in claim.words if (base := lexicon.base_of(word.lower))])


def _holds_all(question: _ParsedQuestion, claim: Claim) -> bool:
    """Whether a claim holds the figures of a question, and the last word of each of its names."""
    held = {word.lower.removesuffix("'s") for word in claim.words}
    return question.named <= held and question.counted <= {figure.value for figure in quantities(claim.text)}


def _is_asserted(question: _ParsedQuestion, verb: _Verb, sentence: AnnotatedSentence, index: int) -> bool:
    verb_start = _verb_group_start(question, sentence, index)
    if verb_start is None or not _OPEN.isdisjoint(token.lower for token in sentence.tokens[: index + 1]):
        return False
    group = {token.lower for token in sentence.tokens[verb_start:index]}
    before = _stems(sentence.text[: sentence.tokens[verb_start].start])
    after = _stems(sentence.text[sentence.tokens[index].end :])
    passive = bool(group & BE) and sentence.tokens[index].lower in _forms(verb.base, "participle")
    if question.kind == "who":
        return not passive and _has_subject(sentence, verb_start) and _covers(after, verb.after)
    subject, rest = (verb.before, verb.after) if passive == verb.passive else (verb.after, verb.before)
    if passive != verb.passive and not rest <= after:  # the doer of a passive, or what an active verb does
        return False
    return _is_subject(sentence, verb_start, before, subject) and _covers(
        before | after, verb.before | verb.after
    )


def _verb_group_start(question: _ParsedQuestion, sentence: AnnotatedSentence, index: int) -> int | None:
    """Where a verb begins, with what it is told by, that tells what happened, was decided, or will not
    happen; for a date also what will. None of any other."""
    verb_start, token = skip_auxiliaries(sentence, index), sentence.tokens[index]
    ahead = sentence.text[: token.start]
    settled = _SETTLED.search(ahead) or (_DATED_AHEAD.search(ahead) if question.kind == "when" else None)
    if settled:
        first = next(n for n, word in enumerate(sentence.tokens) if word.end > settled.start())
        return skip_auxiliaries(sentence, min(first, verb_start))
    group = {word.lower for word in sentence.tokens[verb_start:index]}
    if question.kind == "when" and group & _AHEAD:
        return verb_start
    if _is_possible(sentence, verb_start, index):
        return None
    if group & _AHEAD or lower_token(sentence, verb_start - 1) == "to":
        return None
    base = lexicon.base_of(token.lower) or ""
    return verb_start if token.lower in (*_forms(base, "past"), *_forms(base, "participle")) else None


def _is_possible(sentence: AnnotatedSentence, verb_start: int, index: int) -> bool:
    """Whether a verb tells what can, must or ought to happen, "can now be filed", and not what cannot."""
    words = [token.lower for token in sentence.tokens[max(0, verb_start - _BETWEEN) : index]]
    modals = [place for place, word in enumerate(words) if word in _MODALS]
    return bool(modals) and {",", *NEGATIONS}.isdisjoint(words[modals[-1] :])


def _forms(base: str, form: str) -> tuple[str, ...]:
    return tuple(word for kind, word in lexicon.verb_forms(base) if kind == form)


def _is_subject(
    sentence: AnnotatedSentence, verb_start: int, before: frozenset[str], subject: frozenset[str]
) -> bool:
    """Whether the phrase before a verb is what a question is about, or a pronoun after it."""
    phrase = phrase_before(sentence, verb_start)
    if phrase is None or not subject:
        return False
    words = sentence.text[sentence.tokens[phrase[0]].start : sentence.tokens[phrase[1] - 1].end]
    return bool(subject & _stems(words)) or (words.casefold() in PRONOUNS and subject <= before)


def _has_subject(sentence: AnnotatedSentence, verb_start: int) -> bool:
    phrase = phrase_before(sentence, verb_start)
    return phrase is not None and sentence.tokens[phrase[1] - 1].lower not in PRONOUNS


def _covers(held: frozenset[str], wanted: frozenset[str]) -> bool:
    return len(held & wanted) >= _SHARED * len(wanted)


def pending_questions(story: Story, brief: Brief) -> tuple[Pending, ...]:
    """What a story of a brief left open, its own questions first."""
    articles: Mapping[str, Coverage] = {article.id: article for article in brief.articles}
    own_questions = [
        Pending(
            question=finding.question,
            asked=finding.first_told or brief.date,
            before=earlier(piece.quote, piece.quote, articles[piece.article]),
        )
        for finding in story.open_questions
        for piece in finding.evidence[:1]
        if piece.article in articles
    ]
    return (*own_questions, *(story.history.pending if story.history else ()))


def find_answers(questions: Iterable[Pending], claims: Sequence[Claim]) -> tuple[Answer, ...]:
    """The questions that one of the claims answers, each with it."""
    pairs = ((pending, _find_answer(pending, claims)) for pending in questions)
    return tuple(
        Answer(question=pending.question, asked=pending.asked, before=pending.before, evidence=claim.evidence)
        for pending, claim in pairs
        if claim
    )


def _find_answer(pending: Pending, claims: Sequence[Claim]) -> Claim | None:
    return find_answer(pending.question, claims) or next(
        (claim for claim in claims if settles(claim, pending.before.quote)), None
    )


def settles(claim: Claim, left_open: str) -> bool:
    """Whether a sentence settles what another one left open."""
    before = bare_claim(left_open)
    return before.text != claim.text and turn(claim, before) in _SETTLING


def is_answered(answer: Answer) -> bool:
    """Whether the sentence of an answer answers its question, or settles what its sentence left open."""
    given = claim_of(answer.evidence)
    return find_answer(answer.question, [given]) is not None or settles(given, answer.before.quote)


def unanswered_questions(
    questions: Iterable[Pending], answers: Iterable[Answer], again: Iterable[str]
) -> tuple[Pending, ...]:
    """The questions that are neither answered nor asked again."""
    answers, again = list(answers), list(again)
    answered = {answer.question for answer in answers}.union(again)
    settled = [StatementFeatures(text) for text in (*(answer.question for answer in answers), *again)]
    return tuple(
        pending
        for pending in questions
        if pending.question not in answered
        and not any(map(StatementFeatures(pending.question).says_the_same, settled))
    )
