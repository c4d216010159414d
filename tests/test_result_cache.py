"""Results are found by what they depend on alone, within bounds, and a fault of the file costs them."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import metadata
from pathlib import Path

import pytest

from briefing import result_cache
from briefing.result_cache import NAME, NO_RESULTS, ResultCache, cache_path, clear, contents

as_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "briefing" / NAME


def put(path: Path, *numbers: int, size: int = 10) -> None:
    with closing(ResultCache(path)) as results:
        for number in numbers:
            results.put(results.key("stage", number), os.urandom(size))


def has(path: Path, *numbers: int) -> list[bool]:
    with closing(ResultCache(path)) as results:
        return [results.get(results.key("stage", number)) is not None for number in numbers]


def change(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(statement, values)


# ── Found again ─────────────────────────────────────────────────────────────────────────────────────


def test_a_result_is_found_by_its_stage_and_all_of_its_input(path: Path) -> None:
    with closing(ResultCache(path)) as results:
        wanted = results.key("stage", "text", [1, 2])
        results.put(wanted, b"made")
    with closing(ResultCache(path)) as again:
        assert again.get(again.key("stage", "text", [1, 2])) == b"made"
        assert again.has(wanted)
        for other in (("stage", "text", [1]), ("stage", "tex", [1, 2]), ("other", "text", [1, 2])):
            assert again.get(again.key(*other)) is None
            assert not again.has(again.key(*other))


def test_another_program_finds_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(path, 1)
    monkeypatch.setattr(result_cache, "code_stamp", lambda: "another")

    assert has(path, 1) == [False]


def test_where_the_program_cannot_tell_what_it_is_nothing_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_cache, "code_stamp", lambda: "")
    put(path, 1)

    assert not path.exists()


def test_the_stamp_is_that_of_all_files_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    (package / "data").mkdir(parents=True)
    monkeypatch.setattr(result_cache, "__file__", str(package / "result_cache.py"))
    stamps = []
    for name, content in (("a.py", "one"), ("a.py", "two"), ("data/words.tsv", "one"), ("a.pyc", "one")):
        (package / name).write_text(content, encoding="utf-8")
        stamps.append(result_cache.code_stamp.__wrapped__())
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc.139").write_bytes(b"half-written")
    stamps.append(result_cache.code_stamp.__wrapped__())
    (package / "a.py").rename(package / "b.py")
    stamps.append(result_cache.code_stamp.__wrapped__())

    assert len(set(stamps)) == 4
    assert stamps[2] == stamps[3] == stamps[4]


def test_without_files_there_is_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_cache, "__file__", str(tmp_path / "package.zip" / "result_cache.py"))

    assert result_cache.code_stamp.__wrapped__() == ""


def test_a_file_that_cannot_be_read_leaves_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("one", encoding="utf-8")
    (tmp_path / "b.py").symlink_to(tmp_path / "gone.py")
    monkeypatch.setattr(result_cache, "__file__", str(tmp_path / "result_cache.py"))

    assert result_cache.code_stamp.__wrapped__() == ""


def test_the_stamp_is_that_of_python_and_of_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = []
    for changed in ("nothing", "sentencex", "jinja2", "markupsafe"):
        monkeypatch.setattr(metadata, "version", lambda name, changed=changed: str(name == changed))
        stamps.append(result_cache.code_stamp.__wrapped__())
    monkeypatch.setattr(sys, "version", "another")
    stamps.append(result_cache.code_stamp.__wrapped__())

    assert len(set(stamps)) == 5


@pytest.mark.parametrize("given", ["\ud83d", object(), b"\xff"])
def test_input_that_is_no_json_is_not_kept(path: Path, given: object) -> None:
    with closing(ResultCache(path)) as results:
        wanted = results.key("stage", given)
        results.put(wanted, b"made")

        assert wanted is None
        assert results.get(wanted) is None


def test_without_a_file_nothing_is_kept() -> None:
    NO_RESULTS.put(NO_RESULTS.key("stage", 1), b"made")

    assert NO_RESULTS.key("stage", 1) is None
    assert not NO_RESULTS.works


def test_the_place_is_the_systems_cache_folder() -> None:
    assert cache_path({"XDG_CACHE_HOME": "/fast"}, "linux") == Path("/fast/briefing") / NAME


# ── How long, and how much ──────────────────────────────────────────────────────────────────────────


def test_what_no_run_has_used_for_a_week_is_deleted(path: Path) -> None:
    put(path, 1, 2, 3)
    change(path, "UPDATE results SET used = used - 7")
    assert has(path, 1) == [True]  # which is a use
    change(path, "UPDATE results SET used = used - 1")
    put(path)

    assert has(path, 1, 2, 3) == [True, False, False]


def test_of_too_much_the_oldest_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(path, *range(20), size=10_000)
    change(path, "UPDATE results SET used = used - 1")
    monkeypatch.setattr(result_cache, "MOST", 150_000)
    put(path, 20, size=10_000)

    kept = has(path, *range(21))
    assert kept[20]
    assert 5 <= sum(kept) <= 15


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_only_the_owner_may_read_it(path: Path) -> None:
    with closing(ResultCache(path)) as results:
        results.put(results.key("stage", 1), b"made")
        modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}

    assert set(modes.values()) == {0o600}


def test_what_is_cleared_is_gone_and_a_run_that_uses_it_goes_on(path: Path) -> None:
    with closing(ResultCache(path)) as running:
        running.put(running.key("stage", 1), b"made")
        assert contents(path).entries == 1
        assert clear(path).entries == 1
        assert running.get(running.key("stage", 1)) is None
        running.put(running.key("stage", 2), b"made")

    assert contents(path).entries == 1


# ── What goes wrong ─────────────────────────────────────────────────────────────────────────────────


def test_a_damaged_file_is_made_anew(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database" * 1000)
    put(path, 1)
    assert not path.exists()
    put(path, 1)

    assert has(path, 1) == [True]


def test_a_file_of_another_version_is_made_anew(path: Path) -> None:
    put(path, 1)
    change(path, "PRAGMA user_version = 99")
    put(path, 1)
    put(path, 1)

    assert has(path, 1) == [True]


@pytest.mark.parametrize("kept", [b"", b"junk", "text", 7, None])
def test_a_damaged_result_is_none(path: Path, kept: object) -> None:
    put(path, 1)
    change(path, "UPDATE results SET result = coalesce(?, zeroblob(9))", kept)

    assert has(path, 1) == [False]


def test_a_result_under_another_ones_key_is_none(path: Path) -> None:
    with closing(ResultCache(path)) as results:
        results.put(results.key("stage", 1), b"made")
        change(path, "UPDATE results SET key = ?", results.key("stage", 2))

    assert has(path, 1, 2) == [False, False]


@pytest.mark.parametrize("page", [1, 2, 3, 5])
def test_a_page_that_was_overwritten_costs_results_alone(path: Path, page: int) -> None:
    put(path, *range(200), size=500)
    with path.open("r+b") as file:
        file.seek(4096 * page)
        file.write(b"\xff" * 4096)

    has(path, *range(200))
    put(path, *range(200))
    put(path, *range(200))

    assert all(has(path, *range(200)))


def test_a_locked_file_costs_the_results(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.cache_file._WAIT", 0.02)
    put(path, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        put(path, 2)

    assert has(path, 1, 2) == [True, False]


@as_root
def test_a_folder_that_cannot_be_written_costs_the_results(path: Path) -> None:
    path.parent.parent.mkdir(mode=0o500)
    put(path, 1)

    assert has(path, 1) == [False]


def test_a_file_in_the_place_of_the_folder_costs_the_results(path: Path) -> None:
    path.parent.parent.write_bytes(b"")
    put(path, 1)

    assert has(path, 1) == [False]


WRITER = """
import sys
from pathlib import Path
from briefing.result_cache import ResultCache
results = ResultCache(Path(sys.argv[1]))
for n in range(100):
    for name in ("shared", sys.argv[2]):
        results.put(results.key(name, n), str(n).encode())
        assert results.get(results.key(name, n)) == str(n).encode()
results.close()
"""


def test_several_processes_make_and_fill_one_cache(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in "abcd"]

    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    assert contents(path).entries == 500
