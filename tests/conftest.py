"""What all tests share: the command as a user runs it, and benchmarks that run only on demand."""

import gc
import itertools
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from jinja2 import Environment

from briefing.archive_place import ArchivePlace
from briefing.cli import COLLECT_AFTER, main
from tests.archive.databases import DATABASES, Places, new_places

Run = Callable[..., subprocess.CompletedProcess[bytes]]
Command = Callable[..., "Outcome"]
Once = Callable[[str, Callable[[Path], None]], Path]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
COMMAND = str(Path(sys.executable).with_name("briefing"))
NUMBERS = itertools.count()
collect_ignore = ["example_project"]  # a project of its own, run by test_pytest_plugin.py
SEEDS = Path(__file__).parent.parent / "seeds"

# A busy machine makes no property false. Where CI is set, hypothesis draws the same examples each time.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


class Outcome(NamedTuple):
    """What the command left: its exit code, and the text on stdout and stderr."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees, or leaves anything in, the cache and the templates of whoever runs it. The folders are
    made by what first writes there: most tests need none."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(NUMBERS))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Jinja compiles a template once a run for all tests that take it as it is: each takes it from a folder
    of its own, and the program can keep nothing from one to the next."""
    compiled: dict[tuple[object, ...], object] = {}
    compiling = Environment.compile

    def compile(of: Environment, source: object, *arguments: object) -> object:
        options = (type(of), of.autoescape, of.finalize, of.keep_trailing_newline, arguments)
        if not isinstance(source, str):
            return compiling(of, source, *arguments)  # type: ignore[call-overload]
        if (source, *options) not in compiled:
            compiled[source, *options] = compiling(of, source, *arguments)  # type: ignore[call-overload]
        return compiled[source, *options]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile)
        yield


@pytest.fixture
def briefing(tmp_path: Path) -> Run:
    """Runs `briefing ARGS` within the test's process, in an empty folder, with no key and no setting in the
    environment, and with a cache of its own. No second reader is asked unless a test says so."""

    def run(
        *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(tmp_path)
            return ended(arguments, stdin, {**clean(), **alone(tmp_path), **(environment or {})})

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """As `briefing`, but as a process of its own: where what a process shares, or a second of imports, is the
    point."""

    def run(
        *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [COMMAND, *arguments],
            cwd=tmp_path,
            env={**clean(), **alone(tmp_path), **(environment or {})},
            input=stdin,
            capture_output=True,
        )

    return run


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `briefing ARGS` within the test's process, folder and environment."""
    for name in os.environ.keys() - clean().keys():
        monkeypatch.delenv(name)
    monkeypatch.setenv("BRIEFING_CHECK", "rules")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str) -> Outcome:
        done = ended(arguments, b"", os.environ)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def clean() -> dict[str, str]:
    """The environment without the settings and the keys of whoever runs the tests."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}


def alone(folder: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(folder / "cache"), "BRIEFING_CHECK": "rules"}


def ended(
    arguments: Sequence[str], stdin: bytes, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    """How `main` ends in this process. What it shares with us is as before: environment, streams, arguments,
    signals and the collector's frequency."""
    given, out, err = (TextIOWrapper(BytesIO(content), "utf-8") for content in (stdin, b"", b""))
    variables, frequency, on_ctrl_c = dict(os.environ), gc.get_threshold(), signal.getsignal(signal.SIGINT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["briefing", *arguments])
        for name, stream in (("stdin", given), ("stdout", out), ("stderr", err)):
            patch.setattr(sys, name, stream)
        try:
            replace(os.environ, environment)
            with pytest.raises(SystemExit) as end:
                main()
        finally:
            replace(os.environ, variables)
            gc.set_threshold(*frequency)
            signal.signal(signal.SIGINT, on_ctrl_c)
    return subprocess.CompletedProcess(arguments, int(end.value.code or 0), written(out), written(err))


def replace(variables: MutableMapping[str, str], by: Mapping[str, str]) -> None:
    wanted = dict(by)
    variables.clear()
    variables.update(wanted)


def written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue()


@pytest.fixture(params=DATABASES)
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Places]:
    """Gives another place for an archive at each call; of both databases, one after the other."""
    with new_places(request.param, tmp_path) as given:
        yield given


@pytest.fixture
def place(places: Places) -> ArchivePlace:
    """A place for an archive."""
    return places()


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder by its name once a run: the first worker fills it, and the others wait for it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, fill: Callable[[Path], None]) -> Path:
        place, done = shared / name, shared / f"{name}.done"
        with closing(sqlite3.connect(shared / f"{name}.lock", timeout=600, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            if not done.exists():
                place.mkdir()
                fill(place)
                done.touch()
        return place

    return made


@pytest.fixture(scope="session")
def wheel(once: Once) -> Path:
    """The wheel of this checkout, as a release would build it."""

    def build(folder: Path) -> None:
        options = ["--no-build-isolation", "--no-deps", "--no-index", "-w", str(folder)]
        subprocess.run([*PIP, "wheel", str(SEEDS.parent), *options], check=True, capture_output=True)

    (built,) = once("dist", build).glob("briefing_cli-*.whl")
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


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end, and is gone through for cycles no more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "bench: a measurement, run by `make bench` alone")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a shell's background: children inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = bool(config.getoption("--bench"))
    skip = pytest.mark.skip(reason="a benchmark: run `make bench`")
    for test in items:
        if "bench" in test.keywords and not wanted:
            test.add_marker(skip)
