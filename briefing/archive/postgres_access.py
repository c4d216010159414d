"""Access to a PostgreSQL server: whether this run has what it takes, whether the host may have the password
of the environment, and the parameters of a connection. No server is asked."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from briefing import trusted_hosts
from briefing.archive_place import ArchivePlace, PostgresAddress
from briefing.errors import UsageError

EXTRA = "pip install 'briefing-cli[postgres]'"

_PACKAGE = "psycopg"
_PASSWORD = "PGPASSWORD"  # which libpq would send to any host
# Where the address says nothing else: a server that does not answer, or is gone, costs half a minute at most.
_PATIENCE = {
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}


def check_access(place: ArchivePlace | None, environment: Mapping[str, str]) -> None:
    """Raises UsageError where this run cannot use an archive: the extra `postgres` is missing, libpq cannot
    read the address, or a folder's briefing.toml would have the password sent to a host that the user has
    not trusted."""
    if not isinstance(place, PostgresAddress):
        return
    if not is_installed():
        raise UsageError(f"an archive at {place.name} needs {_PACKAGE}, not installed here: {EXTRA}")
    connection_parameters(place)
    if not (place.by_folder and environment.get(_PASSWORD)):
        return
    for host in place.hosts():
        address = f"postgresql://{host}"
        if not trusted_hosts.is_trusted(address, environment):
            raise UsageError(
                f"briefing.toml would send {_PASSWORD} to a host that you have not trusted:"
                f" {trusted_hosts.line_to_add(address, environment)}, or keep the password in ~/.pgpass"
            )


def is_installed() -> bool:
    """Whether the extra `postgres` is there."""
    try:
        return find_spec(_PACKAGE) is not None
    except ValueError:  # of a module that was set to None, as for one that must not be imported
        return False


def connection_parameters(address: PostgresAddress) -> dict[str, Any]:
    """What a connection is opened with: what the address says, in UTF-8, and with some patience. Raises
    UsageError for an address that libpq cannot read."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        named = conninfo_to_dict(address.url)
    except psycopg.Error as wrong:
        reason = str(wrong).strip().partition("\n")[0]
        raise UsageError(f"archive = {address.name}: {reason}; correct the address") from None
    return {**_PATIENCE, **named, "client_encoding": "utf8", "fallback_application_name": "briefing"}
