"""What a second reading costs in tokens, by part, and before: `python -m tests.eval.judge_tokens`.

`briefing daily` by two trees on the same eight articles that stand beside the project, each a story of its
own, with a model on loopback that states sentences of the article without their last word; no model is asked.
Of its requests those to read statements again are counted: what instructs, statements, cited sentences,
context, controls, answers. A Markdown row each, and the new total as a share of the old one, with context and
without.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from briefing.prompt_tools import preview
from briefing.settings import Settings
from tests.bench import delaying
from tests.earlier import PROGRAM, ROOT, unpack
from tests.eval.adversary import NEWS, articles
from tests.judge import stand_in
from tests.llm.server import Json, serve

BEFORE = "9446e62"  # the last commit with the second reader before
STORIES, FIRST = 8, 60
PARTS = ("instructions", "statements", "sentences", "context", "controls", "answers")
_OLD_LINE = re.compile(r"^\[(\d+)\] (\w+): .*$", re.MULTILINE)
_FENCED = re.compile(r"\n<(statements-\w+)>\n(.*)\n</\1>", re.DOTALL)

Tokens = Callable[[str], int]


def check_requests(tree: Path, folder: Path, settings: Mapping[str, str]) -> list[tuple[Json, str]]:
    """The requests to read statements again that a tree makes of a folder of articles, with the answers."""
    answered: list[tuple[Json, str]] = []

    def answer(request: Json) -> str:
        done = delaying.reading_answer(json.dumps(request).encode())
        text = str(done["choices"][0]["message"]["content"])
        if request["response_format"]["json_schema"]["name"] == "check":
            answered.append((request, text))
        return text

    with serve(answer) as server, tempfile.TemporaryDirectory() as home:
        homes = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME"), home)
        command = [sys.executable, "-c", PROGRAM, str(tree), "daily", str(folder), "--stdout"]
        options = ["--base-url", server.url, "--model", "m", "--check", "model", "--quiet"]
        environment = {**os.environ, **homes, **settings}
        subprocess.run([*command, *options], cwd=home, env=environment, check=True, stdout=subprocess.DEVNULL)
    return answered


def parts(request: Json, answer: str, tokens: Tokens) -> Counter[str]:
    """The tokens of a request and its answer, by part."""
    text = str(request["messages"][0]["content"])
    fenced = _FENCED.search(text)
    inside = fenced[2] if fenced else ""
    by_line = _new_parts(request, inside) if "entailed" in answer else _old_parts(inside)
    counted = Counter({part: tokens("\n".join(lines)) for part, lines in by_line.items()})
    whole = text + json.dumps(request["response_format"])
    counted["instructions"] = tokens(whole) - tokens(inside)
    counted["answers"] = tokens(answer)
    return counted


def _new_parts(request: Json, inside: str) -> dict[str, list[str]]:
    every = stand_in.asked(request)
    controls = {
        statement.number
        for statement in every.statements
        if stand_in.planted_kind(statement, every) or statement.text in statement.sentences
    }
    by_part: dict[str, list[str]] = {part: [] for part in PARTS[1:-1]}
    for line in filter(None, inside.splitlines()):
        if line.startswith("["):
            by_part["sentences"].append(line)
        elif number := re.match(r"(\d+)\. ", line):
            by_part["controls" if int(number[1]) in controls else "statements"].append(line)
        else:
            by_part["context"].append(line)
    return by_part


def _old_parts(inside: str) -> dict[str, list[str]]:
    """A true control stated a sentence that it cited; the untrue ones were two, the same always."""
    by_number: dict[int, list[tuple[str, str]]] = {}
    for match in _OLD_LINE.finditer(inside):
        by_number.setdefault(int(match[1]), []).append((match[2], match[0]))
    by_part: dict[str, list[str]] = {part: [] for part in PARTS[1:-1]}
    for rows in by_number.values():
        texts = [line.partition(": ")[2] for _, line in rows]
        control = texts[0] in texts[1:] or texts[0].startswith(("The harbour at Wexby", "Dana Orlov sold"))
        for kind, line in rows:
            own = "sentences" if kind == "sentence" else "statements"
            by_part["controls" if control else own].append(line)
    return by_part


def rows() -> Iterator[str]:
    count = preview.tokenizer_of(Settings()).count
    yield f"| tree | {' | '.join(PARTS)} | all | share |"
    yield f"|---|{'---|' * (len(PARTS) + 2)}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "news"
        folder.mkdir()
        for article in list(articles(FIRST + STORIES))[FIRST:]:
            (folder / f"{Path(article.source).stem}.txt").write_text(article.text, encoding="utf-8")
        before = unpack(BEFORE, Path(name) / "before")
        trees: tuple[tuple[str, Path, dict[str, str]], ...] = (
            (f"before ({BEFORE})", before, {}),
            ("now", ROOT, {}),
            ("now, without context", ROOT, {"BRIEFING_CHECK_CONTEXT": "no"}),
        )
        whole = 0
        for label, tree, settings in trees:
            asked = check_requests(tree, folder, settings)
            counted = sum((parts(*one, lambda text: sum(count([text]))) for one in asked), Counter[str]())
            whole = whole or counted.total()
            cells = " | ".join(f"{counted[part]:,}" for part in PARTS)
            yield f"| {label} | {cells} | {counted.total():,} | {counted.total() / whole:.2f} |"


def main() -> None:
    if not NEWS.exists():
        sys.exit(f"{NEWS.name} is not beside the project; nothing is measured")
    print("\n".join(rows()))


if __name__ == "__main__":
    main()
