"""A made-up day: 70 pages and wires in a folder, of which 25 are what no analyst wants to read.

python -m tests.made_up_day FOLDER
"""

import html
import random
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

EVENTS = Path(__file__).parent / "articles" / "made_up_events.toml"
SEED = 7
OFF_TOPIC = {"recipes": 12, "gift guides": 8, "games": 5}
SETTINGS = '[ignore]\ntopics = ["recipes", "gift guides", "games"]\n'

OUTLETS = (
    "Aldane Courier", "Torvale Herald", "The Northern Dispatch", "Coastal Wire", "Merrow Gazette",
    "Province Today", "The Ledger", "Harbour News",
)  # fmt: skip
DISHES = (
    "a barley soup with leeks", "a pear cake", "pickled herring", "dumplings of rye", "a stew of beans",
    "an onion tart", "baked trout", "a nut loaf", "cabbage rolls", "a plum jam", "potato bread", "a mustard",
)  # fmt: skip
PERSONS = (
    "people who have all", "gardeners", "young readers", "cooks", "walkers", "the new neighbour",
    "uncles", "teachers",
)  # fmt: skip
GAMES = ("Lantern Road", "Salt and Sail", "Nine Towers", "The Quiet Fleet", "Mole Town")


class Event(NamedTuple):
    """What so many outlets report: titles, and a sentence for each thing that happened, in one of several
    wordings. The first thing is what every report begins with."""

    reports: int
    place: str
    titles: list[str]
    things: list[list[str]]


class MadeFile(NamedTuple):
    """A file of the folder; `topic` is what is ignored of it, or empty."""

    name: str
    content: str
    topic: str = ""


def files(seed: int = SEED) -> list[MadeFile]:
    """The files of the folder, the same for the same seed."""
    chance = random.Random(seed)
    events = [Event(**event) for event in tomllib.loads(EVENTS.read_text("utf-8"))["events"]]
    made = [
        *(report for event in events for report in _reports(event, chance)),
        *(_recipe(number, chance) for number in range(OFF_TOPIC["recipes"])),
        *(_gift_guide(number, chance) for number in range(OFF_TOPIC["gift guides"])),
        *(_game(number, chance) for number in range(OFF_TOPIC["games"])),
    ]
    chance.shuffle(made)
    return [each._replace(name=f"{number:02}-{each.name}") for number, each in enumerate(made, start=1)]


def write(folder: Path, seed: int = SEED) -> list[MadeFile]:
    """Writes the files into a folder, which is made."""
    made = files(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for each in made:
        (folder / each.name).write_text(each.content, encoding="utf-8")
    return made


def _reports(event: Event, chance: random.Random) -> Iterator[MadeFile]:
    outlets = chance.sample(OUTLETS, event.reports)
    for number, outlet in enumerate(outlets):
        lead, *others = event.things
        kept = sorted(chance.sample(range(len(others)), chance.randint(3, len(others))))
        told = [chance.choice(wordings) for wordings in (lead, *(others[place] for place in kept))]
        title = event.titles[number % len(event.titles)]
        name = f"{event.place.lower().replace(' ', '-')}-{number + 1}"
        if number % 2:
            yield MadeFile(f"{name}.txt", _wire(title, event.place, outlet, told))
        else:
            yield MadeFile(f"{name}.html", _page(title, outlet, told))


def _wire(title: str, place: str, outlet: str, sentences: list[str]) -> str:
    first, *others = sentences
    body = "\n\n".join([f"{place}, Nov 23, 2026 ({outlet}) - {first}", *_paragraphs(others)])
    return f"{title}\n\n{body}\n"


def _page(title: str, outlet: str, sentences: list[str]) -> str:
    paragraphs = "".join(f"<p>{html.escape(part, quote=False)}</p>\n" for part in _paragraphs(sentences))
    named = html.escape(title, quote=False)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{named}</title>\n'
        f'<meta property="og:site_name" content="{outlet}">\n'
        '<meta property="article:published_time" content="2026-11-23T18:00:00Z"></head>\n'
        f"<body><article><h1>{named}</h1>\n{paragraphs}</article></body></html>\n"
    )


def _paragraphs(sentences: list[str]) -> list[str]:
    return [" ".join(sentences[start : start + 2]) for start in range(0, len(sentences), 2)]


def _recipe(number: int, chance: random.Random) -> MadeFile:
    dish = DISHES[number]
    minutes, guests = chance.randrange(20, 90, 5), chance.randint(2, 8)
    sentences = [
        f"This recipe for {dish} feeds {guests} and takes {minutes} minutes.",
        "Wash and cut everything before you light the stove.",
        f"Let it simmer for {minutes // 2} minutes and stir it often.",
        f"The cook {chance.choice(('Berta Lind', 'Olaf Kern'))} says that it is better on the second day.",
        "Serve it with bread, and salt it at the table.",
    ]
    title = f"Recipe of the day: {dish}" if number % 2 else f"How to make {dish} on a dark evening"
    return MadeFile(f"kitchen-{number + 1}.html", _page(title, chance.choice(OUTLETS), sentences), "recipes")


def _gift_guide(number: int, chance: random.Random) -> MadeFile:
    whom, price = PERSONS[number], chance.randint(10, 90)
    sentences = [
        f"Our gift guide for {whom} has {chance.randint(5, 20)} ideas for under {price} crowns.",
        "A good lamp is never wrong, and neither is a pair of warm gloves.",
        f"The shop of {chance.choice(('Anna Holt', 'Per Dahl'))} wraps what is ordered by Friday.",
        "Whoever wants to give time gives a voucher for a walk.",
        "All prices are those of last week.",
    ]
    title = f"Gift guide: what to give {whom}" if number % 2 else f"What {whom} will be glad of"
    return MadeFile(f"shop-{number + 1}.html", _page(title, chance.choice(OUTLETS), sentences), "gift guides")


def _game(number: int, chance: random.Random) -> MadeFile:
    name, hours = GAMES[number], chance.randint(8, 60)
    sentences = [
        f"{name} is a game for long evenings, and it takes {hours} hours to the end.",
        "Its towns are drawn by hand, and no two of them are alike.",
        f"The studio says that {chance.randint(2, 9)} more levels will come in spring.",
        "The music is by a quartet of the studio’s own town.",
        "It can be played alone or by two.",
    ]
    title = f"Game review: {name}" if number % 2 else f"{name} is a long evening well spent"
    return MadeFile(f"play-{number + 1}.html", _page(title, chance.choice(OUTLETS), sentences), "games")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
