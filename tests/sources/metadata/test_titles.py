import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.metadata.text_metadata import metadata

BODY = "\n\nThe European Union said on Monday that it would sign the agreement with Japan next week.\n"


def title(text: str, *, markdown: bool = False) -> str:
    about = metadata(text, markdown)
    if about.title_span:
        assert " ".join(text[about.title_span.start : about.title_span.end].split()) == about.title
    return about.title


@pytest.mark.parametrize(
    "line",
    [
        "EU and Japan sign a pact on chips",
        "Minister: Pact With Japan Was Signed to Avoid ‘Bad Optics.’",
        "The pact is signed. Now comes the hard part.",
        "Pact or no pact?",
        "‘We will sign,’ says minister",
        "Source: Minister to resign over pact",
    ],
)
def test_a_short_first_line_before_more_text_is_the_title(line: str) -> None:
    assert title(line + BODY) == line


@pytest.mark.parametrize(
    "line", ["**Update added (see below)**", "UPDATED", "Correction appended", "News update 2:"]
)
def test_a_line_that_tells_of_an_update_stands_above_the_title(line: str) -> None:
    assert title(f"{line}\n\nEU and Japan sign a pact on chips{BODY}") == "EU and Japan sign a pact on chips"
    assert title(f"{line}{BODY}") == ""
    assert title(f"News: {line} of chips{BODY}") == f"News: {line} of chips"


@pytest.mark.parametrize("line", ["NORVIK, NORWAY", "NORVIK NORWAY,", "Norvik", "Port Elm, Norway"])
def test_the_place_of_a_report_is_no_title(line: str) -> None:
    assert title(line + BODY) == ""
    assert title(f"{line}\n\nEU and Japan sign a pact on chips{BODY}") == "EU and Japan sign a pact on chips"


def test_an_endless_word_costs_no_time() -> None:
    start = time.process_time()

    assert title(f"{'A' * 1_000};{BODY}") == ""
    assert time.process_time() - start < 1  # seconds


def test_a_title_keeps_its_place_behind_blank_lines() -> None:
    assert title("\r\n  EU signs pact  \r\n\r\nIt is signed.\r\n") == "EU signs pact"


def test_a_line_that_ends_in_a_semicolon_goes_on_in_the_next() -> None:
    text = "Pact signed with Japan; \nEU and Tokyo point out own gains, each other's losses." + BODY
    assert title(text) == "Pact signed with Japan; EU and Tokyo point out own gains, each other's losses."


def test_a_wrapped_title_is_joined() -> None:
    assert title("EU signs a pact with\nJapan on chips" + BODY) == "EU signs a pact with Japan on chips"


def test_a_repeated_title_is_taken_once() -> None:
    line = "EU, Japan look to partner on chips amid a push for less risk"
    assert title(f"{line}\n{line}{BODY}") == line


@pytest.mark.parametrize(
    "above", ["By Jane Doe", "July 3, 2023", "Monday, July 3", "Reuters", "OPINION", "Source: Reuters"]
)
def test_a_byline_a_date_or_a_section_name_is_no_title_but_may_stand_above_one(above: str) -> None:
    assert title(f"{above}\n\nEU signs pact{BODY}") == "EU signs pact"


@pytest.mark.parametrize(
    "line",
    [
        "The European Union said on Monday that it would sign the agreement on chips with Japan next week.",
        "“I will sign,” the minister said on Monday.",
        "“I will sign. I have waited for this day",
        "(Reuters) - The European Union signed a pact.",
        "WASHINGTON (AP) — The European Union signed a pact.",
        "LAS VEGAS -- The car maker chose Nevada for its factory.",
        "Toronto, Ont. (CNN)The European Union signed a pact.",
        "He said that it would be signed.",
        "The Example Times reports:",
        "Editor's note: This story appeared on Saturday.",
        "Ministers at the summit. Photo: Example",
        "https://example.org/pact",
        "- - -",
        "2023",
    ],
)
def test_body_text_is_no_title(line: str) -> None:
    about = metadata(line + BODY, markdown=False)
    assert (about.title, about.title_span) == ("", None)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The EU said that it would sign.\nJapan said that it would sign too, and so\nit did on Tuesday.\n",
        "The European Union said on Monday that it\nwould sign the agreement with Japan.\n\nMore.\n",
        "The European Union and the government of Tokyo\nSigned on Monday what both had sought for\n"
        "years, and more.\n\nMore.\n",
    ],
)
def test_the_first_line_of_a_wrapped_paragraph_is_no_title(paragraph: str) -> None:
    assert title(paragraph) == ""


def test_a_title_without_a_text_is_none() -> None:
    assert title("EU signs pact\n\n") == ""


@pytest.mark.parametrize(
    "text",
    [
        "# EU signs pact",
        "# **EU signs pact** #",
        "By Jane Doe\n\n# EU signs pact",
        "## EU signs pact",
        "EU signs pact\n=============",
        "**EU signs pact**",
    ],
)
def test_a_markdown_heading_is_the_title_without_its_marks(text: str) -> None:
    assert title(text + BODY, markdown=True) == "EU signs pact"


def test_a_comment_in_a_code_block_is_no_heading() -> None:
    assert title("EU signs pact\n\n```\n# a comment\n```\n", markdown=True) == "EU signs pact"


@given(st.text(st.sampled_from("aA .;:\"“”'\n\r#*=->—,()1")), st.booleans())
def test_a_span_always_holds_its_title(text: str, markdown: bool) -> None:
    title(text, markdown=markdown)
