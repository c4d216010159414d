"""Command-line options: those that commands share, each written once.

    @options.with_run_options
    def daily(sources: options.Sources, flags: options.Flags, quiet: bool) -> None: ...

gives the command every option of `_run`, and hands it those that are settings as `flags`, by their names in
`Settings`; one that was not given is None.
"""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from briefing.page_formats import PageFormat, find_format

Flags = dict[str, object]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error arose.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Plan what a model would be asked and would cost, and ask nobody.")
]
Words = Annotated[
    int | None, typer.Option(metavar="N", help="Words of a page before its sources, at most.  [900]")
]
Stories = Annotated[
    int | None, typer.Option(metavar="N", help="Stories told in full, at most, as far as words go.  [8]")
]
Also = Annotated[int | None, typer.Option(metavar="N", help="Other stories in one line, at most.  [8]")]
StoryWords = Annotated[
    int | None, typer.Option(metavar="N", help="Words of a story in full, at most.  [250]")
]
Prompts = Annotated[
    str | None, typer.Option(metavar="DIR", help="Your templates, taken before the default ones.")
]
Check = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="rules, or model: a second reader as well.  [model where one analyzes]"
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        help="Files (text, HTML, PDF, .docx, .eml and more), folders, patterns, web pages, feeds, or - for"
        " standard input.  [those of briefing.toml, else ./seeds]",
    ),
]


def _run(
    since: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="No older articles: 24h, 7d (before the brief's date) or a date."),
    ] = None,
    allow_private: Annotated[
        bool | None,
        typer.Option("--allow-private", help="Let web addresses lie in a private network, as in your own."),
    ] = None,
    engine: Annotated[
        str | None, typer.Option(metavar="NAME", help="auto, llm or extractive.  [auto]")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", help="Processes that read articles.  [one a processor]")
    ] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="The language model to ask.")] = None,
    base_url: Annotated[str | None, typer.Option(metavar="URL", help="Any OpenAI-compatible server.")] = None,
    local_model: Annotated[
        str | None, typer.Option(metavar="FILE.gguf", help="A model to run here, by llama.cpp.")
    ] = None,
    prompts: Prompts = None,
    concurrency: Annotated[
        int | None, typer.Option(metavar="N", help="Requests to the model at once, at most.  [8]")
    ] = None,
    record: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keep the model's answers in a cassette.")
    ] = None,
    record_mode: Annotated[
        str | None,
        typer.Option(
            metavar="MODE",
            help="A cassette that is there is written anew (all), gets what it lacks (new) or is only "
            "replayed (strict).  [all]",
        ),
    ] = None,
    replay: Annotated[
        str | None, typer.Option(metavar="FILE", help="Take the answers from a cassette: no key, no network.")
    ] = None,
    cache: Annotated[
        bool | None,
        typer.Option("--cache/--no-cache", help="Keep answers, and take those of earlier runs.  [--cache]"),
    ] = None,
    budget: Annotated[
        str | None, typer.Option(metavar="USD", help="What the run may cost at most; the rest is not asked.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")] = False,
    debug: Debug = False,
) -> None:
    """The options of every command that analyzes articles."""


_HOW_IT_SPEAKS = ("quiet", "debug")
_OF_ARTICLES = ("since", "allow_private", "engine", "jobs")


def with_run_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of a run beside its own; it takes `flags` and `quiet` in their place."""
    return _add_options(dict(inspect.signature(_run).parameters), command)


def with_model_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with those options of a run that are about a model, in the same way."""
    every = inspect.signature(_run).parameters
    return _add_options(
        {name: parameter for name, parameter in every.items() if name not in _OF_ARTICLES}, command
    )


def parse_formats(given: list[str] | None) -> tuple[str, ...] | None:
    """The formats asked for, "md" and "eml" among their names. Raises UsageError for an unknown one."""
    from briefing.errors import UsageError

    if not given:
        return None
    formats = [find_format(part.strip()) for value in given for part in value.split(",")]
    unknown = [name for name in formats if name not in list(PageFormat)]
    if unknown:
        raise UsageError(f"--format {unknown[0]!r} is unknown; there are {', '.join(PageFormat)}")
    return tuple(dict.fromkeys(formats))


def _add_options(shared: dict[str, inspect.Parameter], command: Callable[..., None]) -> Callable[..., None]:
    own_parameters = [
        parameter
        for name, parameter in inspect.signature(command).parameters.items()
        if name not in ("flags", "quiet")
    ]

    def run(**arguments: Any) -> None:
        flags = {name: arguments.pop(name) for name in shared}
        quiet, _debug = (flags.pop(name) for name in _HOW_IT_SPEAKS)
        command(**arguments, flags=flags, quiet=quiet)

    # typer reads a command's signature; this one is the sum of the two.
    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in (*own_parameters, *shared.values())
    ]
    vars(run)["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    return run
