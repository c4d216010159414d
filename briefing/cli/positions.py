"""`briefing positions`: what a party held over days."""

from typing import Annotated

import typer

from briefing.cli.archive_file import ArchiveFile, AsJson, archive_place
from briefing.cli.options import Debug


def positions(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The party, under any of its names.")],
    archive: ArchiveFile = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Print what a party held, from when to when it was told, and what replaced it."""
    from briefing.archive.database import read_archive
    from briefing.archive.held_positions import held_positions
    from briefing.archive.parties import find_party
    from briefing.cli import archive_listing, console

    with read_archive(archive_place(archive)) as opened:
        party = find_party(opened, name)
        held = held_positions(opened, party)
    if as_json:
        content = {
            "party": party.name,
            "names": list(party.names),
            "positions": [row.model_dump(mode="json") for row in held],
        }
        console.write_result(console.as_json(content))
        return
    if not party.named:
        console.print_notice(f"{name!r} is no name: in another story it may be another party.")
    console.write_result(
        archive_listing.as_bytes(archive_listing.position_lines(party, held, console.width()))
    )
