"""Fields that a user adds to the sections of the program, from the request to every page and command."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.llm.server import Json, Server, serve
from tests.record_fixtures import ROOT, answer_to

STORY = str(ROOT / "tests" / "articles" / "ravensey")
ANSWERS: Json = json.loads((ROOT / "tests" / "answers" / "ravensey.json").read_text(encoding="utf-8"))
BUILT_IN = ("summary", "positions", "open_questions")
FIELDS = """
  when?: string, when
  sort_of(enum, what sort): [plan, event]
  ships(array, which ships): string
  tolls?(array, figures): integer
  urgent: boolean, whether it cannot wait
  count?: number, how many
  from: string, empty
"""
ADDED: Json = {
    "when": None,
    "sort_of": "event",
    "ships": ["Lady Maud"],
    "tolls": None,
    "urgent": True,
    "count": None,
    "from": "",
}


def overlay(folder: Path, fields: str, *sections: str) -> None:
    (folder / "prompts" / "sections").mkdir(parents=True)
    for name in sections:
        text = f'---\nfields:{fields}---\n{{% include "default/sections/{name}.md.j2" %}}\n'
        (folder / "prompts" / "sections" / f"{name}.md.j2").write_text(text, encoding="utf-8")


def filled(request: Json) -> str:
    """The answer as it was written, each statement with the added fields that its schema asks for."""
    answer: Any = json.loads(json.dumps(answer_to(request, {**ANSWERS, "check": {}})))
    defined = request["response_format"]["json_schema"]["schema"].get("$defs", {})
    names = {"summary": "_Point", "positions": "_Position", "open_questions": "_Question"}
    for section, name in names.items():
        asked = defined.get(name, {}).get("properties", {})
        for stated in answer.get(section, ()):
            stated |= {field: value for field, value in ADDED.items() if field in asked}
            if "ships" in stated and section != "summary":
                stated["ships"] = []
    return json.dumps(answer)


@pytest.fixture
def server() -> Iterator[Server]:
    with serve(filled) as running:
        yield running


def daily(briefing: Run, *arguments: str, **more: Any) -> str:
    done = briefing("daily", STORY, "--date", "2026-11-24", *arguments, **more)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode() or done.stderr.decode()


@pytest.mark.parametrize("section", BUILT_IN)
@pytest.mark.parametrize("field", [line for line in FIELDS.split("\n") if line])
def test_a_field_of_each_kind_is_kept_in_each_section(
    briefing: Run, tmp_path: Path, server: Server, section: str, field: str
) -> None:
    overlay(tmp_path, f"\n{field}\n", section)

    made = json.loads(daily(briefing, "--base-url", server.url, "--stdout", "--format", "json"))

    name = field.strip().partition(":")[0].partition("(")[0].rstrip("?")
    assert all(name in finding for finding in made["stories"][0][section])


def test_added_fields_stand_on_every_page(briefing: Run, tmp_path: Path, server: Server) -> None:
    overlay(tmp_path, FIELDS, *BUILT_IN)

    options = [part for name in ("markdown", "html", "json", "email") for part in ("--format", name)]
    terminal = daily(briefing, "--base-url", server.url, *options)

    made = {path.suffix: path.read_text("utf-8") for path in (tmp_path / "briefs" / "2026-11-24").iterdir()}
    assert "(sort of: event, unchecked; ships: Lady Maud; urgent: yes, unchecked)" in made[".md"]
    assert "sort of: event" in made[".html"]
    assert "sort of: event" in made[".eml"]
    assert "Lady Maud" in terminal


def test_a_merged_story_keeps_added_fields_and_is_verified_shown_and_edited(
    briefing: Run, tmp_path: Path, server: Server
) -> None:
    overlay(tmp_path, FIELDS, *BUILT_IN)
    made = daily(briefing, "--base-url", server.url, "--stdout", "--format", "json")

    verified = briefing("verify", "-", stdin=made.encode())
    shown = briefing("show", "-", "--format", "markdown", stdin=made.encode())

    story = json.loads(made)["stories"][0]
    assert (len(story["articles"]), story["not_merged"]) == (4, "")
    assert {finding["sort_of"] for name in BUILT_IN for finding in story[name]} == {"event"}
    assert verified.returncode == 0, verified.stdout.decode()
    assert b"sort of: event" in shown.stdout


def test_an_added_text_that_no_sentence_bears_out_withholds_its_statement(
    briefing: Run, tmp_path: Path
) -> None:
    overlay(tmp_path, "\n  ships(array, which ships): string\n", "summary")
    wrong = {**ADDED, "ships": ["Queen Anne of Portugal"]}

    def invented(request: Json) -> str:
        return filled(request).replace(json.dumps(ADDED["ships"]), json.dumps(wrong["ships"]))

    with serve(invented) as server:
        made = json.loads(daily(briefing, "--base-url", server.url, "--stdout", "--format", "json"))

    assert made["stories"][0]["summary"] == []
    assert any(row["reason"].endswith("in ships") for row in made["withheld"])


def test_a_second_reader_is_shown_added_fields(briefing: Run, tmp_path: Path, server: Server) -> None:
    overlay(tmp_path, FIELDS, *BUILT_IN)

    made = json.loads(
        daily(
            briefing,
            *("--base-url", server.url, "--model", "m", "--stdout", "--format", "json"),
            environment={"BRIEFING_CHECK": "model"},
        )
    )

    asked = [request for request in server.requests if "check" in str(request["response_format"])]
    assert any("Lady Maud" in request["messages"][0]["content"] for request in asked)
    assert made["run"]["second_reader"] == "m"


def test_a_recording_with_added_fields_replays_to_the_same_bytes(
    briefing: Run, tmp_path: Path, server: Server
) -> None:
    overlay(tmp_path, FIELDS, *BUILT_IN)
    options = ("--stdout", "--format", "json")

    recorded = daily(briefing, "--base-url", server.url, "--model", "m", "--record", "x.yaml", *options)

    assert daily(briefing, "--replay", "x.yaml", *options) == recorded


def test_the_embedded_analyst_says_that_it_fills_no_added_field(briefing: Run, tmp_path: Path) -> None:
    overlay(tmp_path, "\n  when?: string, when\n", *BUILT_IN)

    done = briefing("daily", STORY, "--engine", "extractive", "--stdout", "--format", "markdown")

    assert done.returncode == 0
    assert b"Not filled: summary.when, positions.when, open_questions.when (needs a model)" in done.stderr


def test_an_added_field_named_as_one_of_another_section_is_taken_for_itself(
    briefing: Run, tmp_path: Path, server: Server
) -> None:
    overlay(tmp_path, "\n  stakeholder?: string, who\n", "summary", "open_questions")
    made = daily(briefing, "--base-url", server.url, "--format", "json", "--stdout")

    verified = briefing("verify", "-", stdin=made.encode())
    dropped = briefing("show", "-", "--format", "json", "--drop", "s1.summary.1", stdin=made.encode())

    text = json.loads(made)["stories"][0]["summary"][0]["text"]
    assert text in verified.stdout.decode()
    assert json.loads(dropped.stdout)["withheld"][-1]["text"] == text
