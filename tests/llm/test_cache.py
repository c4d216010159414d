import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing import cache_file
from briefing.errors import BriefingError
from briefing.llm.cache import Cache, CachedAnswer, cache_path, clear, contents, key

ANSWER = CachedAnswer('{"headline": "Überfahrt"}', "small-2026", 900, 120)
REQUEST = {"model": "small", "messages": [{"role": "user", "content": "Who pays?"}], "temperature": 0}
ONE, TWO = key("here", REQUEST), key("there", REQUEST)

as_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "briefing" / "answers.sqlite3"


@pytest.fixture
def said() -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    assert len(found) <= 1  # one notice a run, whatever goes wrong


def filled(path: Path, said: list[str]) -> None:
    with closing(Cache(path, said.append)) as found:
        found.put(ONE, ANSWER)


# ── Found again ─────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_is_found_by_its_key_alone(path: Path, said: list[str]) -> None:
    filled(path, said)
    with closing(Cache(path, said.append)) as again:
        assert again.get(ONE) == ANSWER
        assert again.get(TWO) is None
    assert said == []


def test_a_later_answer_takes_the_place_of_an_earlier_one(path: Path, said: list[str]) -> None:
    filled(path, said)
    with closing(Cache(path, said.append)) as again:
        again.put(ONE, ANSWER._replace(content="{}"))
        assert again.get(ONE) == ANSWER._replace(content="{}")


@pytest.mark.parametrize("content", ["\ud83d is half a character", "\x00", "“…” 一", "x" * 200_000])
def test_any_text_comes_back_as_it_was(path: Path, said: list[str], content: str) -> None:
    odd = CachedAnswer(content, "\ud83d", 2**70, 0)
    with closing(Cache(path, said.append)) as found:
        found.put(ONE, odd)
        assert found.get(ONE) == odd


def test_a_key_depends_on_the_place_and_on_each_part_of_the_request_but_not_on_its_order() -> None:
    turned = dict(reversed(list(REQUEST.items())))
    others = [REQUEST | {"model": "large"}, REQUEST | {"temperature": 1}, REQUEST | {"messages": []}]

    assert key("here", turned) == ONE
    assert len({ONE, TWO, *(key("here", other) for other in others)}) == 5


# ── Where it is, and who may read it ────────────────────────────────────────────────────────────────


def test_the_place_is_the_systems_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    own = "briefing/answers.sqlite3"

    assert cache_path({"XDG_CACHE_HOME": "/fast"}, "darwin") == Path("/fast") / own
    assert cache_path({"XDG_CACHE_HOME": "relative"}, "linux") == Path("/home/ada/.cache") / own
    assert cache_path({}, "darwin") == Path("/home/ada/Library/Caches") / own
    assert cache_path({"LOCALAPPDATA": "/C/Local"}, "win32") == Path(
        "/C/Local/briefing/Cache/answers.sqlite3"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_only_the_owner_may_read_it(path: Path, said: list[str]) -> None:
    with closing(Cache(path, said.append)) as found:
        found.put(ONE, ANSWER)
        modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}

    assert modes == {f"answers.sqlite3{end}": 0o600 for end in ("", "-wal", "-shm")}
    assert path.parent.stat().st_mode & 0o777 == 0o700


# ── What goes wrong costs a notice ──────────────────────────────────────────────────────────────────


def test_a_damaged_file_costs_a_notice_and_clear_mends_it(path: Path, said: list[str]) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database" * 1000)

    with closing(Cache(path, said.append)) as broken:
        broken.put(ONE, ANSWER)
        assert broken.get(ONE) is None
    assert "is damaged; `briefing cache clear` removes it" in said[0]
    with pytest.raises(BriefingError, match="is damaged"):
        contents(path)

    assert clear(path) == (None, 11_000)
    filled(path, said)
    assert contents(path).entries == 1


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_page_that_was_overwritten_costs_a_notice(path: Path, said: list[str], page: int) -> None:
    with closing(Cache(path, said.append)) as found:
        for number in range(200):
            found.put(key("", {"n": number}), ANSWER)
    with path.open("r+b") as file:
        file.seek(4096 * page)
        file.write(b"\xff" * 4096)

    with closing(Cache(path, said.append)) as broken:
        kept = [broken.get(key("", {"n": number})) for number in range(200)]

    assert set(kept) <= {ANSWER, None}
    assert "is damaged" in said[0]


def test_a_file_of_another_version_is_left_alone_until_it_is_cleared(path: Path, said: list[str]) -> None:
    filled(path, said)
    with closing(sqlite3.connect(path)) as later:
        later.execute("PRAGMA user_version = 99")

    with closing(Cache(path, said.append)) as older:
        assert older.get(ONE) is None

    assert "was made by another version" in said[0]
    assert clear(path).entries is None


def test_a_locked_file_costs_a_notice(path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_file, "_WAIT", 0.02)
    filled(path, said)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with closing(Cache(path, said.append)) as found:
            assert found.get(ONE) == ANSWER
            found.put(TWO, ANSWER)
            assert found.get(TWO) is None
        with pytest.raises(BriefingError, match="is locked by another program"):
            clear(path)

    assert "is locked by another program" in said[0]


@as_root
def test_a_folder_that_cannot_be_written_costs_a_notice(path: Path, said: list[str]) -> None:
    path.parent.parent.mkdir(mode=0o500)

    with closing(Cache(path, said.append)) as found:
        assert found.get(ONE) is None

    assert "cannot be written (permission denied)" in said[0]


def test_a_file_in_the_place_of_the_folder_costs_a_notice(path: Path, said: list[str]) -> None:
    path.parent.parent.write_bytes(b"")

    with closing(Cache(path, said.append)) as found:
        found.put(ONE, ANSWER)

    assert "cannot be written (not a directory)" in said[0]


# ── What it holds, and its end ──────────────────────────────────────────────────────────────────────


def test_the_contents_are_counted_by_model(path: Path, said: list[str]) -> None:
    with closing(Cache(path, said.append)) as found:
        for number, model in enumerate(["small", "large", "small"]):
            found.put(key("", {"n": number}), ANSWER._replace(model=model))

    told = contents(path)

    assert (told.entries, told.models) == (3, {"large": 1, "small": 2})
    assert 0 < told.oldest <= told.newest
    assert told.size >= path.stat().st_size


def test_where_nothing_was_kept_there_is_nothing_to_tell_or_to_clear(path: Path) -> None:
    assert (contents(path).entries, clear(path)) == (0, (0, 0))
    assert not path.parent.exists()


def test_clearing_leaves_no_word_in_the_file_and_a_run_that_uses_it_goes_on(
    path: Path, said: list[str]
) -> None:
    with closing(Cache(path, said.append)) as running:
        running.put(ONE, ANSWER)
        assert clear(path).entries == 1
        assert running.get(ONE) is None
        running.put(TWO, ANSWER._replace(content="other"))

    assert b"headline" not in path.read_bytes()
    assert contents(path).entries == 1
    assert said == []


# ── Several at once, and an end at any moment ───────────────────────────────────────────────────────

WRITER = """
import sys
from pathlib import Path
from briefing.llm.cache import Cache, CachedAnswer, key
notices = []
cache = Cache(Path(sys.argv[1]), notices.append)
for n in range(100):
    cache.put(key(sys.argv[2], {"n": n}), CachedAnswer(str(n), "m", n, n))
    assert cache.get(key(sys.argv[2], {"n": n})) == CachedAnswer(str(n), "m", n, n)
sys.exit(len(notices))
"""


def test_several_processes_make_and_fill_one_cache(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in "abcd"]

    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    assert contents(path).entries == 400


KILLED = """
import os, signal, sys
from pathlib import Path
from briefing.llm.cache import Cache, CachedAnswer, key
cache = Cache(Path(sys.argv[1]), print)
for n in range(int(sys.argv[2])):
    cache.put(key("", {"n": n}), CachedAnswer(str(n), "m", n, n))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_process_that_is_killed_after_a_put_has_lost_nothing(path: Path, said: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), "7"], check=False)

    assert done.returncode == -9
    with closing(Cache(path, said.append)) as again:
        assert [again.get(key("", {"n": n})) for n in range(7)] == [
            CachedAnswer(str(n), "m", n, n) for n in range(7)
        ]
