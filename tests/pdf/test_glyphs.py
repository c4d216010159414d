from collections.abc import Iterator

import pytest
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.psexceptions import PSException

from briefing.sources.formats.pdf.glyphs import ParsedPage, pages
from tests.pdf import drawing
from tests.pdf.drawing import HELVETICA, Text


def _text(page: ParsedPage) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


@pytest.mark.parametrize("wrong", [PSException("odd"), KeyError("odd"), RecursionError(), OSError("odd")])
def test_whatever_the_parser_raises_costs_one_page(wrong: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = PDFPageInterpreter.process_page
    turns: Iterator[bool] = iter([False, True, False])

    def process_page(self: PDFPageInterpreter, page: object) -> None:
        if next(turns):
            raise wrong
        whole(self, page)  # type: ignore[arg-type]

    monkeypatch.setattr(PDFPageInterpreter, "process_page", process_page)
    read = list(pages(drawing.pdf(*[[Text(50, 700, text)] for text in "abc"])))

    assert [(_text(page), page.broken) for page in read] == [("a", False), ("", True), ("c", False)]


def test_a_glyph_without_a_meaning_is_not_the_letter_whose_place_it_took() -> None:
    encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [52 /g17] >>"
    named = HELVETICA.replace("/WinAnsiEncoding", encoding)
    (page,) = pages(drawing.pdf([Text(50, 700, "14", font="F2")], fonts={"F2": named}))

    assert _text(page) == "1\ufffd"


def test_glyphs_outside_of_what_a_page_shows_are_left_out() -> None:
    (page,) = pages(
        drawing.pdf([Text(50, 900, "unseen"), Text(50, 700, "seen")], page="/MediaBox [0 0 595 842]")
    )

    assert _text(page) == "seen"


@pytest.mark.parametrize("size", [0, 5000])
def test_glyphs_of_no_readable_size_are_left_out(size: float) -> None:
    (page,) = pages(drawing.pdf([Text(50, 700, "unseen", size), Text(50, 700, "seen")]))

    assert _text(page) == "seen"
