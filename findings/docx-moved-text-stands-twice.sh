#!/usr/bin/env bash
# Where changes are tracked, Word keeps text that was moved in both places: in <w:moveFrom>, where it no longer
# stands, and in <w:moveTo>, where it now does (ECMA-376 part 1, 17.13.5.22 and 17.13.5.25). One would guess that
# readers which leave out what was deleted leave out the place that a text was moved from, too.
#
# docx2txt 0.9 and docx2python 3.7.1 read both, so that a quotation which an editor moved stands in the article
# twice, the first time among words that it was taken away from. mammoth 1.13.0 reads it once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

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


BY = 'w:author="Desk" w:date="2026-11-24T08:15:00Z"'
DELETED = f'<w:del w:id="1" {BY}><w:r><w:delText>Nobody was hurt.</w:delText></w:r></w:del>'
FROM = (
    f'<w:moveFromRangeStart w:id="2" w:name="move1" {BY}/><w:moveFrom w:id="3" {BY}>{run("She said no. ")}'
    '</w:moveFrom><w:moveFromRangeEnd w:id="2"/>'
)
TO = (
    f'<w:moveToRangeStart w:id="4" w:name="move1" {BY}/><w:moveTo w:id="5" {BY}>{run("She said no. ")}'
    '</w:moveTo><w:moveToRangeEnd w:id="4"/>'
)
BODY = f"<w:p>{run('Pier 4 closes. ')}{FROM}{run('It is old. ')}{TO}{DELETED}</w:p>"
READERS = {
    "docx2txt": docx2txt.process,
    "docx2python": lambda file: docx2python.docx2python(file).text,
    "mammoth": lambda file: mammoth.extract_raw_text(file).value,
}
found = {name: " ".join(read(document(BODY)).split()) for name, read in READERS.items()}
for name, text in found.items():
    print(f"{name} {version(name)}: {text}")
TWICE = "Pier 4 closes. She said no. It is old. She said no."
assert found["mammoth"] == "Pier 4 closes. It is old. She said no."
assert found["docx2txt"] == TWICE, "docx2txt reads it once now"
assert found["docx2python"] == TWICE, "docx2python reads it once now"
PYTHON
