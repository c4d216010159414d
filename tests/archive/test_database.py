"""An archive's database: made, brought up to date, shared, and said to be wrong in one line."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from briefing.archive import postgres_archive, schema, sqlite_archive
from briefing.archive.database import Archive, open_archive, read_archive
from briefing.archive.intake import add_brief
from briefing.archive_place import ArchivePlace
from briefing.errors import ArchiveError, UsageError
from briefing.models import Brief
from tests.archive.databases import everything
from tests.archive.made_days import FIRE, STRIKE, archive_of, brief_of

MONDAY = brief_of("2026-11-23", STRIKE, FIRE)
DAYS = [brief_of(f"2026-11-{day}", STRIKE, FIRE) for day in range(10, 16)]


def test_where_there_is_none_a_reader_is_told_how_to_make_one(place: ArchivePlace) -> None:
    for _ in range(2):  # since the first makes nothing
        with pytest.raises(UsageError, match="`briefing daily` makes one"), open_archive(place):
            pass


def test_an_archive_is_of_this_schema(place: ArchivePlace) -> None:
    with archive_of(place, MONDAY) as archive:
        assert archive.version() == len(schema.MIGRATIONS)
        assert archive.size() > 0


def test_an_archive_in_a_file_is_that_file_alone_when_it_is_closed(tmp_path: Path) -> None:
    with archive_of(tmp_path / "archive.db", MONDAY) as archive:
        assert archive.value("PRAGMA journal_mode") == "wal"

    assert [path.name for path in tmp_path.iterdir()] == ["archive.db"]


def test_the_tables_are_those_that_the_schema_names(place: ArchivePlace) -> None:
    catalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if isinstance(place, Path)
        else "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
    )

    with archive_of(place) as archive:
        names = {row["name"] for row in archive.rows(catalogue)}

    own = {name for name in names if name.startswith("full_text_")} | {
        "briefing_archive"
    }  # the databases' own
    assert names - own == set(schema.TABLES)


def test_an_older_archive_goes_through_what_it_lacks(
    place: ArchivePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive_of(place, MONDAY):
        pass
    newer = (*schema.MIGRATIONS, lambda execute: execute("ALTER TABLE briefs ADD COLUMN words INTEGER"))
    monkeypatch.setattr(schema, "MIGRATIONS", newer)

    with open_archive(place) as archive:
        assert archive.version() == len(newer)
        assert archive.rows("SELECT date, words FROM briefs")[0]["date"] == "2026-11-23"


def test_a_migration_that_fails_leaves_the_archive_as_it_was(
    place: ArchivePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive_of(place, MONDAY):
        pass

    def break_off(execute: schema.Execute) -> None:
        execute("DROP TABLE figures")
        execute("ALTER TABLE nothing ADD COLUMN words INTEGER")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, break_off))
        with pytest.raises(ArchiveError), open_archive(place):
            pass

    with open_archive(place) as archive:
        assert archive.rows("SELECT * FROM figures")


def test_who_writes_by_an_older_schema_than_there_is_by_then_is_stopped(
    place: ArchivePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive_of(place, MONDAY) as older:
        with monkeypatch.context() as patch:
            newer = (
                *schema.MIGRATIONS,
                lambda execute: execute("ALTER TABLE briefs ADD COLUMN words INTEGER"),
            )
            patch.setattr(schema, "MIGRATIONS", newer)
            with open_archive(place):
                pass

        with pytest.raises(ArchiveError, match="by a later version"):
            add_brief(older, DAYS[0])


def of_a_later_version(path: Path) -> None:
    with archive_of(path, MONDAY) as archive:
        archive.execute("PRAGMA user_version = 99")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")


def damaged(path: Path) -> None:
    with archive_of(path, MONDAY):
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


def test_a_second_writer_waits_and_then_says_so(place: ArchivePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_archive, "_WAIT", 0.02)
    monkeypatch.setattr(postgres_archive, "_WAIT", 0.02)
    with archive_of(place, MONDAY) as first, first.transaction():
        with pytest.raises(ArchiveError, match="is locked by another run"), archive_of(place, MONDAY):
            pass
        with open_archive(place) as reader:
            assert reader.value("SELECT count(*) FROM briefs") == 1


def test_all_that_write_at_once_leave_their_days_in_an_archive_that_was_not_there(
    place: ArchivePlace,
) -> None:
    def write(brief: Brief) -> None:
        with archive_of(place, brief):
            pass

    with ThreadPoolExecutor(len(DAYS)) as writers:
        list(writers.map(write, DAYS))  # which raises what one of them raised

    with open_archive(place) as archive:
        assert archive.value("SELECT count(*) FROM briefs") == len(DAYS)


def test_a_reader_sees_one_moment_whoever_writes(place: ArchivePlace) -> None:
    with archive_of(place, *DAYS[:2]) as writer, read_archive(place) as reader:
        before = reader.rows("SELECT * FROM statements ORDER BY id")
        add_brief(writer, brief_of("2026-11-10", FIRE))

        assert reader.rows("SELECT * FROM statements ORDER BY id") == before

    with read_archive(place) as reader:
        assert reader.rows("SELECT * FROM statements ORDER BY id") != before


def remove_and_break_off(archive: Archive) -> None:
    with archive.transaction():
        archive.execute("DELETE FROM briefs")
        raise KeyboardInterrupt


def test_what_breaks_off_in_a_day_leaves_what_was_there(place: ArchivePlace) -> None:
    with archive_of(place, MONDAY) as archive:
        before = everything(place)
        with pytest.raises(KeyboardInterrupt):
            remove_and_break_off(archive)

    assert everything(place) == before


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.db"
    with archive_of(path, MONDAY):
        pass
    connect = sqlite_archive._connect

    def connect_to_a_full_disk(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 1")  # which SQLite takes as: no page more than now
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite_archive, "_connect", connect_to_a_full_disk)
        many = [brief_of(f"2026-11-{day}", STRIKE, FIRE) for day in range(24, 29)]
        with pytest.raises(ArchiveError, match="the disk is full"), archive_of(path, *many):
            pass

    with open_archive(path) as archive:
        assert archive.value("SELECT min(date) FROM briefs") == "2026-11-23"
        assert archive.value("PRAGMA integrity_check") == "ok"
