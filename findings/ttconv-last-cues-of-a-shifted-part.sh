#!/usr/bin/env bash
# In TTML the times of a paragraph count from where the part around it begins, and a part without an end lasts as
# long as its paragraphs (TTML2: begin and end; the part is a "par" container). One would guess that ttconv, whose
# model closely follows that of TTML2, shows all paragraphs of a part that begins at five seconds.
#
# ttconv 1.2.3 shifts the paragraphs and not the end of the part: the last paragraph is cut short, or comes after "the
# end" and is missing from the SubRip that is written, without a word. Where the part states its end, it is there.
# pysubs2 1.8.1, for which TTML is one format of many, reads the same file as it is meant.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ttconv==1.2.3 pysubs2==1.8.1
"$folder/venv/bin/python" - <<'PYTHON'
import re
import xml.etree.ElementTree as et
from importlib.metadata import version

import pysubs2
from ttconv.imsc.reader import to_model
from ttconv.srt.writer import from_model

FILE = """<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><layout><region xml:id="r"/></layout></head>
<body region="r"><div {times}><p begin="1s" end="3s">The ferry is closed.</p>
<p begin="4s" end="9s">It opens on Friday.</p></div></body></tt>"""


def converted(times):
    written = from_model(to_model(et.ElementTree(et.fromstring(FILE.format(times=times)))))
    return re.findall(r"00:00:(\d\d),000 --> 00:00:(\d\d),000\n(.*)", written)


print("ttconv", version("ttconv"))
found = {times: converted(times) for times in ('begin="5s" end="60s"', 'begin="3s"', 'begin="5s"')}
for times, cues in found.items():
    print(f"<div {times}>:", cues)
read = [(cue.start // 1000, cue.end // 1000) for cue in pysubs2.SSAFile.from_string(FILE.format(times='begin="5s"'))]
print('pysubs2, <div begin="5s">:', read)
assert found['begin="5s" end="60s"'] == [
    ("06", "08", "The ferry is closed."),
    ("09", "14", "It opens on Friday."),
]
assert read == [(6, 8), (9, 14)]
assert found['begin="3s"'][1] == ("07", "09", "It opens on Friday."), "it lasts to 12 now"
assert found['begin="5s"'] == [("06", "08", "The ferry is closed.")], "the last cue is there now"
PYTHON
