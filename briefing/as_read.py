"""Evidence brought back to the texts as they were read: an analysis is made of what a reader sees of them."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from briefing.bodies import Body
from briefing.model import Coverage, Evidence, Sentence
from briefing.text.shown import Shown

_Value = TypeVar("_Value")


def changed(bodies: Iterable[Body]) -> dict[str, Body]:
    """The bodies by id whose text is not as it was read."""
    return {body.article.id: body for body in bodies if body.article.text != body.read}


def as_read(value: _Value, bodies: Mapping[str, Body]) -> _Value:
    """A model, or a tuple or dict of them, with each piece of evidence and each text as it was read."""
    return _restored(value, bodies) if bodies else value  # type: ignore[return-value]


def body_as_read(body: Body) -> Body:
    """A body with its text and its sentences as they were read."""
    if body.article.text == body.read:
        return body
    article = body.article.model_copy(update={"text": body.read})
    return body._replace(
        article=article,
        sentences=_placed(body.sentences, body.places),
        beyond=_placed(body.beyond, body.places),
    )


def _placed(sentences: Iterable[Sentence], places: Shown) -> tuple[Sentence, ...]:
    return tuple(Sentence(s.number, places.start(s.start), places.end(s.end)) for s in sentences)


def _restored(value: object, bodies: Mapping[str, Body]) -> object:
    if isinstance(value, Evidence):
        return _evidence(value, bodies[value.article]) if value.article in bodies else value
    if isinstance(value, Coverage):
        return _coverage(value, bodies[value.id]) if value.id in bodies else value
    if isinstance(value, BaseModel):
        return _model(value, bodies)
    if type(value) is tuple:
        return tuple(_restored(part, bodies) for part in value)
    if isinstance(value, dict):
        return {key: _restored(part, bodies) for key, part in value.items()}
    return value


def _model(value: BaseModel, bodies: Mapping[str, Body]) -> BaseModel:
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    new = {name: _restored(field, bodies) for name, field in fields.items()}
    said, evidence = fields.get("says"), fields.get("evidence")
    if isinstance(said, str) and isinstance(evidence, Evidence) and evidence.article in bodies:
        start = evidence.start + evidence.quote.index(said)
        body = bodies[evidence.article]
        new["says"] = body.read[body.places.start(start) : body.places.end(start + len(said))]
    return value.model_copy(update=new)


def _evidence(piece: Evidence, body: Body) -> Evidence:
    start, end = body.places.start(piece.start), body.places.end(piece.end)
    return piece.model_copy(update={"start": start, "end": end, "quote": body.read[start:end]})


def _coverage(row: Coverage, body: Body) -> Coverage:
    spans = tuple((body.places.start(start), body.places.end(end)) for start, end in row.sentences)
    return row.model_copy(update={"text": body.read, "sentences": spans})
