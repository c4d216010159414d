"""A year of days in an archive: its size, the time to add a day, and the time to search it.

    .venv/bin/python -m pytest tests/bench/test_archive_year.py --bench -s -n0

Beside a PostgreSQL server (`tests/archive/postgres_server.sh`, then the same command) one there as well.

Days of 40 articles are drawn from the labelled sets beside the project, `../shared/eval`, and briefed;
`BRIEFING_BENCH_DAYS` says how many different ones (30), which are dated in turn until there are 365. Each
goes through the same intake as a run of `briefing daily`.
"""

import json
import os
import random
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing import make_brief
from briefing.archive.asked_questions import asked_questions
from briefing.archive.database import Archive, open_archive, read_archive
from briefing.archive.held_positions import held_positions
from briefing.archive.intake import add_brief
from briefing.archive.parties import find_party
from briefing.archive.search import find_statements
from briefing.archive.timeline import timeline
from briefing.archive.upkeep import contents
from briefing.archive_place import ArchivePlace
from briefing.models import Brief
from tests.earlier import ROOT

SETS = ROOT.parent / "shared" / "eval"
YEAR, ARTICLES = 365, 40
FIRST = date(2026, 1, 1)
WANTED = 0.1  # seconds, of a search

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(
        not SETS.is_dir(), reason="labelled articles stand beside the project, and are not there"
    ),
]


def pool() -> list[str]:
    """The texts of two sets of news."""
    names = ("stories-dev.jsonl", "polnear-dev.jsonl")
    lines = [line for name in names for line in (SETS / name).read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines]


def made_days(folder: Path, count: int) -> list[Brief]:
    rng, texts = random.Random(365), pool()
    days = []
    for number in range(count):
        place = folder / str(number)
        place.mkdir(parents=True)
        for article, text in enumerate(rng.sample(texts, ARTICLES)):
            (place / f"{article:02}.txt").write_text(text, encoding="utf-8")
        days.append(make_brief(place, date=FIRST, engine="extractive", check="rules", previous="none"))
    return days


def percentiles(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    p50, p99 = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"p50 {p50 * 1000:6.1f} ms  p99 {p99 * 1000:6.1f} ms  of {len(ordered)}"


def timed(ask: object) -> float:
    began = time.perf_counter()
    ask()  # type: ignore[operator]
    return time.perf_counter() - began


def queries(archive: Archive) -> list[str]:
    """Words of statements, one or two at a time, and those that most statements hold."""
    rng = random.Random(99)
    rows = archive.rows("SELECT text FROM statements")
    words = [rng.choice(rng.choice(rows)["text"].split()) for _ in range(300)]
    plain = ["".join(c for c in word if c.isalnum()) or "said" for word in words]
    return [
        *plain,
        *(f"{a} {b}" for a, b in zip(plain[::2], plain[1::2], strict=True)),
        "said",
        "will",
        "the",
    ]


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> list[Brief]:
    return made_days(tmp_path_factory.mktemp("articles"), int(os.environ.get("BRIEFING_BENCH_DAYS", "30")))


def test_a_year_of_days(days: list[Brief], place: ArchivePlace) -> None:
    adding = []
    for number in range(YEAR):
        brief = days[number % len(days)].model_copy(
            update={"date": (FIRST + timedelta(days=number)).isoformat()}
        )
        began = time.perf_counter()
        with open_archive(place, create=True) as archive:
            add_brief(archive, brief)
        adding.append(time.perf_counter() - began)

    with read_archive(place) as archive:
        held = contents(archive)
        print(f"\n{held.path}: {held.briefs} briefs, {held.rows}; {held.size / 1e6:.1f} MB")
        print(f"add a day          {percentiles(adding)}; the last thirty {percentiles(adding[-30:])}")
        asked = queries(archive)
        newest = [timed(lambda q=q: find_statements(archive, q)) for q in asked]
        best = [timed(lambda q=q: find_statements(archive, q, best=True)) for q in asked]
        print(f"find               {percentiles(newest)} (at most {WANTED * 1000:.0f} ms wanted)")
        print(f"find --best        {percentiles(best)}")
        keys = [row["id"] for row in archive.rows("SELECT id FROM storylines ORDER BY id LIMIT 50")]
        print(f"story              {percentiles([timed(lambda k=k: timeline(archive, k)) for k in keys])}")
        names = archive.rows(
            "SELECT name FROM parties WHERE kind != 'person' GROUP BY name ORDER BY count(*) DESC"
        )
        parties = [
            timed(lambda n=row["name"]: held_positions(archive, find_party(archive, n))) for row in names[:20]
        ]
        print(f"positions          {percentiles(parties)}")
        print(
            f"questions          {percentiles([timed(lambda: asked_questions(archive)) for _ in range(3)])}"
        )
