#!/usr/bin/env bash
# A page of a PDF may show a part that is kept as a "form XObject" (ISO 32000-1, 8.10): programs that place an article
# or an advertisement on a page write it so. pypdf's extract_text() reads such parts. One would guess that its
# extraction_mode="layout", which is meant to keep columns apart, reads the same words in other places: of what it
# leaves out, its docstring names only text that is turned.
#
# pypdf 7.1.1 leaves out the text of a form XObject in layout mode, without a warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pypdf


def pdf(bodies):
    raw, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(bodies) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(raw))
    return raw + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end


CONTENT = b"BT /F1 12 Tf 50 200 Td (Norvik Gazette) Tj ET q 1 0 0 1 50 100 cm /X1 Do Q"
PLACED = b"BT /F1 12 Tf 0 0 Td (Pier 4 closes.) Tj ET"
RAW = pdf(
    [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> /XObject << /X1 6 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(CONTENT), CONTENT),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 4 0 R >> >>"
        b" /Length %d >>\nstream\n%s\nendstream" % (len(PLACED), PLACED),
    ]
)
page = pypdf.PdfReader(io.BytesIO(RAW)).pages[0]
plain, layout = page.extract_text().split("\n"), page.extract_text(extraction_mode="layout").split("\n")
print("pypdf", pypdf.__version__)
print("plain: ", plain)
print("layout:", layout)
assert plain == ["Norvik Gazette", "Pier 4 closes."]
assert [line.strip() for line in layout] == ["Norvik Gazette"], "the placed part is read now"
PYTHON
