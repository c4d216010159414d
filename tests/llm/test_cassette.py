import asyncio
import gzip
import json
import random
import socket
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import (
    AnswerError,
    CassetteError,
    ContextLengthError,
    RefusedKeyError,
    StatusError,
    UsageError,
)
from briefing.llm.cassettes import cassette_file
from briefing.llm.cassettes.cassette import (
    extend_cassette,
    record_cassette,
    recorded_model,
    replay_cassette,
)
from briefing.llm.client import Client
from briefing.llm.endpoint import Endpoint, endpoint, replay_endpoint
from briefing.llm.response import Completion
from tests.llm.server import Chooser, Reply, closed_port, completion, fault, serve

SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
FORMAT = {"type": "json_schema", "json_schema": {"name": "analysis", "strict": True, "schema": SCHEMA}}
TEXT = st.text() | st.text(alphabet=" \n\ta#:-'\"|>é\r\u2028", max_size=30)
QUESTIONS = [f"The text:\n[1] Sentence {n}.\n[2] “Ça va,” said N° {n}.\n" for n in range(8)]


def ask(where: Endpoint, *questions: str) -> list[Completion]:
    """All questions at once, by one client."""

    async def asking() -> list[Completion]:
        async with Client(where) as client:
            messages = [[{"role": "user", "content": one}] for one in questions]
            return await asyncio.gather(*(client.ask(one, FORMAT) for one in messages))

    return asyncio.run(asking())


def answer(request: dict[str, Any]) -> str:
    return json.dumps({"length": len(request["messages"][0]["content"]), "echo": "a\nb"})


def record(path: Path, *questions: str, chooser: Chooser = answer, note: str = "") -> list[Completion]:
    with serve(chooser) as server, record_cassette(path, note):
        return ask(endpoint("small", server.url, {}), *questions)


def replay(path: Path, *questions: str, name: str = "small") -> list[Completion]:
    with replay_cassette(path):
        return ask(replay_endpoint(name), *questions)


def parsed(answers: list[Completion]) -> list[tuple[Any, ...]]:
    return [(json.loads(one.content), *one[1:]) for one in answers]


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    return tmp_path / "tape.yaml"


# ── Record and replay ───────────────────────────────────────────────────────────────────────────────


def test_a_replay_answers_as_the_model_did(tape: Path) -> None:
    live = record(tape, *QUESTIONS)
    assert parsed(replay(tape, *reversed(QUESTIONS))) == parsed(live[::-1])


def test_a_replay_never_touches_the_network(tape: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(tape, *QUESTIONS[:3])
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")

    def blocked(*_: object) -> None:
        raise AssertionError("a socket was connected")

    monkeypatch.setattr(socket.socket, "connect", blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    with replay_cassette(tape):
        assert ask(replay_endpoint("small"), QUESTIONS[0])
        assert ask(endpoint("small", f"http://127.0.0.1:{closed_port()}/v1", {}), QUESTIONS[1])
        assert ask(endpoint("small", "https://behind.a.proxy/v1", {}), QUESTIONS[2])


def test_a_replay_does_not_mind_a_proxy_of_an_unknown_kind(
    tape: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tape, QUESTIONS[0])
    monkeypatch.setenv("ALL_PROXY", "gopher://nowhere:1")
    assert len(replay(tape, QUESTIONS[0])) == 1


def test_an_answer_is_found_by_what_is_asked_and_not_where(tape: Path) -> None:
    record(tape, QUESTIONS[0])
    with replay_cassette(tape) as played:
        ask(endpoint("small", "https://elsewhere.example:444/openai", {}), QUESTIONS[0])
        assert (played.played, played.recorded) == (1, 1)


def test_a_replay_matches_though_the_server_took_other_parameters(tape: Path) -> None:
    def choose(request: dict[str, Any]) -> str | Reply:
        for name in ("max_tokens", "temperature"):
            if name in request:
                return Reply(fault(f"Unsupported parameter: '{name}'", name), 400)
        return "{}"

    record(tape, *QUESTIONS, chooser=choose)
    assert len(replay(tape, *QUESTIONS)) == 8
    assert "Unsupported" not in tape.read_text()


def test_recording_and_replaying_leave_the_network_as_it_was(tape: Path) -> None:
    record(tape, QUESTIONS[0])
    replay(tape, QUESTIONS[0])
    with serve(answer) as server:
        ask(endpoint("small", server.url, {}), QUESTIONS[1])
        assert server.count == 1


def test_a_compressed_answer_is_recorded_as_text(tape: Path) -> None:
    body = gzip.compress(json.dumps(completion('{"a": 1}')).encode())
    packed = Reply(body, headers={"content-encoding": "gzip", "content-type": "application/json"})
    record(tape, QUESTIONS[0], chooser=lambda _: packed)
    assert json.loads(replay(tape, QUESTIONS[0])[0].content) == {"a": 1}


# ── What is missing ─────────────────────────────────────────────────────────────────────────────────


def test_a_question_that_was_not_recorded_is_an_error_of_its_own(tape: Path) -> None:
    record(tape, QUESTIONS[0])
    with pytest.raises(CassetteError) as caught:
        replay(tape, QUESTIONS[1])
    assert caught.value.played == 0
    assert "tape.yaml holds no answer to this request" in str(caught.value)
    assert "--record" in str(caught.value)


def test_a_question_asked_more_often_than_recorded_is_another(tape: Path) -> None:
    record(tape, QUESTIONS[0], QUESTIONS[0])
    with replay_cassette(tape):
        ask(replay_endpoint("small"), QUESTIONS[0], QUESTIONS[0])
        with pytest.raises(CassetteError, match="2 times, and it is asked once more") as caught:
            ask(replay_endpoint("small"), QUESTIONS[0])
    assert caught.value.played == 2


def test_another_model_than_the_recorded_one_is_named(tape: Path) -> None:
    record(tape, QUESTIONS[0])
    with pytest.raises(CassetteError, match="was recorded with small, not with large; leave out --model"):
        replay(tape, QUESTIONS[0], name="large")


def test_equal_questions_are_answered_in_the_order_of_asking(tape: Path) -> None:
    answers = iter(['{"z": 1}', '{"a": 2}'])
    with serve(lambda _: next(answers)) as server, record_cassette(tape):
        where = endpoint("small", server.url, {})
        live = ask(where, QUESTIONS[0]) + ask(where, QUESTIONS[0])
    with replay_cassette(tape):
        played = ask(replay_endpoint("small"), QUESTIONS[0]) + ask(replay_endpoint("small"), QUESTIONS[0])
    assert parsed(played) == parsed(live)


# ── What is there already ───────────────────────────────────────────────────────────────────────────


def test_extending_asks_for_what_is_missing_alone_and_keeps_the_rest(tape: Path) -> None:
    record(tape, *QUESTIONS[:3], note="Made by hand.")
    with serve(answer) as server, extend_cassette(tape) as played:
        ask(endpoint("small", server.url, {}), *QUESTIONS[2:5])
    assert (server.count, played.played, played.added) == (2, 1, 2)
    assert (cassette_file.read(tape).about, len(replay(tape, *QUESTIONS[:5]))) == ("Made by hand.", 5)


def test_extending_writes_the_bytes_of_one_recording(tmp_path: Path) -> None:
    record(tmp_path / "one.yaml", *QUESTIONS)
    record(tmp_path / "two.yaml", *QUESTIONS[::2])
    with serve(answer) as server, extend_cassette(tmp_path / "two.yaml"):
        ask(endpoint("small", server.url, {}), *QUESTIONS)
    assert (tmp_path / "one.yaml").read_bytes() == (tmp_path / "two.yaml").read_bytes()


def test_extending_leaves_a_file_alone_that_lacks_nothing_or_when_the_run_fails(tape: Path) -> None:
    record(tape, *QUESTIONS[:2])
    tape.write_bytes(before := tape.read_bytes() + b"# a comment of the user's\n")
    with serve(lambda _: "") as server:
        with extend_cassette(tape):
            ask(endpoint("small", server.url, {}), *QUESTIONS[:2])
        with pytest.raises(AnswerError), extend_cassette(tape):
            ask(endpoint("small", server.url, {}), QUESTIONS[2])
    assert tape.read_bytes() == before


def test_extending_what_is_not_there_makes_it(tape: Path) -> None:
    with serve(answer) as server, extend_cassette(tape):
        ask(endpoint("small", server.url, {}), QUESTIONS[0])
    assert len(replay(tape, QUESTIONS[0])) == 1


# ── The file ────────────────────────────────────────────────────────────────────────────────────────


def test_recording_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    shuffled = random.Random(4).sample(QUESTIONS, len(QUESTIONS))
    record(tmp_path / "one.yaml", *QUESTIONS)
    record(tmp_path / "two.yaml", *shuffled)
    assert (tmp_path / "one.yaml").read_bytes() == (tmp_path / "two.yaml").read_bytes()


def test_a_file_reads_well_in_a_diff(tape: Path) -> None:
    record(tape, QUESTIONS[0], note="Made by hand.\nServed from loopback.\n")
    lines = tape.read_text().splitlines()
    assert "      content: |" in lines
    assert "        [2] “Ça va,” said N° 0." in lines
    assert '              "length": 50,' in lines
    assert "about: |" in lines


def test_a_space_at_the_end_of_a_line_does_not_make_a_block_of_text_one_line(tape: Path) -> None:
    record(tape, "First. \n  Second.\n \nThird. ")
    assert "          Second." in tape.read_text().splitlines()
    assert len(replay(tape, "First. \n  Second.\n \nThird. ")) == 1


def test_a_file_holds_nothing_that_changes_with_the_place_or_the_hour(tape: Path) -> None:
    record(tape, QUESTIONS[0])
    kept = yaml.safe_load(tape.read_text())["interactions"][0]
    assert set(kept) == {"request", "response"}
    assert set(kept["response"]) == {"status", "content-type", "body"}
    assert set(kept["response"]["body"]) == {"model", "choices", "usage"}
    assert not any(word in tape.read_text() for word in ("127.0.0.1", "chatcmpl", "fp_", "created", "Date"))


def test_the_note_and_the_model_can_be_read(tape: Path) -> None:
    record(tape, QUESTIONS[0], note="Answers written by hand.")
    assert (cassette_file.read(tape).about, recorded_model(tape)) == ("Answers written by hand.", "small")
    with replay_cassette(tape) as played:
        assert played.about == "Answers written by hand."


def test_a_recording_of_nothing_replays_nothing(tape: Path) -> None:
    with record_cassette(tape):
        pass
    assert (cassette_file.read(tape).about, recorded_model(tape)) == ("", "")


def test_planted_keys_are_kept_out(tape: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    headers = ["Authorization: Bearer {0}-custom", "api-key: {0}-azure", "Cookie: session={0}-sent"]
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "\n".join(headers).format("PLANTED"))
    monkeypatch.setenv("OPENAI_ORG_ID", "PLANTED-organisation")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "PLANTED-project")
    returned = {
        "Set-Cookie": "id=PLANTED-cookie",
        "openai-organization": "PLANTED-org",
        "x-request-id": "PLANTED-id",
        "x-api-key": "PLANTED-back",
        "content-type": "application/json; key=PLANTED-type",
    }
    body = {**completion("{}"), "account": "PLANTED-body", "x_groq": {"id": "PLANTED-nested"}}
    with serve(lambda _: Reply(body, headers=returned)) as server, record_cassette(tape):
        address = (
            server.url.replace("http://", "http://PLANTED-user:PLANTED-password@") + "?api-key=PLANTED-query"
        )
        ask(endpoint("small", address, {"OPENAI_API_KEY": "PLANTED-key"}), QUESTIONS[0])
    sent = " ".join(f"{server.paths} {server.headers}".split())
    assert all(f"PLANTED-{place}" in sent for place in ("azure", "sent", "organisation", "project", "query"))
    assert "PLANTED" not in tape.read_text()


def test_a_key_that_a_refusal_repeats_is_kept_out(tape: Path) -> None:
    refusal = Reply(fault("wrong key PLANTED"), 401)
    with serve(lambda _: refusal) as server, record_cassette(tape), pytest.raises(RefusedKeyError):
        ask(endpoint("small", server.url, {"OPENAI_API_KEY": "PLANTED"}), QUESTIONS[0])
    assert "PLANTED" not in tape.read_text()


@pytest.mark.parametrize("status", [408, 409, 429, 500, 503, 529])
def test_a_fault_that_passes_is_not_recorded(tape: Path, status: int) -> None:
    replies = iter([Reply(fault("not now"), status), Reply(completion("{}"))])
    with serve(lambda _: next(replies)) as server, record_cassette(tape):
        with pytest.raises(StatusError):
            ask(endpoint("small", server.url, {}), QUESTIONS[0])
        ask(endpoint("small", server.url, {}), QUESTIONS[0])
    assert [row.response.status for row in cassette_file.read(tape).interactions] == [200]


def test_a_fault_that_lasts_is_replayed(tape: Path) -> None:
    told = fault("the maximum context length is 2048 tokens")
    with (
        serve(lambda _: Reply(told, 400)) as server,
        record_cassette(tape),
        pytest.raises(ContextLengthError),
    ):
        ask(endpoint("small", server.url, {}), QUESTIONS[0])
    with pytest.raises(ContextLengthError, match="context length"):
        replay(tape, QUESTIONS[0])


def test_a_page_instead_of_an_answer_is_not_recorded(tape: Path) -> None:
    page = Reply("<html>Welcome to “Example”</html>")
    with serve(lambda _: page) as server, record_cassette(tape), pytest.raises(AnswerError):
        ask(endpoint("small", server.url, {}), QUESTIONS[0])
    with pytest.raises(CassetteError, match="holds no answer"):
        replay(tape, QUESTIONS[0])


def test_a_file_is_replaced_whole(tape: Path) -> None:
    record(tape, *QUESTIONS)
    record(tape, QUESTIONS[3])
    assert len(cassette_file.read(tape).interactions) == 1
    assert [file.name for file in tape.parent.iterdir()] == ["tape.yaml"]


def test_a_file_is_left_alone_when_the_run_fails(tape: Path) -> None:
    record(tape, *QUESTIONS)
    before = tape.read_bytes()
    with pytest.raises(AnswerError):
        record(tape, "Another question.", chooser=lambda _: "")
    assert tape.read_bytes() == before
    assert [file.name for file in tape.parent.iterdir()] == ["tape.yaml"]


def test_a_place_that_cannot_be_written_is_an_error_before_anything_is_asked(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent" / "tape.yaml"):
        with serve(answer) as server:
            with pytest.raises(UsageError, match="a folder that exists"), record_cassette(path):
                ask(endpoint("small", server.url, {}), QUESTIONS[0])
            assert server.count == 0


def test_a_missing_file_says_how_to_make_it(tape: Path) -> None:
    with pytest.raises(UsageError, match=r"tape\.yaml: there is no such cassette; make one with --record"):
        replay(tape, QUESTIONS[0])


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"just a text",
        b"interactions: 5",
        b"interactions: [}",
        b"interactions:\n- request: {}\n",
        b"\xff\xfe",
        b"interactions: !!python/object:os.system []",
        b"interactions: []\nextra: 1",
        b"interactions:\n- {request: {model: 2026-11-24}, response: {status: 200, content-type: x, body: x}}",
        b"\x00",
    ],
)
def test_a_broken_file_is_one_line(tape: Path, broken: bytes) -> None:
    tape.write_bytes(broken)
    with pytest.raises(UsageError, match="is no cassette") as caught:
        replay(tape, QUESTIONS[0])
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        ("{model: &a [x, x], messages: [*a, *a]}", "has no aliases"),
        (f"{{model: {'[' * 500}{']' * 500}}}", "nested too deeply"),
    ],
)
def test_a_file_made_to_grow_or_to_overflow_is_refused(tape: Path, hostile: str, said: str) -> None:
    response = "{status: 200, content-type: text/plain, body: x}"
    tape.write_text(f"interactions:\n- request: {hostile}\n  response: {response}\n")
    with pytest.raises(UsageError, match=said):
        replay(tape, QUESTIONS[0])


def test_half_a_character_in_an_answer_costs_that_character_alone(tape: Path) -> None:
    half = b'{"choices": [{"message": {"content": "caf\\ud83d"}}]}'
    record(tape, QUESTIONS[0], chooser=lambda _: Reply(half))
    assert replay(tape, QUESTIONS[0])[0].content == "caf�"


@settings(max_examples=200)
@given(question=TEXT, content=TEXT, note=TEXT)
def test_any_text_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, question: str, content: str, note: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    sent = {"model": "small", "messages": [{"role": "user", "content": question}]}
    kept = cassette_file.interaction(
        json.dumps(sent).encode(), 200, "application/json", json.dumps({"model": content}).encode()
    )
    cassette_file.write(path, note, [kept])
    read = cassette_file.read(path)
    assert (read.about, read.interactions) == (note, (kept,))
    cassette_file.begin(path, note, "", [kept])
    cassette_file.append(path, kept)
    assert cassette_file.read(path).interactions == (kept, kept)
