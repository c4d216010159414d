#!/usr/bin/env bash
# Documents in Japanese may give the reading of a name above it: <w:ruby> holds the name in <w:rubyBase> and the
# reading in <w:rt> (ECMA-376 part 1, 17.3.3.25, 17.3.3.27 and 17.3.3.24). One would guess that a reader of documents
# keeps the name, and the reading beside it, in brackets, or not at all.
#
# mammoth 1.13.0 and python-docx 1.2.0 keep neither: the sentence has no name in it (mammoth has a warning among its
# messages). docx2txt 0.9 and docx2python 3.7.1 put the reading in front of the name as if it were a part of it.
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


SHAPE = (
    '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/><w:hpsBaseText w:val="21"/>'
    '<w:lid w:val="ja-JP"/></w:rubyPr>'
)
NAME = f"<w:r><w:ruby>{SHAPE}<w:rt>{run('みなと')}</w:rt><w:rubyBase>{run('港')}</w:rubyBase></w:ruby></w:r>"
BODY = f"<w:p>{NAME}{run('は閉鎖された。')}</w:p>"
READERS = {
    "docx2txt": docx2txt.process,
    "docx2python": lambda file: docx2python.docx2python(file).text,
    "python-docx": lambda file: docx.Document(file).paragraphs[0].text,
    "mammoth": lambda file: mammoth.extract_raw_text(file).value,
}
found = {name: read(document(BODY)).strip() for name, read in READERS.items()}
for name, text in found.items():
    print(f"{name} {version(name)}: {text}")
assert found["mammoth"] == "は閉鎖された。", "mammoth keeps the name now"
assert found["python-docx"] == "は閉鎖された。", "python-docx keeps the name now"
assert found["docx2txt"] == found["docx2python"] == "みなと港は閉鎖された。"
PYTHON
