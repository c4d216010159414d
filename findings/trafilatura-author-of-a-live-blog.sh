#!/usr/bin/env bash
# trafilatura 2.3.1: a live blog's title and author are those of an update, and each person of the page's JSON-LD
# is an author.
#
# One would guess that the `headline` and `author` of a LiveBlogPosting are the page's. Instead they are passed
# over for those of the first `liveBlogUpdate`. And where the JSON-LD of an ordinary article lists other people
# on the page (the mayor that it is about), one would guess that `author` alone names the author. Instead the
# mayor is an author, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --upgrade pip
"$folder/venv/bin/pip" install --quiet trafilatura==2.3.1 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import json

import trafilatura


def metadata(**linked):
    script = json.dumps({"@context": "https://schema.org", **linked})
    head = f'<head><script type="application/ld+json">{script}</script></head>'
    return trafilatura.extract_metadata(f"<html>{head}<body><p>The harbour of Norvik is closed.</p></body></html>")


def person(name):
    return {"@type": "Person", "name": name}


print("trafilatura", version("trafilatura"))
update = {"@type": "BlogPosting", "headline": "Ferries stop", "author": person("Liv Dahl")}
kind = {"@type": "LiveBlogPosting", "headline": "Norvik closes pier 4", "author": person("Jane Doe")}
live = metadata(**kind, liveBlogUpdate=[update])
print("live blog by Jane Doe, update by Liv Dahl:", live.author, "|", live.title)
article = {"@type": "NewsArticle", "headline": "Norvik closes pier 4", "author": person("Jane Doe")}
about = metadata(**{"@graph": [article, {**person("Per Lund"), "jobTitle": "Mayor"}]})
print("article by Jane Doe, with a node on the mayor Per Lund:", about.author)
assert (live.author, live.title) == ("Liv Dahl", "Ferries stop"), "a live blog is its own now"
assert about.author == "Jane Doe; Per Lund", "the author alone is the author now"
PYTHON
