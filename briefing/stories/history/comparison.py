"""History: what is new since an earlier brief; stories and findings, compared with those that it told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from briefing.models import (
    Brief,
    Coverage,
    Evidence,
    History,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
    Story,
)
from briefing.stories.assembly import AnalyzedArticle, body
from briefing.stories.contradictions import claims
from briefing.stories.history import answers, changes
from briefing.stories.history.matching import match_stories, story_bodies, story_words
from briefing.stories.merging.statement_features import StatementFeatures

AnyFinding = KeyPointFinding | PositionFinding | QuestionFinding
FindingT = TypeVar("FindingT", KeyPointFinding, PositionFinding, QuestionFinding)


class _Told:
    """Statements of the earlier brief, each with the date since when it is told."""

    def __init__(self, dates: Mapping[str, str]) -> None:
        self._dates = dates
        self._features = [(StatementFeatures(statement), since) for statement, since in dates.items()]

    def since(self, text: str) -> str:
        """The date since when a statement is told, in whatever words; "" for one that is not."""
        if text in self._dates:
            return self._dates[text]
        features = StatementFeatures(text)
        return next((since for told, since in self._features if features.says_the_same(told)), "")


class _EarlierStory(NamedTuple):
    """A story as the earlier brief told it: its statements and questions, and all sentences of its
    articles."""

    statements: _Told
    questions: _Told
    sentences: frozenset[str]
    date: str


def add_history(
    stories: Sequence[Story], covered: Sequence[AnalyzedArticle], previous: Brief | None, day: date
) -> tuple[Story, ...]:
    """The stories of a brief of `day`, each with its history, and what is new in a changed one first; as they
    are where there is no previous brief."""
    if previous is None:
        return tuple(stories)
    by_id = {article.article.id: article for article in covered}
    bodies = {key: body(article.article, article.sentences) for key, article in by_id.items()}
    matched = match_stories(
        [story_words(bodies[key] for key in story.articles) for story in stories],
        [story_words(texts) for texts in story_bodies(previous)],
    )
    return tuple(
        _add_story_history(
            story,
            previous,
            previous.stories[matched[index]] if index in matched else None,
            [by_id[key] for key in story.articles],
            day.isoformat(),
        )
        for index, story in enumerate(stories)
    )


def _sentences(article: Coverage) -> Iterator[str]:
    return (article.text[start:end] for start, end in article.sentences)


def _add_story_history(
    story: Story, previous: Brief, before: Story | None, covered: Sequence[AnalyzedArticle], day: str
) -> Story:
    earlier = (
        _earlier_story(before, previous)
        if before
        else _EarlierStory(_Told({}), _Told({}), frozenset(), previous.date)
    )
    summary = _date_findings(story.summary, earlier, day)
    positions = _date_findings(story.positions, earlier, day)
    questions = _date_findings(story.open_questions, earlier, day)
    history = History(state="new", previous="", since=day)
    if before is not None:
        every: list[AnyFinding] = [*summary, *positions, *questions]
        fresh = any(finding.first_told == day for finding in every)
        history = _history(story, previous, before, covered, fresh, day)
    moved = {event.evidence for event in history.changes} | {event.evidence for event in history.answers}
    return story.model_copy(
        update={
            "history": history,
            "summary": tuple(sorted(summary, key=lambda point: moved.isdisjoint(point.evidence))),
            "positions": positions,
            "open_questions": questions,
        }
    )


def _history(
    story: Story, previous: Brief, before: Story, covered: Sequence[AnalyzedArticle], fresh: bool, day: str
) -> History:
    articles = {article.id: article for article in previous.articles if article.id in before.articles}
    stood = {sentence for article in articles.values() for sentence in _sentences(article)}
    today = [claims.article_claims(source.article, source.sentences) for source in covered]
    new = [claim for article in today for claim in article.claims if claim.text not in stood]
    value_changes = changes.changes(today, articles)
    questions = answers.pending_questions(before, previous)
    given_answers = answers.find_answers(questions, new)
    since = before.history.since if before.history else previous.date
    moved = fresh or value_changes or given_answers
    return History(
        state="changed" if moved else "unchanged",
        previous=before.id,
        since=day if moved else since,
        changes=value_changes,
        answers=given_answers,
        pending=answers.unanswered_questions(
            questions, given_answers, [question.question for question in story.open_questions]
        ),
    )


def _earlier_story(story: Story, brief: Brief) -> _EarlierStory:
    findings: list[KeyPointFinding | PositionFinding] = [*story.summary, *story.positions]
    statements = [(_finding_text(finding), finding.first_told or brief.date) for finding in findings]
    questions = [(question.question, question.first_told or brief.date) for question in story.open_questions]
    articles = [article for article in brief.articles if article.id in story.articles]
    return _EarlierStory(
        statements=_Told(dict(statements)),
        questions=_Told(dict(questions)),
        sentences=frozenset(sentence for article in articles for sentence in _sentences(article)),
        date=brief.date,
    )


def _date_findings(findings: Sequence[FindingT], earlier: _EarlierStory, day: str) -> tuple[FindingT, ...]:
    """The findings with the dates since when they are told, those of `day` first."""
    dated = [
        finding.model_copy(update={"first_told": _first_told_date(finding, earlier, day)})
        for finding in findings
    ]
    return tuple(sorted(dated, key=lambda finding: finding.first_told != day))


def _first_told_date(finding: AnyFinding, earlier: _EarlierStory, day: str) -> str:
    """The date of the brief that told it first. What an earlier article said in the same sentence is not new,
    even where its brief chose other ones."""
    told = earlier.questions if isinstance(finding, QuestionFinding) else earlier.statements
    since = told.since(_finding_text(finding))
    return since or (earlier.date if _has_earlier_sentence(finding.evidence, earlier.sentences) else day)


def _has_earlier_sentence(evidence: Iterable[Evidence], sentences: frozenset[str]) -> bool:
    return any(piece.quote in sentences for piece in evidence)


def _finding_text(finding: AnyFinding) -> str:
    if isinstance(finding, PositionFinding):
        return f"{finding.stakeholder} {finding.verb} {finding.position}"
    return finding.question if isinstance(finding, QuestionFinding) else finding.text
