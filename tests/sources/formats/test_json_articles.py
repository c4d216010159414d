"""Articles in JSON, a line each or in a list."""

import json

import pytest

from briefing.models import Article, Unread
from briefing.sources.documents import Document
from briefing.sources.formats import json_articles, read_document

SENTENCE = "The harbour board of Norvik said on Monday that it would close pier 4 until April 2027."
SECOND = "The railway said that no trains would run to Norvik until Wednesday."


def read(text: str, name: str = "-") -> tuple[Article | Unread, ...]:
    return read_document(Document(text.encode("utf-8", "surrogatepass"), name, named=True))


def line(**said: object) -> str:
    return json.dumps(said)


def article(**said: object) -> Article:
    (row, _) = read(f"{line(**said)}\n{line(text=SECOND)}\n")
    assert isinstance(row, Article), row
    return row


def test_a_bad_line_costs_its_own_row() -> None:
    found = read(
        f'{line(text=SENTENCE)}\n\n{{"text": \n7\n{line(title="x")}\n{line(text=SECOND)}\n', "a.jsonl"
    )

    assert [(row.source, type(row)) for row in found] == [
        ("a.jsonl line 1", Article),
        ("a.jsonl line 3", Unread),
        ("a.jsonl line 4", Unread),
        ("a.jsonl line 5", Unread),
        ("a.jsonl line 6", Article),
    ]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-24T23:30:00-08:00", "2026-11-24"),
        ("2026-11-24", "2026-11-24"),
        ("24 November 2026", "2026-11-24"),
        ("2026-13-24", ""),
        ("03/07/2026", ""),
        ("yesterday", ""),
        (1732435200, ""),
        (None, ""),
    ],
)
def test_the_day_is_as_written_or_none(said: object, day: str) -> None:
    assert article(text=SENTENCE, published=said).published == day


def test_what_an_object_says_goes_before_what_its_text_says() -> None:
    row = article(
        text=f"Pier 4 shut\n\nBy Ole Berg\n\n{SENTENCE}", title="Norvik closes pier 4", author=["Jane Roe"]
    )

    assert (row.title, row.title_span, row.author) == ("Norvik closes pier 4", None, "Jane Roe")


def test_the_keys_of_other_programs_are_understood() -> None:
    row = article(
        headline="Pier 4", body=SENTENCE, source={"name": "Norvik Gazette"}, publishedAt="2026-11-24"
    )

    assert (row.title, row.publisher, row.published) == ("Pier 4", "Norvik Gazette", "2026-11-24")


@pytest.mark.parametrize("source", ["https://gazette.example", "news/a.txt", "a.txt"])
def test_a_place_is_no_publisher(source: str) -> None:
    assert article(text=SENTENCE, source=source).publisher == ""


def test_an_address_is_the_source_without_its_secrets() -> None:
    assert "abc" not in article(text=SENTENCE, url="https://gazette.example/1?token=abc").source
    assert article(text=SENTENCE, url="javascript:alert(1)").source == "- line 1"


def test_markup_in_a_text_is_read_as_a_page() -> None:
    assert article(text=f"<p>{SENTENCE}</p><p>{SECOND}</p>").text == f"{SENTENCE}\n\n{SECOND}"


@pytest.mark.parametrize("text", ['{"a": 1}', "[]", "[1, 2]", '{"text": 7}', '{"articles": []}', '["text"]'])
def test_json_that_holds_no_article_is_refused(text: str) -> None:
    (row,) = read(text)

    assert isinstance(row, Unread)
    assert "no articles in the JSON" in row.reason


@pytest.mark.parametrize(
    "text", ['[{"text": "x"},\n{"te', '{"text": "x",\n "title":', "[" * 5_000, '{"a":' * 5_000]
)
def test_broken_json_is_refused_and_not_read_as_text(text: str) -> None:
    (row,) = read(text, "a.json")

    assert isinstance(row, Unread)


def test_a_text_that_was_cut_off_is_not_read() -> None:
    (first, _) = read(f"{line(text=SENTENCE + '… [+2143 chars]')}\n{line(text=SECOND)}\n")

    assert isinstance(first, Unread)
    assert "cut off" in first.reason


def test_half_a_character_is_replaced() -> None:
    (first, _) = read('{"text": "Norvik \\ud83d waits for news."}\n' + line(text=SECOND))

    assert isinstance(first, Article)
    assert "\ufffd" in first.text


def test_articles_over_the_limit_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_articles, "MOST_LINES", 2)

    assert [row.source for row in read(f"{line(text=SENTENCE)}\n" * 4, "a.jsonl")] == [
        "a.jsonl line 1",
        "a.jsonl line 2",
        "a.jsonl, lines after the first 2",
    ]
