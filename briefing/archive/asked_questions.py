"""Questions over days: since when each is open, and which sentence answered it."""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from briefing.archive.database import Archive
from briefing.archive.statements import ArchivedEvidence, ArchivedStatement, load_statements
from briefing.frozen import Frozen
from briefing.stories.history.tellings import DAYS
from briefing.stories.merging.statement_features import StatementFeatures

_QUESTIONS = "SELECT s.id, q.asked FROM questions q JOIN statements s ON s.id = q.statement ORDER BY s.id"
_ANSWERS = (
    "SELECT s.id, a.question, t.storyline FROM answers a JOIN statements s ON s.id = a.statement"
    " JOIN stories t ON t.date = s.date AND t.id = s.story ORDER BY s.id"
)
_LAST = "SELECT storyline, max(date) AS last FROM stories GROUP BY storyline"


class Answered(Frozen):
    """The sentence that answered a question, in the brief of a date."""

    date: str
    story: str
    evidence: tuple[ArchivedEvidence, ...]


class AskedQuestion(Frozen):
    """A question that is open since the date `asked`, with the sentence that left it open. `last_told` is the
    date on which its story was told last; `answered` is None where nothing has answered it; `retired` is the
    date from which on it is not followed any more, its story having been silent for 14 days, empty while it
    is."""

    question: str
    asked: str
    story: str
    storyline: str
    headline: str
    evidence: tuple[ArchivedEvidence, ...]
    last_told: str
    answered: Answered | None = None
    retired: str = ""


def asked_questions(archive: Archive, *, still_open: bool = False) -> list[AskedQuestion]:
    """All questions, or those that are neither answered nor retired, each once in its story: those asked last
    first."""
    last = {row["storyline"]: row["last"] for row in archive.rows(_LAST)}
    answers = _answers(archive)
    rows = archive.rows(_QUESTIONS)
    statements = load_statements(archive, [row["id"] for row in rows])
    groups: defaultdict[str, list[_Group]] = defaultdict(list)
    for row, statement in zip(rows, statements, strict=True):
        features = StatementFeatures(statement.text)
        alike = groups[statement.storyline]
        group = next((group for group in alike if group.holds(statement.text, features)), None)
        if group:
            group.wordings.add(statement.text)
        else:
            alike.append(_Group(statement, row["asked"], features, {statement.text}))
    newest = max(last.values(), default="")
    questions = [
        _question(group, last[storyline], newest, _find_answer(group, answers[storyline]))
        for storyline, alike in groups.items()
        for group in alike
    ]
    wanted = [
        question for question in questions if not (still_open and (question.answered or question.retired))
    ]
    return sorted(wanted, key=lambda question: question.asked, reverse=True)


class _Group(NamedTuple):
    """A question of a story as it was asked first, with all its wordings."""

    statement: ArchivedStatement
    asked: str
    features: StatementFeatures
    wordings: set[str]

    def holds(self, text: str, features: StatementFeatures) -> bool:
        return text in self.wordings or self.features.says_the_same(features)


def _question(group: _Group, last_told: str, newest: str, answered: Answered | None) -> AskedQuestion:
    statement = group.statement
    silent_until = (date.fromisoformat(last_told) + timedelta(days=DAYS)).isoformat()
    return AskedQuestion(
        question=statement.text,
        asked=group.asked,
        story=statement.story,
        storyline=statement.storyline,
        headline=statement.headline,
        evidence=statement.evidence,
        last_told=last_told,
        answered=answered,
        retired=silent_until if not answered and silent_until <= newest else "",
    )


_Answers = list[tuple[str, ArchivedStatement]]  # questions, each with the statement that answers it


def _answers(archive: Archive) -> defaultdict[str, _Answers]:
    """The answers by storyline."""
    rows = archive.rows(_ANSWERS)
    answers: defaultdict[str, _Answers] = defaultdict(list)
    for row, statement in zip(rows, load_statements(archive, [row["id"] for row in rows]), strict=True):
        answers[row["storyline"]].append((row["question"], statement))
    return answers


def _find_answer(group: _Group, answers: _Answers) -> Answered | None:
    """The first sentence that answered a question in one of its wordings."""
    for question, answer in answers:
        if question in group.wordings:
            return Answered(date=answer.date, story=answer.story, evidence=answer.evidence)
    return None
