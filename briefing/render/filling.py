"""The page templates. What a template prints is escaped for its format, whether the template asks or not."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_FOLDER = Path(__file__).parent / "templates"

# What CommonMark and GitHub's dialect would take for structure. A bracket, a hyphen, a dollar sign and a
# quotation mark stay as they are wherever they cannot be structure, because people read the file itself.
_INLINE = re.compile(
    r"[\\`*|]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|\[(?=[^\]]*\][(\[:])|!(?=\[)|\](?=[(\[:])"
)
_BARE_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=\bwww)\.|(?<=mailto):", re.IGNORECASE)


@cache
def environment(suffix: str) -> Environment:
    """The environment for templates that end in ".md.j2", ".html.j2" or ".txt.j2"."""
    found = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        autoescape=suffix != ".txt.j2",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_markdown_literal if suffix == ".md.j2" else None,
    )
    found.globals["style"] = Markup((_FOLDER / "style.css").read_text(encoding="utf-8"))
    return found


def rendered(template: str, **variables: object) -> str:
    """The template filled in, with line feeds alone as line ends and one at the end."""
    suffix = template[template.index(".") :]
    return environment(suffix).get_template(template).render(**variables).strip() + "\n"


def escape_markdown(text: str) -> str:
    """The text so that Markdown shows it as it is: no markup, no HTML, no link, and as clean as can be."""
    safe = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")
    safe = _INLINE.sub(r"\\\g<0>", safe)
    safe = _BARE_ADDRESS.sub(r"\\\g<0>", safe)
    safe = re.sub(r"#+$", _each, safe)
    safe = re.sub(r"^(?=[#>=]|-(?=[ -]|$)|\+(?= |$)|\[[ xX]\])", r"\\", safe)
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", safe)


def _each(found: re.Match[str]) -> str:
    return "\\#" * len(found.group())


def _markdown_literal(value: object) -> object:
    """Jinja calls this on everything that a template prints, so nothing can be forgotten."""
    return (
        Markup(escape_markdown(value)) if isinstance(value, str) and not hasattr(value, "__html__") else value
    )
