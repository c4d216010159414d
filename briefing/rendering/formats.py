"""Rendering: a brief as Markdown, a web page, JSON, an e-mail draft, one screen of a terminal.

Every form but JSON is made from one view (`view.BriefPage`), so that none can say what the others do not. The
same brief gives the same bytes.
"""

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel
from pydantic_core import to_json

from briefing.models import Brief
from briefing.page_formats import PageFormat
from briefing.prompts import Layers, has_own_pages, packaged_folder, packaged_pages
from briefing.rendering.story_budget import Extent
from briefing.result_cache import NO_RESULTS, ResultCache

if TYPE_CHECKING:
    from briefing.rendering.view import BriefPage

DEFAULT_EXTENT = Extent()
_HALVES = "surrogatepass"  # of characters, in the names of files
_ARTICLES = b'\n  "articles": ['  # of the brief itself: a line feed stands in no string of JSON


class Rendering:
    """A brief, the templates of its pages (the packaged ones where none are given), and how much of the day
    a page shows, while JSON holds all of it. `results` has the pages that were made of the same before by
    packaged templates; those of a user's own are filled in each time."""

    def __init__(
        self,
        brief: Brief,
        templates: Layers | None = None,
        extent: Extent = DEFAULT_EXTENT,
        results: ResultCache = NO_RESULTS,
    ) -> None:
        self.brief = brief
        self.templates = templates or Layers((packaged_folder(),))
        self._extent = extent
        self._results = results

    @cached_property
    def view(self) -> "BriefPage":
        """What its pages show, chosen once for all of them."""
        from briefing.rendering.page import page

        return page(self.brief, self._extent)

    def file(self, format: str) -> bytes:
        """The brief as a file of a `PageFormat`: UTF-8, a line feed at the end (CRLF in an e-mail).

        Raises KeyError for another format, and UsageError for a user's template that is broken.
        """
        renderer = RENDERERS[format]
        if renderer is _json:
            return self.json
        if has_own_pages(self.templates):
            return renderer(self)
        return self._recall(
            lambda: renderer(self), "page", format, self.templates.variables, self._page_texts
        )

    def screen(self, width: int, paths: Sequence[str], *, styled: bool = False) -> str:
        """The brief in at most 24 lines of `width` columns, the last naming the files; no line feed at the
        end.

        `styled` sets the title and the headings in bold, for a terminal that can.
        """

        def fill() -> bytes:
            from briefing.rendering.terminal import bold_lines, terminal_lines

            lines = terminal_lines(self.view, width, paths)
            return "\n".join(bold_lines(lines, self.view) if styled else lines).encode("utf-8", _HALVES)

        return self._recall(fill, "screen", width, list(paths), styled).decode("utf-8", _HALVES)

    @cached_property
    def json(self) -> bytes:
        """The brief as a file of JSON."""
        return _json(self)

    def _recall(self, make: Callable[[], bytes], *inputs: object) -> bytes:
        """What `make` gives of the brief and these inputs, made once."""
        if not self._results.works:
            return make()
        key = self._results.key("rendering", self._digest, self._extent, *inputs)
        rendered = self._results.get(key)
        if rendered is None:
            rendered = make()
            self._results.put(key, rendered)
        return rendered

    @cached_property
    def _digest(self) -> str:
        return hashlib.sha256(self.json).hexdigest()

    @cached_property
    def _page_texts(self) -> list[tuple[str, str]]:
        """The packaged templates by their names, which are no part of the program in a checkout."""
        return [(template.name, template.text) for template in packaged_pages()]


def render(
    brief: Brief, format: str, templates: Layers | None = None, extent: Extent = DEFAULT_EXTENT
) -> bytes:
    """The brief as a file of one format, as in `Rendering.file`."""
    return Rendering(brief, templates, extent).file(format)


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


def _markdown(rendering: Rendering) -> bytes:
    """It reads well as it is and pastes without loss; no text of sources and models can become structure."""
    return _fill_in("brief.md.j2", rendering)


def _html(rendering: Rendering) -> bytes:
    """One self-contained page, good on a phone, on paper, in the dark; no script, no network, all text of
    sources and models escaped."""
    return _fill_in("brief.html.j2", rendering)


def _fill_in(template: str, rendering: Rendering) -> bytes:
    from briefing.rendering.page_templates import render_template

    return render_template(template, rendering.templates, rendering.view).encode()


def _json(rendering: Rendering) -> bytes:
    """What `model_dump_json(indent=2)` writes. The texts of many articles are written one after the other,
    since all at once they would stand in memory four times, and be the most that a run needs."""
    brief = rendering.brief
    before, key, after = _indented(brief.model_copy(update={"articles": ()})).partition(_ARTICLES)
    file = io.BytesIO()
    file.writelines((before, key))
    for number, article in enumerate(brief.articles):
        file.write(b",\n    " if number else b"\n    ")
        file.write(_indented(article).replace(b"\n", b"\n    "))
    file.writelines((b"\n  " if brief.articles else b"", after, b"\n"))
    return file.getvalue()


def _indented(model: BaseModel) -> bytes:
    return to_json(model, indent=2)


def _email(rendering: Rendering) -> bytes:
    from briefing.rendering.email_draft import email_draft

    return email_draft(rendering.view, rendering.templates)


RENDERERS: Mapping[str, Callable[[Rendering], bytes]] = {
    PageFormat.MARKDOWN: _markdown,
    PageFormat.HTML: _html,
    PageFormat.JSON: _json,
    PageFormat.EMAIL: _email,
}
"""The function of each format."""
