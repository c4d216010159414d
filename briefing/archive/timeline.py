"""Timeline of a story over days: what each day told of it that was new, with the sentences that say so."""

import re

from briefing.archive.database import Archive
from briefing.archive.rows import ANSWERS, CHANGES, EVENTS, HEADLINE
from briefing.archive.statements import ArchivedStatement, load_statements
from briefing.errors import UsageError, suggestion
from briefing.frozen import Frozen
from briefing.models import AGREEMENT

_ID = re.compile(r"[0-9a-f]{8}")
_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)/(s\d+)")
_SHOWN = 3  # stories of one title
_SECTIONS = (EVENTS, CHANGES, ANSWERS, "summary", "positions", "open_questions", AGREEMENT)
_RECENT = 500  # headlines among which a mistaken title is looked for
_STORIES = "SELECT date, id, headline, state FROM stories WHERE storyline = :key ORDER BY date"
_STATEMENTS = (
    "SELECT s.id FROM statements s JOIN stories t ON t.date = s.date AND t.id = s.story"
    f" WHERE t.storyline = :key AND s.section != '{HEADLINE}' ORDER BY s.id"
)


class Step(Frozen):
    """What was new of a story in the brief of a date, what changed and what was answered first. `state` is
    new, changed or unchanged, and empty where that brief was compared with none."""

    date: str
    story: str
    headline: str
    state: str
    statements: tuple[ArchivedStatement, ...]


class Timeline(Frozen):
    """A story over days, by its last headline."""

    storyline: str
    headline: str
    steps: tuple[Step, ...]


def find_storyline(archive: Archive, named: str) -> str:
    """The id of a story over days that is named by its id, by the story of a day ("2026-11-24/s1"), or by a
    headline or words of one. Raises UsageError for what is none, or several."""
    if of_day := _OF_DAY.fullmatch(named):
        return _storyline_of_day(archive, named, *of_day.groups())
    if _ID.fullmatch(named) and archive.value("SELECT 1 FROM storylines WHERE id = :key", key=named):
        return named
    for wanted in ("lower(headline) = :title", "instr(lower(headline), :title) > 0"):
        rows = archive.rows(
            f"SELECT storyline, headline, max(date) FROM stories WHERE {wanted} GROUP BY storyline"
            " ORDER BY max(date) DESC",
            title=named.lower(),
        )
        if len(rows) > 1:
            several = "; ".join(f"{row['storyline']} “{row['headline']}”" for row in rows[:_SHOWN])
            raise UsageError(f"several stories are called so: {several}; give the id of one")
        if rows:
            return str(rows[0]["storyline"])
    recent = archive.rows(f"SELECT headline FROM stories ORDER BY date DESC, place LIMIT {_RECENT}")
    hint = suggestion(named, [row["headline"] for row in recent], "`briefing find` searches all statements")
    raise UsageError(f"no story in {archive.path} is called {named!r}; {hint}")


def timeline(archive: Archive, storyline: str) -> Timeline:
    """What each day told of a story, what was told before left out."""
    rows = archive.rows(_STORIES, key=storyline)
    every = load_statements(archive, [row["id"] for row in archive.rows(_STATEMENTS, key=storyline)])
    told = _Told()
    steps = []
    for row in rows:
        story = f"{row['date']}/{row['id']}"
        of_day = sorted((one for one in every if one.story == story), key=_weight)
        new = [one for one in of_day if told.is_new(one)]
        steps.append(
            Step(
                date=row["date"],
                story=story,
                headline=row["headline"],
                state=row["state"],
                statements=tuple(new),
            )
        )
    return Timeline(storyline=storyline, headline=steps[-1].headline, steps=tuple(steps))


def _weight(statement: ArchivedStatement) -> int:
    """The place of a statement of a day by its section: what has happened since the brief before goes before
    the same among the points."""
    return _SECTIONS.index(statement.section) if statement.section in _SECTIONS else len(_SECTIONS)


class _Told:
    """The statements of a timeline so far, and the sentences behind them."""

    def __init__(self) -> None:
        self._first = ""
        self._texts: set[str] = set()

    def is_new(self, statement: ArchivedStatement) -> bool:
        """Whether neither the comparison of its brief with the one before nor these words say that it was
        told; from now on it is. What changed or was answered is always new. Other words that are nearly the
        same are not held against it: they may be what ends a state ("has yet to order", "ordered")."""
        self._first = self._first or statement.date
        said = {statement.text, *(piece.quote for piece in statement.evidence[:1])}
        if statement.section not in (EVENTS, CHANGES, ANSWERS):
            retold = statement.first_told < statement.date and statement.date != self._first
            if retold or statement.text in self._texts:
                return False
        self._texts |= said
        return True


def _storyline_of_day(archive: Archive, named: str, day: str, story: str) -> str:
    storyline = archive.value(
        "SELECT storyline FROM stories WHERE date = :day AND id = :story", day=day, story=story
    )
    if storyline:
        return str(storyline)
    stories = archive.value("SELECT count(*) FROM stories WHERE date = :day", day=day)
    if stories:
        raise UsageError(f"{named}: the brief of {day} has the stories s1 to s{stories}")
    nearest = archive.value(
        "SELECT date FROM briefs ORDER BY abs(julianday(date) - julianday(:day)) LIMIT 1", day=day
    )
    hint = f"the nearest is of {nearest}" if nearest else "there is none at all"
    raise UsageError(f"{named}: {archive.path} has no brief of {day}; {hint}")
