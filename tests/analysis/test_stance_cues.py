"""By which words a party tells where it stands, in the passive, too, and where its clause ends."""

import pytest

from tests.analysis.test_certainty import shown


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Anna Holm called on the board to drop the levy.", "Anna Holm called on the board to drop the levy"),
        ("Anna Holm ruled out raising the levy.", "Anna Holm ruled out raising the levy"),
        ("Anna Holm insists on a levy for boats.", "Anna Holm insists on a levy for boats"),
        ("Anna Holm is opposed to the levy.", "Anna Holm is opposed to the levy"),
        ("Anna Holm is against the levy.", "Anna Holm is against the levy"),
        ("Anna Holm accepted the offer of the board.", "Anna Holm accepted the offer of the board"),
        ("Anna Holm questioned the figures.", "Anna Holm questioned the figures"),
        ("Anna Holm expects a strike in May.", "Anna Holm expects a strike in May"),
        ("Anna Holm replied that the levy was dead.", "Anna Holm replied the levy was dead"),
        ("Anna Holm called on Monday for a ban on nets.", "Anna Holm called for a ban on nets"),
        (
            "Anna Holm called on the owner, Otto Lund, to sell the quay.",
            "Anna Holm called on the owner, Otto Lund, to sell the quay",
        ),
        (
            "“The fence sinks under the snow,” Anna Holm said.",
            "Anna Holm said The fence sinks under the snow",
        ),
        ("Anna Holm said no levy had been paid.", "Anna Holm said no levy had been paid"),
        (
            "The widow of Otto Lund, who died at sea, said the levy was dead.",
            "Widow of Otto Lund said the levy was dead",
        ),
    ],
)
def test_a_party_stands_where_its_word_says(sentence: str, position: str) -> None:
    assert shown(sentence) == [position]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm went on to win a prize.",
        "Anna Holm looked at 72 boats.",
        "Anna Holm accepted the prize.",
        "Police questioned the skipper.",
        "Anna Holm answered with a smile.",
        "Anna Holm said she had heard from a skipper that the levy was dead.",
        "Anna Holm said she had been told the levy was dead.",
        "“The end of the pier,” Anna Holm said.",
        "Otto Lund, who died in May, said the levy was dead.",
    ],
)
def test_what_is_done_or_heard_from_others_is_no_stance(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("The levy was attacked by Anna Holm on Monday.", "Anna Holm attacked the levy"),
        ("The levy was defended by the skippers' union.", "Skippers' union defended the levy"),
        (
            "The skipper was accused by the board on Monday of fixing the tide.",
            "Board accused the skipper of fixing the tide",
        ),
        (
            "Owners of boats were urged by Anna Holm to burn less.",
            "Anna Holm urged owners of boats to burn less",
        ),
        (
            "The levy was called “a gift to owners” by Anna Holm.",
            "Anna Holm called the levy “a gift to owners”",
        ),
    ],
)
def test_a_passive_tells_what_its_agent_holds(sentence: str, position: str) -> None:
    assert shown(sentence) == [position]


@pytest.mark.parametrize(
    "sentence",
    [
        "The levy may be rejected by Anna Holm.",
        "The levy was not opposed by Anna Holm.",
        "Its levy was rejected by Anna Holm.",
        "It was rejected by Anna Holm.",
        "The levy was allegedly attacked by Anna Holm.",
        "Otto Lund said the levy was attacked by Anna Holm.",
        "The skipper was questioned by Anna Holm.",
        "The board was told by Anna Holm.",
        "The levy was chosen by Anna Holm.",
    ],
)
def test_a_passive_that_is_denied_supposed_or_a_deed_tells_nothing_of_its_agent(sentence: str) -> None:
    assert not any(line.startswith("Anna Holm") for line in shown(sentence))


@pytest.mark.parametrize(
    ("sentence", "positions"),
    [
        (
            "Anna Holm welcomed the levy and said that boats were cheap.",
            ["Anna Holm welcomed the levy", "Anna Holm said boats were cheap"],
        ),
        (
            "The Quay Party voted against the levy, and its leader, Otto Lund, promised to sell the pier.",
            ["Otto Lund promised to sell the pier", "Quay Party voted against the levy"],
        ),
        (
            "The Quay Party is against the levy, the Greens want it doubled.",
            ["Quay Party is against the levy"],
        ),
        (
            "Anna Holm accepted the offer, but Otto Lund said the levy was dead.",
            ["Otto Lund said the levy was dead", "Anna Holm accepted the offer"],
        ),
        (
            "Anna Holm opposes the plans and demands of the board.",
            ["Anna Holm opposes the plans and demands of the board"],
        ),
        (
            "Anna Holm welcomed the planned and announced cuts.",
            ["Anna Holm welcomed the planned and announced cuts"],
        ),
        ("Anna Holm opposes the levy, a tax on boats.", ["Anna Holm opposes the levy, a tax on boats"]),
        (
            "Many fishermen want the mayor to leave the board, but most still support her.",
            ["Many fishermen want the mayor to leave the board"],
        ),
    ],
)
def test_what_a_party_wants_ends_where_somebody_says_something_else(
    sentence: str, positions: list[str]
) -> None:
    assert sorted(shown(sentence)) == sorted(positions)


def test_what_another_one_no_longer_does_takes_nothing_back() -> None:
    said = "The board said it had paid the levy."

    assert "Board said it had paid the levy" in shown(
        said, "The mayor said he no longer trusted the skippers."
    )
    assert "Board said it had paid the levy" not in shown(said, "It said later that it no longer paid.")


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("The board demanded compensation.", "Board demanded compensation"),
        ("Anna Holm opposes conscription.", "Anna Holm opposes conscription"),
        ("Anna Holm supports abolition.", "Anna Holm supports abolition"),
        ("Anna Holm hopes that 9,000 boats will be sold.", "Anna Holm hopes 9,000 boats will be sold"),
        (
            "Anna Holm apologised on Monday for the smell that the yard made.",
            "Anna Holm apologised for the smell",
        ),
        ("The skippers' trust wants a ban.", "Skippers' trust wants a ban"),
        (
            "“Nobody buys a boat in the rain,” Anna Holm said.",
            "Anna Holm said Nobody buys a boat in the rain",
        ),
        (
            "“Few people want to sleep on a boat,” Anna Holm said.",
            "Anna Holm said Few people want to sleep on a boat",
        ),
    ],
)
def test_a_noun_alone_or_a_full_quotation_is_a_position(sentence: str, position: str) -> None:
    assert [line[: len(position)] for line in shown(sentence)] == [position]


@pytest.mark.parametrize(
    "sentence", ["Anna Holm opposes this.", "Anna Holm wants badly.", "Anna Holm opposes them."]
)
def test_a_pronoun_or_an_adverb_alone_is_none(sentence: str) -> None:
    assert shown(sentence) == []
