"""The web page: valid, self-contained, readable by anybody, and closed to hostile text."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.models import Brief
from briefing.rendering.english import clean
from briefing.rendering.formats import render
from tests.rendering.page_briefs import (
    hostile_day,
    long_day,
    port_day,
    seed_article,
    seed_by_model,
    seed_by_rule,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"
DAYS = [seed_by_rule, seed_by_model, long_day, hostile_day, port_day]
VOID = {"meta", "br", "hr", "img", "input", "link"}
CLOSES_PARAGRAPH = {"div", "details", "ul", "ol", "dl", "blockquote", "section", "p", "h2", "h3"}


class Walk(HTMLParser):
    """Notes tags, ids, links and text, and that every tag closes the one opened last."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not ("p" in self.open and tag in CLOSES_PARAGRAPH), f"<{tag}> inside <p>"
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def html(of: Brief) -> str:
    return render(of, "html").decode()


@pytest.mark.parametrize("day", DAYS)
def test_tags_are_balanced_ids_unique_and_links_inside_resolve(day) -> None:  # type: ignore[no-untyped-def]
    walk = Walk(html(day()))
    assert walk.open == []
    assert len(walk.ids) == len(set(walk.ids))
    assert {link[1:] for link in walk.links if link.startswith("#")} <= set(walk.ids)


@pytest.mark.parametrize("day", DAYS)
def test_the_page_needs_no_script_and_no_network(day) -> None:  # type: ignore[no-untyped-def]
    walk = Walk(html(day()))
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & set(walk.tags)
    assert all(link.startswith(("#", "https://", "http://")) for link in walk.links)
    assert "default-src 'none'; style-src 'unsafe-inline'" in html(day())
    assert not re.search(r"url\(|@import", html(day()))


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    walk = Walk(html(hostile_day()))
    assert "<script>alert(1)</script> said" in walk.text
    assert not {"b-", "u", "i", "img"} & set(walk.tags)
    assert not any("javascript" in link for link in walk.links)


def test_a_reference_opens_its_sentence_between_its_neighbours() -> None:
    a = seed_article()
    before, cited, after = (clean(a.text[start:end]) for start, end in a.sentences[4:7])
    opened = re.findall(r'<details class="ref" id="r\d+">.*?</details>', html(seed_by_rule()), re.DOTALL)
    whole = f'near">{before}</span> <b>{cited}</b> <span class="near">{after}<'
    assert any(whole in each for each in opened)


def test_every_cited_sentence_leads_back_to_each_of_its_uses() -> None:
    walk = Walk(html(seed_by_rule()))
    used = {name for name in walk.ids if re.fullmatch(r"r\d+", name)}
    assert used == {link[1:] for link in walk.links if re.fullmatch(r"#r\d+", link)}


def test_headings_descend_without_a_gap() -> None:
    levels = [int(tag[1]) for tag in Walk(html(long_day())).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_landmarks_language_and_viewport_are_there() -> None:
    page = html(seed_by_rule())
    assert {"header", "main", "footer"} <= set(Walk(page).tags)
    assert '<html lang="en">' in page
    assert '<meta name="viewport"' in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_withheld_statements_are_folded_with_their_reasons() -> None:
    folded = re.search(r'<details class="withheld">.*?</details>', html(seed_by_rule()), re.DOTALL)
    assert folded
    assert "Breton resigned over the talks" in folded.group()
    assert "shares nothing with its sentence" in folded.group()
    assert "resigned" not in html(seed_by_rule()).replace(folded.group(), "")


def test_a_source_is_linked_only_where_it_is_on_the_web() -> None:
    assert 'href="https://news.example/a1"' in html(port_day())
    assert not any(link.startswith(("seeds", "file")) for link in Walk(html(seed_by_rule())).links)


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    full = colour if len(colour) == 6 else "".join(c * 2 for c in colour)
    channels = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
@pytest.mark.parametrize("ink", ["ink", "soft", "link"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_text_has_the_contrast_of_wcag_aa(scheme: int, ink: str, ground: str) -> None:
    blocks = re.findall(r":root \{(.*?)\}", html(seed_by_rule()), re.DOTALL)
    colours = dict(re.findall(r"--(\w+): #([0-9a-f]{3,6});", blocks[scheme]))
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("seed", [seed_by_rule, seed_by_model])
def test_the_seeds_web_page_looks_as_agreed(seed) -> None:  # type: ignore[no-untyped-def]
    assert html(seed()) == (SNAPSHOTS / f"{seed.__name__}.html").read_text(encoding="utf-8")
