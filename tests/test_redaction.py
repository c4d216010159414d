import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.redaction import mask, mask_all, safe_link

ADDRESSES = {
    "http://127.0.0.1:9/a?code=CC11&sid=DD22&page=2#EE33": "http://127.0.0.1:9/a?code=***&sid=***&page=2#***",
    "https://jane:QQ77@news.example/a": "https://news.example/a",
    "https://jane:QQ/77@news.example/a": "https://***",
    "https://jane:QQ#77@news.example/a": "https://***",
    "https://jane:QQ?77@news.example/a": "https://***",
    "https://[broken/QQ77@x": "https://***",
    "https://news.example/a;jsessionid=QQ77?id=12": "https://news.example/a;jsessionid=***?id=12",
    "https://news.example/?page=2;sid=QQ77": "https://news.example/?page=***",
    "https://news.example/?QQ77": "https://news.example/?***",
    "https://news.example/?id=9f8a7b6c-4d1e-QQ77": "https://news.example/?id=***",
    "https://news.example/?next=https%3A%2F%2Fx.example%2F%3Fsid%3DQQ77": "https://news.example/?next=***",
    "HTTP://news.example/?Token=QQ77": "HTTP://news.example/?Token=***",
    "ftp://jane:QQ77@news.example/?x=QQ77": "ftp://news.example/?x=***",
    "news.example/a?sid=QQ77": "news.example/a?sid=***",
}


@pytest.mark.parametrize(("address", "seen"), ADDRESSES.items())
def test_values_and_logins_of_an_address_are_masked(address: str, seen: str) -> None:
    assert mask(address) == seen
    assert "QQ77" not in safe_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a-b/c.html",
        "https://news.example/?p=123&lang=en",
        "https://news.example/?12345",
        "https://news.example/watch?v=dQw4w9WgXcQ",
        "https://news.example/?article=norvik-closes-pier-4",
        "https://news.example/@jane/x",
        "http://[::1]:8080/",
        "articles/a.txt",
        "what?.txt",
        "a#b.txt",
        "-",
    ],
)
def test_what_says_which_page_is_meant_stays(address: str) -> None:
    assert mask(address) == address


def test_a_link_is_without_what_is_masked() -> None:
    assert safe_link("https://n.example/a?code=CC11&page=2#EE33") == "https://n.example/a?page=2"
    assert safe_link("https://jane:QQ/77@news.example/a") == safe_link("articles/a.txt") == ""


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("https://a.example/?sid=QQ77: nobody answers", "https://a.example/?sid=***: nobody answers"),
        ("(see https://a.example/#QQ77).", "(see https://a.example/#***)."),
        ("base_url = ['https://jane:QQ77@a.example/v1'] no", "base_url = ['https://a.example/v1'] no"),
        ("base_url = 'jane:QQ77@a.example/v1' no", "base_url = '***@a.example/v1' no"),
        ("10:15, a@b.example and 3:2 stay", "10:15, a@b.example and 3:2 stay"),
    ],
)
def test_addresses_in_a_text_are_masked_and_nothing_else(text: str, seen: str) -> None:
    assert mask_all(text) == seen


@given(st.text(), st.text(alphabet="/?#&=;@:[]%\\ ab1", max_size=30))
def test_any_text_can_be_masked_and_nothing_is_masked_twice(text: str, tail: str) -> None:
    address = f"https://{tail}{text}"

    assert mask(mask(address)) == mask(address)
    mask_all(address + text)
    safe_link(address)
