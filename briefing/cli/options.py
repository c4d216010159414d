"""Options that commands share."""

from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="Text or Markdown files, folders, or - for standard input."),
]
Engine = Annotated[str | None, typer.Option(metavar="NAME", help="auto, llm or extractive.  [auto]")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The language model to ask.")]
BaseUrl = Annotated[str | None, typer.Option(metavar="URL", help="Any OpenAI-compatible server.")]
Prompts = Annotated[
    str | None, typer.Option(metavar="DIR", help="Your templates, taken before the default ones.")
]
Record = Annotated[str | None, typer.Option(metavar="FILE", help="Keep the model's answers in a cassette.")]
Replay = Annotated[
    str | None, typer.Option(metavar="FILE", help="Take the answers from a cassette: no key, no network.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error arose.")]
