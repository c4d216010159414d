"""A day read for the first time, and the same day again: what was made of it is kept.

    .venv/bin/python -m pytest tests/bench/test_second_run.py --bench -s -n0

`BRIEFING_BENCH_FOLDER=DIR` names a folder of articles of one's own, in the place of 60 made-up ones, and
`BRIEFING_BENCH_ROUNDS` how often both are run (3). Prints the least seconds of CPU and of the clock of both,
each as a share of the first, and how much is kept. A user's modules are compiled once, and so are these.
"""

import shutil
from pathlib import Path

import pytest

from briefing.result_cache import NAME
from tests.bench.test_side_by_side import ROUNDS, Cost, articles, least, run
from tests.earlier import ROOT

WANTED = 0.20

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("options", [(), ("--jobs", "1")], ids=" ".join)
def test_a_day_and_the_same_day_again(
    tmp_path: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "compiled"))
    folder = articles(tmp_path / "articles")
    run(ROOT, folder, tmp_path / "compiling", options)
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    kept = 0

    for _ in range(ROUNDS):
        for each in costs:
            each.append(run(ROOT, folder, tmp_path / "home", options))
        kept = (tmp_path / "home" / "cache" / "briefing" / NAME).stat().st_size
        shutil.rmtree(tmp_path / "home")

    first, second = map(least, costs)
    print(f"\n{folder}, {len(list(folder.iterdir()))} files, {ROUNDS} rounds {' '.join(options)}")
    for name, cost in (("first", first), ("second", second)):
        print(f"{name:7} CPU {cost.cpu:6.2f} s  wall {cost.wall:6.2f} s  peak {cost.memory:6.1f} MB")
    print(f"shares {second.share(first)} (of CPU and wall at most {WANTED:.2f} wanted); {kept:,} bytes kept")
    assert second.cpu < first.cpu
