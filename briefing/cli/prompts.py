"""`briefing prompts`: the templates of prompts and pages, and the tools of those who change them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Brief
    from briefing.notices import Notice
    from briefing.prompts import Layers
    from briefing.settings import Settings
    from briefing.sources import Selection
    from briefing.workbench.catalogue import Entry
    from briefing.workbench.sending import Sending

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A template, as in positions or brief.html.")]
Source = Annotated[str, typer.Argument(metavar="SOURCE", help="One article.")]

app = typer.Typer(
    help="Templates of prompts and pages: copy, change, check and try them.", no_args_is_help=True
)


@app.callback()
def prompts() -> None:
    """Templates of prompts and pages: copy, change, check and try them."""


@app.command("list")
def list_(prompts: options.Prompts = None, as_json: Json = False, debug: options.Debug = False) -> None:
    """List the templates: folder, hash, changes.

    A copy tells whether its default has changed since it was copied.
    """
    from briefing.cli import listing, output
    from briefing.workbench import catalogue

    entries = catalogue.entries(_layers(prompts))
    output.result(listing.as_json(entries) if as_json else listing.table(entries))


@app.command("show")
def show(name: Name, prompts: options.Prompts = None, debug: options.Debug = False) -> None:
    """Print a template, and on stderr its path."""
    from briefing.cli import output
    from briefing.workbench import catalogue

    where = _layers(prompts)
    template = catalogue.existing(where, catalogue.named(where, name))
    output.notice(f"{template.path}:")
    output.result(template.path.read_bytes())


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
    from briefing.cli import output
    from briefing.errors import UsageError
    from briefing.workbench import copies

    if every == bool(names):
        raise UsageError("name the templates to copy, as in briefing prompts copy positions; or give --all")
    chosen = settings.load({"prompts": prompts}, Path.cwd())
    done = copies.copy(names or (), copies.users_layer(chosen.prompts, Path.cwd()))
    for path in done.made:
        output.result(f"{path}\n".encode())
    for path in done.kept:
        output.notice(f"{path} is there and stays as it is; to compare it: briefing prompts diff")
    raise typer.Exit(0 if done.made or every else 2)


@app.command("diff")
def diff(
    name: Name, prompts: options.Prompts = None, as_json: Json = False, debug: options.Debug = False
) -> None:
    """Compare yours with the default of today.

    What is new in the default since you copied it is told apart from what you changed.
    """
    import json

    from briefing.cli import listing, output
    from briefing.workbench import catalogue, copies

    where = _layers(prompts)
    found = copies.difference(where, catalogue.named(where, name))
    if as_json:
        output.result(json.dumps(found._asdict(), indent=2, ensure_ascii=False).encode() + b"\n")
    else:
        output.result(listing.difference(found, styled=output.styled()))


@app.command("check")
def check(prompts: options.Prompts = None, as_json: Json = False, debug: options.Debug = False) -> None:
    """Tell faults by file and line.

    Exit 1 where there is one: syntax, undefined variables, front matter, examples, files that nothing
    includes, bounds of strict schemas, length.
    """
    from datetime import date

    from briefing import settings
    from briefing.cli import listing, output
    from briefing.prompts import configured
    from briefing.workbench import checking

    chosen = settings.load({"prompts": prompts}, Path.cwd())
    found = checking.check(configured(chosen, Path.cwd(), date.today()), chosen)
    output.result(listing.faults_as_json(found) if as_json else listing.faults(found))
    raise typer.Exit(1 if any(fault.severity == "fault" for fault in found) else 0)


@app.command("render")
@options.of_a_run
def render(name: Name, source: Source, flags: options.Flags, quiet: bool, as_json: Json = False) -> None:
    """Print what would be sent, or a page.

    The tokens of each part go to stderr. Nothing is sent.
    """
    import os
    from datetime import date

    from briefing import pipeline
    from briefing.cli import listing, output, selecting
    from briefing.prompts import configured
    from briefing.workbench import catalogue, reading, sending

    notice = output.silence if quiet else output.notice
    chosen = selecting.load(flags, [source], notice)
    where = configured(chosen, Path.cwd(), date.today())
    full = catalogue.named(where, name)
    wanted = pipeline.selection(chosen, date.today(), os.environ)
    if catalogue.is_page(full):
        _page(full, where, chosen, wanted, notice)
        return
    counting = sending.tokenizer_of(chosen)
    body = reading.article(wanted, output.given(), notice)
    found = sending.sendings(body, where, chosen.chunk_tokens, counting.count)
    output.result(_as_json(found) if as_json else listing.requests(found))
    for one in found:
        notice(listing.tokens(one, full, "" if counting.exact else " (an estimate)"))


@app.command("try")
@options.of_a_run
def try_(name: Name, source: Source, flags: options.Flags, quiet: bool, as_json: Json = False) -> None:
    """Try yours beside the default.

    One article goes through both: findings side by side, what the check withheld, tokens and cost.
    """
    import os
    from datetime import date

    from briefing import pipeline
    from briefing.cli import beside, output, selecting
    from briefing.prompts import configured
    from briefing.workbench import catalogue, reading, trying

    notice = output.silence if quiet else output.notice
    chosen = selecting.load(flags, [source], notice)
    where = configured(chosen, Path.cwd(), date.today())
    entry = catalogue.entry(where, catalogue.named(where, name))
    wanted = pipeline.selection(chosen, date.today(), os.environ)
    if catalogue.is_page(entry.name):
        _two_pages(entry, where, chosen, wanted, notice)
        return
    body = reading.article(wanted, output.given(), notice)
    found = trying.trial(where, entry, body, chosen, os.environ, notice)
    output.result(beside.as_json(found) if as_json else beside.columns(found, output.width()))


def _two_pages(
    entry: "Entry", where: "Layers", chosen: "Settings", wanted: "Selection", notice: "Notice"
) -> None:
    """Prints how a page of one brief differs from the default's."""
    from briefing.cli import listing, output
    from briefing.workbench import copies, paging, trying

    beside = trying.without(where, entry)
    brief = _brief(where, chosen, wanted, notice)
    pages = [paging.filled(entry.name, one, brief) for one in (beside, where)]
    lines = copies.unified(pages[0], pages[1], "by the default", f"by {entry.path}")
    output.result(listing.changes(lines or ("The page is the same.",), styled=output.styled()))


def _page(name: str, where: "Layers", chosen: "Settings", wanted: "Selection", notice: "Notice") -> None:
    """Prints a page of a brief."""
    from briefing.cli import output
    from briefing.workbench import paging

    output.result(paging.filled(name, where, _brief(where, chosen, wanted, notice)).encode())


def _brief(where: "Layers", chosen: "Settings", wanted: "Selection", notice: "Notice") -> "Brief":
    """By the embedded analyst, unless another engine or a recording is named."""
    import os

    from briefing import pipeline
    from briefing.analysts.engine import engine
    from briefing.cli import output

    if chosen.engine == "auto" and not chosen.replay:
        chosen = chosen.model_copy(update={"engine": "extractive"})
    with engine(chosen, os.environ, notice, wanted.day, where) as analyst:
        return pipeline.make_brief(wanted, output.given(), analyst, notice)


def _as_json(found: "Sequence[Sending]") -> bytes:
    import json

    return json.dumps([one._asdict() for one in found], indent=2, ensure_ascii=False).encode() + b"\n"


def _layers(prompts: str | None) -> "Layers":
    from datetime import date

    from briefing import settings
    from briefing.prompts import configured

    return configured(settings.load({"prompts": prompts}, Path.cwd()), Path.cwd(), date.today())
