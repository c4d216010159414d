"""The brief as one self-contained page: no script, no network, good on a phone, on paper and in the dark."""

from briefing.prompts import Layers
from briefing.render.filling import rendered
from briefing.render.view import Page


def html(page: Page, templates: Layers) -> str:
    """The page as an HTML document; all text of sources and models is escaped."""
    return rendered("brief.html.j2", templates, page=page)
