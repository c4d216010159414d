"""`briefing questions`: what briefs left open, and what answered it."""

from typing import Annotated

import typer

from briefing.cli.archive_file import ArchiveFile, AsJson, archive_place
from briefing.cli.options import Debug


def questions(
    still_open: Annotated[bool, typer.Option("--open", help="Without those that are answered.")] = False,
    archive: ArchiveFile = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Print questions of all briefs: open since when, answered by which sentence."""
    from briefing.archive.asked_questions import asked_questions
    from briefing.archive.database import read_archive
    from briefing.cli import archive_listing, console

    with read_archive(archive_place(archive)) as opened:
        asked = asked_questions(opened, still_open=still_open)
    if as_json:
        console.write_result(console.as_json([row.model_dump(mode="json") for row in asked]))
    elif asked:
        lines = archive_listing.question_lines(asked, console.width())
        console.write_result(archive_listing.as_bytes(lines))
    else:
        console.print_notice("No question is open." if still_open else "No question was asked.")
