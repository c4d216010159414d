#!/usr/bin/env bash
# A cue of WebVTT may have a name on the line above its times, and notes may stand between cues (W3C's WebVTT,
# section 4.1: "cue identifier" and "comment block"). None of it is shown. One would guess that pysubs2 leaves both
# out, as it leaves out the numbers that SubRip has in the same place.
#
# pysubs2 1.8.1 leaves out a name only where it is a number. Any other name, and every note, becomes what was said
# in the cue before it: "The ferry is closed." goes on "not confirmed", the name that an editor gave the next one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pysubs2==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pysubs2

NAMED = """WEBVTT

{first}
00:01.000 --> 00:03.000
The ferry is closed.

{second}
00:04.000 --> 00:06.000
It opens on Friday.

NOTE The mayor's office has not called back.

00:07.000 --> 00:09.000
Nobody was hurt.
"""


def spoken(first, second):
    return [cue.plaintext for cue in pysubs2.SSAFile.from_string(NAMED.format(first=first, second=second))]


print("pysubs2", version("pysubs2"))
numbered, named = spoken("1", "2"), spoken("opening", "not confirmed")
print("named by numbers:", numbered)
print("named by words:  ", named)
assert numbered[0] == "The ferry is closed."
assert named[0].split() == "The ferry is closed. not confirmed".split(), "the name of a cue is left out now"
assert named[1].split()[-4:] == "has not called back.".split() and "NOTE" in named[1], "a note is left out now"
PYTHON
