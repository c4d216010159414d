"""Template syntax: what can be told of a template without filling it in: syntax, variables, references, and
words of a front matter that YAML drops as a comment, though they were meant."""

import dataclasses
from collections.abc import Iterator
from functools import lru_cache

import yaml
from jinja2 import TemplateSyntaxError, meta, nodes

from briefing.errors import suggestion
from briefing.prompt_tools import TemplateFault, inheritance
from briefing.prompt_tools.catalogue import EXAMPLES
from briefing.prompt_tools.inheritance import nodes_of
from briefing.prompts import Layers, variables_of
from briefing.prompts.overlay import DEFAULT, PAGES, SECTIONS, Template, find_template, template_names
from briefing.prompts.sandbox import BoundedEnvironment, LayerLoader
from briefing.prompts.section_file import split_front_matter
from briefing.rendering.view import BriefPage

_OF_A_REQUEST = frozenset("sections fence lines part parts".split())
_OF_A_SECTION, _OF_A_PAGE = frozenset(("max_items",)), frozenset(("page", "style"))
_OF_JINJA = frozenset("loop self super caller varargs kwargs".split())
_NUMBERS = frozenset(("order", "max_items", "disabled"))  # keys of a front matter that hold no words
_MAY_BE_MISSING = frozenset(("defined", "undefined", "default", "d"))
_PARSED = 64


class ParsedTemplates:
    """The templates of some layers as they stand at one moment, each read and parsed once."""

    def __init__(self, where: Layers) -> None:
        self.where = where
        self._loader = LayerLoader(where)
        self._environment = BoundedEnvironment(loader=self._loader)
        self._templates: dict[str, Template | None] = {}
        self._trees: dict[str, nodes.Template] = {}
        self._undeclared: dict[str, frozenset[str]] = {}
        self._references: dict[str, list[str | None]] = {}
        self._reachable: dict[tuple[str, ...], set[str] | None] = {}

    def find(self, name: str) -> Template | None:
        """The template of a name, None where there is none. Raises UsageError where it cannot be read."""
        if name not in self._templates:
            self._templates[name] = find_template(self.where, name)
        return self._templates[name]

    def tree(self, name: str) -> nodes.Template:
        """Raises TemplateSyntaxError, for an unknown filter or test as well."""
        if name not in self._trees:
            text, path, _ = self._loader.get_source(self._environment, name)
            self._trees[name], self._undeclared[name] = _parse(text, name, path)
        return self._trees[name]

    def faults(self, template: Template) -> list[TemplateFault]:
        """The faults of one template."""
        try:
            tree = self.tree(template.name)
        except TemplateSyntaxError as wrong:
            return [TemplateFault(str(template.path), wrong.lineno, f"{wrong.message}")]
        return [
            *self._missing(template, tree),
            *self._undefined_variables(template, tree),
            *self._unknown_filters(template, tree),
            *_misnamed_parts(template, tree),
            *inheritance.faults(template, tree, self.try_tree),
        ]

    def try_tree(self, name: str) -> nodes.Template | None:
        """The tree of a template; None where there is none, or its syntax is wrong."""
        try:
            return self.tree(name) if self.find(name) else None
        except TemplateSyntaxError:
            return None

    def reachable_names(self, roots: tuple[str, ...]) -> set[str] | None:
        """The names that these lead to; None where one works out a name as it is filled in."""
        if roots not in self._reachable:
            self._reachable[roots] = self._follow_references(roots)
        return self._reachable[roots]

    def _follow_references(self, roots: tuple[str, ...]) -> set[str] | None:
        seen: set[str] = set()
        waiting = list(roots)
        while waiting:
            name = waiting.pop()
            if name in seen or not self.find(name):
                continue
            seen.add(name)
            for other in self._references_of(name):
                if other is None:
                    return None
                waiting.append(other)
        return seen

    def _references_of(self, name: str) -> list[str | None]:
        if name not in self._references:
            tree = self.try_tree(name) if name.endswith(".j2") else None
            self._references[name] = list(meta.find_referenced_templates(tree)) if tree else []
        return self._references[name]

    def _missing(self, template: Template, tree: nodes.Template) -> Iterator[TemplateFault]:
        for node in nodes_of(tree, nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
            named = getattr(node, "template", None)
            name = named.value if isinstance(named, nodes.Const) else None
            if isinstance(name, str) and not getattr(node, "ignore_missing", False):
                if self.find(name) is None:
                    hint = _nearest_hint(name, template_names(self.where.folders))
                    yield TemplateFault(
                        str(template.path), node.lineno, f"there is no template {name}; {hint}"
                    )
                elif name == template.name:
                    message = f"it refers to itself; the packaged one is default/{name}"
                    yield TemplateFault(str(template.path), node.lineno, message)

    def _undefined_variables(self, template: Template, tree: nodes.Template) -> Iterator[TemplateFault]:
        known = known_variables(self.where, template.name)
        outside = self._outside_names(template.name, tree)
        for name in sorted(self._undeclared[template.name] - known - outside - _OF_JINJA):
            if name not in _optional_names(tree):
                message = f"{name!r} is undefined; {_nearest_hint(name, tuple(known))}"
                yield TemplateFault(str(template.path), _line_number(tree, name), message)

    def _outside_names(self, name: str, tree: nodes.Template) -> frozenset[str]:
        """Names that stand in a template's blocks, or that come from those that include it."""
        above = [
            node for other in inheritance.parents(name, self.try_tree) or () if (node := self.try_tree(other))
        ]
        chain = [tree, *above]
        scoped = frozenset(node.name for each in chain for node in nodes_of(each, nodes.Block) if node.scoped)
        around = frozenset(each for other in chain for each in inheritance.assigned_names(other))
        inside = frozenset(each for other in chain for each in inheritance.exported_names(other))
        return (
            inside | (around & inheritance.names_in_scoped_blocks(tree, scoped)) | self._includer_names(name)
        )

    def _includer_names(self, name: str) -> frozenset[str]:
        given: set[str] = set()
        for other in template_names(self.where.folders):
            reached = self.reachable_names((other,)) if other != name and other.endswith(".j2") else None
            if reached and {name, f"{DEFAULT}{name}"} & reached and (parsed := self.try_tree(other)):
                given.update(inheritance.assigned_names(parsed))
        return frozenset(given)

    def _unknown_filters(self, template: Template, tree: nodes.Template) -> Iterator[TemplateFault]:
        """Filters and tests that there are not, in branches as well that Jinja looks into only as it runs."""
        for kind, available in (("filter", self._environment.filters), ("test", self._environment.tests)):
            for name, line in _used_names(tree, kind):
                if name not in available:
                    message = f"No {kind} named {name!r}; {_nearest_hint(name, tuple(available))}"
                    yield TemplateFault(str(template.path), line, message)


@lru_cache(maxsize=_PARSED)
def _parse(text: str, name: str, path: str) -> tuple[nodes.Template, frozenset[str]]:
    """A template's tree, and the names that it reads and does not set. A template that did not change between
    two checks is parsed once."""
    tree = BoundedEnvironment().parse(text, name, path)
    return tree, frozenset(meta.find_undeclared_variables(tree))


def _used_names(tree: nodes.Template, kind: str) -> Iterator[tuple[str, int]]:
    """The names of filters, or of tests, with their lines; those given to `map` and `select` as well."""
    for node in nodes_of(tree, nodes.Filter, nodes.Test):
        named = node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else None
        if isinstance(node, nodes.Filter if kind == "filter" else nodes.Test):
            yield node.name, node.lineno
        if (
            kind == "filter"
            and node.name == "map"
            and isinstance(node, nodes.Filter)
            and isinstance(named, str)
        ):
            yield named, node.lineno
        if kind == "test" and node.name in ("select", "reject") and isinstance(named, str):
            yield named, node.lineno


def _misnamed_parts(template: Template, tree: nodes.Template) -> Iterator[TemplateFault]:
    """Parts of a page that there are not, in branches as well that the made-up brief does not reach."""
    known = tuple(field.name for field in dataclasses.fields(BriefPage))
    for node in nodes_of(tree, nodes.Getattr) if template.name.startswith(PAGES) else ():
        if isinstance(node.node, nodes.Name) and node.node.name == "page" and node.attr not in known:
            message = f"the page has no attribute {node.attr!r}; {_nearest_hint(node.attr, known)}"
            yield TemplateFault(str(template.path), node.lineno, message)


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


def _optional_names(tree: nodes.Template) -> set[str]:
    """Names that a template asks whether they are there, or has another value for."""
    return {
        node.node.name
        for node in nodes_of(tree, nodes.Test, nodes.Filter)
        if getattr(node, "name", "") in _MAY_BE_MISSING
        and isinstance(node, nodes.Test | nodes.Filter)
        and isinstance(node.node, nodes.Name)
    }


def _line_number(tree: nodes.Template, name: str) -> int:
    anywhere = (node.lineno for node in nodes_of(tree, nodes.Name) if node.name == name)
    return min(inheritance.unbound_lines(tree, name), default=min(anywhere, default=0))


def _nearest_hint(name: str, known: tuple[str, ...]) -> str:
    return suggestion(name, known, f"there are {', '.join(sorted(known))}")


def yaml_comment_faults(template: Template) -> Iterator[TemplateFault]:
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
