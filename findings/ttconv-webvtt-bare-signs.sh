#!/usr/bin/env bash
# WebVTT (W3C's WebVTT, section 4.2.2) writes "<" in what is said as &lt;, since a bare "<" begins a tag. One
# would guess that a file that ttconv reads from WebVTT and writes to WebVTT says the same.
#
# ttconv 1.2.3 reads &lt; as it is meant and writes it bare. The file that it writes is no valid WebVTT, and its own
# reader then loses what follows: "5 < 6 million, so it pays." comes back as "5".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ttconv==1.2.3
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from ttconv.srt.writer import from_model as to_srt
from ttconv.vtt.reader import to_model
from ttconv.vtt.writer import from_model as to_vtt


def said(file):
    return to_srt(to_model(io.StringIO(file))).split("\n", 2)[2].strip()


print("ttconv", version("ttconv"))
FILE = "WEBVTT\n\n00:01.000 --> 00:03.000\n5 &lt; 6 million, so it pays.\n"
written = to_vtt(to_model(io.StringIO(FILE)))
print("read:          ", said(FILE))
print("written:       ", written.strip().splitlines()[-1])
print("and read again:", said(written))
assert said(FILE) == "5 < 6 million, so it pays."
assert "5 < 6 million" in written, "it is written as WebVTT wants it now"
assert said(written) == "5"
PYTHON
