#!/usr/bin/env bash
# Two operators of PDF go to the next line and show a text there: ' and ", of which the second also sets the spaces
# (ISO 32000-1, 9.4.3, table 109). One would guess that a reader which knows both treats them alike in that.
#
# pdfminer.six 20260107 goes to the next line for ' and not for ", although the method's docstring says so. What "
# shows is taken to stand on the line before, behind what is there, so that "It costs 9" and "14 people came" become
# "It costs 914 people came", a figure that the page has nowhere. pdfplumber 0.11.10, which is built on it, reads the
# same. pypdf 7.1.1 and PDFium (pypdfium2 5.15.2) read two lines.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    pdfminer.six==20260107 pdfplumber==0.11.10 pypdf==7.1.1 pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import pdfplumber
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


def page(second):
    content = b"BT /F1 12 Tf 14 TL 50 200 Td (It costs 9) Tj " + second + b" ET"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R"
            b" /Resources << /Font << /F1 4 0 R >> >> >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    )


READERS = {
    "pdfminer.six": lambda raw: extract_text(io.BytesIO(raw)),
    "pdfplumber": lambda raw: pdfplumber.open(io.BytesIO(raw)).pages[0].extract_text(),
    "pypdf": lambda raw: PdfReader(io.BytesIO(raw)).pages[0].extract_text(),
    "pypdfium2": lambda raw: pypdfium2.PdfDocument(raw)[0].get_textpage().get_text_bounded(),
}
single, double = page(b"(14 people came) '"), page(b'0 0 (14 people came) "')
found = {name: (read(single).split("\n"), read(double).split("\n")) for name, read in READERS.items()}
for name, (by_single, by_double) in found.items():
    print(f"{name} {version(name)}: by ' {by_single}, by \" {by_double}")
for name, lines in found.items():
    by_single, by_double = ([line.strip() for line in read if line.strip()] for read in lines)
    assert by_single == ["It costs 9", "14 people came"]
    if name in ("pdfminer.six", "pdfplumber"):
        assert by_double == ["It costs 914 people came"], f"{name} goes to the next line now"
    else:
        assert by_double == by_single
PYTHON
