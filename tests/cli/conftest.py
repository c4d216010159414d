"""The command as a user runs it: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
COMMAND = str(Path(sys.executable).with_name("briefing"))
SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture
def briefing(tmp_path: Path) -> Run:
    """Runs `briefing ARGS` in an empty folder, with no key and no setting in the environment."""

    def run(
        *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BRIEFING_", "OPENAI_"))}
        return subprocess.run(
            [COMMAND, *arguments],
            cwd=tmp_path,
            env={**clean, **(environment or {})},
            input=stdin,
            capture_output=True,
        )

    return run


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A folder `seeds` with the seed article, as in a checkout."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for article in SEEDS.glob("*.txt"):
        (folder / article.name).write_bytes(article.read_bytes())
    return folder
