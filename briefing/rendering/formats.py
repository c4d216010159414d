"""Rendering: a brief as Markdown, a web page, JSON, an e-mail draft, one screen of a terminal.

Every form but JSON is made from one view (`view.BriefPage`), so that none can say what the others do not. The
same brief gives the same bytes.
"""

from collections.abc import Callable, Mapping, Sequence

from briefing.models import Brief
from briefing.page_formats import PageFormat
from briefing.prompts import Layers, packaged_folder
from briefing.rendering.story_budget import Extent

DEFAULT_EXTENT = Extent()


def render(
    brief: Brief, format: str, templates: Layers | None = None, extent: Extent = DEFAULT_EXTENT
) -> bytes:
    """The brief as a file of a `PageFormat`: UTF-8, a line feed at the end (CRLF in an e-mail).

    `templates` are those of the pages, the packaged ones where none are given; `extent` is how much of the
    day a page shows, while JSON holds all of it. Raises KeyError for another format, and UsageError for a
    user's template that is broken.
    """
    return RENDERERS[format](brief, templates or Layers((packaged_folder(),)), extent)


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
    """It reads well as it is and pastes without loss; no text of sources and models can become structure."""
    return _fill_in("brief.md.j2", brief, templates, extent)


def _html(brief: Brief, templates: Layers, extent: Extent) -> bytes:
    """One self-contained page, good on a phone, on paper, in the dark; no script, no network, all text of
    sources and models escaped."""
    return _fill_in("brief.html.j2", brief, templates, extent)


def _fill_in(template: str, brief: Brief, templates: Layers, extent: Extent) -> bytes:
    from briefing.rendering.page import page
    from briefing.rendering.page_templates import render_template

    return render_template(template, templates, page(brief, extent)).encode()


def _json(brief: Brief, _templates: Layers, _extent: Extent) -> bytes:
    return (brief.model_dump_json(indent=2) + "\n").encode()


def _email(brief: Brief, templates: Layers, extent: Extent) -> bytes:
    from briefing.rendering.email_draft import email_draft
    from briefing.rendering.page import page

    return email_draft(page(brief, extent), templates)


RENDERERS: Mapping[str, Callable[[Brief, Layers, Extent], bytes]] = {
    PageFormat.MARKDOWN: _markdown,
    PageFormat.HTML: _html,
    PageFormat.JSON: _json,
    PageFormat.EMAIL: _email,
}
"""The function of each format."""
