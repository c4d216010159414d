import pytest

from briefing.verification import verify

COURT = "The court held the two Danish sailors and 20 witnesses for 45 days, the second straight extension."


@pytest.mark.parametrize(
    "stated",
    [
        "The court held the sailors for 20 days.",
        "The court held 45 witnesses.",
        "It was the court's third straight extension.",
    ],
)
def test_a_figure_of_one_thing_is_not_told_of_another(stated: str) -> None:
    assert verify(stated, [COURT]).verdict == "unsupported"


@pytest.mark.parametrize(
    "stated",
    [
        "The court held the sailors for 45 more days.",
        "The court held about 20 witnesses.",
        "The court held the two sailors.",
    ],
)
def test_the_figure_of_the_same_thing_stands(stated: str) -> None:
    assert verify(stated, [COURT]).verdict == "supported"


def test_a_part_of_many_may_be_counted() -> None:
    evidence = ["The ferry with 200 people on board sank, and two people drowned, police said."]

    assert verify("The ferry sank, and two people drowned.", evidence).verdict == "supported"


def test_two_thousand_is_no_year() -> None:
    evidence = ["More than 100,000 people took part at more than 2,000 schools."]

    assert verify("More than 2,000 people took part.", evidence).verdict == "unsupported"
    assert verify("More than 100,000 people took part.", evidence).verdict == "supported"
