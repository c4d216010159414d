"""Template inheritance: what a template takes from those that it extends (their blocks alone), and the names
that it is given values for, by itself and by those around it."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from jinja2 import nodes

from briefing.errors import suggestion
from briefing.prompt_tools import TemplateFault
from briefing.prompts.overlay import Template

_TREES = 64

Tree = Callable[[str], nodes.Template | None]
_Kind = TypeVar("_Kind", bound=nodes.Node)
_OWN_SCOPE = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.With, nodes.FilterBlock)


@lru_cache(maxsize=_TREES)
def _every_node(tree: nodes.Template) -> tuple[nodes.Node, ...]:
    return tuple(tree.find_all(nodes.Node))


def nodes_of(tree: nodes.Template, *kinds: type[_Kind]) -> Iterator[_Kind]:
    """The nodes of some kinds anywhere in a template, in the order of its text."""
    return (node for node in _every_node(tree) if isinstance(node, kinds))


def parents(name: str, tree: Tree) -> list[str] | None:
    """The templates that one extends, the nearest first; None where one is named only as it is filled in."""
    chain: list[str] = []
    while (parsed := tree(name)) is not None:
        extended = next(nodes_of(parsed, nodes.Extends), None)
        if extended is None:
            break
        if not isinstance(extended.template, nodes.Const):
            return None
        name = str(extended.template.value)
        if name in chain:
            break
        chain.append(name)
    return chain


def faults(template: Template, parsed: nodes.Template, tree: Tree) -> Iterator[TemplateFault]:
    """Blocks that no parent has, calls of blocks that there are not, and text outside of any block."""
    chain = parents(template.name, tree)
    trees = [tree(name) for name in chain or ()]
    if chain is None or None in trees:
        return
    inherited = [block.name for other in trees if other for block in nodes_of(other, nodes.Block)]
    if chain:
        for block in _outermost_blocks(parsed):
            if block.name not in inherited:
                message = f"the block {block.name!r} is in no template that it extends, so nothing prints it"
                yield TemplateFault(
                    str(template.path), block.lineno, f"{message}; {_nearest_hint(block.name, inherited)}"
                )
        for line in _outside_lines(parsed):
            message = f"what stands outside of the blocks of {chain[0]} is printed nowhere; put it into one"
            yield TemplateFault(str(template.path), line, message, "warning")
    known = [*inherited, *(block.name for block in nodes_of(parsed, nodes.Block))]
    for call in nodes_of(parsed, nodes.Getattr):
        if isinstance(call.node, nodes.Name) and call.node.name == "self" and call.attr not in known:
            message = f"there is no block {call.attr!r}; {_nearest_hint(call.attr, known)}"
            yield TemplateFault(str(template.path), call.lineno, message)


def _outermost_blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    """The blocks that stand in no other."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outermost_blocks(child)


def _outside_lines(parsed: nodes.Template) -> Iterator[int]:
    """The line of the first text that stands in no block."""
    for node in parsed.body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if not (isinstance(part, nodes.TemplateData) and not part.data.strip()):
                    lead = (
                        part.data[: -len(part.data.lstrip())] if isinstance(part, nodes.TemplateData) else ""
                    )
                    yield part.lineno + lead.count("\n")
                    return


def _nearest_hint(name: str, known: Sequence[str]) -> str:
    return suggestion(
        name, known, f"there are {', '.join(dict.fromkeys(known))}" if known else "it has no blocks"
    )


def exported_names(node: nodes.Node) -> Iterator[str]:
    """Names that stand from where they are set to the template's end: by `set`, `macro` and `import` outside
    of loops and macros."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Macro):
            yield child.name
        elif isinstance(child, nodes.Assign | nodes.AssignBlock):
            yield from _target_names(child.target)
        elif isinstance(child, nodes.Import | nodes.FromImport):
            yield from imported_names(child)
        elif not isinstance(child, _OWN_SCOPE):
            yield from exported_names(child)


@lru_cache(maxsize=_TREES)  # a check asks for those of each template once for every other one
def assigned_names(tree: nodes.Template) -> frozenset[str]:
    """All names that are set anywhere in a template, those of loops and macros among them."""
    names = {node.name for node in nodes_of(tree, nodes.Name) if node.ctx in ("store", "param")}
    names.update(node.name for node in nodes_of(tree, nodes.Macro))
    for node in nodes_of(tree, nodes.Import, nodes.FromImport):
        names.update(imported_names(node))
    return frozenset(names)


def imported_names(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in node.names)


def names_in_scoped_blocks(tree: nodes.Template, scoped: frozenset[str]) -> frozenset[str]:
    """The names that are read in those blocks, which see the names around them."""
    blocks = [block for block in nodes_of(tree, nodes.Block) if block.name in scoped]
    return frozenset(name.name for block in blocks for name in block.find_all(nodes.Name))


def _target_names(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    yield from (name.name for name in target.find_all(nodes.Name))


def unbound_lines(node: nodes.Node, name: str) -> Iterator[int]:
    """The lines that read a name outside of the loops and macros that give it a value."""
    if isinstance(node, nodes.Name) and node.name == name and node.ctx == "load":
        yield node.lineno
    for child in node.iter_child_nodes():
        own = [child.target] if isinstance(child, nodes.For) else getattr(child, "args", ())
        binds = isinstance(child, nodes.For | nodes.Macro | nodes.CallBlock)
        if not (binds and any(name in _target_names(target) for target in own)):
            yield from unbound_lines(child, name)
