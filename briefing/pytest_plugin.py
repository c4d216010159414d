"""A pytest plugin: a repository tests its own templates against its own cassettes, without key and network.

    @pytest.mark.briefing_cassette("tests/cassettes/rents.yaml", sources=["articles/rents.txt"])
    def test_the_landlords_are_heard(briefing_replay):
        brief = briefing_replay()
        assert "Landlords' union" in [p.stakeholder for p in brief.stories[0].positions]

`briefing_replay(cassette, sources=…, date=…, **settings)` gives a `briefing.Brief`; what the call leaves out
comes from the marker. Paths are those of the command, run in pytest's root folder: `briefing.toml` and
`prompts/` are taken from there, and nobody's own configuration is. The settings are those of
`briefing.make_brief`; a brief's date is 1 January 2000 unless one is given, so that a test means the same
every day.

While a test uses it, the variables OPENAI_*, BRIEFING_* and *_API_KEY are gone, and every connection is
refused. With `pytest --briefing-record` they are there: the endpoint that they or `briefing.toml` name is
asked, and the cassettes are written anew, each by the tests that use it.

Nothing of the program is imported until a test asks for the fixture, and no other plugin's option is touched.
"""

import contextlib
import os
import shlex
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from briefing.models import Brief

MARKER = "briefing_cassette"
OPTION = "--briefing-record"

_PREFIXES = ("OPENAI_", "BRIEFING_")
_KEY = "_API_KEY"
_CONNECTING = ("connect", "connect_ex", "sendto", "sendmsg")
_recorded = pytest.StashKey[set[Path]]()


class NetworkBlockedError(RuntimeError):
    """A test that replays a cassette asked for a connection."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("briefing").addoption(
        OPTION,
        action="store_true",
        help="ask the model of the environment or briefing.toml, and write the cassettes of the tests anew",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        f"{MARKER}(cassette, sources=…, date=…, **settings): what `briefing_replay` makes a brief of",
    )


@pytest.fixture
def briefing_replay(request: pytest.FixtureRequest) -> "Iterator[Callable[..., Brief]]":
    """Gives the brief of a cassette: `briefing_replay(cassette, sources=…, date=…, **settings)`."""
    marker = request.node.get_closest_marker(MARKER)
    marked = {**marker.kwargs, **({"cassette": marker.args[0]} if marker.args else {})} if marker else {}

    def replay(cassette: str | os.PathLike[str] | None = None, **given: Any) -> "Brief":
        named = {"cassette": cassette} if cassette is not None else {}
        return _brief(request, {**marked, **named, **given})

    if request.config.getoption(OPTION):
        yield replay
        return
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(_PREFIXES) or name.endswith(_KEY)]:
            patch.delenv(name)
        _block_network(patch)
        yield replay


def _block_network(patch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise NetworkBlockedError("a test that replays a cassette reaches nobody: the network is blocked")

    for name in _CONNECTING:
        patch.setattr(socket.socket, name, refuse)
    patch.setattr(socket, "getaddrinfo", refuse)


def _brief(request: pytest.FixtureRequest, given: dict[str, Any]) -> "Brief":
    from briefing.cassette_check import DAY
    from briefing.errors import BriefingError, UsageError

    cassette = given.pop("cassette", None)
    sources, day = given.pop("sources", ()), given.pop("date", DAY)
    again = shlex.join(["pytest", request.node.nodeid, OPTION])
    try:
        if cassette is None:
            raise UsageError(
                f'no cassette is named: mark the test with {MARKER}("tests/cassettes/NAME.yaml")'
            )
        with _enter_root(request.config.rootpath):
            return _make_brief(request.config, Path(cassette), again, sources, day, given)
    except BriefingError as wrong:
        report = "\n".join([str(wrong), *getattr(wrong, "__notes__", ())])
    pytest.fail(report, pytrace=False)  # outside of the handler: the report is all there is to read


@contextlib.contextmanager
def _enter_root(root: Path) -> Iterator[None]:
    """The working folder is the project's, and the user has no configuration."""
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(root):
        patch.setenv("XDG_CONFIG_HOME", os.devnull)
        yield


def _make_brief(
    config: pytest.Config, cassette: Path, again: str, sources: Any, day: Any, given: dict[str, Any]
) -> "Brief":
    from briefing import api
    from briefing.session import run_cassette

    if not config.getoption(OPTION):
        settings = {"engine": "llm", **given, "replay": cassette}
    else:
        done = config.stash.setdefault(_recorded, set())
        mode = "new" if cassette.resolve() in done else "all"
        done.add(cassette.resolve())
        cassette.parent.mkdir(parents=True, exist_ok=True)
        settings = {"engine": "llm", **given, "record": cassette, "record_mode": mode}

    def make() -> "Brief":
        with run_cassette.set_record_command(again):
            return api.brief_of(sources, day, print, settings, os.environ)

    return api.run_outside_loops(make)
