"""Four times the length takes at most six times the CPU, whatever the text looks like. Ratios within one run.

A shape is measured from the size on at which a run takes two seconds beyond its start, or at the largest one
below: what takes less is start and noise.
"""

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.sources.feeds import rss_and_atom
from tests.bench import shapes
from tests.bench.test_command_speed import cpu
from tests.conftest import COMMAND

SMALLEST, LARGEST = 8_000, 100_000  # characters, or bytes of a folder's articles
ENOUGH = 2.0  # seconds of CPU
NOISE = 0.5  # seconds
AT_MOST = 6.0

pytestmark = pytest.mark.bench


def started(folder: Path) -> float:
    """The CPU seconds of a run that has next to nothing to read."""
    short = folder / "short.txt"
    short.write_text("Minister plans ban\n\nThe opposition wants a vote on it.\n", encoding="utf-8")
    return min(taken(folder, short) for _ in range(3))


def grows_at_most_sixfold(name: str, measured: Callable[[int], float]) -> None:
    length = SMALLEST
    small = measured(length)
    while small < ENOUGH and 2 * length <= LARGEST:
        length *= 2
        small = measured(length)
    small, large = min(small, measured(length)), measured(4 * length)
    print(f"\n{name}: {small:.2f} s for {length:,}, {large:.2f} s for {4 * length:,}")
    assert large <= AT_MOST * small + NOISE


@pytest.mark.parametrize("name", shapes.SHAPES)
def test_a_text_of_any_shape(name: str, tmp_path: Path) -> None:
    shape, base = shapes.SHAPES[name], started(tmp_path)

    def measured(length: int) -> float:
        source = tmp_path / f"text.{shape.suffix}"
        source.write_text(shape.text(length), encoding="utf-8")
        return max(0.0, taken(tmp_path, source) - base)

    grows_at_most_sixfold(name, measured)


def taken(folder: Path, source: Path) -> float:
    """The seconds of a run that may end with 1 or 3, since a shape can be past reading."""
    run = f'"{COMMAND}" daily "{source}" --engine extractive --quiet || true'
    return cpu(["sh", "-c", run], folder)


@pytest.mark.parametrize("name", shapes.FOLDERS)
def test_a_folder_of_short_articles(name: str, tmp_path: Path) -> None:
    base = started(tmp_path)

    def measured(length: int) -> float:
        folder = tmp_path / f"{name} {length}"
        folder.mkdir(exist_ok=True)
        for number in range(length // shapes.ARTICLE):
            text = shapes.FOLDERS[name](number)
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        return max(0.0, taken(tmp_path, folder) - base)

    grows_at_most_sixfold(f"folder of {name}", measured)


def test_a_feed_of_many_entries() -> None:
    def measured(length: int) -> float:
        raw = shapes.feed(length).encode()
        begun = time.process_time()
        assert rss_and_atom.parse_feed(raw, "https://news.example/").entries
        return time.process_time() - begun

    grows_at_most_sixfold("feed", measured)


@pytest.mark.parametrize("kind", ["statements", "pieces of evidence"])
def test_statements_that_are_verified(kind: str, tmp_path: Path) -> None:
    rng = random.Random(7)
    stated = "Anna Weber said that the port authority would close the harbour because costs rose."

    base = tmp_path / "one.jsonl"
    base.write_text(json.dumps({"statement": stated, "evidence": [stated]}), encoding="utf-8")
    start = cpu([COMMAND, "verify", "--statements", "one.jsonl"], tmp_path)

    def measured(length: int) -> float:
        sentences = [shapes.prose_sentence(rng, 0) for _ in range(length // 80)]
        several = [[one] for one in sentences] if kind == "statements" else [sentences]
        rows = (json.dumps({"statement": stated, "evidence": evidence}) for evidence in several)
        (tmp_path / "stated.jsonl").write_text("\n".join(rows), encoding="utf-8")
        return max(0.0, cpu([COMMAND, "verify", "--statements", "stated.jsonl"], tmp_path) - start)

    grows_at_most_sixfold(kind, measured)
