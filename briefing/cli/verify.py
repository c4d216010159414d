"""`briefing verify`: a brief, or any statements, checked against their quotes, by rules or by a model too."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.models import Verdict
    from briefing.notices import Notice
    from briefing.recheck.whole_brief import StatementCheck
    from briefing.settings import Settings


@options.with_model_options
def verify(
    *,
    brief: Annotated[
        str | None, typer.Argument(metavar="[BRIEF.json]", help="A brief-DATE.json, or - for standard input.")
    ] = None,
    statements: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help='Check statements instead: {"statement": …, "evidence": […]} a line, or -.'
        ),
    ] = None,
    check: Annotated[
        str, typer.Option(metavar="NAME", help="rules, or model: a second reader as well.")
    ] = "rules",
    flags: options.Flags,
    quiet: bool,
) -> None:
    """Check each statement of a brief against the sentences that it cites.

    The options of a model are for --check model: it is shown the statements that pass the rules.
    """
    from briefing.cli import console
    from briefing.errors import UsageError

    if (brief is None) == (statements is None):
        raise UsageError(
            "give either a BRIEF.json or --statements FILE; try: briefing verify briefs/DATE/brief-DATE.json"
        )
    settings = second_reader_settings(check, flags)
    notice = console.silence if quiet else console.print_notice
    if statements is not None:
        for verdict in _verdicts(statements, settings, notice):
            console.write_result(json.dumps(verdict.model_dump(), ensure_ascii=False).encode() + b"\n")
        return
    from briefing.cli.brief_file import read_json
    from briefing.judge import verdicts
    from briefing.recheck import whole_brief

    named = brief or "-"
    rows, unread = whole_brief.check_brief(read_json(named)), 0
    if settings is not None:
        asked = [row.statement for row in rows if row.statement is not None]
        readings = verdicts.read_again(asked, named, settings, notice, console.print_notice)
        rows, unread = whole_brief.apply_readings(rows, readings.by_statement), readings.missing
    console.write_result(table(rows).encode())
    faulty = any(row.fault for row in rows)
    raise typer.Exit(ExitCode.FAILED if faulty else ExitCode.UNREAD if unread else ExitCode.DONE)


def second_reader_settings(check: str, flags: options.Flags) -> "Settings | None":
    """By what a second reader is asked; None where rules alone check. Raises UsageError for wrong ones."""
    import os

    from briefing import settings
    from briefing.errors import UsageError
    from briefing.judge.classifier.judge_store import is_judge

    given = [name for name, value in flags.items() if value is not None]
    if check == "rules":
        if given:
            option = given[0].replace("_", "-")
            raise UsageError(f"--{option} is for a second reader; give --check model as well")
        return None
    chosen = settings.load({**flags, "check": check}, Path.cwd())
    if any(name in given for name in ("model", "base_url", "local_model")):
        classifier = chosen.model if is_judge(chosen.model, os.environ) else ""
        return chosen.model_copy(update={"check_model": classifier, "check_base_url": ""})
    return chosen


def read_statements(named: str) -> bytes:
    """What is in a file of statements, or in standard input for "-". Raises UsageError where it cannot be
    read."""
    from briefing.cli import console
    from briefing.errors import UsageError

    return console.read_input(named, "name a file of JSON lines", UsageError)


def _verdicts(named: str, settings: "Settings | None", notice: "Notice") -> "Iterable[Verdict]":
    from briefing.cli import console
    from briefing.judge import statement_file, verdicts

    given = statement_file.parse_statements(read_statements(named), named)
    if settings is None:
        return verdicts.rule_verdicts(given)
    return verdicts.reread_verdicts(list(given), named, settings, notice, console.print_notice)


def table(rows: "tuple[StatementCheck, ...]") -> str:
    """The check's result as lines: verdict, place, statement, reason; then the count."""
    from briefing.cli.console import printable

    lines = []
    for row in rows:
        mark = "FAULT" if row.fault else "weak" if row.verdict == "weak" else "ok"
        reason = f"  ({printable(row.reason)})" if row.reason else ""
        text = printable(row.text)
        lines.append(
            f"{mark:<5}  {printable(row.place):<22}  {text if len(text) <= 90 else text[:89] + '…'}{reason}"
        )
    faults = sum(row.fault for row in rows)
    weak = sum(row.verdict == "weak" for row in rows)
    lines.append(
        f"{len(rows)} statements checked: {len(rows) - faults - weak} traced, {weak} weak, {faults} at fault."
    )
    return "\n".join(lines) + "\n"
