"""Made-up articles for a model to read, and a server's answers that depend on them alone."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.api import brief_of
from briefing.llm.token_count import tokenizer
from briefing.rendering.formats import render
from tests.llm.server import Json, Reply, Server, completion

TOWNS = "Aldby Bergen Corran Dunholt Eskbury Farnley Gledow Hartsea Inverell Jarlsby Kelso Lorne".split()
WHO = "council harbour museum brewery school hospital railway theatre library garden bank court".split()
DOES = "build sell paint repair rent open close lend order borrow measure visit".split()
WHAT = "ferries bridges boats lamps houses wells trams books gates ovens carts maps".split()
WHERE = "islands hills coast market valley forest station border lake square island river".split()
MODEL = "gpt-5-mini"
COUNT = tokenizer(MODEL).count


def write(folder: Path, count: int) -> Path:
    """So many articles of nine sentences each in a folder, none on the same event as another."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        chance = random.Random(number)
        town = f"{TOWNS[number % len(TOWNS)]} {number}"
        lines = [
            f"The {WHO[number % 12]} of {town} will {DOES[number % 12]} {chance.randint(3, 999)} "
            f"{WHAT[number % 12]} for the {WHERE[number % 12]} in {2030 + n}."
            for n in range(9)
        ]
        text = f"{town} makes its plans\n\n" + " ".join(lines) + "\n"
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def answer(request: Json) -> str:
    """Each of the first sentences as a point that cites it."""
    numbered = [line for line in lines(request) if line.startswith("[")]
    points = [
        {"text": line.partition("] ")[2], "status": "fact", "evidence": [int(line[1 : line.index("]")])]}
        for line in numbered[:3]
    ]
    empty: dict[str, list[Json]] = {"positions": [], "open_questions": []}
    return json.dumps({"headline": "", "headline_evidence": [], "summary": points, **empty})


def lines(request: Json) -> Sequence[str]:
    """The article's lines in a request."""
    return str(request["messages"][1]["content"]).rpartition("<article-")[2].splitlines()


def prompt_tokens(request: Json) -> int:
    """The tokens of the messages and the schema of a request, as the program counts them."""
    texts = [message["content"] for message in request["messages"]]
    return sum(COUNT([*texts, json.dumps(request["response_format"], separators=(",", ":"))]))


def charging(prompt_tokens: int, completion_tokens: int, request: Json) -> Reply:
    """The answer, with the tokens that the server says it counted."""
    usage = {"prompt_tokens": prompt_tokens, "completion_tokens": completion_tokens, "total_tokens": 0}
    return Reply(completion(answer(request), request["model"]) | {"usage": usage})


class Made(NamedTuple):
    """A brief as its JSON, and what was said meanwhile."""

    json: bytes
    said: list[str]

    @property
    def brief(self) -> Json:
        found: Json = json.loads(self.json)
        return found


def made(folder: Path, server: Server, home: Path, /, **settings: object) -> Made:
    """The day's brief of a folder, made in this process, with a cache of its own."""
    given = {"base_url": server.url, "model": MODEL, **settings}
    said: list[str] = []
    brief = brief_of(folder, "2026-11-24", said.append, given, {"XDG_CACHE_HOME": str(home)})
    return Made(render(brief, "json"), said)
