"""Where an archive lies: in a file or in a database, and never with a password."""

from pathlib import Path

import pytest

from briefing.archive_place import PostgresAddress, archive_place
from tests.conftest import Run


@pytest.mark.parametrize("given", ["briefs/archive.db", "archive.db", "/srv/news.db", "C:\\news.db"])
def test_a_path_is_a_file(given: str) -> None:
    assert archive_place(given) == Path(given)


@pytest.mark.parametrize(
    ("given", "name", "hosts"),
    [
        ("postgresql://db.example/news", "postgresql://db.example/news", ["db.example"]),
        ("postgres://ana@db.example:5433/news", "postgresql://db.example:5433/news", ["db.example:5433"]),
        ("postgresql://ana@[::1]:5433/news?sslmode=require", "postgresql://[::1]:5433/news", ["[::1]:5433"]),
        ("postgresql://a,b:5433/news", "postgresql://a,b:5433/news", ["a", "b:5433"]),
        ("postgresql:///news", "postgresql:///news", []),
        ("postgresql:///news?host=/run/postgresql", "postgresql:///news", []),
        ("postgresql://%2Frun%2Fpostgresql/news", "postgresql://%2Frun%2Fpostgresql/news", []),
        ("postgresql:///news?hostaddr=10.0.0.1&host=a,b", "postgresql:///news", ["a", "b", "10.0.0.1"]),
        ("postgresql://", "postgresql://", []),
    ],
)
def test_an_address_names_a_database(given: str, name: str, hosts: list[str]) -> None:
    place = archive_place(given)

    assert isinstance(place, PostgresAddress)
    assert (place.url, place.name, list(place.hosts())) == (given, name, hosts)


WITH_A_PASSWORD = [
    "postgresql://ana:zqvwxk@db.example/news",
    "postgres://ana:zqvwxk@db.example/news",
    "POSTGRESQL://ana:zqvwxk@db.example/news",
    "postgresql://:zqvwxk@db.example/news",
    "postgresql://ana:zqv/wxk@db.example/news",
    "postgresql://ana:zqv?wxk@db.example/news",
    "postgresql://ana:zqv#wxk@db.example/news",
    "postgresql://ana:zqv wxk@db.example/news",
    "postgresql://ana:zqv@wxk@db.example/news",
    "postgresql://ana@db.example/news?password=zqvwxk",
    "postgresql://ana@db.example/news?sslmode=require&p%61ssword=zqvwxk",
    "postgresql://db.example/news?sslpassword=zqvwxk",
]


@pytest.mark.parametrize("given", WITH_A_PASSWORD)
@pytest.mark.parametrize("origin", ["briefing.toml", "the environment", "--archive"])
def test_a_password_in_it_is_refused_and_never_told(
    briefing: Run, tmp_path: Path, given: str, origin: str
) -> None:
    environment = {"BRIEFING_ARCHIVE": given} if origin == "the environment" else {}
    if origin == "briefing.toml":
        (tmp_path / "briefing.toml").write_text(f'archive = "{given}"\n', encoding="utf-8")
    options = ["--archive", given] if origin == "--archive" else []

    for arguments in (["archive", "stats", *options], ["find", "x", *options], ["doctor"]):
        done = briefing(*arguments, environment=environment)
        said = (done.stdout + done.stderr).decode()
        assert "zqv" not in said
        assert "wxk" not in said
        if arguments != ["doctor"]:
            assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
            assert "PGPASSWORD in the environment, or in ~/.pgpass" in said


def test_a_traceback_tells_no_password(process: Run, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(f'archive = "{WITH_A_PASSWORD[0]}"\n', encoding="utf-8")

    done = process("find", "x", "--debug")

    assert b"Traceback" in done.stderr
    assert b"zqvwxk" not in done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("mysql://db.example/news", b"an archive is a file, or a database as in postgresql://"),
        ("postgresql+psycopg://db.example/news", b"an archive is a file, or a database as in postgresql://"),
        ("postgresql:/db.example/news", b"an archive is a file, or a database as in postgresql://"),
        ("postgresql://db.example:port/news", b"its host and port cannot be read"),
        ("postgresql://db example/news", b"its host and port cannot be read"),
    ],
)
def test_what_is_no_address_of_a_database_is_refused_before_anything_is_read(
    briefing: Run, given: str, said: bytes
) -> None:
    done = briefing("daily", "nowhere.txt", environment={"BRIEFING_ARCHIVE": given})

    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"the environment: archive will not do: " + said in done.stderr
