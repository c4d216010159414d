"""What is new since an earlier brief: stories and findings, compared with those that it told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from briefing.model import (
    Brief,
    Coverage,
    Evidence,
    History,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
    Story,
)
from briefing.stories import Covered, body, changes, claims, merging, pending, similarity

_ALIKE = 0.2  # the cosine from which on two days' stories are one; labelled stories, halved, lie above it

Finding = KeyPointFinding | PositionFinding | QuestionFinding
Told = TypeVar("Told", KeyPointFinding, PositionFinding, QuestionFinding)


class _Earlier(NamedTuple):
    """A story as the earlier brief told it: its statements and questions with the dates since when they are
    told, and all sentences of its articles."""

    statements: Mapping[str, str]
    questions: Mapping[str, str]
    sentences: frozenset[str]
    date: str


def compared(
    told: Sequence[Story], covered: Sequence[Covered], previous: Brief | None, day: date
) -> tuple[Story, ...]:
    """The stories of a brief of `day`, each with its history, and what is new in a changed one first; as they
    are where there is no previous brief."""
    if previous is None:
        return tuple(told)
    by_id = {one.article.id: one for one in covered}
    bodies = {key: body(one.article, one.sentences) for key, one in by_id.items()}
    matched = _matched([[bodies[key] for key in story.articles] for story in told], _texts(previous))
    return tuple(
        _with_history(
            story,
            previous,
            previous.stories[matched[at]] if at in matched else None,
            [by_id[key] for key in story.articles],
            day.isoformat(),
        )
        for at, story in enumerate(told)
    )


def _texts(brief: Brief) -> list[list[str]]:
    """The bodies of the articles of each story."""
    articles = {article.id: article for article in brief.articles}
    return [
        ["\n".join(_sentences(articles[key])) for key in story.articles if key in articles]
        for story in brief.stories
    ]


def _sentences(article: Coverage) -> Iterator[str]:
    return (article.text[start:end] for start, end in article.sentences)


def _matched(today: Sequence[Sequence[str]], before: Sequence[Sequence[str]]) -> dict[int, int]:
    """For each of today's stories that was told before, its place among those: the two that are most alike
    first, and none twice."""
    counts = [sum(map(similarity.counted, texts), Counter[str]()) for texts in (*today, *before)]
    found: dict[int, int] = {}
    pairs = similarity.pairs(similarity.weighed(counts)).items()
    for (one, other), cosine in sorted(pairs, key=lambda pair: (-pair[1], pair[0])):
        earlier = other - len(today)
        free = one not in found and earlier not in found.values()
        if cosine >= _ALIKE and one < len(today) <= other and free:
            found[one] = earlier
    return found


def _with_history(
    story: Story, previous: Brief, before: Story | None, covered: Sequence[Covered], day: str
) -> Story:
    known = _earlier(before, previous) if before else _Earlier({}, {}, frozenset(), previous.date)
    summary = _dated(story.summary, known, day)
    positions = _dated(story.positions, known, day)
    questions = _dated(story.open_questions, known, day)
    history = History(state="new", previous="", since=day)
    if before is not None:
        every: list[Finding] = [*summary, *positions, *questions]
        fresh = any(one.first_told == day for one in every)
        history = _history(story, previous, before, covered, fresh, day)
    moved = {one.evidence for one in history.changes} | {one.evidence for one in history.answers}
    return story.model_copy(
        update={
            "history": history,
            "summary": tuple(sorted(summary, key=lambda point: moved.isdisjoint(point.evidence))),
            "positions": positions,
            "open_questions": questions,
        }
    )


def _history(
    story: Story, previous: Brief, before: Story, covered: Sequence[Covered], fresh: bool, day: str
) -> History:
    articles = {article.id: article for article in previous.articles if article.id in before.articles}
    stood = {sentence for article in articles.values() for sentence in _sentences(article)}
    today = [claims.told(one.article, one.sentences) for one in covered]
    new = [claim for article in today for claim in article.claims if claim.text not in stood]
    found = changes.changes(today, articles)
    asked = pending.asked(before, previous)
    answers = pending.answered(asked, new)
    since = before.history.since if before.history else previous.date
    moved = fresh or found or answers
    return History(
        state="changed" if moved else "unchanged",
        previous=before.id,
        since=day if moved else since,
        changes=found,
        answers=answers,
        pending=pending.unsettled(asked, answers, [one.question for one in story.open_questions]),
    )


def _earlier(story: Story, brief: Brief) -> _Earlier:
    findings: list[KeyPointFinding | PositionFinding] = [*story.summary, *story.positions]
    stated = [(_text(one), one.first_told or brief.date) for one in findings]
    asked = [(one.question, one.first_told or brief.date) for one in story.open_questions]
    own = [article for article in brief.articles if article.id in story.articles]
    return _Earlier(
        statements=dict(stated),
        questions=dict(asked),
        sentences=frozenset(sentence for article in own for sentence in _sentences(article)),
        date=brief.date,
    )


def _dated(found: Sequence[Told], known: _Earlier, day: str) -> tuple[Told, ...]:
    """The findings with the dates since when they are told, those of `day` first."""
    dated = [one.model_copy(update={"first_told": _first_told(one, known, day)}) for one in found]
    return tuple(sorted(dated, key=lambda one: one.first_told != day))


def _first_told(finding: Finding, known: _Earlier, day: str) -> str:
    """The date of the brief that told it first. What an earlier article said in the same sentence is not new,
    even where its brief chose other ones."""
    text = _text(finding)
    said = known.questions if isinstance(finding, QuestionFinding) else known.statements
    if text in said:
        return said[text]
    again = next((since for one, since in said.items() if merging.says_the_same(text, one)), "")
    return again or (known.date if _stood(finding.evidence, known.sentences) else day)


def _stood(evidence: Iterable[Evidence], sentences: frozenset[str]) -> bool:
    return any(piece.quote in sentences for piece in evidence)


def _text(finding: Finding) -> str:
    if isinstance(finding, PositionFinding):
        return f"{finding.stakeholder} {finding.verb} {finding.position}"
    return finding.question if isinstance(finding, QuestionFinding) else finding.text
