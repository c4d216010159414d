#!/usr/bin/env bash
# One would have guessed that byte 173 of a PDF font in WinAnsiEncoding comes out as a hyphen or a soft hyphen:
# ISO 32000-1, annex D.2, note 6, has the hyphen there, and many programs write a soft hyphen at a line's end so.
# Instead pdfminer.six gives a space, so that "har-" / "bour" becomes "har " / "bour", two words of which neither
# shows that it was half of one, and "co-op" within a line becomes "co op".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pdfminer.six==20260107 pypdf==7.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from pdfminer.high_level import extract_text
from pypdf import PdfReader

content = b"BT /F1 10 Tf 50 700 Td (The co\255op of the har\255) Tj 0 -12 Td (bour) Tj ET"
bodies = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
]
raw, places = b"%PDF-1.4\n", []
for number, body in enumerate(bodies, start=1):
    places.append(len(raw))
    raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
table = b"".join(b"%010d 00000 n \n" % place for place in places)
raw += b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(raw))

mined = extract_text(io.BytesIO(raw))
print("pdfminer.six", version("pdfminer.six"), ascii(mined))
print("pypdf", version("pypdf"), ascii(PdfReader(io.BytesIO(raw)).pages[0].extract_text()))
assert "The co op of the har \n" in mined, "changed: the hyphen is no space any more"
PYTHON
