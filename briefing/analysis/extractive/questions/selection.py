"""Open questions: which of those that the sentences give rise to are asked, the weightiest first."""

import math
from collections import Counter

from briefing.analysis.extractive.annotated_article import AnnotatedArticle
from briefing.analysis.extractive.questions.gaps import question_candidates
from briefing.analysis.extractive.questions.phrasing import QuestionCandidate
from briefing.models import Cited, OpenQuestion
from briefing.nlp import lexicon
from briefing.nlp.content_words import content_words
from briefing.nlp.word_classes import word_class

_MOST = 5
_ALIKE = 0.6  # share of content words from where on two questions are one
_SAID_TO_BE_OPEN = 3.5  # the weight from where on the article itself says that nobody knows or tells
_ANSWERED = 0.8  # share of a question's content words that a sentence that settles it must hold
_SOME = frozenset("two three four five six both other others one former latter".split())
_OPEN = word_class("modals of possibility") | {"will", "to", "whether"}


def open_questions(reading: AnnotatedArticle) -> tuple[Cited[OpenQuestion], ...]:
    """At most five questions, the weightiest first; none that the article answers.

    Weight is how much hangs on the answer, and how central to the article the question's words are.
    """
    chosen: list[QuestionCandidate] = []
    for opening in sorted(
        question_candidates(reading), key=lambda candidate: (-_weight(candidate, reading), candidate.number)
    ):
        if len(chosen) == _MOST:
            break
        new = all(not _is_alike(opening.question, other.question) for other in chosen)
        if new and not _is_answered(opening, reading):
            chosen.append(opening)
    return tuple(
        Cited(
            statement=OpenQuestion(question=candidate.question, why=candidate.why),
            cites=(candidate.number,),
            named_in=candidate.named_in,
        )
        for candidate in chosen
    )


def _weight(opening: QuestionCandidate, reading: AnnotatedArticle) -> float:
    """The opening's weight and the mean of the logarithms of how often its words stand in the article."""
    question_words = set(content_words(opening.question))
    often = [math.log(len(reading.where.get(word, ())) or 1) for word in question_words]
    return opening.weight + sum(often) / max(1, len(often))


def _is_answered(opening: QuestionCandidate, reading: AnnotatedArticle) -> bool:
    question_words = set(content_words(opening.question))
    if len(question_words) < 2:
        return not question_words or opening.weight < _SAID_TO_BE_OPEN or _is_about_some(opening.question)
    if _is_done_at_once(opening, reading) or _is_told(opening, reading):
        return True
    shared = Counter(number for word in question_words for number in reading.where.get(word, []))
    return any(
        count >= _ANSWERED * len(question_words)
        and number not in (opening.number, opening.named_in)
        and _OPEN.isdisjoint(reading.lines[number - 1].text.split())
        for number, count in shared.items()
    )


def _is_about_some(question: str) -> bool:
    """Whether a question is about those whom only its article tells: "What will the two discuss?"."""
    return not _SOME.isdisjoint(question.rstrip("?").split())


def _is_told(opening: QuestionCandidate, reading: AnnotatedArticle) -> bool:
    """Whether another sentence tells the date or the reason that one says was not given."""
    about = set(content_words(opening.about))
    return bool(about and opening.answers) and any(
        line.number not in (opening.number, opening.named_in)
        and about <= line.stems
        and not opening.answers.isdisjoint(line.words)
        for line in reading.lines
    )


def _is_done_at_once(opening: QuestionCandidate, reading: AnnotatedArticle) -> bool:
    """Whether the sentence that asks for a deed tells it, too: "urged it to resign, and it resigned"."""
    words = reading.lines[opening.number - 1].words
    for word in opening.question.rstrip("?").split():
        if word in words and lexicon.base_of(word) == word and opening.question.startswith("Will "):
            done = {form for kind, form in lexicon.verb_forms(word) if kind in ("past", "participle")}
            if (done - {word}) & words:
                return True
    return False


def _is_alike(question: str, other: str) -> bool:
    a, b = set(content_words(question)), set(content_words(other))
    return len(a & b) >= _ALIKE * max(1, min(len(a), len(b)))
