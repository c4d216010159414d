#!/usr/bin/env bash
# A PDF may have layers ("optional content"), and says which are off when it is opened (ISO 32000-1, 8.11.4.3, /OFF):
# notes of the desk, another language, a watermark. One would guess that text in a layer that is off is not read,
# at least by PDFium, which is made to show pages: it draws the page without that text.
#
# PDFium's text of the same page has it (pypdfium2 5.15.2), and so have pypdf 7.1.1 and pdfminer.six 20260107; of
# four, only PyMuPDF 2.0 leaves it out. Nothing in the text tells it from what a reader of the page sees.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107 pymupdf==2.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import pymupdf
import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader


def pdf(bodies):
    raw, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(bodies) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(raw))
    return raw + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


def page(off):
    shown = b"BT /F1 12 Tf 50 200 Td (Pier 4 closes.) Tj ET"
    layer = b"/OC /L1 BDC BT /F1 12 Tf 50 100 Td (Not confirmed.) Tj ET EMC"
    content = shown + b"\n" + layer
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R] /OFF [%s] >> >> >>"
            % (b"6 0 R" if off else b""),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R"
            b" /Resources << /Font << /F1 4 0 R >> /Properties << /L1 6 0 R >> >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /OCG /Name (Notes of the desk) >>",
        ]
    )


def darkest(raw):
    drawn = pypdfium2.PdfDocument(raw)[0].render(grayscale=True)
    rows = [bytes(drawn.buffer)[row * drawn.stride : row * drawn.stride + 300] for row in range(185, 206)]
    return min(min(row) for row in rows)


READERS = {
    "pypdfium2": lambda raw: pypdfium2.PdfDocument(raw)[0].get_textpage().get_text_bounded(),
    "pypdf": lambda raw: PdfReader(io.BytesIO(raw)).pages[0].extract_text(),
    "pdfminer.six": lambda raw: extract_text(io.BytesIO(raw)),
    "pymupdf": lambda raw: pymupdf.open(stream=raw)[0].get_text(),
}
found = {name: " ".join(read(page(off=True)).split()) for name, read in READERS.items()}
print("the darkest that PDFium draws there:", darkest(page(off=False)), "if on,", darkest(page(off=True)), "if off")
for name, text in found.items():
    print(f"{name} {version(name)}, layer off: {text}")
assert darkest(page(off=False)) < 100 and darkest(page(off=True)) == 255
assert found["pymupdf"] == "Pier 4 closes."
for name in ("pypdfium2", "pypdf", "pdfminer.six"):
    assert found[name] == "Pier 4 closes. Not confirmed.", f"{name} leaves the layer out now"
PYTHON
