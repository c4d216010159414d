#!/usr/bin/env bash
# A text of OpenDocument keeps what is not part of it beside what is: a comment stands as <office:annotation> within the
# paragraph that it is about, and what was deleted while changes were tracked in <text:tracked-changes> (OpenDocument
# 1.2 part 1). One would guess that odfpy's teletype.extractText, which gives spaces, tabs and line breaks as they are
# seen, leaves both out, or tells of them: its docstring says only that it descends through the children.
#
# odfpy 1.4.1 has the comment in the middle of the sentence, grown together with the name of who wrote it and the
# time, and getElementsByType(P) begins with the deleted paragraph as if it stood in the text. A footnote's number
# and text stand in the sentence in the same way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check odfpy==1.4.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import zipfile
from importlib.metadata import version

from odf import teletype, text
from odf.opendocument import load

KIND = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
CONTENT = (
    f'<office:document-content xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:body><office:text>{}</office:text>'
    "</office:body></office:document-content>"
)
BY = "<dc:creator>Desk</dc:creator><dc:date>2026-11-24T08:15:00</dc:date>"
DELETED = (
    '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>'
    f"{BY}</office:change-info><text:p>Nobody will pay.</text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes>"
)
COMMENTED = (
    f'<text:p>Pier 4<office:annotation>{BY}<text:p>Who says so?</text:p></office:annotation> closes.'
    '<text:change text:change-id="c1"/></text:p>'
)
NOTED = (
    '<text:p>It is from 1986<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>Or older.</text:p></text:note-body></text:note>.</text:p>"
)
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    archive.writestr("mimetype", KIND)
    archive.writestr("META-INF/manifest.xml", MANIFEST)
    archive.writestr("content.xml", CONTENT.format(DELETED + COMMENTED + NOTED))
found = [teletype.extractText(each) for each in load(io.BytesIO(file.getvalue())).getElementsByType(text.P)]
print("odfpy", version("odfpy"))
for paragraph in found:
    print(repr(paragraph))
assert found[0] == "Nobody will pay.", "what was deleted is left out now"
assert found[1] == "Pier 4Desk2026-11-24T08:15:00Who says so? closes.", "the comment is left out now"
assert "It is from 19861Or older.." in found
PYTHON
