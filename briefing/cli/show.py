"""`briefing show`: a brief again from its JSON, in any format, without its sources."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options

if TYPE_CHECKING:
    from briefing.model import Brief
    from briefing.prompts import Layers


def show(
    brief: Annotated[
        str, typer.Argument(metavar="BRIEF.json", help="A brief-DATE.json, or - for standard input.")
    ],
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="markdown, html, json, email or terminal.  [terminal]"),
    ] = None,
    prompts: options.Prompts = None,
    withheld: Annotated[bool, typer.Option("--withheld", help="List what was withheld, and why.")] = False,
    debug: options.Debug = False,
) -> None:
    """Print a brief from its JSON, or what was withheld from it."""
    from briefing.cli import output
    from briefing.cli.daily import named_formats
    from briefing.cli.reading import read_brief
    from briefing.render import render, terminal
    from briefing.render import withheld as list_withheld

    found = read_brief(brief)
    if withheld:
        output.result((list_withheld(found) + "\n").encode())
    elif format_ in (None, "terminal"):
        output.result((terminal(found, output.width(), [brief], styled=output.styled()) + "\n").encode())
    else:
        (name,) = (named_formats([format_]) or ("markdown",))[:1]
        output.result(render(found, name, templates_for(found, prompts)))


def templates_for(brief: "Brief", folder: str | None) -> "Layers":
    """The page templates that a brief is shown by here."""
    from pathlib import Path

    from briefing import prompts, settings
    from briefing.cli.daily import the_date

    chosen = settings.load({"prompts": folder}, Path.cwd())
    return prompts.configured(chosen, Path.cwd(), the_date(brief.date))
