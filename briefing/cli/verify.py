"""`briefing verify`: a brief, or any statements, checked against their quotes, by rules or by a model too."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options

if TYPE_CHECKING:
    from briefing.model import Verdict
    from briefing.settings import Settings
    from briefing.verification import Row


@options.of_a_model
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
    from briefing.cli import output
    from briefing.errors import UsageError

    if (brief is None) == (statements is None):
        raise UsageError(
            "give either a BRIEF.json or --statements FILE; try: briefing verify briefs/DATE/brief-DATE.json"
        )
    settings = the_settings(check, flags)
    if statements is not None:
        for verdict in verdicts(statements, settings, quiet):
            output.result(verdict)
        return
    from briefing import verification
    from briefing.cli import rereading
    from briefing.cli.reading import read_json

    named = brief or "-"
    rows, left = verification.check(read_json(named)), 0
    if settings is not None:
        asked = [row.statement for row in rows if row.statement is not None]
        read = rereading.readings(asked, named, settings, quiet)
        rows, left = verification.read_again(rows, read), len(set(asked)) - len(read)
    output.result(table(rows).encode())
    raise typer.Exit(1 if any(row.fault for row in rows) else 3 if left else 0)


def the_settings(check: str, flags: options.Flags) -> "Settings | None":
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

    from briefing import grounding

    if settings is None:
        found: Iterator[Verdict] = (grounding.verify(*one) for one in stated(named))
    else:
        found = read_again(list(stated(named)), named, settings, quiet)
    for verdict in found:
        yield json.dumps(verdict.model_dump(), ensure_ascii=False).encode() + b"\n"


def read_again(
    given: list[tuple[str, list[str]]], named: str, settings: "Settings", quiet: bool
) -> "Iterator[Verdict]":
    """The verdicts of the rules after a second reading of what they let pass."""
    from briefing import grounding
    from briefing.analysts.statements import STATEMENT, Statement, settled
    from briefing.cli import rereading

    ruled = [(grounding.verify(*one), Statement(STATEMENT, one[0], tuple(one[1]))) for one in given]
    asked = [one for verdict, one in ruled if verdict.verdict != "unsupported" and not one.word_for_word]
    read = rereading.readings(asked, named, settings, quiet)
    for verdict, statement in ruled:
        reading = read.get(statement)
        yield settled(verdict, reading, statement.text) if reading else verdict


def stated(named: str) -> Iterator[tuple[str, list[str]]]:
    """The statements of a file, each with its evidence. Raises UsageError at the first line that is none."""
    import json

    from briefing.cli import output
    from briefing.errors import UsageError
    from briefing.text.shown import seen

    try:
        content = output.given().read() if named == "-" else Path(named).read_bytes()
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
        yield seen(statement), [seen(piece) for piece in evidence]


def table(rows: "tuple[Row, ...]") -> str:
    """The check's result as lines: verdict, place, statement, reason; then the count."""
    from briefing.cli.output import printable

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
