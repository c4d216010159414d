"""HTML: the brief as one self-contained page, no script, no network, good on a phone, paper, in the dark."""

from briefing.prompts import Layers
from briefing.rendering.page_templates import render_template
from briefing.rendering.view import BriefPage


def html(page: BriefPage, templates: Layers) -> str:
    """The page as an HTML document; all text of sources and models is escaped."""
    return render_template("brief.html.j2", templates, page=page)
