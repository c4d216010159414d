"""Kept checks: the checked draft of an article, recalled where article, draft and sections are the same."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from briefing.article_ids import put_ids, take_ids
from briefing.engine import Engine
from briefing.frozen import Frozen
from briefing.models import Analysis, Draft
from briefing.nlp.doc import Doc


class CheckedDraft(NamedTuple):
    """The findings of a draft, each with its evidence and its verdict, and the names that stand for one
    another in its article. `key` is what it is kept by, None where it is not."""

    analysis: Analysis
    aliases: Mapping[str, str]
    key: bytes | None = None


class _Kept(Frozen):
    analysis: Analysis
    aliases: dict[str, str]


def key(doc: Doc, draft: Draft | None, engine: Engine) -> bytes | None:
    """What the check of a draft depends on, the article's id left out; where there is no draft, the embedded
    analyst makes it of the same. None where nothing is kept.

    A field of a user's by the name of `article` could be taken for an id.
    """
    if any("article" in section.fields for section in engine.sections):
        return None
    article = doc.article.model_copy(update={"id": ""})
    return engine.results.key(
        "check", article, doc.sentences, doc.left_out, draft, engine.sections, engine.language
    )


def count_missing(docs: Sequence[Doc], engine: Engine) -> int:
    """How many articles are to be drafted and checked by whoever can: all but those that the embedded analyst
    has read before."""
    if engine.draft is None:
        return len(docs)
    return sum(not engine.results.has(key(doc, None, engine)) for doc in docs)


def recall(wanted: bytes | None, doc: Doc, engine: Engine) -> CheckedDraft | None:
    """The checked draft that is kept by a key; None where there is none."""
    document = engine.results.get(wanted)
    return None if document is None else _decode(document, doc.article.id, wanted)


def keep(wanted: bytes | None, checked: CheckedDraft, doc: Doc, engine: Engine) -> CheckedDraft:
    """The checked draft with its key. What would not come back as it is is not kept."""
    if wanted is None:
        return checked
    result = checked._replace(key=wanted)
    document = _encode(checked, doc.article.id)
    again = document and _decode(document, doc.article.id, wanted)
    if again and again == result and _encode(again, doc.article.id) == document:
        engine.results.put(wanted, document)
    return result


def _encode(checked: CheckedDraft, article_id: str) -> bytes | None:
    try:
        kept = _Kept(analysis=checked.analysis, aliases=dict(checked.aliases))
        return take_ids(kept.model_dump_json().encode(), [article_id])
    except (PydanticSerializationError, ValueError):
        return None


def _decode(document: bytes, article_id: str, wanted: bytes | None) -> CheckedDraft | None:
    try:
        kept = _Kept.model_validate_json(put_ids(document, [article_id]))
    except (ValidationError, ValueError, IndexError):
        return None
    return CheckedDraft(kept.analysis, kept.aliases, wanted)
