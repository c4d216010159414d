"""Faults of a PostgreSQL archive as one line each, by their SQLSTATE
(https://www.postgresql.org/docs/current/errcodes-appendix.html). None holds a password."""

import re

import psycopg

_LOST = re.compile(r"08...|57P0.|25P0[34]|")  # none at all where the server could say nothing any more
_BY_STATE = {
    "55P03": "{name} is locked by another run that is writing; try again when that has ended",
    "57014": "{name} ended a statement that took too long ({reason}); have the user's statement_timeout"
    " raised, it is as it was before",
    "42501": "{name} does not let this user do that ({reason}); have the right granted, or name another"
    " database as archive",
    "25006": "{name} can only be read ({reason}); name one that can be written as archive",
    "53100": "{name} has no room to grow: the server's disk is full; make room, it is as it was before",
    "40001": "{name} was changed by another program meanwhile ({reason}); run it again",
    "40P01": "{name} was changed by another program meanwhile ({reason}); run it again",
    "XX001": "{name} is damaged ({reason}); name another database as archive, and `briefing archive add"
    " FOLDER` makes it again of the briefs",
    "XX002": "{name} is damaged ({reason}); have its administrator REINDEX it",
}
_UNKNOWN = "{name} cannot be used ({reason}); name another database as archive"
_BROKEN_OFF = (
    "the connection to {name} broke off ({reason}); what it was about to write is there whole or not at all:"
    " run it again"
)
_NO_DATABASE = re.compile(r'database "(?P<database>.*)" does not exist')
_WRONG_PASSWORD = "password authentication failed"
_BEFORE_REASON = re.compile(r"^(?:.*failed: )?(?:connection is bad: )?(?:[A-Z]+:  )?(?:.*\[Errno -?\d+\] )?")


def fault_message(name: str, wrong: psycopg.Error) -> str:
    """What is wrong with the archive of a name, and what to do about it."""
    state = wrong.sqlstate or ""
    reason = wrong.diag.message_primary or _first_line(wrong)
    is_lost = isinstance(wrong, psycopg.OperationalError | psycopg.InterfaceError) and _LOST.fullmatch(state)
    message = _BROKEN_OFF if is_lost else _BY_STATE.get(state, _UNKNOWN)
    return message.format(name=name, reason=reason)


def connection_message(name: str, wrong: psycopg.Error) -> str:
    """Why there is no connection. Such a fault has no SQLSTATE: what the server said is told by its words,
    and those in another language than English as they are."""
    reason = _BEFORE_REASON.sub("", _first_line(wrong))
    pgconn = wrong.pgconn
    if pgconn and pgconn.needs_password:
        return f"{name} asks for a password: give it as PGPASSWORD in the environment, or in ~/.pgpass"
    if _WRONG_PASSWORD in reason:
        return f"{name} refuses the password ({reason}); check the user, and PGPASSWORD or ~/.pgpass"
    if missing := _NO_DATABASE.search(reason):
        database = missing["database"]
        return f"{name}: there is no database {database!r}; make it (createdb), or name another as archive"
    if re.search(r"failed: [A-Z]+: ", _first_line(wrong)):
        return f"{name} refuses the connection ({reason}); check the user and the database"
    return f"{name} cannot be reached ({reason}); check the address, and that the server runs"


def _first_line(wrong: psycopg.Error) -> str:
    return (str(wrong).strip() or type(wrong).__name__).partition("\n")[0]
