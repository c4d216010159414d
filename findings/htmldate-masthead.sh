#!/usr/bin/env bash
# htmldate 1.11.0: today's date in the masthead is taken for the article's.
#
# With `original_date=True` one would guess that "Published 23 November 2026" inside the <article> beats a <time>
# in the page's <header> that shows the day of the visit. Instead the first <time> of the page wins, whatever it
# stands in, with and without the extensive search.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --upgrade pip
"$folder/venv/bin/pip" install --quiet htmldate==1.11.0 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from htmldate import find_date

PAGE = """<html><body><header><time datetime="2026-11-29">29 November 2026</time></header>
<article><h1>Norvik closes pier 4</h1><p>Published 23 November 2026</p>
<p>The harbour board of Norvik will close pier 4 until April.</p></article></body></html>"""
print("htmldate", version("htmldate"))
for extensive in (True, False):
    day = find_date(PAGE, original_date=True, extensive_search=extensive, max_date="2027-01-01")
    print(f"extensive_search={extensive}: {day}, and the article says 2026-11-23")
    assert day == "2026-11-29", "the article's own day is found now"
PYTHON
