"""Request preview: what a model would be sent about an article, and how many tokens each part takes."""

import json
from pathlib import Path
from typing import NamedTuple

from briefing import prompts
from briefing.llm.structured_output import Message
from briefing.llm.token_count import TokenCounter, Tokenizer, tokenizer
from briefing.nlp.doc import Doc
from briefing.prompts.overlay import SECTIONS, SUFFIX
from briefing.prompts.request_text import ANALYZE, SYSTEM
from briefing.session import run_cassette
from briefing.settings import DEFAULT_MODEL, Settings
from briefing.tasks.analyze import analysis_templates
from briefing.tasks.chunks import chunks
from briefing.tasks.request import RequestChunk, RequestTemplates

LINES, SCHEMA = "article", "schema"


class RequestPreview(NamedTuple):
    """One request. `tokens` are those of its parts: each template's own, the article's lines, and the schema,
    which a server may count otherwise."""

    part: int
    parts: int
    messages: tuple[Message, ...]
    schema: dict[str, object]
    tokens: dict[str, int]


def tokenizer_of(settings: Settings) -> Tokenizer:
    """What counts the tokens of the model that a run of these settings asks."""
    recorded = run_cassette.recorded_model(settings) if settings.replay else ""
    return tokenizer(Path(settings.local_model).name or settings.model or recorded or DEFAULT_MODEL)


def request_previews(
    body: Doc, where: prompts.Layers, chunk_tokens: int, count: TokenCounter
) -> tuple[RequestPreview, ...]:
    """The requests about an article, one a chunk of at most `chunk_tokens`, counted by `count`.

    Raises UsageError where a template is broken.
    """
    by = analysis_templates(where)
    schema = by.expected.json_schema
    divided = chunks(body.article.text, body.sentences, chunk_tokens, count)
    previews = []
    for part, chunk in enumerate(divided, start=1):
        lines = "\n".join(line.text for line in chunk.lines)
        chunk_of = RequestChunk(body.article.source, lines, part, len(divided), chunk_tokens)
        messages = by.request(chunk_of).question.messages
        contents = [message["content"] for message in messages]
        tokens = tokens_of(by, contents[0], contents[1], lines, count)
        tokens[SCHEMA] = count([json.dumps(schema, separators=(",", ":"))])[0]
        previews.append(RequestPreview(part, len(divided), messages, schema, tokens))
    return tuple(previews)


def tokens_of(
    by: RequestTemplates, system: str, user: str, lines: str, count: TokenCounter
) -> dict[str, int]:
    """The tokens of a request's parts by the names of their templates; what is no section's and not the
    article's is that of the template which holds them all."""
    sections = by.instructions
    whole, instructions, *each = count([user, system, *(section.instructions for section in sections), lines])
    beside = max(0, whole - sum(each))
    return {
        SYSTEM: instructions,
        **{f"{SECTIONS}{section.name}{SUFFIX}": n for section, n in zip(sections, each[:-1], strict=True)},
        ANALYZE: beside,
        LINES: each[-1],
    }
