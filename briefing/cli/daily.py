"""`briefing daily`: sources in, the day's brief out."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.exit_codes import ExitCode
from briefing.page_formats import PageFormat, name_formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.archive_place import ArchivePlace
    from briefing.errors import ModelError
    from briefing.llm.bill import Account
    from briefing.models import Brief
    from briefing.notices import Notice
    from briefing.pipeline import Interests
    from briefing.prompts import Layers
    from briefing.rendering.formats import Rendering

_ELSEWHERE = "make room there or name another folder with --out"
_TOLD_EACH = 10  # sources that nobody read


@options.with_run_options
def daily(
    *,
    sources: options.Sources = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The brief's date.  [today]")
    ] = None,
    out: Annotated[
        str | None, typer.Option(metavar="DIR", help="Where the folder of the date goes.  [briefs]")
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="NAME", help=f"{name_formats()}; repeat for more.  [the first three]"
        ),
    ] = None,
    previous: Annotated[
        str | None,
        typer.Option(
            metavar="BRIEF.json",
            help="An earlier brief to compare with, or none.  [the newest earlier one under --out]",
        ),
    ] = None,
    no_archive: Annotated[
        bool, typer.Option("--no-archive", help="Leave the archive as it is, which takes in each brief.")
    ] = False,
    check: options.Check = None,
    words: options.Words = None,
    stories: options.Stories = None,
    story_words: options.StoryWords = None,
    also: options.Also = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say on stderr why each article is in its story, and what ranked it."),
    ] = False,
    stdout: Annotated[bool, typer.Option("--stdout", help="Print one format and write no file.")] = False,
    dry_run: options.DryRun = False,
    json_: Annotated[
        bool, typer.Option("--json", help="Print files and costs, or with --dry-run the plan, as JSON.")
    ] = False,
    flags: options.Flags,
    quiet: bool,
) -> None:
    """Write the day's brief."""
    import os

    from briefing import pipeline, prompts
    from briefing.atomic_files import check_writable
    from briefing.cli import analysis_run, brief_file, console, progress_line
    from briefing.cli.archive_file import check_archive
    from briefing.engine import open_engine
    from briefing.progress import watch_nothing
    from briefing.rendering.formats import Rendering
    from briefing.rendering.small_print import nothing_traced_note
    from briefing.rendering.story_budget import Extent
    from briefing.result_cache import open_results
    from briefing.settings import NO_ARCHIVE
    from briefing.source_coverage import has_unread

    flags |= {
        "out": out,
        "formats": options.parse_formats(formats),
        "previous": previous,
        "archive": NO_ARCHIVE if no_archive else None,
        "check": check,
        "words": words,
        "stories": stories,
        "story_words": story_words,
        "also": also,
    }
    notice = console.silence if quiet else console.print_notice
    chosen = analysis_run.run_settings(flags, sources, notice)
    when = brief_date(day)
    wanted = stdout_format(chosen.formats, bool(formats), json_) if stdout else ""
    selection = pipeline.selection(chosen, when, os.environ, date.today())
    if dry_run:
        from briefing.cli import plan_table  # and with it all that asks a model

        plan_table.print_plan(selection, chosen, notice, once=True, as_json=json_)
        return
    folder = Path(chosen.out) / when.isoformat()
    if stdout:
        console.check_open()
    else:
        check_writable(paths(folder, when.isoformat(), chosen.formats), _ELSEWHERE)
        check_archive(chosen.archive_place)
    earlier = brief_file.earlier_briefs(chosen, when, notice)
    watch = watch_nothing if quiet else progress_line.show_progress
    templates = prompts.configured_layers(chosen, Path.cwd(), when)
    try_pages(templates, (wanted,) if stdout else chosen.formats)
    with open_engine(chosen, os.environ, notice, when) as analyst, analysis_run.raise_when_stopped(analyst):
        interests = pipeline.Interests(chosen.watch, chosen.ignore)
        brief = pipeline.make_brief(
            selection, console.standard_input(), analyst, notice, watch, interests, earlier
        )
    report_unread(brief, analyst.faults())
    if untraced := nothing_traced_note(brief):
        notice(untraced)
    code = ExitCode.UNREAD if has_unread(brief, selection) else ExitCode.DONE
    with open_results(chosen.uses_cache, os.environ) as results:
        rendering = Rendering(
            brief, templates, Extent(chosen.stories, chosen.story_words, chosen.also, chosen.words), results
        )
        if explain:
            print_explanation(rendering, interests)
        if stdout:
            console.write_result(rendering.file(wanted))
        else:
            report_replacement(folder, when, notice)
            files = write(rendering, folder, chosen.formats)
            if not archive_brief(brief, chosen.archive_place, notice):
                code = ExitCode.UNREAD
            if json_:
                console.report(run_json(files, code, analyst.account()))
            elif not quiet:
                print_short(rendering, files)
    raise typer.Exit(code)


def brief_date(given: str | None) -> date:
    """The date asked for, or today's. Raises UsageError for what is no date."""
    from briefing.errors import UsageError

    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError as wrong:
        raise UsageError(f"--date {given!r} is no date; write it as in --date 2026-11-24") from wrong


def stdout_format(formats: tuple[str, ...], given: bool, json_: bool) -> str:
    """The format for standard output: the one asked for, or Markdown."""
    from briefing.errors import UsageError

    if json_:
        raise UsageError("--json and --stdout both print; for the brief as JSON: --stdout --format json")
    if given and len(formats) != 1:
        raise UsageError("--stdout prints one format; give one --format")
    return formats[0] if given else "markdown"


def try_pages(templates: "Layers", formats: tuple[str, ...]) -> None:
    """Fills in a user's own pages with a made-up brief, before anything is paid for the real one.

    Raises UsageError where one is broken.
    """
    from briefing.prompts import has_own_pages
    from briefing.rendering.formats import render

    if has_own_pages(templates):
        from briefing.prompt_tools.lint import made_up_brief

        brief = made_up_brief(templates)
        for name in formats:
            render(brief, name, templates)


def report_unread(brief: "Brief", faults: "Sequence[ModelError]") -> None:
    """A line on stderr for each of the first sources that nobody read, in whole or in part, and for each
    fault what to do about it."""
    from briefing.cli import console
    from briefing.rendering.small_print import unread_sentences

    told = [row for row in brief.articles if row.muted is None]
    rows = [row for row in told if row.status in ("failed", "empty") or row.unread]
    elsewhere = {fault.reason for fault in faults}
    for row in rows[:_TOLD_EACH]:
        because = f": {row.reason}" if row.reason and row.reason not in elsewhere else ""
        why = f"{unread_sentences(row.unread)} read by nobody{because}" if row.unread else row.reason
        console.print_notice(f"briefing: {row.source}: {why}")
    if len(rows) > _TOLD_EACH:
        console.print_notice(
            f"briefing: {len(rows) - _TOLD_EACH} more sources read by nobody; the brief names each"
        )
    for fault in faults:
        console.print_notice(f"briefing: {fault}")


def print_explanation(rendering: "Rendering", interests: "Interests") -> None:
    """A line on stderr for what was read, for each story and each article of it, and for the page."""
    from briefing.cli import console
    from briefing.rendering.page_words import page_line
    from briefing.stories.explanation import explanation_lines

    for line in (*explanation_lines(rendering.brief, *interests), page_line(rendering.view)):
        console.print_notice(line)


def paths(folder: Path, day: str, formats: tuple[PageFormat, ...]) -> list[Path]:
    """The files of a brief in these formats."""
    return [folder / f"brief-{day}.{name.suffix}" for name in formats]


def report_replacement(folder: Path, day: date, notice: "Notice") -> None:
    """A line where the date has a brief already."""
    path = folder / f"brief-{day.isoformat()}.json"
    if path.exists():
        notice(f"Replaces {path}.")


def write(rendering: "Rendering", folder: Path, formats: tuple[PageFormat, ...]) -> list[str]:
    """Writes the files of a brief, and gives their paths."""
    from briefing.atomic_files import write_all

    pages = [rendering.file(name) for name in formats]
    files = dict(zip(paths(folder, rendering.brief.date, formats), pages, strict=True))
    write_all(files, _ELSEWHERE)
    return [str(path) for path in files]


def archive_brief(brief: "Brief", place: "ArchivePlace | None", notice: "Notice") -> bool:
    """Takes a brief into the archive, if one is wanted, once its files are written. Whether that was done; a
    line on stderr says why not."""
    if place is None:
        return True
    from briefing.archive.database import open_archive
    from briefing.archive.intake import add_brief
    from briefing.cli import console
    from briefing.errors import ArchiveError

    try:
        with open_archive(place, create=True, notice=notice) as archive:
            add_brief(archive, brief)
    except ArchiveError as wrong:
        console.print_notice(f"briefing: the brief is written, and not in the archive: {wrong}")
        return False
    return True


def print_short(rendering: "Rendering", files: list[str]) -> None:
    """The short form of a brief, with the paths of its files."""
    from briefing.cli import console

    shown = rendering.screen(console.width(), files, styled=console.is_styled())
    console.report(shown.encode() + b"\n")


def run_json(files: "Sequence[str]", code: ExitCode, account: "Account | None") -> bytes:
    """What `briefing daily --json` prints: the contract `run/1`."""
    import json

    paid = account and {**account._asdict(), "planned": account.planned._asdict()}
    document = {"format": "run/1", "files": list(files), "exit_code": code, "account": paid}
    return (json.dumps(document, indent=2, default=str) + "\n").encode(errors="replace")
