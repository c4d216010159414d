"""`briefing verify`: a brief, or any statements, checked against their quotes, by rules or by a model too."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.judge.configuration import AppointedReader
    from briefing.judge.reader import Readings
    from briefing.judge.statements import JudgedStatement
    from briefing.models import Reading, Verdict
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
    if statements is not None:
        for verdict in verdicts(statements, settings, quiet):
            console.write_result(verdict)
        return
    from briefing.cli.brief_file import read_json
    from briefing.recheck import whole_brief

    named = brief or "-"
    rows, unread = whole_brief.check_brief(read_json(named)), 0
    if settings is not None:
        asked = [row.statement for row in rows if row.statement is not None]
        read = second_readings(asked, named, settings, quiet)
        rows, unread = whole_brief.apply_readings(rows, read), len(set(asked)) - len(read)
    console.write_result(table(rows).encode())
    faulty = any(row.fault for row in rows)
    raise typer.Exit(ExitCode.FAILED if faulty else ExitCode.UNREAD if unread else ExitCode.DONE)


def second_reader_settings(check: str, flags: options.Flags) -> "Settings | None":
    """By what a second reader is asked; None where rules alone check. Raises UsageError for wrong ones."""
    from briefing import settings
    from briefing.errors import UsageError

    given = [name for name, value in flags.items() if value is not None]
    if check == "rules":
        if given:
            option = given[0].replace("_", "-")
            raise UsageError(f"--{option} is for a second reader; give --check model as well")
        return None
    chosen = settings.load({**flags, "check": check}, Path.cwd())
    if any(name in given for name in ("model", "base_url", "local_model")):
        return chosen.model_copy(update={"check_model": "", "check_base_url": ""})
    return chosen


def verdicts(named: str, settings: "Settings | None", quiet: bool) -> Iterator[bytes]:
    """A verdict a line for the statements of a file. Raises UsageError at the first line that is none."""
    import json

    from briefing import verification

    if settings is None:
        results: Iterator[Verdict] = (
            verification.verify(*statement_row) for statement_row in read_statements(named)
        )
    else:
        results = apply_second_reading(list(read_statements(named)), named, settings, quiet)
    for verdict in results:
        yield json.dumps(verdict.model_dump(), ensure_ascii=False).encode() + b"\n"


def apply_second_reading(
    given: list[tuple[str, list[str]]], named: str, settings: "Settings", quiet: bool
) -> "Iterator[Verdict]":
    """The verdicts of the rules after a second reading of what they let pass."""
    from briefing import verification
    from briefing.judge.statements import STATEMENT, JudgedStatement, apply_reading

    ruled = [
        (
            verification.verify(*statement_row),
            JudgedStatement(STATEMENT, statement_row[0], tuple(statement_row[1])),
        )
        for statement_row in given
    ]
    asked = [
        ruled_statement
        for verdict, ruled_statement in ruled
        if verdict.verdict != "unsupported" and not ruled_statement.word_for_word
    ]
    read = second_readings(asked, named, settings, quiet)
    for verdict, statement in ruled:
        reading = read.get(statement)
        yield apply_reading(verdict, reading, statement.text) if reading else verdict


def second_readings(
    statements: "Sequence[JudgedStatement]", named: str, settings: "Settings", quiet: bool
) -> "Mapping[JudgedStatement, Reading]":
    """What a second reader says of the statements of a file; each is asked about once.

    Those that it did not read are missing, and counted on stderr. Raises UsageError where it has no key,
    CassetteError where a replay has no answer.
    """
    import os
    from datetime import date

    from briefing import interrupts, prompts
    from briefing.cli import console
    from briefing.judge import configuration
    from briefing.llm.bill import account_line, pluralize
    from briefing.session.model_connection import total_account

    notice = console.silence if quiet else console.print_notice
    numbered = dict(enumerate(dict.fromkeys(statements), start=1))
    where = prompts.configured_layers(settings, Path.cwd(), date.today())
    with configuration.open_reader(settings, os.environ, where, notice) as second:
        notice(f"{pluralize(len(numbered), 'statement')} to be read again.{second.announcement}")
        done = interrupts.run(_read(second, named, numbered))
        if not settings.replay:
            notice(f"{account_line(total_account(second.line))}.")
    missing = len(numbered) - len(done.by_number)
    if missing:
        whose = f"{missing} of {len(numbered)} statements were not read again ({done.fault})"
        console.print_notice(f"briefing: {whose}: checked by rules alone")
    return {numbered[number]: reading for number, reading in done.by_number.items()}


async def _read(second: "AppointedReader", named: str, asked: "Mapping[int, JudgedStatement]") -> "Readings":
    async with second.line.asker:
        return await second.reader.read([named], asked)


def read_statements(named: str) -> Iterator[tuple[str, list[str]]]:
    """The statements of a file, each with its evidence. Raises UsageError at the first line that is none."""
    import json

    from briefing.cli import console
    from briefing.errors import UsageError
    from briefing.nlp.visible_text import visible_words

    try:
        content = console.standard_input().read() if named == "-" else Path(named).read_bytes()
    except OSError as wrong:
        raise UsageError(
            f"{named}: {(wrong.strerror or 'cannot be read').lower()}; name a file of JSON lines"
        ) from wrong
    for number, line in enumerate(content.decode("utf-8-sig", errors="replace").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            statement, evidence = asked["statement"], asked["evidence"]
            if not (
                isinstance(statement, str)
                and isinstance(evidence, list)
                and all(isinstance(e, str) for e in evidence)
            ):
                raise TypeError
        except (ValueError, KeyError, TypeError, RecursionError) as wrong:
            raise UsageError(
                f'{named}, line {number}: not {{"statement": TEXT, "evidence": [TEXT, …]}}; correct that line'
            ) from wrong
        yield visible_words(statement), [visible_words(piece) for piece in evidence]


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
