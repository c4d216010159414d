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
    bodies = [(doc.article, prose(doc.sentences)) for doc in docs]
    key = results.key("groups", [(article.text, sentences) for article, sentences in bodies])
    if document := results.get(key):
        indices: list[list[int]] = json.loads(document)
        return indices
    indices = assembly.cluster_indices(bodies)
    results.put(key, json.dumps(indices).encode())
    return indices
