"""What was checked is recalled under today's ids, and kept only where it comes back as it is."""

from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import cast

import pytest

from briefing import kept_checks
from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.draft_checks import DraftToCheck, check_draft
from briefing.engine import Engine
from briefing.models import Cited, Draft, Entry, KeyPoint, Run, Section, Span
from briefing.nlp.doc import Doc, annotate
from briefing.result_cache import NAME, ResultCache
from tests import making

TEXT = "The port closes in spring. Anna Holm, the mayor, said that nobody had asked her. Who will pay?"
COSTS = Section(name="costs", title="Costs", order=4, max_items=3, fields={"sum": "number", "who": "string"})
TRAP = Section(name="costs", title="Costs", order=4, max_items=3, fields={"article": "string"})


@pytest.fixture
def results(tmp_path: Path) -> Iterator[ResultCache]:
    with closing(ResultCache(tmp_path / NAME)) as opened:
        yield opened


def engine(results: ResultCache, *sections: Section) -> Engine:
    return Engine(
        nullcontext(ExtractiveAnalyst()),
        lambda _: "",
        lambda _: cast(Run, None),
        sections,
        draft=ExtractiveAnalyst().draft,
        results=results,
    )


def doc(key: str) -> Doc:
    return annotate(making.article(TEXT).model_copy(update={"id": key}))


def draft(cost: float = 3.0) -> Draft:
    return Draft(
        summary=(Cited(statement=KeyPoint(text="The port closes in spring.", status="fact"), cites=(1,)),),
        sections={"costs": (Cited(statement=Entry(values={"sum": cost, "who": "Anna Holm"}), cites=(2,)),)},
    )


@pytest.mark.parametrize("stated", [None, draft()])
def test_what_was_checked_is_recalled_under_another_id(results: ResultCache, stated: Draft | None) -> None:
    run, first, other = engine(results, COSTS), doc("a1"), doc("a12")
    key = kept_checks.key(first, stated, run)
    checked = check_draft([first], run, DraftToCheck(0, stated))
    kept_checks.keep(key, checked, first, run)

    assert kept_checks.key(other, stated, run) == key
    recalled = kept_checks.recall(key, other, run)
    fresh = check_draft([other], run, DraftToCheck(0, stated))
    assert recalled == fresh._replace(key=key)
    assert recalled.analysis.model_dump_json() == fresh.analysis.model_dump_json()


def test_another_draft_section_or_language_has_another_key(results: ResultCache) -> None:
    article, run = doc("a1"), engine(results, COSTS)
    keys = {
        kept_checks.key(article, None, run),
        kept_checks.key(article, draft(), run),
        kept_checks.key(article, draft(3.5), run),
        kept_checks.key(article, draft(), engine(results)),
        kept_checks.key(article, draft(), run._replace(language="German")),
        kept_checks.key(doc("a1")._replace(sentences=article.sentences[:2]), draft(), run),
        kept_checks.key(article._replace(beyond=article.sentences[2:]), draft(), run),
    }

    assert len(keys) == 7
    assert None not in keys


@pytest.mark.parametrize(
    "change",
    [
        {"text": TEXT.replace("spring", "winter")},
        {"title": "Port"},
        {"title_span": Span(0, 4)},
        {"source": "https://news.example/port"},
        {"publisher": "The Courier"},
        {"author": "Ivo Brandt"},
        {"published": "2026-11-24"},
        {"published_at": "2026-11-24T08:00:00+01:00"},
        {"language": "de"},
        {"from_feed": True},
        {"note": "The address led elsewhere."},
        {"cut_off": True},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_else_is_known_of_an_article_is_in_the_key(
    results: ResultCache, change: dict[str, object]
) -> None:
    one, run = doc("a1"), engine(results)
    other = one._replace(article=one.article.model_copy(update=change))

    assert kept_checks.key(other, None, run) != kept_checks.key(one, None, run)


def test_what_does_not_come_back_as_it_is_is_not_kept(
    results: ResultCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, run = doc("a1"), engine(results)
    key = kept_checks.key(article, None, run)
    checked = check_draft([article], run, DraftToCheck(0, None))
    monkeypatch.setattr(kept_checks, "put_ids", lambda document, _: document.replace(b"spring", b"autumn"))
    kept_checks.keep(key, checked, article, run)

    assert not results.has(key)


def test_a_field_that_could_be_taken_for_an_id_keeps_nothing(results: ResultCache) -> None:
    assert kept_checks.key(doc("a1"), None, engine(results, TRAP)) is None


def test_those_are_missing_that_were_not_kept(results: ResultCache) -> None:
    article, run = doc("a1"), engine(results)
    assert kept_checks.count_missing([article], run) == 1
    checked = check_draft([article], run, DraftToCheck(0, None))
    kept_checks.keep(kept_checks.key(article, None, run), checked, article, run)

    assert kept_checks.count_missing([article, article], run) == 0
    assert kept_checks.count_missing([article], run._replace(draft=None)) == 1
