"""Story matching: which of the stories that were told before goes on today."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.models import Brief
from briefing.stories import similarity

_ALIKE = 0.2  # the cosine from which on two days' stories are one; labelled stories, halved, lie above it


def story_bodies(brief: Brief) -> list[list[str]]:
    """The bodies of the articles of each story of a brief, without boilerplate."""
    articles = {article.id: article for article in brief.articles}
    return [
        [
            "\n".join(articles[key].text[start:end] for start, end in articles[key].sentences)
            for key in story.articles
            if key in articles
        ]
        for story in brief.stories
    ]


def story_words(texts: Iterable[str]) -> Counter[str]:
    """How often each stem stands in the articles of a story, by which it is matched."""
    return sum(map(similarity.stem_counts, texts), Counter[str]())


def match_stories(today: Sequence[Mapping[str, int]], before: Sequence[Mapping[str, int]]) -> dict[int, int]:
    """For each of today's stories that was told before, its place among those: the two that are most alike
    first, and none twice."""
    matches: dict[int, int] = {}
    vectors = similarity.tfidf_vectors([Counter(words) for words in (*today, *before)])
    pairs = similarity.pair_cosines(vectors).items()
    for (index, other), cosine in sorted(pairs, key=lambda pair: (-pair[1], pair[0])):
        earlier = other - len(today)
        free = index not in matches and earlier not in matches.values()
        if cosine >= _ALIKE and index < len(today) <= other and free:
            matches[index] = earlier
    return matches
