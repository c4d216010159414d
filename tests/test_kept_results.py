"""What was kept of an earlier run, whole, in part or damaged, changes no byte of a brief."""

import os
import re
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from briefing import draft_checks, kept_readings, result_cache
from briefing.rendering import formats
from briefing.result_cache import NAME
from briefing.stories import assembly, day_stories
from tests.conftest import COMMAND, Run

FIRST = (
    "Fire at the Corvane mill\n\nA fire at the Corvane paper mill on Sunday killed three workers, said Mara"
    " Lindqvist, the chief of the Corvane fire brigade. The union of paper workers wants an inquiry into the"
    " mill. It is not clear how the fire at the paper mill began.\n"
)
TEXTS = {
    "b-fire.txt": FIRST,
    "c-fire.md": (
        "# Corvane mourns\n\nFive workers were killed when the paper mill at Corvane burned on Sunday. Ivo"
        " Brandt, the **mayor**, said the Corvane mill must _close_. Insurers of the burned mill would not"
        " comment on the fire at Corvane.\n"
    ),
    "d-fire.txt": (
        "Mayor denies neglect after mill fire\n\nIvo Brandt, the mayor of Corvane, denied that the paper mill"
        " was unsafe. Three workers were killed in the mill on Sunday by the fire. Corvane will pay for the"
        " burials, Mara Lindqvist of the fire brigade said. Paper from Corvane is sold in nine countries.\n"
    ),
    "e-copy.txt": FIRST,
    "f-port.txt": (
        "Port to close\n\nThe council of Ravensey met on Monday about its quays.\n\nAnna Holm, the mayor,"
        ' said that the port would close by 2031. "It costs too much," she said. The union of dockers wants'
        ' it to stay open. He wrote "article":"a2" on the wall. Will Ravensey pay?\n'
    ),
    "g-empty.txt": "\n",
}
NEW = {"a-school.txt": "School reopens\n\nThe school of Tarn reopened on Friday, said Per Aune, its head.\n"}
Files = dict[str, bytes]
Brief = Callable[..., Files]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the results are kept."""
    return tmp_path / "own"


@pytest.fixture
def brief(briefing: Run, tmp_path: Path, home: Path) -> Brief:
    """The files that a run writes of some texts, and what it prints."""
    folder = tmp_path / "articles"

    def run(*options: str, texts: Mapping[str, str] = TEXTS, where: Path = home) -> Files:
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        done = briefing(
            *("daily", "articles", "--engine", "extractive", "--date", "2026-11-24", "--out", "out"),
            "--no-archive",
            *("--format", "markdown", "--format", "html", "--format", "json", "--format", "email", *options),
            environment={"XDG_CACHE_HOME": str(where)},
        )
        assert done.returncode in (0, 3), done.stderr
        said = re.sub(
            rb"Replaces .*|\[\d+/\d+\]", b"", done.stderr
        ).splitlines()  # in the order of their ends
        written = {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
        return {**written, "stdout": done.stdout, "stderr": b"\n".join(sorted(filter(None, said)))}

    return run


class Made:
    """How often each stage was done, and not recalled."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.counts: dict[str, int] = {}
        self._count(patch, kept_readings, "number_sentences")
        self._count(patch, kept_readings, "find_duplicates")
        self._count(patch, assembly, "cluster_indices")
        self._count(patch, draft_checks, "check_draft")
        self._count(patch, day_stories, "build_story")
        self._count(patch, formats, "_fill_in")

    def _count(self, patch: pytest.MonkeyPatch, module: object, name: str) -> None:
        stage = getattr(module, name)

        def counted(*arguments: object, **named: object) -> object:
            self.counts[name] = self.counts.get(name, 0) + 1
            return stage(*arguments, **named)

        patch.setattr(module, name, counted)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    return Made(monkeypatch)


def database(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(home / "briefing" / NAME, isolation_level=None)


# ── The same bytes ──────────────────────────────────────────────────────────────────────────────────


def test_a_second_run_makes_nothing_and_writes_the_same(brief: Brief, made: Made) -> None:
    without = brief("--no-cache")
    first = brief()
    made.counts.clear()
    second = brief()

    assert without == first == second
    assert made.counts == {}


def test_with_a_new_article_before_all_others_the_rest_is_recalled(brief: Brief, made: Made) -> None:
    brief()
    made.counts.clear()
    half_warm = brief(texts=NEW | TEXTS)
    counts = dict(made.counts)

    assert half_warm == brief("--no-cache", texts=NEW | TEXTS)
    assert (counts["number_sentences"], counts["check_draft"], counts["build_story"]) == (1, 1, 1)


@pytest.mark.parametrize("word", ["insured", "unsold"])
def test_a_word_of_one_article_changes_that_one_and_its_story(brief: Brief, made: Made, word: str) -> None:
    edited = TEXTS | {"d-fire.txt": TEXTS["d-fire.txt"].replace("unsafe", word)}
    brief()
    made.counts.clear()
    half_warm = brief(texts=edited)
    counts = dict(made.counts)

    assert half_warm == brief("--no-cache", texts=edited)
    assert (counts["check_draft"], counts["build_story"]) == (1, 1)


def test_a_story_that_lost_an_article_or_gained_a_copy_is_told_anew(brief: Brief) -> None:
    for name in ("c-fire.md", "e-copy.txt"):
        texts = {key: text for key, text in TEXTS.items() if key != name}
        for each in (TEXTS, texts, TEXTS):
            assert brief(texts=each) == brief("--no-cache", texts=each)


@pytest.mark.parametrize(
    "options",
    [
        ("--stories", "1"),
        ("--story-words", "120"),
        ("--date", "2026-11-25", "--previous", "out/2026-11-24/brief-2026-11-24.json"),
    ],
)
def test_other_options_are_heeded(brief: Brief, options: tuple[str, ...]) -> None:
    plain = brief()
    warm, again = brief(*options), brief(*options)

    assert warm == again == brief("--no-cache", *options)
    assert brief().items() >= plain.items()


def test_templates_are_heeded(brief: Brief, tmp_path: Path) -> None:
    plain = brief()
    pages = tmp_path / "prompts" / "pages"
    pages.mkdir(parents=True)
    (pages / "brief.md.j2").write_text("# Mine\n{{ page.title }}", encoding="utf-8")
    own = brief()
    (pages / "brief.md.j2").write_text("# Ours\n{{ page.title }}", encoding="utf-8")

    assert own["brief-2026-11-24.md"].startswith(b"# Mine")
    assert brief()["brief-2026-11-24.md"].startswith(b"# Ours")
    (pages / "brief.md.j2").unlink()
    assert brief()["brief-2026-11-24.md"] == plain["brief-2026-11-24.md"]


def test_a_file_that_a_page_includes_is_heeded(brief: Brief, tmp_path: Path) -> None:
    pages = tmp_path / "prompts" / "pages"
    pages.mkdir(parents=True)
    (pages / "brief.md.j2").write_text('{% include "pages/foot.txt" %}', encoding="utf-8")
    for text in (b"Ours", b"Mine"):
        (pages / "foot.txt").write_bytes(text)
        assert brief()["brief-2026-11-24.md"].startswith(text)


def test_a_folder_that_a_link_leads_to_is_heeded(brief: Brief, tmp_path: Path) -> None:
    link = tmp_path / "prompts" / "pages"
    for text in (b"Ours", b"Mine"):
        folder = tmp_path / "prompts" / text.decode()
        folder.mkdir(parents=True)
        (folder / "brief.md.j2").write_bytes(text)
        link.unlink(missing_ok=True)
        link.symlink_to(folder, target_is_directory=True)
        assert brief()["brief-2026-11-24.md"].startswith(text)


def test_a_bound_of_sentences_is_heeded(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = brief()
    (tmp_path / "briefing.toml").write_text("article_sentences = 2\n", encoding="utf-8")
    bounded = [brief(), brief(), brief("--no-cache")]

    assert bounded[0] == bounded[1] == bounded[2] != whole


# ── What is damaged, or another program's ───────────────────────────────────────────────────────────


def overwrite(home: Path) -> None:
    (home / "briefing" / NAME).write_bytes(b"no database" * 5000)


def truncate(home: Path) -> None:
    path = home / "briefing" / NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip_bits(home: Path) -> None:
    path = home / "briefing" / NAME
    content = bytearray(path.read_bytes())
    for place in range(5000, len(content), 977):
        content[place] ^= 0x10
    path.write_bytes(content)


def tell_lies(home: Path) -> None:
    with closing(database(home)) as results:
        for key, kept in results.execute("SELECT key, result FROM results").fetchall():
            lie = zlib.compress(zlib.decompress(kept).replace(b"three", b"eight").replace(b"[", b"[ "))
            results.execute("UPDATE results SET result = ? WHERE key = ?", (lie, key))


def swap(home: Path) -> None:
    with closing(database(home)) as results:
        rows = results.execute("SELECT key, digest, result FROM results").fetchall()
        for (key, _, _), (_, digest, kept) in zip(rows, rows[1:] + rows[:1], strict=True):
            results.execute("UPDATE results SET digest = ?, result = ? WHERE key = ?", (digest, kept, key))


def lose_a_half(home: Path) -> None:
    with closing(database(home)) as results:
        results.execute("DELETE FROM results WHERE rowid % 2")


def drop_the_table(home: Path) -> None:
    with closing(database(home)) as results:
        results.execute("DROP TABLE results")


@pytest.mark.parametrize(
    "damage", [overwrite, truncate, flip_bits, tell_lies, swap, lose_a_half, drop_the_table]
)
def test_damage_costs_nothing_but_time(brief: Brief, home: Path, damage: Callable[[Path], None]) -> None:
    whole = brief()
    damage(home)

    assert brief() == whole
    assert brief() == whole


def test_another_version_of_the_program_takes_nothing(
    brief: Brief, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = brief()
    counts = dict(made.counts)
    made.counts.clear()
    monkeypatch.setattr(result_cache, "code_stamp", lambda: "another")

    assert brief() == first
    assert made.counts == counts


def test_where_nothing_can_be_kept_nothing_is_said(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert brief(where=tmp_path / "file") == brief("--no-cache")


def test_without_a_cache_nothing_is_kept(brief: Brief, home: Path) -> None:
    brief("--no-cache")

    assert not home.exists()


# ── Several at once, and an end at any moment ───────────────────────────────────────────────────────

STOPPED = """
from briefing import kept_checks
keep, kept = kept_checks.keep, []
def keep_some(*arguments):
    if len(kept) == 2:
        raise KeyboardInterrupt
    kept.append(keep(*arguments))
    return kept[-1]
kept_checks.keep = keep_some
from briefing.cli import main
main()
"""


def test_after_ctrl_c_the_next_run_goes_on(brief: Brief, made: Made, tmp_path: Path, home: Path) -> None:
    whole = brief("--no-cache")
    made.counts.clear()
    stopped = subprocess.run(
        [sys.executable, "-c", STOPPED, "daily", "articles", "--engine", "extractive", "--jobs", "1"],
        cwd=tmp_path,
        env={**os.environ, "XDG_CACHE_HOME": str(home)},
        capture_output=True,
        check=False,
    )

    assert (stopped.returncode, stopped.stdout) == (130, b"")
    assert brief() == whole
    assert made.counts["check_draft"] == 2
    assert "number_sentences" not in made.counts


def test_two_runs_at_once_write_the_same(brief: Brief, tmp_path: Path, home: Path) -> None:
    whole = brief("--no-cache")
    command = [COMMAND, "daily", "articles", "--engine", "extractive", "--quiet"]
    runs = [
        subprocess.Popen(
            [*command, "--date", "2026-11-24", "--out", f"out{number}"],
            cwd=tmp_path,
            env={**os.environ, "XDG_CACHE_HOME": str(home)},
        )
        for number in range(3)
    ]

    assert [run.wait() for run in runs] == [0, 0, 0]
    for number in range(3):
        for path in (tmp_path / f"out{number}" / "2026-11-24").iterdir():
            assert path.read_bytes() == whole[path.name]
    assert brief() == whole
