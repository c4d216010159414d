"""Kept readings: what is known of articles before they are analyzed, recalled where their texts are the same.

Sentences are kept as offsets, and articles that belong together as their places: no word of a text.
"""

import json
from collections.abc import Sequence

from briefing.models import Article, Sentence, Span
from briefing.nlp.doc import Doc, NumberedText, annotate, number_sentences, prose
from briefing.result_cache import ResultCache
from briefing.sources.deduplication import Duplicate, find_duplicates
from briefing.stories import assembly


def annotate_article(article: Article, most: int | None, results: ResultCache) -> Doc:
    """As `doc.annotate`."""

    def number(text: str, title_span: Span | None) -> NumberedText:
        key = results.key("sentences", text, title_span)
        if document := results.get(key):
            boilerplate, *offsets = json.loads(document)
            starts_and_ends = zip(offsets[::2], offsets[1::2], strict=True)
            return NumberedText(
                tuple(Sentence(n, *span) for n, span in enumerate(starts_and_ends, start=1)), boilerplate
            )
        numbered = number_sentences(text, title_span)
        offsets = [offset for s in numbered.sentences for offset in (s.start, s.end)]
        results.put(key, json.dumps([numbered.boilerplate, *offsets]).encode())
        return numbered

    return annotate(article, most, number)


def duplicates(docs: Sequence[Doc], results: ResultCache) -> dict[str, Duplicate]:
    """As `deduplication.find_duplicates`."""
    articles = [(doc.whole, doc.numbered) for doc in docs]
    seen = [(article.source, article.from_feed, article.text, numbered) for article, numbered in articles]
    key = results.key("duplicates", seen)
    ids = [article.id for article, _ in articles]
    if document := results.get(key):
        rows = json.loads(document)
        return {ids[copy]: Duplicate(ids[original], reason) for copy, original, reason in rows}
    repeats = find_duplicates(articles)
    places = {name: place for place, name in enumerate(ids)}
    rows = [(places[copy], places[duplicate.of], duplicate.reason) for copy, duplicate in repeats.items()]
    results.put(key, json.dumps(rows).encode())
    return repeats


def groups(docs: Sequence[Doc], results: ResultCache) -> list[list[int]]:
    """As `assembly.cluster_indices`."""
    return recall_groups(docs, results) or keep_groups(docs, cluster(docs), results)


def cluster(docs: Sequence[Doc]) -> list[list[int]]:
    """The same of articles, without a look at what is kept."""
    return assembly.cluster_indices(_bodies(docs))


def recall_groups(docs: Sequence[Doc], results: ResultCache) -> list[list[int]] | None:
    """The groups that were kept of these articles; None where there are none."""
    document = results.get(_groups_key(docs, results))
    indices: list[list[int]] | None = json.loads(document) if document else None
    return indices


def keep_groups(docs: Sequence[Doc], indices: list[list[int]], results: ResultCache) -> list[list[int]]:
    """The groups, kept."""
    results.put(_groups_key(docs, results), json.dumps(indices).encode())
    return indices


def _groups_key(docs: Sequence[Doc], results: ResultCache) -> bytes | None:
    return results.key("groups", [(article.text, sentences) for article, sentences in _bodies(docs)])


def _bodies(docs: Sequence[Doc]) -> list[tuple[Article, tuple[Sentence, ...]]]:
    return [(doc.article, prose(doc.sentences)) for doc in docs]
