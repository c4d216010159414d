"""The brief as Markdown that reads well as it is and pastes without loss."""

from briefing.prompts import Layers
from briefing.render.filling import rendered
from briefing.render.view import Page


def markdown(page: Page, templates: Layers) -> str:
    """The page as Markdown; text from sources and models cannot become structure in it."""
    return rendered("brief.md.j2", templates, page=page)
