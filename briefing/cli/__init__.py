"""The command line: arguments in, exit code and words out."""

import gc
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Annotated

import typer

from briefing import __version__
from briefing.cli import (
    analyze,
    archive,
    cache,
    check,
    console,
    daily,
    doctor,
    eval,
    find,
    fixtures,
    init,
    judge,
    positions,
    prompts,
    questions,
    schema,
    show,
    story,
    verify,
)
from briefing.cli.exit_codes import ExitCode, error_code
from briefing.errors import BriefingError

# How seldom cycles are looked for. Python's own setting costs a tenth of a run: word lists and sentences are
# hundreds of thousands of tuples, which are gone through again and again and hold no cycle.
COLLECT_AFTER = (200_000, 20, 20)
_STOPPED = "stopped; nothing was half-written"

app = typer.Typer(
    name="briefing",
    help="Turn news articles into a daily brief in which every statement leads to its source.",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("daily")(daily.daily)
app.command("analyze")(analyze.analyze)
app.command("init")(init.init)
app.command("show")(show.show)
app.command("find")(find.find)
app.command("story")(story.story)
app.command("positions")(positions.positions)
app.command("questions")(questions.questions)
app.command("verify")(verify.verify)
app.command("check")(check.check)
app.command("eval")(eval.evaluate)
app.command("doctor")(doctor.doctor)
app.command("schema")(schema.schema)
app.add_typer(archive.app, name="archive")
app.add_typer(cache.app, name="cache")
app.add_typer(fixtures.app, name="fixtures")
app.add_typer(judge.app, name="judge")
app.add_typer(prompts.app, name="prompts")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"briefing {__version__}")  # noqa: T201
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Runs the command line. An error is one line on stderr and an exit code; `--debug` shows more."""
    gc.set_threshold(*COLLECT_AFTER)
    sys.exit(_run())


def _run() -> int:
    try:
        code = _command()(standalone_mode=False) or ExitCode.DONE
        return _say(_STOPPED, code) if code == ExitCode.STOPPED else int(code)
    except BriefingError as wrong:
        if "--debug" in sys.argv:
            raise
        return _say(str(wrong), error_code(wrong), getattr(wrong, "__notes__", ()))
    except typer.TyperException as wrong:
        message = wrong.format_message()
        if message.startswith("Usage:"):
            print(message)  # noqa: T201 (the help, where no command was given)
            return wrong.exit_code
        return _say(f"{message} (see briefing --help)" if message else "", wrong.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return _say(_STOPPED, ExitCode.STOPPED)
    except BrokenPipeError:
        console.abandon(sys.stdout)  # the reader of our output has gone: there is nobody to tell
        return ExitCode.FAILED
    except Exception as wrong:
        if "--debug" in sys.argv:
            raise
        return _say(_unforeseen_message(wrong), ExitCode.FAILED)


@lru_cache(maxsize=1)
def _command() -> Callable[..., int | None]:
    """The commands, put together from the signatures of their functions once."""
    return typer.main.get_command(app)


def _unforeseen_message(wrong: Exception) -> str:
    if isinstance(wrong, OSError) and wrong.strerror:
        return f"{wrong.strerror.lower()}; make room or check where the output goes"
    return f"an unforeseen fault, {type(wrong).__name__}: {wrong}; run it again with --debug and report it"


def _say(message: str, code: int, notes: Sequence[str] = ()) -> int:
    for line in (f"briefing: {message}", *notes) if message else ():
        console.print_notice(line)
    return code
