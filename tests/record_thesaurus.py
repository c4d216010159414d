"""Makes the tables in `briefing/nlp/data/wordnet/` from WordNet's database files.

python -m tests.record_thesaurus FOLDER

FOLDER holds data.noun, index.noun, cntlist.rev and the like, as in Debian's package wordnet-base.

Kept are the single words that WordNet's authors met in the texts that they annotated, each with its most
frequent senses: a rarer word or sense only makes more words look alike. Left out are glosses, examples,
multi-word terms, proper names, and all relations but "a kind of", "similar to" and "the opposite of".
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent.parent / "briefing" / "text" / "data" / "wordnet"
SENSES = 5
LEVELS = 2  # of broader senses
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSE_KEY = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# lexicographer files of noun senses that exclude each other: a dog is no cat, a loan is no share
EXCLUSIVE = {5: "animal", 8: "body", 13: "food", 20: "plant", 21: "possession", 27: "substance"}
ROWS = {
    "thesaurus": "A row: a word, its senses by part of speech, the most frequent first, or = and its base.",
    "concepts": "A row for each sense, in order: the broader ones; ! and its kind if that excludes others.",
    "antonyms": "A row: a word and its antonyms.",
}
WORD = re.compile(r"[a-z]+(?:-[a-z]+)?$")
HEAD = """# {what}
# From WordNet 3.0, Copyright 2006 by Princeton University; a selection, made by tests/record_thesaurus.py.
# Its licence stands in LICENSE.txt beside this file.
"""


class Synset(NamedTuple):
    file: int
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, int, int], ...]  # symbol, synset, word here, word there


def lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="ascii").splitlines():
        if not line.startswith("  "):
            yield line.split("|")[0].split()


def synsets(folder: Path) -> dict[str, Synset]:
    found: dict[str, Synset] = {}
    for pos, name in FILES.items():
        for cells in lines(folder / f"data.{name}"):
            count = int(cells[3], 16)
            words = tuple(word.split("(")[0].lower() for word in cells[4 : 4 + 2 * count : 2])
            at = 5 + 2 * count
            pointers = []
            for _ in range(int(cells[at - 1])):
                symbol, offset, kind, places = cells[at : at + 4]
                at += 4
                kind = "a" if kind == "s" else kind
                pointers.append((symbol, kind + offset, int(places[:2], 16), int(places[2:], 16)))
            found[pos + cells[0]] = Synset(int(cells[1]), words, tuple(pointers))
    return found


def senses(folder: Path) -> dict[str, dict[str, list[str]]]:
    """word → part of speech → synsets, the most frequent sense first."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for pos, name in FILES.items():
        for cells in lines(folder / f"index.{name}"):
            found[cells[0]][pos] = [pos + offset for offset in cells[-int(cells[2]) :]]
    return found


def frequencies(folder: Path) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for key, _, count in lines(folder / "cntlist.rev"):
        word, rest = key.split("%")
        found[word, SENSE_KEY[rest[0]]] += int(count)
    return found


def irregular(folder: Path, kept: set[str]) -> Iterator[tuple[str, str]]:
    for name in FILES.values():
        for cells in lines(folder / f"{name}.exc"):
            if WORD.match(cells[0]) and cells[1] in kept and cells[0] not in kept:
                yield cells[0], cells[1]


def broader(synset: Synset) -> list[str]:
    return [target for symbol, target, _, _ in synset.pointers if symbol in ("@", "&")]


def main(folder: Path) -> None:
    known, index, often = synsets(folder), senses(folder), frequencies(folder)
    kept = {word for word in index if WORD.match(word) and any(often[word, pos] for pos in index[word])}
    numbers: dict[str, int] = {}
    rows = [(form, f"={base}") for form, base in dict(irregular(folder, kept)).items()]
    for word in sorted(kept):
        parts = sorted(index[word], key=lambda pos: -often[word, pos])
        cell = []
        for pos in parts:
            named = [s for s in index[word][pos] if not any(p[0] == "@i" for p in known[s].pointers)][:SENSES]
            if named:
                cell.append(" ".join([pos, *(f"{numbers.setdefault(s, len(numbers)):x}" for s in named)]))
        if cell:
            rows.append((word, "|".join(cell)))
    level = list(numbers)
    for _ in range(LEVELS):
        level = list(dict.fromkeys(t for s in level for t in broader(known[s]) if t not in numbers))
        numbers |= {target: len(numbers) + at for at, target in enumerate(level)}
    write("thesaurus.tsv", ROWS["thesaurus"], sorted(rows))
    write("concepts.tsv", ROWS["concepts"], [(concept(known, numbers, synset),) for synset in numbers])
    write("antonyms.tsv", ROWS["antonyms"], sorted(opposites(known, index, kept)))


def concept(known: dict[str, Synset], numbers: dict[str, int], synset: str) -> str:
    above = " ".join(f"{numbers[target]:x}" for target in broader(known[synset]) if target in numbers)
    kind = EXCLUSIVE.get(known[synset].file) if synset[0] == "n" else None
    return f"{above} !{kind}" if kind else above


def opposites(
    known: dict[str, Synset], index: dict[str, dict[str, list[str]]], kept: set[str]
) -> Iterator[tuple[str, str]]:
    for word in kept:
        found: dict[str, None] = {}
        for pos in index[word]:
            for synset in index[word][pos][:SENSES]:
                for symbol, target, here, there in known[synset].pointers:
                    if symbol == "!" and known[synset].words[here - 1] == word:
                        found[known[target].words[there - 1]] = None
        named = [other for other in found if WORD.match(other)]
        if named:
            yield word, " ".join(named)


def write(name: str, what: str, rows: list[tuple[str, ...]]) -> None:
    text = HEAD.format(what=what) + "".join("\t".join(row) + "\n" for row in rows)
    (DATA / name).write_text(text, encoding="ascii", newline="\n")
    print(f"{name}: {len(rows)} rows, {len(text)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
