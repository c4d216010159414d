"""A story is recalled where its articles are made of the same, stand in the same order and have as many
copies."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from briefing.models import Analysis, Headline
from briefing.result_cache import NAME, ResultCache
from briefing.stories import kept_stories
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome, build_story, merge_findings
from tests import making

NO_COPIES: Mapping[str, int] = {}
NOTHING_FOUND = Analysis(
    article="a1",
    headline=Headline(text="Port to close", evidence=()),
    summary=(),
    positions=(),
    open_questions=(),
    withheld=(),
)


@pytest.fixture
def results(tmp_path: Path) -> Iterator[ResultCache]:
    with closing(ResultCache(tmp_path / NAME)) as opened:
        yield opened


def analyzed(*ids: str) -> list[AnalyzedArticle]:
    """Articles that are made of the same whatever their ids are."""
    return [
        AnalyzedArticle(making.article("The port closes.", name), (), NOTHING_FOUND, key=bytes([place]))
        for place, name in enumerate(ids)
    ]


def merged(fault: str = "") -> MergeOutcome:
    return MergeOutcome(merge_findings(analyzed("a1", "a2")), fault=fault)


def test_other_ids_in_the_same_order_have_the_same_key(results: ResultCache) -> None:
    key = kept_stories.key(analyzed("a1", "a2"), NO_COPIES, None, results)

    assert key is not None
    assert kept_stories.key(analyzed("a13", "a20"), NO_COPIES, None, results) == key


def test_what_a_story_depends_on_is_in_its_key(results: ResultCache) -> None:
    one, two = analyzed("a1", "a2")
    keys = {
        kept_stories.key([one, two], NO_COPIES, None, results),
        kept_stories.key([one, two._replace(key=b"other")], NO_COPIES, None, results),
        kept_stories.key([one], NO_COPIES, None, results),
        kept_stories.key([one, two], {"a2": 1}, None, results),
        kept_stories.key([one, two], {"a1": 1}, None, results),
        kept_stories.key([one, two], NO_COPIES, merged(), results),
        kept_stories.key([one, two], NO_COPIES, merged("too long"), results),
        kept_stories.key(analyzed("a3", "a4"), NO_COPIES, merged(), results),
    }

    assert len(keys) == 8
    assert None not in keys


def test_the_order_of_ids_is_that_of_their_letters_and_of_their_numbers(results: ResultCache) -> None:
    orders = (("a1", "a2"), ("a2", "a1"), ("a2", "a10"), ("a10", "a2"))

    assert len({kept_stories.key(analyzed(*ids), NO_COPIES, None, results) for ids in orders}) == 4


def test_a_story_of_an_article_that_is_not_kept_is_not_kept(results: ResultCache) -> None:
    one, two = analyzed("a1", "a2")

    assert kept_stories.key([one, two._replace(key=None)], NO_COPIES, None, results) is None


def test_what_does_not_come_back_as_it_is_is_not_kept(
    results: ResultCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = analyzed("a1", "a2")
    key = kept_stories.key(articles, NO_COPIES, None, results)
    story = build_story("s1", articles)
    monkeypatch.setattr(kept_stories, "put_ids", lambda document, _: document.replace(b"Port", b"Quay"))
    kept_stories.keep(key, story, articles, results)
    assert not results.has(key)

    monkeypatch.undo()
    kept_stories.keep(key, story, articles, results)
    assert kept_stories.recall(key, "s2", analyzed("a7", "a8"), results) == build_story(
        "s2", analyzed("a7", "a8")
    )
