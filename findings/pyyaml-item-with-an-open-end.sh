#!/usr/bin/env bash
# A log of YAML items is written by adding `yaml.dump([item])` to the end of a file, item by item. One would guess
# that the file is a list of all items, whatever text they hold, since each dump alone reads back as it was.
#
# Instead PyYAML ends a dump with the marker of a document's end, "...", where its last text ends in an empty
# line (it is written as a block "|+", whose end is open). The marker is right for a dump that stands alone. With
# the next item behind it the file is no YAML any more, and the items after it cannot be read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PyYAML==6.0.4
"$folder/venv/bin/python" - <<'PYTHON'
import yaml

print("PyYAML", yaml.__version__)


class Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a block."""


def block(dumper, text):
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Dumper.add_representer(str, block)


def log(*texts):
    return "".join(yaml.dump([{"note": text}], Dumper=Dumper) for text in texts)


plain = log("Pier 4 is closed.\nDivers found cracks.\n", "It opens in April.")
print("one line break at the end:", yaml.safe_load(plain))
assert len(yaml.safe_load(plain)) == 2

opened = log("Pier 4 is closed.\nDivers found cracks.\n\n", "It opens in April.")
print("an empty line at the end:", repr(opened))
assert "\n...\n" in opened
try:
    yaml.safe_load(opened)
except yaml.YAMLError as wrong:
    print("cannot be read:", str(wrong).splitlines()[0])
else:
    raise SystemExit("the file can be read: the behaviour has changed")
PYTHON
