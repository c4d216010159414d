import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.cli.plan_table import plan_text
from briefing.dry_run import Plan, plan
from briefing.errors import UsageError
from briefing.llm.endpoint import MAX_TOKENS
from briefing.models import Source
from briefing.settings import Settings
from briefing.sources.load import Selection
from tests.llm import articles
from tests.llm.articles import MODEL, made, prompt_tokens
from tests.llm.server import Reply, completion, serve
from tests.record_fixtures import answer_to

ANSWERS = Path(__file__).parent / "answers"
STORY = Path(__file__).parent / "articles" / "ravensey"
DAY = date(2026, 11, 24)


def planned(folder: Path, home: Path, *more: str, once: bool = True, **settings: object) -> Plan:
    chosen = Settings.model_validate({"model": MODEL, **settings})
    environment = {"XDG_CACHE_HOME": str(home)}
    wanted = Selection(sources=tuple(Source(place=place) for place in (str(folder), *more)), day=DAY)
    return plan(wanted, io.BytesIO(), chosen, environment, print, once=once)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "own"


def test_a_plan_counts_the_very_tokens_that_are_sent(tmp_path: Path, home: Path) -> None:
    folder = articles.write(tmp_path / "news", 2)
    with serve(articles.answer) as server:
        found = planned(folder, home, base_url=server.url)
        assert (server.count, home.exists()) == (0, False)
        made(folder, server, home)
        sent = sorted(prompt_tokens(request) for request in server.requests)

    assert sorted(source.prompt_tokens for source in found.sources) == sent
    assert found.total.prompt_tokens == sum(sent)
    assert (found.total.answer_tokens, found.total.worst_answer_tokens) == (2 * 580, 2 * MAX_TOKENS)


def test_an_article_of_many_chunks_is_planned_by_the_request(tmp_path: Path, home: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)
    with serve(articles.answer) as server:
        found = planned(folder, home, base_url=server.url, chunk_tokens=200)
        made(folder, server, home, chunk_tokens=200)

    assert found.total.requests == server.count > 1
    assert found.total.prompt_tokens == sum(map(prompt_tokens, server.requests))


def test_a_plan_knows_what_the_cache_holds_and_what_is_no_article(tmp_path: Path, home: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)
    with serve(articles.answer) as server:
        made(folder, server, home)
        articles.write(folder, 2)
        (folder / "copy.txt").write_bytes((folder / "0000.txt").read_bytes())
        found = planned(folder, home, "none.txt", base_url=server.url)

    rows = [(one.status, one.requests, one.cached) for one in found.sources]
    assert rows == [("read", 0, 1), ("read", 1, 0), ("duplicate", 0, 0), ("failed", 0, 0)]
    assert found.sources[0].cost_usd == 0
    assert "copy.txt: not asked about, the same text as a1" in plan_text(found)


def test_an_answer_that_was_cut_off_is_planned_in_halves(tmp_path: Path, home: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)
    with serve(lambda _: Reply(completion("{", MODEL, finish="length"))) as server:
        with pytest.raises(Exception, match="cut off"):
            made(folder, server, home, chunk_tokens=200)
        found = planned(folder, home, base_url=server.url, chunk_tokens=200)

    assert (found.total.requests, found.total.cached) == (0, server.count)


def test_each_article_of_its_own_is_planned_where_the_same_text_is_read_twice(
    tmp_path: Path, home: Path
) -> None:
    folder = articles.write(tmp_path / "news", 1)
    (folder / "copy.txt").write_bytes((folder / "0000.txt").read_bytes())

    assert planned(folder, home, once=False).total.requests == 2
    assert planned(folder, home, once=True).total.requests == 1


def test_a_model_without_a_price_is_planned_in_tokens_alone(tmp_path: Path, home: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)

    found = planned(folder, home, model="llama3.2", base_url="http://localhost:9/v1")

    assert (found.total.cost_usd, found.total.worst_cost_usd, found.exact) == (None, None, False)
    assert "No price is known for llama3.2 at localhost:9: tokens alone." in plan_text(found)


def test_a_plan_says_whether_the_budget_covers_the_worst_case(tmp_path: Path, home: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)

    assert "The budget of $1 covers the worst case, the second reading left out." in plan_text(
        planned(folder, home, budget="1")
    )
    assert "does not cover the worst case" in plan_text(planned(folder, home, budget="0.005"))


@pytest.mark.parametrize("settings", [{"engine": "extractive"}, {"replay": "tape.yaml"}])
def test_there_is_no_plan_for_what_asks_no_model(
    tmp_path: Path, home: Path, settings: dict[str, Any]
) -> None:
    with pytest.raises(UsageError, match="--dry-run plans what a model would cost"):
        planned(articles.write(tmp_path / "news", 1), home, **settings)


def test_a_plan_says_how_many_stories_are_merged_besides(home: Path) -> None:
    found = planned(STORY, home, base_url="http://127.0.0.1:9/v1")

    assert (found.stories, found.total.requests) == (1, 4)
    assert "Not counted: 1 story has several articles." in plan_text(found)


def test_the_second_reader_is_a_line_of_its_own_beside_the_total(tmp_path: Path, home: Path) -> None:
    folder = articles.write(tmp_path / "news", 2)

    found = planned(folder, home, check_model="gpt-5-nano")

    assert found.second_reader is not None
    assert found.second_reader.reader == "gpt-5-nano at api.openai.com"
    assert found.second_reader.requests >= 1
    assert found.second_reader.cost_usd is not None
    assert found.second_reader.cost_usd < (found.total.cost_usd or 0)
    assert "second reader, about" in plan_text(found)


def test_no_second_reader_is_planned_where_rules_check(tmp_path: Path, home: Path) -> None:
    folder = articles.write(tmp_path / "news", 1)

    assert planned(folder, home, check="rules").second_reader is None
    assert planned(folder, home, once=False).second_reader is None


def test_an_estimate_of_the_second_reading_is_near_what_is_asked(home: Path) -> None:
    answers = json.loads((ANSWERS / "ravensey.json").read_text(encoding="utf-8"))
    with serve(lambda request: json.dumps(answer_to(request, answers))) as server:
        found = planned(STORY, home, base_url=server.url)
        made(STORY, server, home)
    asked = [one for one in server.requests if one["response_format"]["json_schema"]["name"] == "check"]

    assert found.second_reader is not None
    assert found.second_reader.requests == len(asked)
    assert 0.5 < found.second_reader.prompt_tokens / sum(map(prompt_tokens, asked)) < 2
