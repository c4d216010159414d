"""Template sandbox: Jinja2 within the layers' folders, each filter and each method of a text refused before
it makes more than a value may be. Importing this imports Jinja2."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from string import Formatter
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
from briefing.prompts.overlay import SECTIONS, Layers, find_template
from briefing.prompts.section_file import split_front_matter

LONGEST = 400_000  # characters that a prompt may render to
LONGEST_PAGE = 50_000_000
_GREATEST_POWER = 64
_OF_TEXTS = frozenset(
    "capitalize casefold count endswith find format format_map index isalnum isalpha isascii isdecimal"
    " isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join lower lstrip partition"
    " removeprefix removesuffix replace rfind rindex rpartition rsplit rstrip split splitlines startswith"
    " strip striptags swapcase title unescape upper".split()
)
_FROM_THE_END = frozenset(("rfind", "rindex", "rpartition", "rsplit"))
_LONGEST_SOUGHT = 100  # characters that a text is searched for from its end
_WIDE = re.compile(r"\d{4}|\{")
_SLOW = {"pprint": 20_000, "striptags": 100_000, "urlize": 20_000}  # characters that they are given at most
_NUMBERS = {"batch": 100_000, "round": 64, "slice": 10_000, "tojson": 16}  # the largest that they are given


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
        self.filters = {name: _bound_filter(name, used) for name, used in self.filters.items()}
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
            return isinstance(obj, str) and attr in _OF_TEXTS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        _check_format(value.__self__)
        return wrapped

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        _check_call(__obj, args, kwargs)
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


def _bound_filter(name: str, used: Callable[..., Any]) -> Callable[..., Any]:
    """The filter of a name, which raises SecurityError where what it makes would be too large."""

    @wraps(used)
    def within(*args: Any, **kwargs: Any) -> Any:
        first = 1 if hasattr(used, "jinja_pass_arg") else 0
        arguments = list(args)
        if name in ("join", "sum", "replace", "wordwrap") and len(args) > first:
            if name in ("join", "sum") and not isinstance(args[first], str):
                arguments[first] = list(args[first])
            _check_filter_input(name, arguments[first], args[first + 1 :], kwargs)
        _check_arguments(name, arguments[first:], kwargs)
        return render_limits.measure_value(used(*arguments, **kwargs))

    return within


def _check_call(called: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Raises SecurityError for a call that is given, or would make, more than a value may be."""
    render_limits.count(render_limits.size_of(args) + render_limits.size_of(dict(kwargs)))
    text, name = getattr(called, "__self__", None), getattr(called, "__name__", "")
    if not isinstance(text, str):
        return
    if name == "join" and args:
        _count_join(text, args[0])
    elif name == "replace":
        _count_replacement(text, *map(str, args[:2]))
    elif name in _FROM_THE_END and any(isinstance(arg, str) and len(arg) > _LONGEST_SOUGHT for arg in args):
        raise SecurityError(f"{name} of more than {_LONGEST_SOUGHT} characters")
    elif name.startswith("format"):
        fields = text.count("{") + 1
        render_limits.count_product(fields, render_limits.size_of(args) + render_limits.size_of(dict(kwargs)))


def _check_format(text: str) -> None:
    """Raises SecurityError for a format that is wider than 999, or takes its width from a value."""
    if any(_WIDE.search(spec or "") for _, _, spec, _ in Formatter().parse(text)):
        raise SecurityError("a format of more than 999 characters, or of a width that is worked out")


def _check_filter_input(name: str, value: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    if name == "join":
        between = args[0] if args else kwargs.get("d", "")
        _count_join(str(between), value)
    elif name == "replace":
        old, new = [*args, *(kwargs[key] for key in ("old", "new") if key in kwargs)][:2]
        _count_replacement(str(value), str(old), str(new))
    elif name == "wordwrap":
        texts = [len(each) for each in [*args, *kwargs.values()] if isinstance(each, str)]
        render_limits.count_product(len(str(value)), max(texts, default=1))
    elif not isinstance(kwargs.get("start", args[1] if len(args) > 1 else 0), int | float):
        raise SecurityError("a sum of what are no numbers; join texts, and go through lists in a loop")


def _count_join(between: str, parts: Any) -> None:
    if isinstance(parts, list | tuple | str):
        render_limits.count(render_limits.size_of(parts))
        render_limits.count_product(len(parts), len(between))


def _count_replacement(text: str, old: str, new: str = "") -> None:
    times = text.count(old) if old else len(text) + 1
    render_limits.count_product(times, len(new))


def _check_arguments(name: str, values: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """The numbers that a filter is given beside its value, and the length of the value."""
    most = _NUMBERS.get(name)
    for number in [*values[1:], *kwargs.values()] if most else ():
        if isinstance(number, int) and most and abs(number) > most:
            raise SecurityError(f"{name} with a number above {most:,}")
    if name in _SLOW and values and render_limits.size_of(values[0]) > _SLOW[name]:
        raise SecurityError(f"{name} of more than {_SLOW[name]:,} characters")
