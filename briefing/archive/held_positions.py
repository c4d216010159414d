"""Positions of a party over days: what it held, from when to when it was told, and what replaced it.

A position is replaced by a later one of the same party in the same story that is of the same thing and says
it otherwise: another figure or day, denied instead of affirmed, the other side; or by a sentence that tells
what became of it: called off, carried out, taken back. What is only about the same matter replaces nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from briefing.archive.database import Archive, in_list
from briefing.archive.parties import Party
from briefing.archive.rows import EVENTS
from briefing.archive.statements import ArchivedEvidence, ArchivedStatement, load_statements
from briefing.frozen import Frozen
from briefing.nlp import entities
from briefing.nlp.tokenization import alphanumeric_runs
from briefing.stories.merging.statement_features import StatementFeatures, shared_words

Way = Literal["another figure", "another day", "denied", "affirmed", "the other side", "what became of it"]

_FEWEST = 3  # content words of a position that can be replaced
_POSITIONS = (
    "SELECT s.id, p.verb, p.position, p.stance, p.stance_on, p.directness, q.name FROM positions p"
    " JOIN statements s ON s.id = p.statement JOIN parties q ON q.id = p.party WHERE p.party IN "
)
_EVENTS = "SELECT id FROM statements WHERE section = :section ORDER BY id"


class Replacement(Frozen):
    """A later position in the place of one, or the sentence that tells what became of it, told first on
    `date`, and what is other in it."""

    date: str
    text: str
    way: Way
    evidence: tuple[ArchivedEvidence, ...]


class HeldPosition(Frozen):
    """A position as it was told first, `last` on that date. `replaced` is None where nothing has taken its
    place in so many words, which is not to say that it is held still."""

    statement: ArchivedStatement
    stance: str
    stance_on: str
    directness: str
    last: str
    replaced: Replacement | None = None


class _Telling(NamedTuple):
    """A position of one day, by what it says without who says it: in words, and as those are compared."""

    held: HeldPosition
    words: tuple[str, ...]
    features: StatementFeatures


def held_positions(archive: Archive, party: Party) -> list[HeldPosition]:
    """The positions of a party, each once: those of one story together in the order of time, the story that
    was told last first."""
    rows = {row["id"]: row for row in archive.rows(f"{_POSITIONS}{in_list(party.ids)}")}
    events = _events(archive)
    by_storyline: defaultdict[str, list[_Telling]] = defaultdict(list)
    for key, statement in zip(sorted(rows), load_statements(archive, sorted(rows)), strict=True):
        row = rows[key]
        held = HeldPosition(
            statement=statement,
            stance=row["stance"],
            stance_on=row["stance_on"],
            directness=row["directness"],
            last=statement.date,
        )
        clause = f"{row['verb']} {row['position']}"
        words = tuple(run.casefold() for run in alphanumeric_runs(clause))
        _tell(by_storyline[statement.storyline], _Telling(held, words, StatementFeatures(clause)))
    stories = sorted(by_storyline.values(), key=lambda tellings: -_ordinal(tellings))
    return [_turned(held, events) for tellings in stories for held in _with_replacements(tellings)]


def _events(archive: Archive) -> dict[tuple[str, str], ArchivedStatement]:
    """What turned a sentence of a storyline first, by both."""
    statements = load_statements(archive, [row["id"] for row in archive.rows(_EVENTS, section=EVENTS)])
    events: dict[tuple[str, str], ArchivedStatement] = {}
    for statement in statements:
        events.setdefault((statement.storyline, statement.before), statement)
    return events


def _turned(held: HeldPosition, events: Mapping[tuple[str, str], ArchivedStatement]) -> HeldPosition:
    """A position that nothing replaced, replaced by what a later brief has become of its sentence."""
    for piece in () if held.replaced else held.statement.evidence[:1]:
        event = events.get((held.statement.storyline, piece.quote))
        if event and event.date >= held.last:
            replaced = Replacement(
                date=event.date, text=event.text, way="what became of it", evidence=event.evidence
            )
            return held.model_copy(update={"replaced": replaced})
    return held


def _ordinal(tellings: Sequence[_Telling]) -> int:
    return max(int(telling.held.last.replace("-", "")) for telling in tellings)


def _tell(tellings: list[_Telling], new: _Telling) -> None:
    """Adds a position to those of its story; where it was told before in the same words it is told until
    now. One in other words stands for itself: "has yet to order" and "ordered" are nearly the same words."""
    for place, telling in enumerate(tellings):
        if telling.words == new.words:
            tellings[place] = telling._replace(held=telling.held.model_copy(update={"last": new.held.last}))
            return
    tellings.append(new)


def _with_replacements(tellings: Sequence[_Telling]) -> list[HeldPosition]:
    held = []
    for telling in tellings:
        later = (other for other in tellings if other.held.statement.date > telling.held.last)
        ways = ((other.held.statement, way) for other in later if (way := replacement_way(telling, other)))
        statement, way = next(ways, (None, None))
        replaced = (
            Replacement(date=statement.date, text=statement.text, way=way, evidence=statement.evidence)
            if statement and way
            else None
        )
        held.append(telling.held.model_copy(update={"replaced": replaced}))
    return held


def replacement_way(earlier: _Telling, later: _Telling) -> Way | None:
    """What is other in a later position of the same thing; None where it is of another thing, or the same."""
    if _are_opposite_sides(earlier.held, later.held):
        return "the other side"
    old, new = earlier.features, later.features
    bare, bare_later = _affirmed(old.words), _affirmed(new.words)
    fewer = min(len(bare), len(bare_later))
    if fewer < _FEWEST or len(bare & bare_later) < shared_words(fewer):
        return None
    if _denied(old.words) != _denied(new.words):
        return "denied" if _denied(new.words) > _denied(old.words) else _affirmation(old, new)
    if old.figures and new.figures and old.figures.isdisjoint(new.figures):
        return "another figure"
    if old.days and new.days and old.days.isdisjoint(new.days):
        return "another day"
    return None


def _affirmation(old: StatementFeatures, new: StatementFeatures) -> Way | None:
    return "affirmed" if _denied(new.words) < _denied(old.words) else None


def _affirmed(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.removeprefix("not ") for word in words)


def _denied(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.startswith("not "))


def _are_opposite_sides(earlier: HeldPosition, later: HeldPosition) -> bool:
    matter, other = (entities.name_key(held.stance_on) for held in (earlier, later))
    return bool(matter) and matter == other and {earlier.stance, later.stance} == {"supports", "opposes"}
