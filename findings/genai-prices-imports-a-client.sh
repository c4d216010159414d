#!/usr/bin/env bash
# genai-prices tells what a request cost, from a table that it brings along. One would guess that reading a table
# imports no HTTP client, all the more as the client serves only UpdatePrices, which nobody is made to use. Instead
# `import genai_prices` imports httpx2 with it, and so do calc_price and everything else: a program that prices
# recorded answers, and asks nobody, begins by importing what it would ask with.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check genai-prices==0.2.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

assert "httpx2" not in sys.modules
from genai_prices import Usage, calc_price

priced = calc_price(Usage(input_tokens=1000, output_tokens=100), model_ref="gpt-4o-mini")
clients = sorted(name for name in ("anyio", "httpcore2", "httpx2", "ssl") if name in sys.modules)
print("genai-prices", version("genai-prices"), "httpx2", version("httpx2"))
print("price of a request that was made long ago:", priced.total_price)
print("imported with it:", clients, "and", len(sys.modules), "modules in all")
assert "httpx2" in clients, "the table is read without an HTTP client now"
PYTHON
