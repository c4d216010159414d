"""EPUB books: an article a page."""

import pytest

from briefing.models import Article, Unread
from briefing.sources.documents import Document
from briefing.sources.formats import epub as epub_format
from briefing.sources.formats import read_document
from tests.sources.formats.making import epub, zipped

WORDS = (
    "The harbour board of Norvik said on Monday that it would close pier 4 until April 2027, after cracks. "
)
PAGE = f"<h1>Norvik closes pier 4</h1><p>{WORDS * 2}</p><p>{WORDS * 2}</p>"


def read(raw: bytes) -> tuple[Article | Unread, ...]:
    return read_document(Document(raw, "a.epub", named=True))


def test_each_page_with_an_article_is_one_and_the_others_are_passed_over() -> None:
    found = read(
        epub("<h1>Cover</h1>", PAGE, "<p>Contents</p>", PAGE.replace("Norvik closes", "Sandvik opens"))
    )

    assert [row.source for row in found] == ["a.epub, page 2", "a.epub, page 4"]
    assert [row.title for row in found if isinstance(row, Article)] == [
        "Norvik closes pier 4",
        "Sandvik opens pier 4",
    ]


@pytest.mark.parametrize(("date", "day"), [("2026-11-24", "2026-11-24"), ("2026", ""), ("soon", "")])
def test_the_day_is_that_of_the_book(date: str, day: str) -> None:
    (row,) = read(epub(PAGE, more=f"<dc:date>{date}</dc:date>"))

    assert isinstance(row, Article)
    assert row.published == day


def test_a_book_over_the_limit_says_what_was_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_format, "MOST_PAGES", 1)

    assert [row.source for row in read(epub(PAGE, PAGE))] == ["a.epub, page 1", "a.epub, pages from 2 on"]


@pytest.mark.parametrize(
    "raw",
    [
        epub(PAGE)[:-40],
        epub("<p>Cover</p>"),
        zipped({"META-INF/container.xml": "<container/>"}),
        zipped({"META-INF/container.xml": "<container"}),
        zipped({"META-INF/container.xml": "<a/>", "META-INF/encryption.xml": "<EncryptedData/>"}),
    ],
)
def test_a_broken_locked_or_empty_book_is_said(raw: bytes) -> None:
    (row,) = read(raw)

    assert isinstance(row, Unread)
    assert "save it" in row.reason
