"""What can be told of a template without filling it in: its syntax, its variables, what it refers to."""

from collections.abc import Iterator
from difflib import get_close_matches

from jinja2 import TemplateSyntaxError, meta, nodes

from briefing.prompts import Layers, variables_of
from briefing.prompts.layers import PAGES, SECTIONS, Template, found
from briefing.prompts.sandbox import BoundedEnvironment, LayerLoader
from briefing.workbench.catalogue import EXAMPLES, names
from briefing.workbench.faults import Fault

_OF_A_REQUEST = frozenset("sections fence lines part parts".split())
_OF_A_SECTION, _OF_A_PAGE = frozenset(("max_items",)), frozenset(("page", "style"))
_OF_JINJA = frozenset("loop self super caller varargs kwargs".split())
_MAY_BE_MISSING = frozenset(("defined", "undefined", "default", "d"))


class Parsed:
    """The templates of some layers as trees, each parsed once."""

    def __init__(self, where: Layers) -> None:
        self.where = where
        self._loader = LayerLoader(where)
        self._environment = BoundedEnvironment(loader=self._loader)
        self._trees: dict[str, nodes.Template] = {}

    def tree(self, name: str) -> nodes.Template:
        """Raises TemplateSyntaxError, for an unknown filter or test as well."""
        if name not in self._trees:
            text, path, _ = self._loader.get_source(self._environment, name)
            self._environment.compile(text, name, path)
            self._trees[name] = self._environment.parse(text, name, path)
        return self._trees[name]

    def faults(self, template: Template) -> list[Fault]:
        """The faults of one template."""
        try:
            tree = self.tree(template.name)
        except TemplateSyntaxError as wrong:
            return [Fault(str(template.path), wrong.lineno, f"{wrong.message}")]
        return [*self._missing(template, tree), *self._undefined(template, tree)]

    def reached(self, roots: tuple[str, ...]) -> set[str] | None:
        """The names that these lead to; None where one works out a name as it is filled in."""
        seen: set[str] = set()
        waiting = list(roots)
        while waiting:
            name = waiting.pop()
            if name in seen or not found(self.where, name):
                continue
            seen.add(name)
            for other in self._referred(name):
                if other is None:
                    return None
                waiting.append(other)
        return seen

    def _referred(self, name: str) -> list[str | None]:
        try:
            return list(meta.find_referenced_templates(self.tree(name))) if name.endswith(".j2") else []
        except TemplateSyntaxError:
            return []

    def _missing(self, template: Template, tree: nodes.Template) -> Iterator[Fault]:
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            named = getattr(node, "template", None)
            name = named.value if isinstance(named, nodes.Const) else None
            if isinstance(name, str) and not getattr(node, "ignore_missing", False):
                if found(self.where, name) is None:
                    hint = _nearest(name, names(self.where))
                    yield Fault(str(template.path), node.lineno, f"there is no template {name}; {hint}")
                elif name == template.name:
                    said = f"it refers to itself; the packaged one is default/{name}"
                    yield Fault(str(template.path), node.lineno, said)

    def _undefined(self, template: Template, tree: nodes.Template) -> Iterator[Fault]:
        known = known_variables(self.where, template.name)
        chain = self.reached((template.name,)) or {template.name}
        inside = {name for other in chain if other.endswith(".j2") for name in self._given_names(other)}
        for name in sorted(meta.find_undeclared_variables(tree) - known - inside - _OF_JINJA):
            if name not in _asked_for(tree):
                said = f"{name!r} is undefined; {_nearest(name, tuple(known))}"
                yield Fault(str(template.path), _line(tree, name), said)

    def _given_names(self, name: str) -> Iterator[str]:
        """Names that a template gives values itself: by `set`, `macro`, `import`, `for`."""
        try:
            tree = self.tree(name)
        except TemplateSyntaxError:
            return
        yield from (node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param"))
        yield from (node.name for node in tree.find_all(nodes.Macro))
        yield from (node.target for node in tree.find_all(nodes.Import))
        for node in tree.find_all(nodes.FromImport):
            yield from (one if isinstance(one, str) else one[1] for one in node.names)


def known_variables(where: Layers, name: str) -> frozenset[str]:
    """The variables that a template of this name gets."""
    given = frozenset(variables_of(where))
    inside = name.removeprefix("default/")
    if inside.startswith((SECTIONS, EXAMPLES)):
        return given | _OF_A_SECTION
    if inside.startswith(PAGES):
        return given | _OF_A_PAGE
    if "/" in inside:  # a part that others include
        return given | _OF_A_REQUEST | _OF_A_SECTION | _OF_A_PAGE
    return given | _OF_A_REQUEST


def _asked_for(tree: nodes.Template) -> set[str]:
    """Names that a template asks whether they are there, or has another value for."""
    return {
        node.node.name
        for node in tree.find_all((nodes.Test, nodes.Filter))
        if getattr(node, "name", "") in _MAY_BE_MISSING
        and isinstance(node, nodes.Test | nodes.Filter)
        and isinstance(node.node, nodes.Name)
    }


def _line(tree: nodes.Template, name: str) -> int:
    return min((node.lineno for node in tree.find_all(nodes.Name) if node.name == name), default=0)


def _nearest(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
