import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sentencex  # type: ignore[import-untyped]

from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.sentences import split_sentences

NEWS = Path(__file__).parents[3] / "shared" / "eval" / "polnear-dev.jsonl"
SIZE = 5_000_000  # bytes
FLOOR = 5.0  # MB/s

pytestmark = pytest.mark.bench


def speed(text: str, run: Callable[[], object]) -> float:
    """MB of `text` a second of CPU, the best of three."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return len(text.encode()) / 1e6 / min(times)


@pytest.mark.skipif(not NEWS.exists(), reason="the news articles are not beside the project")
def test_long_news_is_split_at_five_megabytes_a_second() -> None:
    articles = [json.loads(line)["text"] for line in NEWS.read_text(encoding="utf-8").splitlines()]
    once = "\n\n".join(articles) + "\n\n"
    text = once * (SIZE // len(once.encode()) + 1)
    body = paragraphs(text, None)

    ours = speed(text, lambda: split_sentences(text, body))
    bare = speed(text, lambda: sentencex.segment("en", text))
    cleaning = speed(text, lambda: paragraphs(text, None))

    print(f"\nsentences {ours:.1f} MB/s, bare sentencex {bare:.1f} MB/s, cleaning {cleaning:.1f} MB/s")
    assert ours >= FLOOR


@pytest.mark.parametrize("unit", ['He said "yes. ', "“Yes. ", "a. ", "(A. b) ", "x" * 20, "Mr. Smith left. "])
def test_twice_the_length_of_one_line_takes_about_twice_the_time(unit: str) -> None:
    short, long = unit * (300_000 // len(unit)), unit * (600_000 // len(unit))
    ratio = speed(short, lambda: split_sentences(short, paragraphs(short, None))) / speed(
        long, lambda: split_sentences(long, paragraphs(long, None))
    )
    print(f"\n{unit[:12]!r}: {ratio:.2f} times the time a character at twice the length")
    assert ratio < 1.6
