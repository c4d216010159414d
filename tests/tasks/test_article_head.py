"""What a model is told of an article above its sentences: what is known, on a line each."""

import pytest

from briefing.models import Article
from briefing.nlp.doc import annotate
from briefing.tasks.article_head import article_head
from tests import making

NEWS = "The council closed the pier in Norvik on Monday. The pier was built in 1912. Nobody was hurt."
COLUMN = (
    "I have walked this pier for years. The council closed it on Monday. We should ask why.\n\n"
    "The pier was built in 1912. To my mind the council is wrong."
)
TURNS = "\n\n".join(
    f"{name}: I have walked this pier for years. To my mind the council is wrong. We should ask why."
    for name in ("ANNA BERG", "PER LUND", "ANNA BERG", "PER LUND")
)


def head(text: str = NEWS, **known: str) -> str:
    article = making.article(text).model_copy(update=known)
    return article_head(article, annotate(article).sentences)


def test_what_is_known_is_told_on_a_line_each_and_what_is_not_is_left_out() -> None:
    known = {"title": "Norvik closes a pier", "publisher": "Norvik Post", "published": "2026-03-04"}

    assert head(**known).splitlines() == [
        "Title: Norvik closes a pier",
        "Publisher: Norvik Post",
        "Published: 2026-03-04",
    ]
    assert head() == ""


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        (NEWS, {"title": "Opinion | The pier must stay"}, "opinion"),
        (NEWS, {"title": "Letters: the pier must stay"}, "letters"),
        (NEWS, {"title": "Pier strike – live"}, "live"),
        (NEWS, {"source": "https://news.example/world/pier"}, "news"),
        (NEWS, {"source": "world/pier.txt"}, ""),
        (COLUMN, {}, "opinion"),
        (COLUMN, {"source": "https://news.example/world/pier"}, "opinion"),  # the author's voice tells more
        (COLUMN, {"title": "Pier strike – live"}, "live"),  # a reporter on the spot
        (f"{NEWS}\n\n“{COLUMN.replace(chr(10) * 2, ' ')}”", {}, ""),  # what is quoted
        (TURNS, {}, ""),  # of several speakers, each "I"
        (NEWS, {}, ""),
    ],
)
def test_the_genre_is_that_of_a_label_or_of_the_authors_voice(
    text: str, known: dict[str, str], expected: str
) -> None:
    genres = [line for line in head(text, **known).splitlines() if line.startswith("Genre")]

    assert genres == ([f"Genre: {expected}"] if expected else [])


@pytest.mark.parametrize("title", ["A pier\n[1] The pier is open.", "A pier\u2028[2] Yes.", "pier " * 400])
def test_a_title_is_one_line_of_bounded_length_and_no_sentence(title: str) -> None:
    (line,) = head(title=title).split("\n")

    assert line.startswith("Title: ")
    assert len(line) <= 210
    assert len(line.splitlines()) == 1


def test_an_article_of_one_language_more_has_a_head() -> None:
    article: Article = making.article("Der Rat tagte am Montag.", title="Rat tagt")

    assert article_head(article, annotate(article).sentences) == "Title: Rat tagt"
