#!/usr/bin/env bash
# The author of an item of RSS 2.0 is a mail address, with the name in round brackets behind it. One would guess
# that feedparser, which splits it into `email` and `name`, cuts at the bracket, whatever domain the address has.
#
# feedparser 6.0.14 ends an address after the fourth letter of its last label, and has the rest in the name: of
# jane@norvik.example (Jane Doe) it makes the address jane@norvik.exam and the name "ple (Jane Doe", of an address
# without a name an author called "ple". Its pattern allows four letters there, enough for .com and .news and too few
# for .press or .london. `author`, the text as a whole, stays as it was written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

FEED = """<rss version="2.0"><channel><title>Norvik Gazette</title><link>https://norvik.example/</link>
<description>News</description><item><title>Pier 4 closes</title><author>{}</author></item></channel></rss>"""


def author(stated):
    found = feedparser.parse(FEED.format(stated))
    assert not found.bozo
    entry = found.entries[0]
    assert entry.author == stated
    return dict(entry.author_detail)


print("feedparser", feedparser.__version__)
STATED = ("jane@norvik.test (Jane Doe)", "jane@norvik.example (Jane Doe)", "jane@norvik.example")
found = {stated: author(stated) for stated in STATED}
for stated, split in found.items():
    print(f"{stated}: {split}")
short, long, bare = STATED
assert found[short] == {"email": "jane@norvik.test", "name": "Jane Doe"}
assert found[long] == {"email": "jane@norvik.exam", "name": "ple (Jane Doe"}, "it is read now"
assert found[bare] == {"email": "jane@norvik.exam", "name": "ple"}
PYTHON
