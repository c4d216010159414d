from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.models import Article, Unread
from briefing.sources.documents import Document
from briefing.sources.formats import read_document
from briefing.sources.formats.pdf import read_pdf
from tests.pdf import drawing
from tests.pdf.drawing import HELVETICA, Text
from tests.pdf.layouts import LAYOUTS
from tests.sources import pdfs

CASES = Path(__file__).parent.parent / "cases" / "pdf"

LINES = (
    "Port strike ends",
    "Dockers in Oslo said on Monday that they would return to work after the owners of the port",
    "had agreed to raise their pay by four percent, and that they had never wanted to close the har-",
    "bour at all.",
    "The owners did not answer.",
)


def test_the_lines_of_a_paragraph_are_joined_and_split_words_made_whole() -> None:
    first, second, third = read_pdf(pdfs.pdf(LINES)).text.split("\n\n")

    assert first == "Port strike ends"
    assert second.endswith("never wanted to close the harbour at all.")
    assert third == "The owners did not answer."


def test_a_line_that_every_page_repeats_is_no_text() -> None:
    pages = [(f"The Daily News, page {number}", *LINES) for number in range(1, 5)]

    assert "Daily News" not in read_pdf(pdfs.pdf(*pages)).text


def test_a_pdf_gives_an_article_with_its_title() -> None:
    (row,) = read_document(Document(pdfs.pdf(LINES), "strike.pdf", named=True))

    assert isinstance(row, Article)
    assert row.title == "Port strike ends"


def test_pages_that_are_pictures_are_said_to_be_so() -> None:
    article, unread = read_document(Document(pdfs.pdf(LINES, None, None), "strike.pdf", named=True))

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
    (row,) = read_document(Document(raw, "strike.pdf", named=True))

    assert isinstance(row, Unread)
    assert row.reason.startswith(said)


def test_of_a_book_the_first_pages_are_read_and_it_is_said() -> None:
    text, (gap,) = read_pdf(pdfs.pdf(*[[f"The board met {number} times."] for number in "abcd"]), most=2)

    assert text.endswith("The board met b times.")
    assert gap.pages == "pages after 2"
    assert gap.reason == "only the first 2 pages were read: save the article alone"


def test_a_pdf_that_takes_long_is_left_when_its_time_is_over() -> None:
    book = pdfs.pdf(*[["The board met again."] * 60] * 2000)

    text, (gap,) = read_pdf(book, most=2000, seconds=4)

    assert text.startswith("The board met again.")
    assert gap.reason.endswith("pages were read, in 4 seconds: save the article alone")


def test_a_pdf_of_which_no_page_is_read_in_time_is_refused() -> None:
    with pytest.raises(SourceError, match="not read in 0 seconds"):
        read_pdf(pdfs.pdf(LINES), seconds=0)


@pytest.mark.parametrize("name", ["aes256", "aes128", "rc4"])
def test_a_pdf_that_opens_without_a_password_is_read(name: str) -> None:
    assert "would close pier 4" in read_pdf((CASES / f"{name}_without_password.pdf").read_bytes()).text


@pytest.mark.parametrize("name", ["aes256", "rc4"])
def test_a_locked_pdf_asks_for_one_without_a_password(name: str) -> None:
    with pytest.raises(SourceError, match="locked with a password"):
        read_pdf((CASES / f"{name}_locked.pdf").read_bytes())


def test_pages_whose_letters_mean_nothing_are_said_to_be_so() -> None:
    unnamed = HELVETICA.replace("/WinAnsiEncoding", "<< /Type /Encoding /Differences [65 /g1 /g2 /g3] >>")
    drawn = [Text(50, 700, "The board met."), Text(50, 680, "ABCABC", font="F2")]

    with pytest.raises(SourceError, match="letters without meaning"):
        read_pdf(drawing.pdf(drawn, fonts={"F2": unnamed}))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_in_order_and_no_paragraph_is_torn(name: str) -> None:
    layout = LAYOUTS[name]
    paragraphs = read_pdf(layout.raw).text.split("\n\n")

    assert " ".join(paragraphs) == " ".join(layout.says)
    assert [text for text in layout.says if not any(text in paragraph for paragraph in paragraphs)] == []


def test_columns_that_may_go_on_below_a_quotation_across_them_are_not_joined() -> None:
    text = read_pdf(
        drawing.pdf(
            [
                *drawing.column(
                    50, 760, 230, "The harbour board denied on Monday that it would ever have to pay the"
                )[:2],
                *drawing.column(
                    310, 760, 230, "pillars of the pier had been measured with great care in the year"
                ),
                Text(150, 700, "“We cannot plan a single voyage”", 18),
                *drawing.column(
                    50, 670, 230, "fishermen of Sandvik for the nets that they had lost in the winter. The"
                ),
                *drawing.column(
                    310, 670, 230, "before the cracks were seen by a diver. It rained in Norvik."
                ),
            ]
        )
    ).text

    assert "pay the pillars" not in text
