"""Sluices: questions of which a sentence has the first word alone, for what stands before it (Ross 1969).

NP will VP but did not say when         When will NP VP?
NP said it would VP, but gave no date   When will NP VP?
NP VPed without saying why              Why did NP VP?
"""

from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import annotation
from briefing.analysis.extractive.questions.absent_details import (
    DATES,
    DETAILS,
    REASONS,
    TIMES,
    absent_detail,
)
from briefing.analysis.extractive.questions.openness import find_gap
from briefing.analysis.extractive.questions.phrasing import (
    QuestionCandidate,
    lower_opener,
    phrase_question,
    text_of_tokens,
)
from briefing.nlp.annotated_sentence import AnnotatedSentence
from briefing.nlp.noun_phrases import is_plausible_source, lower_token
from briefing.nlp.question_inversion import polar_question
from briefing.nlp.word_classes import word_class

SIGNS = frozenset(("when", "how", "where", "why")) | DETAILS
_AHEAD = frozenset(("when", "how", "where"))
_CONNECTORS = frozenset(("but", "and", "without", "though", "although"))
_SUBJECTS = word_class("third-person subjects")
_WHY = frozenset("did was were is are does do".split())
_REACH = 9  # tokens between what is stated and what is missing of it


def sluiced_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """At most one for a sentence, outside quotations."""
    sentence = annotation(line)
    for at, token in enumerate(sentence.tokens):
        if token.quoted or token.lower not in SIGNS or line.damaged:
            continue
        missing = _missing(sentence, at)
        statement, stated_in = _stated(sentence, missing[1], line, reading) if missing else (None, 0)
        question = _ask(missing[0], statement, reading) if missing and statement else None
        if question and missing:
            answers = REASONS if missing[0] == "why" else TIMES if missing[0] == "when" else frozenset()
            why = f"“{text_of_tokens(sentence, missing[1], at + 1)}”: the article says so"
            yield QuestionCandidate(3.5, line.number, question, why, stated_in, question, answers)
            return


def _ends(sentence: AnnotatedSentence, at: int) -> bool:
    return at >= len(sentence.tokens) or sentence.tokens[at].text in ".,;"


def _missing(sentence: AnnotatedSentence, at: int) -> tuple[str, int] | None:
    """The interrogative for what is missing at a token, and the first token of the words that say so."""
    word = lower_token(sentence, at)
    if word in _AHEAD | {"why"}:
        gap = find_gap(sentence, at) if _ends(sentence, at + 1) else None
        return (word, gap.words[0]) if gap and gap.words[0] < at else None
    after = absent_detail(sentence, at) if word in DATES | {"reason"} else None
    if after is None or not _ends(sentence, after):
        return None
    return "why" if word == "reason" else "when", max(0, at - 2)


def _stated(
    sentence: AnnotatedSentence, before: int, line: AttributedSentence, reading: AnnotatedArticle
) -> tuple[str | None, int]:
    """What is stated before a connector or, where a sentence says no more than what is missing,
    in the sentence before it, with that one's number."""
    connector = _connector(sentence, before)
    if connector:
        return _statement(sentence, connector), 0
    previous = reading.lines[line.number - 2] if line.number > 1 else None
    if before > 2 or previous is None or previous.paragraph != line.paragraph or previous.annotated is None:
        return None, 0
    if lower_token(sentence, 0) not in _SUBJECTS | {"no"} or previous.damaged:
        return None, 0
    return _statement(previous.annotated, len(previous.annotated.tokens)), previous.number


def _connector(sentence: AnnotatedSentence, before: int) -> int | None:
    """The "but" or "without" by which what is missing is joined to what it is missing of."""
    reach = range(before, max(2, before - _REACH), -1)
    return next((at for at in reach if lower_token(sentence, at) in _CONNECTORS), None)


def _statement(sentence: AnnotatedSentence, end: int) -> str | None:
    """What is stated before a connector, in a clause of its own: "Nordvik would sell the yard" of "Nordvik
    said it would sell the yard"."""
    while end and not sentence.tokens[end - 1].word:
        end -= 1
    if any(token.quoted or token.lower == "had" for token in sentence.tokens[:end]):
        return None
    clauses = sentence.clauses.clauses
    end = min([end, *(clause.start for clause in clauses if clause.kind == "tag")])
    while end and not sentence.tokens[end - 1].word:
        end -= 1
    content = next((clause for clause in clauses if clause.kind == "content" and clause.parent == 0), None)
    if content is None or content.start >= end:
        return text_of_tokens(sentence, 0, end) if end else None
    teller, subject = clauses[0].subject, content.subject
    if teller is None or subject is None or subject[1] >= end:
        return None
    if lower_token(sentence, subject[0]) not in _SUBJECTS:
        return text_of_tokens(sentence, subject[0], end)
    if not is_plausible_source(sentence, *teller):
        return None
    return f"{text_of_tokens(sentence, *teller)} {text_of_tokens(sentence, subject[1], end)}"


def _ask(word: str, statement: str, reading: AnnotatedArticle) -> str | None:
    polar = polar_question(statement)
    if polar is None or not ((polar.auxiliary in _WHY) if word == "why" else polar.auxiliary == "will"):
        return None
    subject = lower_opener(polar.subject, reading)
    return phrase_question(f"{word.capitalize()} {polar.auxiliary}", subject, polar.predicate)
