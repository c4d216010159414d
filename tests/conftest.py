"""What all tests share: the command as a user runs it, and benchmarks that run only on demand."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.cli import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Command = Callable[..., "Outcome"]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
COMMAND = str(Path(sys.executable).with_name("briefing"))
collect_ignore = ["example_project"]  # a project of its own, run by test_pytest_plugin.py
SEEDS = Path(__file__).parent.parent / "seeds"


class Outcome(NamedTuple):
    """What the command left: its exit code, and the text on stdout and stderr."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees, or leaves anything in, the cache and the templates of whoever runs it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def briefing(tmp_path: Path) -> Run:
    """Runs `briefing ARGS` in an empty folder, with no key and no setting in the environment, and with a
    cache of its own. No second reader is asked unless a test says so."""

    def run(
        *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}
        alone = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "BRIEFING_CHECK": "rules"}
        return subprocess.run(
            [COMMAND, *arguments],
            cwd=tmp_path,
            env={**clean, **alone, **(environment or {})},
            input=stdin,
            capture_output=True,
        )

    return run


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Runs `briefing ARGS` within the test's process and folder: where the process is not the point."""
    for name in [name for name in os.environ if name.startswith(("BRIEFING_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("BRIEFING_CHECK", "rules")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["briefing", *arguments])
        frequency = gc.get_threshold()
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            gc.set_threshold(*frequency)
        printed = capfdbinary.readouterr()
        return Outcome(int(ended.value.code or 0), printed.out.decode(), printed.err.decode())

    return run


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, as a release would build it."""
    folder = tmp_path_factory.mktemp("dist")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "-w", str(folder)]
    subprocess.run([*PIP, "wheel", str(SEEDS.parent), *options], check=True, capture_output=True)
    (built,) = folder.glob("briefing_cli-*.whl")
    return built


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A folder `seeds` with the seed article, as in a checkout."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for article in SEEDS.glob("*.txt"):
        (folder / article.name).write_bytes(article.read_bytes())
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bench", action="store_true", help="run the benchmarks, which print ratios")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "bench: a measurement, run by `make bench` alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = bool(config.getoption("--bench"))
    skip = pytest.mark.skip(reason="a benchmark: run `make bench`")
    for test in items:
        if "bench" in test.keywords and not wanted:
            test.add_marker(skip)
