#!/usr/bin/env bash
# The content of an Atom entry may be of any media type, and may stand elsewhere: <content type="video/mp4"
# src="…"/> (RFC 4287, sections 4.1.3.1 and 4.1.3.2). atoma lists types besides text, html and xhtml as not
# implemented. One would guess that it leaves such a content out and reads the rest, or raises one of its own errors.
#
# atoma 0.0.17 reads nothing: one entry with a film keeps all the other entries of the feed from being read, and
# what is raised is a ValueError about an enumeration, which `except FeedParseError` does not catch.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check atoma==0.0.17
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import atoma

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Norvik Gazette</title><id>https://norvik.example/</id>
<updated>2026-11-24T08:15:00Z</updated><author><name>Jane Doe</name></author>
<entry><id>https://norvik.example/60a7</id><title>Pier 4 closes</title><updated>2026-11-24T08:15:00Z</updated>
<content type="html">It closes on Friday.</content></entry>
<entry><id>https://norvik.example/60a8</id><title>The pier from above</title><updated>2026-11-24T08:15:00Z</updated>
<link href="https://norvik.example/film"/><summary>A film.</summary>{}</entry></feed>"""


def read(content):
    try:
        return [entry.title.value for entry in atoma.parse_atom_bytes(FEED.format(content).encode()).entries]
    except Exception as error:
        return error


print("atoma", version("atoma"))
without = read("")
beside = read('<content type="video/mp4" src="https://norvik.example/film.mp4"/>')
print("without the film:", without)
print("with the film:   ", repr(beside))
assert without == ["Pier 4 closes", "The pier from above"]
assert isinstance(beside, ValueError) and not isinstance(beside, atoma.FeedParseError), "the feed is read now"
PYTHON
