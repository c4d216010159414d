"""Web addresses: their one form, what of them may be shown, and where on the network they may lead.

A page that a feed names could ask the reader's own machine for what lies behind its firewall. So a name is
resolved, every address that it has is looked at, and the connection goes to an address that was looked at:
a name that resolves otherwise a moment later gains nothing.
"""

import asyncio
import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from briefing.errors import SourceError

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
# Where clouds hand their machines' keys out: nobody's news.
_METADATA = frozenset(
    ip_address(address)
    for address in ("169.254.169.254", "169.254.170.2", "100.100.100.200", "fd00:ec2::254")
)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|cmpid|ocid", re.IGNORECASE
)
_SECRET = re.compile(
    r"(?:.*[-_])?(?:token|api[-_]?key|key|secret|password|passwd|pwd|auth|sig|signature|session)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s")
_PORTS = {"http": "80", "https": "443"}
_MOST_ADDRESSES = 4  # of one name, that are tried
_LAST_PORT = 65535
_HOST = re.compile(r"[a-z0-9._~-]+|[0-9a-f:.]+", re.IGNORECASE)  # as a name is asked for, and IPv6 bare
_LONGEST_LABEL, _LONGEST_HOST = 63, 253  # RFC 1035, 2.3.4


def is_address(text: str) -> bool:
    """Whether it is a web address at all."""
    return bool(_ADDRESS.match(text))


def redact_address(url: str) -> str:
    """A web address as a brief may show it: as it was given, without user, password or the value of a
    parameter that is named like a key."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("?")[0].rpartition("@")[2]
    query = parts.query
    if any(_SECRET.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode(
            [(name, "***" if _SECRET.fullmatch(name) else value) for name, value in pairs], safe="*"
        )
    address = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, parts.fragment))
    return _SPACE.sub("%20", address) if is_address(address) else address


def canonical_address(url: str) -> str:
    """The form that two addresses of one page share: no fragment, no tracking, no order among parameters.

    Scheme and a leading `www.` make no difference, either.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if port is not None and str(port) not in _PORTS.values():
        host = f"{host}:{port}"
    pairs = sorted(
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])
    )
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(pairs), ""))


def check_host_and_port(host: str, port: int) -> None:
    """Raises SourceError where no connection could be made to a host and a port by their form alone."""
    if not 0 < port <= _LAST_PORT:
        raise SourceError(f"it names a port that cannot be, ports are 1 to {_LAST_PORT}: check the address")
    labels = host.removesuffix(".").split(".")
    fits = len(host) <= _LONGEST_HOST and all(0 < len(label) <= _LONGEST_LABEL for label in labels)
    if not fits or not _HOST.fullmatch(host):
        raise SourceError("it names a host that cannot be: check the address")


async def resolve_host(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """The addresses of a host, each of them fit to be connected to.

    Raises SourceError where the host has none, or one that lies in a private network and `allow_private` does
    not hold.
    """
    addresses = await look_up_host(host, port)
    if not addresses:
        raise SourceError(f"no such host as {host}: check the address and the network")
    for address in addresses:
        check_address(address, host, allow_private=allow_private)
    return addresses


async def look_up_host(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host as this machine knows them; none where it knows none."""
    loop = asyncio.get_running_loop()
    try:
        records = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, OverflowError):
        return ()
    addresses = tuple(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in records))
    return addresses[:_MOST_ADDRESSES]


def check_address(address: str, host: str, *, allow_private: bool) -> None:
    """Raises SourceError where an address must not be connected to."""
    parsed = _unwrap_address(ip_address(address))
    if parsed in _METADATA:
        raise SourceError(f"{host} is where a cloud keeps its machines' keys, and no source")
    if not allow_private and not is_public(address):
        raise SourceError(f"{host} lies in a private network: add --allow-private if it is your own")


def is_public(address: str) -> bool:
    """Whether an address can be reached by anybody: neither private, loopback, link-local, multicast nor
    reserved, also where an IPv6 address wraps one of IPv4."""
    parsed = _unwrap_address(ip_address(address))
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified)


def _unwrap_address(parsed: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that one of IPv6 stands for, where it does."""
    if isinstance(parsed, IPv4Address):
        return parsed
    if parsed in _NAT64:
        return IPv4Address(int(parsed) & 0xFFFFFFFF)
    compatible = IPv4Address(int(parsed)) if 1 < int(parsed) < 1 << 32 else None  # ::127.0.0.1
    return (
        parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo or (None, None))[1] or compatible or parsed
    )
