"""`briefing judge`: had from a hub whole or not at all, listed, removed; each fault one line."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.judge.classifier.extra import missing_packages
from briefing.judge.classifier.known_judges import known_judges
from briefing.judge.classifier.pin import read_pin
from tests.conftest import COMMAND, Run
from tests.judge.classifier.hub import COMMIT, Hub, serve_hub
from tests.judge.classifier.made_judge import make_judge, write_config
from tests.llm.server import closed_port

pytestmark = pytest.mark.skipif(bool(missing_packages()), reason="needs pip install '.[judge]'")

NAME = "hf:made/bags"
ROW = b'{"statement": "A dog runs.", "evidence": ["A dog runs fast."], "supported": true}'


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with serve_hub(make_judge(tmp_path / "repository"), "made/bags") as serving:
        yield serving


def kept(folder: Path) -> list[str]:
    """The files in the cache folder, hidden ones among them."""
    return sorted(
        path.relative_to(folder / "cache").as_posix()
        for path in (folder / "cache").rglob("*")
        if path.is_file()
    )


def refused(done: subprocess.CompletedProcess[bytes], code: int, said: str, lines: int = 1) -> bool:
    """Whether a command ended so: the last line of standard error is its only error."""
    errors = done.stderr.decode().splitlines()
    assert errors[-1].startswith("briefing: ")
    assert said in errors[-1], errors[-1]
    return (done.returncode, len(errors), done.stdout) == (code, lines, b"")


def test_a_judge_is_had_with_its_hashes_pinned(briefing: Run, hub: Hub, tmp_path: Path) -> None:
    done = briefing("judge", "add", NAME, "--endpoint", hub.url)

    folder = tmp_path / "cache" / "briefing" / "judges" / "made--bags"
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    pinned = read_pin(folder)
    assert done.returncode == 0
    assert digest.encode() in done.stdout
    assert sorted(path.name for path in folder.iterdir()) == [
        "config.json",
        "judge.json",
        "model.onnx",
        "tokenizer.json",
    ]
    assert (pinned.source, pinned.revision, pinned.licence) == ("made/bags", COMMIT, "mit")
    assert pinned.files["model.onnx"] == digest
    assert [name.split("/")[1] for name in kept(tmp_path)] == ["judges"] * 4


def test_size_licence_and_what_was_not_looked_up_are_said_before_the_first_file(
    briefing: Run, hub: Hub
) -> None:
    (hub.folder / "tokenizer.json").unlink()
    hub.folder.joinpath("README.md").write_text("x" * 5_000_000, encoding="utf-8")  # is not wanted

    done = briefing("judge", "add", NAME, "--endpoint", hub.url)
    assert refused(done, 1, "made/bags holds no tokenizer.json: export the model")
    make_judge(hub.folder)
    done = briefing("judge", "add", NAME, "--endpoint", hub.url)

    first, second = done.stderr.decode().splitlines()
    assert first == f"{NAME}: made/bags at {COMMIT[:10]}, 9 KB, licence mit."
    assert second.startswith("Not looked up beforehand: revision, hash, licence.")


def test_no_token_of_the_user_is_sent(briefing: Run, hub: Hub) -> None:
    briefing("judge", "add", NAME, environment={"HF_ENDPOINT": hub.url, "HF_TOKEN": "hf_planted"})

    assert len(hub.headers) == 7
    assert all("hf_planted" not in str(headers) for headers in hub.headers)


def test_weights_in_a_file_of_their_own_come_too(briefing: Run, hub: Hub, tmp_path: Path) -> None:
    (hub.folder / "model.onnx_data").write_bytes(b"weights")

    assert briefing("judge", "add", NAME, "--endpoint", hub.url).returncode == 0
    assert "briefing/judges/made--bags/model.onnx_data" in kept(tmp_path)


def test_a_name_of_the_table_is_had_at_its_revision(briefing: Run, hub: Hub) -> None:
    known = known_judges()["nli-deberta-v3-small"]

    done = briefing("judge", "add", known.name, "--endpoint", hub.url)

    assert hub.asked == [f"GET /api/models/{known.source}/revision/{known.revision}"]
    assert refused(done, 1, f"shows no {known.source} to everybody")


# ── Faults: one line, an exit code, and nothing half-written ────────────────────────────────────────


def test_a_hub_that_is_down_is_one_line(briefing: Run, tmp_path: Path) -> None:
    done = briefing("judge", "add", NAME, "--endpoint", f"http://127.0.0.1:{closed_port()}")

    assert refused(done, 1, "cannot be reached")
    assert kept(tmp_path) == []


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_a_hub_that_is_out_of_order_is_one_line(briefing: Run, hub: Hub, tmp_path: Path, status: int) -> None:
    hub.status = status

    done = briefing("judge", "add", NAME, "--endpoint", hub.url)

    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert kept(tmp_path) == []


def test_a_hash_that_the_hub_did_not_name_is_refused(briefing: Run, hub: Hub, tmp_path: Path) -> None:
    hub.hashes = {"model.onnx": "0" * 64}

    done = briefing("judge", "add", NAME, "--endpoint", hub.url)

    assert refused(done, 1, f"and not {'0' * 64}: it is not what was expected", lines=3)
    assert kept(tmp_path) == []


def test_a_hash_that_the_table_does_not_have_is_refused(
    briefing: Run, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = known_judges()["nli-deberta-base"].model_copy(
        update={"source": "made/bags", "revision": COMMIT, "file": "model.onnx"}
    )
    monkeypatch.setitem(known_judges(), row.name, row)

    done = briefing("judge", "add", row.name, "--endpoint", hub.url)

    assert b"Not looked up beforehand: licence." in done.stderr
    assert refused(done, 1, f"and not {row.sha256}", lines=3)
    assert kept(tmp_path) == []


def test_a_download_that_is_cut_short_is_refused(briefing: Run, hub: Hub, tmp_path: Path) -> None:
    hub.short = 100

    done = briefing("judge", "add", NAME, "--endpoint", hub.url)

    assert refused(done, 1, "gave no made/bags", lines=3)
    assert kept(tmp_path) == []


def test_what_is_no_classifier_is_refused(briefing: Run, hub: Hub, tmp_path: Path) -> None:
    write_config(hub.folder, ["0", "1", "2"])
    unnamed = briefing("judge", "add", NAME, "--endpoint", hub.url)
    assert refused(unnamed, 1, "made/bags/config.json does not tell which of its labels", lines=3)

    (hub.folder / "model.onnx").write_bytes(b"not a model at all")
    garbage = briefing("judge", "add", NAME, "--endpoint", hub.url, "--entailment", "1")

    assert refused(garbage, 1, "made/bags/model.onnx is no model that onnxruntime can load", lines=3)
    assert kept(tmp_path) == []


def test_a_label_without_a_name_may_be_named(briefing: Run, hub: Hub, tmp_path: Path) -> None:
    make_judge(hub.folder, ["0", "1"])

    done = briefing("judge", "add", NAME, "--endpoint", hub.url, "--entailment", "1")

    assert done.returncode == 0
    assert read_pin(tmp_path / "cache" / "briefing" / "judges" / "made--bags").entailment == "1"


def test_what_was_added_stays_where_a_newer_one_fails(briefing: Run, hub: Hub, tmp_path: Path) -> None:
    briefing("judge", "add", NAME, "--endpoint", hub.url)
    before = kept(tmp_path)
    hub.short = 100

    briefing("judge", "add", NAME, "--endpoint", hub.url)

    assert kept(tmp_path) == before
    hub.short = 0
    assert briefing("judge", "add", NAME, "--endpoint", hub.url).returncode == 0
    assert kept(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs ulimit")
def test_a_full_disk_is_one_line(hub: Hub, tmp_path: Path) -> None:
    """No disk is filled: a file may have a kilobyte, which ends a write as a full disk does."""
    (hub.folder / "config.json").write_text(
        (hub.folder / "config.json").read_text("utf-8") + " " * 200_000, encoding="utf-8"
    )
    script = f"ulimit -f 100; exec {COMMAND} judge add {NAME} --endpoint {hub.url}"

    done = subprocess.run(
        ["bash", "-c", script],
        env={"XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
    )

    assert refused(done, 1, "cannot write", lines=3)
    assert "file too large; make room or set XDG_CACHE_HOME" in done.stderr.decode()
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "nli-deberta-v3-smal"), "did you mean nli-deberta-v3-small?"),
        (("add", "hf:../../etc"), "no judge is called hf:../../etc"),
        (("add", NAME, "--endpoint", "hub.example"), "is no address of a server"),
        (("remove", "nli-deberta-base"), "none was added"),
    ],
)
def test_a_name_that_means_nothing_is_wrong_usage(
    briefing: Run, arguments: tuple[str, ...], said: str
) -> None:
    assert refused(briefing("judge", *arguments), 2, said)


def test_a_revision_that_is_not_there_is_named(briefing: Run, hub: Hub) -> None:
    done = briefing("judge", "add", f"{NAME}@v9", "--endpoint", hub.url)

    assert refused(done, 1, "has no revision v9 of made/bags")


def test_another_commit_than_the_one_that_is_kept_is_not_taken_for_it(briefing: Run, hub: Hub) -> None:
    briefing("judge", "add", NAME, "--endpoint", hub.url)
    read = ("eval", "-", "--check", "model", "--model")

    same = briefing(*read, f"{NAME}@{COMMIT[:8]}", stdin=ROW)
    other = briefing(*read, f"{NAME}@0123456789", stdin=ROW)

    assert same.returncode == 0, same.stderr
    assert refused(other, 2, f"kept at {COMMIT[:10]}: briefing judge add {NAME}@0123456789")


def test_without_the_extra_it_is_said_how_to_install_it(
    briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)

    assert refused(briefing("judge", "add", NAME), 2, "pip install 'briefing-cli[judge]'")


# ── What is there ───────────────────────────────────────────────────────────────────────────────────


def test_judges_are_listed_with_their_licences_and_removed(briefing: Run, hub: Hub, tmp_path: Path) -> None:
    briefing("judge", "add", NAME, "--endpoint", hub.url)

    listed = briefing("judge", "list").stdout.decode().splitlines()
    assert [line.split()[0] for line in listed] == [*known_judges(), NAME]
    assert "licence apache-2.0" in listed[1]
    assert "added" in listed[-1]
    assert "licence mit" in listed[-1]

    assert briefing("judge", "remove", NAME).returncode == 0
    assert kept(tmp_path) == []
    assert b"added" not in briefing("judge", "list").stdout


def test_nothing_is_remembered_of_the_machine(process: Run, hub: Hub, tmp_path: Path) -> None:
    """onnxruntime, left to itself, keeps an identifier of the machine in the user's cache folder."""
    done = process("judge", "add", NAME, "--endpoint", hub.url, environment={"CI": ""})

    assert done.returncode == 0
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["briefing"]


def test_the_table_says_where_each_of_its_judges_was_looked_up() -> None:
    for judge in known_judges().values():
        assert judge.looked_up, judge.name
        assert judge.file.endswith(".onnx")
        assert not judge.revision or len(judge.revision) == 40
        assert not judge.sha256 or len(judge.sha256) == 64
    assert json.dumps([judge.model_dump(mode="json") for judge in known_judges().values()])
