"""The program as an earlier commit had it, for what compares the two."""

import compileall
import io
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMMIT = os.environ.get("BRIEFING_BENCH_COMMIT", "d396f01")
PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from briefing.cli import main; main()"
"""Runs the tree that its first argument names; the others are those of the command."""


def unpack(commit: str, folder: Path) -> Path:
    """The tree of a commit, compiled as today's is. Skips the test, or ends the program, where the repository
    has no such commit."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        pytest.skip(f"no commit {commit} to compare with: fetch the whole history", allow_module_level=True)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    compileall.compile_dir(folder / "briefing", quiet=2)
    return folder


def copy_today(folder: Path) -> Path:
    """The tree as it is, compiled as the earlier one is: where no bytecode may be written, every run of the
    tree itself would compile its modules anew."""
    for name in ("briefing", "prompts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(folder / "briefing", quiet=2)
    return folder
