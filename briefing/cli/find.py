"""`briefing find`: statements of all briefs by words in them."""

from typing import Annotated

import typer

from briefing.cli.archive_file import ArchiveFile, AsJson, archive_place
from briefing.cli.options import Debug


def find(
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS", help='All of these words, in any form; "in a row"; begin* for a beginning.'
        ),
    ],
    since: Annotated[
        str | None, typer.Option(metavar="TIME", help="Of briefs no older: 30d, 8w or a date.")
    ] = None,
    party: Annotated[
        str | None, typer.Option(metavar="NAME", help="Positions of that party alone, under all its names.")
    ] = None,
    best: Annotated[bool, typer.Option("--best", help="The best first.  [the newest]")] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="At most so many.")] = 20,
    archive: ArchiveFile = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Find what briefs stated: in statements, the sentences behind them, and names of parties."""
    from datetime import date

    from briefing.archive.database import read_archive
    from briefing.archive.search import find_statements
    from briefing.cli import archive_listing, console
    from briefing.recency import first_day

    first = first_day(since or "", date.today())
    with read_archive(archive_place(archive)) as opened:
        statements = find_statements(opened, words, since=first, party=party or "", best=best, limit=limit)
    if as_json:
        console.write_result(console.as_json([row.model_dump(mode="json") for row in statements]))
    elif statements:
        lines = archive_listing.statement_lines(statements, console.width())
        console.write_result(archive_listing.as_bytes(lines))
    else:
        console.print_notice("Nothing found.")
