#!/usr/bin/env bash
# One would guess that an extractor of articles leaves a paragraph out when its style says that it is not shown
# ("display: none", "visibility: hidden"), and keeps one whose box merely clips what sticks out of it
# ("overflow: hidden", which hides nothing of a text that fits).
#
# trafilatura 2.3.1 looks for the letters "hidden" anywhere in a style attribute, so a readable paragraph of the
# article is dropped for "overflow: hidden" or "border-style: hidden", without a word, and with favor_recall too.
# The other way round, "display:  none" with two spaces, or "DISPLAY: NONE", is the same to a browser and is
# extracted. What helps: take style attributes off the tree, after judging them, before it is extracted.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "trafilatura==2.3.1" "lxml_html_clean==0.4.6"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from trafilatura import extract

print("trafilatura", version("trafilatura"))
BODY = "The harbour board of Norvik said on {} that pier 4 would stay closed until April because of its cracks."
EXPECTED = {
    "": True,
    "overflow: visible": True,
    "overflow: hidden": False,
    "max-width: 40em; overflow-x: hidden": False,
    "border-style: hidden": False,
    "display: none": False,
    "display:  none": True,
    "DISPLAY: NONE": True,
}
changed = False
for style, expected in EXPECTED.items():
    page = (
        "<html><body><article><h1>Norvik</h1>"
        f"<p>{BODY.format('Monday')}</p><p>{BODY.format('Tuesday')}</p>"
        f'<div style="{style}"><p>The mayor called for an inquiry into how the cracks were overlooked.</p></div>'
        f"<p>{BODY.format('Friday')}</p></article></body></html>"
    )
    kept = ["The mayor" in (extract(page, favor_recall=recall) or "") for recall in (False, True)]
    print(f"style={style!r}: paragraph kept: {kept[0]}, with favor_recall: {kept[1]}")
    changed |= kept != [expected, expected]
sys.exit(changed)
PYTHON
