"""`briefing doctor`: each line, and that no secret is in any."""

import json
import re
from pathlib import Path

import pytest

from briefing.archive_place import ArchivePlace, PostgresAddress
from tests.archive.made_days import FIRE, archive_of, brief_of
from tests.conftest import Run
from tests.llm.server import Chooser, Json, Reply, closed_port, fault, serve

KEY = "sk-planted-0123456789abcdef"
ROOT = Path(__file__).parent.parent.parent


def listing(*names: str) -> Reply:
    return Reply({"object": "list", "data": [{"id": name, "object": "model"} for name in names]})


def unasked(_: Json) -> str:
    return "{}"


def found(stdout: bytes) -> dict[str, str]:
    """Each check by its name, as "state said"; of several the last."""
    rows = [line.split(maxsplit=1) for line in stdout.decode().splitlines()]
    return {rest[:11].strip(): f"{state} {rest[13:]}" for state, rest in rows}


def test_with_nothing_configured_the_embedded_analyst_runs_and_all_is_well(briefing: Run) -> None:
    done = briefing("doctor")

    assert done.returncode == 0
    assert found(done.stdout)["engine"].startswith("ok extractive, since no key")
    assert "key" not in found(done.stdout)


def test_the_defaults_are_listed_by_name_and_none_that_is_empty(briefing: Run) -> None:
    listed = found(briefing("doctor").stdout)["settings"]

    assert "; max_tokens = 4096; timeout = 120.0;" in listed
    assert not any(empty in listed for empty in ("()", "{}", "None", "= ;"))


def test_each_given_setting_is_shown_with_where_it_came_from(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('out = "papers"\n', encoding="utf-8")

    done = briefing("doctor", "--engine", "extractive", environment={"BRIEFING_CHUNK_TOKENS": "900"})

    said = done.stdout.decode()
    assert "engine = extractive (the command line)" in said
    assert "chunk_tokens = 900 (the environment)" in said
    assert "out = papers (briefing.toml)" in said
    assert "by default: formats = markdown, html, json" in said


def test_sources_and_tables_are_shown_in_words(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(
        'sources = ["news", {place = "more", limit = 3}]\n[ignore]\ntopics = ["recipes", "games"]\n',
        encoding="utf-8",
    )

    shown = briefing("doctor").stdout.decode()

    assert "sources = news, more (briefing.toml)" in shown
    assert "ignore = topics: recipes, games (briefing.toml)" in shown


def test_a_wrong_setting_is_the_one_line_and_exit_1(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("engin = 1\n", encoding="utf-8")

    done = briefing("doctor")

    assert done.returncode == 1
    assert done.stdout.decode() == (
        "fail  settings     briefing.toml: unknown setting 'engin'; did you mean engine?;"
        " nothing else was looked at\n"
    )


def test_a_missing_key_fails_and_says_what_to_set(briefing: Run) -> None:
    done = briefing("doctor", "--engine", "llm")

    assert done.returncode == 1
    assert found(done.stdout)["key"].startswith("fail OPENAI_API_KEY is not set: set it")


def test_a_listed_model_is_known(briefing: Run) -> None:
    with serve(unasked, models=listing("small", "large")) as server:
        done = briefing("doctor", "--base-url", server.url, "--model", "small", "--no-request")

    assert done.returncode == 0
    assert found(done.stdout)["endpoint"] == f"ok 127.0.0.1:{server.port} answers"
    assert found(done.stdout)["model"] == "ok small is one of 2 models there"
    assert server.count == 0


def test_a_model_that_is_not_listed_is_a_warning_with_the_nearest_name(briefing: Run) -> None:
    with serve(unasked, models=listing("small", "large")) as server:
        done = briefing("doctor", "--base-url", server.url, "--model", "smal", "--no-request")

    assert done.returncode == 0
    assert found(done.stdout)["model"].startswith("warn smal is none of 2 models there")
    assert "did you mean small?" in found(done.stdout)["model"]


@pytest.mark.parametrize(
    "answered", [Reply({}, 404), Reply("<html>"), Reply("[1, 2"), Reply({"data": "none"})]
)
def test_an_endpoint_without_a_list_of_models_is_no_fault(briefing: Run, answered: Reply) -> None:
    with serve(unasked, models=answered) as server:
        done = briefing("doctor", "--base-url", server.url, "--model", "small", "--no-request")

    assert done.returncode == 0
    assert "has no list of models" in found(done.stdout)["model"]


COLOURS = '{"colours": ["red", "blue"]}'


def refusing(*formats: str) -> Chooser:
    """A server that does not know these formats."""

    def choose(request: Json) -> str | Reply:
        asked = request.get("response_format", {}).get("type")
        if asked in formats:
            return Reply(fault(f"response_format {asked} is not supported", "response_format"), 400)
        return COLOURS

    return choose


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        ((), "ok keeps to a strict schema (strict; 1 request, 120 tokens)"),
        (("json_schema",), "ok knows JSON, but no strict schema"),
        (("json_schema", "json_object"), "warn answers in plain text"),
    ],
)
def test_the_rung_that_an_endpoint_stands_on_is_told(
    briefing: Run, formats: tuple[str, ...], said: str
) -> None:
    with serve(refusing(*formats)) as server:
        done = briefing("doctor", "--base-url", server.url, "--model", "small")

    assert done.returncode == 0
    assert found(done.stdout)["answers"].startswith(said)


def test_the_question_that_costs_something_is_announced(briefing: Run) -> None:
    with serve(refusing()) as server:
        done = briefing("doctor", "--base-url", server.url, "--model", "small")

    assert server.count == 1
    assert done.stderr.decode() == (
        f"Asking small at 127.0.0.1:{server.port} one small question, of about 100 tokens;"
        " --no-request leaves it out.\n"
    )


def test_a_model_that_gives_no_json_fails(briefing: Run) -> None:
    with serve(lambda _: "Red and blue.") as server:
        done = briefing("doctor", "--base-url", server.url, "--model", "small")

    assert done.returncode == 1
    assert found(done.stdout)["answers"].startswith("fail the model's answer holds no JSON")


def test_an_endpoint_that_refuses_the_key_fails_and_the_key_is_in_no_output(briefing: Run) -> None:
    refusal = Reply({"error": {"message": f"Incorrect API key provided: {KEY}"}}, 401)
    with serve(unasked, models=refusal) as server:
        done = briefing(
            "doctor", "--base-url", server.url, "--model", "m", environment={"OPENAI_API_KEY": KEY}
        )

    assert done.returncode == 1
    assert "refused the key (401)" in found(done.stdout)["endpoint"]
    assert KEY.encode() not in done.stdout + done.stderr


def test_the_password_and_the_query_of_an_address_are_in_no_output(briefing: Run) -> None:
    address = f"http://annika:pass%20word@127.0.0.1:{closed_port()}/v1?api-key=hidden"

    plain = briefing("doctor", "--base-url", address, "--model", "m")
    as_json = briefing("doctor", "--json", environment={"OPENAI_BASE_URL": address})

    assert plain.returncode == as_json.returncode == 1
    for secret in (b"annika", b"pass%20word", b"hidden"):
        assert secret not in plain.stdout + plain.stderr + as_json.stdout + as_json.stderr


def test_changed_templates_are_named(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "system.md.j2").write_text("You write tersely.\n", encoding="utf-8")

    done = briefing("doctor", "--prompts", "mine")

    assert "mine, then the default templates; changed: system.md.j2;" in found(done.stdout)["prompts"]


def test_a_template_that_does_not_render_fails(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "system.md.j2").write_text("{{ nobody }}\n", encoding="utf-8")

    done = briefing("doctor", "--prompts", "mine")

    assert done.returncode == 1
    assert found(done.stdout)["prompts"].startswith("fail ")
    assert "mine/system.md.j2" in found(done.stdout)["prompts"]


def test_a_cache_that_cannot_be_written_is_a_warning(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    done = briefing("doctor", environment={"XDG_CACHE_HOME": str(tmp_path / "file")})

    assert done.returncode == 0
    assert found(done.stdout)["cache"].startswith("warn ")
    assert "XDG_CACHE_HOME" in found(done.stdout)["cache"]
    assert found(done.stdout)["results"].startswith("warn ")


def test_a_cache_that_is_not_wanted_is_not_looked_at(briefing: Run, tmp_path: Path) -> None:
    done = briefing("doctor", "--no-cache")

    assert found(done.stdout)["cache"].startswith("ok not used")
    assert found(done.stdout)["results"].startswith("ok not used (--no-cache)")


def test_a_missing_local_model_fails_before_anything_is_asked(briefing: Run) -> None:
    done = briefing("doctor", "--local-model", "missing.gguf")

    assert done.returncode == 1
    assert "no such file or directory" in found(done.stdout)["local model"]


def test_a_replay_is_told_by_its_cassette(briefing: Run) -> None:
    done = briefing("doctor", "--replay", str(ROOT / "fixtures" / "eu-japan.yaml"))

    assert done.returncode == 0
    assert "1 answer of written-by-hand; nothing is sent" in found(done.stdout)["cassette"]


def test_a_missing_cassette_fails(briefing: Run) -> None:
    done = briefing("doctor", "--replay", "missing.yaml")

    assert done.returncode == 1
    assert found(done.stdout)["cassette"].startswith("fail ")


def test_the_archive_is_told_by_what_it_holds(briefing: Run, tmp_path: Path, place: ArchivePlace) -> None:
    setting = place.url if isinstance(place, PostgresAddress) else "archive.db"
    (tmp_path / "briefing.toml").write_text(f"archive = {json.dumps(setting)}\n", encoding="utf-8")

    before = found(briefing("doctor").stdout)["archive"]
    with archive_of(place, brief_of("2026-11-23", FIRE)):
        pass
    after = found(briefing("doctor").stdout)["archive"]

    assert before.startswith("ok there is no archive at ")
    assert re.fullmatch(r"ok \S+, 1 brief, \d\.\d MB", after)


def test_an_archive_out_of_reach_fails_and_is_told(briefing: Run) -> None:
    place = f"postgresql://ana@127.0.0.1:{closed_port()}/news"

    done = briefing("doctor", environment={"BRIEFING_ARCHIVE": place})

    assert done.returncode == 1
    assert "cannot be reached (Connection refused)" in found(done.stdout)["archive"]


def test_no_archive_is_no_fault(briefing: Run) -> None:
    done = briefing("doctor", environment={"BRIEFING_ARCHIVE": "none"})

    assert found(done.stdout)["archive"] == "ok none is kept (archive = none)"


def test_the_checks_are_there_as_json(briefing: Run) -> None:
    done = briefing("doctor", "--json", environment={"BRIEFING_CHECK": ""})

    checks = json.loads(done.stdout)["checks"]
    assert {check["state"] for check in checks} == {"ok"}
    assert [check["name"] for check in checks][:2] == ["settings", "engine"]


def test_quiet_prints_what_is_wrong_alone(briefing: Run) -> None:
    done = briefing("doctor", "--engine", "llm", "--quiet")

    assert done.stdout.splitlines()[0].startswith(b"fail  key")
    assert len(done.stdout.splitlines()) == 1
