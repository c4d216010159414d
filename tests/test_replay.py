"""A brief by a model, replayed: what its reader gets, and that neither key nor network is needed."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.llm.server import Json, serve
from tests.record_fixtures import FIXTURES, ROOT, Fixture, record

FIXTURE = str(ROOT / "fixtures" / "eu-japan.yaml")
PLANTED = str(ROOT / "fixtures" / "planted-faults.yaml")


def brief(briefing: Run, *arguments: str, **more: Any) -> dict[str, Any]:
    done = briefing(
        "daily", "seeds", "--date", "2026-11-24", "--stdout", "--format", "json", *arguments, **more
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


REPLAY = """
import sys
from briefing.cli import main
try:
    main()
finally:
    print(sorted({"openai", "vcr", "httpcore2"} & set(sys.modules)), file=sys.stderr)
"""


def test_a_replay_imports_nothing_that_speaks_to_an_endpoint(tmp_path: Path) -> None:
    command = [sys.executable, "-c", REPLAY, "daily", "seeds", "--replay", FIXTURE, "--stdout", "--quiet"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
    )
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("fixture", FIXTURES, ids=[f.name for f in FIXTURES])
def test_the_cassettes_are_what_the_templates_ask_today(fixture: Fixture, tmp_path: Path) -> None:
    assert (
        record(fixture, tmp_path).read_bytes() == (ROOT / fixture.kept / f"{fixture.name}.yaml").read_bytes()
    )


def test_a_replayed_brief_says_its_model_and_withholds_no_true_statement(briefing: Run, seed: Path) -> None:
    found = brief(briefing, "--replay", FIXTURE)

    assert (found["run"]["engine"], found["run"]["model"]) == ("llm", "written-by-hand")
    assert found["withheld"] == []
    assert len(found["stories"][0]["positions"]) == 8


def test_a_replay_needs_no_network_whatever_the_environment_says(briefing: Run, seed: Path) -> None:
    dead = {
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "OPENAI_API_KEY": "sk-none",
    }

    plain = brief(briefing, "--replay", FIXTURE)
    behind = brief(briefing, "--replay", FIXTURE, "--base-url", "http://127.0.0.1:9/v1", environment=dead)

    assert plain == behind


def test_every_planted_fault_is_withheld_and_the_true_statements_stand(briefing: Run, seed: Path) -> None:
    found = brief(briefing, "--replay", PLANTED)

    story = found["stories"][0]
    assert [p["text"] for p in story["summary"]] == [
        "Part of the EU strategy involves deepening ties with allies on technology."
    ]
    assert story["positions"] == []
    assert [q["question"] for q in story["open_questions"]] == [
        "When will the Digital Cooperation Council be established?"
    ]
    assert story["headline"]["text"] == story["summary"][0]["text"]
    assert len(found["withheld"]) == 15
    assert all(w["reason"] for w in found["withheld"])


def test_what_a_very_small_model_invents_is_withheld(briefing: Run, seed: Path) -> None:
    found = brief(briefing, "--replay", str(ROOT / "fixtures" / "smollm2-135m.yaml"))

    told = json.dumps(found["stories"])
    assert len(found["withheld"]) >= 5
    assert not any(
        invented in told for invented in ("Brackwater", "Tove Lind", "street market", "£6 million")
    )


def test_a_request_that_the_cassette_lacks_names_the_article_and_what_to_do(
    briefing: Run, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("Rents fall\n\nRents fell in Oslo in May.\n", encoding="utf-8")

    done = briefing("daily", "other.txt", "--replay", FIXTURE)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(b"briefing: other.txt: ")
    assert b"nothing was recorded of this text" in done.stderr.splitlines()[-1]
    assert b"--record" in done.stderr.splitlines()[-1]
    assert not (tmp_path / "briefs").exists()


def test_what_a_server_answers_can_be_recorded_and_replayed(
    briefing: Run, seed: Path, tmp_path: Path
) -> None:
    answer = (ROOT / "tests" / "answers" / "eu-japan.json").read_text(encoding="utf-8")

    def answered(_: Json) -> str:
        return answer

    with serve(answered) as server:
        live = brief(briefing, "--base-url", server.url, "--model", "m", "--record", "tape.yaml")
    again = brief(briefing, "--replay", "tape.yaml")

    assert live == again
    assert "127.0.0.1" not in (tmp_path / "tape.yaml").read_text(encoding="utf-8")


def test_where_the_text_goes_is_said_before_it_goes(briefing: Run, seed: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/v1"
    impatient = {"BRIEFING_PATIENCE": "0"}
    done = briefing("daily", "seeds", "--base-url", address, "--model", "m", environment=impatient)

    assert done.returncode == 1
    assert (
        f"Sending 1 article to 127.0.0.1:{port}, model m; `--engine extractive` keeps it here."
        in done.stderr.decode()
    )
    assert b"Traceback" not in done.stderr


def test_a_server_that_repeats_the_cited_sentence_has_nothing_withheld(briefing: Run, seed: Path) -> None:
    found = brief(briefing, *served(lambda text: text))

    assert found["withheld"] == []
    assert len(found["stories"][0]["summary"]) == 5


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: f"{text.rstrip('.')} for $417 million.",
        lambda text: f"{text.rstrip('.')}, Ottoline Grebb said.",
        lambda text: f"It is not true that {text[0].lower()}{text[1:]}",
    ],
    ids=["an invented figure", "an absent name", "a denial"],
)
def test_a_server_that_spoils_each_sentence_has_all_withheld(briefing: Run, seed: Path, spoil: Any) -> None:
    found = brief(briefing, *served(spoil))

    assert found["stories"][0]["summary"] == []
    assert len(found["withheld"]) == 5


_RUNNING: list[Any] = []


@pytest.fixture(autouse=True)
def _stop_servers() -> Any:
    yield
    while _RUNNING:
        _RUNNING.pop().__exit__(None, None, None)


def served(change: Any) -> tuple[str, ...]:
    """The options for a server that answers with the article's first sentences, changed."""

    def answered(request: Json) -> str:
        lines = [
            line
            for line in request["messages"][1]["content"].rsplit("<article-", 1)[1].splitlines()
            if line[:1] == "["
        ]
        sentences = dict(line[1:].split("] ", 1) for line in lines)
        points = [
            {"text": change(sentences[number]), "status": "fact", "evidence": [int(number)]}
            for number in ("1", "2", "5", "8", "11")
        ]
        return json.dumps(
            {
                "headline": "",
                "headline_evidence": [],
                "summary": points,
                "positions": [],
                "open_questions": [],
            }
        )

    running = serve(answered)
    server = running.__enter__()
    _RUNNING.append(running)
    return ("--base-url", server.url, "--model", "m")


def test_a_changed_template_is_named_with_its_lines_and_the_command_that_records_anew(
    briefing: Run, seed: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    system = (ROOT / "prompts" / "system.md.j2").read_text(encoding="utf-8")
    (tmp_path / "mine" / "system.md.j2").write_text(f"{system}\nBe brief.\n", encoding="utf-8")
    answer = (ROOT / "tests" / "answers" / "eu-japan.json").read_text(encoding="utf-8")
    with serve(lambda _: answer) as server:
        briefing("daily", "seeds", "--base-url", server.url, "--model", "m", "--record", "tape.yaml")

    ours = briefing("daily", "seeds", "--replay", FIXTURE, "--prompts", "mine")
    mine = briefing("analyze", "seeds", "--replay", "tape.yaml", "--prompts", "mine")

    first, *lines = ours.stderr.decode().splitlines()[1:]
    assert "Since it was recorded the template system.md.j2 has changed;" in first
    assert first.endswith("record it anew with: make fixtures")
    assert lines == ["+ Be brief."]
    assert "anew with: briefing daily seeds --prompts mine --record tape.yaml" in mine.stderr.decode()


def test_what_a_cassette_tells_of_its_origin_holds_no_path(seed: Path, tmp_path: Path) -> None:
    told = record(FIXTURES[0], tmp_path).read_text(encoding="utf-8")

    assert "source: eu-japan-ai-chips.txt" in told
    assert not any(place in told for place in (str(tmp_path), str(ROOT), "127.0.0.1"))
