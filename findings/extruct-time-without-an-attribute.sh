#!/usr/bin/env bash
# <time itemprop="datePublished">2026-11-24</time> needs no attribute: where `datetime` is missing, the value of the
# element is its text, also as microdata (the HTML standard, "datetime value"). One would guess that extruct, which
# knows that the value of <time> is its `datetime`, reads it so.
#
# extruct 0.18.0 has the empty text as the date. The property is there, so a program that looks elsewhere for a date
# only where this one is missing does not look.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check extruct==0.18.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import extruct

PAGE = """<html><body><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Pier 4
closes</h1>{}</article></body></html>"""


def date(markup):
    found = extruct.extract(PAGE.format(markup), syntaxes=["microdata"])["microdata"]
    return found[0]["properties"]["datePublished"]


print("extruct", version("extruct"))
found = {}
for markup in (
    '<time itemprop="datePublished" datetime="2026-11-24">Tuesday</time>',
    '<span itemprop="datePublished">2026-11-24</span>',
    '<time itemprop="datePublished">2026-11-24</time>',
):
    found[markup] = date(markup)
    print(f"{markup}: {found[markup]!r}")
assert list(found.values())[:2] == ["2026-11-24", "2026-11-24"]
assert list(found.values())[2] == "", "the text of <time> is read now"
PYTHON
