"""History: what is new since earlier briefs; stories and findings, compared with those that they told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from briefing.models import (
    Brief,
    Change,
    Evidence,
    History,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
    Story,
)
from briefing.stories.assembly import AnalyzedArticle
from briefing.stories.confidence import finding_text
from briefing.stories.history import answers, changes, events
from briefing.stories.history.earlier_sentences import DatedArticle, Day, days, told_articles
from briefing.stories.history.events import Overtaken, Turned
from briefing.stories.history.newest_headline import newest_headline
from briefing.stories.history.tellings import Telling, last_tellings, match_tellings
from briefing.stories.history.told import Told
from briefing.stories.merging.statement_features import StatementFeatures

FindingT = TypeVar("FindingT", KeyPointFinding, PositionFinding)


class _Earlier(NamedTuple):
    """A story as the brief of a date told it: its articles, its statements, its questions, each with the date
    since when it is asked, and all sentences of its articles."""

    articles: Sequence[DatedArticle]
    statements: Told
    questions: Mapping[str, str]
    sentences: frozenset[str]
    date: str


class _Moves(NamedTuple):
    """By what a story has moved: sentences that turn earlier ones, figures that have changed."""

    turned: Sequence[Turned]
    changes: Sequence[Change]

    @property
    def telling(self) -> frozenset[str]:
        """The sentences that tell it."""
        return frozenset(each.later.text for each in self.turned) | {
            change.evidence.quote for change in self.changes
        }


def add_history(
    stories: Sequence[Story], covered: Sequence[AnalyzedArticle], earlier: Sequence[Brief], day: date
) -> tuple[Story, ...]:
    """The stories of a brief of `day`, each with what became of it since `earlier` briefs told it, and what
    is new in a changed one first.

    Articles of several days are held against each other as well, so that what is so no more is not told as if
    it were; without earlier briefs that is all, and a story where nothing moved has no history.
    """
    by_id = {article.article.id: article for article in covered}
    groups = [[by_id[key] for key in story.articles] for story in stories]
    matched = match_tellings(groups, last_tellings(earlier))
    previous = max((brief.date for brief in earlier), default="")
    return tuple(
        _add_story_history(story, group, matched.get(index), previous, day.isoformat())
        for index, (story, group) in enumerate(zip(stories, groups, strict=True))
    )


def _add_story_history(
    story: Story, covered: Sequence[AnalyzedArticle], before: Telling | None, previous: str, day: str
) -> Story:
    earlier = _earlier(before)
    of_days = list(days([(source.article, source.sentences) for source in covered], earlier.articles))
    moves = _moves(of_days)
    overtaken = Overtaken(moves.turned, moves.changes)
    summary = [_supersede(point, overtaken.point(point)) for point in story.summary]
    positions = [_supersede(position, overtaken.position(position)) for position in story.positions]
    questions = [asked for asked in story.open_questions if not overtaken.settles(asked)]
    if previous:
        summary = _date_findings(summary, earlier, moves.telling, day)
        positions = _date_findings(positions, earlier, moves.telling, day)
        questions = _date_questions(questions, earlier, day)
    history = _history(before, earlier, of_days, moves, [*summary, *positions, *questions], day)
    kept = history if previous or history.changes or history.events else None
    known = earlier.sentences.union(
        claim.text for of_day in of_days for article in of_day.before for claim in article.claims.claims
    )
    return story.model_copy(
        update={
            "history": kept,
            "headline": story.headline
            if history.state == "unchanged"
            else newest_headline(story, covered, known, moves.telling),
            "summary": tuple(sorted(summary, key=lambda point: _place(point, moves.telling, history))),
            "positions": tuple(sorted(positions, key=lambda position: position.superseded_by is not None)),
            "open_questions": tuple(questions),
        }
    )


def _moves(of_days: Sequence[Day]) -> _Moves:
    turned: list[Turned] = []
    changed: list[Change] = []
    for of_day in of_days:
        turned += events.turned_sentences(of_day)
        changed += changes.changes([article.claims for article in of_day.fresh], of_day.before)
    return _Moves(turned, changed)


def _supersede(finding: FindingT, by: Evidence | None) -> FindingT:
    return finding.model_copy(update={"superseded_by": by}) if by else finding


def _place(point: KeyPointFinding, telling: frozenset[str], history: History) -> tuple[bool, bool]:
    """The place of a point: by what the story has moved and what answers a question first, what is so no more
    last."""
    moving = telling | {answer.evidence.quote for answer in history.answers}
    return point.superseded_by is not None, all(piece.quote not in moving for piece in point.evidence)


def _history(
    before: Telling | None,
    earlier: _Earlier,
    of_days: Sequence[Day],
    moves: _Moves,
    findings: Sequence[KeyPointFinding | PositionFinding | QuestionFinding],
    day: str,
) -> History:
    told = events.events(moves.turned)
    if before is None:
        return History(state="new", previous="", since=day, changes=tuple(moves.changes), events=told)
    fresh = [claim for of_day in of_days for article in of_day.fresh for claim in article.claims.claims]
    questions = answers.pending_questions(before.story, before.brief)
    given_answers = answers.find_answers(questions, fresh)
    is_new = any(finding.first_told == day for finding in findings)
    moved = is_new or moves.changes or told or given_answers
    since = before.story.history.since if before.story.history else before.brief.date
    again = [finding.question for finding in findings if isinstance(finding, QuestionFinding)]
    return History(
        state="changed" if moved else "unchanged",
        previous=before.story.id,
        told=before.brief.date,
        since=day if moved else since,
        changes=tuple(moves.changes),
        events=told,
        answers=given_answers,
        pending=answers.unanswered_questions(questions, given_answers, again),
    )


def _earlier(before: Telling | None) -> _Earlier:
    if before is None:
        return _Earlier((), Told({}, (), ""), {}, frozenset(), "")
    brief, story = before
    articles = told_articles(story, brief)
    findings: list[KeyPointFinding | PositionFinding] = [*story.summary, *story.positions]
    statements = {finding_text(finding): finding.first_told or brief.date for finding in findings}
    sentences = frozenset(
        article.text[start:end]
        for article in brief.articles
        if article.id in story.articles
        for start, end in article.sentences
    )
    return _Earlier(
        articles,
        Told(statements, sentences, brief.date),
        {question.question: question.first_told or brief.date for question in story.open_questions},
        sentences,
        brief.date,
    )


def _date_findings(
    findings: Sequence[FindingT], earlier: _Earlier, telling: frozenset[str], day: str
) -> list[FindingT]:
    """The findings with the dates since when they are told, those of `day` first. What turns an earlier
    sentence is new, in whatever words it does."""
    dated = [
        finding.model_copy(update={"first_told": _first_told(finding, earlier, telling, day)})
        for finding in findings
    ]
    return sorted(dated, key=lambda finding: finding.first_told != day)


def _first_told(
    finding: KeyPointFinding | PositionFinding, earlier: _Earlier, telling: frozenset[str], day: str
) -> str:
    if any(piece.quote in telling for piece in finding.evidence):
        return day
    return earlier.statements.since(finding_text(finding), finding.evidence) or day


def _date_questions(
    questions: Sequence[QuestionFinding], earlier: _Earlier, day: str
) -> list[QuestionFinding]:
    """The questions with the dates since when they are open, those of `day` first."""
    stood = earlier.sentences
    asked = [(StatementFeatures(text), text, since) for text, since in earlier.questions.items()]
    dated = []
    for finding in questions:
        features = StatementFeatures(finding.question)
        since = next(
            (
                since
                for told, text, since in asked
                if text == finding.question or features.says_the_same(told)
            ),
            earlier.date if any(piece.quote in stood for piece in finding.evidence) else day,
        )
        dated.append(finding.model_copy(update={"first_told": since}))
    return sorted(dated, key=lambda finding: finding.first_told != day)
