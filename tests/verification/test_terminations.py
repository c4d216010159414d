"""Whether a plan still stands or was called off is not turned round, in either direction."""

import pytest

from briefing.verification.verify import verify

AHEAD = "Ferry crews in Holm will strike on Friday, their union said."
OFF = "The strike of ferry crews in Holm that was planned for Friday has been called off."


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The strike of ferry crews in Holm was called off.", AHEAD),
        ("Ferry crews in Holm will strike on Friday.", OFF),
        ("The strike of ferry crews in Holm was cancelled.", AHEAD),
    ],
)
def test_a_plan_is_called_off_by_its_source_alone(statement: str, evidence: str) -> None:
    verdict = verify(statement, [evidence])

    assert verdict.verdict == "unsupported"
    assert "called off" in verdict.reason


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The strike of ferry crews in Holm was called off.", OFF),
        ("The club cancelled the match in Holm.", "The match in Holm was called off by the club."),
        ("The union called off its strike.", "The union said that its strike was over."),
        ("The union dropped its plan.", "The union gave up its plan."),
        ("A strike of ferry crews in Holm had been planned for Friday.", OFF),
    ],
)
def test_what_says_so_in_other_words_is_not_withheld_for_it(statement: str, evidence: str) -> None:
    assert "called off" not in verify(statement, [evidence]).reason
