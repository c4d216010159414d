"""An installation of its own for each test, whose default templates can be those of another release."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.prompts import packaged_folder
from tests.conftest import Run


class Installed:
    """`default` holds the packaged templates; `run` is the command, in `folder`, as a user types it."""

    def __init__(self, briefing: Run, folder: Path, default: Path) -> None:
        self.default, self.folder, self._briefing = default, folder, briefing

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return self._briefing(*arguments, environment=environment)

    def upgrade(self, name: str, before: str, after: str) -> None:
        """Another release, in which a default template says something else."""
        path = self.default / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def installed(
    briefing: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Installed:
    """The package is told that it stands elsewhere, as that of a wheel does: beside templates of its own."""
    package = tmp_path_factory.mktemp("site") / "briefing"
    default = Path(shutil.copytree(packaged_folder(), package / "_prompts"))
    asks = sys.modules[packaged_folder.__module__]
    monkeypatch.setattr(asks, "__file__", str(package.joinpath(*Path(str(asks.__file__)).parts[-2:])))
    assert packaged_folder() == default.resolve()
    return Installed(briefing, tmp_path, default)


def edit(path: Path, before: str, after: str) -> None:
    """What an editor does to a file."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
