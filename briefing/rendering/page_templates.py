"""The page templates. What a template prints is escaped for its format, whether the template asks or not."""

import re
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from briefing.prompts import Layers, template_rendering, variables_of
from briefing.prompts.overlay import PAGES, find_template
from briefing.prompts.render_limits import meter_for
from briefing.prompts.sandbox import LONGEST_PAGE, BoundedEnvironment, LayerLoader
from briefing.rendering.view import BriefPage

# What CommonMark and GitHub's dialect would take for structure. A bracket, a hyphen, a dollar sign and a
# quotation mark stay as they are wherever they cannot be structure, because people read the file itself.
_INLINE = re.compile(r"[\\`*|]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|\[|!(?=\[)|\](?=[(\[:])")
_BARE_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=\bwww)\.|(?<=mailto):", re.IGNORECASE)


def render_template(template: str, templates: Layers, page: BriefPage) -> str:
    """The template of `pages/` filled in, with line feeds alone as line ends and one at the end.

    Raises UsageError where a user's own is broken.
    """
    suffix = template[template.index(".") :]
    variables = variables_of(templates) | {"style": _style(templates), "page": page}
    lines = sum(map(len, (page.coverage, page.withheld, page.also, page.cited)))
    name = f"{PAGES}{template}"
    environment = _environment(templates.folders, templates.set_aside, suffix)
    return (
        template_rendering.render_bounded(
            environment, templates, name, variables, LONGEST_PAGE, meter_for(lines)
        )
        + "\n"
    )


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], set_aside: tuple[str, ...], suffix: str) -> BoundedEnvironment:
    """The environment for templates that end in ".md.j2", ".html.j2" or ".txt.j2"."""
    return BoundedEnvironment(
        loader=LayerLoader(Layers(folders, (), set_aside)),
        autoescape=suffix != ".txt.j2",
        keep_trailing_newline=True,
        finalize=_markdown_literal if suffix == ".md.j2" else None,
    )


def _style(templates: Layers) -> Markup:
    """The style sheet, which cannot end the element that it stands in."""
    sheet = find_template(templates, f"{PAGES}style.css")
    return Markup(sheet.text.replace("</", "<\\/") if sheet else "")


def escape_markdown(text: str) -> str:
    """The text so that Markdown shows it as it is: no markup, no HTML, no link, and as clean as can be."""
    safe = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")
    safe = _escape_inline(safe)
    safe = _BARE_ADDRESS.sub(r"\\\g<0>", safe)
    safe = re.sub(r"(?<!#)#+$", _escape_hashes, safe)
    safe = re.sub(r"^(?=[#>=]|-(?=[ -]|$)|\+(?= |$)|\[[ xX]\])", r"\\", safe)
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", safe)


def _escape_inline(text: str) -> str:
    """With a backslash before what opens or closes something; a bracket does where the next closing one is
    followed by an address, a label or a colon."""
    closing = -1

    def escape(match: re.Match[str]) -> str:
        nonlocal closing
        if match.group() == "[":
            if closing < match.start():
                after = text.find("]", match.end())
                closing = after if after >= 0 else len(text)
            if not text.startswith(("(", "[", ":"), closing + 1):
                return "["
        return f"\\{match.group()}"

    return _INLINE.sub(escape, text)


def _escape_hashes(match: re.Match[str]) -> str:
    return "\\#" * len(match.group())


def _markdown_literal(value: object) -> object:
    """Jinja calls this on everything that a template prints, so nothing can be forgotten."""
    return (
        Markup(escape_markdown(value)) if isinstance(value, str) and not hasattr(value, "__html__") else value
    )
