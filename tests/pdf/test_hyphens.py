import pytest

from briefing.sources.formats.pdf.hyphenation import join_lines, vocabulary


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the har-", "bour"], "the harbour"),
        (["the har\u00ad", "bour"], "the harbour"),
        (["a har\u00adbour\u200b, clo\u2060sed"], "a harbour, closed"),
        (["pre-", "and post-war"], "pre- and post-war"),
        (["the COVID-", "19 years"], "the COVID-19 years"),
        (["post-", "Brexit"], "post-Brexit"),
        (["2019–", "2020"], "2019–2020"),
        (["a 14-", "year plan"], "a 14-year plan"),
        (["the board -", "not the mayor"], "the board - not the mayor"),
        (["a well-known and well-", "known board"], "a well-known and well-known board"),
        (["a harbour and the har-", "bour"], "a harbour and the harbour"),
        (["twice elected, a twice-", "elected mayor"], "twice elected, a twice-elected mayor"),
    ],
)  # fmt: skip
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_belongs(lines: list[str], text: str) -> None:
    assert join_lines(lines, vocabulary(lines)) == text
