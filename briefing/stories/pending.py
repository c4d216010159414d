"""The questions of the previous brief: which of them today's articles answer, and which stay open."""

from collections.abc import Iterable, Mapping, Sequence

from briefing.model import Answer, Brief, Coverage, Pending, Story
from briefing.stories import merging
from briefing.stories.answers import answer
from briefing.stories.changes import quoted
from briefing.stories.claims import Claim


def asked(story: Story, brief: Brief) -> tuple[Pending, ...]:
    """What a story of a brief left open, its own questions first."""
    articles: Mapping[str, Coverage] = {article.id: article for article in brief.articles}
    own = [
        Pending(
            question=one.question,
            asked=one.first_told or brief.date,
            before=quoted(piece.quote, piece.quote, articles[piece.article]),
        )
        for one in story.open_questions
        for piece in one.evidence[:1]
        if piece.article in articles
    ]
    return (*own, *(story.history.pending if story.history else ()))


def answered(questions: Iterable[Pending], claims: Sequence[Claim]) -> tuple[Answer, ...]:
    """The questions that one of the claims answers, each with it."""
    found = ((one, answer(one.question, claims)) for one in questions)
    return tuple(
        Answer(question=one.question, asked=one.asked, before=one.before, evidence=told.evidence)
        for one, told in found
        if told
    )


def unsettled(
    questions: Iterable[Pending], answers: Iterable[Answer], again: Iterable[str]
) -> tuple[Pending, ...]:
    """The questions that are neither answered nor asked again."""
    done = [*(one.question for one in answers), *again]
    return tuple(
        one for one in questions if not any(merging.says_the_same(one.question, text) for text in done)
    )
