"""Sandbox limits: filters and methods of texts, each refused before it makes more than a value may be."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from string import Formatter
from typing import Any

from jinja2.exceptions import SecurityError

from briefing.prompts import render_limits

OF_TEXTS = frozenset(
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


def bound_filter(name: str, used: Callable[..., Any]) -> Callable[..., Any]:
    """The filter of a name, which raises SecurityError where what it makes would be too large."""

    @wraps(used)
    def within(*args: Any, **kwargs: Any) -> Any:
        first = 1 if hasattr(used, "jinja_pass_arg") else 0
        arguments = list(args)
        if name in ("join", "sum", "replace", "wordwrap") and len(args) > first:
            if name in ("join", "sum") and not isinstance(args[first], str):
                arguments[first] = list(args[first])
            _check_filter(name, arguments[first], args[first + 1 :], kwargs)
        _check_arguments(name, arguments[first:], kwargs)
        return render_limits.measure_value(used(*arguments, **kwargs))

    return within


def check_call(called: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
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


def check_format(text: str) -> None:
    """Raises SecurityError for a format that is wider than 999, or takes its width from a value."""
    if any(_WIDE.search(spec or "") for _, _, spec, _ in Formatter().parse(text)):
        raise SecurityError("a format of more than 999 characters, or of a width that is worked out")


def _check_filter(name: str, value: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
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
