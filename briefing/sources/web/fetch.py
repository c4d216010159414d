"""HTTP fetching of pages and feeds: many at once, few from one host, and none that could harm.

What a user names, and what a feed offers, is read once and for one reader; nothing is followed from there.
So this is a reader and no crawler, and `robots.txt`, which speaks to crawlers, is not asked.
"""

import asyncio
import re
import ssl
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import AsyncExitStack
from email.message import Message
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from briefing import interrupts
from briefing.errors import SourceError
from briefing.sources.documents import PAGE_KINDS, translate_parser_errors
from briefing.sources.formats.table import ACCEPT
from briefing.sources.web import proxies
from briefing.sources.web.addresses import check_host_and_port
from briefing.sources.web.http_cache import FetchedPage, PageStore
from briefing.tls import tls_context

if TYPE_CHECKING:
    from httpx2 import URL, AsyncClient, Request, Response

MAX_BYTES = 10_000_000  # of one page, unpacked
MOST_REDIRECTS = 5
USER_AGENT = "briefing-cli/{} (reads for one person what that person names)"
_AT_ONCE, _AT_ONCE_PER_HOST = 16, 2
_HEAD = 100_000  # bytes of a page, in which it says that it sends its reader on
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BACKSLASH = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?/{0,2}[^/?#]*\\", re.IGNORECASE)
_HEADERS = {
    "accept": ACCEPT,
    "accept-encoding": "gzip, deflate",
    "accept-language": "en, *;q=0.5",
}
_STATUSES = {
    401: "it asks for a password: put it in the address, or save the page",
    402: "it wants to be paid for: save the page",
    403: "the server refuses it: open it in a browser and save the page",
    404: "there is no such page: check the address",
    407: "the proxy asks for a password: put it in HTTP_PROXY or HTTPS_PROXY",
    410: "the page is gone: check the address",
    429: "the server asks for fewer requests: try again later",
    451: "the law forbids the server to show it",
}


class Timeouts(NamedTuple):
    """Seconds: to a connection, between two pieces of an answer, and for one page with all its redirects."""

    connect: float = 10.0
    read: float = 15.0
    whole: float = 45.0


class Reach(NamedTuple):
    """How far a fetch may go, and how long it may take."""

    allow_private: bool
    limits: Timeouts = Timeouts()


def fetch(urls: Iterable[str], reach: Reach, store: PageStore) -> Mapping[str, FetchedPage | SourceError]:
    """What each address holds, or why it holds nothing."""
    return interrupts.run(_fetch_all(tuple(dict.fromkeys(urls)), reach, store))


class _Web(NamedTuple):
    """A client that goes straight to a server, and those that go there through a proxy, by its address."""

    direct: "AsyncClient"
    proxied: Mapping[str, "AsyncClient"]
    reach: Reach
    store: PageStore


async def _fetch_all(
    urls: tuple[str, ...], reach: Reach, store: PageStore
) -> Mapping[str, FetchedPage | SourceError]:
    all_of_them = asyncio.Semaphore(_AT_ONCE)
    of_host: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(_AT_ONCE_PER_HOST))

    async with AsyncExitStack() as stack:
        through = {
            proxy: await stack.enter_async_context(_client(reach.limits, proxy))
            for proxy in proxies.usable_proxies(proxies.environment_proxies())
        }
        direct = await stack.enter_async_context(_client(reach.limits, None))
        web = _Web(direct, through, reach, store)

        async def fetch_in_turn(url: str) -> FetchedPage | SourceError:
            async with of_host[_host(url)], all_of_them:
                try:
                    async with asyncio.timeout(reach.limits.whole):
                        return await _fetch(url, web)
                except TimeoutError:
                    return SourceError(f"no whole answer in {reach.limits.whole:g} seconds: try again later")
                except SourceError as wrong:
                    return wrong

        results = await asyncio.gather(*(fetch_in_turn(url) for url in urls))
    return dict(zip(urls, results, strict=True))


def _client(limits: Timeouts, proxy: str | None) -> "AsyncClient":
    import httpx2

    return httpx2.AsyncClient(
        headers={**_HEADERS, "user-agent": USER_AGENT.format(version("briefing-cli"))},
        # Each page is read as by a stranger: what one server sets, no later request tells it again.
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        timeout=httpx2.Timeout(limits.read, connect=limits.connect),
        # No connection is used twice: it would be known by its number, and two hosts can share that.
        limits=httpx2.Limits(max_connections=_AT_ONCE, max_keepalive_connections=0),
        verify=tls_context(),
        trust_env=False,  # which proxy serves a place is told after a look at where the place lies
        proxy=proxy,
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


async def _fetch(url: str, web: _Web) -> FetchedPage:
    """Follows redirects, each to an address that was looked at."""
    import httpx2

    try:
        target = httpx2.URL(_reject_backslash(url))
        for _ in range(MOST_REDIRECTS + 1):
            answer = await _fetch_hop(target, web)
            if isinstance(answer, FetchedPage):
                return answer
            target = _redirect_target(target, answer)
    except (httpx2.InvalidURL, ValueError, OverflowError) as wrong:
        raise SourceError("it is no address that can be fetched: check it") from wrong
    raise SourceError(f"more than {MOST_REDIRECTS} redirects: open it in a browser and name where it ends")


def _redirect_target(origin: "URL", location: str) -> "URL":
    """Where a redirect leads; a password is for the host alone that it was given for."""
    target = origin.join(_reject_backslash(location)).copy_with(fragment=None)
    return target if target.host == origin.host else target.copy_with(userinfo=b"")


def _reject_backslash(url: str) -> str:
    """An address on whose host libraries and browsers agree."""
    if _BACKSLASH.match(url):
        raise SourceError("it names its host with a backslash: check the address")
    return url


async def _fetch_hop(target: "URL", web: _Web) -> FetchedPage | str:
    """What a server sent, or where it redirects to."""
    if target.scheme not in ("http", "https"):
        raise SourceError(
            f"it leads to an address of the kind {target.scheme or 'none'}:, which is not followed"
        )
    if not target.host:
        raise SourceError("it names no host: check the address")
    port = (443 if target.scheme == "https" else 80) if target.port is None else target.port
    check_host_and_port(target.host, port)
    route = await proxies.find_route(target.scheme, target.host, port, allow_private=web.reach.allow_private)
    stored = web.store.get(str(target))
    headers = {"host": target.netloc.decode("ascii"), **(stored.validators if stored else {})}
    if route.proxy:
        client = web.proxied[route.proxy]
        answer = await _send(
            client, client.build_request("GET", target, headers=headers), target, stored, web
        )
        if answer is None:
            raise SourceError(proxies.SILENT)
        return answer
    for address in route.addresses:
        request = web.direct.build_request(
            "GET",
            target.copy_with(host=address),
            headers=headers,
            extensions={"sni_hostname": target.host},
        )
        answer = await _send(web.direct, request, target, stored, web)
        if answer is not None:
            return answer
    raise SourceError(f"nobody answers at {target.netloc.decode('ascii')}: try again later")


async def _send(
    client: "AsyncClient", request: "Request", target: "URL", stored: FetchedPage | None, web: _Web
) -> FetchedPage | str | None:
    """What a server sent, or where it redirects to; None where no connection to it can be made."""
    import httpx2

    try:
        response = await client.send(request, stream=True)
    except (httpx2.ConnectError, httpx2.ConnectTimeout) as wrong:
        if _is_certificate_error(wrong):
            raise SourceError("its certificate cannot be trusted: open it in a browser") from wrong
        return None
    except httpx2.HTTPError as wrong:
        raise _source_error(wrong) from wrong
    try:
        return await _read_response(target, response, stored, web.store)
    except httpx2.HTTPError as wrong:
        raise _source_error(wrong) from wrong
    finally:
        await response.aclose()


def _is_certificate_error(wrong: BaseException) -> bool:
    below = wrong.__cause__ or wrong.__context__
    return isinstance(wrong, ssl.SSLError) or (below is not None and _is_certificate_error(below))


def _source_error(wrong: Exception) -> SourceError:
    import httpx2

    if isinstance(wrong, httpx2.ProxyError):
        return SourceError(proxies.REFUSED)
    if isinstance(wrong, httpx2.TimeoutException):
        return SourceError("the server stopped answering: try again later")
    if isinstance(wrong, httpx2.DecodingError):
        return SourceError("what the server sent cannot be unpacked: try again later, or save the page")
    return SourceError("the connection broke off: try again later")


async def _read_response(
    target: "URL", response: "Response", stored: FetchedPage | None, store: PageStore
) -> FetchedPage | str:
    if response.status_code == 304 and stored is not None:
        return stored
    if response.status_code in _REDIRECTS and "location" in response.headers:
        return str(response.headers["location"])
    if response.status_code != 200:
        raise SourceError(_refusal(response.status_code))
    raw = await _read_body(response)
    header = Message()
    header["content-type"] = response.headers.get("content-type", "")
    fetched = FetchedPage(
        raw=raw,
        kind=header.get_content_type() if response.headers.get("content-type") else "",
        charset=str(header.get_param("charset") or ""),
        url=str(target),
        validators=_validators(response),
    )
    if leads_to := _refresh_target(fetched):
        return leads_to
    store.put(str(target), fetched)
    return fetched


def _refresh_target(fetched: FetchedPage) -> str:
    """Where a page sends its reader on by itself, "" where it does not."""
    if fetched.kind not in ("", *PAGE_KINDS) or b"refresh" not in fetched.raw[:_HEAD].lower():
        return ""
    from briefing.sources.decoding import decode
    from briefing.sources.html.interstitials import refresh_target_in_markup

    with translate_parser_errors("the page cannot be read: save its text"):
        leads_to = refresh_target_in_markup(decode(fetched.raw[:_HEAD], fetched.charset))
        itself = leads_to and urljoin(fetched.url, leads_to).partition("#")[0] == fetched.url
    return "" if itself else leads_to


def _refusal(status: int) -> str:
    advice = _STATUSES.get(status) or (
        "the server is at fault: try again later" if status >= 500 else "save the page"
    )
    return f"the server answered {status}: {advice}"


async def _read_body(response: "Response") -> bytes:
    """The body, unpacked; no more of it than the limit is ever held."""
    too_long = SourceError(f"more than the limit of {MAX_BYTES:,} bytes: save the article alone")
    declared_length = response.headers.get("content-length", "")
    if declared_length.isdecimal() and int(declared_length[:20]) > MAX_BYTES:
        raise too_long
    pieces: list[bytes] = []
    size = 0
    async for piece in response.aiter_bytes(65_536):
        size += len(piece)
        if size > MAX_BYTES:
            raise too_long
        pieces.append(piece)
    return b"".join(pieces)


def _validators(response: "Response") -> dict[str, str]:
    """The headers to ask with whether a page has changed (RFC 9110, 13.1); none where it must not be kept."""
    if "no-store" in response.headers.get("cache-control", "").lower():
        return {}
    conditions = {"etag": "if-none-match", "last-modified": "if-modified-since"}
    return {ask: response.headers[name] for name, ask in conditions.items() if name in response.headers}
