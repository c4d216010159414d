#!/usr/bin/env bash
# <section>, <article>, <header>, <main>, <aside>, <figcaption>, <summary>, <address> and <legend> stand on lines of
# their own in a browser (the HTML standard, "Rendering"). One would guess that a library which turns pages into text
# parts their words, as it does for <div> and <p>.
#
# html2text 2025.4.15 knows none of them, and puts nothing where they meet, not even a space: two sections are
# "Pier 4 closes.Ferries go on.", and a caption grows together with the text behind its picture.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check html2text==2025.4.15
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import html2text

print("html2text", version("html2text"))
found = {}
for name in "div p section article header main aside figcaption summary address legend".split():
    around = {"figcaption": "figure", "summary": "details", "legend": "fieldset"}.get(name, "div")
    markup = f"<{around}><{name}>Pier 4 closes.</{name}>Ferries go on.</{around}>"
    found[name] = html2text.HTML2Text(bodywidth=0).handle(markup).strip()
    print(f"{markup}: {found[name]!r}")
parted = {name for name, text in found.items() if text.split() == "Pier 4 closes. Ferries go on.".split()}
assert parted == {"div", "p"}, f"more of them are parted now: {parted}"
assert found["section"] == "Pier 4 closes.Ferries go on."
PYTHON
