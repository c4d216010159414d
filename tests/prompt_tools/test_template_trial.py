"""A changed template beside the default, on one article."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.prompt_tools import copies
from tests.conftest import Run
from tests.llm.server import Json, Server, serve

ARTICLE = """Harbour town votes on its bridge

The council of Lindmouth voted on Tuesday to rebuild the old bridge by 2029.
Engineer Per Voss said the work would cost about £4.2 million.
The harbour office opposes a toll.
"""
POINT = {"text": "The council voted on Tuesday to rebuild the old bridge.", "status": "fact", "evidence": [1]}
COST = {"text": "Per Voss said the work would cost about £4.2 million.", "status": "claim", "evidence": [2]}
WRONG = {"text": "The work would cost £5.2 million.", "status": "fact", "evidence": [2]}


def answered(request: Json) -> str:
    """More points where the prompt asks for figures, one of them wrong."""
    asked = "Every figure." in request["messages"][1]["content"]
    found: dict[str, Any] = {"headline": "", "headline_evidence": [], "positions": [], "open_questions": []}
    if "timeline" in request["response_format"]["json_schema"]["schema"]["properties"]:
        found["timeline"] = [
            {"when": "by 2029", "event": "rebuild the old bridge", "kind": "deadline", "evidence": [1]}
        ]
    return json.dumps(found | {"summary": [POINT, COST, WRONG] if asked else [POINT]})


@pytest.fixture
def server() -> Iterator[Server]:
    with serve(answered) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article and a changed copy of the summary's template."""
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    (path,) = copies.copy(["summary"], tmp_path / "prompts").made
    path.write_text(path.read_text(encoding="utf-8") + "- Every figure.\n", encoding="utf-8")
    return tmp_path


def test_the_findings_of_both_stand_side_by_side(briefing: Run, folder: Path, server: Server) -> None:
    done = briefing("prompts", "try", "summary", "bridge.txt", "--base-url", server.url)

    page = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert page.count("The council voted on Tuesday") == 2
    assert "\nPOSITIONS\n  the same 0\n" in page
    assert [line.split() for line in page.splitlines() if line.startswith(("supp", "with", "tok"))] == [
        ["supported", "1", "2"],
        ["withheld", "0", "1"],
        ["tokens", "120", "120"],
    ]
    assert "WITHHELD" in page
    asked = ["Every figure." in request["messages"][1]["content"] for request in server.requests]
    assert asked == [False, True]


def test_a_trial_is_recorded_in_one_cassette_and_replayed(
    briefing: Run, folder: Path, server: Server
) -> None:
    url = ("--base-url", server.url)
    live = briefing("prompts", "try", "summary", "bridge.txt", *url, "--record", "t.yaml", "--json")
    replayed = briefing("prompts", "try", "summary", "bridge.txt", "--replay", "t.yaml", "--json")
    strict = ("--record", "t.yaml", "--record-mode", "strict")
    again = briefing("prompts", "try", "summary", "bridge.txt", *strict, "--json")

    assert live.returncode == replayed.returncode == again.returncode == 0, replayed.stderr
    assert json.loads(live.stdout) == json.loads(replayed.stdout) == json.loads(again.stdout)
    assert server.count == 2


def test_a_replay_that_fails_names_the_command_that_records_the_trial(
    briefing: Run, folder: Path, server: Server
) -> None:
    briefing("prompts", "try", "summary", "bridge.txt", "--base-url", server.url, "--record", "t.yaml")
    path = folder / "prompts" / "sections" / "summary.md.j2"
    path.write_text(path.read_text(encoding="utf-8") + "- Every date.\n", encoding="utf-8")

    done = briefing("prompts", "try", "summary", "bridge.txt", "--replay", "t.yaml")

    assert done.returncode == 1
    assert b"briefing prompts try sections/summary.md.j2 bridge.txt --record t.yaml" in done.stderr
    assert b"+ - Every date." in done.stderr


def test_a_section_of_ones_own_is_tried_beside_a_brief_without_it(
    briefing: Run, folder: Path, server: Server
) -> None:
    copies.copy(["timeline"], folder / "prompts")

    done = briefing("prompts", "try", "timeline", "bridge.txt", "--base-url", server.url, "--json")

    found = json.loads(done.stdout)
    assert "timeline" not in found["default"]["sections"]
    assert found["yours"]["sections"]["timeline"][0]["verdict"] == "supported"


def test_a_page_is_tried_with_the_embedded_analyst(briefing: Run, folder: Path) -> None:
    (path,) = copies.copy(["brief.md"], folder / "prompts").made
    path.write_text(path.read_text(encoding="utf-8") + "\nFor the minister's eyes.\n", encoding="utf-8")

    done = briefing("prompts", "try", "brief.md", "bridge.txt")

    assert b"\n+For the minister's eyes.\n" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("system",), "system.md.j2 is the default one; to change it: briefing prompts copy system.md.j2"),
        (("summary",), "the embedded analyst reads no prompts: name a model"),
        (("summary", "--engine", "extractive"), "the embedded analyst reads no prompts"),
    ],
)
def test_a_trial_that_cannot_be_says_what_to_do(
    briefing: Run, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = briefing("prompts", "try", arguments[0], "bridge.txt", *arguments[1:])

    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_copy_that_asks_the_same_is_not_paid_for(briefing: Run, folder: Path, server: Server) -> None:
    copies.copy(["positions"], folder / "prompts")

    done = briefing("prompts", "try", "positions", "bridge.txt", "--base-url", server.url)

    assert (done.returncode, server.count) == (2, 0)
    assert b"asks a model the same as the default" in done.stderr
