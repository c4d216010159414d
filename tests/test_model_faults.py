"""Each fault of an endpoint, from the server that really misbehaves to the exit code and the brief.

Two articles are read. The server answers well about the one, and about the other it misbehaves: once, or
always. `ROWS` are the rows of the README's table, `FAULTS` has each fault with its row.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefing import cli
from briefing.llm.retry import Patience
from tests.llm.server import Chooser, Json, Reply, Server, closed_port, completion, fault, serve

README = Path(__file__).parent.parent / "README.md"
KEY = "sk-planted-0123456789abcdef"
HARBOUR = """Storm takes two cranes

The harbour of Lindholm lost its first crane in the storm of Friday. The harbour master said on Sunday that
the second crane would be checked.
"""
RENTS = """Rents fall in Oslo

Rents in Oslo fell by 3 percent in May. The mayor called the figures a relief.
"""
SLOW = "no whole answer in time"


class Row(NamedTuple):
    """A row of the table by its first cell, and the exit codes where the fault happens `once` to one article,
    `always` to one, and always to the only one."""

    fault: str
    once: int
    always: int
    alone: int

    @property
    def codes(self) -> str:
        return ", ".join(dict.fromkeys(map(str, (self.once, self.always, self.alone))))


PASSES = Row(
    "`408`, `409`, `429`, `5xx`; no connection, or one that breaks off; no whole answer in time; a page, "
    "broken JSON or nothing for an answer",
    0,
    3,
    1,
)
ENDS = Row(
    "no credit; the key refused; an unknown model; an address that has moved; nobody answers any request",
    3,
    3,
    1,
)
REASONED = Row("all of an answer's room went to reasoning", 0, 3, 1)
CUT = Row("the answer is cut off, or the article is too long for the model", 0, 3, 1)
DECLINED = Row("the model declines, or a filter stops it", 3, 3, 1)
REFUSED = Row("`400`, `404` or `422` in whatever words", 0, 3, 1)
BROKEN = Row("the answer holds no JSON, or breaks the schema", 0, 3, 1)
ADAPTS = Row(
    "the endpoint refuses a parameter, a system's message or a way of asking for JSON, answers by streams "
    "alone, or counts no tokens",
    0,
    0,
    0,
)
ROWS = (PASSES, ENDS, REASONED, CUT, DECLINED, REFUSED, BROKEN, ADAPTS)


class Fault(NamedTuple):
    """`reply` is None where the server answers well; `asked`: how often it is asked about an article that it
    always treats so; `reason`: what the brief says."""

    row: Row
    reply: Callable[[Json], Reply | None]
    asked: int
    reason: str


def status(code: int, told: str = "not now", name: str | None = None, **headers: str) -> Reply:
    sent = {header.replace("_", "-"): value for header, value in headers.items()}
    return Reply(fault(f"{told}: {KEY}", code=name), code, sent)


def whole(content: str | None, finish: str = "stop", **message: str) -> Reply:
    return Reply(completion(content, finish=finish, **message))


def uncounted(request: Json) -> Reply:
    body = completion(answered(request))
    del body["usage"]
    return Reply(body)


PAGE = Reply("<html><body>Bad gateway</body></html>")
HALF = Reply('{"choices": [{"mess', headers={"content-type": "application/json"})
TOO_LONG = status(400, "the maximum context length is 9 tokens", "context_length_exceeded")
UNKNOWN_FORMAT = Reply({"error": "'response_format.type' must be 'text'"}, 400)
UNKNOWN_PARAMETER = Reply(fault("Unsupported parameter", param="temperature"), 400)

FAULTS = {
    "429 with Retry-After": Fault(PASSES, lambda _: status(429, retry_after="0.01"), 6, "status 429"),
    "429 without": Fault(PASSES, lambda _: status(429), 6, "status 429"),
    "500": Fault(PASSES, lambda _: status(500), 6, "status 500"),
    "503 with a text": Fault(PASSES, lambda _: Reply("no healthy upstream", 503), 6, "status 503"),
    "reset before the body": Fault(PASSES, lambda _: Reply("{}", cut=0), 6, "could not be reached"),
    "reset in the body": Fault(PASSES, lambda _: Reply(completion("{}"), cut=40), 6, "not be reached"),
    "a body that trickles": Fault(PASSES, lambda _: Reply(completion("{}"), pause=0.05), 2, SLOW),
    "no answer ever": Fault(PASSES, lambda _: Reply(completion("{}"), delay=30), 2, SLOW),
    "empty choices": Fault(PASSES, lambda _: Reply({"choices": []}), 6, "gave no answer"),
    "empty content": Fault(PASSES, lambda _: whole(""), 6, "gave no answer"),
    "a page with status 200": Fault(PASSES, lambda _: PAGE, 6, "gave no answer"),
    "wrong JSON": Fault(PASSES, lambda _: HALF, 6, "gave no answer"),
    "no credit": Fault(ENDS, lambda _: status(429, name="insufficient_quota"), 1, "no credit left"),
    "key refused": Fault(ENDS, lambda _: status(401), 1, "the key was refused"),
    "unknown model": Fault(ENDS, lambda _: status(404, name="model_not_found"), 1, "the model is unknown"),
    "moved": Fault(ENDS, lambda _: Reply("", 301, {"location": "/v2"}), 1, "endpoint has moved"),
    "reasoned, cut off": Fault(REASONED, lambda _: whole("", "length"), 2, "went to reasoning"),
    "cut off": Fault(CUT, lambda _: whole('{"headline": "Th', "length"), 3, "cut off"),
    "context length": Fault(CUT, lambda _: TOO_LONG, 3, "longer than the model can read"),
    "refusal": Fault(DECLINED, lambda _: whole(None, refusal="I cannot."), 1, "declined"),
    "content filter": Fault(DECLINED, lambda _: whole("", "content_filter"), 1, "declined"),
    "filtered prompt": Fault(DECLINED, lambda _: status(400, name="content_filter"), 1, "declined"),
    "any other 400": Fault(REFUSED, lambda _: status(400), 4, "status 400"),
    "any other 422": Fault(REFUSED, lambda _: status(422), 4, "status 422"),
    "prose": Fault(BROKEN, lambda _: whole("It is about a harbour."), 2, "did not fit the schema"),
    "another schema": Fault(BROKEN, lambda _: whole('{"points": []}'), 2, "did not fit the schema"),
    "no usage": Fault(ADAPTS, uncounted, 1, ""),
    "a format refused": Fault(ADAPTS, lambda r: UNKNOWN_FORMAT if "response_format" in r else None, 3, ""),
    "a parameter refused": Fault(ADAPTS, lambda r: UNKNOWN_PARAMETER if "temperature" in r else None, 2, ""),
}


def answered(request: Json) -> str:
    """The first sentence of what is asked about, as a model would state it."""
    lines = re.findall(r"^\[(\d+)\] (.+)$", article(request), re.MULTILINE)
    point = {"text": lines[0][1], "status": "fact", "evidence": [int(lines[0][0])]}
    rest = {"headline": "", "headline_evidence": [], "positions": [], "open_questions": []}
    return json.dumps(rest | {"summary": [point]})


def article(request: Json) -> str:
    return str(request["messages"][1]["content"]).rpartition("Everything between them is data")[2]


def about_harbour(request: Json) -> bool:
    return "harbour" in article(request)


def misbehaving(one: Fault, times: float = float("inf")) -> Chooser:
    """A server that answers so, and so many times, where it is asked about the harbour."""
    met = count(1)

    def choose(request: Json) -> str | Reply:
        wrong = one.reply(request) if about_harbour(request) and next(met) <= times else None
        return wrong or answered(request)

    return choose


class Done(NamedTuple):
    code: int
    brief: dict[str, Any] | None
    told: str


Briefed = Callable[..., Done]


@pytest.fixture
def briefed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Briefed:
    """`briefing daily` of the articles in this process, with delays of a few milliseconds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("BRIEFING_CACHE", "false")
    for name, text in (("harbour.txt", HARBOUR), ("rents.txt", RENTS)):
        Path(name).write_text(text, encoding="utf-8")

    def run(url: str, *sources: str, slow: bool = False) -> Done:
        hurried = Patience(first=0.001, longest=0.01, whole=1.1 if slow else 60)
        monkeypatch.setattr(Patience, "lasting", lambda *_: hurried)
        monkeypatch.setenv("BRIEFING_TIMEOUT", "0.6" if slow else "30")
        fixed = ["--date", "2026-11-24", "--stdout", "--format", "json", "--base-url", url, "--model", "m"]
        named = sources or ("harbour.txt", "rents.txt")
        monkeypatch.setattr(sys, "argv", ["briefing", "daily", *named, *fixed])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsysbinary.readouterr()
        return Done(int(str(ended.value.code or 0)), json.loads(out) if out else None, err.decode())

    return run


def asked(server: Server) -> int:
    return sum(map(about_harbour, server.requests))


def says_nothing_secret(told: str) -> bool:
    """Neither the key nor the article nor the prompt, and no traceback."""
    return not any(secret in told for secret in (KEY, KEY[:10], "crane", "You read news", "Traceback"))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_happens_once(name: str, briefed: Briefed) -> None:
    one = FAULTS[name]
    with serve(misbehaving(one, times=1)) as server:
        done = briefed(server.url, slow=one.reason == SLOW)

    assert done.code == one.row.once
    assert says_nothing_secret(done.told)
    if one.row in (PASSES, BROKEN):
        with serve(answered) as server:
            assert done.brief == briefed(server.url).brief


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_happens_always_to_one_article(name: str, briefed: Briefed) -> None:
    one = FAULTS[name]
    with serve(misbehaving(one)) as server:
        done = briefed(server.url, slow=one.reason == SLOW)

    assert done.code == one.row.always
    assert done.brief is not None
    harbour, rents = done.brief["articles"]
    assert one.reason in harbour["reason"]
    assert harbour["unread"] == ([1, 2] if one.reason else [])
    assert rents["unread"] == [] or one.row == ENDS
    assert ("harbour.txt: sentences 1 and 2 read by nobody" in done.told) == bool(one.reason)
    assert ("harbour.txt: 2 sentences (2 read by nobody), 0 findings" in done.told) == bool(one.reason)
    assert says_nothing_secret(done.told)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_is_all_there_is(name: str, briefed: Briefed) -> None:
    one = FAULTS[name]
    with serve(misbehaving(one)) as server:
        done = briefed(server.url, "harbour.txt", slow=one.reason == SLOW)

    assert (done.code, done.brief is None) == (one.row.alone, bool(one.reason))
    assert asked(server) == one.asked
    assert not one.reason or re.fullmatch(r"briefing: .*[;:] .+", done.told.splitlines()[-1])
    assert says_nothing_secret(done.told)


def test_an_analysis_tells_what_nobody_read(
    briefed: Briefed, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with serve(misbehaving(FAULTS["refusal"])) as server:
        arguments = ["analyze", "harbour.txt", "rents.txt", "--base-url", server.url, "--model", "m"]
        monkeypatch.setattr(sys, "argv", ["briefing", *arguments])
        with pytest.raises(SystemExit, match="3"):
            cli.main()

    out, err = capsysbinary.readouterr()
    assert [json.loads(line)["unread"] for line in out.splitlines()] == [[1, 2], []]
    assert b"harbour.txt: sentences 1 and 2 read by nobody" in err


def test_nobody_who_listens_ends_the_run_with_one_line(briefed: Briefed) -> None:
    done = briefed(f"http://127.0.0.1:{closed_port()}/v1")

    assert (done.code, done.brief) == (1, None)
    assert "the connection was refused; check that it is running" in done.told.splitlines()[-1]


def write_twenty_more(folder: Path) -> None:
    for n in range(20):
        text = f"Bridges of town {n}\n\nThe town has {n} bridges.\n"
        (folder / f"more{n:02}.txt").write_text(text, encoding="utf-8")


def test_what_ends_the_run_spares_what_was_answered_before(briefed: Briefed, tmp_path: Path) -> None:
    write_twenty_more(tmp_path)
    met = count(1)
    with serve(lambda request: answered(request) if next(met) <= 3 else status(401)) as server:
        done = briefed(server.url, ".")

    assert done.code == 3
    assert done.brief is not None
    assert len([one for one in done.brief["articles"] if not one["unread"]]) == 3
    assert server.count <= 3 + 8
    assert done.told.count("refused the key") == 1


def test_with_two_faults_in_five_answers_the_brief_is_whole(briefed: Briefed, tmp_path: Path) -> None:
    write_twenty_more(tmp_path)
    drawn = random.Random(5)
    passing = [one for one in FAULTS.values() if one.row == PASSES and one.reason != SLOW]
    asked: Counter[str] = Counter()

    def faulty(request: Json) -> str | Reply:
        """A request is met with faults twice at most, in whatever order requests arrive."""
        content = json.dumps(request["messages"])
        asked[content] += 1
        hit = drawn.random() < 0.4 and asked[content] <= 2
        return (drawn.choice(passing).reply(request) if hit else None) or answered(request)

    with serve(answered) as server:
        unbroken = briefed(server.url, ".")
    with serve(faulty) as server:
        done = briefed(server.url, ".")

    assert server.count > 22
    assert (done.code, done.brief) == (0, unbroken.brief)


def test_the_readme_has_a_row_for_each_kind_of_fault_with_its_exit_codes() -> None:
    section = README.read_text(encoding="utf-8").partition("## When a model fails")[2].partition("\n### ")[0]
    rows = [line for line in section.splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]

    told = {first: ", ".join(re.findall(r"\d", codes)) for first, _, codes in cells[2:]}
    assert told == {row.fault: row.codes for row in ROWS}
    assert {one.row for one in FAULTS.values()} == set(ROWS)
