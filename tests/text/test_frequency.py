from briefing.text import content
from briefing.text.frequency import chance


def test_a_common_word_stands_in_most_articles_and_a_rare_one_in_hardly_any() -> None:
    assert chance(content.stem("time")) > 0.5
    assert chance("zugzwang") < 0.001


def test_the_forms_of_a_word_count_as_one() -> None:
    assert chance(content.stem("governments")) == chance(content.stem("government"))
