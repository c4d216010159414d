"""`briefing story`: what each day told of a story."""

from typing import Annotated

import typer

from briefing.cli.archive_file import ArchiveFile, AsJson, archive_place
from briefing.cli.options import Debug


def story(
    named: Annotated[
        str,
        typer.Argument(metavar="STORY", help="DATE/s1, an id as `find` and `positions` tell it, or a title."),
    ],
    archive: ArchiveFile = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Print the timeline of a story over days: what was new on each, with its source."""
    from briefing.archive.database import read_archive
    from briefing.archive.timeline import find_storyline, timeline
    from briefing.cli import archive_listing, console

    with read_archive(archive_place(archive)) as opened:
        told = timeline(opened, find_storyline(opened, named))
    lines = archive_listing.timeline_lines(told, console.width())
    content = console.as_json(told.model_dump(mode="json")) if as_json else archive_listing.as_bytes(lines)
    console.write_result(content)
