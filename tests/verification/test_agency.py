import pytest

from briefing.verification import verify
from briefing.verification.annotated_statement import annotate_statement, cited_text
from briefing.verification.rules.agency import check_doer


@pytest.mark.parametrize(
    ("stated", "evidence"),
    [
        ("Smith used a private plane.", "On Monday Smith said that Jones used a private plane."),
        (
            "Smith is hiring Brown as a pilot.",
            "On Monday Smith said that rival Ann Jones had shown bad judgment in hiring Brown as a pilot.",
        ),
    ],
)
def test_who_only_tells_of_a_deed_has_not_done_it(stated: str, evidence: str) -> None:
    cited = cited_text([evidence], {})

    fault = check_doer(annotate_statement(stated, cited), cited)

    assert fault is not None
    assert fault.reason.startswith("another doer than in its source: Smith, not ")
    assert verify(stated, [evidence]).verdict == "unsupported"


@pytest.mark.parametrize(
    ("stated", "evidence"),
    [
        ("Jones used a private plane.", "On Monday Smith said that Jones used a private plane."),
        ("Smith used a private plane.", "Jones, Brown and Smith used a private plane on Monday."),
        ("Brown used a private plane.", "On Monday Brown and Smith used a private plane."),
    ],
)
def test_who_did_it_beside_others_did_it(stated: str, evidence: str) -> None:
    assert verify(stated, [evidence]).verdict != "unsupported"


def test_whose_council_did_it_has_not_done_it_as_another_would() -> None:
    evidence = ["The city council of Aarhus closed the harbour on Monday, and Jones closed a shop."]

    assert verify("The council of Aarhus closed the harbour.", evidence).verdict == "supported"


def test_what_he_did_no_council_has_done() -> None:
    evidence = ["She opened two schools and built a bridge over the sound."]

    assert verify("The Ministry of Transport built a bridge over the sound.", evidence).verdict == (
        "unsupported"
    )
