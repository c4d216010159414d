"""Words of a front matter that YAML drops as a comment, though they were meant."""

from collections.abc import Iterator

import yaml

from briefing.prompts.front_matter import divided
from briefing.prompts.layers import Template
from briefing.workbench.faults import Fault

_NUMBERS = frozenset(("order", "max_items", "disabled"))


def faults(template: Template) -> Iterator[Fault]:
    """Each text of a section's front matter behind which a # cuts off what follows."""
    written, _ = divided(template.text)
    lines = written.split("\n")
    try:
        root = yaml.compose(written, Loader=yaml.BaseLoader) if written else None
    except (yaml.YAMLError, RecursionError):
        return  # told with the front matter
    for node in _texts(root):
        rest = lines[node.end_mark.line][node.end_mark.column :].strip()
        if node.style is None and rest.startswith("#"):
            said = f"YAML drops {_short(rest)!r} as a comment; put the whole text in quotation marks, or the"
            yield Fault(str(template.path), node.end_mark.line + 2, f"{said} comment on a line of its own")


def _texts(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The values of the keys that hold words."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not (isinstance(key, yaml.ScalarNode) and key.value in _NUMBERS):
                yield from _texts(value)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
