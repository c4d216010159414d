import gzip
import re
import socket
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources.web.fetch import MAX_BYTES, MOST_REDIRECTS, Reach, Timeouts, fetch
from briefing.sources.web.http_cache import FetchedPage, PageStore
from tests.sources.web.site import Reply, Site, site

NOWHERE = PageStore(None)
OWN = Reach(allow_private=True, limits=Timeouts(connect=20, read=20, whole=40))
IMPATIENT = OWN._replace(limits=Timeouts(connect=0.1, read=0.1, whole=0.15))


@pytest.fixture
def news() -> Iterator[Site]:
    with site() as served:
        served.pages["/"] = Reply(b"<p>News.</p>", headers={"content-type": "text/html; charset=latin-1"})
        yield served


def page(url: str, reach: Reach = OWN, store: PageStore = NOWHERE) -> FetchedPage:
    found = fetch([url], reach, store)[url]
    assert isinstance(found, FetchedPage), found
    return found


def reason(url: str, reach: Reach = OWN) -> str:
    found = fetch([url], reach, NOWHERE)[url]
    assert isinstance(found, SourceError)
    return str(found)


def test_a_page_comes_with_its_kind_and_encoding(news: Site) -> None:
    found = page(f"{news.url}/")

    assert (found.raw, found.kind, found.charset) == (b"<p>News.</p>", "text/html", "latin-1")


def test_the_program_says_who_it_is(news: Site) -> None:
    page(f"{news.url}/")

    assert news.asked[0][1]["user-agent"].startswith("briefing-cli/")


def test_a_private_network_is_refused_before_anything_is_asked(news: Site) -> None:
    assert "add --allow-private" in reason(f"{news.url}/", Reach(allow_private=False))
    assert news.asked == []


def test_a_redirect_is_followed_and_its_end_known(news: Site) -> None:
    news.pages["/old"] = Reply(status=301, headers={"location": "/"})

    assert page(f"{news.url}/old").url == f"{news.url}/"


OF_ANOTHER_KIND = [f"{scheme}://news.example/notes.txt" for scheme in ("file", "ftp")]


@pytest.mark.parametrize("location", [*OF_ANOTHER_KIND, "javascript:alert(1)"])
def test_a_redirect_to_another_kind_of_address_is_not_followed(news: Site, location: str) -> None:
    news.pages["/old"] = Reply(status=302, headers={"location": location})

    assert "address" in reason(f"{news.url}/old")


def test_a_redirect_to_a_cloud_s_keys_is_refused(news: Site) -> None:
    news.pages["/old"] = Reply(status=302, headers={"location": "http://169.254.169.254/latest/meta-data"})

    assert (
        reason(f"{news.url}/old")
        == "169.254.169.254 is where a cloud keeps its machines' keys, and no source"
    )


def test_the_connection_goes_to_the_address_that_was_looked_at(
    news: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = socket.getaddrinfo
    looked_up: list[object] = []

    def rebinding(host: object, *rest: object, **more: object) -> object:
        looked_up.append(host)
        first = looked_up.count(b"news.example") + looked_up.count("news.example") == 1
        there = ("127.0.0.1" if first else "192.0.2.1") if str(host).find("news") >= 0 else host
        return honest(there, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)

    assert page(news.url.replace("127.0.0.1", "news.example") + "/").raw == b"<p>News.</p>"
    assert news.asked[0][1]["host"].startswith("news.example:")


def test_redirects_end_somewhere(news: Site) -> None:
    news.pages["/round"] = Reply(status=302, headers={"location": "/round"})

    assert reason(f"{news.url}/round").startswith("more than 5 redirects")
    assert len(news.asked) == MOST_REDIRECTS + 1


def stub(content: str, around: str = "{}") -> Reply:
    meta = f'<meta http-equiv="Refresh" content="{content}">'
    return Reply(f"<html><head>{around.format(meta)}</head><body>News.</body></html>".encode())


@pytest.mark.parametrize("content", ["0; url=/", "0;URL='/'", "3, url=/", "0;/", " 5 ; Url = /"])
def test_a_page_that_sends_its_reader_on_is_followed(news: Site, content: str) -> None:
    news.pages["/old"] = stub(content)

    assert page(f"{news.url}/old").url == f"{news.url}/"


@pytest.mark.parametrize("content", ["300", "300; url=/", "0", "0; url=/old", "0; url=/old#top", "soon"])
def test_a_page_that_is_loaded_anew_is_read(news: Site, content: str) -> None:
    news.pages["/old"] = stub(content)

    assert page(f"{news.url}/old").url == f"{news.url}/old"


def test_what_holds_for_browsers_without_scripts_is_not_followed(news: Site) -> None:
    news.pages["/old"] = stub("0; url=/", "<noscript>{}</noscript>")

    assert page(f"{news.url}/old").url == f"{news.url}/old"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        *((f"0; url={address}", "which is not followed") for address in OF_ANOTHER_KIND),
        ("0; url=http://169.254.169.254/latest", "keeps its machines' keys"),
    ],
)
def test_where_a_page_sends_its_reader_is_looked_at_like_a_redirect(
    news: Site, content: str, said: str
) -> None:
    news.pages["/old"] = stub(content)

    assert said in reason(f"{news.url}/old")


def test_pages_that_send_on_and_redirects_are_counted_together(news: Site) -> None:
    news.pages["/round"] = stub("0; url=/about")
    news.pages["/about"] = Reply(status=302, headers={"location": "/round"})

    assert reason(f"{news.url}/round").startswith("more than 5 redirects")
    assert len(news.asked) == MOST_REDIRECTS + 1


def test_a_password_is_sent_to_its_own_host_alone(news: Site) -> None:
    with site() as other:
        other.pages["/"] = Reply(b"Other.")
        away = other.url.replace("127.0.0.1", "localhost")
        news.pages["/old"] = Reply(status=302, headers={"location": f"{away}/"})
        page(news.url.replace("://", "://jane:secret@") + "/old")

        assert "authorization" in news.asked[0][1]
        assert "authorization" not in other.asked[0][1]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "check the address"),
        (403, "save the page"),
        (429, "try again later"),
        (503, "at fault"),
        (418, "418"),
    ],
)
def test_a_refusal_says_what_to_do(news: Site, status: int, said: str) -> None:
    news.pages["/x"] = Reply(status=status)

    assert said in reason(f"{news.url}/x")


def packed(size: int) -> bytes:
    return gzip.compress(b"a" * size, 1)


@pytest.mark.parametrize(
    "reply",
    [
        lambda: Reply(b"a" * 100_000, endless=True),
        lambda: Reply(packed(MAX_BYTES + 1), headers={"content-encoding": "gzip"}),
        lambda: Reply(packed(3 * MAX_BYTES), headers={"content-encoding": "gzip"}, endless=True),
        lambda: Reply(gzip.compress(packed(60 * MAX_BYTES)), headers={"content-encoding": "gzip, gzip"}),
    ],
    ids=["endless", "bomb", "endless bomb", "bomb in a bomb"],
)
def test_no_more_than_the_limit_is_taken(news: Site, reply: Callable[[], Reply]) -> None:
    news.pages["/x"] = reply()

    assert reason(f"{news.url}/x") == "more than the limit of 10,000,000 bytes: save the article alone"


def test_a_size_that_is_stated_too_large_is_not_waited_for(news: Site) -> None:
    news.pages["/x"] = Reply(headers={"content-length": str(MAX_BYTES + 1)}, silent=True)

    assert reason(f"{news.url}/x").startswith("more than the limit")


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"<p>Ne", cut=True), "the connection broke off"),
        (Reply(b"no gzip", headers={"content-encoding": "gzip"}), "cannot be unpacked"),
        (Reply(headers={"location": "http://a:b:c/"}, status=302), "no address that can be fetched"),
    ],
)
def test_a_broken_answer_is_said(news: Site, reply: Reply, said: str) -> None:
    news.pages["/x"] = reply

    assert said in reason(f"{news.url}/x")


def test_a_server_that_stops_answering_costs_a_moment(news: Site) -> None:
    news.pages["/x"] = Reply(silent=True)

    assert "try again later" in reason(f"{news.url}/x", IMPATIENT)


def test_nobody_at_an_address_is_said(news: Site) -> None:
    closed = "http://127.0.0.1:9/"

    assert reason(closed) == "nobody answers at 127.0.0.1:9: try again later"


@pytest.mark.parametrize("url", ["http://", "http://[::1", "https://exa mple.org/", "http://a.b:99999999/"])
def test_an_address_that_is_none_is_said(url: str) -> None:
    assert "check" in reason(url) or "address" in reason(url)


def test_few_pages_are_asked_of_one_host_at_once(news: Site) -> None:
    urls = [f"{news.url}/?n={n}" for n in range(12)]
    news.pages |= {f"/?n={n}": Reply(b"News.") for n in range(12)}

    found = fetch(urls, OWN, NOWHERE)

    assert all(isinstance(found[url], FetchedPage) for url in urls)
    assert news.most_at_once <= 2


def test_one_dead_page_costs_only_itself(news: Site) -> None:
    found = fetch([f"{news.url}/dead", f"{news.url}/"], OWN, NOWHERE)

    assert [type(one) for one in found.values()] == [SourceError, FetchedPage]


# ── What is kept ────────────────────────────────────────────────────────────────────────────────────


def conditional(headers: Mapping[str, str]) -> Reply:
    same = headers.get("if-none-match") == '"1"' and "if-modified-since" in headers
    return Reply(status=304) if same else Reply(b"News.", headers={"etag": '"1"', "last-modified": "Mon"})


def test_a_page_that_has_not_changed_is_not_sent_again(news: Site, tmp_path: Path) -> None:
    news.pages["/x"] = conditional
    first = page(f"{news.url}/x", store=PageStore(tmp_path))
    second = page(f"{news.url}/x", store=PageStore(tmp_path))

    assert first == second
    assert '"1"' in news.asked[1][1]["if-none-match"]


def test_a_page_that_must_not_be_kept_is_not(news: Site, tmp_path: Path) -> None:
    news.pages["/x"] = Reply(b"News.", headers={"etag": '"1"', "cache-control": "private, no-store"})
    page(f"{news.url}/x", store=PageStore(tmp_path))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{}\n", b'{"size": 9}\nNews.', b"\xff\x00", b"[]\n"])
def test_a_kept_page_that_is_broken_is_asked_for_anew(news: Site, tmp_path: Path, content: bytes) -> None:
    news.pages["/x"] = conditional
    page(f"{news.url}/x", store=PageStore(tmp_path))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(content)

    assert page(f"{news.url}/x", store=PageStore(tmp_path)).raw == b"News."


def test_no_address_and_no_password_is_in_the_folder(news: Site, tmp_path: Path) -> None:
    news.pages["/x"] = conditional
    page(news.url.replace("://", "://jane:secret@") + "/x", store=PageStore(tmp_path))
    (kept,) = tmp_path.iterdir()

    assert b"secret" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_costs_nothing(news: Site, tmp_path: Path) -> None:
    news.pages["/x"] = conditional
    (tmp_path / "taken").write_text("a file")

    assert page(f"{news.url}/x", store=PageStore(tmp_path / "taken")).raw == b"News."


def test_zlib_is_unpacked_too(news: Site) -> None:
    news.pages["/x"] = Reply(zlib.compress(b"News."), headers={"content-encoding": "deflate"})

    assert page(f"{news.url}/x").raw == b"News."


BAD = [
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:-1/",
    f"http://127.0.0.1:{10**30}/",
    "http://127.0.0.1:8o/",
    "http://a:80:80/",
    "http:///x",
    "http://?x",
    "http://@/",
    "http://:80/",
    "http://[::1",
    "http://[v1.x]/",
    "http://[fe80::1%25eth0]/",
    "http://" + "a" * 64 + ".example/",
    "http://\u2603\u200d.example/",
    "http://a b.example/",
    "http://\ud800.example/",
    "http://127.0.0.1\\@news.example/",
    "http:\\\\127.0.0.1\\x",
    "http://127.0.0.1/\x00",
    "http://127.0.0.1\n.example/",
    "http://127.0.0.1/" + "a" * 100_000,
]


@pytest.mark.parametrize("url", BAD, ids=[repr(url[:40]) for url in BAD])
def test_an_address_that_cannot_be_costs_its_own_line(news: Site, url: str) -> None:
    found = fetch([url, f"{news.url}/"], OWN, NOWHERE)

    assert isinstance(found[url], SourceError)
    assert isinstance(found[f"{news.url}/"], FetchedPage)


@pytest.mark.parametrize("location", [*(url for url in BAD if url.isprintable()), "//", "http:", "?", ""])
def test_a_redirect_to_an_address_that_cannot_be_costs_its_own_line(news: Site, location: str) -> None:
    news.pages["/old"] = Reply(status=302, headers={"location": location.encode("ascii", "ignore").decode()})

    found = fetch([f"{news.url}/old"], OWN, NOWHERE)[f"{news.url}/old"]

    # Without a host it leads on within the same one (RFC 3986, 5.2.2, for parsers that are lenient).
    assert isinstance(found, SourceError) or found.url == f"{news.url}/"


HOSTS = st.sampled_from(
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0",
        "0x7f.1",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "127。0。0。1",
        "a",
    ]
)
PIECES = st.one_of(
    st.text(max_size=8), st.sampled_from(["@", ":", "/", "\\", "#", "?", "%", "[", "]", ":99999"])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(before=PIECES, host=HOSTS, port=PIECES, after=PIECES)
def test_no_address_raises_or_reaches_a_private_network(
    news: Site, monkeypatch: pytest.MonkeyPatch, before: str, host: str, port: str, after: str
) -> None:
    honest = socket.getaddrinfo

    def offline(name: object, *rest: object, **more: object) -> object:
        said = name.decode() if isinstance(name, bytes) else str(name)
        if not re.fullmatch(r"(?i)localhost\.?|[0-9a-fx.:]+", said):
            raise socket.gaierror("no such name")
        return honest(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", offline)
    url = f"http://{before}{host}{port or news.url.removeprefix('http://127.0.0.1')}{after}"

    found = fetch([url], Reach(allow_private=False, limits=Timeouts(0.2, 0.2, 0.5)), NOWHERE)

    assert isinstance(found[url], SourceError)
    assert news.asked == []


def test_what_a_server_sets_is_told_to_nobody(news: Site) -> None:
    news.pages["/set"] = Reply(b"x", headers={"content-type": "text/html", "set-cookie": "a=1; Path=/"})
    news.pages["/old"] = Reply(status=302, headers={"location": "/", "set-cookie": "b=2; Path=/"})

    fetch([f"{news.url}/set", f"{news.url}/old", f"{news.url}/"], OWN, NOWHERE)

    assert [headers for _, headers in news.asked if "cookie" in headers] == []
