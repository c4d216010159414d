"""The glyphs on the pages of a PDF and where they stand, by pdfminer.six."""

import io
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pdfminer.encodingdb import name2unicode
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont, PDFSimpleFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import list_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, decode_text

from briefing.sources.formats.pdf.text_runs import UNKNOWN, Glyph

_SOFT_HYPHEN = 173
_LARGEST = 2000.0  # points
_SKEW = 0.1  # radians: a scan lies askew by less, text on a margin by more
_QUARTER = math.pi / 2


class ParsedPage(NamedTuple):
    """A page: its glyphs, whether lines, areas or pictures are drawn on it, and whether it could not be read
    to its end."""

    glyphs: list[Glyph]
    draws: bool
    broken: bool


class _Fonts(PDFResourceManager):
    """Fonts that mend two readings of the parser: a glyph whose name it does not know has the meaning of the
    letter whose place it took, and the hyphen at 173 of WinAnsiEncoding (ISO 32000-1, D.2) is a space."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font of a specification."""
        font = super().get_font(objid, spec)
        encoding = resolve1(spec.get("Encoding"))
        if isinstance(font, PDFSimpleFont):
            known = font.cid2unicode
            names = list_value(encoding.get("Differences", [])) if isinstance(encoding, dict) else []
            mended = known | {_SOFT_HYPHEN: "\u00ad"} if known.get(_SOFT_HYPHEN) == " " else known
            unnamed = set(_unnamed_codes(names))
            font.cid2unicode = {code: text for code, text in mended.items() if code not in unnamed}
        return font


def _unnamed_codes(differences: Sequence[Any]) -> Iterator[int]:
    code = 0
    for entry in differences:
        if isinstance(entry, int):
            code = entry
        elif isinstance(entry, PSLiteral):
            try:
                name2unicode(str(entry.name))
            except (KeyError, ValueError):
                yield code
            code += 1


class _Device(PDFTextDevice):
    """What is drawn on a page: glyphs by the quarter turn in which they are read, and whether anything else
    is. What is marked as an artifact (ISO 32000-1, 14.8.2.2) is left out."""

    def __init__(self, fonts: PDFResourceManager) -> None:
        super().__init__(fonts)
        self.glyphs_by_turn: dict[int, list[Glyph]] = {}
        self.draws = False
        self._marks: list[tuple[bool, str | None]] = []

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        """A marked sequence begins: as an artifact, or with the text that it stands for."""
        actual = props.get("ActualText") if isinstance(props, dict) else None
        text = decode_text(actual) if isinstance(actual, bytes) else None
        self._marks.append((tag.name == "Artifact", text))

    def end_tag(self) -> None:
        """A marked sequence ends."""
        if self._marks:
            self._marks.pop()

    def paint_path(self, *_: Any, **__: Any) -> None:
        """Lines and areas."""
        self.draws = True

    def render_image(self, *_: Any, **__: Any) -> None:
        """A picture."""
        self.draws = True

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: object,
        graphicstate: object,
    ) -> float:
        """Keeps one glyph; what comes back is its width in the units of its text."""
        width = font.char_width(cid) * fontsize * scaling
        if font.is_vertical() or any(artifact for artifact, _ in self._marks):
            return width
        a, b, c, d, x, y = matrix
        turn = round(math.atan2(b * fontsize, a * fontsize) / _QUARTER)
        if abs(math.atan2(b * fontsize, a * fontsize) - turn * _QUARTER) > _SKEW:
            return width
        left, baseline = _turn(x + rise * c, y + rise * d, turn)
        length = abs(width) * math.hypot(a, b)
        size = abs(fontsize) * math.hypot(c, d)
        if 0 < size < _LARGEST and math.isfinite(left + length + baseline):
            glyph = Glyph(self._text(font, cid), left, left + length, baseline, size, place=left)
            self.glyphs_by_turn.setdefault(turn % 4, []).append(glyph)
        return width

    def _text(self, font: PDFFont, cid: int) -> str:
        for index, (artifact, text) in enumerate(self._marks):
            if text is not None:
                self._marks[index] = (artifact, "")
                return text
        try:
            return font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            return UNKNOWN


def _turn(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of text that runs up, down or backwards, as if the page had been turned to read it."""
    return [(x, y), (y, -x), (-x, -y), (-y, x)][turn % 4]


def _glyphs(page: PDFPage, device: _Device) -> list[Glyph]:
    """The glyphs of a page that read the way most of them do: others are on its margins."""
    if not device.glyphs_by_turn:
        return []
    turn = max(device.glyphs_by_turn, key=lambda way: len(device.glyphs_by_turn[way]))
    glyphs = device.glyphs_by_turn[turn]
    if turn or page.rotate:
        return glyphs
    left, bottom, right, top = (edge - page.mediabox[index % 2] for index, edge in enumerate(page.cropbox))
    return [g for g in glyphs if left <= g.right and g.left <= right and bottom <= g.baseline <= top]


def pages(raw: bytes) -> Iterator[ParsedPage]:
    """The pages of a PDF, in order. Raises what the parser raises where it is no PDF or locked."""
    fonts = _Fonts()
    for page in PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(raw)))):
        device = _Device(fonts)
        broken = False
        try:
            PDFPageInterpreter(fonts, device).process_page(page)
        except Exception:  # noqa: BLE001 - the parser promises no errors of its own: each costs its page
            broken = True
        yield ParsedPage(_glyphs(page, device), device.draws, broken)
