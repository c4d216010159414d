"""What must or should be, or was agreed on, is not supported where it is told as done, whatever its verb."""

import pytest

from briefing.verification.verify import verify


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Every school is fitted with sprinklers.", "Every school should be fitted with sprinklers."),
        ("The railway has repaid 12 million crowns.", "The railway must repay 12 million crowns."),
        ("The two ports dredged the channel.", "The two ports agreed to dredge the channel next spring."),
        ("The zoo rehoused its elephants.", "The zoo has promised to rehouse its elephants."),
        ("The guild disbanded its choir.", "The guild ought to disband its choir."),
        ("The bakery relabelled its loaves.", "The bakery has to relabel its loaves by May."),
        ("The council approved the budget.", "The council has yet to approve the budget."),
    ],
)
def test_what_is_still_to_be_done_is_not_told_as_done(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict != "supported"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The two ports will dredge the channel.", "The two ports agreed to dredge the channel."),
        ("The two ports dredged the channel.", "The two ports dredged the channel, as they had agreed to."),
        ("The zoo must rehouse its elephants.", "The zoo has to rehouse its elephants."),
        ("The railway repaid its passengers.", "The railway repaid its passengers, which must please them."),
    ],
)
def test_what_is_done_or_still_to_be_done_there_too_stands(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "supported"
