#!/usr/bin/env bash
# One would have guessed that every PDF library reads a glyph named "f_i" as "fi": the Adobe Glyph List
# Specification says that the parts of a name between underscores are read one after the other, and font
# programs name their ligatures so. Instead PDFium gives the bare character code (a control character, and its
# Python binding's text has it within the word), and pypdf writes the glyph's name into the word. Only
# pdfminer.six reads "office".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pdfminer.six==20260107 pypdf==7.1.1 pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import pypdfium2
from pdfminer.high_level import extract_text
from pypdf import PdfReader

content = b"BT /F1 10 Tf 50 700 Td (The of\200ce) Tj ET"
bodies = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding"
    b" << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 /f_i] >> >>",
    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
]
raw, places = b"%PDF-1.4\n", []
for number, body in enumerate(bodies, start=1):
    places.append(len(raw))
    raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
table = b"".join(b"%010d 00000 n \n" % place for place in places)
raw += b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(raw))

texts = {
    "pdfminer.six": extract_text(io.BytesIO(raw)).strip(),
    "pypdf": PdfReader(io.BytesIO(raw)).pages[0].extract_text().strip(),
    "pypdfium2": pypdfium2.PdfDocument(raw)[0].get_textpage().get_text_range().strip(),
}
for name, text in texts.items():
    print(name, version(name), ascii(text))
assert texts["pdfminer.six"] == "The office"
assert "f_i" in texts["pypdf"], "changed: pypdf reads the name"
assert "\x80" in texts["pypdfium2"], "changed: PDFium reads the name"
PYTHON
