#!/usr/bin/env bash
# Media RSS describes the picture of an item inside <media:content>: <media:description> there is the picture's.
# One would guess that feedparser keeps it with the picture, in `media_content`, where the picture's address is.
#
# feedparser 6.0.14 takes it for the item's own text, and what it becomes depends on what else the item has: with a
# <description> the caption is the only member of `content`, where a program looks for the full text before it takes
# the summary; with <content:encoded> it is the `summary`. `media_content` has the address without it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

FEED = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Norvik Gazette</title>
<link>https://norvik.example/</link><description>News</description><item><title>Pier 4 closes</title>
{}<media:content url="https://norvik.example/pier.jpg" medium="image"><media:description>{}</media:description>
</media:content></item></channel></rss>"""
CAPTION = "The pier in 1986."


def read(text):
    found = feedparser.parse(FEED.format(text, CAPTION))
    assert not found.bozo
    entry = found.entries[0]
    return [part.value for part in entry.get("content", [])], entry.get("summary"), dict(entry.media_content[0])


print("feedparser", feedparser.__version__)
described = read("<description>Pier 4 closes on Friday for good.</description>")
encoded = read("<content:encoded>Pier 4 closes on Friday for good.</content:encoded>")
for name, (content, summary, picture) in {"description": described, "content:encoded": encoded}.items():
    print(f"{name}: content {content}, summary {summary!r}, picture {picture}")
assert described[0] == [CAPTION], "the caption is no longer the content"
assert described[1] == "Pier 4 closes on Friday for good."
assert encoded[0] == ["Pier 4 closes on Friday for good."] and encoded[1] == CAPTION
assert CAPTION not in described[2].values()
PYTHON
