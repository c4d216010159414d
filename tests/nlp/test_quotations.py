import pytest

from briefing.models import Span
from briefing.nlp.quotations import quotations, quoted_spans


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“Yes,” he said.", ["Yes,"]),
        ('"Yes," he said, "no."', ["Yes,", "no."]),
        ("''Yes,'' he said.", ["Yes,"]),
        ("It’s the ministers’ car.", []),
        ("He called it a ‘joke’ twice.", ["joke"]),
        ("“He said ‘no’ to me.”", ["He said ‘no’ to me."]),
        ("“It goes on", ["It goes on"]),
        ('“Yes," he said.', ["Yes,"]),
        ('"Yes,” he said.', ["Yes,"]),
        ('“He said "no," twice.”', ['He said "no," twice.']),
        ('"He said “no,” twice."', ["He said “no,” twice."]),
    ],
)
def test_quotations_are_found(sentence: str, expected: list[str]) -> None:
    assert [sentence[q.start : q.end] for q in quoted_spans(sentence)] == expected


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“One.\n\n“Two.” Three."

    found = quotations(text, [Span(start=0, end=5), Span(start=7, end=len(text))])

    assert [text[q.start : q.end] for q in found] == ["One.", "Two."]
