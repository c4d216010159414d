#!/usr/bin/env bash
# The hyphen at which Word breaks no line (Ctrl+Shift+Hyphen) is an element of its own, <w:noBreakHyphen/>
# (ECMA-376 part 1, 17.3.3.18), set where a break would hurt: in a score, a span of years, a telephone number. One
# would guess that a reader of documents has a hyphen for it, as it has a line's end for <w:br/>.
#
# docx2txt 0.9 and docx2python 3.7.1 have nothing for it: "2025-26" is read as 202526, and "re-signed" as
# "resigned". python-docx 1.2.0 writes a hyphen and mammoth 1.13.0 a non-breaking one (U+2011).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 mammoth==1.13.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

import docx
import docx2python
import docx2txt
import mammoth

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MAIN = (
    '<Relationship Id="r1" Target="word/document.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
)


def document(body):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", LINKS.format(MAIN))
        archive.writestr("word/_rels/document.xml.rels", LINKS.format(""))
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return io.BytesIO(file.getvalue())


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


HYPHEN = "<w:r><w:noBreakHyphen/></w:r>"
BODY = f"<w:p>{run('She re')}{HYPHEN}{run('signed in 2025')}{HYPHEN}{run('26.')}</w:p>"
READERS = {
    "docx2txt": docx2txt.process,
    "docx2python": lambda file: docx2python.docx2python(file).text,
    "python-docx": lambda file: docx.Document(file).paragraphs[0].text,
    "mammoth": lambda file: mammoth.extract_raw_text(file).value,
}
found = {name: read(document(BODY)).strip() for name, read in READERS.items()}
for name, text in found.items():
    print(f"{name} {version(name)}: {text}")
assert found["python-docx"] == "She re-signed in 2025-26."
assert found["mammoth"] == "She re\u2011signed in 2025\u201126."
assert found["docx2txt"] == "She resigned in 202526.", "docx2txt reads the hyphen now"
assert found["docx2python"] == "She resigned in 202526.", "docx2python reads the hyphen now"
PYTHON
