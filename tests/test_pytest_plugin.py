"""The example project, run by pytest as its owner would, in an environment that holds the wheel."""

import os
import shutil
import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.conftest import PIP, Once
from tests.llm.server import serve
from tests.record_fixtures import ROOT

EXAMPLE = ROOT / "tests" / "example_project"
ANSWER = (ROOT / "tests" / "answers" / "rents.json").read_text(encoding="utf-8")
CASSETTE = "tests/cassettes/rents.yaml"


@pytest.fixture(scope="module")
def python(wheel: Path, once: Once) -> Path:
    """An environment with the wheel, which finds what the wheel needs in ours."""

    def install(place: Path) -> None:
        venv.create(place, with_pip=False)
        options = [
            "--python",
            str(place / "bin" / "python"),
            "install",
            "--no-deps",
            "--no-index",
            "--no-compile",
        ]
        subprocess.run([*PIP[:3], *options, str(wheel)], check=True, capture_output=True)
        (site,) = place.glob("lib/python*/site-packages")
        (site / "ours.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    return once("environment", install) / "bin" / "python"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "project"))


def run(python: Path, project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """pytest in the project, without the plugins that others have put into our environment."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_", "PYTEST_"))}
    quiet = ("-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-p", "no:anyio")
    return subprocess.run(
        [str(python), "-m", "pytest", *quiet, *arguments],
        cwd=project,
        env=clean | environment,
        capture_output=True,
        text=True,
    )


def test_the_example_project_passes_whatever_the_environment_holds(python: Path, project: Path) -> None:
    (project / "tests" / "keys_test.py").write_text(
        "import os\n"
        "def test_it(briefing_replay):\n"
        "    assert not [n for n in os.environ if n.startswith(('OPENAI_', 'BRIEFING_')) or 'API_KEY' in n]\n"
        f"    brief = briefing_replay('{CASSETTE}', sources='articles')\n"
        "    assert (brief.date, brief.run.model) == ('2000-01-01', 'written-by-hand')\n",
        encoding="utf-8",
    )
    own = project / "config" / "briefing" / "prompts"
    own.mkdir(parents=True)
    (own / "system.md.j2").write_text("{{ nobody's business", encoding="utf-8")
    keys = {"OPENAI_API_KEY": "sk-1", "OTHER_API_KEY": "sk-2", "BRIEFING_MODEL": "m", "BRIEFING_RECORD": "x"}

    done = run(python, project, HTTPS_PROXY="http://127.0.0.1:9", XDG_CONFIG_HOME="config", **keys)

    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_a_changed_template_fails_with_the_report_and_the_command(python: Path, project: Path) -> None:
    tape = (project / CASSETTE).read_text(encoding="utf-8")
    (project / CASSETTE).write_text(tape.replace("made_by: make fixtures\n", ""), encoding="utf-8")
    section = project / "prompts" / "sections" / "costs.md.j2"
    section.write_text(section.read_text(encoding="utf-8") + "Fees are costs.\n", encoding="utf-8")

    done = run(python, project, "-k", "against")

    assert done.returncode == 1
    assert "Since it was recorded the template sections/costs.md.j2 has changed;" in done.stdout
    assert "\n+ Fees are costs.\n" in done.stdout
    test = "tests/brief_test.py::test_who_is_against_it_is_named"
    assert f"record it anew with: pytest {test} --briefing-record" in done.stdout


def test_recording_asks_the_endpoint_and_what_is_recorded_replays(python: Path, project: Path) -> None:
    committed = (project / CASSETTE).read_text(encoding="utf-8").partition("interactions:")[2]
    (project / CASSETTE).unlink()

    with serve(lambda _: ANSWER) as server:
        named = {"BRIEFING_BASE_URL": server.url, "BRIEFING_MODEL": "written-by-hand"}
        where = named | {"BRIEFING_CHECK": "rules"}
        done = run(python, project, "--briefing-record", "-k", "section or against", **where)
    recorded = (project / CASSETTE).read_text(encoding="utf-8").partition("interactions:")[2]

    assert (done.returncode, server.count) == (0, 1), done.stdout
    assert recorded.partition("  response:")[0] == committed.partition("  response:")[0]
    assert run(python, project).returncode == 0


def test_without_its_fixture_the_plugin_costs_no_import(python: Path, project: Path) -> None:
    (project / "tests" / "brief_test.py").write_text(
        "import sys\n"
        "def test_it():\n"
        "    ours = {n for n in sys.modules if n.partition('.')[0] == 'briefing'}\n"
        "    assert ours == {'briefing', 'briefing.errors', 'briefing.pytest_plugin'}\n"
        "    assert not {'pydantic', 'openai', 'vcr', 'jinja2', 'yaml'} & set(sys.modules)\n",
        encoding="utf-8",
    )

    done = run(python, project)

    assert done.returncode == 0, done.stdout


def test_a_test_that_names_no_cassette_is_told_how(python: Path, project: Path) -> None:
    (project / "tests" / "brief_test.py").write_text(
        "def test_it(briefing_replay):\n    briefing_replay()\n", encoding="utf-8"
    )

    done = run(python, project)

    assert done.returncode == 1
    assert 'no cassette is named: mark the test with briefing_cassette("tests/cassettes/' in done.stdout


def test_the_projects_environment_runs_the_wheel(python: Path, tmp_path: Path) -> None:
    code = "import briefing; print(briefing.__file__)"

    done = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, text=True)

    assert Path(done.stdout).is_relative_to(python.parent.parent)
