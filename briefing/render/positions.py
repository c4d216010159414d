"""Who wants what: each stakeholder once, with the positions that the page has not said yet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.model import Coverage, PositionFinding, Story
from briefing.render import history
from briefing.render.references import References
from briefing.render.statements import Said, clause, may_repeat
from briefing.render.view import StakeholderEntry
from briefing.render.wording import clean


def stakeholders(
    positions: Sequence[PositionFinding],
    articles: Mapping[str, Coverage],
    references: References,
    said: Said,
    several: bool = False,
    fresh: Sequence[PositionFinding] = (),
) -> tuple[StakeholderEntry, ...]:
    """The stakeholders in the order of their first position, those that are only pointed to last. Of
    `several` articles a position says by how many it is attested; the `fresh` ones are marked as new.

    A position that was said above is left to it, unless the stakeholder has no other one: then a short
    one is said again, and a long one pointed to.
    """
    by_name: dict[str, list[PositionFinding]] = {}
    for position in positions:
        by_name.setdefault(clean(position.stakeholder), []).append(position)
    fresh_first = sorted(by_name.items(), key=lambda pair: _only_pointed(pair[1], said))
    return tuple(
        _entry(name, found, articles, references, said, several, fresh) for name, found in fresh_first
    )


def by_fullest_name(story: Story) -> Story:
    """The story with each position under the name that its stakeholder goes by."""
    fullest = {alias: one.name for one in story.stakeholders for alias in one.aliases}
    positions = tuple(
        position.model_copy(update={"stakeholder": fullest.get(position.stakeholder, position.stakeholder)})
        for position in story.positions
    )
    return story.model_copy(update={"positions": positions})


def _only_pointed(positions: Sequence[PositionFinding], said: Said) -> bool:
    """Whether all of a stakeholder's positions were said above, the first too long to be said again."""
    return all(p.position in said for p in positions) and not may_repeat(positions[0].position)


def _entry(
    name: str,
    positions: Sequence[PositionFinding],
    articles: Mapping[str, Coverage],
    references: References,
    said: Said,
    several: bool,
    fresh: Sequence[PositionFinding],
) -> StakeholderEntry:
    unsaid = [position for position in positions if position.position not in said]
    repeated = _only_pointed(positions, said)
    return StakeholderEntry(
        name=name,
        role=next((_role(position) for position in positions if clean(position.role)), ""),
        clauses=tuple(
            replace(
                history.marked_clause(
                    clause(position, articles, references, said=repeated),
                    position in fresh and not repeated,
                ),
                attested=_attested(position) if several and not repeated else "",
            )
            for position in unsaid or positions[:1]
        ),
    )


def _attested(position: PositionFinding) -> str:
    """By how many sources, without a word of confidence: it stands in one sentence with the position, which
    may be a likelihood."""
    given = position.confidence
    if given is None or given.level == "one source" or given.level == "low":
        return ""
    return f"contested; for it: {given.basis}" if given.level == "contested" else given.basis


def _role(position: PositionFinding) -> str:
    """What follows the name: an office behind a comma, another name of a government in brackets."""
    role = clean(position.role)
    return f" ({role})" if position.stakeholder_kind == "government" else f", {role}"
