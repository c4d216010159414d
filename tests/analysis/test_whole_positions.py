"""A position is whole, of its party, and of the day of the article."""

import pytest

from tests.analysis.test_broken_off import shown
from tests.analysis.test_certainty import shown as shown_with_party


@pytest.mark.parametrize(
    "sentence",
    [
        # when and where it was said, and not what
        "“We are not ready,” Anna Holm said in early May, addressing rumours of a sale in Norvik.",
        "Anna Holm said at the pier, standing beside the skippers of Norvik.",
        "Anna Holm said in late June, with a smile for the skippers of Norvik.",
        # a subject without its verb, which stands behind the telling
        "The boats that the council has in Norvik, Anna Holm added, are ten years old.",
        "But the tax that the board collects in Norvik, Anna Holm added, is ten years old.",
        "The lamps that skippers have in Norvik, Anna Holm added, were bought in May.",
        # no verb at all
        "Many reasons, Anna Holm says.",
        # what takes up a sentence before it
        "For instance, a ferry of the north line is not safe, Anna Holm says.",
        "In addition, the ferries of the north line are old, Anna Holm says.",
        "As a result, the harbour of Norvik is empty, Anna Holm says.",
        "Anna Holm said it was the same storm that sank the ferry of Norvik.",
        # "that" points to what was said
        "Anna Holm said that claim smacked of envy of the skippers of Norvik.",
        "Anna Holm said that decision was bad for the skippers of Norvik.",
        "Anna Holm insisted that proposal had no friend in the harbour of Norvik.",
        # the reporter's own clause
        "Anna Holm said she had always been for the levy, although the council’s only letter was against it.",
        "Anna Holm said the harbour of Norvik was safe, but divers found ten cracks in its pier.",
        # with whom, and no view
        "Anna Holm largely agreed with Berg and left for the north.",
        "Anna Holm disagreed with Erik Berg and left the council.",
        # an inference of the author's
        "Anna Holm has essentially decided to give up the harbour of Norvik.",
        "Anna Holm effectively refused to pay for the harbour of Norvik.",
        "Anna Holm has basically agreed to sell the harbour of Norvik.",
        # no longer so
        "And until Thursday, Anna Holm has firmly refused to sell the harbour of Norvik.",
        "But until last week, Anna Holm refused to sell the harbour of Norvik.",
    ],
)
def test_what_is_no_whole_position_of_the_day_is_not_printed(sentence: str) -> None:
    assert not shown(sentence)


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("The council, Anna Holm said, closed the pier of Norvik in May.", "closed the pier"),
        ("Anna Holm said that claims of the skippers were paid in May.", "claims of the skippers"),
        (
            "Anna Holm said that the decision of the council was bad for Norvik.",
            "the decision of the council",
        ),
        ("Anna Holm said the harbour of Norvik was not a toy, but a home of skippers.", "not a toy"),
        ("Anna Holm has finally decided to give up the harbour of Norvik.", "to give up the harbour"),
        ("According to Anna Holm, the council closed the pier of Norvik in May.", "closed the pier"),
    ],
)
def test_what_is_whole_is(sentence: str, position: str) -> None:
    assert any(position in line for line in shown(sentence))


def test_an_outlet_that_was_told_keeps_its_whole_name() -> None:
    assert shown("“The pier of Norvik is safe for boats,” Anna Holm told Harbour Today on Monday.") == [
        "told Harbour Today on Monday The pier of Norvik is safe for boats"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The man accused of burning two boats of the harbour, may have been seen in Norvik.",
        "The skippers suspected of theft by the harbour board left Norvik.",
        "The woman charged with burning the ferry of Norvik left the harbour.",
    ],
)
def test_who_is_accused_accuses_nobody(sentence: str) -> None:
    assert not any(" of " in line.partition(" burning")[0] and "accused" in line for line in shown(sentence))
    assert not any(line.startswith(("suspected", "charged")) for line in shown(sentence))


def test_what_runs_on_behind_according_to_is_no_word_of_whom_it_names() -> None:
    told = "According to Reuters Mr Lund also met Otto Berg, the head of the dock bank, in Norvik in May."
    assert not any("Berg" in line.split()[:2] for line in shown_with_party(told))


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Former President Otto Lund came. The former president opposes the levy.", "Otto Lund"),
        ("Otto Lund, a former mayor, came. The former mayor opposes the levy.", "Otto Lund"),
        ("The Commissioner of the Harbour League, Otto Lund, opposes the levy.", "Otto Lund"),
        ("The Director of the Ferry Board, Anna Holm, opposes the levy.", "Anna Holm"),
    ],
)
def test_who_holds_or_held_an_office_has_a_name(sentence: str, party: str) -> None:
    assert [line.split(" opposes")[0] for line in shown_with_party(sentence)] == [party]


@pytest.mark.parametrize(
    "sentence",
    [
        "President Otto Lund and former presidents Anna Holm and Per Berg came. The former president paid.",
        "President Otto Lund came. The former president opposes the levy.",
    ],
)
def test_a_former_office_is_not_the_present_holders(sentence: str) -> None:
    assert not any(line.startswith("Otto Lund") for line in shown_with_party(sentence))
