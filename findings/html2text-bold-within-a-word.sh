#!/usr/bin/env bash
# In Markdown a part of a word is made strong without spaces: **Norvik**er (CommonMark 0.31, "Emphasis and strong
# emphasis"). One would guess that html2text writes it so, since it has the words to keep.
#
# html2text 2025.4.15 puts a space behind the stars, so that the word is two, and a figure another one: of
# "<b>1</b>4 million", which a browser shows as 14 million, it makes "**1** 4 million". The same with a percent
# sign ("**14** %"), an apostrophe, and the big first letter of an article. With ignore_emphasis, which writes no
# stars, the words stay whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check html2text==2025.4.15
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import html2text

plain = html2text.HTML2Text(bodywidth=0)
plain.ignore_emphasis = True
marking = html2text.HTML2Text(bodywidth=0)
print("html2text", version("html2text"))
found = {}
for markup in ("<b>1</b>4 million", "<b>Non</b>stop", "<b>14</b>% less", "<b>Jane</b>'s pier", "<b>T</b>he end"):
    found[markup] = marking.handle(markup).strip()
    print(f"{markup}: {found[markup]!r}, without emphasis {plain.handle(markup).strip()!r}")
assert found["<b>1</b>4 million"] == "**1** 4 million", "the figure stays whole now"
assert found["<b>14</b>% less"] == "**14** % less"
assert found["<b>Jane</b>'s pier"] == "**Jane** 's pier"
assert found["<b>T</b>he end"] == "**T** he end"
assert plain.handle("<b>1</b>4 million").strip() == "14 million"
PYTHON
