"""The seed's brief as its reader gets it: what must be in it, and what must not."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.engine import open_engine
from briefing.models import Brief, Source
from briefing.recheck.whole_brief import check_brief
from briefing.rendering.formats import render
from briefing.settings import Settings
from briefing.sources.load import Selection

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def brief() -> Brief:
    with open_engine(Settings(engine="extractive", cache=False), {}, lambda _: None) as analyst:
        wanted = Selection(sources=(Source(place=str(SEEDS)),), day=date(2026, 11, 24))
        return pipeline.make_brief(wanted, io.BytesIO(), analyst, lambda _: None)


@pytest.fixture(scope="module")
def page(brief: Brief) -> str:
    return render(brief, "markdown").decode()


def positions(brief: Brief, stakeholder: str) -> list[str]:
    return [f"{p.verb} {p.position}" for p in brief.stories[0].positions if p.stakeholder == stakeholder]


def test_every_statement_passes_the_check(brief: Brief) -> None:
    rows = check_brief(json.loads(render(brief, "json")))

    assert len(rows) > 20
    assert [row for row in rows if row.fault] == []


def test_each_stakeholder_stands_once_with_its_position(brief: Brief) -> None:
    assert "wants to “de-risk” China" in positions(brief, "European Union")
    assert "seeks to decouple its economy from Beijing" in positions(brief, "United States")
    assert "hopes to persuade European allies to join" in positions(brief, "United States")
    assert "has been looking to strengthen its domestic industry" in positions(brief, "Japan")
    assert any("artificial intelligence would be" in p for p in positions(brief, "Thierry Breton"))
    assert any(
        "buying domestic chipmaker JSR" in p
        for p in positions(brief, "Fund backed by the Japanese government")
    )


def test_no_thing_and_no_pronoun_is_a_stakeholder(brief: Brief) -> None:
    named = {p.stakeholder.casefold() for p in brief.stories[0].positions}

    assert not named & {
        "countries",
        "semiconductors",
        "part of the eu strategy",
        "he",
        "it",
        "us",
        "washington",
    }


def test_who_takes_no_position_is_named(brief: Brief) -> None:
    assert set(brief.stories[0].silent) == {"China", "JSR", "the Netherlands", "ASML"}


def test_nobody_is_said_to_have_announced_the_restrictions(brief: Brief) -> None:
    questions = [q.question for q in brief.stories[0].open_questions]

    assert "Who announced new export restrictions on advanced semiconductor equipment?" in questions
    assert not any("announced" in f"{p.verb} {p.position}" for p in brief.stories[0].positions)


def test_boilerplate_is_nowhere(page: str) -> None:
    for left_out in ("Leave a Reply", "Getty", "Mobile World Congress", "email address", "Required fields"):
        assert left_out not in page


def test_the_page_asks_three_questions_within_its_words(page: str) -> None:
    story = page[page.index("## “EU, Japan") : page.index("*Not shown here")]

    assert story.count("?") >= 3
    assert len(story.split()) <= 250


def test_the_damage_and_the_missing_date_are_said(page: str) -> None:
    assert "damaged at “chip companies ASMLNew export restrictions”" in page
    assert "Undated source: “Monday”" in page
