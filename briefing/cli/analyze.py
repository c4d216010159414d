"""`briefing analyze`: one JSON object a line for each article, uncapped."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options

if TYPE_CHECKING:
    from briefing.bodies import Body
    from briefing.model import Analysis


@options.of_a_run
def analyze(
    *,
    sources: options.Sources = None,
    dry_run: options.DryRun = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the plan of --dry-run as JSON.")] = False,
    flags: options.Flags,
    quiet: bool,
) -> None:
    """Print all findings of each article as JSON, a line each."""
    import os
    from datetime import date

    from briefing import pipeline
    from briefing.analysts.engine import engine as opened
    from briefing.cli import output, paying, progress, selecting, stopped
    from briefing.model import Unread
    from briefing.progress import unwatched
    from briefing.render.coverage import unread_sentences

    notice = output.silence if quiet else output.notice
    chosen = selecting.load(flags, sources, notice)
    selection = pipeline.selection(chosen, date.today(), os.environ)
    if dry_run:
        paying.print_plan(selection, chosen, notice, once=False, as_json=json_)
        return
    output.check_open()
    watch = unwatched if quiet else progress.shown
    with opened(chosen, os.environ, notice) as analyst, stopped.told(analyst):
        analyses = pipeline.analyses(selection, output.given(), analyst, notice, watch)
    made = unread = 0
    for found in analyses:
        if isinstance(found, Unread):
            output.notice(f"briefing: {found.source}: {found.reason}")
            unread += found.status == "failed" or found.named
        else:
            output.result(line(*found))
            made += 1
            gaps = found[1].unread
            for gap in gaps:
                output.notice(
                    f"briefing: {found[0].article.source}: {unread_sentences(gap.sentences)} read by nobody:"
                    f" {gap.reason}"
                )
            unread += bool(gaps)
    for fault in analyst.faults():
        output.notice(f"briefing: {fault}")
    raise typer.Exit(0 if not unread and made else 3 if made else 1)


def line(body: "Body", analysis: "Analysis") -> bytes:
    """One article's findings as a line of JSON."""
    import json

    from briefing.coverage import unread_numbers

    found = {
        "article": body.article.model_dump(mode="json", exclude={"title_span"}),
        "sentences": [[s.start, s.end] for s in body.numbered],
        "unread": unread_numbers(analysis),
        **analysis.model_dump(
            mode="json", include={"summary", "positions", "open_questions", "sections", "withheld"}
        ),
    }
    return json.dumps(found, ensure_ascii=False).encode() + b"\n"
