#!/usr/bin/env bash
# One would guess that the text of a page keeps a figure apart from the mark of its footnote, or at least that a
# power stays a power: an extractor that knows <sup>, <sub> and <del> (it writes them out with
# include_formatting) could not let "14<sup>1</sup> million" become another figure.
#
# trafilatura 2.3.1 strips the tags and joins what is left, in its default text output: 14 million with footnote 1
# is "141 million", 10 to the 6th is "106", one and a half is "11/2", and a figure that was struck out stands
# beside the one that replaced it. Only include_formatting tells of it, and not of what was raised by a style.
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
CASES = {
    "It cost 14<sup>1</sup> million euros.": "It cost 141 million euros.",
    'It cost 14<sup><a href="#n1">1</a></sup> million euros.': "It cost 141 million euros.",
    "It carried 10<sup>6</sup> tonnes.": "It carried 106 tonnes.",
    "It is 1<sup>1</sup>/<sub>2</sub> miles long.": "It is 11/2 miles long.",
    "It cost <del>40</del> 14 million euros.": "It cost 40 14 million euros.",
    "It cost <s>40</s><ins>14</ins> million euros.": "It cost 4014 million euros.",
}
BODY = "The harbour board of Norvik said on {} that pier 4 would stay closed until April because of its cracks."
changed = False
for markup, expected in CASES.items():
    page = (
        "<html><body><article><h1>Norvik</h1>"
        f"<p>{BODY.format('Monday')}</p><p>{BODY.format('Tuesday')}</p><p>{markup}</p>"
        f"<p>{BODY.format('Friday')}</p></article></body></html>"
    )
    plain = next(line for line in (extract(page) or "").split("\n") if line.startswith("It "))
    formatted = extract(page, include_formatting=True) or ""
    marked = next(line for line in formatted.split("\n") if line.startswith("It "))
    print(f"{markup}\n    text: {plain}\n    with include_formatting: {marked}")
    changed |= plain != expected
sys.exit(changed)
PYTHON
