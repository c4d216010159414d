#!/usr/bin/env bash
# To normalize an address is to write it in one way and let it lead to the same page: case, percent-encoding and the
# segments "." and ".." (RFC 3986, section 6.2.2). An empty segment of a path is a segment (section 3.3). One would
# guess that url-normalize, which keeps %2F apart from a slash, leaves two slashes in a row as they are: the table in
# its README of what it changes does not name them.
#
# url-normalize 3.1.0 takes one of them away. The address of an archived page, which has the whole address of the
# original in its path, becomes another, and two pages of a server that tells both apart are taken for one. In a
# query both slashes stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check url-normalize==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from url_normalize import url_normalize

print("url-normalize", version("url-normalize"))
found = {}
for address in (
    "https://norvik.example/a/./b/../pier?b=2&a=1#top",
    "https://archive.example/2026/https://norvik.example/pier",
    "https://archive.example/2026/?of=https://norvik.example/pier",
):
    found[address] = url_normalize(address)
    print(f"{address}: {found[address]}")
plain, archived, queried = found.values()
assert plain == "https://norvik.example/a/pier?b=2&a=1#top"
assert archived == "https://archive.example/2026/https:/norvik.example/pier", "both slashes stay now"
assert queried == "https://archive.example/2026/?of=https://norvik.example/pier"
PYTHON
