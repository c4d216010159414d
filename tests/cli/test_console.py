import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import console
from tests.conftest import COMMAND, Run
from tests.llm import articles
from tests.llm.server import Server, serve

posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")
LONG = "n" * 300


def test_a_line_for_the_terminal_holds_no_control_characters() -> None:
    assert console.printable("a\x1b[31mb\nc \ud800") == "a[31mb c "


def in_a_shell(folder: Path, line: str) -> subprocess.CompletedProcess[bytes]:
    """What a line of bash ends with, where `briefing` is the command; stderr is kept apart."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}
    script = f'briefing() {{ {shlex.quote(COMMAND)} "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", script], cwd=folder, env=clean, capture_output=True)


@posix
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("briefing daily seeds | true; echo ${PIPESTATUS[0]} >&2", 0),
        ("briefing daily seeds | head -1; echo ${PIPESTATUS[0]} >&2", 0),
        ("briefing daily seeds --json | true; echo ${PIPESTATUS[0]} >&2", 0),
        ("briefing daily seeds >&-; echo $? >&2", 0),
        ("briefing daily seeds 2>&1 | true; echo ${PIPESTATUS[0]} >&2", 0),
        ("briefing daily seeds --stdout | true; echo ${PIPESTATUS[0]} >&2", 1),
        ("briefing daily seeds --stdout >&-; echo $? >&2", 1),
        ("briefing analyze seeds | true; echo ${PIPESTATUS[0]} >&2", 1),
        ("briefing analyze seeds >&-; echo $? >&2", 1),
    ],
)
def test_pages_are_written_though_nobody_reads_what_is_said_of_them(
    seed: Path, tmp_path: Path, line: str, code: int
) -> None:
    done = in_a_shell(tmp_path, line)

    said = done.stderr.decode().splitlines()
    assert said[-1] == str(code), said
    assert not any(word in done.stderr for word in (b"Traceback", b"Exception ignored", b"Errno"))
    assert code == 1 or len(list((tmp_path / "briefs").rglob("brief-*"))) == 3


def asked(server: Server) -> tuple[str, ...]:
    return ("--base-url", server.url, "--model", articles.MODEL)


@pytest.mark.parametrize(
    "options",
    [
        ("--out", "taken"),
        ("--out", "taken/briefs"),
        ("--out", "news/0000.txt/a/b"),
        ("--out", LONG),
        ("--out", f"new/{LONG}"),
        ("--out", "locked"),
        ("--out", "/proc/none"),
        ("--date", "2026-11-24", "--out", "pages"),
        ("--record", "taken/tape.yaml"),
        ("--record", "absent/tape.yaml"),
        ("--record", "pages"),
        ("--record", LONG),
        ("--record", "n" * 250),
        ("--record", "locked/tape.yaml"),
        ("--record", "/proc/tape.yaml"),
    ],
)
def test_what_cannot_be_written_is_found_before_anything_is_asked(
    briefing: Run, tmp_path: Path, options: tuple[str, ...]
) -> None:
    articles.write(tmp_path / "news", 1)
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    (tmp_path / "pages" / "2026-11-24" / "brief-2026-11-24.md").mkdir(parents=True)
    (tmp_path / "locked").mkdir(mode=0o500)
    if "locked" in " ".join(options) and os.geteuid() == 0:
        pytest.skip("the superuser may write there")
    before = sorted(tmp_path.rglob("*"))
    with serve(articles.answer) as server:
        done = briefing("daily", "news", *asked(server), *options)

    assert (done.returncode, server.count) == (2, 0), done.stderr
    assert done.stderr.count(b"\n") == 1
    assert b"briefing: cannot write " in done.stderr
    assert [path for path in sorted(tmp_path.rglob("*")) if path.name != "cache"] == before


def test_a_page_that_cannot_be_written_is_wrong_usage_of_show_as_well(
    briefing: Run, seed: Path, tmp_path: Path
) -> None:
    briefing("daily", "seeds", "--date", "2026-11-24")
    brief = "briefs/2026-11-24/brief-2026-11-24.json"

    for out in (f"{brief}/page.md", f"{LONG}.md", "/proc/page.md"):
        done = briefing("show", brief, "--out", out)
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr


def test_what_a_check_made_is_gone_and_what_was_there_stays(
    briefing: Run, seed: Path, tmp_path: Path
) -> None:
    done = briefing("daily", "seeds", "--out", "one/two", "--record", "x", "--replay", "y")

    assert done.returncode == 2
    assert not (tmp_path / "one").exists()
