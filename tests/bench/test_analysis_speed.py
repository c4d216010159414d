"""How fast the embedded analyst reads news, beside a loop of plain Python, and how it grows with length."""

import asyncio
import gc
import json
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from briefing import verification
from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.cli import COLLECT_AFTER
from briefing.models import Article
from briefing.nlp.doc import annotate, doc_aliases
from tests import making

NEWS = Path(__file__).parents[3] / "shared" / "eval" / "polnear-dev.jsonl"
WORDS = 800  # of an article, by which speed is told
PARAGRAPH = (
    "The mayor of Oslo said that rents would fall. Kari Holm rejected the plan, calling it a gift."
    " “We will not wait,” she said. “Nobody should wait so long.”\n\n"
)
UNITS = {
    "paragraphs": PARAGRAPH,
    "quotation marks": "He said “yes” and “no” to it. ",
    "one line": "word ",
    "names": "Kari Holm Anna Berg Olav Lund ",
    "insertions": "Holm, who said, ",
    "open quotations": "“We will wait. ",
}

pytestmark = pytest.mark.bench


@pytest.fixture(autouse=True)
def _collecting_as_the_command_does() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(*COLLECT_AFTER)
    yield
    gc.set_threshold(*usual)


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """The least CPU time that a run took."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return min(taken)


def article(text: str) -> Article:
    return making.article(text)


async def analyze_all(articles: Iterable[Article]) -> None:
    for one in articles:
        body = annotate(one)
        aliases = doc_aliases(body)
        draft = await ExtractiveAnalyst().analyze(one, body.sentences)
        verification.ground(draft, one, body.sentences, aliases)


def count() -> None:
    """300,000 steps of plain Python: what a machine's speed is told by."""
    counts: dict[int, int] = {}
    for number in range(300_000):
        key = number % 1000
        counts[key] = counts.get(key, 0) + number


@pytest.mark.skipif(not NEWS.exists(), reason="the news articles are not beside the project")
def test_articles_a_second_on_one_core() -> None:
    texts = [json.loads(row)["text"] for row in NEWS.read_text(encoding="utf-8").splitlines()]
    articles = [article(text) for text in texts]
    length = sum(len(text.split()) for text in texts) / WORDS

    reading = seconds(lambda: asyncio.run(analyze_all(articles))) / length
    loop = seconds(count)

    print(
        f"\n{1 / reading:.0f} articles of {WORDS} words a second of CPU; one takes"
        f" {reading / loop:.2f} times a plain loop of {loop * 1000:.1f} ms"
    )
    assert reading < 1.5 * loop


@pytest.mark.parametrize("kind", UNITS)
def test_twice_the_length_takes_about_twice_the_time(kind: str) -> None:
    def text(size: int) -> str:
        return UNITS[kind] * (size // len(UNITS[kind]))

    once, twice = article(text(300_000)), article(text(600_000))
    ratio = seconds(lambda: asyncio.run(analyze_all([twice]))) / seconds(
        lambda: asyncio.run(analyze_all([once]))
    )

    print(f"\n{kind}: {ratio:.2f} times the time at twice the length")
    assert ratio < 2.8


def test_five_megabytes_are_read_whole() -> None:
    text = PARAGRAPH * (5_000_000 // len(PARAGRAPH))
    begun = time.process_time()
    asyncio.run(analyze_all([article(text)]))
    print(f"\n5 MB in {time.process_time() - begun:.0f} s")
