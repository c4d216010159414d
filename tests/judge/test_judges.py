"""Five judges on one brief: what is believed of each, what is withheld, and what is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import Run
from tests.judge.stand_in import at_random, right, same_to_all
from tests.llm.server import Json, serve
from tests.record_fixtures import answer_to
from tests.test_second_reader import ANSWERS, BY_DEFAULT, is_check

WRONG = "Japan depends on its domestic industry for semiconductors."
HARSH = {"verdict": "not entailed", "kind": "amount", "words": ""}
FAULTS = {"Japan depends": {"verdict": "not entailed", "kind": "who", "words": ""}, "mainly": HARSH}
TRUE = "The EU hopes to cooperate more closely with Japan"
WORD_FOR_WORD = "Part of the EU strategy involves deepening ties with allies on technology."


class Outcome(NamedTuple):
    brief: Any
    said: str

    @property
    def withheld(self) -> list[str]:
        return [row["text"].partition(" with Japan")[0] for row in self.brief["withheld"]]

    @property
    def shown(self) -> str:
        return json.dumps(self.brief["stories"])


@pytest.fixture
def judged(briefing: Run, seed: Path) -> Callable[..., Outcome]:
    def run(judge: Callable[[Json], Json]) -> Outcome:
        def answered(request: Json) -> str:
            return json.dumps(judge(request) if is_check(request) else answer_to(request, ANSWERS))

        with serve(answered) as server:
            wanted = ("--date", "2026-11-24", "--stdout", "--format", "json", "--model", "m")
            done = briefing("daily", "seeds", *wanted, "--base-url", server.url, environment=BY_DEFAULT)
        assert done.returncode == 0, done.stderr
        return Outcome(json.loads(done.stdout), done.stderr.decode())

    return run


def test_one_who_is_right_is_believed(judged: Callable[..., Outcome]) -> None:
    outcome = judged(lambda request: right(request, FAULTS))

    assert WRONG in outcome.withheld
    assert TRUE in outcome.shown
    assert outcome.brief["run"]["second_reader"] == "m"
    assert all(kind["seen"] == kind["planted"] for kind in outcome.brief["run"]["planted_errors"].values())
    assert "missed planted errors" not in outcome.said


@pytest.mark.parametrize("verdict", ["entailed", "not entailed"])
def test_one_who_says_the_same_to_all_is_not(judged: Callable[..., Outcome], verdict: str) -> None:
    outcome = judged(lambda request: same_to_all(request, verdict))

    assert outcome.withheld == []
    assert outcome.brief["run"]["second_reader"] is None
    assert "it got statements wrong of which the answer is known" in outcome.said


def test_one_who_is_blind_to_one_kind_is_believed_of_the_others(judged: Callable[..., Outcome]) -> None:
    outcome = judged(lambda request: right(request, {"Japan depends": FAULTS["Japan depends"]}, "scope"))
    of_that_kind = judged(
        lambda request: right(request, {"Japan depends": {"verdict": "partly", "kind": "scope"}}, "scope")
    )

    assert WRONG in outcome.withheld
    assert of_that_kind.withheld == []
    assert WRONG in of_that_kind.shown
    assert "The second reader missed planted errors (scope: 0 of 1)" in outcome.said
    assert outcome.brief["run"]["planted_errors"]["scope"] == {"planted": 1, "seen": 0}


def test_one_who_answers_at_random_is_not_believed(judged: Callable[..., Outcome]) -> None:
    believed = [judged(lambda request, seed=seed: at_random(request, seed)).withheld for seed in range(8)]

    assert sum(map(bool, believed)) <= 1


def test_none_of_them_loses_a_sentence_that_stands_so_in_its_source(judged: Callable[..., Outcome]) -> None:
    for judge in (
        lambda request: right(request, FAULTS),
        lambda request: same_to_all(request, "contradicted"),
        lambda request: at_random(request, 3),
    ):
        assert WORD_FOR_WORD in judged(judge).shown
