"""One page of a brief, filled in from its template."""

from briefing.errors import UsageError
from briefing.model import Brief
from briefing.prompts import Layers
from briefing.prompts.layers import DEFAULT, PAGES

FILLED = ("brief.md.j2", "brief.html.j2", "email.txt.j2", "email.html.j2")
_STYLE = "style.css"


def filled(name: str, where: Layers, brief: Brief) -> str:
    """The page of a template in `pages/`; for the style sheet the page that it stands in.

    Raises UsageError where the template is broken, or is none that a page is made of.
    """
    from briefing.render.filling import rendered
    from briefing.render.page import page

    template = name.removeprefix(DEFAULT).removeprefix(PAGES)
    if template == _STYLE:
        template = "brief.html.j2"
    if template not in FILLED:
        raise UsageError(f"{name} is no page by itself; the pages are {', '.join(FILLED)}")
    return rendered(template, where, page=page(brief))
