"""What is too long for one request: how it is divided, in what halves it is asked about, what stands for a
fault."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import CassetteError, ContextLengthError, ModelError, StatusError, TruncatedError
from briefing.tasks.in_parts import DividedRequest, fill_parts, halve_units


class Model:
    """Repeats what it is asked about; raises a fault by the units, and any run longer than `longest`."""

    def __init__(self, longest: int = 99, faults: dict[str, Exception] | None = None) -> None:
        self.longest = longest
        self.faults = faults or {}
        self.questions: list[str] = []

    async def ask(self, units: str, part: int, parts: int) -> str:
        self.questions.append(f"{units} {part}/{parts}")
        for unit, fault in self.faults.items():
            if unit in units:
                raise fault
        if len(units) > self.longest:
            raise ContextLengthError("too long")
        return units


def answers(model: Model, *parts: str, doubtful: Sequence[int] = ()) -> list[list[str]]:
    request: DividedRequest[str, str] = DividedRequest(
        model.ask, lambda units: [str(half) for half in halve_units(units)], unanswered, doubtful
    )
    return asyncio.run(request.answers("a.txt", parts))


def unanswered(units: str, fault: ModelError) -> str:
    return f"{units}: {fault}"


def test_what_fits_in_one_is_asked_about_once() -> None:
    model = Model()

    assert answers(model, "abcd") == [["abcd"]]
    assert model.questions == ["abcd 1/1"]


def test_several_parts_are_answered_in_order() -> None:
    model = Model()

    assert answers(model, "ab", "cd", "e") == [["ab"], ["cd"], ["e"]]
    assert model.questions == ["ab 1/3", "cd 2/3", "e 3/3"]


@pytest.mark.parametrize("fault", [ContextLengthError("too long"), TruncatedError("cut off")])
def test_a_part_that_is_too_long_is_halved_down_to_the_unit_that_is_a_fault(fault: ModelError) -> None:
    model = Model(faults={"c": fault})

    assert answers(model, "ab", "cdef") == [["ab"], [f"c: {fault}", "d", "ef"]]
    assert model.questions == ["ab 1/2", "cdef 2/2", "cd 3/4", "ef 4/4", "c 5/8", "d 6/8"]


def test_any_other_fault_costs_its_part_alone() -> None:
    model = Model(faults={"c": StatusError("status 503", 503)})

    assert answers(model, "ab", "cd") == [["ab"], ["cd: status 503"]]
    assert model.questions == ["ab 1/2", "cd 2/2"]


def test_a_doubtful_refusal_is_taken_for_length_where_the_first_half_is_answered() -> None:
    model = Model(faults={"d": StatusError("status 400", 400)})

    assert answers(model, "abcd", doubtful=(400,)) == [["ab", "c", "d: status 400"]]


def test_a_doubtful_refusal_that_the_first_half_meets_as_well_was_something_else() -> None:
    model = Model(faults={"a": StatusError("status 400", 400)})

    assert answers(model, "abcd", doubtful=(400,)) == [["abcd: status 400"]]
    assert model.questions == ["abcd 1/1", "ab 1/2"]


def test_what_a_cassette_lacks_rises_by_the_name_of_the_source() -> None:
    model = Model(faults={"c": CassetteError("no answer", 2, ["- old", "+ new"])})

    with pytest.raises(CassetteError, match=r"^a\.txt: no answer") as caught:
        answers(model, "ab", "cd")
    assert (caught.value.played, caught.value.differing) == (2, ("- old", "+ new"))


def test_what_stands_for_a_fault_may_be_the_fault() -> None:
    def fail(units: str, fault: ModelError) -> str:
        raise fault

    request = DividedRequest(Model(longest=1).ask, lambda units: (), fail)
    with pytest.raises(ContextLengthError):
        asyncio.run(request.answers("a.txt", ["ab"]))


def test_parts_are_as_full_as_the_budget_allows() -> None:
    assert fill_parts("abcdef", [1, 2, 3, 9, 1, 1], budget=4) == ["ab", "c", "d", "ef"]
    assert fill_parts("abcde", [1, 1, 1, 1, 1], budget=9, most=2) == ["ab", "cd", "e"]


@given(st.lists(st.integers(0, 9)), st.integers(0, 20), st.none() | st.integers(1, 4))
def test_parts_lose_nothing_and_only_a_lone_unit_is_over_the_budget(
    tokens: list[int], budget: int, most: int | None
) -> None:
    parts = fill_parts(tokens, tokens, budget, most)

    assert [cost for part in parts for cost in part] == tokens
    assert all(0 < len(part) <= (most or len(part)) for part in parts)
    assert all(sum(part) <= budget for part in parts if len(part) > 1)


def test_what_units_share_is_counted_once_in_a_run() -> None:
    shared = [{"a": 5}, {"a": 5}, {"a": 5, "b": 4}, {"b": 4}]

    assert fill_parts("wxyz", [1, 1, 1, 1], 8, shared=shared) == ["wx", "y", "z"]
    assert fill_parts("wxyz", [1, 1, 1, 1], 13, shared=shared) == ["wxyz"]
