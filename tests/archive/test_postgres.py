"""An archive on a PostgreSQL server: what is wrong with it is said in a line, and nothing is half-written."""

import json
import socket
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from briefing.archive import postgres_archive
from briefing.archive.database import Archive, open_archive, read_archive
from briefing.archive.intake import add_brief
from briefing.archive.postgres_access import check_access
from briefing.archive_place import PostgresAddress
from briefing.errors import ArchiveError, UsageError
from tests.archive.databases import SERVER, administer, everything, needs_server, own_schema, with_options
from tests.archive.made_days import BONUS, FIRE, STRIKE, archive_of, brief_of
from tests.cli.test_daily import MILL
from tests.conftest import Run
from tests.llm.server import closed_port

MONDAY, TUESDAY = brief_of("2026-11-23", STRIKE, FIRE), brief_of("2026-11-24", BONUS)
PASSWORD = "s3cret-0123456789"


@pytest.fixture
def schema() -> Iterator[str]:
    with own_schema() as name:
        yield name


@pytest.fixture
def address(schema: str) -> PostgresAddress:
    return PostgresAddress(with_options(SERVER, search_path=schema))


@pytest.fixture
def role() -> Iterator[str]:
    """A user with a password and no rights."""
    name = f"test_{uuid.uuid4().hex}"
    administer(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'")
    try:
        yield name
    finally:
        administer(f"DROP OWNED BY {name}", f"DROP ROLE {name}")


def as_user(name: str, url: str = SERVER) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=f"{name}@{parts.netloc.rpartition('@')[2]}").geturl()


def in_database(name: str) -> str:
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl()


def fault(place: PostgresAddress) -> str:
    """What is said where a day is to be added."""
    with pytest.raises(ArchiveError) as raised, open_archive(place, create=True) as archive:
        add_brief(archive, MONDAY)
    said = str(raised.value)
    assert "\n" not in said
    assert place.name in said
    return said


def test_where_no_server_listens_it_is_said() -> None:
    said = fault(PostgresAddress(f"postgresql://ana@127.0.0.1:{closed_port()}/news"))

    assert said.endswith(
        "cannot be reached (Connection refused); check the address, and that the server runs"
    )


def test_a_server_that_does_not_answer_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        said = fault(PostgresAddress(f"postgresql://ana@127.0.0.1:{port}/news?connect_timeout=1"))

    assert "cannot be reached (connection timeout expired)" in said


def test_what_libpq_cannot_read_is_wrong_usage() -> None:
    with (
        pytest.raises(
            UsageError, match=r"archive = postgresql://db\.example/news: invalid URI query parameter"
        ),
        open_archive(PostgresAddress("postgresql://db.example/news?colour=red")),
    ):
        pass


@needs_server
def test_a_wrong_password_and_none_are_told_apart(
    schema: str, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = PostgresAddress(with_options(as_user(role), search_path=schema))

    monkeypatch.setenv("PGPASSWORD", "wr0ng-password")
    wrong = fault(place)
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    none = fault(place)

    assert f'refuses the password (password authentication failed for user "{role}")' in wrong
    assert "asks for a password: give it as PGPASSWORD in the environment, or in ~/.pgpass" in none


@needs_server
def test_no_error_holds_the_password(schema: str, role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "wr0ng-password")

    with pytest.raises(ArchiveError) as raised, open_archive(PostgresAddress(as_user(role))):
        pass

    assert raised.value.__cause__ is raised.value.__context__ is None


@needs_server
def test_no_such_database_is_said() -> None:
    said = fault(PostgresAddress(in_database("nowhere_at_all")))

    assert "there is no database 'nowhere_at_all'; make it (createdb)" in said


@needs_server
def test_a_user_who_may_make_no_tables_is_told(
    schema: str, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    place = PostgresAddress(with_options(as_user(role), search_path=schema))

    unseen = fault(place)
    administer(f"GRANT USAGE ON SCHEMA {schema} TO {role}")
    seen = fault(place)

    assert "has none of the schemas in the user's search_path" in unseen
    assert f"does not let this user do that (permission denied for schema {schema}); have the right" in seen


@needs_server
def test_a_user_who_may_only_read_reads(
    address: PostgresAddress, schema: str, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive_of(address, MONDAY):
        pass
    administer(
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}",
    )
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    place = PostgresAddress(as_user(role, address.url))

    with read_archive(place) as archive:
        assert archive.value("SELECT count(*) FROM briefs") == 1
    assert "permission denied for table" in fault(place)


@needs_server
def test_a_later_version_is_left_alone(address: PostgresAddress) -> None:
    with archive_of(address, MONDAY) as archive:
        archive.execute("UPDATE briefing_archive SET version = 99")

    assert "was written by a later version of briefing (schema 99, this one knows 1)" in fault(address)


@needs_server
def test_tables_of_another_program_are_left_alone(address: PostgresAddress, schema: str) -> None:
    administer(f"CREATE TABLE {schema}.bookmarks (address TEXT)")
    with archive_of(address, MONDAY):
        pass
    administer(f"DROP TABLE {schema}.briefing_archive")

    assert "has a table 'answers' of another program; name another database" in fault(address)


@needs_server
def test_an_archive_behind_another_in_the_search_path_is_not_taken_for_it(schema: str) -> None:
    with own_schema() as other:
        behind = PostgresAddress(with_options(SERVER, search_path=schema))
        before = PostgresAddress(with_options(SERVER, search_path=f"{other},{schema}"))
        with archive_of(behind, MONDAY), archive_of(before, TUESDAY) as archive:
            assert [row["date"] for row in archive.rows("SELECT date FROM briefs")] == ["2026-11-24"]


@needs_server
@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"default_transaction_read_only": "on"}, "can only be read (cannot execute"),
        ({"statement_timeout": "1ms"}, "ended a statement that took too long (canceling statement due to"),
        ({"search_path": "nowhere_at_all"}, "has none of the schemas in the user's search_path"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_the_servers_settings_forbid_is_said(schema: str, setting: dict[str, str], said: str) -> None:
    assert said in fault(PostgresAddress(with_options(SERVER, **{"search_path": schema, **setting})))


@needs_server
def test_a_database_in_another_encoding_is_refused() -> None:
    name = f"test_{uuid.uuid4().hex}"
    administer(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    try:
        assert "holds no text but LATIN1; name a database in UTF8" in fault(
            PostgresAddress(in_database(name))
        )
    finally:
        administer(f"DROP DATABASE {name}")


def lose_connection_within_a_day(archive: Archive) -> None:
    with archive.transaction():
        archive.execute("DELETE FROM briefs")
        administer(f"SELECT pg_terminate_backend({archive.value('SELECT pg_backend_pid()')})")
        archive.execute("DELETE FROM storylines")


@needs_server
def test_a_connection_that_is_lost_within_a_day_leaves_what_was_there(address: PostgresAddress) -> None:
    with archive_of(address, MONDAY):
        before = everything(address)

    with (
        pytest.raises(ArchiveError, match=r"the connection to .* broke off \(terminating connection"),
        open_archive(address) as archive,
    ):
        lose_connection_within_a_day(archive)

    assert everything(address) == before


@needs_server
def test_who_waits_for_another_writer_says_so(
    address: PostgresAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_archive, "_WAIT", 0.02)
    notices: list[str] = []

    with (
        archive_of(address, MONDAY) as first,
        first.transaction(),
        pytest.raises(ArchiveError),
        open_archive(address, notice=notices.append) as second,
    ):
        add_brief(second, TUESDAY)

    assert notices == [f"Waiting for another run that is writing to {address.name}."]


@needs_server
def test_archives_in_two_schemas_have_a_writer_each(address: PostgresAddress) -> None:
    with own_schema() as other, archive_of(address, MONDAY) as first, first.transaction():
        elsewhere = PostgresAddress(with_options(SERVER, search_path=other))
        with archive_of(elsewhere, TUESDAY) as second:
            assert second.value("SELECT count(*) FROM briefs") == 1


@needs_server
def test_a_character_that_no_text_of_the_server_holds_is_replaced(address: PostgresAddress) -> None:
    with archive_of(address, MONDAY.model_copy(update={"title": "Night\0shift"})) as archive:
        assert archive.value("SELECT title FROM briefs WHERE title = :title", title="Night\0shift") == (
            "Night�shift"
        )


def test_a_folders_settings_send_the_password_to_no_host_that_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment = {"PGPASSWORD": PASSWORD, "XDG_CONFIG_HOME": str(tmp_path)}
    elsewhere = "postgresql://ana@db.example/news"

    for url in (elsewhere, "postgresql://127.0.0.1,db.example/news", "postgresql:///news?host=db.example"):
        with pytest.raises(
            UsageError, match=r"not trusted: add trusted_hosts = \[\"db.example\"\]"
        ) as raised:
            check_access(PostgresAddress(url, by_folder=True), environment)
        assert PASSWORD not in str(raised.value)
    check_access(PostgresAddress(elsewhere), environment)
    check_access(PostgresAddress(elsewhere, by_folder=True), {})
    for url in ("postgresql://127.0.0.1/news", "postgresql://[::1]:5433/news", "postgresql:///news"):
        check_access(PostgresAddress(url, by_folder=True), environment)
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "config.toml").write_text('trusted_hosts = ["db.example"]', encoding="utf-8")
    check_access(PostgresAddress(elsewhere, by_folder=True), environment)


def test_without_the_extra_it_is_said_before_anything_is_read(
    briefing: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    environment = {"BRIEFING_ARCHIVE": "postgresql://db.example/news"}
    (tmp_path / "mill.txt").write_bytes(MILL)

    for arguments in (("daily", "mill.txt"), ("find", "mill"), ("archive", "stats")):
        done = briefing(*arguments, environment=environment)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr == (
            b"briefing: an archive at postgresql://db.example/news needs psycopg, not installed here: pip"
            b" install 'briefing-cli[postgres]'\n"
        )
    assert not (tmp_path / "briefs").exists()


def test_a_server_that_is_gone_costs_a_line_and_not_the_brief(process: Run, tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_bytes(MILL)
    place = PostgresAddress(f"postgresql://ana@127.0.0.1:{closed_port()}/news")
    (tmp_path / "briefing.toml").write_text(f"archive = {json.dumps(place.url)}\n", encoding="utf-8")
    environment = {"PGPASSWORD": PASSWORD}

    daily = process("daily", "mill.txt", "--date", "2026-11-24", "--quiet", environment=environment)
    find = process("find", "mill", "--debug", environment=environment)

    assert daily.returncode == 3
    assert daily.stderr.startswith(
        b"briefing: the brief is written, and not in the archive: " + place.name.encode()
    )
    assert daily.stderr.count(b"\n") == 1
    assert (tmp_path / "briefs/2026-11-24/brief-2026-11-24.md").exists()
    assert b"Traceback" in find.stderr
    assert PASSWORD.encode() not in find.stderr
