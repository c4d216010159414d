#!/usr/bin/env bash
# RFC 822, which RSS points to for its dates, needs no space after the comma of the weekday: a comma ends the
# word before it by itself. Python's own parser of mail dates reads "Tue,24 Nov 2026 08:15:00 GMT". One would
# guess that feedparser, which is lenient with much that is not allowed, reads it too. Instead the entry has no
# date at all, without a sign that one was there that could not be read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
from email.utils import parsedate_to_datetime

import feedparser


def published(stated):
    feed = f'<rss version="2.0"><channel><item><title>a</title><pubDate>{stated}</pubDate></item></channel></rss>'
    return feedparser.parse(feed).entries[0].get("published_parsed")


SPACED, TIGHT = "Tue, 24 Nov 2026 08:15:00 GMT", "Tue,24 Nov 2026 08:15:00 GMT"
print("feedparser", feedparser.__version__)
for stated in (SPACED, TIGHT):
    print(f"{stated!r}: email.utils {parsedate_to_datetime(stated)}, feedparser {published(stated)}")
assert published(SPACED) is not None
assert parsedate_to_datetime(TIGHT) == parsedate_to_datetime(SPACED)
assert published(TIGHT) is None, "it is read now"
PYTHON
