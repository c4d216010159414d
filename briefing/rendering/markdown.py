"""Markdown: the brief so that it reads well as it is and pastes without loss."""

from briefing.prompts import Layers
from briefing.rendering.page_templates import render_template
from briefing.rendering.view import BriefPage


def markdown(page: BriefPage, templates: Layers) -> str:
    """The page as Markdown; text from sources and models cannot become structure in it."""
    return render_template("brief.md.j2", templates, page=page)
