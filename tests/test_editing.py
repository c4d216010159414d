"""Findings struck and notes added: what an analyst does to a brief before handing it on."""

import json
from pathlib import Path

import pytest

from briefing.archive.editing import edit_brief
from briefing.errors import UsageError
from briefing.models import Finding
from briefing.page_formats import PageFormat
from briefing.recheck.whole_brief import check_brief
from briefing.rendering.formats import Rendering, render
from tests.conftest import Run
from tests.rendering.page_briefs import seed_by_model, seed_by_rule

BRIEF = seed_by_model()


def test_a_struck_finding_is_kept_among_those_withheld() -> None:
    made = edit_brief(BRIEF, ["s1.positions.2"], "")

    struck = BRIEF.stories[0].positions[1]
    assert struck not in made.stories[0].positions
    assert (made.withheld[-1].section, made.withheld[-1].reason) == ("positions", "struck by the analyst")
    assert struck.position in made.withheld[-1].text


def test_ids_are_those_of_the_brief_before_anything_was_struck() -> None:
    made = edit_brief(BRIEF, ["s1.positions.1", "s1.positions.2"], "")

    assert made.stories[0].positions == BRIEF.stories[0].positions[2:]


def test_a_finding_of_a_users_section_is_struck_by_its_place() -> None:
    own = Finding(evidence=BRIEF.stories[0].summary[0].evidence, verdict="supported", when="Monday")
    story = BRIEF.stories[0].model_copy(update={"sections": {"timeline": (own,)}})

    made = edit_brief(BRIEF.model_copy(update={"stories": (story,)}), ["s1.timeline.1"], "")

    assert made.stories[0].sections == {"timeline": ()}
    assert made.withheld[-1].text == "Monday"


def test_what_was_struck_leaves_the_bottom_line_too() -> None:
    first = BRIEF.bottom_line[0]
    at = next(n for n, point in enumerate(BRIEF.stories[0].summary, start=1) if point.text == first.text)

    made = edit_brief(BRIEF, [f"s1.summary.{at}"], "")

    assert first not in made.bottom_line
    assert made.bottom_line


def test_a_note_stands_on_the_story_of_what_was_struck_or_on_the_day() -> None:
    assert edit_brief(BRIEF, ["s1.positions.2"], "Old news.").notes[0].story == "s1"
    assert edit_brief(BRIEF, [], "Old news.").notes[0].story == ""


@pytest.mark.parametrize("format", [name for name in PageFormat if name != "email"])
@pytest.mark.parametrize("drop", [[], ["s1.positions.2"]])
def test_a_note_is_marked_as_the_analysts_own(format: str, drop: list[str]) -> None:
    made = edit_brief(BRIEF, drop, "Ask the <desk>.")

    page = render(made, format).decode()

    assert page.count("Ask the") == 1
    assert format == "json" or "Analyst’s note, not checked:" in page
    assert "<desk>" not in page or format == "json"
    assert "Analyst’s note, not checked: Ask the <desk>." in Rendering(made).screen(100, [])


def test_a_note_sets_no_quotation_marks_around_words_that_no_source_has() -> None:
    made = edit_brief(BRIEF, [], "He said “never, ever”.")

    assert "He said never, ever." in render(made, "markdown").decode()


def test_an_edited_brief_still_passes_its_check() -> None:
    brief = seed_by_rule()
    made = edit_brief(brief, ["s1.positions.2"], "Old news.")

    before, after = (check_brief(json.loads(render(one, "json"))) for one in (brief, made))

    assert len(after) == len(before) - 1
    assert not [row for row in after if row.fault]


def test_an_unknown_id_is_named_with_its_nearest() -> None:
    with pytest.raises(UsageError, match=r"did you mean s1\.positions\."):
        edit_brief(BRIEF, ["s1.position.2"], "")


def test_the_command_writes_another_file_and_never_the_brief_itself(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_bytes(render(BRIEF, "json"))

    done = briefing("show", "brief.json", "--drop", "s1.positions.2", "--note", "Old.", "--out", "edited.md")
    itself = briefing("show", "brief.json", "--note", "Old.", "--out", "brief.json")

    assert done.returncode == 0, done.stderr.decode()
    assert "not checked:* Old." in (tmp_path / "edited.md").read_text("utf-8")
    assert (itself.returncode, (tmp_path / "brief.json").read_bytes()) == (2, render(BRIEF, "json"))
