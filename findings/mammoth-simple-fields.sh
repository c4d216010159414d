#!/usr/bin/env bash
# One would guess: mammoth reads the text that Word shows. A field (a date, a figure kept elsewhere, a page
# number) can be written in two ways, both of which keep its last result as text in the file (ECMA-376 part 1,
# 17.16.19 and 17.16.18), so both results would come through.
#
# What happens: the long form (w:fldChar) is read. The short form (w:fldSimple), which means the same, is
# dropped together with the text inside: "closed for 14 days" becomes "closed for  days", and the only sign is
# a warning among the messages. Formulas (m:oMath) go the same way. Text that was struck out twice (w:dstrike)
# or is hidden (w:vanish) is read as if it stood there, although text that was struck out once is marked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check mammoth==1.13.0
venv/bin/python - <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

import mammoth

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(middle):
    body = f"<w:p>{run('The pier is closed for ')}{middle}{run(' days.')}</w:p>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", LINKS)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    result = mammoth.convert_to_html(io.BytesIO(file.getvalue()))
    return result.value, [message.message for message in result.messages]


mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
code = "<w:r><w:instrText> DOCPROPERTY days </w:instrText></w:r>"
inputs = {
    "long field": mark.format("begin") + code + mark.format("separate") + run("14") + mark.format("end"),
    "short field": f'<w:fldSimple w:instr=" DOCPROPERTY days ">{run("14")}</w:fldSimple>',
    "struck out": run("9 ", "<w:strike/>") + run("14"),
    "struck out twice": run("9 ", "<w:dstrike/>") + run("14"),
    "hidden": run("9 ", "<w:vanish/>") + run("14"),
}
print("mammoth", version("mammoth"))
outputs = {name: read(middle) for name, middle in inputs.items()}
for name, (markup, messages) in outputs.items():
    print(f"{name:17} {markup}  {messages or ''}")
markups = {name: markup for name, (markup, _) in outputs.items()}
assert markups["long field"] == "<p>The pier is closed for 14 days.</p>"
assert markups["short field"] == "<p>The pier is closed for  days.</p>", "the short form is read now"
assert markups["struck out"] == "<p>The pier is closed for <s>9 </s>14 days.</p>"
assert markups["struck out twice"] == markups["hidden"] == "<p>The pier is closed for 9 14 days.</p>"
PYTHON
