import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.models import Article, Source, Unread
from briefing.sources.feeds.json_feed import is_json_feed, parse_json_feed
from briefing.sources.feeds.opml import MOST_FEEDS, parse_opml
from briefing.sources.feeds.rss_and_atom import MOST_ELEMENTS, Feed, is_feed, parse_feed
from briefing.sources.load import Selection, read
from tests.sources.web.site import Reply, Site, site

FIELDS = (
    "id url external_url title content_html content_text summary authors author name date_published".split()
)
BASE = "https://news.example/feed.xml"
WHOLE = " ".join(
    f"<p>Dockers in port {n} said on Monday that they would return to work.</p>" for n in range(12)
)
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Fjord Post</title>{}</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Fjord Post</title>{}</feed>"""


def item(
    link: str, day: str = "Mon, 23 Nov 2026 08:15:00 GMT", content: str = "", title: str = "Strike"
) -> str:
    own = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate>{own}</item>"


def rss(*items: str) -> bytes:
    return RSS.format("".join(items)).encode()


def parsed(raw: bytes) -> Feed:
    assert is_feed(raw)
    return parse_feed(raw, BASE)


def test_an_entry_of_rss_has_its_address_title_and_day() -> None:
    found = parsed(rss(item("/a")))

    assert found.title == "The Fjord Post"
    assert found.entries[0][:4] == ("https://news.example/a", "Strike", "", "2026-11-23")


def test_an_entry_of_atom_too() -> None:
    entry = (
        '<entry><title type="html">Strike &amp;amp; peace</title><link href="https://news.example/a"/>'
        "<author><name>Jane Doe</name></author><updated>2026-11-23T08:15:00Z</updated></entry>"
    )

    assert parsed(ATOM.format(entry).encode()).entries[0][:4] == (
        "https://news.example/a",
        "Strike & peace",
        "Jane Doe",
        "2026-11-23",
    )


def test_an_entry_that_is_a_whole_article_needs_no_page() -> None:
    assert "port 11" in parsed(rss(item("/a", content=WHOLE))).entries[0].markup


@pytest.mark.parametrize("content", ["<p>Dockers return.</p>", WHOLE + "<p>Read more</p>", WHOLE + " […]"])
def test_a_taste_of_an_article_is_no_article(content: str) -> None:
    assert parsed(rss(item("/a", content=content))).entries[0].markup == ""


@pytest.mark.parametrize("scheme", ["file", "ftp", "javascript"])
def test_a_link_that_leads_nowhere_on_the_web_is_none(scheme: str) -> None:
    link = "javascript:alert(1)" if scheme == "javascript" else f"{scheme}://x.example/notes.txt"
    assert [entry.url for entry in parsed(rss(item(link), item("/b"))).entries] == [
        "",
        "https://news.example/b",
    ]


BROKEN = {
    "cut off": rss(item("/a"), item("/b"))[:-60],
    "a bare ampersand": rss(item("/a", title="Ships & trains")),
    "an unknown entity": rss(item("/a", title="Caf&eacute; &nosuch;")),
    "a control character": rss(item("/a", title="Strike \x0b")),
    "the wrong encoding": rss(item("/a", title="Café")).replace(b'"1.0"', b'"1.0" encoding="ascii"'),
    "text before it": b"  \n" + rss(item("/a")),
    "a byte order mark": b"\xef\xbb\xbf" + rss(item("/a")),
    "utf-16": rss(item("/a")).decode().encode("utf-16"),
    "a date that is none": rss(item("/a", day="the other day")),
    "no namespace": rss(item("/a")).replace(
        b' xmlns:content="http://purl.org/rss/1.0/modules/content/"', b""
    ),
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_a_malformed_feed_gives_what_can_be_read(raw: bytes) -> None:
    assert parsed(raw).entries[0].url == "https://news.example/a"


def test_a_feed_that_is_broken_altogether_is_said_to_be() -> None:
    with pytest.raises(SourceError, match="the feed is broken"):
        parsed(b"<rss><chan")


LAUGHS = '<!DOCTYPE rss [<!ENTITY a0 "ha">{}]>'.format(
    "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 4))
)


@pytest.mark.parametrize(
    "doctype",
    [
        LAUGHS,
        '<!DOCTYPE rss [<!ENTITY a3 SYSTEM "{notes}">]>',
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x">',
    ],
)
def test_entities_are_neither_expanded_nor_fetched(doctype: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Private")
    head = doctype.replace("{notes}", (tmp_path / "notes.txt").as_uri()).encode()
    raw = rss(item("/a", title="Strike &a3;")).replace(b"<rss", head + b"<rss", 1)

    (entry,) = parsed(raw).entries

    assert len(entry.title) < 20
    assert "Private" not in entry.title


@pytest.mark.parametrize("raw", [b"<html><body>rss</body></html>", b"News of RSS", b"", b"<!-- x --><p>"])
def test_what_is_no_feed_is_not_taken_for_one(raw: bytes) -> None:
    assert not is_feed(raw)


# ── Feeds as sources ────────────────────────────────────────────────────────────────────────────────

DAY = date(2026, 11, 24)
PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"


def page(title: str) -> Reply:
    return Reply(PAGE.format(title, WHOLE).encode())


@pytest.fixture
def news() -> Iterator[Site]:
    with site() as served:
        for name in ("a", "b", "c"):
            served.pages[f"/{name}"] = page(f"Strike in port {name}")
        served.pages["/feed"] = Reply(
            rss(item("/a"), item("/b", "Mon, 02 Nov 2026 08:00:00 GMT"), item("/c", "")),
            headers={"content-type": "application/rss+xml"},
        )
        yield served


def rows(
    *sources: Source, since: date | None = None, said: list[str] | None = None
) -> tuple[Article | Unread, ...]:
    wanted = Selection(sources=sources, day=DAY, since=since, allow_private=True)
    return read(wanted, io.BytesIO(), (said if said is not None else []).append)


def shown(found: tuple[Article | Unread, ...], news: Site) -> list[str]:
    return [row.source.removeprefix(news.url) for row in found]


def test_the_entries_of_a_feed_are_fetched_and_stand_in_its_order(news: Site, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("A file\n\nIt stands first.")

    found = rows(Source(place=str(tmp_path)), Source(place=f"{news.url}/feed"))

    assert shown(found[1:], news) == ["/a", "/b", "/c"]
    assert [row.id for row in found if isinstance(row, Article)] == ["a1", "a2", "a3", "a4"]


def test_what_an_entry_says_stands_where_its_page_is_silent(news: Site) -> None:
    article = rows(Source(place=f"{news.url}/feed"))[0]

    assert isinstance(article, Article)
    assert (article.title, article.publisher) == ("Strike in port a", "The Fjord Post")
    assert article.published == "2026-11-23"


def test_the_name_of_a_source_stands_for_its_publisher(news: Site) -> None:
    article = rows(Source(place=f"{news.url}/feed", name="Fjord"))[0]

    assert isinstance(article, Article)
    assert article.publisher == "Fjord"


def test_old_entries_are_not_even_fetched_and_those_without_a_date_kept(news: Site) -> None:
    said: list[str] = []
    found = rows(Source(place=f"{news.url}/feed"), since=date(2026, 11, 23), said=said)

    assert shown(found, news) == ["/a", "/c"]
    assert "/b" not in news.paths()
    assert said == [
        f"{news.url}/feed: 1 article from before 2026-11-23 left out.",
        f"Without a date of publication, and kept: {news.url}/c.",
    ]


def test_a_source_has_a_limit_and_an_age_of_its_own(news: Site) -> None:
    aged = rows(Source(place=f"{news.url}/feed", max_age="2d"))
    first = rows(Source(place=f"{news.url}/feed", limit=1))

    assert shown(aged, news) == ["/a", "/c"]
    assert shown(first, news) == ["/a"]


def test_a_dead_entry_costs_its_line_and_nothing_else(news: Site) -> None:
    del news.pages["/b"]
    found = rows(Source(place=f"{news.url}/feed"))

    assert [getattr(row, "status", "read") for row in found] == ["read", "failed", "read"]


def test_a_dead_feed_costs_its_line_and_nothing_else(news: Site) -> None:
    dead, alive = rows(Source(place=f"{news.url}/gone"), Source(place=f"{news.url}/a"))

    assert dead == Unread(
        source=f"{news.url}/gone",
        status="failed",
        reason="the server answered 404: there is no such page: check the address",
        named=True,
    )
    assert isinstance(alive, Article)


def test_a_feed_without_entries_is_empty(news: Site) -> None:
    news.pages["/feed"] = Reply(rss())

    (row,) = rows(Source(place=f"{news.url}/feed"))

    assert isinstance(row, Unread)
    assert (row.status, row.reason) == ("empty", "no entry in the feed")


def test_whole_entries_are_read_without_their_pages(news: Site) -> None:
    news.pages["/feed"] = Reply(rss(item("/a", content=WHOLE)))

    (row,) = rows(Source(place=f"{news.url}/feed"))

    assert isinstance(row, Article)
    assert row.text.startswith("Strike\n\nDockers in port 0")
    assert news.paths() == ["/feed"]


def test_a_feed_may_be_a_file(news: Site, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(item(f"{news.url}/a")))

    assert shown(rows(Source(place=f"{tmp_path}/feed.xml")), news) == ["/a"]


def test_the_encoding_that_a_server_names_is_believed_where_it_fits(news: Site) -> None:
    body = PAGE.format("Café", WHOLE).encode("cp1252")
    news.pages["/a"] = Reply(body, headers={"content-type": "text/html; charset=iso-8859-1"})

    (row,) = rows(Source(place=f"{news.url}/a"))

    assert isinstance(row, Article)
    assert row.title == "Café"


def test_no_password_of_an_address_is_in_a_row(news: Site) -> None:
    def guarded(headers: Mapping[str, str]) -> Reply:
        return page("Strike") if "authorization" in headers else Reply(status=401)

    news.pages["/a"] = guarded
    (row,) = rows(Source(place=news.url.replace("://", "://jane:secret@") + "/a"))

    assert isinstance(row, Article)
    assert row.source == f"{news.url}/a"


def test_a_feed_of_endless_elements_is_not_read() -> None:
    with pytest.raises(SourceError, match="elements in the feed"):
        parsed(b"<rss>" + b"<a>" * (MOST_ELEMENTS + 1))


def test_half_a_character_in_a_feed_is_replaced() -> None:
    assert parsed(rss(item("/a", title="Strike &#xD800; ends"))).entries[0].title == "Strike \ufffd ends"


# ── What a feed says by itself ──────────────────────────────────────────────────────────────────────

TASTE = " ".join(f"<p>Dockers in port {n} said that they would return to work.</p>" for n in range(4))


def described(link: str, text: str, title: str = "Strike") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><description><![CDATA[{text}]]></description></item>"
    )


def article(found: tuple[Article | Unread, ...], at: int = 0) -> Article:
    row = found[at]
    assert isinstance(row, Article), row
    return row


@pytest.mark.parametrize(
    "page",
    [
        Reply(status=404),
        Reply(status=403),
        Reply(b"<html><body><nav><a href='/'>Home</a></nav></body></html>"),
        Reply(b"\x00\x01\x02" * 400),
    ],
    ids=["dead", "refused", "no article", "no text"],
)
def test_the_feed_s_own_text_stands_where_the_page_gives_no_article(news: Site, page: Reply) -> None:
    news.pages["/a"] = page
    news.pages["/feed"] = Reply(rss(described("/a", TASTE)))
    said: list[str] = []

    row = article(rows(Source(place=f"{news.url}/feed"), said=said))

    assert "/a" in news.paths()
    assert (row.source, row.from_feed) == (f"{news.url}/a", True)
    assert row.text.startswith("Strike\n\nDockers in port 0")
    assert row.note.startswith("the feed's own text, not the page (")
    assert said[0].startswith(f"Read from the feed's own text, not the page: {news.url}/a (")


def test_the_page_stands_where_it_has_the_article(news: Site) -> None:
    news.pages["/feed"] = Reply(rss(described("/a", TASTE)))

    row = article(rows(Source(place=f"{news.url}/feed")))

    assert "port 11" in row.text
    assert (row.from_feed, row.note) == (False, "")


@pytest.mark.parametrize("text", ["", "Comments", "Strike", '<a href="/c">Comments</a>', "Dockers return …"])
def test_a_few_words_of_a_feed_are_no_article(news: Site, text: str) -> None:
    news.pages["/feed"] = Reply(rss(described("/gone", text)))

    (row,) = rows(Source(place=f"{news.url}/feed"))

    assert isinstance(row, Unread)
    assert "404" in row.reason


def test_a_text_that_breaks_off_is_read_without_the_sentence_that_does(news: Site) -> None:
    cut = (
        "<p>Dockers said on Monday that they would return.</p><p>Pilots called for talks by 2027.</p>"
        "<p>The mayor said that Mr. Aas of the U.S. would […] <a href='/a'>Continue reading Strike</a></p>"
    )
    news.pages["/feed"] = Reply(rss(described("/gone", cut)))

    row = article(rows(Source(place=f"{news.url}/feed")))

    assert row.text == (
        "Strike\n\nDockers said on Monday that they would return. Pilots called for talks by 2027."
    )
    assert "which breaks off" in row.note


def test_entries_that_share_a_link_are_read_from_the_feed(news: Site) -> None:
    other = TASTE.replace("Dockers", "Pilots")
    news.pages["/feed"] = Reply(rss(described("/a#1", TASTE), described("/a#2", other)))

    found = rows(Source(place=f"{news.url}/feed"))

    assert [row.text.split()[1] for row in found if isinstance(row, Article)] == ["Dockers", "Pilots"]
    assert news.paths() == ["/feed"]


def test_an_entry_without_a_link_has_the_feed_for_its_source(news: Site) -> None:
    news.pages["/feed"] = Reply(rss(described("", TASTE)))

    assert article(rows(Source(place=f"{news.url}/feed"))).source == f"{news.url}/feed"


def test_an_entry_with_neither_link_nor_text_is_a_row_with_its_title(news: Site) -> None:
    news.pages["/feed"] = Reply(rss("<item><title>Strike</title></item>", described("/a", TASTE)))

    first, second = rows(Source(place=f"{news.url}/feed"))

    assert isinstance(first, Unread)
    assert first.reason == "the entry “Strike” has neither a link to a page nor a text"
    assert isinstance(second, Article)


def test_the_content_that_atom_keeps_elsewhere_is_fetched(news: Site) -> None:
    entry = (
        '<entry><title>Strike</title><id>tag:1</id><link href="/gone"/><content type="text/html" src="/a"/>'
        "</entry>"
    )
    news.pages["/feed"] = Reply(ATOM.format(entry).encode())

    assert "port 11" in article(rows(Source(place=f"{news.url}/feed"))).text


def test_links_of_a_saved_feed_start_from_the_page_that_it_names(tmp_path: Path, news: Site) -> None:
    raw = rss(item("/a")).replace(b"</title>", f"</title><link>{news.url}/</link>".encode(), 1)
    (tmp_path / "feed.xml").write_bytes(raw)

    assert shown(rows(Source(place=f"{tmp_path}/feed.xml")), news) == ["/a"]


def test_the_day_is_the_publisher_s_and_the_instant_stands_beside_it(news: Site) -> None:
    news.pages["/feed"] = Reply(rss(item("/a", "Mon, 23 Nov 2026 20:30:00 EST")))

    row = article(rows(Source(place=f"{news.url}/feed"), since=date(2026, 11, 23)))

    assert (row.published, row.published_at) == ("2026-11-23", "2026-11-23T20:30:00-05:00")


def test_a_date_of_publication_that_cannot_be_read_is_not_that_of_an_update() -> None:
    entry = (
        "<entry><title>Strike</title><id>1</id><published>the other day</published>"
        "<updated>2026-11-23T08:15:00Z</updated></entry>"
    )

    assert parsed(ATOM.format(entry).encode()).entries[0].published == ""


def test_an_article_dated_after_the_brief_is_kept_and_said_to_be(news: Site) -> None:
    news.pages["/feed"] = Reply(rss(item("/a", "Fri, 25 Dec 2026 08:15:00 GMT")))
    said: list[str] = []

    assert article(rows(Source(place=f"{news.url}/feed"), since=DAY, said=said)).published == "2026-12-25"
    assert said == [f"Dated after 2026-11-24, the day of the brief, and kept: {news.url}/a."]


def test_a_json_feed_is_a_feed(news: Site) -> None:
    entry = (
        f'{{"id": "1", "url": "{news.url}/a", "title": "Strike", "date_published": "2026-11-23T08:15:00Z"}}'
    )
    body = f'{{"items": [{entry}], "version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "title": "Fjord"}}'
    news.pages["/feed"] = Reply(body.encode(), headers={"content-type": "application/feed+json"})

    row = article(rows(Source(place=f"{news.url}/feed")))

    assert (row.source, row.publisher, row.published) == (f"{news.url}/a", "Fjord", "2026-11-23")


@pytest.mark.parametrize("raw", [b'{"version": "1.1", "items": []}', b'{"a": "jsonfeed.org"}', b"[]", b"{"])
def test_other_json_is_no_feed(raw: bytes) -> None:
    assert not is_json_feed(raw)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5)
        ),
        max_leaves=20,
    )
)
def test_any_json_gives_entries_or_a_reason(items: object) -> None:
    raw = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items, "title": items}).encode()
    assert is_json_feed(raw)
    try:
        found = parse_json_feed(raw, "")
    except SourceError:
        return
    assert all(isinstance(entry.title, str) for entry in found.entries)


# ── Lists of feeds ──────────────────────────────────────────────────────────────────────────────────


def opml_of(*outlines: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><body>{"".join(outlines)}</body></opml>'.encode()


def test_the_feeds_of_a_list_are_read_each_at_its_own_line(news: Site) -> None:
    news.pages["/list"] = Reply(
        opml_of(
            f'<outline text="Folder"><outline xmlUrl="{news.url}/feed"/></outline>',
            f'<outline xmlUrl="{news.url}/gone"/><outline xmlUrl="{news.url}/feed"/>',
            f'<outline xmlUrl="{news.url}/list"/>',
        )
    )

    found = rows(Source(place=f"{news.url}/list"))

    assert shown(found, news) == ["/a", "/b", "/c", "/gone", "/list"]
    assert [row.reason.rpartition(" (")[2] for row in found[3:] if isinstance(row, Unread)] == [
        f"listed in {news.url}/list)"
    ] * 2


def test_a_list_leads_to_feeds_of_its_own_folder_alone(tmp_path: Path, news: Site) -> None:
    (tmp_path / "mine").mkdir()
    for place in ("mine/feed.xml", "other.xml"):
        (tmp_path / place).write_bytes(rss(described("", TASTE)))
    (tmp_path / "mine/notes.txt").write_text("Private notes.")
    (tmp_path / "mine/link.xml").symlink_to(tmp_path / "other.xml")
    named = [
        "feed.xml",
        "../other.xml",
        "link.xml",
        "notes.txt",
        f"{tmp_path}/other.xml",
        (tmp_path / "other.xml").as_uri(),
        ".",
    ]
    (tmp_path / "mine/list.opml").write_bytes(opml_of(*(f'<outline xmlUrl="{one}"/>' for one in named)))

    found = rows(Source(place=f"{tmp_path}/mine/list.opml"))

    assert [type(row) for row in found] == [Article, *[Unread] * 6]
    assert "Private" not in str(found)


def test_a_list_on_the_web_leads_to_no_file(
    news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(described("", TASTE)))
    monkeypatch.chdir(tmp_path)
    news.pages["/list"] = Reply(opml_of('<outline xmlUrl="feed.xml"/>'))

    (row,) = rows(Source(place=f"{news.url}/list"))

    assert isinstance(row, Unread)


def test_no_more_feeds_of_a_list_are_read_than_the_limit(news: Site) -> None:
    named = (f'<outline xmlUrl="{news.url}/{n}"/>' for n in range(MOST_FEEDS + 5))
    news.pages["/list"] = Reply(opml_of(*named))
    said: list[str] = []

    assert len(rows(Source(place=f"{news.url}/list"), said=said)) == MOST_FEEDS
    assert said == [f"{news.url}/list: reading the first {MOST_FEEDS} of {MOST_FEEDS + 5} feeds."]


@pytest.mark.parametrize(
    "doctype",
    ['<!DOCTYPE opml [<!ENTITY a3 SYSTEM "{notes}">]>', LAUGHS.replace("rss", "opml", 1)],
)
def test_a_list_expands_no_entity(doctype: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Private" * 9)
    head = doctype.replace("{notes}", (tmp_path / "notes.txt").as_uri()).encode()
    raw = opml_of('<outline xmlUrl="https://a.example/&a3;"/>').replace(b"<opml", head + b"<opml")

    try:
        listed = parse_opml(raw)
    except SourceError:
        return
    assert all(len(one.place) < 60 for one in listed)
