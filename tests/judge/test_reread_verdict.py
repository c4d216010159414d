"""What a second reading makes of the verdict of the rules: never better than before."""

import pytest

from briefing.judge.reread_verdict import error_reason, reread_verdict
from briefing.models import Verdict
from briefing.tasks.readings import Reading

TEXT = "Dockers in Larvik stopped work on Friday."
SUPPORTED = Verdict(verdict="supported", reason="")
WEAK = Verdict(verdict="weak", reason="a verb not in its source: stopped")
REFUSED = Verdict(verdict="unsupported", reason="a day that is not in its source")


@pytest.mark.parametrize("before", [SUPPORTED, WEAK, REFUSED])
@pytest.mark.parametrize("probability", [None, 0.97])
def test_what_is_entailed_stays_as_the_rules_had_it(before: Verdict, probability: float | None) -> None:
    assert reread_verdict(before, Reading(verdict="entailed", probability=probability), TEXT) == before


@pytest.mark.parametrize(
    ("reading", "verdict", "reason"),
    [
        (
            Reading(verdict="partly", words="on Friday"),
            "unsupported",
            "a second reader misses a part in its sentences: “on Friday”",
        ),
        (
            Reading(verdict="partly", probability=0.43),
            "weak",
            "a second reader is not sure that its sentences say it (probability 0.43)",
        ),
        (
            Reading(verdict="not entailed", probability=0.04),
            "unsupported",
            "a second reader finds that its sentences do not say it (probability 0.04)",
        ),
        (
            Reading(verdict="contradicted", probability=0.0),
            "unsupported",
            "a second reader finds that its sentences say otherwise (probability 0.00)",
        ),
    ],
)
def test_a_classifier_that_doubts_marks_and_whoever_finds_an_error_withholds(
    reading: Reading, verdict: str, reason: str
) -> None:
    after = reread_verdict(SUPPORTED, reading, TEXT)

    assert (after.verdict, after.reason) == (verdict, reason)


def test_a_doubt_stands_beside_the_reason_of_the_rules() -> None:
    after = reread_verdict(WEAK, Reading(verdict="partly", probability=0.3), TEXT)

    assert after.reason.startswith("a verb not in its source: stopped; a second reader is not sure")
    assert reread_verdict(REFUSED, Reading(verdict="partly", probability=0.3), TEXT) == REFUSED


def test_the_sentence_that_speaks_against_a_statement_is_quoted() -> None:
    reading = Reading(verdict="contradicted", words="closed", against="The mill stayed open.")

    reason = error_reason(reading, "The mill was closed.")

    assert reason == (
        "a second reader finds that its sentences say otherwise: “closed”"
        " (against it: “The mill stayed open.”)"
    )
