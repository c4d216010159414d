"""`briefing prompts` as it is typed."""

import json
from pathlib import Path

from tests.conftest import Run

ARTICLE = "Port strike ends\n\nDockers in Oslo said on Monday that they would return to work.\n"


def test_copy_diff_and_list_tell_what_was_changed(briefing: Run, tmp_path: Path) -> None:
    copied = briefing("prompts", "copy", "positions")
    path = tmp_path / "prompts" / "sections" / "positions.md.j2"
    path.write_text(path.read_text("utf-8") + "- Ministers first.\n", encoding="utf-8")

    listed, diff = briefing("prompts", "list"), briefing("prompts", "diff", "positions")

    assert copied.stdout == b"prompts/sections/positions.md.j2\n"
    (row,) = [line for line in listed.stdout.decode().splitlines() if "positions" in line]
    assert row.split()[::3] == ["sections/positions.md.j2", "changed"]
    assert (
        "\n+- Ministers first.\n\nThe default has not changed since it was copied.\n" in diff.stdout.decode()
    )
    assert b"\x1b" not in diff.stdout


def test_a_copy_that_is_there_stays(briefing: Run, tmp_path: Path) -> None:
    briefing("prompts", "copy", "system")

    again = briefing("prompts", "copy", "system")

    assert (again.returncode, again.stdout) == (2, b"")
    assert b"is there and stays as it is" in again.stderr


def test_machines_get_json(briefing: Run) -> None:
    briefing("prompts", "copy", "system")

    listed = json.loads(briefing("prompts", "list", "--json").stdout)["templates"]
    diff = json.loads(briefing("prompts", "diff", "system", "--json").stdout)

    assert {row["state"] for row in listed} == {"default", "example", "unchanged copy"}
    assert (diff["default"], diff["since"], diff["lines"]) == ("system.md.j2", "unchanged", [])


def test_show_prints_the_file_and_says_where_it_is(briefing: Run) -> None:
    shown = briefing("prompts", "show", "timeline")

    assert shown.stdout.startswith(b"---\ntitle: Timeline\n")
    assert shown.stderr.strip().endswith(b"examples/timeline.md.j2:")


def test_render_prints_the_request_and_counts_its_parts(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(ARTICLE, encoding="utf-8")

    plain = briefing("prompts", "render", "positions", "port.txt")
    machine = json.loads(briefing("prompts", "render", "positions", "port.txt", "--json").stdout)

    assert b"\n[1] Dockers in Oslo said on Monday that they would return to work.\n" in plain.stdout
    assert b"[sections/positions.md.j2 " in plain.stderr
    assert machine[0]["tokens"]["article"] > 10


def test_render_fills_a_page_without_a_model(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(ARTICLE, encoding="utf-8")

    done = briefing("prompts", "render", "brief.md", "port.txt", environment={"OPENAI_API_KEY": "sk-none"})

    assert done.returncode == 0, done.stderr
    assert "## “Port strike ends”".encode() in done.stdout


def test_two_articles_are_one_too_many(briefing: Run, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")

    done = briefing("prompts", "render", "system", ".")

    assert done.returncode == 2
    assert b"there are 2 articles; a template is tried on one" in done.stderr


def test_check_names_the_place_of_a_fault_and_ends_with_their_count(briefing: Run, tmp_path: Path) -> None:
    good = briefing("prompts", "check")
    briefing("prompts", "copy", "system")
    path = tmp_path / "prompts" / "system.md.j2"
    path.write_text("For {{ audiense }}.\n", encoding="utf-8")

    bad = briefing("prompts", "check")
    told = json.loads(briefing("prompts", "check", "--json").stdout)["faults"]

    assert (good.returncode, good.stdout) == (0, b"No fault.\n")
    said = "'audiense' is undefined; did you mean audience?"
    assert bad.stdout.decode() == f"fault: prompts/system.md.j2, line 1: {said}\n1 fault.\n"
    assert bad.returncode == 1
    assert [(row["line"], row["severity"]) for row in told] == [(1, "fault")]
