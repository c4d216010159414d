import random
import time

import pytest

from briefing.sources.deduplication import find_duplicates
from tests.test_duplicates import WORDS, article, story

ARTICLES, COPIES = 8_000, 2_000
CEILING = 30.0  # seconds of CPU

pytestmark = pytest.mark.bench


def test_copies_among_ten_thousand_articles_are_found() -> None:
    chance = random.Random(1)
    texts = [story(number) for number in range(ARTICLES)]
    for text in texts[:COPIES]:
        words = text.split(" ")
        for place in chance.sample(range(len(words)), len(words) // 14):
            words[place] = chance.choice(WORDS)
        texts.append(" ".join(words[: int(len(words) * chance.uniform(0.6, 1))]))
    articles = [article(str(number), text) for number, text in enumerate(texts)]

    begun = time.process_time()
    found = find_duplicates(articles)
    took = time.process_time() - begun

    right = sum(found.get(str(ARTICLES + n), ("",))[0] == str(n) for n in range(COPIES))
    wrong = sum(int(key) < ARTICLES for key in found)
    print(
        f"\n{len(texts):,} articles in {took:.1f} s, {right / COPIES:.3f} of the copies found, {wrong} others"
    )
    assert took < CEILING
    assert right >= 0.95 * COPIES
    assert wrong == 0
