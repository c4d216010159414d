"""The archive that a command is to use, by its option and the settings of the working folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from briefing.archive_place import ArchivePlace

ArchiveFile = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="PLACE",
        help="The archive: a file, or postgresql://…  [archive.db under briefs, or `out`]",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def archive_place(given: str | None) -> "ArchivePlace":
    """Where the archive lies. Raises UsageError where the settings want none, and as `settings.load` does."""
    from briefing import settings
    from briefing.errors import UsageError

    place = settings.load({"archive": given}, Path.cwd()).archive_place
    if place is None:
        raise UsageError("no archive is kept here (archive = none); name one with --archive FILE")
    return place


def check_archive(place: "ArchivePlace | None") -> None:
    """Raises UsageError where this run could not use an archive on a server, before anything is paid for."""
    import os

    from briefing.archive_place import PostgresAddress

    if isinstance(place, PostgresAddress):
        from briefing.archive.postgres_access import check_access

        check_access(place, os.environ)
