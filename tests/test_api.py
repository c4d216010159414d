"""What Python programs may use: `make_brief`, `Brief`, the errors, and nothing else."""

import asyncio
import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import briefing
from briefing import errors
from tests.conftest import SEEDS, Run
from tests.record_fixtures import ROOT

FIXTURE = ROOT / "fixtures" / "eu-japan.yaml"


@pytest.fixture(autouse=True)
def _without_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "BRIEFING_ENGINE"):
        monkeypatch.delenv(name, raising=False)


def test_a_brief_is_the_one_that_the_command_writes(
    briefing: Run, seed: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from briefing import make_brief

    done = briefing("daily", "seeds", "--date", "2026-11-24", "--stdout", "--format", "json")
    made = make_brief("seeds", date=date(2026, 11, 24))

    assert made.model_dump(mode="json") == json.loads(done.stdout)
    assert capfd.readouterr() == ("", "")


def test_settings_go_by_their_names_and_a_path_is_a_path() -> None:
    made = briefing.make_brief([SEEDS], date="2026-11-24", replay=FIXTURE)

    assert (made.run.engine, made.run.model) == ("llm", "written-by-hand")


def test_notices_go_to_whoever_asks_for_them() -> None:
    said: list[str] = []

    briefing.make_brief(SEEDS, notice=said.append)

    assert said[0].startswith("No language model")


def test_in_a_running_event_loop_a_brief_is_made_as_well() -> None:
    async def notebook() -> briefing.Brief:
        return briefing.make_brief(SEEDS, date="2026-11-24", replay=str(FIXTURE))

    assert asyncio.run(notebook()) == briefing.make_brief(SEEDS, date="2026-11-24", replay=str(FIXTURE))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"modle": "m"}, r"make_brief: unknown setting 'modle'; did you mean model\?"),
        ({"chunk_tokens": 3}, "make_brief: chunk_tokens = 3 will not do"),
        ({"out": "briefs"}, "make_brief writes no file: leave out out"),
        ({"date": "tomorrow"}, "date='tomorrow' is no date"),
        ({"record": "a.yaml", "replay": "b.yaml"}, "do not go together"),
    ],
)
def test_a_setting_that_is_wrong_is_an_error_with_a_name(given: dict[str, str], said: str) -> None:
    with pytest.raises(briefing.UsageError, match=said):
        briefing.make_brief(SEEDS, **given)  # type: ignore[arg-type]


def test_no_source_and_no_article_are_errors() -> None:
    with pytest.raises(briefing.UsageError, match="no source is named"):
        briefing.make_brief(())
    with pytest.raises(briefing.NothingToBrief, match=r"absent\.txt"):
        briefing.make_brief("absent.txt")


def test_public_are_the_brief_how_to_make_it_and_every_error() -> None:
    tree = {
        kind.__name__
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    }

    assert set(briefing.__all__) == {"Brief", "make_brief"} | tree
    assert dir(briefing) == sorted(briefing.__all__)
    assert all(getattr(briefing, name).__name__ == name for name in briefing.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        vars(briefing)["__getattr__"]("nothing")


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, briefing; print(sorted({'pydantic', 'openai', 'jinja2', 'asyncio'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.stdout.strip() == "[]", done.stderr


def test_a_template_that_is_edited_in_between_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    briefing.make_brief(SEEDS, replay=FIXTURE)
    (tmp_path / "prompts" / "system.md.j2").write_text("Be brief.", encoding="utf-8")

    with pytest.raises(briefing.CassetteError, match=r"the template system\.md\.j2 has changed") as caught:
        briefing.make_brief(SEEDS, replay=FIXTURE)

    assert "+ Be brief." in caught.value.__notes__


def test_the_time_of_a_day_is_no_part_of_a_brief() -> None:
    assert briefing.make_brief(SEEDS, date=datetime(2026, 11, 24, 9, 30)).date == "2026-11-24"
