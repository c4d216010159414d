"""`briefing check`: a brief against the limits that a pipeline sets."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from briefing.quality_gate import Measure


def check(
    brief: Annotated[
        str, typer.Argument(metavar="BRIEF.json", help="A brief-DATE.json, or - for standard input.")
    ],
    withheld: Annotated[
        float | None,
        typer.Option("--max-withheld", metavar="SHARE", min=0, max=1, help="Of all statements.  [0.25]"),
    ] = None,
    weak: Annotated[
        float | None,
        typer.Option("--max-weak", metavar="SHARE", min=0, max=1, help="Of the statements shown.  [0.25]"),
    ] = None,
    unread: Annotated[
        int | None,
        typer.Option("--max-unread", metavar="N", min=0, help="Sources not read, or not whole.  [0]"),
    ] = None,
    lone: Annotated[
        float | None,
        typer.Option(
            "--max-lone",
            metavar="SHARE",
            min=0,
            max=1,
            help="Key points and positions without independent support.  [1, no limit]",
        ),
    ] = None,
    without_positions: Annotated[
        float | None,
        typer.Option(
            "--max-without-positions",
            metavar="SHARE",
            min=0,
            max=1,
            help="Stories without a position.  [0.5]",
        ),
    ] = None,
    without_questions: Annotated[
        float | None,
        typer.Option(
            "--max-without-questions",
            metavar="SHARE",
            min=0,
            max=1,
            help="Stories without an open question.  [1, no limit]",
        ),
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print a JSON object a line for each limit.")] = False,
    debug: options.Debug = False,
) -> None:
    """Fail (exit code 1) where a brief lacks more than it may: a gate for a pipeline.

    Limits are options here, or stand below [check] in briefing.toml (max_withheld = 0.1).
    """
    from briefing import quality_gate, settings
    from briefing.cli import console
    from briefing.cli.brief_file import read_brief

    given = {
        "withheld": withheld,
        "weak": weak,
        "unread": unread,
        "lone": lone,
        "without_positions": without_positions,
        "without_questions": without_questions,
    }
    named = {name: limit for name, limit in given.items() if limit is not None}
    limits = settings.load({}, Path.cwd()).limits.model_copy(update=named)
    measures = quality_gate.measures(read_brief(brief), limits)
    for measure in measures:
        console.write_result(as_json(measure) if json_ else f"{line(measure)}\n".encode())
    raise typer.Exit(ExitCode.DONE if all(measure.is_met for measure in measures) else ExitCode.FAILED)


def line(measure: "Measure") -> str:
    """One limit and what the brief has of it, for people."""
    counts = isinstance(measure.limit, int)
    limit = f"{measure.limit}" if counts else f"{measure.limit:.0%}"
    bound = "no limit" if not counts and measure.limit == 1 else f"limit {limit}"
    mark = "ok" if measure.is_met else "FAIL"
    share = "" if counts else f" ({measure.value:.0%})"
    return f"{mark:<4}  {measure.name:<18} {measure.found} of {measure.of}{share}, {bound}: {measure.what}"


def as_json(measure: "Measure") -> bytes:
    """The same as a line of JSON."""
    import json

    return json.dumps({**measure._asdict(), "passed": measure.is_met}).encode() + b"\n"
