"""Contents of a parsed brief.json, read leniently: what breaks the contract is passed over, or handed on as
it is, to be told of with its place."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from briefing import picoschema, verification
from briefing.models import AGREEMENT, BUILT_IN, Sentence
from briefing.nlp import coreference
from briefing.nlp.visible_text import is_markdown, visible_text
from briefing.picoschema import Field, PicoschemaError
from briefing.recheck.comparisons import ANSWERS, CHANGES, EVENTS


class SourceArticle(NamedTuple):
    """An article of a brief, as its statements are checked against it."""

    text: str  # as it was read
    markdown: bool
    sentences: tuple[Sentence, ...]
    aliases: dict[str, str]
    language: str
    written: str  # what the statements about it were asked for in


def as_list(value: object) -> Sequence[Any]:
    """A list as it is; nothing of what is none."""
    return value if isinstance(value, list) else ()


def source_articles(brief: Mapping[str, Any]) -> dict[str, SourceArticle]:
    """The articles that have a text, by their ids."""
    by_id: dict[str, SourceArticle] = {}
    run = brief.get("run")
    written = (
        str(run.get("language", verification.ENGLISH)) if isinstance(run, Mapping) else verification.ENGLISH
    )
    for row in as_list(brief.get("articles")):
        if not isinstance(row, Mapping) or not isinstance(row.get("text"), str):
            continue
        key, text = str(row.get("id")), row["text"]
        sentences = _sentences(row.get("sentences"), len(text))
        markdown = is_markdown(str(row.get("source", "")))
        places = visible_text(text, markdown=markdown)
        visible = [Sentence(s.number, places.offset(s.start), places.offset(s.end)) for s in sentences]
        by_id[key] = SourceArticle(
            text,
            markdown,
            sentences,
            coreference.aliases_of(places.text, str(row.get("title", "")), visible),
            str(row.get("language", "und")),
            written,
        )
    return by_id


def _sentences(spans: object, length: int) -> tuple[Sentence, ...]:
    good = [
        span
        for span in as_list(spans)
        if isinstance(span, list)
        and len(span) == 2
        and all(type(n) is int and 0 <= n <= length for n in span)
    ]
    return tuple(Sentence(number=n, start=start, end=end) for n, (start, end) in enumerate(good, start=1))


def section_fields(brief: Mapping[str, Any]) -> dict[str, tuple[Field, ...]]:
    """The fields of the brief's sections by their names; none of one that is not described as it should."""
    by_section: dict[str, tuple[Field, ...]] = {}
    for section in as_list(brief.get("sections")):
        described = section.get("fields") if isinstance(section, Mapping) else None
        if isinstance(described, Mapping):
            with suppress(PicoschemaError, AttributeError):
                by_section[str(section.get("name"))] = picoschema.parse_fields(described)
    return by_section


def statements(brief: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """The place, the kind and the finding of each statement, in their order."""
    for number, line in enumerate(as_list(brief.get("bottom_line")), start=1):
        yield f"bottom_line.{number}", "text", line
    for story in as_list(brief.get("stories")):
        if not isinstance(story, Mapping):
            yield "a story", "text", story
            continue
        key = story.get("id", "?")
        yield f"{key}.headline", "text", story.get("headline")
        for section in BUILT_IN:
            for number, finding in enumerate(as_list(story.get(section)), start=1):
                yield f"{key}.{section}.{number}", section, finding
        for number, finding in enumerate(as_list(story.get(AGREEMENT)), start=1):
            yield f"{key}.{AGREEMENT}.{number}", AGREEMENT, finding
        history = story.get("history")
        since = history if isinstance(history, Mapping) else {}
        for kind in (CHANGES, EVENTS, ANSWERS):
            for number, finding in enumerate(as_list(since.get(kind)), start=1):
                yield f"{key}.history.{kind}.{number}", kind, _with_evidence_list(finding)
        own = story.get("sections")
        for section, findings in own.items() if isinstance(own, Mapping) else ():
            for number, finding in enumerate(as_list(findings), start=1):
                yield f"{key}.{section}.{number}", section, finding


def _with_evidence_list(compared: object) -> object:
    """A comparison with an earlier day, its one piece of evidence in a list like a finding's."""
    return {**compared, "evidence": [compared.get("evidence")]} if isinstance(compared, Mapping) else compared
