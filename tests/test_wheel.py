"""The wheel carries all that a run needs: built, installed as a user's would be, and run from elsewhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PIP, Once


@pytest.fixture(scope="module")
def installed(wheel: Path, once: Once) -> Path:
    def install(place: Path) -> None:
        options = ["--no-deps", "--no-index", "--target", str(place / "site")]
        subprocess.run([*PIP, "install", *options, str(wheel)], check=True, capture_output=True)

    return once("installed", install)


def run_in(place: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=place,
        env={
            "PYTHONPATH": str(place / "site"),
            "PATH": "/usr/bin:/bin",
            "XDG_CACHE_HOME": str(place / "cache"),
        },
        capture_output=True,
        text=True,
    )


def test_the_wheel_carries_the_prompts(installed: Path) -> None:
    done = run_in(
        installed, "from briefing import prompts; print(prompts.packaged_folder(), len(prompts.sections()))"
    )

    assert str(installed / "site" / "briefing") in done.stdout, done.stderr
    assert done.stdout.rstrip().endswith("3")


def test_the_wheel_carries_the_pages_and_the_examples(installed: Path) -> None:
    folder = installed / "site" / "briefing" / "_prompts"

    assert (folder / "pages" / "brief.html.j2").is_file()
    assert {path.name for path in (folder / "examples").iterdir()} == {"figures.md.j2", "timeline.md.j2"}


def test_the_wheel_writes_a_brief_from_another_folder(installed: Path) -> None:
    article = installed / "article.txt"
    article.write_text(
        "Port strike ends\n\nDockers in Oslo said on Monday that they would return to work.\n",
        encoding="utf-8",
    )
    arguments = ["daily", "article.txt", "--date", "2026-01-02"]
    command = f"import sys; from briefing.cli import main; sys.argv[1:] = {arguments}; main()"

    done = run_in(installed, command)

    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (installed / "briefs/2026-01-02").iterdir()) == [
        "brief-2026-01-02.html",
        "brief-2026-01-02.json",
        "brief-2026-01-02.md",
    ]
