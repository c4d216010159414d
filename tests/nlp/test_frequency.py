from briefing.nlp import content_words
from briefing.nlp.content_words import chance


def test_a_common_word_stands_in_most_articles_and_a_rare_one_in_hardly_any() -> None:
    assert chance(content_words.stem("time")) > 0.5
    assert chance("zugzwang") < 0.001


def test_the_forms_of_a_word_count_as_one() -> None:
    assert chance(content_words.stem("governments")) == chance(content_words.stem("government"))
