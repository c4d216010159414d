"""Rendering: a brief as Markdown, a web page, JSON, an e-mail draft, one screen of a terminal.

Every form but JSON is made from one view (`view.Page`), so that none can say what the others do not. The
same brief gives the same bytes.
"""

from collections.abc import Sequence

from briefing.models import Brief
from briefing.prompts import Layers, packaged_folder
from briefing.rendering.story_budget import Extent
from briefing.settings import SUFFIXES

FORMATS = SUFFIXES
DEFAULT_EXTENT = Extent()


def render(
    brief: Brief, format: str, templates: Layers | None = None, extent: Extent = DEFAULT_EXTENT
) -> bytes:
    """The brief as a file of a format in `FORMATS`: UTF-8, a line feed at the end (CRLF in an e-mail).

    `templates` are those of the pages, the packaged ones where none are given; `extent` is how much of the
    day a page shows, while JSON holds all of it. Raises KeyError for another format, and UsageError for a
    user's template that is broken.
    """
    return _RENDERERS[format](brief, templates or Layers((packaged_folder(),)), extent)


def render_terminal(
    brief: Brief, width: int, paths: Sequence[str], *, styled: bool = False, extent: Extent = DEFAULT_EXTENT
) -> str:
    """The brief in at most 24 lines of `width` columns, the last naming the files; no line feed at the end.

    `styled` sets the title and the headings in bold, for a terminal that can.
    """
    from briefing.rendering.page import page
    from briefing.rendering.terminal import bold_lines, terminal_lines

    view = page(brief, extent)
    lines = terminal_lines(view, width, paths)
    return "\n".join(bold_lines(lines, view) if styled else lines)


def render_withheld(brief: Brief) -> str:
    """What was withheld: section, statement, reason and article of each; no line feed at the end."""
    from briefing.rendering.english import clean
    from briefing.rendering.small_print import withheld_entries

    entries = withheld_entries(brief)
    if not entries:
        return "No statement was withheld."
    return "\n\n".join(
        f"{entry.section}: {entry.text}{f' [{clean(row.beside)}]' if row.beside else ''}\n"
        f"  withheld: {entry.reason}\n  article: {entry.article}"
        for entry, row in zip(entries, brief.withheld, strict=True)
    )


def _markdown(brief: Brief, templates: Layers, extent: Extent) -> bytes:
    from briefing.rendering.markdown import markdown
    from briefing.rendering.page import page

    return markdown(page(brief, extent), templates).encode()


def _html(brief: Brief, templates: Layers, extent: Extent) -> bytes:
    from briefing.rendering.html import html
    from briefing.rendering.page import page

    return html(page(brief, extent), templates).encode()


def _json(brief: Brief, _templates: Layers, _extent: Extent) -> bytes:
    return (brief.model_dump_json(indent=2) + "\n").encode()


def _email(brief: Brief, templates: Layers, extent: Extent) -> bytes:
    from briefing.rendering.email import mail
    from briefing.rendering.page import page

    return mail(page(brief, extent), templates)


_RENDERERS = {"markdown": _markdown, "html": _html, "json": _json, "email": _email}
