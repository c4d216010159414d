"""Which names are one stakeholder, measured on pairs, and what a story says of its stakeholders."""

from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.models import Article, Evidence, PositionFinding
from briefing.stories import entity_linking
from briefing.stories.context import context
from tests.stories.made_up import article


class Pair(NamedTuple):
    one: str
    other: str
    label: str
    beside: str

    @property
    def found(self) -> bool:
        texts = (self.beside,) if self.beside else (self._said(self.one), self._said(self.other))
        there = context(texts)
        forth = entity_linking.is_same_stakeholder(self.one, self.other, there)
        assert forth == entity_linking.is_same_stakeholder(self.other, self.one, there)
        return forth

    @staticmethod
    def _said(name: str) -> str:
        return f"On Monday the question was put to {name} in the town hall."


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    table = Path(__file__).with_name("stakeholder_pairs.tsv").read_text(encoding="utf-8").splitlines()
    return [Pair(*line.split("\t")) for line in table if not line.startswith("#")]


def test_the_pairs_are_told_apart_with_few_wrong_joins(pairs: list[Pair]) -> None:
    joined = [pair for pair in pairs if pair.found]
    right = [pair for pair in joined if pair.label == "same"]
    wanted = [pair for pair in pairs if pair.label == "same"]

    precision, recall = len(right) / len(joined), len(right) / len(wanted)
    print(f"{len(pairs)} pairs: precision {precision:.3f}, recall {recall:.3f}")
    for pair in pairs:
        if pair.found != (pair.label == "same"):
            print(f"{pair.label}: {pair.one} / {pair.other}")
    assert len(pairs) >= 100
    assert precision >= 0.97
    assert recall >= 0.9


EARLY = article("a1", "Piet Hallam wants the channel closed. “No,” said Hallam of the ban.")[0]
LATE = article("a2", "Harbour master Piet Hallam wants it dredged first.")[0]


def position(where: Article, name: str, what: str, role: str = "") -> PositionFinding:
    start = where.text.index(what)
    piece = Evidence(article=where.id, start=start, end=start + len(what), quote=what)
    return PositionFinding(
        stakeholder=name,
        stakeholder_kind="person",
        role=role,
        verb="wants",
        position=what,
        stance="unclear",
        stance_on="",
        directness="reported",
        evidence=(piece,),
        verdict="supported",
    )


def test_a_stakeholder_stands_once_by_the_fullest_name_with_role_and_aliases() -> None:
    positions = [
        position(EARLY, "Hallam", "the channel closed"),
        position(LATE, "Piet Hallam", "it dredged first", role="Harbour master"),
    ]

    (found,) = entity_linking.link_stakeholders(positions, [EARLY, LATE]).stakeholders

    assert (found.name, found.aliases) == ("Piet Hallam", ("Hallam",))
    assert (found.role, found.kind) == ("Harbour master", "person")


def test_the_positions_of_one_stand_together_in_the_order_of_time() -> None:
    dated = [
        EARLY.model_copy(update={"published": "2026-11-22"}),
        LATE.model_copy(update={"published": "2026-11-24"}),
    ]
    positions = [
        position(LATE, "Piet Hallam", "it dredged first"),
        position(EARLY, "Union", "“No,”"),
        position(EARLY, "Hallam", "the channel closed"),
    ]

    found = entity_linking.link_stakeholders(positions, dated).positions

    assert [one.stakeholder for one in found] == ["Hallam", "Piet Hallam", "Union"]


def test_a_name_joins_only_those_whom_it_is_one_with_each() -> None:
    both = article("a1", "Hillary Clinton spoke. Bill Clinton listened. Clinton smiled at the channel.")[0]
    positions = [
        position(both, name, "the channel") for name in ("Hillary Clinton", "Bill Clinton", "Clinton")
    ]

    assert len(entity_linking.link_stakeholders(positions, [both]).stakeholders) == 3


def test_whom_a_person_is_about_to_meet_is_nobody_s_description() -> None:
    met = context(
        ["Commissioner Ines Dahl, who is due to meet the Danish government on Monday, spoke first."]
    )
    apposed = context(["Ines Dahl, the Danish industry chief, spoke first."])

    assert not entity_linking.is_same_stakeholder("Danish government", "Ines Dahl", met)
    assert entity_linking.is_same_stakeholder("Danish industry chief", "Ines Dahl", apposed)
