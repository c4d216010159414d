import pytest

from briefing.verification import verify

MEETING = "The delegation met the attorney general and the CEO of the harbour in Oslo on Monday."


def test_another_office_is_another_person() -> None:
    verdict = verify("The delegation met the prime minister in Oslo.", [MEETING])

    assert verdict.reason == "an office that its source lacks: “prime minister”"


@pytest.mark.parametrize(
    "stated",
    [
        "The delegation met the chief executive of the harbour.",
        "The attorney general was met by the delegation.",
    ],
)
def test_an_office_by_its_other_name_stands(stated: str) -> None:
    assert verify(stated, [MEETING]).verdict == "supported"


def test_an_office_beside_a_name_is_left_to_the_name() -> None:
    evidence = ["Ines Dahl, who runs the ferries, said that fares rose too fast."]

    assert verify("Chairwoman Ines Dahl said that fares rose too fast.", evidence).verdict != "unsupported"


def test_an_office_from_elsewhere_in_the_article_is_weak() -> None:
    evidence = ["Dahl told the delegation in Oslo that the harbour would open on Monday."]
    article = f"Prime minister Ines Dahl spoke. {evidence[0]}"

    stated = "The prime minister told the delegation in Oslo that the harbour would open on Monday."
    assert verify(stated, evidence, article=article).verdict == "weak"
    assert verify(stated, evidence).verdict == "unsupported"
