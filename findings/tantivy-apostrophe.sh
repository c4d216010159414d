#!/usr/bin/env bash
# tantivy's parse_query reads what a person types into a search box: words, "phrases", AND and OR. One would guess that
# an apostrophe within a word is a part of it, or parts it like a hyphen: "covid-19" is read as the two words in a
# row, and Norvik’s with the curved apostrophe as "norvik s".
#
# tantivy 0.27.0 takes a straight apostrophe for the beginning of a phrase, also in the middle of a word: Norvik's,
# O'Brien and isn't are syntax errors. The headline of an article, typed as it stands, does not find the article.
# parse_query_lenient reads the same queries as one would guess.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import tantivy

HEADLINE = "O'Brien says Norvik's covid-19 ward isn't safe"
builder = tantivy.SchemaBuilder()
builder.add_text_field("title", stored=True)
index = tantivy.Index(builder.build())
writer = index.writer(num_threads=1)
writer.add_document(tantivy.Document(title=HEADLINE))
writer.commit()
index.reload()
searcher = index.searcher()


def hits(query, lenient=False):
    try:
        parsed = index.parse_query_lenient(query, ["title"])[0] if lenient else index.parse_query(query, ["title"])
    except ValueError as error:
        return str(error)
    return len(searcher.search(parsed, 5).hits)


print("tantivy", version("tantivy"))
found = {}
for query in ("covid-19", "Norvik’s", "Norvik's", "O'Brien", HEADLINE):
    found[query] = hits(query)
    print(f"{query}: {found[query]} - leniently {hits(query, lenient=True)}")
    assert hits(query, lenient=True) == 1
assert found["covid-19"] == found["Norvik’s"] == 1
for query in ("Norvik's", "O'Brien", HEADLINE):
    assert found[query] == f"Syntax Error: {query}", f"{query} is read now"
PYTHON
