"""YAML comments: words of a front matter that YAML drops as a comment, though they were meant."""

from collections.abc import Iterator

import yaml

from briefing.prompt_tools.fault import TemplateFault
from briefing.prompts.overlay import Template
from briefing.prompts.section_file import split_front_matter

_NUMBERS = frozenset(("order", "max_items", "disabled"))


def faults(template: Template) -> Iterator[TemplateFault]:
    """Each text of a section's front matter behind which a # cuts off what follows."""
    written, _ = split_front_matter(template.text)
    lines = written.split("\n")
    try:
        root = yaml.compose(written, Loader=yaml.BaseLoader) if written else None
    except (yaml.YAMLError, RecursionError):
        return  # told with the front matter
    for node in _text_nodes(root):
        rest = lines[node.end_mark.line][node.end_mark.column :].strip()
        if node.style is None and rest.startswith("#"):
            message = (
                f"YAML drops {_shorten(rest)!r} as a comment; put the whole text in quotation marks, or the"
            )
            yield TemplateFault(
                str(template.path), node.end_mark.line + 2, f"{message} comment on a line of its own"
            )


def _text_nodes(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """The values of the keys that hold words."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if not (isinstance(key, yaml.ScalarNode) and key.value in _NUMBERS):
                yield from _text_nodes(value)


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
