"""Templates by the names that people give them, and how each stands to the default."""

import shutil
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.prompt_tools import catalogue, copies
from briefing.prompts import Layers, packaged_folder


@pytest.fixture
def where(tmp_path: Path) -> Layers:
    return Layers((tmp_path, packaged_folder()))


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ("positions", "sections/positions.md.j2"),
        ("sections/positions", "sections/positions.md.j2"),
        ("system.md", "system.md.j2"),
        ("brief.html", "pages/brief.html.j2"),
        ("style", "pages/style.css"),
        ("timeline", "examples/timeline.md.j2"),
        ("default/system.md.j2", "default/system.md.j2"),
    ],
)
def test_a_template_is_found_by_what_people_call_it(where: Layers, given: str, full: str) -> None:
    assert catalogue.full_name(where, given) == full


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("postions", "did you mean sections/positions.md.j2?"),
        ("xyzzy", "briefing prompts list names all"),
        ("brief", "may be pages/brief.html.j2 or pages/brief.md.j2; name one"),
    ],
)
def test_a_name_that_is_none_gets_the_nearest(where: Layers, given: str, said: str) -> None:
    with pytest.raises(UsageError, match=said.replace("?", r"\?")):
        catalogue.full_name(where, given)


def test_a_users_own_section_goes_before_the_example_of_its_name(where: Layers, tmp_path: Path) -> None:
    copies.copy(["timeline"], tmp_path)

    assert catalogue.full_name(where, "timeline") == "sections/timeline.md.j2"
    assert catalogue.entry(where, "sections/timeline.md.j2").default == "examples/timeline.md.j2"


def test_each_template_tells_its_folder_and_its_state(where: Layers, tmp_path: Path) -> None:
    copies.copy(["positions", "system"], tmp_path)
    (tmp_path / "system.md.j2").write_text("Be brief.", encoding="utf-8")
    shutil.copy(packaged_folder() / "analyze.md.j2", tmp_path / "sections" / "mine.md.j2")

    found = {entry.name: entry for entry in catalogue.entries(where)}

    states = {name: (entry.layer, entry.state, entry.since) for name, entry in found.items()}
    own = str(tmp_path)
    assert states["analyze.md.j2"] == ("default", "default", None)
    assert states["examples/figures.md.j2"] == ("default", "example", None)
    assert states["sections/positions.md.j2"] == (own, "unchanged copy", "unchanged")
    assert states["system.md.j2"] == (own, "changed", "unchanged")
    assert states["sections/mine.md.j2"] == (own, "own", None)


def test_a_template_that_nobody_noted_a_copy_of_is_of_unknown_origin(where: Layers, tmp_path: Path) -> None:
    (tmp_path / "system.md.j2").write_text("Be brief.", encoding="utf-8")

    assert catalogue.entry(where, "system.md.j2").since == "unknown"


def test_a_template_that_extends_the_default_follows_it(where: Layers, tmp_path: Path) -> None:
    (tmp_path / "system.md.j2").write_text('{% extends "default/system.md.j2" %}', encoding="utf-8")

    assert catalogue.entry(where, "system.md.j2").since == "follows"
