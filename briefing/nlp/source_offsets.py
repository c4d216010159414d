"""Source offsets: evidence brought back to the texts as they were read, from what a reader sees of them."""

from collections.abc import Iterable, Mapping
from operator import is_
from typing import TypeVar

from pydantic import BaseModel

from briefing.models import Coverage, Evidence, Sentence, Story
from briefing.nlp.doc import Doc
from briefing.nlp.visible_text import VisibleText

_Value = TypeVar("_Value")


def changed_docs(docs: Iterable[Doc]) -> dict[str, Doc]:
    """The bodies by id whose text is not as it was read."""
    return {doc.article.id: doc for doc in docs if doc.article.text != doc.read}


def restore_offsets(value: _Value, docs: Mapping[str, Doc]) -> _Value:
    """A model, or a tuple or dict of them, with each piece of evidence and each text as it was read."""
    return _restore_value(value, docs) if docs else value  # type: ignore[return-value]


def restore_doc(doc: Doc) -> Doc:
    """A body with its text and its sentences as they were read."""
    if doc.article.text == doc.read:
        return doc
    article = doc.article.model_copy(update={"text": doc.read})
    return doc._replace(
        article=article,
        sentences=_restore_sentences(doc.sentences, doc.places),
        beyond=_restore_sentences(doc.beyond, doc.places),
    )


def _restore_sentences(sentences: Iterable[Sentence], places: VisibleText) -> tuple[Sentence, ...]:
    return tuple(Sentence(s.number, places.start(s.start), places.end(s.end)) for s in sentences)


def _restore_value(value: object, docs: Mapping[str, Doc]) -> object:
    if isinstance(value, Evidence):
        return _restore_evidence(value, docs[value.article]) if value.article in docs else value
    if isinstance(value, Coverage):
        return _restore_coverage(value, docs[value.id]) if value.id in docs else value
    if isinstance(value, Story) and docs.keys().isdisjoint(value.articles):
        return value
    if isinstance(value, BaseModel):
        return _restore_model(value, docs)
    if type(value) is tuple:
        parts = tuple([_restore_value(part, docs) for part in value])
        return value if all(map(is_, parts, value)) else parts
    if isinstance(value, dict):
        restored = {key: _restore_value(part, docs) for key, part in value.items()}
        return value if all(map(is_, restored.values(), value.values())) else restored
    return value


def _restore_model(value: BaseModel, docs: Mapping[str, Doc]) -> BaseModel:
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    parts = {name: _restore_value(field, docs) for name, field in fields.items()}
    restored = {name: part for name, part in parts.items() if part is not fields[name]}
    said, evidence = fields.get("says"), fields.get("evidence")
    if isinstance(said, str) and isinstance(evidence, Evidence) and evidence.article in docs:
        start = evidence.start + evidence.quote.index(said)
        doc = docs[evidence.article]
        restored["says"] = doc.read[doc.places.start(start) : doc.places.end(start + len(said))]
    return value.model_copy(update=restored) if restored else value


def _restore_evidence(piece: Evidence, doc: Doc) -> Evidence:
    start, end = doc.places.start(piece.start), doc.places.end(piece.end)
    return piece.model_copy(update={"start": start, "end": end, "quote": doc.read[start:end]})


def _restore_coverage(row: Coverage, doc: Doc) -> Coverage:
    spans = tuple((doc.places.start(start), doc.places.end(end)) for start, end in row.sentences)
    return row.model_copy(update={"text": doc.read, "sentences": spans})
