"""What the documents tell of the tree is so: each path, name, command, link, floor, bound and version."""

import ast
import re
import tomllib
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import briefing

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONTRIBUTING, SECURITY, CHANGELOG = (
    ROOT / f"{name}.md" for name in ("CONTRIBUTING", "SECURITY", "CHANGELOG")
)
ARCHITECTURE, GLOSSARY = ROOT / "docs" / "architecture.md", ROOT / "docs" / "glossary.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
FOR_CONTRIBUTORS = [CONTRIBUTING, SECURITY, ARCHITECTURE, GLOSSARY, *DECISIONS]
DOCUMENTS = [ROOT / "README.md", CHANGELOG, *FOR_CONTRIBUTORS]

BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:briefing|tests|prompts|fixtures|findings|requirements|docs|seeds)/[\w./*-]*")
NAME = re.compile(r"(?:[a-z]\w*\.)+\w+")
ENDINGS = (
    "db",
    "json",
    "md",
    "html",
    "eml",
    "toml",
    "tsv",
    "txt",
    "py",
    "j2",
    "yaml",
    "css",
    "example",
    "com",
)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)")
COMMAND = re.compile(r"python -m (tests\.[\w.]+)")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def read(document: Path) -> str:
    return document.read_text("utf-8")


def table(document: Path, heading: str) -> list[list[str]]:
    """The cells of all rows below a heading of the second level, without the backticks around them."""
    section = read(document).partition(f"\n## {heading}\n")[2].partition("\n## ")[0].splitlines()
    return [
        [cell.strip(" `") for cell in line.strip("|").split(" | ")]
        for line, following in pairwise([*section, ""])
        if line.startswith("| ") and not following.startswith("|--")
    ]


@cache
def definitions(path: Path) -> dict[str, ast.AST]:
    """What a module defines: functions, classes, assignments, and what its classes do, as `Class.name`."""
    defined: dict[str, ast.AST] = {}

    def collect(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                defined[prefix + node.name] = node
            if isinstance(node, ast.ClassDef):
                collect(node.body, f"{prefix}{node.name}.")
            targets = node.targets if isinstance(node, ast.Assign) else []
            targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
            for name in (name for target in targets for name in ast.walk(target)):
                if isinstance(name, ast.Name):
                    defined[prefix + name.id] = node

    collect(ast.parse(read(path)).body, "")
    return defined


def holds(path: str, name: str) -> bool:
    """Whether a file defines a name, or holds it, where it is no module."""
    file = ROOT / path
    return name in definitions(file) if file.suffix == ".py" else name in read(file)


def is_defined(dotted: str) -> bool:
    """Whether `module.function`, `module.Class.method` or a module is in the package, wherever it is."""
    parts = dotted.removeprefix("briefing.").split(".")
    if dotted == f"briefing.{parts[0]}" and parts[0] in briefing.__all__:
        return True
    for count in range(len(parts), 0, -1):
        for form in (f"{'/'.join(parts[:count])}.py", f"{'/'.join(parts[:count])}/__init__.py"):
            for file in (ROOT / "briefing").rglob(form):
                rest = ".".join(parts[count:])
                if not rest or rest in definitions(file):
                    return True
    return False


CHANGES = table(CONTRIBUTING, "Where to change what")


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row[0])
def test_a_change_has_a_file_with_that_name_in_it_and_a_test(row: list[str]) -> None:
    _, path, name, test = row

    assert holds(path, name), f"{path} has no {name}"
    assert (ROOT / test).is_file(), f"there is no {test}"
    assert Path(test).name.startswith("test_")


def test_the_changes_are_many_and_each_stands_once() -> None:
    assert len(CHANGES) >= 50
    for columns in ((0,), (1, 2)):
        assert max(Counter(tuple(row[at] for at in columns) for row in CHANGES).values()) == 1


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_leads_to_is_there(document: Path) -> None:
    text = read(document)
    codes = CODE.findall(BLOCK.sub("", text))
    paths = [code for code in codes if PATH.fullmatch(code) and "NAME" not in code]
    made = [code.removeprefix("make ") for code in codes if re.fullmatch("make [a-z]+", code)]

    assert [path for path in paths if not list(ROOT.glob(path))] == []
    assert [link for link in LINK.findall(text) if not (document.parent / link).exists()] == []
    assert set(made) <= TARGETS
    assert [name for name in COMMAND.findall(text) if not is_module_of_tests(name)] == []


def is_module_of_tests(dotted: str) -> bool:
    return (ROOT / f"{dotted.replace('.', '/')}.py").is_file()


@pytest.mark.parametrize("document", FOR_CONTRIBUTORS, ids=lambda path: path.name)
def test_a_name_of_the_package_is_defined_there(document: Path) -> None:
    codes = [code.removesuffix("()") for code in CODE.findall(BLOCK.sub("", read(document)))]
    names = [code for code in codes if NAME.fullmatch(code) and not code.endswith(ENDINGS)]

    assert [name for name in names if not is_defined(name) and not is_module_of_tests(name)] == []


def test_the_floors_are_those_that_import_linter_keeps() -> None:
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]

    floors = [row[0].replace("`", "") for row in table(ARCHITECTURE, "The floors")]

    assert floors == [layer.replace("briefing.", "").replace(" | ", ", ") for layer in layers]


@pytest.mark.parametrize("row", table(SECURITY, "Bounds"), ids=lambda row: row[0])
def test_a_bound_is_the_one_in_the_code(row: list[str]) -> None:
    _, value, path, name = row
    node = definitions(ROOT / path)[name]
    assert isinstance(node, ast.Assign | ast.AnnAssign)
    assert node.value is not None

    bound = ast.literal_eval(node.value)

    assert float(value.split()[0].replace(",", "")) == bound


@pytest.mark.parametrize("row", table(GLOSSARY, "Terms of the field") + table(GLOSSARY, "Terms of our own"))
def test_a_term_names_the_module_that_does_it(row: list[str]) -> None:
    assert len(row) == 3
    assert any((ROOT / path).is_file() for path in PATH.findall(row[1])), row


@pytest.mark.parametrize("note", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_has_a_figure_that_anyone_can_measure(note: Path) -> None:
    text = read(note)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    figures = text.partition("## Figures\n")[2].partition("\n## ")[0]

    assert len(text.splitlines()) < 60
    assert headings == ["Context", "Decision", "Figures", "What would change our mind"]
    assert re.search(r"\d", figures)
    assert re.search(r"^ {4}(?:.*\.venv/bin/|make |wc )", figures, re.MULTILINE)


def test_the_decisions_are_numbered_and_listed() -> None:
    assert [note.name[:4] for note in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    assert all(f"(decisions/{note.name})" in read(ARCHITECTURE) for note in DECISIONS)


def test_one_version_is_told_everywhere() -> None:
    released = re.search(r"^## \[?(\d+\.\d+\.\d+)\]? \(", read(CHANGELOG), re.MULTILINE)

    assert released is not None
    assert briefing.__version__ == PROJECT["project"]["version"] == released[1]


def test_the_modules_that_moved_are_where_the_changelog_says() -> None:
    moved = re.findall(r"^\| `(briefing\.[\w.]+)` \| `(briefing\.[\w.]+)` \|$", read(CHANGELOG), re.MULTILINE)

    assert moved
    assert [new for _, new in moved if not is_defined(new)] == []
