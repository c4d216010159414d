import subprocess
import sys

import pytest

from briefing.errors import SourceError
from briefing.sources.html.boilerplate_elements import BOILERPLATE, NEVER_BODY, Boilerplate
from briefing.sources.html.pages import MOST_ELEMENTS, extract_article

FIRST = "Dockers in Oslo said on Monday that they would return to work, after a strike of three weeks."
SECOND = "The owners of the port had agreed to raise their pay by four percent, the union said."
THIRD = "Neither side would say what the strike had cost, and the harbour stays closed until Friday."
HEAD = (
    "<title>Port strike ends | The Fjord Post</title>"
    '<meta property="og:site_name" content="The Fjord Post">'
    '<meta name="author" content="Jane Doe; Fjord Post Staff">'
    '<meta property="article:published_time" content="2026-11-23T08:15:00Z">'
)


def markup(body: str, head: str = HEAD, attributes: str = 'lang="en"') -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def article(*parts: str) -> str:
    return f"<article><h1>Port strike ends</h1>{''.join(parts)}</article>"


BODY = (f"<p>{FIRST}</p>", f"<p>{SECOND}</p>", f"<p>{THIRD}</p>")


def test_the_text_is_the_title_and_the_paragraphs() -> None:
    assert extract_article(markup(article(*BODY))).text.split("\n\n") == [
        "Port strike ends",
        FIRST,
        SECOND,
        THIRD,
    ]


def test_title_publisher_authors_date_and_language_are_the_pages() -> None:
    found = extract_article(markup(article(*BODY)))

    assert found.title == "Port strike ends"
    assert (found.publisher, found.published, found.language) == ("The Fjord Post", "2026-11-23", "en")
    assert found.authors[0] == "Jane Doe"


@pytest.mark.parametrize("part", BOILERPLATE, ids=lambda part: part.name)
def test_the_example_of_each_kind_of_furniture_is_left_out(part: Boilerplate) -> None:
    text = extract_article(markup(article(*BODY[:2], part.example, BODY[2]))).text

    assert text.split("\n\n")[1:] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("tag", sorted(NEVER_BODY - {"menu", "template", "select", "textarea"}))
def test_elements_that_never_hold_body_are_left_out(tag: str) -> None:
    part = f"<{tag}><p>Ferries run again in the north, too.</p></{tag}>"

    assert "Ferries" not in extract_article(markup(article(*BODY[:2], part, BODY[2]))).text


def test_a_part_that_holds_the_article_stays_whatever_it_is_called() -> None:
    body = f'<div class="share modal">{article(*BODY)}</div>'

    assert THIRD in extract_article(markup(body)).text


def test_the_deck_and_other_headings_above_the_first_paragraph_are_left_out() -> None:
    text = extract_article(markup(article("<h2>Three weeks that cost a port dear</h2>", *BODY))).text

    assert "cost a port dear" not in text


def test_a_crosshead_stays() -> None:
    text = extract_article(markup(article(*BODY[:2], "<h2>What it cost</h2>", BODY[2]))).text

    assert "\n\nWhat it cost\n\n" in text


def test_a_paragraph_that_is_all_one_link_leads_elsewhere() -> None:
    link = '<p><strong><a href="/x">FERRIES RUN AGAIN IN THE NORTH</a></strong></p>'

    assert "FERRIES" not in extract_article(markup(article(*BODY[:2], link, BODY[2]))).text


def test_a_sentence_that_is_all_one_link_stays() -> None:
    link = '<p><a href="/x">It was the longest strike for thirty years.</a></p>'

    assert "the longest strike" in extract_article(markup(article(*BODY[:2], link, BODY[2]))).text


def test_words_around_links_keep_their_spaces() -> None:
    linked = FIRST.replace("strike", '<a href="/s">strike</a>').replace("Monday", '<a href="/m">Monday</a>')

    assert FIRST in extract_article(markup(article(f"<p>{linked}</p>", *BODY[1:]))).text


def test_a_date_of_tomorrow_is_a_date() -> None:
    head = HEAD.replace("2026-11-23", "2031-01-02")

    assert extract_article(markup(article(*BODY), head)).published == "2031-01-02"


@pytest.mark.parametrize("text", ["", "News without a tag", "\ufeff \n"])
def test_what_is_no_markup_is_said_to_be_none(text: str) -> None:
    with pytest.raises(SourceError, match="no HTML in it"):
        extract_article(text)


def test_a_page_of_endless_elements_is_not_read() -> None:
    with pytest.raises(SourceError, match="elements on the page"):
        extract_article(markup("<br>" * (MOST_ELEMENTS + 1)))


def test_elements_nested_without_end_give_no_article() -> None:
    assert extract_article(markup("<div>" * 30_000)).text == ""


def test_nothing_of_the_extraction_is_said_on_stderr() -> None:
    code = (
        "from briefing.sources.html.pages import extract_article;"
        " extract_article('<html><body><p>x</p><p>y</p></body></html>')"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert (done.stdout, done.stderr) == (b"", b"")


def test_an_article_in_many_parts_that_are_called_like_furniture_is_found_after_all() -> None:
    parts = (f'<div class="subtitle"><p>{number}. {SECOND}</p></div>' for number in range(24))

    assert f"11. {SECOND}" in extract_article(markup(article(*parts))).text
