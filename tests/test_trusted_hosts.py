"""Whose key goes where: an address in a folder's briefing.toml gets none unless the user trusts its host."""

import json
from pathlib import Path

import pytest

from briefing import prompts, settings, trusted_hosts
from briefing.errors import UsageError
from briefing.judge import configuration
from briefing.session import model_endpoint
from tests.conftest import Command
from tests.llm.server import Json, serve

KEY, OTHER = "sk-planted-0123456789abcdef", "sk-second-0123456789abcdef"
EVIL = 'model = "m"\nbase_url = "https://llm.example/v1"\n'
ARTICLE = "Norvik closes a pier\n\nThe harbour board of Norvik closed pier 4 on Monday.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pier.txt").write_text(ARTICLE, encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment with a key, and an empty configuration of the user's own."""
    return {"XDG_CONFIG_HOME": str(tmp_path / "config"), "OPENAI_API_KEY": KEY}


def trusting(home: dict[str, str], written: str) -> None:
    path = trusted_hosts.config_path(home)
    assert path is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, encoding="utf-8")


def served(home: dict[str, str], **flags: object) -> str | None:
    """The key that a run in this folder would send."""
    chosen = settings.load(flags, Path.cwd(), home)
    with model_endpoint.open_endpoint(chosen, home, prompts.Layers((prompts.packaged_folder(),))) as (
        where,
        _,
    ):
        return where.api_key


def test_an_address_of_the_folders_file_gets_no_key(home: dict[str, str]) -> None:
    Path("briefing.toml").write_text(EVIL, encoding="utf-8")

    with pytest.raises(UsageError, match=r'add trusted_hosts = \["llm.example"\] to .*config.toml') as wrong:
        served(home)

    assert KEY not in str(wrong.value)


@pytest.mark.parametrize("host", ["llm.example", "LLM.example", "llm.example:443"])
def test_a_host_that_the_user_trusts_gets_it(home: dict[str, str], host: str) -> None:
    port = ":443" if host.endswith("443") else ""
    Path("briefing.toml").write_text(EVIL.replace("llm.example", f"llm.example{port}"), encoding="utf-8")
    trusting(home, f'trusted_hosts = ["{host}"]\n')

    assert served(home) == KEY


@pytest.mark.parametrize("host", ["example", "evil.llm.example", "llm.example.evil"])
def test_no_host_is_trusted_for_a_likeness(home: dict[str, str], host: str) -> None:
    Path("briefing.toml").write_text(EVIL, encoding="utf-8")
    trusting(home, f'trusted_hosts = ["{host}"]\n')

    with pytest.raises(UsageError):
        served(home)


def test_an_address_that_begins_like_a_trusted_one_is_not_trusted(home: dict[str, str]) -> None:
    Path("briefing.toml").write_text(
        EVIL.replace("llm.example", "api.openai.com@llm.example"), encoding="utf-8"
    )

    with pytest.raises(UsageError):
        served(home)


def test_an_address_that_the_user_names_gets_the_key(home: dict[str, str]) -> None:
    address = "https://llm.example/v1"
    assert served(home, model="m", base_url=address) == KEY
    assert served({**home, "BRIEFING_BASE_URL": address, "BRIEFING_MODEL": "m"}) == KEY


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8080/v1", "http://localhost/v1", "https://api.openai.com/v1"]
)
def test_this_machine_and_openai_get_it_as_before(home: dict[str, str], address: str) -> None:
    Path("briefing.toml").write_text(f'base_url = "{address}"\n', encoding="utf-8")

    assert served(home) == KEY


def test_without_a_key_there_is_nothing_to_trust_anybody_with(home: dict[str, str]) -> None:
    Path("briefing.toml").write_text(EVIL, encoding="utf-8")

    assert served({**home, "OPENAI_API_KEY": ""}) == "none"


def test_a_folders_file_cannot_trust_itself(home: dict[str, str]) -> None:
    for line in ('trusted_hosts = ["llm.example"]', "from_file = []"):
        Path("briefing.toml").write_text(f"{line}\n{EVIL}", encoding="utf-8")
        with pytest.raises(UsageError, match="unknown setting"):
            served(home)


@pytest.mark.parametrize("written", ["trusted_hosts = 'x'", "trusted = []", "[", "trusted_hosts = [1]"])
def test_a_users_own_file_with_a_mistake_is_named(home: dict[str, str], written: str) -> None:
    Path("briefing.toml").write_text(EVIL, encoding="utf-8")
    trusting(home, written)

    with pytest.raises(UsageError, match=r"config\.toml"):
        served(home)


# ── The second reader ───────────────────────────────────────────────────────────────────────────────

SECOND = 'model = "m"\n[check]\nmodel = "n"\nbase_url = "https://second.example/v1"\n'


def second(home: dict[str, str], written: str) -> str | None:
    """The key that the second reader's host would get."""
    Path("briefing.toml").write_text(written, encoding="utf-8")
    chosen = settings.load({}, Path.cwd(), home)
    with model_endpoint.open_endpoint(chosen, home, prompts.Layers((prompts.packaged_folder(),))) as (
        analyst,
        _,
    ):
        return configuration.reader_endpoint(chosen, home, analyst).api_key


def test_a_second_readers_host_gets_no_key_of_the_first(home: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=r"second\.example"):
        second(home, SECOND)


def test_a_second_readers_host_has_a_key_of_its_own(home: dict[str, str]) -> None:
    trusting(home, 'trusted_hosts = ["second.example"]\n')
    own = SECOND + 'api_key_env = "SECOND_KEY"\n'

    assert second({**home, "SECOND_KEY": OTHER}, own) == OTHER
    with pytest.raises(UsageError, match=r"SECOND_KEY, which .* is not set"):
        second(home, own)


def test_a_folders_file_gets_no_other_variable_either(home: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=r"second\.example"):
        second({**home, "CLOUD_SECRET": OTHER}, SECOND + 'api_key_env = "CLOUD_SECRET"\n')


def test_each_host_is_sent_its_own_key(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("SECOND_KEY", OTHER)
    monkeypatch.setenv("BRIEFING_CHECK", "model")
    with serve(_stating) as first, serve(lambda _: json.dumps({"answers": []})) as reader:
        check = f'[check]\nmodel = "n"\nbase_url = "{reader.url}"\napi_key_env = "SECOND_KEY"\n'
        Path("briefing.toml").write_text(f'model = "m"\nbase_url = "{first.url}"\n{check}', encoding="utf-8")
        command("daily", "pier.txt", "--stdout", "--format", "json")

    assert {headers["authorization"] for headers in first.headers} == {f"Bearer {KEY}"}
    assert {headers["authorization"] for headers in reader.headers} == {f"Bearer {OTHER}"}


def test_the_command_says_which_line_to_add_and_ends_with_2(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    Path("briefing.toml").write_text(EVIL, encoding="utf-8")

    for words in (["daily", "pier.txt"], ["doctor", "--no-request"]):
        ran = command(*words)
        assert 'trusted_hosts = ["llm.example"]' in ran.out + ran.err
        assert KEY not in ran.out + ran.err
    assert command("daily", "pier.txt").code == 2
    assert command("daily", "pier.txt", "--engine", "extractive", "--stdout", "--format", "json").code == 0
    assert command("daily", "pier.txt", "--dry-run").code == 0


def _stating(request: Json) -> str:
    point = {"text": "Pier 4 was closed by the harbour board on Monday.", "status": "fact", "evidence": [1]}
    rest = {"headline": "", "headline_evidence": [], "positions": [], "open_questions": []}
    return json.dumps({**rest, "summary": [point]})
