#!/usr/bin/env bash
# The title and the text of an Atom entry are of one of three types, and "xhtml" is one of them: its words stand in
# a <div> (RFC 4287, section 3.1.1.3). One would guess that two parsers made for feeds, one of which (atoma) lists
# only types besides these three as not implemented, read the words of all three.
#
# With fastfeedparser 0.6.5 the title is the empty text, with atoma 0.0.17 the title and the content are None. Neither
# raises an error, and the entry beside it, the same but for its type "html", is read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    fastfeedparser==0.6.5 atoma==0.0.17 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import atoma
import fastfeedparser
import feedparser

ENTRY = """<entry><id>https://norvik.example/{0}</id><updated>2026-11-24T08:15:00Z</updated>
<link href="https://norvik.example/{0}"/><title type="{0}">{1}</title><content type="{0}">{1}</content></entry>"""
FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Norvik Gazette</title><id>https://norvik.example/</id>'
    "<updated>2026-11-24T08:15:00Z</updated><author><name>Jane Doe</name></author>"
    + ENTRY.format("html", "Pier 4 &lt;em>stays&lt;/em> open")
    + ENTRY.format("xhtml", '<div xmlns="http://www.w3.org/1999/xhtml">Pier 5 <em>stays</em> open</div>')
    + "</feed>"
)
by_feedparser = [entry.title for entry in feedparser.parse(FEED).entries]
by_fastfeedparser = [entry.title for entry in fastfeedparser.parse(FEED).entries]
entries = atoma.parse_atom_bytes(FEED.encode()).entries
by_atoma = [(entry.title and entry.title.value, entry.content and entry.content.value) for entry in entries]
print("feedparser    ", version("feedparser"), by_feedparser)
print("fastfeedparser", version("fastfeedparser"), by_fastfeedparser)
print("atoma         ", version("atoma"), by_atoma)
assert by_feedparser == ["Pier 4 <em>stays</em> open", "Pier 5 <em>stays</em> open"]
assert by_fastfeedparser == ["Pier 4 <em>stays</em> open", ""], "fastfeedparser reads it now"
assert by_atoma[0] == ("Pier 4 <em>stays</em> open",) * 2
assert by_atoma[1] == (None, None), "atoma reads it now"
PYTHON
