#!/usr/bin/env bash
# An item of a podcast has its recording in <enclosure>, and often a picture of the episode in <media:content
# medium="image">, as Media RSS has it. One would guess that podcastparser, which is made for players of podcasts,
# has the recording as the episode's enclosure, and the picture, if at all, as `episode_art_url`.
#
# podcastparser 0.6.11 has both as enclosures, in the order of the feed: where the picture stands first, so does it in
# the list, and a program that takes the first one fetches a picture. `episode_art_url` is not set.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check podcastparser==0.6.11
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import podcastparser

FEED = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Norvik today</title>
<link>https://norvik.example/</link><description>News</description><item><title>Pier 4 closes</title>
<guid isPermaLink="false">pier</guid>{}
<enclosure url="https://norvik.example/pier.mp3" length="1200" type="audio/mpeg"/></item></channel></rss>"""
PICTURE = '<media:content url="https://norvik.example/pier.jpg" type="image/jpeg" medium="image"/>'


def episode(picture):
    feed = io.BytesIO(FEED.format(picture).encode())
    found = podcastparser.parse("https://norvik.example/feed", feed)["episodes"][0]
    return [(part["mime_type"], part["url"]) for part in found["enclosures"]], found.get("episode_art_url")


print("podcastparser", version("podcastparser"))
without, beside = episode(""), episode(PICTURE)
print("without a picture:", without)
print("with a picture:   ", beside)
assert [kind for kind, _ in without[0]] == ["audio/mpeg"]
assert [kind for kind, _ in beside[0]] == ["image/jpeg", "audio/mpeg"], "the picture is no recording now"
assert beside[1] is None
PYTHON
