import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.nlp.visible_text import is_markdown, visible_text, visible_words

PIECES = st.lists(
    st.sampled_from(["**", "*", "_", "~~", "[", "](x)", "\u00ad", "\u200b", "a", "B.", " ", "\n", "^1^"])
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("the har\u00adbour mas\u200bter of Nor\u2060vik\ufeff", "the harbour master of Norvik"),
        ("Nor\u200cvik and Nor\u200dvik", "Norvik and Norvik"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("It cost 14[1] million euros, she said.[2]", "It cost 14 million euros, she said."),
        ("“ship[s]” and [1] as it is", "“ship[s]” and [1] as it is"),
        ("2 * 3 * 4 is **not** 23", "2 * 3 * 4 is **not** 23"),
    ],
)
def test_what_nobody_sees_is_left_out_of_any_text(written: str, expected: str) -> None:
    assert visible_words(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("It is **not** __at all__ *so* _bad_.", "It is not at all so bad."),
        ("***Never*** again, **_not_** once.", "Never again, not once."),
        ("**The mayor\nof Norvik** said.", "The mayor\nof Norvik said."),
        ("It cost ~~40~~ 14 million.", "It cost 14 million."),
        ("It cost <del>40</del> <ins>14</ins> million.", "It cost 14 million."),
        ("The [port](https://x.y/a_(b) 'T') and the [pier][1].", "The port and the pier."),
        ("The [**port**](https://x.y) closes.", "The port closes."),
        ("It cost 14[^1] million.", "It cost 14 million."),
        ("It cost 14^1^ million, 10^6^ tonnes.", "It cost 14 million, 10^6 tonnes."),
        ("It cost 14<sup>1</sup> million, the 3<sup>rd</sup> time.", "It cost 14 million, the 3rd time."),
        ("H~2~O and m^2^", "H2O and m^2"),
        ("A \\*star\\* of 5 \\> 4.", "A *star* of 5 > 4."),
        ("## What it `costs`", "What it costs"),
        ("* one\n* two", "* one\n* two"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        ("![A pier](pier.png) It closed.<!-- not -->", " It closed."),
        ("<https://norvik.example>", "<https://norvik.example>"),
    ],
)
def test_markdowns_marks_are_no_words(written: str, expected: str) -> None:
    assert visible_words(written, markdown=True) == expected


@given(PIECES.map("".join))
def test_each_character_has_its_place_in_the_text_as_it_was_read(text: str) -> None:
    visible = visible_text(text, markdown=True)

    assert [text[visible.start(at)] for at in range(len(visible.text))] == list(visible.text)
    assert [visible.offset(visible.start(at)) for at in range(len(visible.text))] == list(
        range(len(visible.text))
    )
    assert visible.end(len(visible.text)) <= len(text)


@pytest.mark.parametrize(("source", "expected"), [("a/B.MD", True), ("a.markdown", True), ("md", False)])
def test_a_markdown_file_is_known_by_its_name(source: str, expected: bool) -> None:
    assert is_markdown(source) is expected
