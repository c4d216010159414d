"""When a page has told something already, in other words."""

import pytest

from briefing.rendering.repetition import times_told

TOLD = "The harbour board of Norvik will repair the western pier by spring, it said on Sunday."


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The harbour board will repair the western pier by spring.", 1),
        ("By spring the western pier will be repaired.", 1),
        ("The harbour board will repair the western pier by Monday.", 0),
        ("The harbour board of Hamn will repair the western pier by spring.", 0),
        ("The harbour board will repair 3 western piers by spring.", 0),
        ("The harbour board will not repair the western pier by spring.", 0),
        ("The harbour board will sell the cannery and repair the road to the western pier.", 0),
        ("The pier.", 0),
    ],
)
def test_what_is_told_again_has_each_particular_and_most_words(text: str, times: int) -> None:
    assert times_told(text, [TOLD, "Snow fell in Oslo."]) == times
