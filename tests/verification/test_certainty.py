"""What the evidence tells with a hedge is not supported where a statement tells it without one."""

import pytest

from briefing.verification.verify import verify


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Two clerks forged the permits.", "Two clerks have been charged with forging the permits."),
        (
            "A former caretaker set fire to the archive.",
            "Police suspect a former caretaker of setting fire to the archive.",
        ),
        ("The cook stole the mayor's silver.", "The cook was arrested for stealing the mayor's silver."),
        ("The mayor sold the orchard.", "The mayor purportedly sold the orchard to her brother."),
        (
            "The trader hid 40 crates of ivory.",
            "The trader is alleged to have hidden 40 crates of ivory in a barn.",
        ),
        (
            "The dam's operator ignored three warnings.",
            "The dam's operator is believed to have ignored three warnings.",
        ),
        (
            "The brewery has sold its name to a rival.",
            "It is rumoured that the brewery has sold its name to a rival.",
        ),
        (
            "The heiress controls half of the harbour.",
            "The heiress claims to control half of the harbour, and has moved there.",
        ),
        (
            "Signe Madsen, a dentist who poisoned two colleagues, returned to court.",
            "Signe Madsen, a dentist on trial for poisoning two colleagues, returned to court.",
        ),
    ],
)
def test_an_accusation_told_as_a_fact_is_withheld(statement: str, evidence: str) -> None:
    assert verify(statement, [evidence]).verdict == "unsupported"


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "The vaccine protects cattle for two years, researchers found.",
            "The vaccine probably protects cattle for two years, researchers found.",
        ),
        (
            "The pilot had fallen asleep before the ferry struck the pier.",
            "Apparently the pilot had fallen asleep before the ferry struck the pier.",
        ),
        (
            "The minister's resignation brings down the coalition.",
            "The minister's resignation is likely to bring down the coalition.",
        ),
        ("The glacier has lost a third of its ice.", "The glacier seems to have lost a third of its ice."),
        (
            "The bishop's ties to the smugglers have cost him his seat.",
            "The bishop's alleged ties to the smugglers have cost him his seat.",
        ),
        ("The arsonist was held overnight.", "The suspected arsonist was held overnight."),
        (
            "Brandt has paid no rent for years, his letters showed.",
            "His letters strongly suggested Brandt has paid no rent for years.",
        ),
    ],
)
def test_a_likelihood_told_as_a_fact_is_weak(statement: str, evidence: str) -> None:
    verdict = verify(statement, [evidence])

    assert verdict.verdict == "weak"
    assert "told without" in verdict.reason


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Two clerks are accused of forging permits.", "Two clerks are charged with forging the permits."),
        ("Police say two clerks forged the permits.", "Police suspect two clerks of forging the permits."),
        ("The clerk forged the permits.", "The clerk, accused of forging the permits, admitted it in court."),
        (
            "Police arrested a clerk and seized his computer.",
            "Police arrested a clerk accused of forging permits, and seized his computer.",
        ),
        ("The mayor was fined.", "The mayor allegedly sold the orchard and was fined for it."),
        ("The mayor sold the orchard.", "The mayor, who reportedly lives in Varde, sold the orchard."),
        ("The operator may have ignored warnings.", "The operator is believed to have ignored warnings."),
        ("The operator allegedly ignored warnings.", "The operator is said to have ignored warnings."),
        ("Prices fell on lower demand.", "Prices fell due to lower demand."),
        ("The team flew to Oslo to compete.", "The team flew to Oslo, set to compete."),
    ],
)  # fmt: skip
def test_what_keeps_its_hedge_or_never_had_one_stands(statement: str, evidence: str) -> None:
    assert "told without" not in verify(statement, [evidence]).reason
