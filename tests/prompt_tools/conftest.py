"""An installation of its own for each test, whose default templates can be those of another release."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from briefing.prompts import packaged_folder

PACKAGE = Path(briefing.__file__).parent


class Installed:
    """`default` holds the packaged templates; `run` is the command, in `folder`, as a user types it."""

    def __init__(self, place: Path) -> None:
        site = place / "site" / "briefing"
        site.mkdir(parents=True)
        for part in PACKAGE.iterdir():
            if part.name not in ("prompts", "_prompts", "__pycache__"):
                (site / part.name).symlink_to(part)
        shutil.copytree(PACKAGE / "prompts", site / "prompts", ignore=shutil.ignore_patterns("__pycache__"))
        self.default = site / "_prompts"
        shutil.copytree(packaged_folder(), self.default)
        self.folder = place / "work"
        self.folder.mkdir()
        self._site = site.parent

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}
        code = "from briefing.cli import main; main()"
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=self.folder,
            env=clean | {"PYTHONPATH": str(self._site), "BRIEFING_CHECK": "rules"} | environment,
            capture_output=True,
        )

    def upgrade(self, name: str, before: str, after: str) -> None:
        """Another release, in which a default template says something else."""
        path = self.default / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    return Installed(tmp_path)


def edit(path: Path, before: str, after: str) -> None:
    """What an editor does to a file."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
