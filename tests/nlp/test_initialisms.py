import pytest

from briefing.nlp.initialisms import has_one_expansion


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("The Northern Ferry Board met the Norvik Fishing Bank.", False),
        ("Northern Ferry Board first, and the Norvik Fishing Bank last.", False),
        ("The Northern Ferry Board met, and the NorthernFerry Board did not.", True),
        ("The Northern Ferry Board met the SNorvik Fishing Bank.", True),  # no word is cut
        ("The Northern Ferry Board (NFB) met the Norvik Fishing Bank.", True),
        ("Nobody was there.", True),
    ],
)
def test_initials_that_two_names_fit_stand_for_neither(text: str, clear: bool) -> None:
    assert has_one_expansion("NFB", [text]) is clear
