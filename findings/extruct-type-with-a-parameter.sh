#!/usr/bin/env bash
# The type of a <script> with JSON-LD is a media type. Those may be written in capitals and have parameters (RFC 2045,
# section 5.1), and application/ld+json is registered with one, `profile`, that leaves the meaning of the data as it
# is. One would guess that extruct, which reads what pages say about themselves, takes the type for a media type.
#
# extruct 0.18.0 compares it letter by letter: with the parameter or with capitals the data is passed over, and the
# page seems to say nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check extruct==0.18.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import extruct

DATA = '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pier 4"}'
PAGE = '<html><head><script type="{}">{}</script></head></html>'
TYPES = (
    "application/ld+json",
    "application/ld+json;profile=&quot;http://www.w3.org/ns/json-ld#compacted&quot;",
    "Application/LD+JSON",
)
print("extruct", version("extruct"))
found = {}
for kind in TYPES:
    data = extruct.extract(PAGE.format(kind, DATA), syntaxes=["json-ld"])["json-ld"]
    found[kind] = [part["headline"] for part in data]
    print(f"{kind}: {found[kind]}")
assert found[TYPES[0]] == ["Pier 4"]
for kind in TYPES[1:]:
    assert found[kind] == [], f"{kind} is read now"
PYTHON
