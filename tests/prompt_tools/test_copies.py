"""Copies of the default templates: where they go, that none is overwritten, and what they differ in."""

from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.prompt_tools import catalogue, copies
from briefing.prompts import Layers, packaged_folder
from briefing.prompts.overlay import user_folder
from tests.prompt_tools.conftest import edit


def test_a_copy_goes_to_prompts_of_the_working_folder(tmp_path: Path) -> None:
    assert copies.copy_target("", tmp_path) == Path("prompts")
    assert copies.copy_target("mine", tmp_path) == Path("mine")


def test_in_a_checkout_a_copy_goes_to_the_users_own_folder() -> None:
    assert copies.copy_target("", packaged_folder().parent) == user_folder()


def test_the_default_templates_are_never_copied_over_themselves() -> None:
    with pytest.raises(UsageError, match="holds the default templates; name another"):
        copies.copy_target(str(packaged_folder()), packaged_folder().parent)


def test_a_copy_is_the_default_byte_for_byte_and_noted(tmp_path: Path) -> None:
    done = copies.copy(["positions"], tmp_path / "own")

    (path,) = done.made
    assert path.read_bytes() == (packaged_folder() / "sections" / "positions.md.j2").read_bytes()
    noted = catalogue.copy_note(tmp_path / "own", "sections/positions.md.j2")
    assert noted is not None
    assert noted.text == path.read_text(encoding="utf-8")


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "system.md.j2").write_text("Mine.", encoding="utf-8")

    done = copies.copy([], tmp_path)

    assert done.kept == (tmp_path / "system.md.j2",)
    assert (tmp_path / "system.md.j2").read_text(encoding="utf-8") == "Mine."
    assert catalogue.copy_note(tmp_path, "system.md.j2") is None


def test_all_are_copied_but_the_examples(tmp_path: Path) -> None:
    copies.copy([], tmp_path)

    mine = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.suffix in (".j2", ".css")}
    default = {p.relative_to(packaged_folder()).as_posix() for p in packaged_folder().rglob("*.j2")}
    assert mine == {name for name in default if not name.startswith("examples/")} | {"pages/style.css"}


def test_a_difference_is_what_the_user_changed(tmp_path: Path) -> None:
    (path,) = copies.copy(["summary"], tmp_path).made
    edit(path, "What happened, the most", "News, the most")

    found = copies.difference(Layers((tmp_path, packaged_folder())), "sections/summary.md.j2")

    assert (found.since, found.news) == ("unchanged", ())
    assert [line[:7] for line in found.lines if line[:2] in ("-W", "+N")] == ["-What h", "+News, "]


@pytest.mark.parametrize(
    ("name", "said"),
    [("system.md.j2", "briefing prompts copy"), ("sections/own.md.j2", "is your own")],
)
def test_there_is_nothing_to_compare(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "own.md.j2").write_text("Mine.", encoding="utf-8")

    with pytest.raises(UsageError, match=said):
        copies.difference(Layers((tmp_path, packaged_folder())), name)


def test_garbled_notes_are_named(tmp_path: Path) -> None:
    (tmp_path / catalogue.NOTES_FILE).write_text("{", encoding="utf-8")

    with pytest.raises(UsageError, match=r"briefing-copied\.json cannot be read .* remove it"):
        catalogue.read_notes(tmp_path)
