"""What a party held over days, and what replaced it."""

from pathlib import Path

import pytest

from briefing.archive.held_positions import HeldPosition, held_positions
from briefing.archive.parties import find_party
from tests.archive.made_days import MOE, Told, archive_of, brief_of, called_off, goes_on

MORE = "The dockers of the western quay in Larvik stopped work."


def held(folder: Path, *said: tuple[str, str, str]) -> list[HeldPosition]:
    """The positions of one party that said these things, by day, verb and clause, in one story."""
    briefs, previous = [], ""
    for day, verb, clause in said:
        told = Told(
            "Dockers stop work",
            [f"Karin Moe {verb} {clause}.", MORE],
            positions=[(1, "Karin Moe", verb, clause)],
            parties=[MOE],
            history=goes_on("s1") if previous else None,
        )
        briefs.append(brief_of(f"2026-11-{day}", told, previous=previous))
        previous = f"2026-11-{day}"
    with archive_of(folder, *briefs) as archive:
        return held_positions(archive, find_party(archive, "Karin Moe"))


@pytest.mark.parametrize(
    ("earlier", "later", "way"),
    [
        ("wants 120 crowns more for each night", "wants 110 crowns more for each night", "another figure"),
        ("will take dockers back to the new quay", "will not take dockers back to the new quay", "denied"),
        ("would never accept the bonus of the council", "would accept the bonus of the council", "affirmed"),
        ("will end the strike at Larvik in March", "will end the strike at Larvik in April", "another day"),
    ],
)
def test_what_says_it_otherwise_replaces_a_position(
    tmp_path: Path, earlier: str, later: str, way: str
) -> None:
    first, second = held(tmp_path, ("23", *_split(earlier)), ("24", *_split(later)))

    assert first.replaced is not None
    assert (first.replaced.way, first.replaced.date) == (way, "2026-11-24")
    assert first.replaced.evidence[0].quote == f"Karin Moe {later}."
    assert second.replaced is None


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "wants 120 crowns more for each night shift",
            "wants the council to pay 300 crowns for boots",
        ),
        ("will take the dockers back to the quay", "will take the dockers back to the western quay"),
        (
            "says that ships may turn back from Larvik",
            "says that the mill in Hexley should not reopen",
        ),
        ("hopes that the offer is good", "hopes that the strike is short"),
    ],
)
def test_what_is_of_another_matter_replaces_nothing(tmp_path: Path, earlier: str, later: str) -> None:
    told = held(tmp_path, ("23", *_split(earlier)), ("24", *_split(later)))

    assert [position.replaced for position in told] == [None, None]


def test_a_position_told_again_in_the_same_words_is_one_until_then(tmp_path: Path) -> None:
    (told,) = held(tmp_path, *((day, "wants", "more pay for each night shift") for day in ("23", "24", "26")))

    assert (told.statement.date, told.last) == ("2026-11-23", "2026-11-26")


def test_a_position_told_again_after_another_figure_is_not_replaced_by_that(tmp_path: Path) -> None:
    clauses = [f"{figure} crowns more for each night shift" for figure in (120, 110, 120)]

    first, second = held(
        tmp_path, *((day, "wants", clause) for day, clause in zip(("23", "24", "25"), clauses, strict=True))
    )

    assert (first.last, first.replaced) == ("2026-11-25", None)
    assert second.replaced is None


def test_nearly_the_same_words_are_not_taken_for_one_position(tmp_path: Path) -> None:
    told = held(
        tmp_path,
        ("23", "has yet to order", "an inquiry into the sinking of the ferry"),
        ("24", "ordered", "an inquiry into the sinking of the ferry"),
    )

    assert [position.last for position in told] == ["2026-11-23", "2026-11-24"]


def _split(clause: str) -> tuple[str, str]:
    verb, _, rest = clause.partition(" ")
    return verb, rest


def test_a_sentence_that_tells_what_became_of_it_replaces_a_position(tmp_path: Path) -> None:
    said = "Karin Moe will call the dockers out again in March."
    over = "The walkout of dockers in March was called off."
    told = Told(
        "Dockers stop work",
        [said, MORE],
        positions=[(1, "Karin Moe", "will", "call the dockers out again in March")],
        parties=[MOE],
    )
    after = Told("No walkout", [over, MORE], history=goes_on("s1", events=(called_off(said, over),)))
    with archive_of(
        tmp_path, brief_of("2026-11-23", told), brief_of("2026-11-24", after, previous="2026-11-23")
    ) as archive:
        (held,) = held_positions(archive, find_party(archive, "Karin Moe"))

    assert held.replaced is not None
    assert (held.replaced.way, held.replaced.date, held.replaced.text) == (
        "what became of it",
        "2026-11-24",
        over,
    )
