import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.llm.token_count import tokenizer
from briefing.models import Sentence
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.sentences import split_sentences
from briefing.tasks.chunks import chunks, numbered_line

NEWS = Path(__file__).parents[3] / "shared" / "eval" / "polnear-dev.jsonl"
SIZE = 5_000_000  # bytes
BUDGET = 3_000  # tokens
FLOOR = 5.0  # MB/s, as for the sentences
BUILD = """
import time
from briefing.llm.token_count import tokenizer
begun = time.process_time()
tokenizer("gpt-4o").count(["x"])
print(time.process_time() - begun)
"""

pytestmark = pytest.mark.bench


def seconds(run: Callable[[], object]) -> float:
    """Of CPU, the best of three."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return min(times)


def test_the_cpu_of_the_first_count() -> None:
    runs = [
        float(subprocess.run([sys.executable, "-c", BUILD], capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    print(f"\nranks read, encoding built: {statistics.median(runs):.2f} s of CPU")


@pytest.mark.skipif(not NEWS.exists(), reason="the news articles are not beside the project")
def test_chunking_long_news_beside_the_bare_encoding() -> None:
    articles = [json.loads(line)["text"] for line in NEWS.read_text(encoding="utf-8").splitlines()]
    once = "\n\n".join(articles) + "\n\n"
    text = once * (SIZE // len(once.encode()) + 1)
    sentences = split_sentences(text, paragraphs(text, None))
    count = tokenizer("gpt-4o").count
    lines = [f"{numbered_line(text, one).text}\n" for one in sentences]
    count(["warm"])

    ours = seconds(lambda: chunks(text, sentences, BUDGET, count))
    bare = seconds(lambda: count(lines))

    megabytes = len(text.encode()) / 1e6
    print(
        f"\nchunks {megabytes / ours:.1f} MB/s, bare encoding {megabytes / bare:.1f} MB/s: {ours / bare:.2f}"
    )
    assert megabytes / ours >= FLOOR


@pytest.mark.parametrize(
    "unit", ["x", "word ", "It was, they said; ", "一", "… ", "😀", "a" * 50 + " 一一一 "]
)
def test_twice_the_length_of_one_sentence_takes_about_twice_the_time(unit: str) -> None:
    count = tokenizer("gpt-4o").count
    count(["warm"])

    def one_sentence(length: int) -> float:
        text = unit * (length // len(unit))
        return seconds(lambda: chunks(text, [Sentence(number=1, start=0, end=len(text))], BUDGET, count))

    ratio = one_sentence(1_200_000) / one_sentence(600_000) / 2
    print(f"\n{unit[:12]!r}: {ratio:.2f} times the time a character at twice the length")
    assert ratio < 1.6
