import asyncio

import pytest

from briefing.errors import SourceError
from briefing.sources.web.addresses import (
    canonical_address,
    check_address,
    check_host_and_port,
    is_public,
    redact_address,
    resolve_host,
)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)
def test_an_address_of_a_private_network_is_refused(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(SourceError, match="--allow-private"):
        check_address(address, "news.example", allow_private=False)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14"])
def test_an_address_that_anybody_can_reach_is_fit(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254"])
def test_the_keys_of_a_cloud_are_no_source_even_in_a_private_network(address: str) -> None:
    with pytest.raises(SourceError, match="no source"):
        check_address(address, "news.example", allow_private=True)


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "::1"])
def test_every_way_to_write_loopback_is_seen_through(host: str) -> None:
    with pytest.raises(SourceError, match="private network"):
        asyncio.run(resolve_host(host, 80, allow_private=False))


def test_a_name_without_an_address_is_said() -> None:
    with pytest.raises(SourceError, match=r"no such host as nowhere\.invalid"):
        asyncio.run(resolve_host("nowhere.invalid", 80, allow_private=False))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://jane:secret@news.example/a?b=1#c", "https://news.example/a?b=1#c"),
        ("https://news.example/feed?token=abc&n=5", "https://news.example/feed?token=***&n=5"),
        ("https://news.example/a%20b?q=x y", "https://news.example/a%20b?q=x%20y"),
        ("articles/a.txt", "articles/a.txt"),
        ("https://[broken/secret@x", "x"),
    ],
)
def test_no_password_and_no_key_of_an_address_is_shown(url: str, said: str) -> None:
    assert redact_address(url) == said


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/a?y=2&x=1",
        "https://www.news.example/a/?x=1&y=2#top",
        "https://NEWS.example:443/a?x=1&y=2&utm_source=feed&fbclid=abc",
    ],
)
def test_forms_of_one_address_are_one(other: str) -> None:
    assert canonical_address(other) == canonical_address("https://news.example/a?x=1&y=2")


@pytest.mark.parametrize(
    "other", ["https://news.example/b", "https://news.example/a?id=2", "https://x.example/a"]
)
def test_other_pages_are_others(other: str) -> None:
    assert canonical_address(other) != canonical_address("https://news.example/a?id=1")


@pytest.mark.parametrize("port", [0, -1, 65536, 99999, 10**40])
def test_a_port_that_cannot_be_is_said(port: int) -> None:
    with pytest.raises(SourceError, match="ports are 1 to 65535"):
        check_host_and_port("news.example", port)


@pytest.mark.parametrize("host", ["", ".", "..", "a..b", "a b.example", "%31.example", "a" * 64, "a." * 127])
def test_a_host_that_cannot_be_is_said(host: str) -> None:
    with pytest.raises(SourceError, match="a host that cannot be"):
        check_host_and_port(host, 80)


@pytest.mark.parametrize("host", ["news.example", "news.example.", "a_b.example", "192.0.2.1", "2001:db8::1"])
def test_a_host_that_can_be_passes(host: str) -> None:
    check_host_and_port(host, 65535)
