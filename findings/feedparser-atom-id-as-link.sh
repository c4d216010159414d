#!/usr/bin/env bash
# An Atom entry may have no link: RFC 4287 then wants its content in the feed, and calls its id a name that
# nobody has to be able to open. One would guess that such an entry has no `link` in feedparser, so that
# `entry.get("link")` tells entries with a page from those without. Instead the id stands there, and a program
# that fetches every `link` asks for urn:uuid:… The list `links` stays empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Norvik Gazette</title><id>urn:uuid:1c5f</id>
<updated>2026-11-24T08:15:00Z</updated><author><name>Jane Doe</name></author>
<entry><title>Pier 4 closes</title><id>urn:uuid:60a76c80</id><updated>2026-11-24T08:15:00Z</updated>
<content type="html">&lt;p&gt;Pier 4 closes.&lt;/p&gt;</content></entry></feed>"""

found = feedparser.parse(FEED)
entry = found.entries[0]
print("feedparser", feedparser.__version__, "- well-formed:", not found.bozo)
print("entry.link: ", entry.get("link"))
print("entry.links:", entry.get("links", []))
assert not found.bozo
assert entry.get("link") == "urn:uuid:60a76c80", "the id no longer stands for a link"
assert not entry.get("links")
PYTHON
