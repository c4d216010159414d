"""What a reader ignores is counted, in no story and asked of nobody."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.dry_run import plan
from briefing.models import Ignored, Source
from briefing.settings import Settings
from briefing.sources.load import Selection
from tests.conftest import Run
from tests.llm import articles
from tests.llm.server import serve
from tests.stories.test_grouping import FIRE, OTHER

RECIPE = (
    "Recipe: a tart of winter apples\n\nPeel the apples and cut them into slices. Bake the tart for an hour. "
    "Eva Holm said that she never bakes it without cinnamon. It is best on the day after.\n"
)
GERMAN = (
    "Streik beendet\n\nDie Hafenarbeiter in Oslo kehren am Montag an die Arbeit zurück, wie die Gewerkschaft"
    " mitteilte. Der Streik hat drei Wochen gedauert und ist mit einer Einigung beendet worden.\n"
)


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A folder of two reports of a fire, another story, a recipe and a report in German."""
    texts = {"fire1": FIRE[0], "fire2": FIRE[1], "other": OTHER, "tart": RECIPE, "streik": GERMAN}
    (tmp_path / "day").mkdir()
    for name, text in texts.items():
        (tmp_path / "day" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "day"


def ignore(tmp_path: Path, *lines: str) -> None:
    (tmp_path / "briefing.toml").write_text("\n".join(("[ignore]", *lines)) + "\n", encoding="utf-8")


def brief(briefing: Run, *more: str) -> dict[str, Any]:
    done = briefing("daily", "day", "--date", "2026-11-24", "--stdout", "--format", "json", *more)
    assert done.returncode == 0, done.stderr
    parsed: dict[str, Any] = json.loads(done.stdout)
    return parsed


def page(briefing: Run, *more: str) -> str:
    return briefing("daily", "day", "--date", "2026-11-24", "--stdout", *more).stdout.decode()


def test_what_is_ignored_is_in_the_json_with_its_reason_and_in_no_story(
    briefing: Run, day: Path, tmp_path: Path
) -> None:
    ignore(tmp_path, 'topics = ["recipes"]', 'languages = ["German"]')

    whole = brief(briefing)
    muted = {row["source"]: row for row in whole["articles"] if row["muted"]}

    assert set(muted) == {"day/tart.txt", "day/streik.txt"}
    assert muted["day/tart.txt"]["muted"] == {"by": "topic", "setting": "recipes", "place": "its title"}
    assert muted["day/tart.txt"]["reason"] == "left out by your settings: topic recipes, by its title"
    assert muted["day/tart.txt"]["text"] == RECIPE
    told = {key for story in whole["stories"] for key in story["articles"]}
    assert told == {row["id"] for row in whole["articles"] if not row["muted"]}


def test_no_page_says_more_of_it_than_how_much_it_is(briefing: Run, day: Path, tmp_path: Path) -> None:
    ignore(tmp_path, 'topics = ["recipes"]', 'languages = ["de"]')

    for form in ("markdown", "html"):
        shown = page(briefing, "--format", form)
        assert shown.count("Left out by your settings: 2 articles (in German 1, recipes 1).") == 1
        assert not any(word in shown for word in ("tart", "cinnamon", "Streik", "streik.txt"))
    screen = briefing("daily", "day", "--date", "2026-11-24").stdout.decode()
    assert "Left out by your settings: 2 articles (in German 1, recipes 1)." in screen


def test_an_ignored_source_of_a_story_is_neither_quoted_nor_counted(
    briefing: Run, day: Path, tmp_path: Path
) -> None:
    ignore(tmp_path, 'sources = ["day/fire1.txt"]')

    whole = brief(briefing)
    ids = {row["source"]: row["id"] for row in whole["articles"]}

    assert [ids["day/fire2.txt"]] in [story["articles"] for story in whole["stories"]]
    assert f'"article": "{ids["day/fire1.txt"]}"' not in json.dumps(whole["stories"])
    assert page(briefing).count("fire1") == page(briefing).count("1 article (day/fire1.txt)") == 1


def test_a_copy_of_what_an_ignored_source_has_is_told(briefing: Run, day: Path, tmp_path: Path) -> None:
    (day / "again.txt").write_text(OTHER, encoding="utf-8")
    ignore(tmp_path, 'sources = ["day/again.txt"]')  # which is read before the other one

    rows = {row["source"]: row for row in brief(briefing)["articles"]}

    assert (rows["day/other.txt"]["status"], rows["day/other.txt"]["muted"]) == ("used", None)
    assert rows["day/again.txt"]["duplicate_of"] is None


def test_what_is_watched_is_told_whatever_is_ignored(briefing: Run, day: Path, tmp_path: Path) -> None:
    ignore(tmp_path, 'topics = ["recipes"]', "[watch]", 'topics = ["winter apples"]')

    whole = brief(briefing)

    assert not any(row["muted"] for row in whole["articles"])
    assert whole["stories"][0]["why"] == "on winter apples, which you watch"


def test_a_story_that_is_ignored_from_today_on_is_not_told_as_gone_or_changed(
    briefing: Run, day: Path, tmp_path: Path
) -> None:
    assert briefing("daily", "day", "--date", "2026-11-23").returncode == 0
    ignore(tmp_path, 'topics = ["recipes"]', 'languages = ["de"]')

    shown = page(briefing)

    assert "Nothing new since 23 November." in shown
    assert "tart" not in shown


def test_a_day_of_nothing_else_is_no_brief_and_says_why(briefing: Run, day: Path, tmp_path: Path) -> None:
    ignore(tmp_path, 'topics = ["recipes"]')

    done = briefing("daily", "day/tart.txt")

    assert done.returncode == 1
    assert done.stderr.decode() == (
        "briefing: no article to brief. Left out by your settings: 1 article (recipes). See [ignore] in"
        " briefing.toml\n"
    )


def test_no_model_is_asked_about_what_is_ignored(tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "news", 3)
    ignored = Ignored(topics=("Bergen",), sources=(str(folder / "0002.txt"),))
    with serve(articles.answer) as server:
        made = articles.made(folder, server, tmp_path / "home", ignore=ignored.model_dump())
        asked = [json.dumps(request) for request in server.requests]

    assert len(asked) == 1
    assert "Aldby" in asked[0]
    assert [bool(row["muted"]) for row in made.brief["articles"]] == [False, True, True]


def test_the_plan_counts_no_request_for_what_is_ignored(tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "news", 2)
    chosen = Settings.model_validate({"model": articles.MODEL, "ignore": {"topics": ["Bergen"]}})
    wanted = Selection(sources=(Source(place=str(folder)),), day=date(2026, 11, 24))

    planned = plan(wanted, io.BytesIO(), chosen, {"XDG_CACHE_HOME": str(tmp_path)}, print, once=True)

    assert [(source.requests, source.reason) for source in planned.sources] == [
        (1, ""),
        (0, "left out by your settings: topic Bergen, by its title"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('topic = ["recipes"]', "unknown key 'topic' in [ignore]; did you mean topics?"),
        ('topics = "recipes"', "topics in [ignore], 'recipes', will not do: write a list"),
        ("topics = [3]", "topics in [ignore], 3, will not do: write a text"),
        ('topics = ["the"]', "[ignore] topics: 'the' is in every article; name a topic by its own words"),
        ('sources = [" "]', "[ignore] sources: ' ' names nothing; leave it out"),
        ('languages = ["Elvish"]', "[ignore] languages: 'Elvish' is unknown; write it as in de or German"),
    ],
)
def test_a_wrong_line_is_one_line_that_says_what_to_write(
    briefing: Run, day: Path, tmp_path: Path, line: str, said: str
) -> None:
    ignore(tmp_path, line)

    done = briefing("daily", "day")

    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"briefing: briefing.toml: {said}")
    assert done.stderr.count(b"\n") == 1
    assert not (tmp_path / "briefs").exists()
