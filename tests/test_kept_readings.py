"""What was read of articles is recalled for all that it depends on, and for nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from briefing.kept_readings import annotate_article, duplicates, groups
from briefing.models import Article, Span
from briefing.nlp.doc import Doc, annotate
from briefing.result_cache import NAME, NO_RESULTS, ResultCache
from tests import making

FIRE = (
    "Three workers were killed by a fire at the Corvane paper mill on Sunday. The union of paper workers"
    " wants an inquiry into the mill at Corvane."
)
PORT = (
    "The council of Ravensey met on Monday about the port. The port would close by spring, said Anna Holm,"
    " the mayor of Ravensey, and its dockers may go."
)
ADDRESS = "https://news.example/fire"
Articles = Sequence[Article]


@pytest.fixture
def results(tmp_path: Path) -> Iterator[ResultCache]:
    with closing(ResultCache(tmp_path / NAME)) as opened:
        yield opened


def docs(*articles: Article) -> list[Doc]:
    return [annotate(article) for article in articles]


def fire(text: str = FIRE, key: str = "a1", *, source: str = "", from_feed: bool = False) -> Article:
    return making.article(text, key, source=source).model_copy(update={"from_feed": from_feed})


@pytest.mark.parametrize(
    ("text", "title_span"),
    [
        (FIRE, None),
        (FIRE.replace("inquiry", "in. Quiry"), None),
        (f"Fire\n\n{FIRE}", None),
        (f"Fire\n\n{FIRE}", Span(0, 4)),
    ],
)
def test_sentences_are_those_of_the_text_and_its_title(
    results: ResultCache, text: str, title_span: Span | None
) -> None:
    for known in (fire(), fire(f"Fire\n\n{FIRE}")):
        annotate_article(known, None, results)
    article = making.article(text, title_span=title_span)

    for _ in range(2):
        assert annotate_article(article, None, results) == annotate(article)


OTHER = fire(PORT, "a2", source=ADDRESS)


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        OTHER.model_copy(update={"source": "https://news.example/port"}),
        OTHER.model_copy(update={"from_feed": True}),
    ],
    ids=["the same", "other address", "feed"],
)
def test_duplicates_are_those_of_addresses(results: ResultCache, other: Article) -> None:
    first = fire(source=ADDRESS)
    duplicates(docs(first, OTHER), results)

    for _ in range(2):
        assert duplicates(docs(first, other), results) == duplicates(docs(first, other), NO_RESULTS)


def test_duplicates_are_those_of_words(results: ResultCache) -> None:
    assert duplicates(docs(fire(), fire(FIRE.replace("Sunday", "Monday"), "a2")), results) == {}
    assert duplicates(docs(fire(), fire(FIRE, "a2")), results).keys() == {"a2"}


def test_duplicates_are_those_of_sentences(results: ResultCache) -> None:
    one, other = docs(fire(), fire(f"{FIRE} {PORT}", "a2"))
    assert duplicates([one, other], results) == {}
    shorter = other._replace(sentences=other.sentences[: len(one.sentences)])

    assert duplicates([one, shorter], results).keys() == {"a2"}


def test_groups_are_those_of_texts_and_sentences(results: ResultCache) -> None:
    one, same, other = docs(fire(), fire(FIRE + " He left.", "a2"), fire(PORT, "a3"))
    alike = docs(fire(FIRE.ljust(len(PORT))[: len(PORT)], "a3"))[0]._replace(sentences=other.sentences)
    for articles in ([one, same, other], [one, same, alike], [one, same._replace(sentences=()), other]):
        for _ in range(2):
            assert groups(articles, results) == groups(articles, NO_RESULTS)
