"""Figures of the tree, at one commit or more: `python -m tests.tree_figures [COMMIT...]`.

Prints a column for each commit, and a last one for the working tree: files and lines of `briefing/`, the
median lines of a file and of a function, public functions that are named by a participle, variables
named `one`, `found` or `here`, classes that share a name, modules that share one, caches, compiled
patterns, and the words of word lists in code (a string of at least six words that is split, or six words
in a set, tuple or list).
"""

import ast
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
FEWEST = 6  # words of a list
IRREGULAR = frozenset(
    """asked begun beside bound broken built caught chosen cut dealt done drawn driven fallen felt
    fought found given gone grown heard held hidden hit kept known laid led left lent lost made
    meant met paid put read risen run said seen sent set shown shut sold spent split spoken spread
    stood stuck struck taken taught thought told torn understood won worn written""".split()
)
NO_PARTICIPLES = frozenset("bound cut hit put read run set shut split spread led".split())  # verbs as well
STEMS = ("feed", "need", "embed", "seed", "exceed", "proceed", "speed", "shed")


def sources(commit: str) -> Iterator[tuple[str, str]]:
    """The modules of a commit, or of the working tree where it is "": path and text."""
    if not commit:
        for path in sorted((ROOT / "briefing").rglob("*.py")):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        return
    archive = subprocess.run(
        ["git", "archive", commit, "briefing"], cwd=ROOT, check=True, capture_output=True
    )
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.name.endswith(".py") else None
            if content:
                yield member.name, content.read().decode()


def is_participle(name: str) -> bool:
    """Whether a function's name is a past participle, alone or first of several words."""
    first, *rest = name.split("_")
    if first in NO_PARTICIPLES or first.endswith(STEMS):
        return False
    return first in IRREGULAR or (
        first.endswith("ed") and (not rest or rest[0] in ("as", "by", "in", "with"))
    )


def words_in(node: ast.AST) -> int:
    """The words of a node that is a word list, else 0."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        if not node.args and isinstance(text, ast.Constant) and isinstance(text.value, str):
            count = len(text.value.split())
            return count if count >= FEWEST else 0
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        values = [each.value for each in node.elts if isinstance(each, ast.Constant)]
        words = [value for value in values if isinstance(value, str) and value.replace("'", "").isalpha()]
        return len(words) if len(words) >= FEWEST and len(words) == len(node.elts) else 0
    return 0


def figures(commit: str) -> dict[str, str]:
    """The figures of a commit by their names."""
    files: list[int] = []
    functions: list[int] = []
    public: list[str] = []
    modules: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for path, text in sources(commit):
        files.append(len(text.splitlines()))
        name = Path(path).stem
        if name != "__init__" and not path.startswith("briefing/cli/"):
            modules[name] += 1
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions.append((node.end_lineno or node.lineno) - node.lineno + 1)
                if not node.name.startswith("_"):
                    public.append(node.name)
                counts["caches"] += sum("cache" in ast.unparse(each) for each in node.decorator_list)
            elif isinstance(node, ast.ClassDef):
                classes[node.name] += 1
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                counts["vague"] += node.id in ("one", "found", "here")
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
                counts["patterns"] += 1
            counts["words"] += words_in(node)
    return {
        "files": str(len(files)),
        "lines": f"{sum(files):,}",
        "median lines of a file": str(int(median(files))),
        "files over 300 lines": str(sum(lines > 300 for lines in files)),
        "functions": f"{len(functions):,}",
        "median lines of a function": str(int(median(functions))),
        "functions over 40 lines": str(sum(lines > 40 for lines in functions)),
        "public functions": f"{len(public):,}",
        "… that are participles": str(sum(map(is_participle, public))),
        "variables one, found, here": str(counts["vague"]),
        "class names used twice": str(sum(count > 1 for count in classes.values())),
        "module names used twice": str(sum(count > 1 for count in modules.values())),
        "caches": str(counts["caches"]),
        "re.compile": str(counts["patterns"]),
        "words in code": f"{counts['words']:,}",
    }


def main() -> None:
    """Prints the table."""
    commits = [*sys.argv[1:], ""]
    columns = [figures(commit) for commit in commits]
    print(f"{'':32}" + "".join(f"{commit[:10] or 'now':>12}" for commit in commits))
    for name in columns[0]:
        print(f"{name:32}" + "".join(f"{column[name]:>12}" for column in columns))


if __name__ == "__main__":
    main()
