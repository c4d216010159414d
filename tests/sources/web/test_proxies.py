from collections.abc import Iterator

import pytest

from briefing.errors import SourceError
from briefing.sources.web.fetch import Reach, Timeouts, fetch
from briefing.sources.web.http_cache import FetchedPage, PageStore
from briefing.sources.web.proxies import proxy_of, usable_proxies
from tests.sources.web.site import Reply, Site, site

AWAY = "http://news.example/a"  # that no resolver knows (RFC 2606)
LIMITS = Timeouts(connect=20, read=20, whole=40)
NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with site() as served:
        served.pages[AWAY] = Reply(b"<p>News.</p>")
        monkeypatch.setenv("HTTP_PROXY", served.url)
        monkeypatch.setenv("HTTPS_PROXY", served.url)
        yield served


def fetched(url: str, *, allow_private: bool = False) -> FetchedPage | SourceError:
    return fetch([url], Reach(allow_private, LIMITS), PageStore(None))[url]


def reason(url: str, *, allow_private: bool = False) -> str:
    found = fetched(url, allow_private=allow_private)
    assert isinstance(found, SourceError)
    return str(found)


def test_a_page_goes_through_the_proxy_of_the_environment(proxy: Site) -> None:
    found = fetched(AWAY)

    assert isinstance(found, FetchedPage)
    assert (found.raw, found.url) == (b"<p>News.</p>", AWAY)
    assert proxy.asked[0][1]["host"] == "news.example"


@pytest.mark.parametrize("name", ["http_proxy", "all_proxy", "ALL_PROXY"])
def test_small_letters_and_the_one_for_all_do_as_well(
    proxy: Site, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("HTTP_PROXY")
    monkeypatch.setenv(name, proxy.url.removeprefix("http://"))

    assert isinstance(fetched(AWAY), FetchedPage)


def test_a_password_of_the_proxy_goes_to_the_proxy(proxy: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url.replace("://", "://jane:secret@"))
    fetched(AWAY)

    assert "proxy-authorization" in proxy.asked[0][1]
    assert "authorization" not in proxy.asked[0][1]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{}/", "http://localhost:{}/", "http://2130706433:{}/", "http://[::1]:{}/"]
)
def test_this_machine_is_not_asked_for_through_a_proxy(proxy: Site, url: str) -> None:
    assert "--allow-private" in reason(url.format(80))
    assert proxy.asked == []


@pytest.mark.parametrize("host", ["intranet", "wiki.corp", "printer.local", "router.home.arpa"])
def test_neither_is_a_name_of_a_private_network(proxy: Site, host: str) -> None:
    assert "--allow-private" in reason(f"http://{host}/")
    assert proxy.asked == []


def test_a_redirect_to_a_private_network_is_refused_behind_a_proxy_too(proxy: Site) -> None:
    proxy.pages[AWAY] = Reply(status=302, headers={"location": "http://10.0.0.1/"})

    assert "--allow-private" in reason(AWAY)
    assert proxy.paths() == [AWAY]


def test_a_place_of_one_s_own_is_reached_without_the_proxy(proxy: Site) -> None:
    with site() as own:
        own.pages["/"] = Reply(b"<p>Own.</p>")

        assert isinstance(fetched(f"{own.url}/", allow_private=True), FetchedPage)

    assert proxy.asked == []


def test_a_host_that_needs_no_proxy_gets_none(proxy: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "other.example, .news.example, news.example")

    assert "no such host" in reason(AWAY)
    assert proxy.asked == []


def test_a_proxy_that_refuses_is_said(proxy: Site) -> None:
    assert "the proxy of the environment refuses it" in reason("https://news.example/a")


def test_a_proxy_that_wants_a_password_is_said(proxy: Site) -> None:
    proxy.pages[AWAY] = Reply(status=407)

    assert "the proxy asks for a password" in reason(AWAY)


@pytest.mark.parametrize(
    "named", ["http://127.0.0.1:9", "socks5://127.0.0.1:9", "http://", "http://[", "http://a:b"]
)
def test_a_proxy_that_does_not_work_is_said(proxy: Site, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("HTTP_PROXY", named)

    assert "HTTP_PROXY" in reason(AWAY)


def test_networks_and_domains_can_be_spared() -> None:
    found = {"all": "proxy:3128", "no": "10.0.0.0/8,::1,.example,*.wire.test"}

    assert proxy_of("http", "10.1.2.3", 80, found) == ""
    assert proxy_of("https", "news.example", 443, found) == ""
    assert proxy_of("http", "192.0.2.1", 80, found) == "http://proxy:3128"
    assert usable_proxies(found) == ("http://proxy:3128",)
