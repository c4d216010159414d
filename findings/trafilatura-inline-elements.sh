#!/usr/bin/env bash
# One would guess that an extractor of articles keeps each word of a sentence, whatever phrasing element of HTML
# marks it up: <time>Monday</time>, <output>14 million</output>, <label>…</label>, a <button> that opens a
# glossary. They are inline, they are shown, and the HTML standard lists them as phrasing content like <b>.
#
# trafilatura 2.3.1 deletes these elements with their words and closes the gap, so that "would <output>not</output>
# pay" comes out as "would pay": the opposite, in a sentence that looks whole. <q>, the element for a quotation
# within a sentence, divides it in two, and comes without quotation marks.
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
LOST = "button label output progress time".split()
DIVIDED = "q".split()
KEPT = "abbr b bdi cite code data dfn em i ins kbd mark meter samp small span strong sub sup u var".split()
BODY = "The harbour board of Norvik said on {} that pier 4 would stay closed until April because of its cracks."
changed = False
for tag in (*LOST, *DIVIDED, *KEPT):
    page = (
        "<html><body><article><h1>Norvik</h1>"
        f"<p>{BODY.format('Monday')}</p><p>{BODY.format('Tuesday')}</p>"
        f"<p>The mayor of Norvik would <{tag}>not</{tag}> pay for the repairs.</p>"
        f"<p>{BODY.format('Friday')}</p></article></body></html>"
    )
    lines = [line for line in (extract(page) or "").split("\n") if line and not line.startswith("The harbour")]
    lines = [line for line in lines if line != "Norvik"]
    outcome = "lost" if "not" not in " ".join(lines).split() else "kept" if len(lines) == 1 else "divided"
    print(f"<{tag}>: {outcome}: {' / '.join(lines)}")
    changed |= outcome != ("lost" if tag in LOST else "divided" if tag in DIVIDED else "kept")
sys.exit(changed)
PYTHON
