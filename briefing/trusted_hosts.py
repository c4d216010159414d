"""Trusted hosts: which may have the key of the environment, where a folder's briefing.toml names them.

A briefing.toml comes with a folder, and a folder may come from anybody. So an address in it gets a key only
where it is this machine, OpenAI's own, or a host that the user trusts: `trusted_hosts` in `config.toml`, in
the user's own configuration folder.
"""

import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from briefing.atomic_files import config_folder
from briefing.errors import UsageError

FILE = "config.toml"
_KEY = "trusted_hosts"
_OPENAI = "api.openai.com"


def config_path(environment: Mapping[str, str]) -> Path | None:
    """The user's own file; None where the user has no home."""
    folder = config_folder(environment)
    return folder and folder / FILE


def trusted_hosts(environment: Mapping[str, str]) -> frozenset[str]:
    """The hosts that the user trusts, in lower case, with a port where one is written. Raises UsageError
    where the file cannot be read or holds anything else."""
    path = config_path(environment)
    if path is None:
        return frozenset()
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise UsageError(f"{path} cannot be read as TOML: correct it or move it away") from wrong
    hosts = written.pop(_KEY, [])
    if written:
        raise UsageError(f"{path}: unknown setting {next(iter(written))!r}; known is {_KEY}")
    if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
        raise UsageError(f'{path}: {_KEY} is a list of hosts, as in {_KEY} = ["llm.example"]')
    return frozenset(host.casefold() for host in hosts)


def is_trusted(address: str, environment: Mapping[str, str]) -> bool:
    """Whether an address may have a key though a folder's file names it. Raises UsageError as `trusted_hosts`
    does."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").casefold(), parts.port
    except ValueError:
        return False
    if host == _OPENAI or _is_loopback(host):
        return True
    return not trusted_hosts(environment).isdisjoint((host, f"{host}:{port}"))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def line_to_add(address: str, environment: Mapping[str, str]) -> str:
    """What the user has to write, and where, for an address to get a key."""
    host = urlsplit(address).hostname or address
    path = config_path(environment)
    return f'add {_KEY} = ["{host}"] to {path or FILE}'
