from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.model import Article, Unread
from briefing.sources.documents import Document
from briefing.sources.formats import rows
from briefing.sources.pdf import MOST_PAGES, pdf
from tests.sources import pdfs

LINES = (
    "Port strike ends",
    "Dockers in Oslo said on Monday that they would return to work after the owners of the port",
    "had agreed to raise their pay by four percent, and that they had never wanted to close the har-",
    "bour at all.",
    "The owners did not answer.",
)


def test_the_lines_of_a_paragraph_are_joined_and_split_words_made_whole() -> None:
    first, second, third = pdf(pdfs.pdf(LINES)).text.split("\n\n")

    assert first == "Port strike ends"
    assert second.endswith("never wanted to close the harbour at all.")
    assert third == "The owners did not answer."


def test_a_line_that_every_page_repeats_is_no_text() -> None:
    pages = [(f"The Daily News, page {number}", *LINES) for number in range(1, 5)]

    assert "Daily News" not in pdf(pdfs.pdf(*pages)).text


def test_a_pdf_gives_an_article_with_its_title() -> None:
    (row,) = rows(Document(pdfs.pdf(LINES), "strike.pdf", named=True))

    assert isinstance(row, Article)
    assert row.title == "Port strike ends"


def test_pages_that_are_pictures_are_said_to_be_so() -> None:
    article, unread = rows(Document(pdfs.pdf(LINES, None, None), "strike.pdf", named=True))

    assert isinstance(article, Article)
    assert isinstance(unread, Unread)
    assert (unread.source, unread.status) == ("strike.pdf, pages 2, 3", "failed")
    assert "run text recognition" in unread.reason


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (pdfs.pdf(None), "its pages are pictures without text"),
        (pdfs.pdf([]), "no text in the PDF"),
        (pdfs.pdf(LINES)[:200], "the PDF is broken"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "the PDF is broken"),
    ],
)
def test_a_pdf_without_text_says_why(raw: bytes, said: str) -> None:
    (row,) = rows(Document(raw, "strike.pdf", named=True))

    assert isinstance(row, Unread)
    assert row.reason.startswith(said)


def test_a_book_is_no_article() -> None:
    with pytest.raises(SourceError, match="over the limit"):
        pdf(pdfs.pdf(*[["One line."]] * (MOST_PAGES + 1)))


def test_a_locked_pdf_asks_for_one_without_a_password(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    (tmp_path / "plain.pdf").write_bytes(pdfs.pdf(LINES))
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "plain.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")

    with pytest.raises(SourceError, match="locked with a password"):
        pdf((tmp_path / "locked.pdf").read_bytes())
