"""`briefing fixtures`: recordings, and whether a replay would still find them."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.cassette_check import RecordingCheck

app = typer.Typer(help="Recorded answers of models, and whether they are up to date.", no_args_is_help=True)


@app.callback()
def fixtures() -> None:
    """Recorded answers of models, and whether they are up to date."""


@app.command("check")
def check(
    cassettes: Annotated[
        list[str], typer.Argument(metavar="CASSETTE...", help="Cassettes, or folders of them.")
    ],
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SOURCE",
            help="The articles that they were recorded of; repeat for more.  [./seeds, where it is there]",
        ),
    ] = None,
    prompts: Annotated[
        str | None, typer.Option(metavar="DIR", help="Your templates, taken before the default ones.")
    ] = None,
    debug: options.Debug = False,
) -> None:
    """List recordings that are stale, unused or never matched; exit 1 where there is one."""
    from briefing import cassette_check, settings
    from briefing.cli import console
    from briefing.cli.analysis_run import SEEDS
    from briefing.prompts import configured_layers

    chosen = settings.load({"prompts": prompts, "sources": tuple(source or ()) or None}, Path.cwd())
    where = configured_layers(chosen, Path.cwd(), cassette_check.DAY)
    near = [listed_source.place for listed_source in chosen.sources] or (
        [SEEDS] if Path(SEEDS).is_dir() else []
    )
    at_hand = cassette_check.load_articles(near, all_there_are=bool(source))
    rows = cassette_check.check_cassettes(cassette_check.cassette_paths(cassettes), where, at_hand)
    console.write_result(table(rows).encode())
    raise typer.Exit(ExitCode.FAILED if any(row.state != "current" for row in rows) else ExitCode.DONE)


def table(rows: "Sequence[RecordingCheck]") -> str:
    """A line for each recording with a fault, what differs below it, how to record anew, and the count."""
    from briefing.cli.console import printable

    lines: list[str] = []
    for row in rows:
        if row.state != "current":
            whose = f"{row.cassette}, recording {row.number}" + (f" ({row.source})" if row.source else "")
            lines.append(printable(f"{row.state}: {whose}: {row.why}"))
            lines += [f"    {printable(line)}" for line in row.lines]
    anew = dict.fromkeys(row.again for row in rows if row.state != "current")
    lines += [printable(f"To record anew: {command}") for command in anew]
    counts = Counter(row.state for row in rows)
    summary = ", ".join(
        f"{counts[state]} {state}" for state in ("current", "stale", "unused", "never matched")
    )
    files = len({row.cassette for row in rows})
    recordings = f"{len(rows)} recording{'' if len(rows) == 1 else 's'}"
    lines.append(f"{recordings} in {files} cassette{'' if files == 1 else 's'}: {summary}.")
    return "\n".join(lines) + "\n"
