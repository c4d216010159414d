"""A classifier as the second reader of commands: no server, no key, no cost, and no path in what is told."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefing.judge.classifier.extra import missing_packages
from tests.conftest import Run
from tests.judge.classifier.hub import serve_hub
from tests.judge.classifier.made_judge import FALSE, PARTLY, TRUE, make_judge
from tests.llm.server import Json, serve
from tests.record_fixtures import answer_to

pytestmark = pytest.mark.skipif(bool(missing_packages()), reason="needs pip install '.[judge]'")

ROWS = [
    *({"statement": said, "evidence": [evidence], "supported": True} for evidence, said in TRUE),
    *({"statement": said, "evidence": [evidence], "supported": False} for evidence, said in FALSE),
]


@pytest.fixture
def judge(tmp_path: Path) -> str:
    make_judge(tmp_path / "models" / "bags", max_position_embeddings=512)
    return "onnx:models/bags"


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path.name


def configure(folder: Path, **check: object) -> None:
    lines = [f"{name} = {json.dumps(value)}" for name, value in check.items()]
    (folder / "briefing.toml").write_text("\n".join(["[check]", *lines]) + "\n", encoding="utf-8")


def verdicts(stdout: bytes) -> list[str]:
    return [json.loads(line)["verdict"] for line in stdout.splitlines()]


def test_statements_are_verified_with_a_folder(briefing: Run, judge: str, rows: str) -> None:
    done = briefing("verify", "--statements", rows, "--check", "model", "--model", judge)

    assert done.returncode == 0
    assert verdicts(done.stdout)[: len(TRUE)] == ["supported"] * len(TRUE)
    assert set(verdicts(done.stdout)[len(TRUE) :]) == {"unsupported"}
    assert b"to be read again. Second reader: bags (onnx, sha256 " in done.stderr
    assert b"token" not in done.stderr


def test_it_withholds_and_marks_and_rescues_nothing(briefing: Run, judge: str, tmp_path: Path) -> None:
    evidence, said = PARTLY
    given: list[Json] = [
        {"statement": said, "evidence": [evidence]},
        {"statement": "Rents in Oldhaven rose by 5 percent.", "evidence": [TRUE[4][0]]},
    ]
    (tmp_path / "s.jsonl").write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
    arguments = ("verify", "--statements", "s.jsonl")

    ruled = verdicts(briefing(*arguments).stdout)
    again = verdicts(briefing(*arguments, "--check", "model", "--model", judge).stdout)

    assert ruled[1] == again[1] == "unsupported"
    assert again[0] == ("unsupported" if ruled[0] == "unsupported" else "weak")


def test_a_judge_is_measured_beside_the_rules(briefing: Run, judge: str, rows: str) -> None:
    done = briefing("eval", rows, "--check", "rules", "--check", "model", "--model", judge, "--json")

    assert done.returncode == 0
    assert b"model" in done.stdout


def test_a_judge_that_was_added_is_had_by_its_name(briefing: Run, rows: str, tmp_path: Path) -> None:
    with serve_hub(make_judge(tmp_path / "repository"), "made/bags") as hub:
        briefing("judge", "add", "hf:made/bags", "--endpoint", hub.url)
    configure(tmp_path, model="hf:made/bags", threshold=0.6)

    done = briefing("verify", "--statements", rows, "--check", "model")

    assert done.returncode == 0
    assert verdicts(done.stdout)[: len(TRUE)] == ["supported"] * len(TRUE)


# ── A day's brief ───────────────────────────────────────────────────────────────────────────────────


def brief_of(folder: Path) -> Any:
    (path,) = (folder / "briefs").rglob("*.json")
    return json.loads(path.read_text("utf-8"))


def brief_after(briefing: Run, folder: Path, *arguments: str, check: str) -> Any:
    done = briefing(*DAILY, *arguments, environment={"BRIEFING_CHECK": check})
    assert done.returncode == 0, done.stderr
    return brief_of(folder)


DAILY = ("daily", "seeds", "--date", "2026-11-24", "--format", "json")


def test_a_brief_of_a_model_is_read_again_on_this_machine(
    briefing: Run, seed: Path, judge: str, tmp_path: Path
) -> None:
    answers = json.loads(Path(__file__).with_name("answers").joinpath("second-reader.json").read_text())
    configure(tmp_path, model=judge)
    with serve(lambda request: json.dumps(answer_to(request, answers))) as server:
        place = ("--base-url", server.url, "--model", "m")
        done = briefing(*DAILY, *place, environment={"BRIEFING_CHECK": "auto"})

    brief = brief_of(tmp_path)
    assert done.returncode == 0, done.stderr
    assert all(r["response_format"]["json_schema"]["name"] != "check" for r in server.requests)
    assert brief["run"]["second_reader"].startswith("bags (onnx, sha256 ")
    assert brief["run"]["usage"]["requests"] == len(server.requests)
    assert "check.md.j2" not in str(brief["run"]["prompts"])
    assert str(tmp_path) not in json.dumps(brief)


def test_a_brief_of_the_embedded_analyst_is_read_again_where_the_settings_say_so(
    briefing: Run, seed: Path, judge: str, tmp_path: Path
) -> None:
    arguments = (*DAILY, "--engine", "extractive")
    configure(tmp_path, model=judge)
    briefing(*arguments, environment={"BRIEFING_CHECK": "auto"})
    assert brief_of(tmp_path)["run"]["second_reader"] is None

    done = briefing(*arguments, "--check", "model")

    brief = brief_of(tmp_path)
    assert done.returncode == 0
    assert (brief["run"]["engine"], brief["run"]["usage"]["requests"]) == ("extractive", 0)
    assert brief["run"]["second_reader"].startswith("bags (onnx")
    assert brief["run"]["classifier"] is True
    assert b"Second reader: bags (onnx" in done.stderr


def test_what_it_doubts_is_marked_and_what_it_denies_is_withheld(
    briefing: Run, judge: str, tmp_path: Path
) -> None:
    evidence, doubted = PARTLY
    sentences = ["The port of Sandvik drew a crowd.", evidence, TRUE[1][0], TRUE[4][0]]
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    denied, entailed = "Two ferries crashed into each other off Sandvik.", TRUE[4][1]
    points = [
        {"text": text, "status": "fact", "evidence": [number]}
        for number, text in enumerate((doubted, denied, entailed), start=1)
    ]
    configure(tmp_path, model=judge)

    with serve(lambda _: json.dumps({"summary": points, "positions": [], "open_questions": []})) as server:
        place = ("--base-url", server.url, "--model", "m")
        rules = brief_after(briefing, tmp_path, *place, check="rules")
        again = brief_after(briefing, tmp_path, *place, check="auto")

    def shown(brief: Any) -> list[tuple[str, str]]:
        return [(point["text"], point["verdict"]) for point in brief["stories"][0]["summary"]]

    assert shown(rules) == [(text, "supported") for text in (doubted, denied, entailed)]
    assert shown(again) == [(doubted, "weak"), (entailed, "supported")]
    (withheld,) = again["withheld"]
    assert withheld["text"] == denied
    assert withheld["reason"].startswith(
        "a second reader finds that its sentences do not say it (probability"
    )


def test_the_same_judge_gives_the_same_brief(briefing: Run, seed: Path, judge: str, tmp_path: Path) -> None:
    configure(tmp_path, model=judge)
    written = []
    for _ in range(2):
        briefing(*DAILY, "--engine", "extractive", "--check", "model")
        written.append(next((tmp_path / "briefs").rglob("*.json")).read_bytes())

    assert written[0] == written[1]


# ── What does not go together ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ({"model": "onnx:nowhere"}, b"nowhere: no such folder"),
        (
            {"model": "nli-deberta-v3-small"},
            b"is not on this machine: briefing judge add nli-deberta-v3-small",
        ),
        ({"model": "hf:made/bags"}, b"is not on this machine: briefing judge add hf:made/bags"),
        ({"model": "onnx:seeds"}, b"seeds holds no sequence classifier: model.onnx or onnx/model.onnx"),
        ({"threshold": 2}, b"check_threshold = 2 will not do"),
    ],
)
def test_a_judge_that_cannot_be_had_is_wrong_usage(
    briefing: Run, seed: Path, tmp_path: Path, check: dict[str, object], said: bytes
) -> None:
    configure(tmp_path, **check)

    done = briefing(*DAILY, "--engine", "extractive", "--check", "model")

    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr
    assert said in done.stderr
    assert not (tmp_path / "briefs").exists()


def test_a_judge_is_no_analyst(briefing: Run, seed: Path, judge: str) -> None:
    done = briefing(*DAILY, "--model", judge)

    assert done.returncode == 2
    assert b"is a judge and no analyst; name it as model below [check]" in done.stderr


def test_without_the_extra_a_run_says_how_to_install_it(
    briefing: Run, seed: Path, judge: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(tmp_path, model=judge)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)

    done = briefing(*DAILY, "--engine", "extractive", "--check", "model")

    assert done.returncode == 2
    assert b"needs onnxruntime, not installed here: pip install 'briefing-cli[judge]'" in done.stderr


def test_no_run_without_a_judge_loads_any_of_its_packages(seed: Path, tmp_path: Path) -> None:
    """The core of the program does without: nothing of the extra is imported unless a judge is asked."""
    configure(tmp_path, model="gpt-5-nano")
    code = (
        "import sys; from briefing.cli import main; sys.argv[1:] = ['daily', 'seeds', '--stdout'];\n"
        "try: main()\n"
        "finally: print(sorted({'onnxruntime', 'tokenizers', 'huggingface_hub', 'numpy'} & set(sys.modules)),"
        " file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True)

    assert done.stderr.decode().splitlines()[-1] == "[]"


# ── The doctor ──────────────────────────────────────────────────────────────────────────────────────


def judge_line(stdout: bytes) -> str:
    (line,) = [line for line in stdout.decode().splitlines() if line[6:].startswith("judge ")]
    return line


def test_the_doctor_tells_which_judges_there_are_and_whether_the_wanted_one_loads(
    briefing: Run, judge: str, tmp_path: Path
) -> None:
    nothing = briefing("doctor", "--no-request")
    assert judge_line(nothing.stdout).startswith(
        "ok    judge        no classifier reads again; none was added"
    )

    configure(tmp_path, mode="model", model=judge)
    loads = briefing("doctor", "--no-request", environment={"BRIEFING_CHECK": ""})
    assert (loads.returncode, "loads and reads again" in judge_line(loads.stdout)) == (0, True)

    (tmp_path / "models" / "bags" / "config.json").unlink()
    broken = briefing("doctor", "--no-request", environment={"BRIEFING_CHECK": ""})
    assert broken.returncode == 1
    assert judge_line(broken.stdout).startswith("fail  judge")


def test_the_doctor_says_that_the_extra_is_missing(briefing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tokenizers", None)

    done = briefing("doctor", "--no-request")

    assert done.returncode == 0
    assert "tokenizers not installed (pip install 'briefing-cli[judge]')" in judge_line(done.stdout)
