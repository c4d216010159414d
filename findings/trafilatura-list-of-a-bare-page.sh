#!/usr/bin/env bash
# trafilatura 2.3.1: the list of a page without <main>, <article> or a telling class is lost.
#
# One would guess that a list between two paragraphs of the same <body> is read like them, as it is where an
# <article> stands around all three; and that the slower way, which compares three extractors, would notice.
# Instead the paragraphs are read and the list is left out, without a word, by the fast and by the slow way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --upgrade pip
"$folder/venv/bin/pip" install --quiet trafilatura==2.3.1 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import trafilatura

SAID = [
    f"Sentence number {n} of the minutes tells at length what the board of Norvik decided on pier {n} this autumn."
    for n in range(8)
]


def elements(tag, *numbers):
    return "".join(f"<{tag}>{SAID[n]}</{tag}>" for n in numbers)


inner = f"<h1>Pier 4</h1>{elements('p', 0)}<ul>{elements('li', 1, 2, 3, 4)}</ul>{elements('p', 5, 6, 7)}"
print("trafilatura", version("trafilatura"))
seen = {}
for around, page in (("body", inner), ("article", f"<article>{inner}</article>")):
    for fast in (True, False):
        text = trafilatura.extract(f"<html><body>{page}</body></html>", fast=fast) or ""
        seen[around, fast] = [n for n, said in enumerate(SAID) if said in text]
        print(f"in <{around}>, fast={fast}: sentences {seen[around, fast]}")
assert seen["article", True] == seen["article", False] == list(range(8))
assert seen["body", True] == seen["body", False] == [0, 5, 6, 7], "the list is read now"
PYTHON
