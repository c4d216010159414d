"""Nobody is given a position that the article denies, asks about or supposes."""

import pytest

from briefing.analysis.extractive.annotated_article import annotate_article
from briefing.analysis.extractive.positions import positions
from briefing.models import Position
from briefing.nlp.doc import annotate
from tests.making import article


def told(sentence: str) -> list[str]:
    """The article's positions as a page would tell them."""
    return [" ".join((each.stakeholder, each.verb, each.position)) for each in statements(sentence)]


def statements(sentence: str) -> list[Position]:
    doc = annotate(article(f"The council met in the town hall on Monday.\n\n{sentence}\n"))
    return [cited.statement for cited in positions(annotate_article(doc.article, doc.sentences))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Erik Lund did not signal in his first hours that he intended to make any bold shifts.",
        "The minister, Anna Holm, did not say that she wanted a new port.",
        "If Anna Holm says the port must close, the union will strike.",
        "It is unclear whether Anna Holm wants the port closed.",
        "Nobody believed that Anna Holm wanted the port closed.",
        "Had Anna Holm said that the port would close, the union would have walked out.",
        "Anna Holm is expected to say that the port will close.",
        "Anna Holm was asked to support the plan.",
        "There is no sign that Anna Holm wants the port closed.",
        "Anna Holm stopped short of saying that the port would close.",
        "Anna Holm, who had not said that she wanted the job, was named on Monday.",
        "Did Anna Holm say that the port would close?",
        "Perhaps the harbour board will demand a new quay.",
        "Maybe Anna Holm supports the plan.",
    ],
)
def test_what_nobody_vouches_for_is_nobodys_position(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        (
            "Anna Holm denied that the company had known of the leak.",
            "denied the company had known of the leak",
        ),
        ("Erik Berg doubts that Anna Holm wants the port closed.", "doubts Anna Holm wants the port closed"),
        ("Reporters asked whether Anna Holm supports the plan.", "asked whether Anna Holm supports the plan"),
        ("Anna Holm has yet to say that she supports the plan.", "has yet to say she supports the plan"),
    ],
)
def test_what_denies_or_asks_is_a_position_and_what_it_is_about_is_none(sentence: str, position: str) -> None:
    (only,) = told(sentence)

    assert only.endswith(position)


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Erik Berg said the dockers were exaggerating the delay.", "Dockers"),
        ("The board may wait while Anna Holm negotiates with the dockers, Erik Berg said.", "Anna Holm"),
        ("The union put its strike on hold while the court considered the matter.", "Court"),
        ("In a poll, 5 percent support the new quay.", "5 percent"),
        ("In a poll, 5 per cent support the new quay.", "5 per cent"),
        ("In a poll, 5% support the new quay.", "5%"),
    ],
)
def test_what_others_say_of_a_party_or_beside_it_is_on_no_page(sentence: str, party: str) -> None:
    for each in statements(sentence):
        assert each.stakeholder.casefold() != party.casefold() or each.directness == "inferred"


def test_both_halves_of_a_parted_quotation_stand_together() -> None:
    parted = '"What is new is the threat," Anna Holm said, "but not the attempt to close the quay by night."'

    assert told(parted) == [f"Anna Holm  {parted}"]


def test_a_clause_about_a_party_ends_where_the_sentence_goes_on() -> None:
    parted = "Of the ten judges who will hear the case, six were appointed by Democrats."

    assert not any(line.endswith("six") for line in told(parted))


def test_a_wish_keeps_its_object_whole() -> None:
    (wish,) = statements("Anna Holm wants the port closed.")

    assert (wish.verb, wish.position) == ("wants", "the port closed")


def test_what_is_left_unsaid_before_a_saying_is_not_what_is_said() -> None:
    assert told("Without saying that the port would close, Anna Holm urged patience.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Erik Berg resigned, while Anna Holm described the port as lost.",
        '"This is a stable," said Nadia Haddad, while Anna Holm described the port as lost.',
    ],
)
def test_what_is_set_against_another_thing_is_told_outright(sentence: str) -> None:
    assert [each.directness for each in statements(sentence) if each.stakeholder == "Anna Holm"] == [
        "reported"
    ]
