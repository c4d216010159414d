from contextlib import closing
from pathlib import Path

from briefing.llm.cache import NAME, Cache, CachedAnswer, key
from tests.conftest import Run


def home(tmp_path: Path, answers: int = 0) -> dict[str, str]:
    """A cache folder for the environment, with so many answers in it."""
    if answers:
        with closing(Cache(tmp_path / "own" / "briefing" / NAME, print)) as found:
            for number in range(answers):
                found.put(key("", {"n": number}), CachedAnswer("{}", "small", 10, 1))
    return {"XDG_CACHE_HOME": str(tmp_path / "own")}


def test_info_says_where_the_answers_are_and_whose(briefing: Run, tmp_path: Path) -> None:
    done = briefing("cache", "info", environment=home(tmp_path, 3))

    lines = done.stdout.decode().splitlines()
    assert lines[0] == f"path     {tmp_path}/own/briefing/{NAME}"
    assert lines[1] == "answers  3"
    assert lines[5] == "model    small: 3"
    assert [line.split()[0] for line in lines[2:5]] == ["size", "oldest", "newest"]


def test_clear_says_what_it_removed(briefing: Run, tmp_path: Path) -> None:
    folder = home(tmp_path, 3)

    first = briefing("cache", "clear", environment=folder)

    assert first.stdout.startswith(b"Removed 3 answers (")
    assert b"answers  0" in briefing("cache", "info", environment=folder).stdout


def test_where_there_is_no_cache_both_say_so(briefing: Run, tmp_path: Path) -> None:
    folder = home(tmp_path)

    assert b"answers  0\nsize     0 bytes\n" in briefing("cache", "info", environment=folder).stdout
    assert briefing("cache", "clear", environment=folder).stdout.startswith(b"There was no cache at ")


def test_a_damaged_cache_is_said_to_be_one_and_cleared(briefing: Run, tmp_path: Path) -> None:
    folder = home(tmp_path, 1)
    (tmp_path / "own" / "briefing" / NAME).write_bytes(b"no database" * 1000)

    told = briefing("cache", "info", environment=folder)
    gone = briefing("cache", "clear", environment=folder)

    assert (told.returncode, told.stderr.count(b"\n")) == (1, 1)
    assert b"is damaged; `briefing cache clear` removes it" in told.stderr
    assert b"which no answer could be read from (11.0 KB)" in gone.stdout
