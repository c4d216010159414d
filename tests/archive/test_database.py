"""The archive's file: made, brought up to date, shared, and said to be wrong in one line."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from briefing.archive import database, schema
from briefing.archive.database import open_archive
from briefing.archive.intake import add_brief
from briefing.errors import ArchiveError, UsageError
from tests.archive.made_days import FIRE, STRIKE, archive_of, brief_of

MONDAY = brief_of("2026-11-23", STRIKE, FIRE)


def test_where_there_is_none_a_reader_is_told_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="`briefing daily` makes one"), open_archive(tmp_path / "no.db"):
        pass

    assert not (tmp_path / "no.db").exists()


def test_an_archive_is_of_this_schema_and_in_one_file_when_it_is_closed(tmp_path: Path) -> None:
    with archive_of(tmp_path, MONDAY) as archive:
        assert archive.version() == len(schema.MIGRATIONS)
        assert archive.value("PRAGMA journal_mode") == "wal"

    assert [path.name for path in tmp_path.iterdir()] == ["archive.db"]


def test_an_older_archive_goes_through_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive_of(tmp_path, MONDAY):
        pass
    newer = (*schema.MIGRATIONS, lambda execute: execute("ALTER TABLE briefs ADD COLUMN words INTEGER"))
    monkeypatch.setattr(schema, "MIGRATIONS", newer)

    with open_archive(tmp_path / "archive.db") as archive:
        assert archive.version() == len(newer)
        assert archive.rows("SELECT date, words FROM briefs")[0]["date"] == "2026-11-23"


def test_a_migration_that_fails_leaves_the_archive_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive_of(tmp_path, MONDAY):
        pass

    def break_off(execute: schema.Execute) -> None:
        execute("DROP TABLE figures")
        execute("ALTER TABLE nothing ADD COLUMN words INTEGER")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, break_off))
        with pytest.raises(ArchiveError), open_archive(tmp_path / "archive.db"):
            pass

    with open_archive(tmp_path / "archive.db") as archive:
        assert archive.rows("SELECT * FROM figures")


def of_a_later_version(path: Path) -> None:
    with archive_of(path.parent, MONDAY) as archive:
        archive.execute("PRAGMA user_version = 99")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")


def damaged(path: Path) -> None:
    with archive_of(path.parent, MONDAY):
        pass
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (of_a_later_version, "was written by a later version of briefing (schema 99, this one knows 1)"),
        (of_another_program, "is a database of another program"),
        (damaged, "is damaged; move it away"),
        (lambda path: path.write_bytes(b"no database" * 1000), "is no database"),
        (lambda path: path.mkdir(), "cannot be used"),
    ],
    ids=["later version", "another program", "damaged", "no database", "folder"],
)
def test_what_is_wrong_is_said_in_a_line(tmp_path: Path, spoil, said: str) -> None:  # type: ignore[no-untyped-def]
    spoil(tmp_path / "archive.db")

    with (
        pytest.raises(ArchiveError) as raised,
        open_archive(tmp_path / "archive.db", create=True) as archive,
    ):
        add_brief(archive, MONDAY)

    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_WAIT", 0.02)
    with archive_of(tmp_path, MONDAY) as first, first.transaction():
        with pytest.raises(ArchiveError, match="is locked by another run"), archive_of(tmp_path, MONDAY):
            pass
        with open_archive(tmp_path / "archive.db") as reader:
            assert reader.value("SELECT count(*) FROM briefs") == 1


def test_two_that_write_at_once_leave_both_days(tmp_path: Path) -> None:
    days = [brief_of(f"2026-11-{day}", STRIKE, FIRE) for day in range(10, 16)]

    def write(brief: object) -> None:
        with archive_of(tmp_path, brief):  # type: ignore[arg-type]
            pass

    writers = [threading.Thread(target=write, args=(day,)) for day in days]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with open_archive(tmp_path / "archive.db") as archive:
        assert archive.value("SELECT count(*) FROM briefs") == len(days)


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive_of(tmp_path, MONDAY):
        pass
    connect = database._connect

    def connect_to_a_full_disk(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 1")  # which SQLite takes as: no page more than now
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(database, "_connect", connect_to_a_full_disk)
        many = [brief_of(f"2026-11-{day}", STRIKE, FIRE) for day in range(24, 29)]
        with pytest.raises(ArchiveError, match="the disk is full"), archive_of(tmp_path, *many):
            pass

    with open_archive(tmp_path / "archive.db") as archive:
        assert archive.value("SELECT min(date) FROM briefs") == "2026-11-23"
        assert archive.value("PRAGMA integrity_check") == "ok"
