#!/usr/bin/env bash
# An entry of Atom may have many links, and `rel` says what each is for; one without `rel` leads to the article
# (RFC 4287, section 4.2.7.2). One would guess that feedgen writes what it is given: its own documentation says
# that an enclosure is a link with rel="enclosure" in Atom.
#
# feedgen 1.0.0 writes the address of each link of an entry and nothing else: rel, type, length and language are
# dropped, so that a recording and a page on the same subject become the article. feedparser takes the last link
# without a relation for `link`: the recording. The same feed written as RSS is right, and so are the links of the
# Atom feed itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedgen==1.0.0 feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import feedparser
from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("https://norvik.example/")
feed.title("Norvik Gazette")
feed.description("News")
feed.author(name="Jane Doe")
feed.link(href="https://norvik.example/", rel="alternate")
feed.link(href="https://norvik.example/feed", rel="self")
entry = feed.add_entry()
entry.id("https://norvik.example/pier")
entry.title("Pier 4 closes")
entry.link(href="https://norvik.example/pier", rel="alternate", type="text/html", hreflang="en")
entry.link(href="https://norvik.example/harbour", rel="related")
entry.enclosure("https://norvik.example/pier.mp3", "1200", "audio/mpeg")
print("feedgen", version("feedgen"), "- feedparser", feedparser.__version__)
atom, rss = (feedparser.parse(written) for written in (feed.atom_str(), feed.rss_str()))
for found in (atom, rss):
    print(f"{found.version}: link {found.entries[0].link}, enclosures {found.entries[0].enclosures}")
print("\n".join(line for line in feed.atom_str(pretty=True).decode().splitlines() if "<link" in line))
assert not atom.bozo and not rss.bozo
assert {link.rel for link in atom.feed.links} == {"alternate", "self"}
assert rss.entries[0].link == "https://norvik.example/pier" and len(rss.entries[0].enclosures) == 1
assert atom.entries[0].enclosures == [], "the relation is written now"
assert atom.entries[0].link == "https://norvik.example/pier.mp3"
PYTHON
