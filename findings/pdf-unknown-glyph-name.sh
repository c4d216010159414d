#!/usr/bin/env bash
# One would have guessed that a glyph whose name says nothing (/g17, as many programs name the glyphs of a subset)
# comes out of pdfminer.six as unknown, "(cid:52)", where the font has no table of meanings. Instead it comes out
# as the letter that the base encoding has at that code: a glyph /g17 at 52 is read as the figure 4, whatever it
# shows, and nothing says that this was a guess.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pdfminer.six==20260107
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pdfminer.encodingdb import EncodingDB
from pdfminer.psparser import LIT

meaning = EncodingDB.get_encoding("WinAnsiEncoding", [52, LIT("g17"), 128, LIT("g18"), 141, LIT("g19")])
print("pdfminer.six", version("pdfminer.six"))
print("/g17 at 52:", repr(meaning.get(52)), " /g18 at 128:", repr(meaning.get(128)), " /g19 at 141:", repr(meaning.get(141)))
assert meaning.get(52) == "4" and meaning.get(128) == "\u20ac", "changed: an unknown name has no meaning"
assert 141 not in meaning
PYTHON
