import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.nlp import tokenization
from briefing.nlp.tokenization import tokenize

ODD = st.text(st.one_of(st.characters(), st.sampled_from(" \t\n\xa0\x1c\x85AUSz1.,'’&-“”")), max_size=80)


@given(ODD)
def test_no_token_crosses_a_space_so_that_pieces_give_what_the_whole_text_gives(text: str) -> None:
    whole = [match.span() for match in tokenization._TOKEN.finditer(text)]
    assert [(token.start, token.end) for token in tokenize(text).tokens] == whole
    assert all(text[token.start : token.end] == token.text for token in tokenize(text).tokens)


def test_words_are_told_from_marks_and_capitals_that_open_from_those_that_do_not() -> None:
    here = tokenize("Rents fell, said Kari Holm: “Good.”")
    assert [word.text for word in here.words] == ["Rents", "fell", "said", "Kari", "Holm", "Good"]
    assert here.capitals == {0: True, 3: False, 4: False, 5: True}
    assert [token.text for token in here.tokens if not token.word] == [",", ":", "“", ".", "”"]


def test_a_mark_that_holds_a_letter_is_no_word_with_a_capital() -> None:
    assert tokenize("0🅰").capitals == {}
    assert tokenize("🅰 rose. Rents fell").capitals == {1: True}


def test_a_word_is_spelled_as_the_word_lists_spell_it() -> None:
    assert [token.lower for token in tokenize("Don’t U.S. EU-Japan").tokens] == ["don't", "u.s.", "eu-japan"]
    assert not re.search(r"\s", "".join(token.text for token in tokenize("a\xa0b\x1cc").tokens))


def test_what_is_not_seen_stays_in_its_word_and_out_of_its_lower_case() -> None:
    here = tokenize("The har\u00adbour of Nor\u200bvik and Jose\u0301 Anne\u2011Marie")
    assert [word.lower for word in here.words] == [
        "the", "harbour", "of", "norvik", "and", "josé", "anne-marie",
    ]  # fmt: skip
    assert here.words[1].text == "har\u00adbour"
