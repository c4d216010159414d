#!/usr/bin/env bash
# An item of a list may state its number, <li value="9">, and a list may count down, <ol reversed> (the HTML
# standard, "The li element" and "The ol element"). One would guess that what turns HTML into Markdown writes the
# numbers that a reader sees, as all three here begin with the stated one at <ol start="5">: in a ranking, or the
# clauses of a law that are quoted, the number is what is said. (Markdown that is made HTML again counts on from its
# first number, but these texts are read as they stand, too.)
#
# html2text 2025.4.15, markdownify 1.2.3 and html-to-markdown 3.21.2 count on from the first: clause 9 becomes 6, and
# the third place of a countdown becomes the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    html2text==2025.4.15 markdownify==1.2.3 html-to-markdown==3.21.2
"$folder/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import version

import html2text
import html_to_markdown
import markdownify

WAYS = {
    "html2text": html2text.HTML2Text(bodywidth=0).handle,
    "markdownify": markdownify.markdownify,
    "html-to-markdown": lambda markup: html_to_markdown.convert(markup).content,
}
LISTS = {
    "start": '<ol start="5"><li>Piers</li><li>Ferries</li></ol>',
    "value": '<ol start="5"><li>Piers</li><li value="9">Ferries</li></ol>',
    "reversed": "<ol reversed><li>Third: Piers</li><li>Second: Ferries</li><li>First: Bridges</li></ol>",
}
for name, convert in WAYS.items():
    numbers = {kind: re.findall(r"(\d+)\.", convert(markup)) for kind, markup in LISTS.items()}
    print(name, version(name), numbers)
    assert numbers["start"] == ["5", "6"]
    assert numbers["value"] == ["5", "6"], f"{name} writes the stated number now"
    assert numbers["reversed"] == ["1", "2", "3"], f"{name} counts down now"
PYTHON
