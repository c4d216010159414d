"""Kept stories: a story as it was built, recalled where its articles are made of the same as then.

On another day the same articles have other ids, and the story another place. Ids name articles and are
compared at most, so a story is the same where those of its articles stand in the same order.
"""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from briefing.article_ids import put_ids, take_ids
from briefing.frozen import Frozen
from briefing.models import Story
from briefing.result_cache import ResultCache
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome


class _Kept(Frozen):
    """A story without its id and its articles', and the places of these in the groups of its origins."""

    story: Story
    origins: tuple[tuple[int, ...], ...]


def key(
    articles: Sequence[AnalyzedArticle],
    copies: Mapping[str, int],
    merged: MergeOutcome | None,
    results: ResultCache,
) -> bytes | None:
    """What a story depends on; None where it is not kept. What a model merged names articles by their ids."""
    if not all(article.key for article in articles):
        return None
    ids = [article.article.id for article in articles]
    return results.key(
        "story",
        [article.key.hex() for article in articles if article.key],
        [sorted(ids).index(name) for name in ids],
        [sorted(ids, key=lambda name: (len(name), name)).index(name) for name in ids],
        [copies.get(name, 0) for name in ids],
        [ids, merged] if merged else None,
    )


def recall(
    wanted: bytes | None, story_id: str, articles: Sequence[AnalyzedArticle], results: ResultCache
) -> Story | None:
    """The story that is kept by a key, with the ids of today; None where there is none."""
    document = results.get(wanted)
    return None if document is None else _decode(document, story_id, articles)


def keep(
    wanted: bytes | None, story: Story, articles: Sequence[AnalyzedArticle], results: ResultCache
) -> None:
    """Keeps a story. What would not come back as it is is not kept."""
    if wanted is None:
        return
    document = _encode(story, articles)
    if document is None:
        return
    again = _decode(document, story.id, articles)
    if again == story and _encode(again, articles) == document:
        results.put(wanted, document)


def _encode(story: Story, articles: Sequence[AnalyzedArticle]) -> bytes | None:
    places = {article.article.id: place for place, article in enumerate(articles)}
    try:
        kept = _Kept(
            story=story.model_copy(update={"id": "", "articles": (), "origins": ()}),
            origins=tuple(tuple(places[name] for name in group) for group in story.origins),
        )
        return take_ids(kept.model_dump_json().encode(), list(places))
    except (PydanticSerializationError, ValueError, KeyError):
        return None


def _decode(document: bytes, story_id: str, articles: Sequence[AnalyzedArticle]) -> Story | None:
    ids = tuple(article.article.id for article in articles)
    try:
        kept = _Kept.model_validate_json(put_ids(document, ids))
        origins = tuple(tuple(ids[place] for place in group) for group in kept.origins)
    except (ValidationError, ValueError, IndexError):
        return None
    return kept.story.model_copy(update={"id": story_id, "articles": ids, "origins": origins})
