"""Positions of stakeholders on a page: each party once, with what the page has not said yet."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from briefing.models import Coverage, PositionFinding, Story
from briefing.rendering import history_note
from briefing.rendering.citations import References
from briefing.rendering.english import clean
from briefing.rendering.page_statements import clause, may_repeat
from briefing.rendering.view import StakeholderEntry


def stakeholder_entries(
    positions: Sequence[PositionFinding],
    articles: Mapping[str, Coverage],
    references: References,
    said: Container[str],
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
    fresh_first = sorted(by_name.items(), key=lambda pair: _is_pointer_only(pair[1], said))
    return tuple(
        stakeholder_entry(name, own_positions, articles, references, said, several, fresh)
        for name, own_positions in fresh_first
    )


def stakeholder_entry(
    name: str,
    positions: Sequence[PositionFinding],
    articles: Mapping[str, Coverage],
    references: References,
    said: Container[str],
    several: bool,
    fresh: Sequence[PositionFinding],
) -> StakeholderEntry:
    """One stakeholder with its positions, as `stakeholder_entries` tells of each."""
    unsaid = [position for position in positions if position.position not in said]
    repeated = _is_pointer_only(positions, said)
    return StakeholderEntry(
        name=name,
        role=next((_role(position) for position in positions if clean(position.role)), ""),
        clauses=tuple(
            replace(
                history_note.mark_new_clause(
                    clause(position, articles, references, said=repeated), position in fresh and not repeated
                ),
                attested=_attestation(position) if several and not repeated else "",
            )
            for position in unsaid or positions[:1]
        ),
    )


def use_fullest_names(story: Story) -> Story:
    """The story with each position under the name that its stakeholder goes by."""
    fullest = {alias: stakeholder.name for stakeholder in story.stakeholders for alias in stakeholder.aliases}
    positions = tuple(
        position.model_copy(update={"stakeholder": fullest.get(position.stakeholder, position.stakeholder)})
        for position in story.positions
    )
    return story.model_copy(update={"positions": positions})


def _is_pointer_only(positions: Sequence[PositionFinding], said: Container[str]) -> bool:
    """Whether all of a stakeholder's positions were said above, the first too long to be said again."""
    return all(p.position in said for p in positions) and not may_repeat(positions[0].position)


def _attestation(position: PositionFinding) -> str:
    """By how many sources, without a word of confidence: it stands in one sentence with the position, which
    may be a likelihood."""
    confidence = position.confidence
    if confidence is None or confidence.level == "one source" or confidence.level == "low":
        return ""
    return f"contested; for it: {confidence.basis}" if confidence.level == "contested" else confidence.basis


def _role(position: PositionFinding) -> str:
    """What follows the name: an office behind a comma, another name of a government in brackets."""
    role = clean(position.role)
    return f" ({role})" if position.stakeholder_kind == "government" else f", {role}"
