"""Made-up pages: where each text is drawn is said by the test."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pdfminer.fontmetrics import FONT_METRICS

WIDTHS = FONT_METRICS["Helvetica"][1]
HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


class Text(NamedTuple):
    """A text that is drawn at once; `spread` is added after each letter, `stretch` after each space."""

    x: float
    y: float
    text: str
    size: float = 10
    spread: float = 0
    stretch: float = 0
    font: str = "F1"


def width(text: str, size: float = 10) -> float:
    """The width of a text in Helvetica, in points."""
    return sum(WIDTHS.get(letter, 556) for letter in text) * size / 1000


def column(
    x: float,
    y: float,
    across: float,
    text: str,
    size: float = 10,
    leading: float = 1.2,
    *,
    justified: bool = False,
) -> list[Text]:
    """A text broken to lines of at most a width; `|` begins a new line, the last of a paragraph is short."""
    made: list[Text] = []
    for paragraph in text.split("|"):
        rows = _rows(paragraph.split(), across, size)
        for number, row in enumerate(rows, start=1):
            spaces = row.count(" ")
            stretch = (
                (across - width(row, size)) / spaces if justified and spaces and number < len(rows) else 0
            )
            made.append(Text(x, y - len(made) * size * leading, row, size, stretch=stretch))
    return made


def _rows(words: Sequence[str], across: float, size: float) -> list[str]:
    rows: list[str] = []
    for word in words:
        if rows and width(f"{rows[-1]} {word}", size) <= across:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def words(texts: Iterable[Text]) -> list[Text]:
    """The same texts with each word drawn on its own."""
    return [part for text in texts for part in _parts(text, text.text.split(" "), width(" ", text.size))]


def letters(texts: Iterable[Text]) -> list[Text]:
    """The same texts with each letter drawn on its own, and no space drawn."""
    return [part for text in texts for part in _parts(text, list(text.text), 0) if part.text != " "]


def _parts(text: Text, parts: Sequence[str], space: float) -> list[Text]:
    made = []
    x = text.x
    for part in parts:
        made.append(text._replace(x=round(x, 2), text=part))
        x += width(part, text.size) + space
    return made


def content(texts: Iterable[Text]) -> bytes:
    """The content stream that draws texts."""
    return b"\n".join(_drawn(text) for text in texts)


def _drawn(text: Text) -> bytes:
    shown = text.text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        shown = shown.replace(sign, b"\\" + sign)
    spacing = f"{text.spread:.3f} Tc {text.stretch:.3f} Tw"
    place = f"/{text.font} {text.size:g} Tf {spacing} 1 0 0 1 {text.x:g} {text.y:g} Tm"
    return b"BT " + place.encode() + b" (" + shown + b") Tj ET"


def pdf(
    *pages: Iterable[Text] | bytes | None,
    fonts: Mapping[str, str] | None = None,
    page: str = "/MediaBox [0 0 595 842]",
    objects: Sequence[bytes] = (),
    resources: str = "",
) -> bytes:
    """A PDF whose pages draw texts, or hold a content stream; None is a page without one. `objects` come
    after the pages: the first is number 3 + 2 * pages."""
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    named = "".join(f"/{name} {font} " for name, font in {"F1": HELVETICA, **(fonts or {})}.items())
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
    ]
    for number, drawn in enumerate(pages):
        stream = drawn if isinstance(drawn, bytes) else content(drawn or ())
        contents = "" if drawn is None else f"/Contents {4 + 2 * number} 0 R"
        has = f"/Resources << /Font << {named}>> {resources} >> {contents}"
        bodies += [
            f"<< /Type /Page /Parent 2 0 R {page} {has} >>".encode(),
            b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        ]
    return _file([*bodies, *objects])


def _file(bodies: Sequence[bytes]) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return written + f"{end}startxref\n{len(written)}\n%%EOF\n".encode()
