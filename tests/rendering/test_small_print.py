"""Why statements were withheld is told without telling what they said."""

import pytest

from briefing.models import Withheld
from briefing.rendering.page import page
from briefing.rendering.small_print import coverage_lines, withheld_kinds
from tests.rendering.page_briefs import MODEL, PORT, SEED_WITHHELD, brief, covered, point, story


def because(*reasons: str) -> list[Withheld]:
    return [Withheld(section="summary", text="x", reason=reason, article="a1") for reason in reasons]


@pytest.mark.parametrize(
    "reason",
    [
        "a figure that the source lacks: 6.5 billion",
        "a figure that the source lacks (6.5 billion)",
        "a figure that the source lacks “6.5 billion”",
        "a figure that the source lacks — 6.5 billion",
    ],
)
def test_a_kind_ends_where_the_particulars_begin(reason: str) -> None:
    assert withheld_kinds(because(reason)) == "a figure that the source lacks"


def test_a_name_in_a_reason_is_not_printed() -> None:
    assert "Atlantis" not in withheld_kinds(because("the name Atlantis is not in the evidence"))


def test_kinds_are_counted_and_the_most_frequent_stands_first() -> None:
    assert withheld_kinds(because("no evidence: a", "a name too many", "no evidence: b")) == (
        "no evidence (2); a name too many"
    )


def test_a_reason_that_is_all_particulars_has_a_plain_kind() -> None:
    assert withheld_kinds(because("6.5 billion")) == "failed the check against its source"


def test_the_seeds_kinds() -> None:
    assert withheld_kinds(SEED_WITHHELD) == "a name that the source lacks; shares nothing with its sentence"


@pytest.mark.parametrize(
    ("withheld", "said"),
    [(3, "None of the 3 statements of m could be traced"), (0, "m stated nothing")],
)
def test_a_run_of_which_nothing_passes_says_what_to_do(withheld: int, said: str) -> None:
    a = covered("a1", PORT, title="Larvik closes its western quay")
    lost = [Withheld(section="summary", text="x", reason="y", article="a1")] * withheld
    nothing = brief([a], [story("s1", [a])], withheld=lost, run=MODEL.model_copy(update={"model": "m"}))
    something = brief([a], [story("s1", [a], summary=[point(a, 7)])], withheld=lost, run=MODEL)

    assert page(nothing).notice.startswith(said)
    assert "--engine extractive" in page(nothing).notice
    assert page(something).notice == ""


def test_many_copies_are_one_line_and_few_a_line_each() -> None:
    original = covered("a0", PORT)
    copies = [
        covered(f"a{n}", PORT, status="duplicate", reason="the same text as a0", duplicate_of="a0")
        for n in range(1, 12)
    ]

    assert sum("Duplicate" in line for line in coverage_lines([original, *copies[:10]])) == 10
    assert [line for line in coverage_lines([original, *copies]) if "Duplicate" in line] == [
        "Duplicates, left out: 11 articles; the JSON says of which ones each is a copy."
    ]
