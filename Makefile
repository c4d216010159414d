PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LISTED := $(PIP) install --require-hashes --requirement requirements

.DEFAULT_GOAL := brief
.PHONY: brief test check bench screenshot fixtures oldest lock

brief: .venv/core
	$(BIN)/briefing daily seeds

test: .venv/test
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: .venv/check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: .venv/test
	$(BIN)/python -m pytest tests/bench --bench -s

.venv/core: pyproject.toml requirements/core.txt
	$(PYTHON) -m venv .venv
	$(LISTED)/core.txt
	$(PIP) install --no-deps --editable .
	touch $@

.venv/test: .venv/core requirements/test.txt
	$(LISTED)/test.txt
	touch $@

.venv/check: .venv/test requirements/check.txt
	$(LISTED)/check.txt
	touch $@

SEED_PAGE := tests/rendering/snapshots/seed-page.png

screenshot: .venv/core
	$(BIN)/briefing daily seeds --date 2026-11-24 --out .venv/page --quiet
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=860,1220 \
		--screenshot=$(SEED_PAGE) .venv/page/2026-11-24/brief-2026-11-24.html

fixtures: .venv/test
	$(BIN)/python -m tests.record_fixtures

oldest: .venv/test
	$(BIN)/python -m tests.oldest

lock: .venv/check
	$(PIP) install uv
	$(BIN)/python -m tests.lock
