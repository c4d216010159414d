import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.nlp.content_words import (
    OPPOSITES,
    content_stems,
    content_words,
    denies,
    directions,
    first_word,
    negates,
    stem,
    stemmed_words,
    stems,
)


def negated(text: str) -> set[str]:
    return {word.lower for word in stemmed_words(text) if word.negated and word.content}


@pytest.mark.parametrize(
    "words",
    [
        "announce announces announced announcing announcement announcements",
        "cooperate cooperates cooperated cooperation",
        "restrict restricted restriction restrictions",
        "rise rose risen rising rises",
        "technology technologies technological",
        "strategy strategies strategic",
        "industry industries industrial",
        "depend depends dependence",
        "plan plans planned planning",
        "agree agreed agreement agreements",
        "city cities",
    ],
)
def test_forms_of_one_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("police", "policy"), ("governor", "government"), ("universe", "university"), ("import", "important")],
)
def test_what_a_reader_keeps_apart_has_two_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_country_is_no_pronoun() -> None:
    assert content_words("US and U.S. diplomats told us") == ("u.s.", "u.s.", "diplomat")


def test_function_words_carry_no_content() -> None:
    assert content_words("The EU wants to be with Japan, he said.") == ("eu", "want", "japan")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("They did not approve the merger.", {"approve", "merger"}),
        ("They didn’t approve it.", {"approve"}),
        ("Police found no evidence.", {"found", "evidence"}),
        ("He left without paying.", {"paying"}),
        ("She refused to join.", {"join"}),
        ("They did not join but paid.", {"join"}),
        ("It passed.", set()),
        ("Not only Japan pays.", set()),
        ("There is no doubt that it pays.", {"doubt"}),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(text: str, denied: set[str]) -> None:
    assert negated(text) == denied


def test_two_negations_are_none() -> None:
    assert "bribes" not in negated("He did not deny taking bribes.")


def test_what_negates_is_told_by_form_or_word() -> None:
    assert [
        word.lower for word in stemmed_words("He couldn’t, never denied, and failed") if negates(word)
    ] == [
        "couldn't",
        "never",
        "denied",
        "failed",
    ]


def test_opposites_lie_on_two_sides_of_one_axis() -> None:
    ((axis, side),) = directions(stem("soared"))
    ((other_axis, other_side),) = directions(stem("tumbled"))

    assert axis == other_axis
    assert side != other_side


def test_no_word_is_its_own_opposite() -> None:
    for left, right in OPPOSITES:
        assert not {stem(word) for word in left.split()} & {stem(word) for word in right.split()}


@given(st.text())
def test_any_text_can_be_read_and_each_word_has_its_place(text: str) -> None:
    for word in stemmed_words(text):
        assert 0 <= word.start < word.end <= len(text)


@given(st.text(max_size=200))
def test_the_stems_of_a_text_are_those_of_its_content_words(text: str) -> None:
    assert content_stems(text) == set(content_words(text))


@given(st.text(st.one_of(st.characters(), st.sampled_from(" \n\xa0no't.,’US1")), max_size=60))
def test_what_is_told_of_words_without_their_places_is_what_reading_them_tells(text: str) -> None:
    words = stemmed_words(text)
    assert stems(text) == {word.stem for word in words}
    assert first_word(text) == (words[0]._replace(negated=False, clause=0) if words else None)
    assert denies(text) or not any(word.negated for word in words)
