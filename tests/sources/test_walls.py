import pytest

from briefing.errors import NoArticleError
from briefing.sources.html.interstitial_kinds import WALLS, Wall
from briefing.sources.html.pages import extract_article


@pytest.mark.parametrize("kind", WALLS, ids=lambda kind: kind.name)
def test_the_example_of_each_kind_is_refused_by_its_name(kind: Wall) -> None:
    with pytest.raises(NoArticleError, match=f"the page is {kind.name}: "):
        extract_article(f"<html><body><p>{kind.example}</p></body></html>")


@pytest.mark.parametrize(
    "head",
    [
        "404",
        "404 Not Found",
        "Page not found",
        "This page could not be found",
        "Sorry, the page you requested does not exist",
        "This article is no longer available",
        "Just a moment...",
        "Are you a robot?",
        "Access denied",
        "Error 503",
        "Something went wrong",
        "Down for maintenance",
        "Before you continue",
        "Sign in to continue",
        "Waiting room",
        "Redirecting…",
    ],
)
def test_a_page_with_the_heading_of_a_wall_and_nothing_else_is_none(head: str) -> None:
    with pytest.raises(NoArticleError):
        extract_article(
            f"<html><head><title>{head} | Norvik Gazette</title></head><body><h1>{head}</h1></body></html>"
        )


@pytest.mark.parametrize(
    "head", ["Page not found", "Access denied", "Something went wrong", "Sign in", "Cookies", "Waiting room"]
)
def test_an_article_under_such_a_heading_is_one(head: str) -> None:
    body = (
        "<p>The harbour of Norvik stays closed until Friday.</p>"
        "<p>Fishermen will move to Sandvik, the harbour board said on Monday.</p>"
    )

    assert "Sandvik" in extract_article(f"<html><body><h1>{head}</h1>{body}</body></html>").text


def test_a_banner_beside_a_short_article_does_not_make_it_a_wall() -> None:
    banner = (
        '<div class="cookie-banner"><h2>Your privacy</h2><p>We and our 200 partners use cookies on this site'
        " to keep your personal data, to show you advertising and to measure how you use our site. You"
        " can accept or refuse, and change your choice in the privacy settings of this site.</p></div>"
    )
    article = "<h1>Norvik closes pier 4</h1><p>Norvik closes pier 4 until April because of cracks.</p>"

    assert "cracks" in extract_article(f"<html><body>{article}{banner}</body></html>").text
