"""Resource limits: what a template may do at most: steps of its loops and macros, bytes, time.

Jinja2 compiles a template to Python. Before that, the tree is changed so that each turn of a loop and each
call of a macro or a block counts as a step, and each value that is kept or printed is measured.
"""

import time
from contextvars import ContextVar
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError

LARGEST = 2_000_000  # bytes of one value
WORK = 32_000_000  # bytes of all values together
SECONDS = 1.5  # of the processor's time, for one template
STEP, VALUE, CONCAT = "step of", "value of", "texts of"  # no names that a template can write
_WORK_OF_A_LINE, _SECONDS_OF_A_LINE = 50_000, 0.005  # more, for each that a page has to tell
_STEP = 64  # bytes that a step counts as
_CONTAINERS = (list, tuple, set, frozenset)
_BODIES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)


class Meter:
    """What is left of a template's bytes and seconds. It is not shared between threads."""

    def __init__(self, work: int = WORK, seconds: float = SECONDS) -> None:
        self._left = work
        self._end = time.thread_time() + seconds

    def count(self, size: int) -> None:
        """Raises SecurityError where nothing is left."""
        self._left -= size
        if self._left < 0:
            raise SecurityError("it makes too much text or takes too many steps; shorten its loops and texts")
        if time.thread_time() > self._end:
            raise SecurityError("it takes too long; shorten its loops and texts")


def meter_for(lines: int) -> Meter:
    """The meter of a page that has so many lines to tell, whatever its template does beside."""
    return Meter(WORK + _WORK_OF_A_LINE * lines, SECONDS + _SECONDS_OF_A_LINE * lines)


METER: ContextVar[Meter | None] = ContextVar("METER", default=None)


def step(size: int = 0) -> str:
    """A turn of a loop that prints so many characters of its own. Raises SecurityError for one too many."""
    count(_STEP + size)
    return ""


def count(size: int) -> None:
    """Takes so many bytes off what is left. Raises SecurityError where it is too much at once, or in all."""
    if size > LARGEST:
        raise SecurityError(f"a text or a list of more than {LARGEST:,} bytes; make it shorter")
    meter = METER.get()
    if meter is not None:
        meter.count(size)


def measure_value(value: Any) -> Any:
    """The value itself, its size counted. Raises SecurityError where it is too large."""
    count(size_of(value))
    return value


def size_of(value: Any) -> int:
    """The bytes of a text, a number, or of all that a list holds, each time that it holds it.

    Other things are one step. It gives up above what one value may have.
    """
    size, waiting = 0, [value]
    while waiting and size <= LARGEST:
        each = waiting.pop()
        size += each.__sizeof__() if isinstance(each, str | bytes | int) else _STEP
        if isinstance(each, dict):
            waiting += each.keys()
            waiting += each.values()
        elif isinstance(each, _CONTAINERS):
            waiting += each
    return size


def count_product(*factors: int) -> None:
    """Raises SecurityError where what an operation is about to make would be too large."""
    size = 1
    for factor in factors:
        size *= max(factor, 0)
    if size > LARGEST:
        raise SecurityError(f"a text or a list of more than {LARGEST:,} bytes; make it shorter")


def instrument(tree: nodes.Template) -> None:
    """Has each loop of a tree counted, and each value measured that is kept or printed."""
    for body in [tree, *(node for kind in _BODIES for node in tree.find_all(kind))]:
        _body(body).insert(0, _step_counter(body))
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = _measure_node(loop.iter)
    for concat in list(tree.find_all(nodes.Concat)):
        concat.nodes = [_filter_node(CONCAT, nodes.List(concat.nodes, lineno=concat.lineno))]
    for output in list(tree.find_all(nodes.Output)):
        output.nodes = [
            part if isinstance(part, nodes.TemplateData) else _filter_node(VALUE, part)
            for part in output.nodes
        ]
    for assignment in list(tree.find_all(nodes.Assign)):
        assignment.node = _measure_node(assignment.node)
    for block in list(tree.find_all(nodes.AssignBlock)):
        block.filter = nodes.Filter(block.filter, VALUE, [], [], None, None, lineno=block.lineno)
    for with_node in list(tree.find_all(nodes.With)):
        with_node.values = [_filter_node(VALUE, value) for value in with_node.values]
    for macro in list(tree.find_all(nodes.Macro)):
        macro.defaults = [_filter_node(VALUE, value) for value in macro.defaults]
    if tree.environment is not None:
        tree.set_environment(tree.environment)


def _body(node: nodes.Node) -> list[nodes.Node]:
    statements: list[nodes.Node] = node.body  # type: ignore[attr-defined]
    return statements


def _measure_node(node: nodes.Node) -> nodes.Filter:
    assert isinstance(node, nodes.Expr)
    return _filter_node(VALUE, node)


def _step_counter(node: nodes.Node) -> nodes.Node:
    """What counts a step of a loop, with the text that stands in it."""
    size = sum(len(text.data) for text in node.find_all(nodes.TemplateData))
    size += sum(len(text.value) for text in node.find_all(nodes.Const) if isinstance(text.value, str))
    step = nodes.Filter(nodes.Const(size), STEP, [], [], None, None, lineno=node.lineno)
    return nodes.ExprStmt(step, lineno=node.lineno)


def _filter_node(name: str, node: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
