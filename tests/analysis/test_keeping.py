"""What a run keeps and pays, with a server that charges as it likes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.errors import BudgetError, UnboundedError, UsageError
from briefing.llm.budget import ADDED, COUNTED
from briefing.llm.cache import cache_path, contents
from briefing.llm.endpoint import MAX_TOKENS, endpoint
from briefing.llm.pricing import cost_of
from briefing.llm.token_count import tokenizer
from briefing.session.model_connection import budget
from briefing.settings import Settings, load
from tests.llm import articles
from tests.llm.articles import MODEL, charging, made, prompt_tokens
from tests.llm.server import Json, Reply, completion, fault, serve


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "own"


def kept(cache: Path) -> int:
    """How many answers the cache holds."""
    path = cache_path({"XDG_CACHE_HOME": str(cache)})
    assert path is not None
    return contents(path).entries


# ── The cache ───────────────────────────────────────────────────────────────────────────────────────


def test_a_second_run_asks_nothing_and_makes_the_same_brief(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 3)
    with serve(articles.answer) as server:
        first, second = (made(folder, server, cache) for _ in range(2))

    assert server.count == 3
    assert second.json == first.json
    assert second.said[-1] == "nothing paid now; 3 answers from the cache."


def test_without_the_cache_all_is_asked_anew_and_nothing_kept(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 2)
    with serve(articles.answer) as server:
        for _ in range(2):
            made(folder, server, cache, cache=False)

    assert (server.count, kept(cache)) == (4, 0)


def test_a_changed_article_alone_is_asked_about(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 3)
    with serve(articles.answer) as server:
        made(folder, server, cache)
        (folder / "0001.txt").write_text("Rents fall\n\nRents fell in Oslo in May.\n", encoding="utf-8")
        made(folder, server, cache)

    assert server.count == 4


def test_another_model_has_answers_of_its_own(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)
    with serve(articles.answer) as server:
        made(folder, server, cache)
        made(folder, server, cache, model="gpt-4o")

    assert server.count == 2


def test_a_recording_and_a_replay_pass_the_cache_by(tmp_path: Path, cache: Path) -> None:
    folder, tape = articles.write(tmp_path / "news", 1), str(tmp_path / "tape.yaml")
    with serve(articles.answer) as server:
        made(folder, server, cache)
        made(folder, server, cache, record=tape)
        replayed = made(folder, server, cache, replay=tape, base_url="")

    assert (server.count, kept(cache)) == (2, 1)
    assert not any("paid now" in line or "from the cache" in line for line in replayed.said)


def test_a_cache_that_cannot_be_used_costs_a_notice_and_no_run(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)
    cache.write_bytes(b"")
    with serve(articles.answer) as server:
        done = made(folder, server, cache)

    assert sum(line.startswith("The cache of answers is not used: ") for line in done.said) == 1
    assert len(done.brief["stories"]) == 1


# ── Planned and paid ────────────────────────────────────────────────────────────────────────────────


def test_a_brief_holds_the_usage_of_its_answers_whenever_they_were_paid(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 2)
    with serve(lambda request: charging(2000, 500, request)) as server:
        found = [made(folder, server, cache).brief["run"]["usage"] for _ in range(2)]

    counted = {"requests": 2, "prompt_tokens": 4000, "completion_tokens": 1000, "reasoning_tokens": 0}
    paid = {**counted, "mended": 0, "left_out": 0, "cost_usd": "0.0030"}
    assert found == [paid, paid]


# ── A budget ────────────────────────────────────────────────────────────────────────────────────────


def test_a_budget_is_never_overspent_and_the_rest_is_said_to_be_unread(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 8)

    def dearest(request: Json) -> Reply:
        return charging(int(prompt_tokens(request) * COUNTED) + ADDED, MAX_TOKENS, request)

    with serve(dearest, delay=0.02) as server:
        found = made(folder, server, cache, budget="0.03").brief

    unread = [row for row in found["articles"] if row["unread"]]
    assert Decimal("0.02") < Decimal(found["run"]["usage"]["cost_usd"]) <= Decimal("0.03")
    assert (server.count, len(unread)) == (3, 5)
    assert {row["reason"] for row in unread} == {"the budget was spent"}


def test_answers_that_cost_less_than_the_worst_case_make_room_for_more(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 8)
    with serve(lambda request: charging(2000, 500, request), delay=0.02) as server:
        found = made(folder, server, cache, budget="0.03").brief

    assert server.count == 8
    assert not any(row["unread"] for row in found["articles"])


def test_what_the_cache_holds_costs_nothing_of_a_budget(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 2)
    with serve(articles.answer) as server:
        first = made(folder, server, cache)
        assert made(folder, server, cache, budget="0").json == first.json


def test_a_budget_of_nothing_asks_nobody(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 2)
    with serve(articles.answer) as server, pytest.raises(BudgetError, match="raise --budget"):
        made(folder, server, cache, budget="0")

    assert server.count == 0


def test_a_budget_without_a_price_is_said_to_be_none(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)
    with serve(articles.answer) as server, pytest.raises(UsageError) as caught:
        made(folder, server, cache, model="llama3.2", budget="1")

    assert str(caught.value).startswith(f"no price is known for llama3.2 at 127.0.0.1:{server.port}, ")
    assert "leave out --budget" in str(caught.value)
    assert server.count == 0


def test_a_server_that_takes_no_bound_on_its_answers_is_not_asked_within_a_budget(
    tmp_path: Path, cache: Path
) -> None:
    folder = articles.write(tmp_path / "news", 1)

    def unbounded(request: Json) -> str | Reply:
        named = [name for name in ("max_tokens", "max_completion_tokens") if name in request]
        return Reply(fault(f"Unsupported parameter: '{named[0]}'", named[0]), 400) if named else "{}"

    with serve(unbounded) as server, pytest.raises(UnboundedError, match="takes no bound on the length"):
        made(folder, server, cache, budget="1")

    assert server.count == 2


def test_useless_answers_count_against_a_budget(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)
    usage = {"prompt_tokens": 2000, "completion_tokens": MAX_TOKENS, "total_tokens": 0}
    broken = Reply(completion("no JSON", MODEL) | {"usage": usage})
    with serve(lambda _: broken) as server, pytest.raises(BudgetError):
        made(folder, server, cache, budget="0.012")

    cost = cost_of(MODEL, None, date.today())
    assert cost is not None
    assert 0 < server.count * cost(2000, MAX_TOKENS) <= Decimal("0.012")


def test_an_answer_that_breaks_off_counts_as_the_dearest_and_one_that_was_refused_as_nothing(
    tmp_path: Path, cache: Path
) -> None:
    folder = articles.write(tmp_path / "news", 1)
    faults = iter([Reply(status=503), Reply(status=429), Reply(completion("{}", MODEL), cut=9)])

    def choose(request: Json) -> Reply:
        return next(faults, None) or charging(2000, 500, request)

    with serve(choose) as server:
        done = made(folder, server, cache, budget="1", patience=1.0)

    worst = Decimal("0.0088") + Decimal("0.0015")
    paid = Decimal(next(line for line in done.said if "paid now" in line).partition("$")[2].split()[0])
    assert server.count == 4
    assert abs(paid - worst) < Decimal("0.0002")


def test_the_plan_of_a_run_is_what_it_counts_for_itself(tmp_path: Path, cache: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)
    with serve(articles.answer) as server:
        said = made(folder, server, cache, model="llama3.2").said
        tokens = prompt_tokens(server.requests[0])

    assert f"(planned {tokens + 580:,}–{tokens + MAX_TOKENS:,}; no price is known)" in said[-1]


def test_a_model_of_this_machine_is_free_and_fits_any_budget() -> None:
    here = Settings(local_model="small.gguf", budget=Decimal(0))
    purse = budget(here, endpoint("small.gguf", "http://127.0.0.1:9/v1", {}), tokenizer("small.gguf"))

    assert purse is not None
    assert purse.worst(10_000, MAX_TOKENS) == 0


def test_a_budget_may_stand_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("budget = 0.50\ncache = false\n", encoding="utf-8")

    found = load({}, tmp_path, {})

    assert (found.budget, found.cache) == (Decimal("0.5"), False)
