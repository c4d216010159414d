#!/usr/bin/env bash
# lunr.py makes an index of texts and searches it. It strips the marks around a word before it puts it into the index:
# "safe?" is kept as "safe". One would guess that it does the same to the words that are searched for, as it brings
# both to their stems.
#
# lunr 0.8.0 strips the index only. A word that is searched for with the mark that stands behind it in the text finds
# nothing: "safe?", "5%", "(again)" or a sentence's last word with its full stop. So a quotation that is pasted into
# the search box is found by its other words, if at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check lunr==0.8.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lunr import lunr

TEXTS = ["Is the bridge safe?", "Fares rise 5%", "They talk (again)", "The mayor has no money."]
index = lunr(ref="id", fields=("text",), documents=[{"id": number, "text": text} for number, text in enumerate(TEXTS)])


def hits(query):
    return [TEXTS[int(hit["ref"])] for hit in index.search(query)]


print("lunr", version("lunr"))
for bare, marked in (("safe", "safe?"), ("5", "5%"), ("again", "(again)"), ("money", "money.")):
    print(f"{bare}: {hits(bare)} - {marked}: {hits(marked)}")
    assert len(hits(bare)) == 1
    assert hits(marked) == [], f"{marked} is found now"
PYTHON
