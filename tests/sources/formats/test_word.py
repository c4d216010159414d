"""Word documents as Word shows them."""

import pytest

from briefing.models import Article, Unread
from briefing.sources.documents import Document
from briefing.sources.formats import docx as docx_format
from briefing.sources.formats import read_document, zip_bounds
from tests.sources.formats.making import docx, paragraph, run, zipped

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
OTHER = "<w:r><w:t>pier 7</w:t></w:r>"


def read(raw: bytes) -> Article | Unread:
    (row,) = read_document(Document(raw, "a.docx", named=True))
    return row


def text(*blocks: str, **more: str) -> str:
    row = read(docx(*blocks, **more))  # type: ignore[arg-type]
    assert isinstance(row, Article), row
    return row.text


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        (f"<w:del>{OTHER.replace('w:t>', 'w:delText>')}</w:del>", ""),
        (f"<w:ins>{OTHER}</w:ins>", "pier 7"),
        (f"<w:moveFrom>{OTHER}</w:moveFrom>", ""),
        (f"<w:moveTo>{OTHER}</w:moveTo>", "pier 7"),
        ("<w:del><w:ins><w:r><w:delText>pier 7</w:delText></w:r></w:ins></w:del>", ""),
        (run("pier 7", "<w:strike/>"), ""),
        (run("pier 7", "<w:dstrike/>"), ""),
        (run("pier 7", '<w:dstrike w:val="0"/>'), "pier 7"),
        (run("pier 7", "<w:vanish/>"), ""),
        ('<w:fldSimple w:instr=" PAGE ">' + OTHER + "</w:fldSimple>", "pier 7"),
        (f'<w:hyperlink w:anchor="x">{OTHER}</w:hyperlink>', "pier 7"),
        (f'<w:smartTag w:uri="x" w:element="City">{OTHER}</w:smartTag>', "pier 7"),
        (f"<m:oMath {MATH}><m:r><m:t>x=7</m:t></m:r></m:oMath>", "x=7"),
        (
            f"<m:oMath {MATH}><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r>"
            "</m:den></m:f></m:oMath>",
            "[formula]",
        ),
        ("<w:r><w:instrText>DATE</w:instrText></w:r>", ""),
        ('<w:r><w:commentReference w:id="0"/></w:r>', ""),
    ],
)
def test_what_word_shows_is_read_and_nothing_else(marked: str, says: str) -> None:
    assert text(paragraph("It closed", " ", marked, " on Monday.")).replace("  ", " ") == " ".join(
        f"It closed {says} on Monday.".split()
    )


def test_powers_and_ordinals_stay_and_marks_of_notes_go() -> None:
    raised, lowered = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    powers = ("40 km", run("2", raised), ", 10", run("6", raised), ", CO", run("2", lowered))
    line = paragraph(*powers, ", the 3", run("rd", raised), " day.", run("1", raised))

    assert text(line) == "40 km², 10⁶, CO2, the 3rd day."


def test_a_title_and_tables_and_breaks_are_read() -> None:
    cell = "<w:tc>{}</w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(paragraph('Pier'))}{cell.format(paragraph('4'))}</w:tr></w:tbl>"
    row = read(docx(paragraph("Pier 4", style="Title"), paragraph("One", "<w:r><w:br/></w:r>", "two"), table))

    assert isinstance(row, Article)
    assert (row.title, row.title_span) == ("Pier 4", (0, 6))
    assert row.text == "Pier 4\n\nOne\ntwo\n\nPier | 4"


def test_headers_are_left_out_and_notes_come_last() -> None:
    first = paragraph("It closed", '<w:r><w:footnoteReference w:id="2"/></w:r>', " on Monday.")
    raw = docx(first, paragraph("It rained."), notes={"2": "In the morning."}, header="Draft")

    row = read(raw)

    assert isinstance(row, Article)
    assert row.text == "It closed on Monday.\n\nIt rained.\n\nIn the morning."


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_bounds, "MAX_UNPACKED", 1_000)

    row = read(docx(paragraph("a" * 2_000)))

    assert isinstance(row, Unread)
    assert "more than an article holds" in row.reason


def test_a_document_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_bounds, "MOST_MEMBERS", 3)

    assert isinstance(read(docx(paragraph("a"))), Unread)


def test_a_document_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_format, "MOST_ELEMENTS", 10)

    assert isinstance(read(docx(*[paragraph("a")] * 5)), Unread)


@pytest.mark.parametrize(
    "raw",
    [
        docx(paragraph("a"))[:-30],
        docx('<!-- x --><w:p><w:r><w:t>"'),
        docx(),
        zipped({"word/document.xml": "<x/>"}),
        zipped(
            {
                "word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
                "[Content_Types].xml": "<Types/>",
            }
        ),
    ],
)
def test_a_broken_or_empty_document_is_said(raw: bytes) -> None:
    row = read(raw)

    assert isinstance(row, Unread)
    assert "save it again" in row.reason or "no text" in row.reason
