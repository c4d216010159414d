"""Template sandbox: Jinja2 within the layers' folders. Importing this imports Jinja2."""

from collections.abc import Callable
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    nodes,
    pass_context,
    pass_eval_context,
)
from jinja2.exceptions import SecurityError
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.prompts import render_limits
from briefing.prompts.bounded_calls import OF_TEXTS, bound_filter, check_call, check_format
from briefing.prompts.overlay import SECTIONS, Layers, find_template
from briefing.prompts.section_file import split_front_matter

LONGEST = 400_000  # characters that a prompt may render to
LONGEST_PAGE = 50_000_000
_GREATEST_POWER = 64


class LayerLoader(BaseLoader):
    """Finds templates in the layers; of a section's file the instructions, without its front matter."""

    def __init__(self, where: Layers) -> None:
        self._where = where

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        layer_template = find_template(self._where, template)
        if layer_template is None:
            raise TemplateNotFound(template)
        is_section = f"/{template}".rpartition("/")[0].endswith(SECTIONS.rstrip("/"))
        text = split_front_matter(layer_template.text)[1] if is_section else layer_template.text
        return text, str(layer_template.path), lambda: find_template(self._where, template) == layer_template


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which nothing that a template does grows without end."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **options)
        self.globals.pop("lipsum", None)
        for name in ("center", "format", "indent"):
            self.filters.pop(name, None)
        self.filters = {name: bound_filter(name, used) for name, used in self.filters.items()}
        self.filters |= {
            render_limits.STEP: _step,
            render_limits.VALUE: render_limits.measure_value,
            render_limits.CONCAT: _concat,
        }

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        render_limits.instrument(source)
        return super()._generate(source, name, filename, defer_init)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str | bytes | int | float):
            return isinstance(obj, str) and attr in OF_TEXTS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        check_format(value.__self__)
        return wrapped

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        check_call(__obj, args, kwargs)
        return render_limits.measure_value(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and not (isinstance(right, int) and -_GREATEST_POWER <= right <= _GREATEST_POWER):
            raise SecurityError(f"a power above {_GREATEST_POWER}")
        if operator == "%" and isinstance(left, str):
            raise SecurityError("a text formatted by %; join its parts by ~")
        if operator == "*" and _length(left, right) > LONGEST:
            raise SecurityError(f"a text of more than {LONGEST:,} characters")
        if operator == "*":
            render_limits.count_product(_size(left), _size(right))
        if operator == "**":
            render_limits.count_product(_size(left), _size(left), abs(right))
        return render_limits.measure_value(super().call_binop(context, operator, left, right))


def _length(left: Any, right: Any) -> int:
    """Of what a multiplication of a sequence gives; 0 for numbers."""
    if isinstance(left, int) and hasattr(right, "__len__"):
        left, right = right, left
    return len(left) * right if hasattr(left, "__len__") and isinstance(right, int) else 0


def _size(factor: Any) -> int:
    """The bytes of a number or a text that is to be multiplied."""
    return factor.__sizeof__() if isinstance(factor, int) else 1


@pass_context
def _step(_context: Context, size: int) -> str:
    return render_limits.step(size)


@pass_eval_context
def _concat(context: EvalContext, texts: list[Any]) -> str:
    render_limits.count(render_limits.size_of(texts))
    return markup_join(texts) if context.autoescape else str_join(texts)
