"""What a run keeps, plans and pays, as a user sees it."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.conftest import Run
from tests.llm import articles
from tests.llm.articles import MODEL
from tests.llm.server import Server, serve


def at(server: Server) -> tuple[str, ...]:
    return ("--base-url", server.url, "--model", MODEL)


def last_line(done: Any) -> str:
    return str(done.stderr.decode().splitlines()[-1])


def test_no_key_is_in_the_cache(briefing: Run, tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "news", 1).name
    places = {"XDG_CACHE_HOME": str(tmp_path / "own"), "OPENAI_API_KEY": "sk-planted-0123456789"}
    with serve(articles.answer) as server:
        briefing("daily", folder, *at(server), environment=places)

    kept = b"".join(file.read_bytes() for file in (tmp_path / "own" / "briefing").iterdir())
    assert b"Aldby 0" in kept
    assert b"planted" not in kept


def test_a_plan_needs_no_key_asks_nobody_and_writes_nothing(briefing: Run, tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "news", 2).name

    done = briefing("daily", folder, "--dry-run", environment={"XDG_CACHE_HOME": str(tmp_path / "own")})

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"Plan for {MODEL} at api.openai.com; nothing was sent.\n".encode())
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_there_is_no_plan_for_what_asks_no_model(briefing: Run, tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "news", 1).name

    for option in (["--engine", "extractive"], ["--replay", "tape.yaml"]):
        done = briefing("daily", folder, "--dry-run", *option)
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_a_run_says_what_it_paid_beside_what_was_planned(briefing: Run, tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "news", 2).name
    with serve(lambda request: articles.charging(2000, 500, request)) as server:
        planned = json.loads(briefing("daily", folder, *at(server), "--dry-run", "--json").stdout)["total"]
        done = briefing("daily", folder, *at(server), "--json")

    told = json.loads(done.stdout)
    dollars = [round(Decimal(planned[name]), 4) for name in ("cost_usd", "worst_cost_usd")]
    assert last_line(done) == (
        f"2 requests paid now, 5,000 tokens, $0.0030 (planned ${dollars[0]}–{dollars[1]})."
    )
    assert [Path(file).suffix for file in told["files"]] == [".md", ".html", ".json"]
    assert Decimal(told["account"]["usd"]) == Decimal("0.003")
    assert told["account"]["planned"]["worst_usd"] == planned["worst_cost_usd"]


def test_a_budget_that_is_no_sum_is_said_to_be_none(briefing: Run, seed: Path) -> None:
    for sum_ in ("much", "-1", "nan", "0,50"):
        done = briefing("daily", "seeds", "--budget", sum_)
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
        assert b"the command line: budget = " in done.stderr


def test_a_brief_that_the_budget_cut_short_says_so_and_ends_with_3(briefing: Run, tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "news", 2).name
    with serve(lambda request: articles.charging(2000, 4000, request)) as server:
        done = briefing("daily", folder, *at(server), "--budget", "0.0095")

    assert (done.returncode, server.count) == (3, 1)
    assert b"budget $0.0095)" in done.stderr
    assert b"raise --budget" in done.stderr
    assert b"the budget was spent" in (tmp_path / "briefs").rglob("*.md").__next__().read_bytes()
