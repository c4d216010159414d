#!/usr/bin/env bash
# html2text.HTML2Text holds the options (how wide, with or without links), and its method handle() turns a page into
# text. One would guess that one such object serves for many pages, as it keeps nothing of a page that it is done
# with: the text of the second page is the same, whatever the first one was.
#
# html2text 2025.4.15 writes the meaning of each <abbr title="…"> of a page beneath it, and beneath the page that the
# same object reads next, too: a text about a pier ends with an abbreviation that stands nowhere in it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check html2text==2025.4.15
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import html2text

FIRST = '<p>The <abbr title="Norvik Port Authority">NPA</abbr> said no.</p>'
SECOND = "<p>Pier 4 closes.</p>"
alone = html2text.HTML2Text().handle(SECOND)
reader = html2text.HTML2Text()
reader.handle(FIRST)
after = reader.handle(SECOND)
print("html2text", version("html2text"))
print("read alone:          ", repr(alone))
print("read after the other:", repr(after))
assert alone.strip() == "Pier 4 closes."
assert "Norvik Port Authority" in after, "nothing is kept of the other page now"
PYTHON
