"""`briefing verify`: a brief, or any statements, checked against their quotes."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from briefing.verification import Row


def verify(
    brief: Annotated[
        str | None, typer.Argument(metavar="[BRIEF.json]", help="A brief-DATE.json, or - for standard input.")
    ] = None,
    statements: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help='Check statements instead: {"statement": …, "evidence": […]} a line, or -.'
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error arose.")] = False,
) -> None:
    """Check each statement of a brief against the sentences that it cites."""
    from briefing.cli import output
    from briefing.errors import UsageError

    if (brief is None) == (statements is None):
        raise UsageError(
            "give either a BRIEF.json or --statements FILE; try: briefing verify briefs/DATE/brief-DATE.json"
        )
    if statements is not None:
        for verdict in verdicts(statements):
            output.result(verdict)
        return
    from briefing import verification
    from briefing.cli.reading import read_json

    rows = verification.check(read_json(brief or "-"))
    output.result(table(rows).encode())
    raise typer.Exit(1 if any(row.fault for row in rows) else 0)


def verdicts(named: str) -> Iterator[bytes]:
    """A verdict a line for the statements of a file. Raises UsageError at the first line that is none."""
    import json

    from briefing import grounding
    from briefing.cli import output
    from briefing.errors import UsageError

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
        verdict = grounding.verify(statement, evidence)
        yield json.dumps(verdict.model_dump(), ensure_ascii=False).encode() + b"\n"


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
