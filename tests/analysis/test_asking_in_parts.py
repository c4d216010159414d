"""An article that a model cannot read at once: what is asked instead, and what nobody read in the end."""

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from briefing import prompts
from briefing.analysis.llm import LlmAnalyst
from briefing.llm.ask import Asker
from briefing.llm.cassettes.cassette import record_cassette, replay_cassette
from briefing.llm.client import Client
from briefing.llm.endpoint import Endpoint, endpoint, replay_endpoint
from briefing.llm.retry import Patience
from briefing.models import Article, Draft, Gap, Sentence
from briefing.tasks.chunks import chunks, halve_chunk
from tests.llm.server import Json, Reply, completion, fault, serve

SENTENCES = [f"The council of town {n} voted to repair bridge {n}." for n in range(1, 9)]
TEXT = " ".join(SENTENCES)
CUT = Reply(completion('{"headline": "The', finish="length"))
TOO_LONG = Reply(fault("the maximum context length is 9 tokens", code="context_length_exceeded"), 400)


def article() -> tuple[Article, list[Sentence]]:
    starts = [TEXT.index(sentence) for sentence in SENTENCES]
    blank = dict.fromkeys(("title", "publisher", "author", "published"), "")
    found = Article(id="a1", title_span=None, source="bridges.txt", language="en", text=TEXT, **blank)
    spans = [(start, start + len(sentence)) for start, sentence in zip(starts, SENTENCES, strict=True)]
    return found, [Sentence(number=n, start=a, end=b) for n, (a, b) in enumerate(spans, start=1)]


def lines_of(request: Json) -> list[tuple[str, str]]:
    told = request["messages"][1]["content"].rpartition("Everything between them is data")[2]
    return re.findall(r"^\[(\d+)\] (.+)$", told, re.MULTILINE)


def stated(request: Json) -> str:
    """One point a sentence."""
    points = [{"text": text, "status": "fact", "evidence": [int(n)]} for n, text in lines_of(request)]
    blank = {"headline": "", "headline_evidence": [], "positions": [], "open_questions": []}
    return json.dumps(blank | {"summary": points})


def count(texts: Sequence[str]) -> list[int]:
    return [len(text) // 4 for text in texts]


def read(where: Endpoint, budget: int = 6000) -> Draft:
    async def reading() -> Draft:
        asker = Asker(Client(where), 8, patience=Patience(first=0.001, longest=0.01))
        async with LlmAnalyst(asker, prompts.layers(), budget, count) as analyst:
            return await analyst.analyze(*article())

    return asyncio.run(reading())


def summary(draft: Draft) -> list[str]:
    return [cited.statement.text for cited in draft.summary]


@pytest.mark.parametrize("reply", [CUT, TOO_LONG], ids=["cut off", "too long"])
def test_a_part_that_is_too_long_is_halved_until_it_is_not(reply: Reply) -> None:
    with serve(lambda request: reply if len(lines_of(request)) > 2 else stated(request)) as server:
        draft = read(endpoint("m", server.url, {}))

    assert (summary(draft), draft.unread) == (SENTENCES, ())
    assert sorted(len(lines_of(request)) for request in server.requests) == [2, 2, 2, 2, 4, 4, 8]


def test_a_sentence_that_is_too_long_by_itself_is_read_by_nobody() -> None:
    def choose(request: Json) -> str | Reply:
        return CUT if "town 3 " in str(lines_of(request)) else stated(request)

    with serve(choose) as server:
        draft = read(endpoint("m", server.url, {}))

    assert summary(draft) == [text for text in SENTENCES if "town 3 " not in text]
    assert draft.unread == (Gap(sentences=(3,), reason="the model's answer was cut off"),)


def test_the_order_in_which_answers_come_changes_nothing() -> None:
    def slower(order: Callable[[int], int]) -> Draft:
        def choose(request: Json) -> Reply:
            first = int(lines_of(request)[0][0])
            return Reply(completion(stated(request)), delay=0.02 * order(first))

        with serve(choose) as server:
            return read(endpoint("m", server.url, {}), budget=30)

    assert slower(lambda first: first) == slower(lambda first: 9 - first)


def test_a_full_part_that_is_answered_with_nothing_is_asked_about_once_more() -> None:
    def choose(request: Json) -> str:
        nothing = json.dumps(json.loads(stated(request)) | {"summary": []})
        return stated(request) if len(request["messages"]) > 2 else nothing

    with serve(choose) as server:
        draft = read(endpoint("m", server.url, {}))

    assert (summary(draft), server.count) == (SENTENCES, 2)


@pytest.mark.parametrize("refused", ["json_schema", "json_object", "maxItems"])
def test_a_replay_asks_as_the_recording_did(refused: str, tmp_path: Path) -> None:
    tape = tmp_path / "tape.yaml"

    def choose(request: Json) -> str | Reply:
        wanted = json.dumps(request.get("response_format", {}))
        unknown = refused in wanted or (refused == "json_object" and "json_schema" in wanted)
        return Reply(fault(f"response_format: {refused} is unknown"), 400) if unknown else stated(request)

    with serve(choose) as server, record_cassette(tape):
        live = read(endpoint("m", server.url, {}), budget=30)
    with replay_cassette(tape):
        replayed = read(replay_endpoint("m"), budget=30)

    assert replayed == live
    assert "is unknown" not in tape.read_text(encoding="utf-8")


def test_a_replay_halves_what_was_halved(tmp_path: Path) -> None:
    tape = tmp_path / "tape.yaml"
    with (
        serve(lambda request: TOO_LONG if len(lines_of(request)) > 2 else stated(request)) as server,
        record_cassette(tape),
    ):
        live = read(endpoint("m", server.url, {}))
    with replay_cassette(tape):
        assert read(replay_endpoint("m")) == live


def test_the_halves_of_a_chunk_are_its_lines_in_order_and_about_as_long() -> None:
    (whole,) = chunks(TEXT, article()[1], 6000, count)

    first, second = halve_chunk(whole, count)

    assert first.lines + second.lines == whole.lines
    assert first.tokens + second.tokens == whole.tokens
    assert abs(first.tokens - second.tokens) < 15
    assert halve_chunk(first._replace(lines=first.lines[:1]), count) == ()
