#!/usr/bin/env bash
# "listopad" is October in Croatian and November in Polish. One would guess that dateparser tries the languages
# in the order that it is given, so that ["hr", "pl"] reads a Croatian date as Croatian, or that it returns
# nothing where two of them disagree. Instead the order is dropped (they are sorted by how common they are), the
# date is read as Polish, and is a month off: no setting for strictness changes that, use_given_order=True of
# DateDataParser does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import dateparser
from dateparser.date import DateDataParser

STATED = "24 listopada 2026"
STRICT = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
print("dateparser", dateparser.__version__)
months = {}
for languages in (["hr"], ["pl"], ["hr", "pl"], ["pl", "hr"]):
    found = dateparser.parse(STATED, languages=languages, settings=STRICT)
    months[tuple(languages)] = found.month
    print(f"{STATED!r} in {languages}: {found:%d %B %Y}")
ordered = DateDataParser(languages=["hr", "pl"], use_given_order=True, settings=STRICT).get_date_data(STATED)
print(f"with use_given_order: {ordered.date_obj:%d %B %Y}")
assert months[("hr",)] == 10 and months[("pl",)] == 11
assert months[("hr", "pl")] == 11, "the first language is asked first now"
assert ordered.date_obj.month == 10
PYTHON
