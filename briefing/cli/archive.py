"""`briefing archive`: briefs of before taken in, what the archive holds, and an end of what is old."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.archive_file import ArchiveFile, AsJson, archive_place
from briefing.cli.exit_codes import ExitCode
from briefing.cli.options import Debug

if TYPE_CHECKING:
    from briefing.archive.upkeep import Contents

app = typer.Typer(help="Briefs kept to be searched: what is in the archive.", no_args_is_help=True)


@app.command("add")
def add(
    places: Annotated[
        list[str],
        typer.Argument(metavar="FOLDER", help="Folders that hold folders of dates, as briefs/; or a brief."),
    ],
    archive: ArchiveFile = None,
    debug: Debug = False,
) -> None:
    """Take in briefs that were made before, in the order of their dates."""
    from briefing.archive import upkeep
    from briefing.archive.database import open_archive
    from briefing.cli import console

    place = archive_place(archive)
    paths = upkeep.brief_paths([Path(folder) for folder in places])
    added = 0
    with open_archive(place, create=True, notice=console.print_notice) as opened:
        name = opened.name
        for outcome in upkeep.add_briefs(opened, paths):
            if isinstance(outcome, upkeep.Refusal):
                console.print_notice(f"briefing: {outcome.reason}")
            else:
                added += 1
    briefs = "1 brief" if added == 1 else f"{added:,} briefs"
    console.report(f"Took {briefs} into {name}.\n".encode(errors="replace"))
    if added < len(paths):
        raise typer.Exit(ExitCode.UNREAD if added else ExitCode.FAILED)


@app.command("stats")
def stats(archive: ArchiveFile = None, as_json: AsJson = False, debug: Debug = False) -> None:
    """Say what the archive holds."""
    from briefing.archive import upkeep
    from briefing.archive.database import read_archive
    from briefing.cli import console

    with read_archive(archive_place(archive)) as opened:
        contents = upkeep.contents(opened)
    console.write_result(console.as_json(contents.model_dump()) if as_json else _table(contents))


@app.command("export")
def export(archive: ArchiveFile = None, debug: Debug = False) -> None:
    """Print all of it as JSON Lines: briefs, articles, stories and statements."""
    import json

    from briefing.archive.database import read_archive
    from briefing.archive.export import export_objects
    from briefing.cli import console

    with read_archive(archive_place(archive)) as opened:
        for row in export_objects(opened):
            console.write_result(json.dumps(row, ensure_ascii=False).encode(errors="replace") + b"\n")


@app.command("prune")
def prune(
    older: Annotated[str, typer.Option(metavar="PERIOD", help="Older than 90d, 8w, 6m or 2y.")],
    archive: ArchiveFile = None,
    debug: Debug = False,
) -> None:
    """Remove the briefs that are older than a period. Files of briefs stay where they are."""
    from datetime import date

    from briefing.archive import upkeep
    from briefing.archive.database import open_archive
    from briefing.cli import console

    before = upkeep.day_before(older, date.today())
    with open_archive(archive_place(archive), notice=console.print_notice) as opened:
        removed = upkeep.prune(opened, before)
    briefs = "1 brief" if removed == 1 else f"{removed:,} briefs"
    console.report(f"Removed {briefs} from before {before.isoformat()}.\n".encode())


def _table(contents: "Contents") -> bytes:
    """A line a thing."""
    span = f"{contents.first} to {contents.last}" if contents.briefs else "none yet"
    rows = {
        "path": contents.path,
        "size": f"{contents.size / 1e6:.1f} MB",
        "schema": str(contents.version),
        "briefs": f"{contents.briefs:,}, {span}" if contents.briefs else span,
        **{name: f"{count:,}" for name, count in contents.rows.items()},
    }
    return "".join(f"{name:<12}{value}\n" for name, value in rows.items()).encode(errors="replace")
