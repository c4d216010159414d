"""`briefing prompts`: the templates of prompts and pages, and the tools of those who change them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from briefing.models import Brief
    from briefing.notices import Notice
    from briefing.prompt_tools.catalogue import TemplateEntry
    from briefing.prompts import Layers
    from briefing.settings import Settings
    from briefing.sources.load import Selection

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A template, as in positions or brief.html.")
]
SourceArgument = Annotated[str, typer.Argument(metavar="SOURCE", help="One article.")]

app = typer.Typer(
    help="Templates of prompts and pages: copy, change, check and try them.", no_args_is_help=True
)


@app.callback()
def prompts() -> None:
    """Templates of prompts and pages: copy, change, check and try them."""


@app.command("list")
def list_(prompts: options.Prompts = None, as_json: JsonOption = False, debug: options.Debug = False) -> None:
    """List the templates: folder, hash, changes.

    A copy tells whether its default has changed since it was copied.
    """
    from briefing.cli import console, prompt_tables
    from briefing.prompt_tools import catalogue

    entries = catalogue.entries(_layers(prompts))
    rows = {"templates": [entry._asdict() for entry in entries]}
    console.write_result(console.as_json(rows) if as_json else prompt_tables.table(entries))


@app.command("show")
def show(name: NameArgument, prompts: options.Prompts = None, debug: options.Debug = False) -> None:
    """Print a template, and on stderr its path."""
    from briefing.cli import console
    from briefing.prompt_tools import catalogue

    where = _layers(prompts)
    template = catalogue.existing_template(where, catalogue.full_name(where, name))
    console.print_notice(f"{template.path}:")
    console.write_result(template.path.read_bytes())


@app.command("copy")
def copy(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME...", help="Templates, as in positions or timeline.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All but the examples, so as to pin them.")] = False,
    prompts: options.Prompts = None,
    debug: options.Debug = False,
) -> None:
    """Copy default templates, to change them.

    They go to --prompts DIR, to ./prompts, or in a checkout to your configuration's folder. What is there
    stays as it is.
    """
    from briefing import settings
    from briefing.cli import console
    from briefing.errors import UsageError
    from briefing.prompt_tools import copies

    if every == bool(names):
        raise UsageError("name the templates to copy, as in briefing prompts copy positions; or give --all")
    chosen = settings.load({"prompts": prompts}, Path.cwd())
    done = copies.copy(names or (), copies.copy_target(chosen.prompts, Path.cwd()))
    for path in done.made:
        console.write_result(f"{path}\n".encode())
    for path in done.kept:
        console.print_notice(f"{path} is there and stays as it is; to compare it: briefing prompts diff")
    raise typer.Exit(ExitCode.DONE if done.made or every else ExitCode.USAGE)


@app.command("diff")
def diff(
    name: NameArgument,
    prompts: options.Prompts = None,
    as_json: JsonOption = False,
    debug: options.Debug = False,
) -> None:
    """Compare yours with the default of today.

    What is new in the default since you copied it is told apart from what you changed.
    """
    from briefing.cli import console, prompt_tables
    from briefing.prompt_tools import catalogue, copies

    where = _layers(prompts)
    difference = copies.difference(where, catalogue.full_name(where, name))
    if as_json:
        console.write_result(console.as_json(difference._asdict()))
    else:
        console.write_result(prompt_tables.difference(difference, styled=console.is_styled()))


@app.command("check")
def check(prompts: options.Prompts = None, as_json: JsonOption = False, debug: options.Debug = False) -> None:
    """Tell faults by file and line.

    Exit 1 where there is one: syntax, undefined variables, front matter, examples, files that nothing
    includes, bounds of strict schemas, length.
    """
    from datetime import date

    from briefing import settings
    from briefing.cli import console, prompt_tables
    from briefing.prompt_tools import lint
    from briefing.prompts import configured_layers

    chosen = settings.load({"prompts": prompts}, Path.cwd())
    faults = lint.check(configured_layers(chosen, Path.cwd(), date.today()), chosen)
    rows = {"faults": [fault._asdict() for fault in faults]}
    console.write_result(console.as_json(rows) if as_json else prompt_tables.faults(faults))
    is_faulty = any(fault.severity == "fault" for fault in faults)
    raise typer.Exit(ExitCode.FAILED if is_faulty else ExitCode.DONE)


@app.command("render")
@options.with_run_options
def render(
    name: NameArgument, source: SourceArgument, flags: options.Flags, quiet: bool, as_json: JsonOption = False
) -> None:
    """Print what would be sent, or a page.

    The tokens of each part go to stderr. Nothing is sent.
    """
    import os
    from datetime import date

    from briefing import pipeline
    from briefing.cli import analysis_run, console, prompt_tables
    from briefing.prompt_tools import catalogue, preview
    from briefing.prompts import configured_layers

    notice = console.silence if quiet else console.print_notice
    chosen = analysis_run.run_settings(flags, [source], notice)
    where = configured_layers(chosen, Path.cwd(), date.today())
    full = catalogue.full_name(where, name)
    wanted = pipeline.selection(chosen, date.today(), os.environ)
    if catalogue.is_page(full):
        _print_page(full, where, chosen, wanted, notice)
        return
    counting = preview.tokenizer_of(chosen)
    body = preview.read_article(wanted, console.standard_input(), notice)
    previews = preview.request_previews(body, where, chosen.chunk_tokens, counting.count)
    rows = [request._asdict() for request in previews]
    console.write_result(console.as_json(rows) if as_json else prompt_tables.requests(previews))
    for request in previews:
        notice(prompt_tables.token_line(request, full, "" if counting.exact else " (an estimate)"))


@app.command("try")
@options.with_run_options
def try_(
    name: NameArgument, source: SourceArgument, flags: options.Flags, quiet: bool, as_json: JsonOption = False
) -> None:
    """Try yours beside the default.

    One article goes through both: findings side by side, what the check withheld, tokens and cost.
    """
    import os
    from datetime import date

    from briefing import pipeline
    from briefing.cli import analysis_run, console, prompt_tables
    from briefing.prompt_tools import catalogue, preview, template_trial
    from briefing.prompts import configured_layers

    notice = console.silence if quiet else console.print_notice
    chosen = analysis_run.run_settings(flags, [source], notice)
    where = configured_layers(chosen, Path.cwd(), date.today())
    entry = catalogue.entry(where, catalogue.full_name(where, name))
    wanted = pipeline.selection(chosen, date.today(), os.environ)
    if catalogue.is_page(entry.name):
        _print_page_diff(entry, where, chosen, wanted, notice)
        return
    body = preview.read_article(wanted, console.standard_input(), notice)
    trial = template_trial.trial(where, entry, body, chosen, os.environ, notice)
    console.write_result(
        prompt_tables.trial_json(trial) if as_json else prompt_tables.trial_columns(trial, console.width())
    )


def _print_page_diff(
    entry: "TemplateEntry", where: "Layers", chosen: "Settings", wanted: "Selection", notice: "Notice"
) -> None:
    """Prints how a page of one brief differs from the default's."""
    from briefing.cli import console, prompt_tables
    from briefing.prompt_tools import copies, preview, template_trial

    beside = template_trial.layers_with_default(where, entry)
    brief = _make_brief(where, chosen, wanted, notice)
    pages = [preview.render_page(entry.name, layers, brief) for layers in (beside, where)]
    lines = copies.unified_diff(pages[0], pages[1], "by the default", f"by {entry.path}")
    console.write_result(
        prompt_tables.changes(lines or ("The page is the same.",), styled=console.is_styled())
    )


def _print_page(
    name: str, where: "Layers", chosen: "Settings", wanted: "Selection", notice: "Notice"
) -> None:
    """Prints a page of a brief."""
    from briefing.cli import console
    from briefing.prompt_tools import preview

    console.write_result(
        preview.render_page(name, where, _make_brief(where, chosen, wanted, notice)).encode()
    )


def _make_brief(where: "Layers", chosen: "Settings", wanted: "Selection", notice: "Notice") -> "Brief":
    """By the embedded analyst, unless another engine or a recording is named."""
    import os

    from briefing import pipeline
    from briefing.cli import console
    from briefing.engine import open_engine

    if chosen.engine == "auto" and not chosen.replay:
        chosen = chosen.model_copy(update={"engine": "extractive"})
    with open_engine(chosen, os.environ, notice, wanted.day, where) as analyst:
        return pipeline.make_brief(wanted, console.standard_input(), analyst, notice)


def _layers(prompts: str | None) -> "Layers":
    from datetime import date

    from briefing import settings
    from briefing.prompts import configured_layers

    return configured_layers(settings.load({"prompts": prompts}, Path.cwd()), Path.cwd(), date.today())
