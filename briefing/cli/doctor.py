"""`briefing doctor`: what a run would find here, a line for each thing that was looked at."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from briefing.doctor.local_checks import CheckResult


@options.with_run_options
def doctor(
    flags: options.Flags,
    quiet: bool,
    no_request: Annotated[
        bool, typer.Option("--no-request", help="Ask the model nothing, and load none.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as JSON.")] = False,
) -> None:
    """Say what a run with these options would find: settings, engine, prompts, cache, key, model."""
    import os

    from briefing.cli import console
    from briefing.doctor import diagnosis

    notice = console.silence if quiet else console.print_notice
    checks = []
    for check in diagnosis.diagnose(flags, Path.cwd(), os.environ, not no_request, notice):
        checks.append(check)
        if not as_json and not (quiet and check.state == "ok"):
            console.write_result(line(check))
    if as_json:
        console.write_result(console.as_json({"checks": [check._asdict() for check in checks]}))
    raise typer.Exit(ExitCode.FAILED if any(check.state == "fail" for check in checks) else ExitCode.DONE)


def line(check: "CheckResult") -> bytes:
    """A check as a line of standard output."""
    from briefing.cli.console import printable

    return f"{check.state:<4}  {check.name:<11}  {printable(check.said)}\n".encode()
