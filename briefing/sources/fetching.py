"""Pages and feeds from the web: many at once, few from one host, and none that could harm.

What a user names, and what a feed offers, is read once and for one reader; nothing is followed from there.
So this is a reader and no crawler, and `robots.txt`, which speaks to crawlers, is not asked.
"""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Iterable, Mapping
from email.message import Message
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from briefing import stopping
from briefing.errors import SourceError
from briefing.sources.addresses import resolved
from briefing.sources.page_store import Fetched, PageStore

if TYPE_CHECKING:
    from httpx2 import URL, AsyncClient, Response

MAX_BYTES = 10_000_000  # of one page, unpacked
MOST_REDIRECTS = 5
USER_AGENT = "briefing-cli/{} (reads for one person what that person names)"
_AT_ONCE, _AT_ONCE_PER_HOST = 16, 2
_PAGES = frozenset({"", "text/html", "application/xhtml+xml"})
_HEAD = 100_000  # bytes of a page, in which it says that it sends its reader on
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf"
    ", text/*;q=0.8, */*;q=0.5",
    "accept-encoding": "gzip, deflate",
    "accept-language": "en, *;q=0.5",
}
_STATUSES = {
    401: "it asks for a password: put it in the address, or save the page",
    402: "it wants to be paid for: save the page",
    403: "the server refuses it: open it in a browser and save the page",
    404: "there is no such page: check the address",
    410: "the page is gone: check the address",
    429: "the server asks for fewer requests: try again later",
    451: "the law forbids the server to show it",
}


class Limits(NamedTuple):
    """Seconds: to a connection, between two pieces of an answer, and for one page with all its redirects."""

    connect: float = 10.0
    read: float = 15.0
    whole: float = 45.0


class Reach(NamedTuple):
    """How far a fetch may go, and how long it may take."""

    allow_private: bool
    limits: Limits = Limits()


def fetch(urls: Iterable[str], reach: Reach, store: PageStore) -> Mapping[str, Fetched | SourceError]:
    """What each address holds, or why it holds nothing."""
    return stopping.run(_fetch_all(tuple(dict.fromkeys(urls)), reach, store))


async def _fetch_all(
    urls: tuple[str, ...], reach: Reach, store: PageStore
) -> Mapping[str, Fetched | SourceError]:
    import httpx2

    all_of_them = asyncio.Semaphore(_AT_ONCE)
    of_host: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(_AT_ONCE_PER_HOST))
    times = httpx2.Timeout(reach.limits.read, connect=reach.limits.connect)
    # No connection is used twice: it would be known by its number, and two hosts can share that.
    pool = httpx2.Limits(max_connections=_AT_ONCE, max_keepalive_connections=0)

    async def one(url: str) -> Fetched | SourceError:
        async with of_host[_host(url)], all_of_them:
            try:
                async with asyncio.timeout(reach.limits.whole):
                    return await _fetch(url, client, reach, store)
            except TimeoutError:
                return SourceError(f"no whole answer in {reach.limits.whole:g} seconds: try again later")
            except SourceError as wrong:
                return wrong

    async with httpx2.AsyncClient(
        headers={**_HEADERS, "user-agent": USER_AGENT.format(version("briefing-cli"))},
        timeout=times,
        limits=pool,
        verify=httpx2.create_ssl_context(trust_env=True),
        trust_env=False,  # a proxy would look the name up anew
    ) as client:
        found = await asyncio.gather(*(one(url) for url in urls))
    return dict(zip(urls, found, strict=True))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


async def _fetch(url: str, client: "AsyncClient", reach: Reach, store: PageStore) -> Fetched:
    """Follows redirects, each to an address that was looked at."""
    import httpx2

    try:
        place = httpx2.URL(url)
        for _ in range(MOST_REDIRECTS + 1):
            answer = await _hop(place, client, reach, store)
            if isinstance(answer, Fetched):
                return answer
            place = _led(place, answer)
    except (httpx2.InvalidURL, ValueError, UnicodeError) as wrong:
        raise SourceError("it is no address that can be fetched: check it") from wrong
    raise SourceError(f"more than {MOST_REDIRECTS} redirects: open it in a browser and name where it ends")


def _led(place: "URL", location: str) -> "URL":
    """Where a redirect leads; a password is for the host alone that it was given for."""
    there = place.join(location).copy_with(fragment=None)
    return there if there.host == place.host else there.copy_with(userinfo=b"")


async def _hop(place: "URL", client: "AsyncClient", reach: Reach, store: PageStore) -> Fetched | str:
    """What a server sent, or where that redirects to."""
    import httpx2

    if place.scheme not in ("http", "https") or not place.host:
        raise SourceError(
            f"it leads to an address of the kind {place.scheme or 'none'}:, which is not followed"
        )
    port = place.port or (443 if place.scheme == "https" else 80)
    addresses = await resolved(place.host, port, allow_private=reach.allow_private)
    kept = store.get(str(place))
    headers = {"host": place.netloc.decode("ascii"), **(kept.validators if kept else {})}
    for address in addresses:
        request = client.build_request(
            "GET",
            place.copy_with(host=address),
            headers=headers,
            extensions={"sni_hostname": place.host},
        )
        try:
            response = await client.send(request, stream=True)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as wrong:
            if _distrusted(wrong):
                raise SourceError("its certificate cannot be trusted: open it in a browser") from wrong
            continue
        except httpx2.HTTPError as wrong:
            raise _fault(wrong) from wrong
        try:
            return await _answer(place, response, kept, store)
        except httpx2.HTTPError as wrong:
            raise _fault(wrong) from wrong
        finally:
            await response.aclose()
    raise SourceError(f"nobody answers at {place.netloc.decode('ascii')}: try again later")


def _distrusted(wrong: BaseException) -> bool:
    below = wrong.__cause__ or wrong.__context__
    return isinstance(wrong, ssl.SSLError) or (below is not None and _distrusted(below))


def _fault(wrong: Exception) -> SourceError:
    import httpx2

    if isinstance(wrong, httpx2.TimeoutException):
        return SourceError("the server stopped answering: try again later")
    if isinstance(wrong, httpx2.DecodingError):
        return SourceError("what the server sent cannot be unpacked: try again later, or save the page")
    return SourceError("the connection broke off: try again later")


async def _answer(
    place: "URL", response: "Response", kept: Fetched | None, store: PageStore
) -> Fetched | str:
    if response.status_code == 304 and kept is not None:
        return kept
    if response.status_code in _REDIRECTS and "location" in response.headers:
        return str(response.headers["location"])
    if response.status_code != 200:
        raise SourceError(_refusal(response.status_code))
    raw = await _body(response)
    said = Message()
    said["content-type"] = response.headers.get("content-type", "")
    fetched = Fetched(
        raw=raw,
        kind=said.get_content_type() if response.headers.get("content-type") else "",
        charset=str(said.get_param("charset") or ""),
        url=str(place),
        validators=_validators(response),
    )
    if leads_to := _refresh(fetched):
        return leads_to
    store.put(str(place), fetched)
    return fetched


def _refresh(fetched: Fetched) -> str:
    """Where a page sends its reader on by itself, "" where it does not."""
    if fetched.kind not in _PAGES or b"refresh" not in fetched.raw[:_HEAD].lower():
        return ""
    from briefing.sources.decoding import decode
    from briefing.sources.faults import parsing
    from briefing.sources.refresh import refresh_of

    with parsing("the page cannot be read: save its text"):
        leads_to = refresh_of(decode(fetched.raw[:_HEAD], fetched.charset))
        itself = leads_to and urljoin(fetched.url, leads_to).partition("#")[0] == fetched.url
    return "" if itself else leads_to


def _refusal(status: int) -> str:
    said = _STATUSES.get(status) or (
        "the server is at fault: try again later" if status >= 500 else "save the page"
    )
    return f"the server answered {status}: {said}"


async def _body(response: "Response") -> bytes:
    """The body, unpacked; no more of it than the limit is ever held."""
    too_long = SourceError(f"more than the limit of {MAX_BYTES:,} bytes: save the article alone")
    stated = response.headers.get("content-length", "")
    if stated.isdecimal() and int(stated[:20]) > MAX_BYTES:
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
    asked = {"etag": "if-none-match", "last-modified": "if-modified-since"}
    return {ask: response.headers[name] for name, ask in asked.items() if name in response.headers}
