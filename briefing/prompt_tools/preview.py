"""Preview of a template: what a model would be sent about one article, in how many tokens, or a page."""

import json
from pathlib import Path
from typing import BinaryIO, NamedTuple

from briefing import prompts
from briefing.errors import UsageError
from briefing.llm.structured_output import Message
from briefing.llm.token_count import TokenCounter, Tokenizer, tokenizer
from briefing.models import Article, Brief, Unread
from briefing.nlp.doc import Doc, annotate
from briefing.notices import Notice
from briefing.prompts.overlay import DEFAULT, PAGES, SECTIONS, SUFFIX
from briefing.prompts.request_text import ANALYZE, SYSTEM
from briefing.session import run_cassette
from briefing.settings import DEFAULT_MODEL, Settings
from briefing.sources import load
from briefing.sources.load import Selection
from briefing.tasks.analyze import analysis_templates
from briefing.tasks.article_head import article_head
from briefing.tasks.chunks import chunks
from briefing.tasks.request import RequestChunk, RequestTemplates

LINES, SCHEMA = "article", "schema"
PAGE_FILES = ("brief.md.j2", "brief.html.j2", "email.txt.j2", "email.html.j2")
_STYLE = "style.css"


class RequestPreview(NamedTuple):
    """One request. `tokens` are those of its parts: each template's own, the article's lines, and the schema,
    which a server may count otherwise."""

    part: int
    parts: int
    messages: tuple[Message, ...]
    schema: dict[str, object]
    tokens: dict[str, int]


def read_article(wanted: Selection, stdin: BinaryIO, notice: Notice) -> Doc:
    """The only article of the sources, with its sentences. Raises UsageError where there are several, or none
    that can be read."""
    read = load.read(wanted, stdin, notice)
    bodies = [annotate(row, wanted.article_sentences) for row in read if isinstance(row, Article)]
    if len(bodies) > 1:
        raise UsageError(f"there are {len(bodies)} articles; a template is tried on one: name its file")
    if not bodies:
        why = "; ".join(f"{row.source}: {row.reason}" for row in read if isinstance(row, Unread))
        raise UsageError(f"no article to try a template on: {why or 'none is named'}")
    if not bodies[0].sentences:
        raise UsageError(f"{bodies[0].article.source} has no sentences to try a template on; name another")
    return bodies[0]


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
    head = article_head(body.article, body.sentences)
    previews = []
    for part, chunk in enumerate(divided, start=1):
        lines = "\n".join(line.text for line in chunk.lines)
        chunk_of = RequestChunk(body.article.source, lines, part, len(divided), chunk_tokens, head)
        messages = by.request(chunk_of).question.messages
        contents = [message["content"] for message in messages]
        tokens = tokens_of(by, contents[0], contents[1], chunk_of.text, count)
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


def render_page(name: str, where: prompts.Layers, brief: Brief) -> str:
    """The page of a template in `pages/`; for the style sheet the page that it stands in.

    Raises UsageError where the template is broken, or is none that a page is made of.
    """
    from briefing.rendering.page import page
    from briefing.rendering.page_templates import render_template

    template = name.removeprefix(DEFAULT).removeprefix(PAGES)
    if template == _STYLE:
        template = "brief.html.j2"
    if template not in PAGE_FILES:
        raise UsageError(f"{name} is no page by itself; the pages are {', '.join(PAGE_FILES)}")
    return render_template(template, where, page=page(brief))
