"""`briefing eval`: a judge, or two side by side, on statements that people labelled."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.judge.statement_file import LabelledStatement
    from briefing.models import Verdict
    from briefing.settings import Settings

_PARTS = ("all", "development", "held-out")


@options.with_model_options
def evaluate(
    *,
    statements: Annotated[
        str,
        typer.Argument(
            metavar="STATEMENTS.jsonl",
            help='{"statement": …, "evidence": […], "supported": true or false} a line, "kind" and'
            ' "article" where known; or - for standard input.',
        ),
    ],
    check: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="rules, or model: a second reader as well. Twice for both.  [rules]"
        ),
    ] = None,
    part: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="all, held-out (the third of the articles that is kept unread while rules are written) or"
            " development (the rest).",
        ),
    ] = "all",
    misses: Annotated[
        bool, typer.Option("--misses", help="List the statements that are judged wrong, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Figures and verdicts as JSON.")] = False,
    flags: options.Flags,
    quiet: bool,
) -> None:
    """Measure the check on statements that people labelled: true ones kept, false ones caught.

    Kept is what is supported or weak, caught what is unsupported; strict counts a weak one as caught.
    """
    from briefing.cli import console, evaluation_table
    from briefing.cli.verify import read_statements
    from briefing.errors import UsageError
    from briefing.judge import evaluation, statement_file

    judges = tuple(dict.fromkeys(check or ["rules"]))
    settings = _reader_settings(judges, flags)
    if part not in _PARTS:
        raise UsageError(f"--part {part!r} is unknown; there are {', '.join(_PARTS)}")
    labelled = [
        statement
        for statement in statement_file.parse_labelled(read_statements(statements), statements)
        if part == "all" or statement.held_out is (part == "held-out")
    ]
    if not labelled:
        raise UsageError(f"{statements}: it has no statement{'' if part == 'all' else ' of that part'}")
    evaluations = [
        evaluation.evaluate(judge, labelled, _judge(judge, statements, settings, quiet)) for judge in judges
    ]
    if as_json:
        console.write_result(console.as_json(evaluation_table.as_object(evaluations)))
        return
    console.write_result(evaluation_table.table(evaluations, misses=misses).encode())


def _reader_settings(judges: "Sequence[str]", flags: options.Flags) -> "Settings | None":
    from briefing.cli.verify import second_reader_settings
    from briefing.errors import UsageError

    unknown = [name for name in judges if name not in ("rules", "model")]
    if unknown:
        raise UsageError(f"--check {unknown[0]!r} is unknown; there are rules and model")
    return second_reader_settings("model" if "model" in judges else "rules", flags)


def _judge(
    name: str, file: str, settings: "Settings | None", quiet: bool
) -> "Callable[[Sequence[LabelledStatement]], Iterable[Verdict]]":
    from briefing.cli import console
    from briefing.judge import verdicts

    def judge(statements: "Sequence[LabelledStatement]") -> "Iterable[Verdict]":
        given = [statement.given for statement in statements]
        if name == "rules" or settings is None:
            return verdicts.rule_verdicts(given)
        notice = console.silence if quiet else console.print_notice
        return verdicts.reread_verdicts(given, file, settings, notice, console.print_notice)

    return judge
