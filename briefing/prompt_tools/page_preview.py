"""Page rendering: one page of a brief, filled in from its template."""

from briefing.errors import UsageError
from briefing.models import Brief
from briefing.prompts import Layers
from briefing.prompts.overlay import DEFAULT, PAGES

PAGE_FILES = ("brief.md.j2", "brief.html.j2", "email.txt.j2", "email.html.j2")
_STYLE = "style.css"


def render_page(name: str, where: Layers, brief: Brief) -> str:
    """The page of a template in `pages/`; for the style sheet the page that it stands in.

    Raises UsageError where the template is broken, or is none that a page is made of.
    """
    from briefing.rendering.page import page
    from briefing.rendering.page_templates import render_template

    template = name.removeprefix(DEFAULT).removeprefix(PAGES)
    if template == _STYLE:
        template = "brief.html.j2"
    if template not in PAGE_FILES:
        raise UsageError(f"{name} is no page by itself; the pages are {', '.join(PAGE_FILES)}")
    return render_template(template, where, page=page(brief))
