"""`briefing --help` beside a two-command typer program, and the CPU of a whole run. Ratios within one run."""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str) -> None: print(name)
@app.command()
def bye(name: str) -> None: print(name)
app()
"""


def cpu(command: list[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.bench
def test_help_beside_a_hello_world(tmp_path: Path) -> None:
    (tmp_path / "hello.py").write_text(HELLO, encoding="utf-8")
    ours = [str(Path(sys.executable).with_name("briefing")), "--help"]
    theirs = [sys.executable, "hello.py", "--help"]

    ratios = [cpu(ours, tmp_path) / cpu(theirs, tmp_path) for _ in range(9)]

    print(
        f"\nbriefing --help / hello-world --help, CPU: {statistics.median(ratios):.2f} (at most 1.1 wanted)"
    )


@pytest.mark.bench
def test_the_cpu_of_the_seeds_brief(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("briefing")), "daily", str(ROOT / "seeds"), "--quiet"]

    seconds = [cpu(command, tmp_path) for _ in range(5)]

    print(f"\nbriefing daily seeds: {statistics.median(seconds):.2f} s of CPU (at most 1.0 wanted)")
