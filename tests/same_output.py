"""Whether a commit writes the very bytes that another one writes: `python -m tests.same_output COMMIT`.

Regression test of a refactoring: thirty inputs and one are briefed by today's tree and by the tree of
COMMIT, each in a process and a folder of its own, and every file is compared (Markdown, HTML, JSON, the
draft of an e-mail). The inputs are the seed, ten articles of `polnear-dev.jsonl` and twelve pages of
`extraction-dev` (from `../shared/eval`, left out where that is absent), four cassettes, a PDF, and three
days of which each is compared with the one before. Prints a line for each file that differs, and exits
with 1 where there is one. With `--findings` it prints what was found before (-) and is not now, or is found
now (+) and was not, so that each change can be given its reason.
"""

import difflib
import gzip
import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.earlier import PROGRAM, ROOT, unpack

EVAL = ROOT.parent / "shared" / "eval"
DAY = "2026-11-24"
FORMATS = ("markdown", "html", "json", "email")
PROGRESS = re.compile(rb"Read [\d,]+ of [\d,]+ sentences")  # a line every five seconds


class Case(NamedTuple):
    """An input: its name, the files of a working folder by their paths there, and the arguments of each
    `briefing daily` that is run in it."""

    name: str
    files: dict[str, Path | bytes]
    runs: tuple[tuple[str, ...], ...]


def cases() -> list[Case]:
    """The inputs, 31 where `../shared/eval` is there."""
    seed = ROOT / "seeds" / "eu-japan-ai-chips.txt"
    ravensey = {f"articles/{path.name}": path for path in (ROOT / "tests/articles/ravensey").iterdir()}
    every = [Case("seed", {"seeds/seed.txt": seed}, (("seeds",),))]
    for name in ("eu-japan", "planted-faults", "second-reader", "ravensey"):
        files: dict[str, Path | bytes] = {"cassette.yaml": ROOT / "fixtures" / f"{name}.yaml"}
        files |= ravensey if name == "ravensey" else {f"articles/{seed.name}": seed}
        every.append(Case(f"cassette {name}", files, (("articles", "--replay", "cassette.yaml"),)))
    three = ROOT / "tests" / "articles" / "three_days"
    for last in (1, 2, 3):
        files = {
            f"day{day}/{path.name}": path
            for day in range(1, last + 1)
            for path in three.glob("[123]/*")
            if int(path.parent.name) <= day
        }
        runs = tuple((f"day{day}", "--date", f"2026-11-2{day + 2}") for day in range(1, last + 1))
        every.append(Case(f"day {last} of three", files, runs))
    pdf = ROOT / "tests" / "cases" / "pdf" / "printed_columns.pdf"
    every.append(Case("pdf", {"a.pdf": pdf}, (("a.pdf",),)))
    if EVAL.is_dir():
        lines = (EVAL / "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines()
        for line in lines[:80:8]:
            article = json.loads(line)
            text = article["text"].encode()
            every.append(Case(f"article {article['id'][:40]}", {"a.txt": text}, (("a.txt",),)))
        pages = sorted((EVAL / "extraction-dev" / "html").iterdir())
        for page in pages[:48:4]:
            html = gzip.decompress(page.read_bytes())
            every.append(Case(f"page {page.name[:40]}", {"a.html": html}, (("a.html",),)))
    return every


def brief(tree: Path, case: Case, folder: Path) -> dict[str, bytes]:
    """The files that the program in `tree` writes for an input, by their paths; by "stderr N" its exit code
    and what it says, in any order and without its progress, which depend on the clock."""
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.read_bytes())
    formats = [part for name in FORMATS for part in ("--format", name)]
    environment = {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder / "config")}
    written: dict[str, bytes] = {}
    for number, arguments in enumerate(case.runs, start=1):
        dated: tuple[str, ...] = () if "--date" in arguments else ("--date", DAY)
        command = [sys.executable, "-P", "-c", PROGRAM, str(tree), "daily", *arguments, *dated, *formats]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
        said = (line for line in done.stderr.splitlines() if not PROGRESS.match(line))
        lines = sorted(re.sub(rb"^\[\d+/", b"[", line) for line in said)
        written[f"stderr {number}"] = b"\n".join([*lines, f"exit code {done.returncode}".encode()])
    for path in sorted((folder / "briefs").rglob("*.*")):
        written[str(path.relative_to(folder))] = path.read_bytes()
    return written


def findings(written: dict[str, bytes]) -> list[str]:
    """A line for each finding of an input's briefs, by its section."""
    lines: list[str] = []
    for name, content in written.items():
        stories = json.loads(content)["stories"] if name.endswith(".json") else ()
        for story in stories:
            for section in ("summary", "positions", "open_questions"):
                for row in story[section]:
                    told = [
                        row.get(key, "") for key in ("stakeholder", "verb", "position", "text", "question")
                    ]
                    lines.append(f"{section} {row['verdict']}: {' '.join(filter(None, told))}")
    return lines


def differences(case: Case, trees: tuple[Path, Path]) -> tuple[int, list[str], list[str]]:
    """How many files were compared for an input, the names of those that differ, and the findings that do."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        before, after = brief(trees[0], case, Path(one)), brief(trees[1], case, Path(other))
    if not any(name.endswith(".json") for name in before):
        return len(before), [f"no brief: {before.get('stderr 1', b'').decode()}"], []
    names = sorted(before.keys() | after.keys())
    found = [line for line in difflib.ndiff(findings(before), findings(after)) if line[0] in "+-"]
    return len(names), [name for name in names if before.get(name) != after.get(name)], found


def main() -> int:
    """Compares, prints, and gives the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        old = unpack(sys.argv[1], Path(folder) / "old")
        every = cases()
        with ThreadPoolExecutor(2) as pool:
            rows = list(pool.map(lambda case: differences(case, (old, ROOT)), every))
    for case, (_, names, found) in zip(every, rows, strict=True):
        for line in found if "--findings" in sys.argv else [f"{name} differs" for name in names]:
            print(f"{case.name}: {line}")
    wrong = sum(len(names) for _, names, _ in rows)
    print(f"{len(every)} inputs, {sum(count for count, *_ in rows)} files and outputs, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
