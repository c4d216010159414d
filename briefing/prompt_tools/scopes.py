"""Variable scopes: which names a template is given values for: by itself, and by those around it."""

from collections.abc import Iterator

from jinja2 import nodes

_OWN_SCOPE = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.With, nodes.FilterBlock)


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


def assigned_names(tree: nodes.Template) -> Iterator[str]:
    """All names that are set anywhere in a template, those of loops and macros among them."""
    yield from (node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param"))
    yield from (node.name for node in tree.find_all(nodes.Macro))
    for node in tree.find_all((nodes.Import, nodes.FromImport)):
        yield from imported_names(node)


def imported_names(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in node.names)


def names_in_scoped_blocks(tree: nodes.Template, scoped: frozenset[str]) -> frozenset[str]:
    """The names that are read in those blocks, which see the names around them."""
    blocks = [block for block in tree.find_all(nodes.Block) if block.name in scoped]
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
