"""Open questions of the previous brief: which of them today's articles answer, and which stay open."""

from collections.abc import Iterable, Mapping, Sequence

from briefing.models import Answer, Brief, Coverage, Pending, Story
from briefing.stories.contradictions.claims import Claim
from briefing.stories.history.answers import find_answer
from briefing.stories.history.changes import earlier_sentence
from briefing.stories.merging import rules


def pending_questions(story: Story, brief: Brief) -> tuple[Pending, ...]:
    """What a story of a brief left open, its own questions first."""
    articles: Mapping[str, Coverage] = {article.id: article for article in brief.articles}
    own_questions = [
        Pending(
            question=finding.question,
            asked=finding.first_told or brief.date,
            before=earlier_sentence(piece.quote, piece.quote, articles[piece.article]),
        )
        for finding in story.open_questions
        for piece in finding.evidence[:1]
        if piece.article in articles
    ]
    return (*own_questions, *(story.history.pending if story.history else ()))


def find_answers(questions: Iterable[Pending], claims: Sequence[Claim]) -> tuple[Answer, ...]:
    """The questions that one of the claims answers, each with it."""
    pairs = ((pending, find_answer(pending.question, claims)) for pending in questions)
    return tuple(
        Answer(question=pending.question, asked=pending.asked, before=pending.before, evidence=claim.evidence)
        for pending, claim in pairs
        if claim
    )


def unanswered_questions(
    questions: Iterable[Pending], answers: Iterable[Answer], again: Iterable[str]
) -> tuple[Pending, ...]:
    """The questions that are neither answered nor asked again."""
    settled_texts = [*(given_answer.question for given_answer in answers), *again]
    return tuple(
        pending
        for pending in questions
        if not any(rules.says_the_same(pending.question, text) for text in settled_texts)
    )
