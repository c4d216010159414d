"""Briefs beside their sources, for a person to read and mark: `python -m tests.eval.reading FOLDER`.

A sheet is written for each article of the folder (`NAME.txt`, one a brief; by the embedded analyst), a line
for each statement of its page, with the sentences that it cites below it. Who reads puts a mark between the
brackets of each line; without one it is unread. A sheet that is there is left as it is, marks and all. Then
the marks of all sheets are counted.

`--draw SET.jsonl N SEED` first writes N articles of a set ("text" a line) into the folder, drawn by a seed.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import briefing
from briefing.rendering.formats import render

MARKS = {
    "right": "the source says it, and so does its speaker",
    "wrong speaker": "somebody else says it, or nobody",
    "turned round": "the source says something else, or the opposite",
    "misleading": "true by its words, but read alone it says something else",
    "broken off": "it cannot be read alone",
    "no party": "what is named is nobody who could hold a position",
    "bad question": "answered in the article, asked of the wrong thing, or nonsense",
    "main fact missing": "on the last line: the bottom line and the points lack what the article is about",
}
FALSE = frozenset(("wrong speaker", "turned round"))
ENDING = ".reading.md"
_STATEMENT = re.compile(r"(?:## |\*\*Bottom line\.\*\* |- |\d+\. )\S")
_CITED = re.compile(r"\[(\d+(?:, \d+)*)\]")
_SENTENCE = re.compile(r"\[(\d+)\] (.*)")
_MARK = re.compile(r"\[([^\]\d]*)\] (?=\S)")


def draw_articles(path: Path, count: int, seed: int, folder: Path) -> None:
    """So many of the articles of a set, each a file of its own."""
    texts = [str(json.loads(line)["text"]) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = random.Random(seed).sample(range(len(texts)), min(count, len(texts)))
    folder.mkdir(parents=True, exist_ok=True)
    for number in sorted(chosen):
        (folder / f"{path.stem}-{number:03}.txt").write_text(texts[number], encoding="utf-8")


def sheet(page: str, source: str) -> str:
    """The sheet of a brief's Markdown page: each statement with a place for a mark and the sentences that it
    cites, a line for what is missing, the source."""
    told, _, below = page.partition("\n---\n")
    sentences = {match[1]: match[2] for match in map(_SENTENCE.match, below.splitlines()) if match}
    lines = ["Marks: " + "; ".join(f"{mark} ({meaning})" for mark, meaning in MARKS.items()), ""]
    for line in filter(_STATEMENT.match, told.splitlines()):
        lines.append(f"[ ] {line}")
        cited = dict.fromkeys(number for numbers in _CITED.findall(line) for number in numbers.split(", "))
        lines += [f"      {number}: {sentences[number]}" for number in cited]
    lines += ["[ ] (the whole) right, or main fact missing", "", "---", "", source.strip(), ""]
    return "\n".join(lines)


def marks(sheet: str) -> Iterator[str]:
    """The mark of each line of a sheet, empty where there is none. Raises ValueError for an unknown one."""
    for line in sheet.partition("\n---\n")[0].splitlines():
        if match := _MARK.match(line):
            mark = match[1].strip().casefold()
            if mark and mark not in MARKS:
                raise ValueError(f"unknown mark [{mark}]; there are {', '.join(MARKS)}")
            yield mark


def counted(sheets: Sequence[str]) -> list[str]:
    """A row for each mark, then the briefs in which a statement is false, and the lines that are unread."""
    by_sheet = [Counter(marks(sheet)) for sheet in sheets]
    every = sum(by_sheet, Counter[str]())
    read = every.total() - every[""]
    rows = [f"{every[mark]:>5}  {every[mark] / max(1, read):>6.1%}  {mark}" for mark in MARKS]
    false = sum(bool(FALSE & set(counts)) for counts in by_sheet)
    rows.append(
        f"{read} lines read, {every['']} unread; a false statement in {false} of {len(sheets)} briefs"
    )
    return rows


def write_sheets(folder: Path) -> list[Path]:
    """The sheets of a folder's articles, in order, those that are missing written."""
    paths = []
    for article in sorted(folder.glob("*.txt")):
        path = article.with_name(article.stem + ENDING)
        if not path.exists():
            brief = briefing.make_brief(article, date="2026-11-24", engine="extractive")
            page = render(brief, "markdown").decode()
            path.write_text(sheet(page, article.read_text(encoding="utf-8")), encoding="utf-8")
        paths.append(path)
    return paths


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.reading", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--draw", nargs=3, metavar=("SET.jsonl", "N", "SEED"))
    given = parser.parse_args(arguments)
    if given.draw:
        path, count, seed = given.draw
        draw_articles(Path(path), int(count), int(seed), given.folder)
    paths = write_sheets(given.folder)
    try:
        print("\n".join(counted([path.read_text(encoding="utf-8") for path in paths])))
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
