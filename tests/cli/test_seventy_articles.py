"""A morning of 70 pages and wires, 25 of them off topic: a page of few words that tells none of those."""

import json
from pathlib import Path

import pytest

from tests import made_up_day
from tests.conftest import Once, Run

MOST = 700  # words before the sources, by `words = 700`; by default a page may have 900
TOPICS = {"recipes": 12, "gift guides": 8, "games": 5}


@pytest.fixture
def morning(once: Once, briefing: Run, tmp_path: Path) -> Path:
    """The folder of the brief of the morning."""

    def make(folder: Path) -> None:
        made_up_day.write(folder / "news")
        (tmp_path / "briefing.toml").write_text(f"words = {MOST}\n{made_up_day.SETTINGS}", encoding="utf-8")
        done = briefing("daily", str(folder / "news"), "--date", "2026-11-24", "--out", str(folder))
        assert done.returncode == 0, done.stderr

    return once("seventy", make) / "2026-11-24"


def before_sources(morning: Path) -> str:
    page = (morning / "brief-2026-11-24.md").read_text(encoding="utf-8")
    return page.partition("**Sentences cited")[0]


def test_the_folder_has_seventy_files_and_is_the_same_each_time() -> None:
    files = made_up_day.files()

    assert len(files) == len({made.name for made in files}) == 70
    assert {topic: sum(made.topic == topic for made in files) for topic in TOPICS} == TOPICS
    assert files == made_up_day.files()


def test_the_page_has_at_most_700_words_before_its_sources(morning: Path) -> None:
    assert 400 < len(before_sources(morning).split()) <= MOST


def test_no_word_of_it_is_off_topic(morning: Path) -> None:
    whole = (morning / "brief-2026-11-24.md").read_text(encoding="utf-8")
    muted = [made for made in made_up_day.files() if made.topic]
    titles = [made.content.partition("<title>")[2].partition("</title>")[0] for made in muted]

    assert len(titles) == 25
    assert not any(title in whole for title in titles)
    assert not any(made.name in whole for made in muted)


def test_what_is_muted_is_counted_once(morning: Path) -> None:
    brief = json.loads((morning / "brief-2026-11-24.json").read_bytes())
    page = (morning / "brief-2026-11-24.md").read_text(encoding="utf-8")

    line = "Left out by your settings: 25 articles (recipes 12, gift guides 8, games 5)."
    assert page.count(line) == page.count("gift guides") == 1
    assert sum(row["muted"] is not None for row in brief["articles"]) == 25


def test_an_article_that_only_speaks_of_a_recipe_or_a_game_is_told(morning: Path) -> None:
    brief = json.loads((morning / "brief-2026-11-24.json").read_bytes())

    speaking = [
        row for row in brief["articles"] if "recipe for a slow" in row["text"] or "no game" in row["text"]
    ]
    assert speaking
    assert not any(row["muted"] for row in speaking)


def test_each_story_in_full_has_what_happened_and_who_wants_what(morning: Path) -> None:
    first, *stories = before_sources(morning).partition("## Also today")[0].split("\n## ")

    assert 3 <= len(stories) <= 5
    assert "**Bottom line.**" in first
    for story in stories:
        assert "**What happened**" in story
        assert "**Who wants what**" in story
        assert len(story.split()) <= 250
