"""Sections that a user adds by a file alone, from the request to every page."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.llm.server import Server, serve

EXAMPLES = Path(__file__).parent.parent / "prompts" / "examples"
ARTICLE = """Harbour town votes on its bridge

The council of Lindmouth voted on Tuesday to rebuild the old bridge by 2029.
Engineer Per Voss said the work would cost about £4.2 million.
The harbour office paid £310,000 for a survey in May.
The old bridge has been closed to lorries since a barge struck one of its piers, and drivers take the long way
round by the mill road, where residents have complained of noise, dust and broken kerbs to the council.
Shops near the quay have counted fewer customers, a school bus leaves a quarter of an hour earlier, and the
rowing club keeps its boats in a barn. A model of the new bridge stands in the library, beside drawings of the
four that stood there before it, one of them covered and with a gate that was locked at night against wolves.
"""
ANSWER: dict[str, Any] = {
    "headline": "Lindmouth votes to rebuild its bridge",
    "headline_evidence": [1],
    "summary": [
        {
            "text": "The council of Lindmouth voted on Tuesday to rebuild the old bridge by 2029.",
            "status": "fact",
            "evidence": [1],
        }
    ],
    "positions": [],
    "open_questions": [],
    "timeline": [
        {"when": "in May", "event": "The harbour office paid for a survey", "kind": "past", "evidence": [3]},
        {"when": "on Friday", "event": "The council voted", "kind": "past", "evidence": [1]},
        {"when": "by 2029", "event": "rebuild the old bridge", "kind": "deadline", "evidence": [1, 99]},
    ],
    "figures": [
        {
            "figure": "£310,000",
            "what": "for a survey",
            "by_whom": "The harbour office",
            "kind": "paid",
            "evidence": [3],
        },
        {
            "figure": "about £4.2 million",
            "what": "the work",
            "by_whom": None,
            "kind": "estimated",
            "evidence": [2],
        },
    ],
}


@pytest.fixture
def server() -> Iterator[Server]:
    with serve(lambda _: json.dumps(ANSWER)) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article, and the examples copied to where a user's own sections stand."""
    (tmp_path / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    shutil.copytree(EXAMPLES, tmp_path / "prompts" / "sections")
    return tmp_path


def daily(briefing: Run, server: Server, *more: str) -> dict[str, Any]:
    done = briefing("daily", "bridge.txt", "--base-url", server.url, "--date", "2026-01-02", *more)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout) if more else {"terminal": done.stdout.decode()}
    return found


def test_the_timelines_items_carry_verified_evidence(briefing: Run, folder: Path, server: Server) -> None:
    made = daily(briefing, server, "--stdout", "--format", "json")

    survey, bridge = made["stories"][0]["sections"]["timeline"]
    assert (survey["when"], survey["kind"], survey["verdict"]) == ("in May", "past", "supported")
    assert survey["evidence"][0]["quote"] == "The harbour office paid £310,000 for a survey in May."
    assert (bridge["when"], len(bridge["evidence"])) == ("by 2029", 1)
    assert [(w["section"], w["reason"]) for w in made["withheld"]] == [
        ("timeline", "a date that its source lacks: “friday”, in when")
    ]


def test_the_request_carries_the_schema_of_the_users_sections(
    briefing: Run, folder: Path, server: Server
) -> None:
    daily(briefing, server, "--stdout", "--format", "json")

    schema = server.requests[0]["response_format"]["json_schema"]["schema"]
    assert list(schema["$defs"]["_timeline"]["properties"]) == ["when", "event", "kind", "evidence"]


def test_a_users_sections_stand_on_every_page(briefing: Run, folder: Path, server: Server) -> None:
    options = [part for name in ("markdown", "html", "json", "email") for part in ("--format", name)]
    done = briefing("daily", "bridge.txt", "--base-url", server.url, "--date", "2026-01-02", *options)
    made = folder / "briefs" / "2026-01-02"

    pages = {path.suffix: path.read_text("utf-8") for path in made.iterdir()}
    assert (
        "- **£310,000**: for a survey (by whom: The harbour office; kind: paid, unchecked) [2]."
        in pages[".md"]
    )
    assert "<b>in May</b>: The harbour office paid for a survey" in pages[".html"]
    assert "TIMELINE" in pages[".eml"]
    assert (
        "Timeline\n  in May: The harbour office paid for a survey (kind: past, unchecked) [2]"
        in done.stdout.decode()
    )


def test_a_brief_with_a_users_sections_is_verified_anew(briefing: Run, folder: Path, server: Server) -> None:
    made = daily(briefing, server, "--stdout", "--format", "json")
    good = briefing("verify", "-", stdin=json.dumps(made).encode())
    made["stories"][0]["sections"]["figures"][0]["figure"] = "£311,000"
    bad = briefing("verify", "-", stdin=json.dumps(made).encode())

    assert (good.returncode, bad.returncode) == (0, 1), good.stdout.decode()
    assert b"FAULT  s1.figures.1" in bad.stdout


def test_the_embedded_analyst_says_what_it_leaves_empty(briefing: Run, folder: Path) -> None:
    done = briefing("daily", "bridge.txt", "--stdout", "--format", "markdown")

    assert "Not filled: timeline, figures (needs a model)." in done.stderr.decode()
    assert "**Not filled.** Timeline and Figures (needs a model)." in done.stdout.decode()


def test_a_disabled_section_is_in_no_brief(briefing: Run, folder: Path) -> None:
    overlay = folder / "prompts" / "sections" / "positions.md.j2"
    overlay.write_text("---\ndisabled: true\n---\n", encoding="utf-8")

    (folder / "bridge.txt").write_text(ARTICLE + "Wales spoke.\nWales and Wales again.\n", encoding="utf-8")

    made = json.loads(briefing("daily", "bridge.txt", "--stdout", "--format", "json").stdout)

    assert "positions" not in [section["name"] for section in made["sections"]]
    assert made["stories"][0]["positions"] == made["stories"][0]["silent"] == []


def test_a_brief_in_another_language_marks_what_nobody_could_check(
    briefing: Run, folder: Path, server: Server
) -> None:
    (folder / "briefing.toml").write_text('[prompts.vars]\nlanguage = "German"\n', encoding="utf-8")
    text = "Der Rat von Lindmouth stimmte am Dienstag für den Neubau der alten Brücke."
    german = ANSWER | {"summary": [{"text": text, "status": "fact", "evidence": [1]}], "timeline": []}
    server.chooser = lambda _: json.dumps(german)

    made = daily(briefing, server, "--stdout", "--format", "json")
    verified = briefing("verify", "-", stdin=json.dumps(made).encode())
    page = briefing("show", "-", "--format", "markdown", stdin=json.dumps(made).encode()).stdout.decode()

    (point,) = made["stories"][0]["summary"]
    assert (point["verdict"], point["reason"]) == ("weak", "not checked: written in German")
    assert verified.returncode == 0, verified.stdout.decode()
    assert f"{text[:-1]} (partly traced: not checked: written in German) [1]" in page
    assert "the check cannot read German against another language" in page


def test_the_embedded_analyst_says_that_it_writes_no_other_language(briefing: Run, folder: Path) -> None:
    (folder / "briefing.toml").write_text('[prompts.vars]\nlanguage = "German"\n', encoding="utf-8")

    done = briefing("daily", "bridge.txt", "--stdout", "--format", "json")

    assert b"only a model writes German" in done.stderr
    assert json.loads(done.stdout)["run"]["language"] == "English"


def test_a_broken_page_writes_no_file(briefing: Run, folder: Path) -> None:
    (folder / "prompts" / "pages").mkdir()
    (folder / "prompts" / "pages" / "brief.html.j2").write_text("{{ page.titel }}", encoding="utf-8")

    done = briefing("daily", "bridge.txt")

    assert done.returncode == 2
    assert b"pages/brief.html.j2, line 1 cannot be filled" in done.stderr
    assert not (folder / "briefs").exists()


@pytest.mark.parametrize("name", ["pages/brief.html.j2", "merge.md.j2", "check.md.j2"])
def test_a_broken_template_is_told_before_anything_is_asked(
    briefing: Run, folder: Path, server: Server, name: str
) -> None:
    (folder / "prompts" / "pages").mkdir()
    (folder / "prompts" / name).write_text("{{ page.titel }}", encoding="utf-8")

    done = briefing("daily", "bridge.txt", "--base-url", server.url, "--check", "model")

    assert done.returncode == 2, done.stderr.decode()
    assert f"{name}, line 1 cannot be filled" in done.stderr.decode()
    assert server.requests == []
