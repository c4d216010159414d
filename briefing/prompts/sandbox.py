"""Jinja2 within the layers' folders. Importing this imports Jinja2."""

from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.prompts.front_matter import divided
from briefing.prompts.layers import SECTIONS, Layers, found

LONGEST = 400_000  # characters that a prompt may render to
LONGEST_PAGE = 50_000_000
_GREATEST_POWER = 64
_PADDING = frozenset("center expandtabs ljust rjust zfill".split())


class LayerLoader(BaseLoader):
    """Finds templates in the layers; of a section's file the instructions, without its front matter."""

    def __init__(self, where: Layers) -> None:
        self._where = where

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        one = found(self._where, template)
        if one is None:
            raise TemplateNotFound(template)
        is_section = f"/{template}".rpartition("/")[0].endswith(SECTIONS.rstrip("/"))
        text = divided(one.text)[1] if is_section else one.text
        return text, str(one.path), lambda: found(self._where, template) == one


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which no single operation makes a text longer than a template may be."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **options)
        self.globals.pop("lipsum", None)
        for name in ("center", "format", "indent"):
            self.filters.pop(name, None)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return not (isinstance(obj, str) and attr in _PADDING) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and not (isinstance(right, int) and -_GREATEST_POWER <= right <= _GREATEST_POWER):
            raise SecurityError(f"a power above {_GREATEST_POWER}")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("a text formatted by %; join its parts by ~")
        if operator == "*" and _length(left, right) > LONGEST:
            raise SecurityError(f"a text of more than {LONGEST:,} characters")
        return super().call_binop(context, operator, left, right)


def _length(left: Any, right: Any) -> int:
    """Of what a multiplication of a sequence gives; 0 for numbers."""
    if isinstance(left, int) and hasattr(right, "__len__"):
        left, right = right, left
    return len(left) * right if hasattr(left, "__len__") and isinstance(right, int) else 0
