import pytest

from tests.eval import planted

SENTENCE = "Oslo and Ines Dahl said that some of the 40 harbours would not rise before he paid."


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("a figure changed", "47 harbours"),
        ("a denial left out", "would rise"),
        ("“he” for “she”", "before she paid"),
        ("“some” made “all”", "that all of"),
        ("“may” made “will”", "will not rise"),
        ("a word turned into its opposite", "not fall"),
    ],
)
def test_an_error_is_planted_in_one_place(kind: str, error: str) -> None:
    assert error in planted.PLANTS[kind](SENTENCE)


def test_two_names_change_places() -> None:
    assert planted.exchanged_names("On Monday Oslo asked Aarhus for help.") == (
        "On Monday Aarhus asked Oslo for help."
    )


def test_where_an_error_has_no_place_there_is_none() -> None:
    assert planted.exchanged_names("Nobody asked for help.") == ""
    assert planted.speaker_left_out("Dahl said that it rained.") == "It rained."
    assert planted.speaker_left_out("It rained.") == ""
