#!/usr/bin/env bash
# minijinja renders the templates of jinja2 and takes Python's own objects: a date stays one, and its README says that
# objects are written by their __str__. One would guess that a Decimal, which Python has for amounts that must not
# change, is written as Python writes it, and as jinja2 does.
#
# minijinja 3.1.0 makes it a floating-point number on the way in: the amount 1.10 is printed as 1.1, 14 as 14.0, and
# the last figures of a long one are others. A Decimal within a list is printed whole, but is a floating-point number
# as soon as the template takes it out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check minijinja==3.1.0 jinja2==3.1.6
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import decimal
from importlib.metadata import version

import jinja2
import minijinja

print("minijinja", version("minijinja"), "- jinja2", version("jinja2"))


def render(template, value):
    by_minijinja = minijinja.Environment().render_str(template, value=value)
    by_jinja2 = jinja2.Environment().from_string(template).render(value=value)
    print(f"{template} of {value!r}: minijinja {by_minijinja}, jinja2 {by_jinja2}")
    return by_minijinja, by_jinja2


assert render("{{ value }}", datetime.date(2026, 11, 24)) == ("2026-11-24", "2026-11-24")
found = {stated: render("{{ value }}", decimal.Decimal(stated)) for stated in ("1.10", "14", "12345678901234567.89")}
assert all(by_jinja2 == stated for stated, (_, by_jinja2) in found.items())
assert found["1.10"][0] == "1.1", "it is written as Python writes it now"
assert found["14"][0] == "14.0"
assert found["12345678901234567.89"][0] == "12345678901234568.0"
within = render("{{ value }}, {{ value[0] }}", [decimal.Decimal("1.10")])
assert within[0] == "[Decimal('1.10')], 1.1"
PYTHON
