"""`briefing show`: a brief again from its JSON, in any format, without its sources."""

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli import options
from briefing.page_formats import PageFormat, name_formats


def show(
    brief: Annotated[
        str, typer.Argument(metavar="BRIEF.json", help="A brief-DATE.json, or - for standard input.")
    ],
    format_: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help=f"{name_formats('terminal')}.  [terminal]")
    ] = None,
    prompts: options.Prompts = None,
    words: options.Words = None,
    stories: options.Stories = None,
    story_words: options.StoryWords = None,
    also: options.Also = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Strike a finding (s1.positions.2; `verify` lists them).  Repeat."),
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Add a note, marked as the analyst's own.")
    ] = None,
    out: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write there, in the format of its ending.")
    ] = None,
    withheld: Annotated[bool, typer.Option("--withheld", help="List what was withheld, and why.")] = False,
    debug: options.Debug = False,
) -> None:
    """Print a brief from its JSON, or what was withheld from it; strike a finding, add a note.

    BRIEF.json itself is left as it is.
    """
    from briefing import settings
    from briefing.archive.editing import edit_brief
    from briefing.atomic_files import check_writable, write_all
    from briefing.cli import console
    from briefing.cli.brief_file import read_brief
    from briefing.prompts import configured_layers
    from briefing.rendering.formats import Rendering, render_withheld
    from briefing.rendering.story_budget import Extent

    elsewhere = "name another file with --out"
    if out is not None:
        check_writable([Path(out)], elsewhere)
    name = wanted_format(format_, out, brief)
    named = {
        "prompts": prompts,
        "words": words,
        "stories": stories,
        "story_words": story_words,
        "also": also,
    }
    chosen = settings.load(named, Path.cwd())
    extent = Extent(chosen.stories, chosen.story_words, chosen.also, chosen.words)
    edited_brief = edit_brief(read_brief(brief), drop or (), note or "")
    if withheld:
        content = (render_withheld(edited_brief) + "\n").encode()
    elif name == "terminal":
        shown = Rendering(edited_brief, extent=extent).screen(
            console.width(), [brief], styled=console.is_styled()
        )
        content = (shown + "\n").encode()
    else:
        templates = configured_layers(chosen, Path.cwd(), edited_brief.date)
        content = Rendering(edited_brief, templates, extent).file(name)
    if out is None:
        console.write_result(content)
    else:
        write_all({Path(out): content}, elsewhere)


def wanted_format(given: str | None, out: str | None, brief: str) -> str:
    """The format asked for, else that of the file's ending, else the terminal's.

    Raises UsageError for an unknown one, and where the file is the brief itself.
    """
    from briefing.errors import UsageError

    if out is not None and Path(out).exists() and Path(brief).exists() and Path(out).samefile(brief):
        raise UsageError(f"--out {out} is the brief itself, which is left as it is; name another file")
    if given is None and out is not None:
        given = Path(out).suffix.lstrip(".")
        if given not in [format.suffix for format in PageFormat]:
            raise UsageError(f"--out {out}: no format ends so; give --format, or end it in .json or .md")
    if given in (None, "terminal"):
        return "terminal"
    return (options.parse_formats([given]) or ("markdown",))[0]
