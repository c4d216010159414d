"""`briefing analyze`: one JSON object a line for each article, uncapped."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from briefing.models import Analysis
    from briefing.nlp.doc import Doc


@options.with_run_options
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
    from briefing.cli import analysis_run, console, progress_line
    from briefing.engine import open_engine
    from briefing.models import Unread
    from briefing.progress import watch_nothing
    from briefing.rendering.small_print import unread_sentences

    notice = console.silence if quiet else console.print_notice
    chosen = analysis_run.run_settings(flags, sources, notice)
    selection = pipeline.selection(chosen, date.today(), os.environ)
    if dry_run:
        from briefing.cli import plan_table  # and with it all that asks a model

        plan_table.print_plan(selection, chosen, notice, once=False, as_json=json_)
        return
    console.check_open()
    watch = watch_nothing if quiet else progress_line.show_progress
    with open_engine(chosen, os.environ, notice) as analyst, analysis_run.raise_when_stopped(analyst):
        analyses = pipeline.analyses(selection, console.standard_input(), analyst, notice, watch)
    made = unread = 0
    for outcome in analyses:
        if isinstance(outcome, Unread):
            console.print_notice(f"briefing: {outcome.source}: {outcome.reason}")
            unread += outcome.status == "failed" or outcome.named
        else:
            console.write_result(line(*outcome))
            made += 1
            gaps = outcome[1].unread
            for gap in gaps:
                console.print_notice(
                    f"briefing: {outcome[0].article.source}: {unread_sentences(gap.sentences)}"
                    f" read by nobody: {gap.reason}"
                )
            unread += bool(gaps)
    for fault in analyst.faults():
        console.print_notice(f"briefing: {fault}")
    raise typer.Exit(ExitCode.FAILED if not made else ExitCode.UNREAD if unread else ExitCode.DONE)


def line(body: "Doc", analysis: "Analysis") -> bytes:
    """One article's findings as a line of JSON."""
    import json

    from briefing.source_coverage import unread_numbers

    row = {
        "article": body.article.model_dump(mode="json", exclude={"title_span"}),
        "sentences": [[s.start, s.end] for s in body.numbered],
        "unread": unread_numbers(analysis),
        **analysis.model_dump(
            mode="json", include={"summary", "positions", "open_questions", "sections", "withheld"}
        ),
    }
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"
