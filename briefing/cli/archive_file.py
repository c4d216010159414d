"""The archive that a command is to use, by its option and the settings of the working folder."""

from pathlib import Path
from typing import Annotated

import typer

ArchiveFile = Annotated[
    str | None,
    typer.Option("--archive", metavar="FILE", help="The archive.  [archive.db under briefs, or `out`]"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def archive_path(given: str | None) -> Path:
    """Where the archive lies. Raises UsageError where the settings want none, and as `settings.load` does."""
    from briefing import settings
    from briefing.errors import UsageError

    path = settings.load({"archive": given}, Path.cwd()).archive_path
    if path is None:
        raise UsageError("no archive is kept here (archive = none); name one with --archive FILE")
    return path
