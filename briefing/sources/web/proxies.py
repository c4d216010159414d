"""The proxy of the environment, for whoever reaches the web through one alone (HTTP_PROXY, HTTPS_PROXY,
ALL_PROXY and NO_PROXY, in capitals or not).

A proxy looks a name up anew. So what this machine can tell of a place is looked at before: an address written
in figures, and a name that is known. What lies on this machine or in a private network is never asked for
through a proxy, for which it would be another place.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping
from ipaddress import ip_address, ip_network
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]

from briefing.errors import SourceError
from briefing.sources.web.addresses import check_address, is_public, look_up_host, resolve_host

SILENT = "the proxy of the environment does not answer: check HTTP_PROXY, HTTPS_PROXY and ALL_PROXY"
REFUSED = "the proxy of the environment refuses it: check HTTPS_PROXY, or name the host in NO_PROXY"
_UNUSABLE = "the proxy of the environment cannot be used, it has to be an http:// one: check HTTP_PROXY and \
HTTPS_PROXY, or name the host in NO_PROXY"
_PATIENCE = 5.0  # seconds for a look-up where a proxy could do it
_INSIDE = re.compile(
    r"[^.]*|.*\.(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)", re.IGNORECASE
)


class Route(NamedTuple):
    """How to a place: through `proxy`, or where that is empty to one of `addresses`."""

    proxy: str
    addresses: tuple[str, ...]


def environment_proxies() -> Mapping[str, str]:
    """The proxies of the environment by scheme, "all" among them; `no` are the hosts that need none."""
    return {scheme: proxy.strip() for scheme, proxy in getproxies_environment().items()}


def usable_proxies(proxies: Mapping[str, str]) -> tuple[str, ...]:
    """The addresses of those that pages can be fetched through, each once."""
    served = (proxies.get(scheme, "") for scheme in ("http", "https", "all"))
    return tuple(dict.fromkeys(filter(_is_usable, map(_full_address, served))))


async def find_route(scheme: str, host: str, port: int, *, allow_private: bool) -> Route:
    """Raises SourceError where a place has no address, lies in a private network and `allow_private` does not
    hold, or could be reached through a proxy alone that cannot be used."""
    proxy = proxy_of(scheme, host, port, environment_proxies())
    if not proxy:
        return Route("", await resolve_host(host, port, allow_private=allow_private))
    try:
        addresses = await asyncio.wait_for(look_up_host(host, port), _PATIENCE)
    except TimeoutError:
        addresses = ()
    for address in addresses:
        check_address(address, host, allow_private=allow_private)
    if addresses and not all(map(is_public, addresses)):
        return Route("", addresses)
    if not addresses and not allow_private and _INSIDE.fullmatch(host.rstrip(".")):
        raise SourceError(f"{host} is a name of a private network: add --allow-private if it is your own")
    if not _is_usable(proxy):
        raise SourceError(_UNUSABLE)
    return Route(proxy, ())


def proxy_of(scheme: str, host: str, port: int, proxies: Mapping[str, str]) -> str:
    """The address of the proxy that serves a place, "" where none does."""
    proxy = _full_address(proxies.get(scheme, "") or proxies.get("all", ""))
    if not proxy or proxy_bypass_environment(f"{host}:{port}", dict(proxies)):
        return ""
    return "" if _is_within(host, proxies.get("no", "").split(",")) else proxy


def _is_within(host: str, spared: Iterable[str]) -> bool:
    """Whether an address in figures lies in one of the networks, as in 10.0.0.0/8 or ::1."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    for network in spared:
        try:
            if address in ip_network(network.strip().strip("[]"), strict=False):
                return True
        except ValueError:
            continue
    return False


def _full_address(proxy: str) -> str:
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"


def _is_usable(proxy: str) -> bool:
    try:
        parts = urlsplit(proxy)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
