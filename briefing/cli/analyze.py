"""`briefing analyze`: one JSON object a line for each article, uncapped."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from briefing.model import Analysis
    from briefing.pipeline import Body


def analyze(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Text or Markdown files, folders, or - for standard input."),
    ],
    engine: Annotated[
        str | None, typer.Option(metavar="NAME", help="auto, llm or extractive.  [auto]")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error arose.")] = False,
) -> None:
    """Print all findings of each article as JSON, a line each."""
    import sys

    from briefing import pipeline, settings
    from briefing.cli import output
    from briefing.cli.engine import analyst
    from briefing.model import Unread

    chosen = settings.load({"engine": engine}, Path.cwd())
    notice = output.silence if quiet else output.notice
    made = unread = 0
    for found in pipeline.analyses(sources, sys.stdin.buffer, analyst(chosen.engine, notice)):
        if isinstance(found, Unread):
            output.notice(f"briefing: {found.source}: {found.reason}")
            unread += found.status == "failed" or found.named
        else:
            output.result(line(*found))
            made += 1
    raise typer.Exit(0 if not unread and made else 3 if made else 1)


def line(body: "Body", analysis: "Analysis") -> bytes:
    """One article's findings as a line of JSON."""
    import json

    found = {
        "article": body.article.model_dump(mode="json", exclude={"title_span"}),
        "sentences": [[s.start, s.end] for s in body.sentences],
        **analysis.model_dump(mode="json", include={"summary", "positions", "open_questions", "withheld"}),
    }
    return json.dumps(found, ensure_ascii=False).encode() + b"\n"
