"""Two first days, typed as they would be: a new editor's, with an upgrade, and a new developer's."""

import json
from collections.abc import Iterator

import pytest

from tests.llm.server import Json, Server, serve
from tests.prompt_tools.conftest import Installed, edit
from tests.prompt_tools.test_template_trial import ARTICLE, answered

POSITION = {
    "stakeholder": "The harbour office",
    "stakeholder_kind": "organisation",
    "role": "",
    "verb": "opposes",
    "position": "a toll",
    "stance": "opposes",
    "stance_on": "a toll",
    "directness": "reported",
    "evidence": [3],
    "named_in": None,
}


def with_a_position(request: Json) -> str:
    """A position where the editor's sentence stands in the prompt."""
    asked = "Offices count as parties." in request["messages"][1]["content"]
    return json.dumps(json.loads(answered(request)) | {"positions": [POSITION] if asked else []})


@pytest.fixture
def server() -> Iterator[Server]:
    with serve(with_a_position) as running:
        yield running


def test_an_editors_first_day_and_the_upgrade_after_it(installed: Installed, server: Server) -> None:
    (installed.folder / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    name, url = "sections/positions.md.j2", ("--base-url", server.url)
    mine = installed.folder / "prompts" / name

    copied = installed.run("prompts", "copy", "positions")
    edit(mine, "A party can act and could be asked:", "Offices count as parties. A party can act:")
    checked = installed.run("prompts", "check")
    tried = installed.run("prompts", "try", "positions", "bridge.txt", *url)
    made = installed.run("daily", "bridge.txt", *url, "--stdout", "--format", "json")

    assert copied.stdout.decode().strip() == f"prompts/{name}"
    assert (checked.returncode, checked.stdout) == (0, b"No fault.\n")
    assert " ".join(tried.stdout.decode().split()).count("harbour office opposes a toll [opposes]") == 1
    (position,) = json.loads(made.stdout)["stories"][0]["positions"]
    assert (position["stakeholder"], position["verdict"]) == ("The harbour office", "supported")

    kept = mine.read_bytes()
    installed.upgrade(name, "`stance` only where the article says so;", "`stance` as the article has it;")
    diff = installed.run("prompts", "diff", "positions").stdout.decode()
    listed = installed.run("prompts", "list").stdout.decode()
    again = installed.run("daily", "bridge.txt", *url, "--stdout", "--format", "json")

    assert mine.read_bytes() == kept
    assert "changed, the default has changed since it was copied" in listed
    mixed, news = diff.split("The default has changed since it was copied; this is new in it:\n")
    assert "+- Offices count as parties." in mixed
    assert "\n+- `stance` as the article has it;" in news
    assert "Offices count" not in news
    assert again.stdout == made.stdout


def test_a_developers_first_day(installed: Installed, server: Server) -> None:
    (installed.folder / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    daily = ("daily", "bridge.txt", "--date", "2026-01-02", "--stdout", "--format", "json")
    record = ("--base-url", server.url, "--record", "bridge.yaml")

    installed.run("prompts", "copy", "timeline")
    live = installed.run(*daily, *record)
    replayed = installed.run(*daily, "--replay", "bridge.yaml", HTTPS_PROXY="http://127.0.0.1:9")

    (entry,) = json.loads(replayed.stdout)["stories"][0]["sections"]["timeline"]
    assert entry["evidence"][0]["quote"].endswith("to rebuild the old bridge by 2029.")
    assert replayed.stdout == live.stdout

    edit(installed.folder / "prompts/sections/timeline.md.j2", "the earliest first", "the latest first")
    drifted = installed.run(*daily, "--replay", "bridge.yaml")
    stale = installed.run("fixtures", "check", "bridge.yaml")
    anew = installed.run(*daily, *record)

    told = drifted.stderr.decode()
    assert drifted.returncode == stale.returncode == 1
    assert "sections/timeline.md.j2" in told
    assert "+ What the article dates, the latest first" in told
    assert b"stale: bridge.yaml" in stale.stdout
    assert anew.returncode == 0
    assert installed.run("fixtures", "check", "bridge.yaml").returncode == 0
    assert installed.run(*daily, "--replay", "bridge.yaml").returncode == 0
