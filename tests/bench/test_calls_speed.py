"""Calls to a model that answers after 200 ms: wall, CPU and memory, beside the bare client in one run."""

import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import briefing
from briefing import prompts
from briefing.llm.ask import Asker
from briefing.llm.client import Client
from briefing.llm.endpoint import Endpoint, endpoint
from briefing.llm.structured_output import Rung, StructuredQuestion, response_format
from briefing.llm.token_count import tokenizer
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.sentences import split_sentences
from briefing.tasks.analyze import answer_schema, parse_draft
from briefing.tasks.chunks import numbered_line
from tests.bench.delaying import DELAY, Running, serving

ROOT = Path(__file__).parent.parent.parent
ARTICLES, AT_ONCE, ROUNDS = 100, 32, 3
MOST_WALL, MOST_CPU, MOST_MEMORY = 1.15, 2.0, 200
WORDS = """council bridge river mayor vote repair harbour minister tax school storm market ferry court strike
union plan road hospital price bank farmer climate energy police museum festival budget airport teacher forest
says hopes opposes builds closes opens sells buys promises delays moves pays finds loses wins the a of for
with new old large small late early northern southern public private""".split()
PEAK = """
import resource, sys
from briefing import cli
try:
    cli.main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""

pytestmark = pytest.mark.bench


class Spent(NamedTuple):
    """`wall` as a multiple of the ideal, `cpu` in milliseconds a request."""

    wall: float
    cpu: float


def measured(server: Running, run: Callable[[], Coroutine[Any, Any, object]]) -> Spent:
    """The least of some rounds, since other programs run on the machine as well."""
    spent = []
    for _ in range(ROUNDS):
        server.asked()
        begun = time.process_time()
        asyncio.run(run())
        cpu = time.process_time() - begun
        asked = server.asked()
        ideal = ceil(asked.requests / AT_ONCE) * DELAY
        spent.append(Spent(asked.seconds / ideal, 1000 * cpu / asked.requests))
    return Spent(min(one.wall for one in spent), min(one.cpu for one in spent))


def article(n: int) -> str:
    """About 450 words, which are no near copy of another article's."""
    drawn = random.Random(n)
    said = [" ".join(drawn.choices(WORDS, k=16)).capitalize() for _ in range(24)]
    sentences = [f"{words} in {drawn.randint(1, 999)} towns." for words in said]
    return f"{' '.join(drawn.choices(WORDS, k=6)).capitalize()}\n\n{' '.join(sentences)}\n"


def questions() -> list[StructuredQuestion]:
    where = prompts.layers(None, ROOT)
    described = answer_schema(prompts.sections(where)).json_schema
    asked = [prompts.request(where, f"[1] {article(n)}", 1, 1) for n in range(ARTICLES)]
    return [
        StructuredQuestion(
            ({"role": "system", "content": one.system}, {"role": "user", "content": one.user}),
            described,
            "analysis",
        )
        for one in asked
    ]


def by_asker(where: Endpoint, asked: list[StructuredQuestion]) -> Callable[[], Coroutine[Any, Any, object]]:
    expected = answer_schema(prompts.sections(prompts.layers(None, ROOT)))

    async def run() -> None:
        async with Asker(Client(where), AT_ONCE) as asker:
            await asyncio.gather(
                *(asker.ask(one, lambda content: parse_draft(content, expected)) for one in asked)
            )

    return run


def by_bare_client(
    where: Endpoint, asked: list[StructuredQuestion]
) -> Callable[[], Coroutine[Any, Any, object]]:
    from openai import AsyncOpenAI

    async def run() -> None:
        free = asyncio.Semaphore(AT_ONCE)

        async def one(question: StructuredQuestion) -> None:
            wanted: Any = {
                "messages": question.messages,
                "response_format": response_format(question, Rung.STRICT),
            }
            async with free:
                raw = await client.chat.completions.with_raw_response.create(
                    model="m", temperature=0, max_tokens=4096, **wanted
                )
                json.loads(raw.http_response.content)

        async with AsyncOpenAI(base_url=where.base_url, api_key="none", max_retries=0) as client:
            await asyncio.gather(*(one(question) for question in asked))

    return run


def test_a_hundred_questions_beside_the_bare_client() -> None:
    asked = questions()
    with serving() as server:
        where = endpoint("m", server.url, {})
        bare = measured(server, by_bare_client(where, asked))
        ours = measured(server, by_asker(where, asked))

    print(
        f"\n{ARTICLES} questions, {AT_ONCE} at once, wall / ideal: {ours.wall:.2f} "
        f"(at most {MOST_WALL} wanted), "
        f"bare client {bare.wall:.2f}\nCPU a request / bare client's: {ours.cpu / bare.cpu:.2f} "
        f"(at most {MOST_CPU} wanted), {ours.cpu:.1f} ms / {bare.cpu:.1f} ms"
    )


def test_a_brief_of_a_hundred_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "articles"
    written(folder, ARTICLES)
    with serving() as server:
        walls, requests = [], 0
        for n in range(ROUNDS):
            monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"cache {n}"))
            briefing.make_brief(
                folder, date="2026-11-24", engine="llm", base_url=server.url, model="m", concurrency=AT_ONCE
            )
            asked = server.asked()
            walls.append(asked.seconds / (ceil(asked.requests / AT_ONCE) * DELAY))
            requests = asked.requests

    print(
        f"\nbriefing of {ARTICLES} articles, first to last request / ideal: {min(walls):.2f} "
        f"(at most {MOST_WALL} wanted); requests an article: {requests / ARTICLES:.2f} (1 wanted)"
    )


def test_the_memory_of_a_hundred_and_of_a_thousand_articles(tmp_path: Path) -> None:
    with serving() as server:
        peaks = {}
        for articles in (ARTICLES, 10 * ARTICLES):
            folder = tmp_path / str(articles)
            written(folder, articles)
            arguments = ["analyze", str(folder), "--base-url", server.url, "--model", "m", "--quiet"]
            command = [sys.executable, "-c", PEAK, *arguments, "--concurrency", str(AT_ONCE)]
            done = subprocess.run(
                command,
                cwd=tmp_path,
                capture_output=True,
                check=True,
                text=True,
                env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
            )
            peaks[articles] = int(done.stdout.splitlines()[-1])

    few, many = peaks.values()
    print(
        f"\nmemory of briefing analyze for {ARTICLES} articles: {few} MB, for {10 * ARTICLES}: {many} MB, "
        f"{many / few:.2f} times (less than {MOST_MEMORY} MB wanted)"
    )


def test_the_prompt_of_one_request_beside_three(tmp_path: Path) -> None:
    text = article(1)
    lines = "\n".join(
        numbered_line(text, sentence).text for sentence in split_sentences(text, paragraphs(text, None))
    )
    names = [section.name for section in prompts.sections(prompts.layers(None, ROOT))]
    together = tokens(prompts.layers(None, ROOT), lines)
    apart = sum(tokens(only(tmp_path / name, name, names), lines) for name in names)

    print(
        f"\nprompt tokens of a {len(text.split())}-word article: one request with all sections {together:,}, "
        f"one for each {apart:,}: {together / apart:.2f}"
    )


def tokens(where: prompts.Layers, lines: str) -> int:
    """Of the prompt and of the schema that goes with it."""
    asked = prompts.request(where, lines, 1, 1)
    described = json.dumps(answer_schema(prompts.sections(where)).json_schema, separators=(",", ":"))
    return sum(tokenizer("gpt-5-mini").count([asked.system, asked.user, described]))


def only(folder: Path, wanted: str, names: list[str]) -> prompts.Layers:
    """Templates in which all sections but one are disabled."""
    (folder / "sections").mkdir(parents=True)
    for name in names:
        if name != wanted:
            (folder / "sections" / f"{name}.md.j2").write_text("---\ndisabled: true\n---\n", encoding="utf-8")
    return prompts.layers(folder, ROOT)


def written(folder: Path, articles: int) -> None:
    folder.mkdir(exist_ok=True)
    for n in range(articles):
        (folder / f"{n:04}.txt").write_text(article(n), encoding="utf-8")
