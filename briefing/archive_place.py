"""Archive place: where an archive lies, in a file or in a database of a PostgreSQL server.

An address of a server is one of libpq's (https://www.postgresql.org/docs/current/libpq-connect.html), but for
the password, which has no place in it: addresses stand in files, in lists of processes and in messages.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

_ADDRESS = re.compile(r"(?:postgresql|postgres)://(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_ANY_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|postgres(?:ql)?:", re.IGNORECASE)
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.%]*\]|[^:\[\]\s]*)(?::(?P<port>\d{0,5}))?", re.IGNORECASE)
_SECRETS = {"password", "sslpassword", "oauth_client_secret", "scram_client_key"}
_HOSTS = ("host", "hostaddr")  # parameters that name a host as well
_IN_PLACE = "postgresql://USER@HOST/DATABASE"


class PostgresAddress(NamedTuple):
    """An address of a database. `by_folder` is whether it comes from the folder's briefing.toml, which may be
    somebody else's."""

    url: str
    by_folder: bool = False

    @property
    def name(self) -> str:
        """The database as messages call it, without the user and parameters."""
        hosts, database = _parts(self.url)[1:3]
        return f"postgresql://{hosts}{f'/{database}' if database else ''}"

    def hosts(self) -> Iterator[str]:
        """Each host that the address names, with its port as in "db.example:5432" where it has one; none for
        a server that is found by the environment, and none for a socket, which is a path."""
        _, hosts, _, parameters = _parts(self.url)
        named = [host for host in hosts.split(",") if host]
        named += [host for key in _HOSTS for host in parameters.get(key, "").split(",") if host]
        yield from (host for host in named if not unquote(host).startswith(("/", "@")))


ArchivePlace = Path | PostgresAddress


def is_address(given: str) -> bool:
    """Whether a text is meant as an address, and no path."""
    return _ANY_ADDRESS.match(given) is not None


def archive_place(given: str, *, by_folder: bool = False) -> ArchivePlace:
    """The place that a text names. Raises ValueError as `check_address` does."""
    if not is_address(given):
        return Path(given)
    check_address(given)
    return PostgresAddress(given, by_folder)


def check_address(given: str) -> None:
    """Raises ValueError, with what to do and no word of the address, for one that holds a password, or that
    is none of a PostgreSQL server."""
    if not _ADDRESS.fullmatch(given):
        raise ValueError(f"an archive is a file, or a database as in {_IN_PLACE}")
    if _holds_password(given):
        raise ValueError(
            "no password may stand in it: leave it out, and give it as PGPASSWORD in the environment, or in"
            " ~/.pgpass"
        )
    _, hosts, _, _ = _parts(given)
    if not all(_HOST.fullmatch(host) for host in hosts.split(",")):
        raise ValueError(f"its host and port cannot be read; write it as in {_IN_PLACE}")


def _holds_password(url: str) -> bool:
    """Whether anything may be one: a colon before an @, wherever, since passwords hold any mark."""
    names = {name.casefold() for name in _parts(url)[3]}
    return ":" in _rest(url).rpartition("@")[0] or not _SECRETS.isdisjoint(names)


def _parts(url: str) -> tuple[str, str, str, dict[str, str]]:
    """User, hosts, database and parameters, as libpq parts them."""
    address, _, query = _rest(url).partition("?")
    before, _, database = address.partition("/")
    user, _, hosts = before.rpartition("@")
    return user, hosts, database, dict(parse_qsl(query, keep_blank_values=True))


def _rest(url: str) -> str:
    match = _ADDRESS.fullmatch(url)
    return match["rest"] if match else ""
