#!/usr/bin/env bash
# What is said in WebVTT has "&" and "<" written as &amp; and &lt;, and may have &nbsp; (W3C's WebVTT, section
# 4.2.2). webvtt-py keeps a cue's raw_text and gives its text "without cue tags". One would guess that the text is the
# one that a player shows, and that the letters for a sign are signs in it.
#
# webvtt-py 0.6.0 takes the tags out and leaves the signs as they are written: "R&amp;D", "&lt;5%". A program that
# writes the text into a page (escaped again) shows these letters to its readers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check webvtt-py==0.6.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import webvtt

FILE = """WEBVTT

00:01.000 --> 00:03.000
<v Jane Doe>R&amp;D costs <i>rise</i> by &lt;5%, to 14&nbsp;million.
"""
cue = webvtt.from_string(FILE)[0]
print("webvtt-py", version("webvtt-py"))
print("voice:", cue.voice)
print("text: ", cue.text)
assert cue.voice == "Jane Doe" and "<i>" not in cue.text
assert cue.text == "R&amp;D costs rise by &lt;5%, to 14&nbsp;million.", "the signs are read now"
PYTHON
