"""Grouping a day's articles: seconds, memory, and how both grow from a small day to a large one."""

import random
import time
import tracemalloc
from itertools import accumulate

import pytest

from briefing.stories.clustering import Clustering

SMALL, LARGE = 284, 2_000  # articles
EACH = 8  # articles of a story
LENGTH = 400  # words
VOCABULARY = 40_000
ENGLISH = (
    "the of and to that has with it he had as was said she are were this have which would not they".split()
)
CEILING, MEMORY = 20.0, 1_000  # seconds of CPU, megabytes

pytestmark = pytest.mark.bench


def day(articles: int) -> list[str]:
    """Articles whose words are as frequent as those of a language (Zipf, 1949), so that strangers share many
    of them; a third are English words, and a fifth their story's own."""
    chance = random.Random(7)
    words = [f"w{number:x}q" for number in range(VOCABULARY)]
    shares = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    texts = []
    for number in range(articles):
        own = random.Random(number // EACH).choices(words, k=60)
        drawn = chance.choices(words, cum_weights=shares, k=LENGTH)
        texts.append(" ".join(_one_of(chance.random(), word, own, chance) for word in drawn))
    return texts


def _one_of(place: float, word: str, own: list[str], chance: random.Random) -> str:
    return chance.choice(ENGLISH) if place < 1 / 3 else chance.choice(own) if place < 1 / 3 + 0.2 else word


def seconds(texts: list[str]) -> float:
    begun = time.process_time()
    Clustering(texts)
    return time.process_time() - begun


def megabytes(texts: list[str]) -> float:
    """The peak of what Python allocates beside the texts."""
    tracemalloc.start()
    Clustering(texts)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def test_two_thousand_articles_are_grouped_in_time_and_memory() -> None:
    few, many = day(SMALL), day(LARGE)
    stories = len(Clustering(many).groups)  # once before, so that neither reads words that the other left
    assert LARGE // EACH <= stories < LARGE // 4
    small, large = seconds(few), seconds(many)
    least, most = megabytes(few), megabytes(many)

    print(
        f"\n{SMALL} articles: {small:.2f} s, {least:.0f} MB; {LARGE:,}: {large:.2f} s, {most:.0f} MB;"
        f" {LARGE / SMALL:.1f} times the articles, {large / small:.1f} times the time,"
        f" {most / least:.1f} times the memory"
    )
    assert large < CEILING
    assert most < MEMORY
