"""Of an article a bounded number of sentences is read, and what is left unread is told."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from briefing import pipeline, settings
from briefing.dry_run import plan
from briefing.errors import UsageError
from briefing.models import Source
from briefing.nlp.doc import annotate
from briefing.nlp.sentences import LONGEST
from briefing.sources import Selection
from briefing.stories.assembly import cluster_indices
from tests import making
from tests.conftest import Command
from tests.llm import articles
from tests.llm.server import Reply, completion, serve

TITLE = "Norvik plans a bridge\n\n"
SENTENCES = [
    "The council of Norvik voted on Monday to build a bridge over the sound.",
    "Mayor Anna Weber said that the bridge would open in 2031.",
    "The ferry company opposes the plan, because it would lose its passengers.",
    "It is unclear whether the state will pay for the bridge.",
]
LONG = "Weber and " * (LONGEST // 10 + 1) + "Holm voted."


@pytest.fixture
def bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_text(TITLE + " ".join(SENTENCES), encoding="utf-8")
    return tmp_path


def bounded(command: Command, monkeypatch: pytest.MonkeyPatch, most: int, *arguments: str) -> str:
    """What the command says on stderr, with so many sentences to be read of an article."""
    Path("briefing.toml").write_text(f"article_sentences = {most}\n", encoding="utf-8")
    done = command(*arguments, "bridge.txt", "--engine", "extractive")
    assert done.code == 3
    return done.err


def test_the_bound_is_told_on_stderr_and_on_the_page(
    bridge: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = bounded(command, monkeypatch, 2, "daily", "--date", "2026-11-24", "--quiet")

    page = (bridge / "briefs/2026-11-24/brief-2026-11-24.md").read_text(encoding="utf-8")
    why = "beyond the first 2 of an article (article_sentences)"
    assert told == f"briefing: bridge.txt: sentences 3 and 4 read by nobody: {why}\n"
    assert "2 of its 4 sentences read" in page
    assert "all its" not in page
    assert f"Read by nobody: sentences 3 and 4 of Norvik plans a bridge: {why}." in page
    assert "ferry" not in page.partition("Coverage")[0]


def test_a_brief_of_a_bounded_article_keeps_its_whole_text(
    bridge: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounded(command, monkeypatch, 2, "daily", "--date", "2026-11-24")

    brief = json.loads((bridge / "briefs/2026-11-24/brief-2026-11-24.json").read_bytes())
    (article,) = brief["articles"]
    assert [article["text"][start:end] for start, end in article["sentences"]] == SENTENCES
    assert article["unread"] == [3, 4]
    assert command("verify", "briefs/2026-11-24/brief-2026-11-24.json").code == 0


def test_an_analysis_tells_what_lies_beyond_the_bound(
    bridge: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = bounded(command, monkeypatch, 3, "analyze")

    assert "bridge.txt: 4 sentences (1 read by nobody)" in told
    assert "sentence 4 read by nobody: beyond the first 3 of an article (article_sentences)" in told


def test_an_article_within_the_bound_is_read_whole(bridge: Path, command: Command) -> None:
    Path("briefing.toml").write_text("article_sentences = 4\n", encoding="utf-8")

    done = command("daily", "bridge.txt", "--engine", "extractive", "--stdout")

    assert done.code == 0
    assert "all its 4 sentences read" in done.out


def test_a_model_is_shown_no_sentence_beyond_the_bound(bridge: Path) -> None:
    with serve(lambda request: Reply(completion(articles.answer(request)))) as server:
        done = articles.made(bridge, server, bridge / "own", article_sentences=2, check="rules")

    assert "[2] Mayor Anna Weber" in str(server.requests)
    assert "ferry company" not in str(server.requests)
    assert done.brief["articles"][0]["unread"] == [3, 4]


def test_a_plan_counts_the_sentences_that_will_be_read(bridge: Path) -> None:
    chosen = settings.Settings(model="gpt-5-mini", article_sentences=3)
    wanted = pipeline.selection(chosen, date(2026, 11, 24), {}).model_copy(
        update={"sources": (Source(place="bridge.txt"),)}
    )

    found = plan(wanted, io.BytesIO(), chosen, {"XDG_CACHE_HOME": "own"}, unheard, once=True)

    assert found.total.sentences == 3


def test_articles_that_differ_beyond_the_bound_are_no_duplicates(bridge: Path) -> None:
    (bridge / "other.txt").write_text(TITLE + " ".join([*SENTENCES[:2], *SENTENCES[:1:-1]]), encoding="utf-8")
    sources = (Source(place="bridge.txt"), Source(place="other.txt"))

    found = pipeline.gather(
        Selection(sources=sources, day=date(2026, 11, 24), article_sentences=2), io.BytesIO(), unheard
    )

    assert not any(duplicate.reason == "the same text" for duplicate in found.repeats.values())


def test_a_sentence_too_long_to_be_one_is_read_by_nobody(bridge: Path, command: Command) -> None:
    (bridge / "bridge.txt").write_text(f"{TITLE}{SENTENCES[0]} {LONG} {SENTENCES[1]}", encoding="utf-8")

    done = command("daily", "bridge.txt", "--engine", "extractive", "--stdout")

    assert done.code == 3
    assert "bridge.txt: sentence 2 read by nobody: longer than 2,000 characters" in done.err
    assert "2 of its 3 sentences read" in done.out
    assert "Holm" not in done.out


def test_an_article_of_nothing_but_such_a_sentence_is_refused(bridge: Path, command: Command) -> None:
    (bridge / "bridge.txt").write_text(LONG, encoding="utf-8")

    done = command("daily", "bridge.txt", "--engine", "extractive")

    assert done.code == 1
    assert done.err.splitlines()[-1] == (
        "briefing: no article to brief: bridge.txt: nothing but sentences longer than 2,000 characters"
    )


def test_a_bound_of_none_is_refused() -> None:
    with pytest.raises(UsageError, match="article_sentences"):
        settings.load({"article_sentences": 0}, Path(), {})


def test_what_is_beyond_the_bound_tells_no_story_apart() -> None:
    body = annotate(making.article(" ".join(SENTENCES)), most=2)

    assert body.article.text.strip().endswith("in 2031.")
    assert [s.number for s in body.beyond] == [3, 4]
    assert cluster_indices([(body.article, body.sentences)]) == [[0]]


def unheard(_message: str) -> None:
    pass
