import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Span
from briefing.sources.metadata.front_matter import front_matter
from briefing.sources.metadata.text_metadata import Metadata, metadata

BLOCK = """---
title: "Pact: signed"
author:
  - Jane Doe
  - 'John Roe'
date: 2023-07-03
# a comment
publisher: The Example Times
---

It is signed.
"""


def test_front_matter_says_it_all() -> None:
    assert metadata(BLOCK, markdown=True) == Metadata(
        title="Pact: signed",
        title_span=Span(start=BLOCK.index("Pact"), end=BLOCK.index('signed"') + 6),
        publisher="The Example Times",
        author="Jane Doe and John Roe",
        published="2023-07-03",
        language="und",
    )


def test_front_matter_of_windows_reads_the_same() -> None:
    assert front_matter(BLOCK.replace("\n", "\r\n")).values == front_matter(BLOCK).values


def test_a_folded_title_is_joined() -> None:
    text = "---\ntitle: >-\n  Pact\n  signed\nauthor: [Jane Doe, John Roe]\n---\nIt is."
    about = metadata(text, markdown=True)
    assert (about.title, about.author) == ("Pact signed", "Jane Doe and John Roe")
    assert about.title_span
    assert text[about.title_span.start : about.title_span.end] == "Pact\n  signed"


def test_a_title_that_stands_otherwise_in_the_text_has_no_span() -> None:
    about = metadata('---\ntitle: "The \\"pact\\""\n---\nIt is signed.', markdown=True)
    assert (about.title, about.title_span) == ('The "pact"', None)


def test_the_heading_is_the_titles_place_where_both_say_the_same() -> None:
    text = "---\ntitle: Pact signed\n---\n# Pact signed\n\nIt is."
    about = metadata(text, markdown=True)
    assert about.title_span == Span(start=text.index("# ") + 2, end=text.index("\n\nIt"))


def test_an_address_is_no_publisher() -> None:
    assert metadata("---\nsource: https://example.org/x\n---\nIt is.", markdown=True).publisher == ""


@pytest.mark.parametrize(
    "text", ["---\nA line of prose.\n---\nMore.", "---\ntitle: Pact\nMore.", "Pact\n---\n"]
)
def test_lines_between_rules_are_no_front_matter(text: str) -> None:
    assert front_matter(text).end == 0


@given(st.text(st.sampled_from("ab:-[]'\"\\> \r\n#.")))
def test_any_block_is_read_or_left(inside: str) -> None:
    text = f"---\ntitle: {inside}\n---\nText."
    front = front_matter(text)
    if front.title_span:
        span = front.title_span
        assert " ".join(text[span.start : span.end].split()) == front.values["title"]


@pytest.mark.parametrize(
    ("stated", "day", "instant"),
    [
        ("2026-11-24T20:30:00-05:00", "2026-11-24", "2026-11-24T20:30:00-05:00"),
        ("'24.11.2026'", "2026-11-24", ""),
        ("2026年11月24日", "2026-11-24", ""),
        ("03/04/2026", "", ""),
        ("1970-01-01", "", ""),
        ("soon", "", ""),
    ],
)
def test_a_date_is_read_as_strictly_as_that_of_a_feed(stated: str, day: str, instant: str) -> None:
    about = metadata(BLOCK.replace("2023-07-03", stated), markdown=True)

    assert (about.published, about.published_at) == (day, instant)
