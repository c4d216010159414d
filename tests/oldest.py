"""Replays every cassette with the oldest libraries that `pyproject.toml` allows: `make oldest`.

The bounds of LIBRARIES become pins, in an environment of its own; all else stays below `constraints.txt`.
The suite itself replays with the newest, which `constraints.txt` names.
"""

import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIBRARIES = (
    "httpx2",
    "openai",
    "pydantic",
    "vcrpy",
)  # what a request, its answer and its cassette pass through
TESTS = (
    "tests/test_replay.py",
    "tests/test_cassette_check.py",
    "tests/llm/test_cassette.py",
    "tests/test_api.py",
)
_BOUND = re.compile(r"([\w-]+)>=([\w.]+)")


def pins() -> list[str]:
    """The constraints for pip: the libraries at their lower bounds, the others no newer than ours."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = [found for line in project["dependencies"] if (found := _BOUND.match(line))]
    oldest = [f"{found[1]}=={found[2]}" for found in bounds if found[1] in LIBRARIES]
    ours = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    others = [pin.replace("==", "<=") for pin in ours if pin.partition("==")[0].lower() not in LIBRARIES]
    return oldest + others


def main() -> int:
    """Makes the environment, runs the tests that replay in it, and gives pytest's exit code."""
    place = ROOT / ".venv" / "oldest"
    venv.create(place, with_pip=True, clear=True)
    constraints = place / "constraints.txt"
    constraints.write_text("\n".join(pins()) + "\n", encoding="utf-8")
    python = str(place / "bin" / "python")
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--constraint", str(constraints), "--editable", f"{ROOT}[test]"], check=True)
    print("Replaying with", ", ".join(pin for pin in pins() if "==" in pin), flush=True)
    return subprocess.run([python, "-m", "pytest", "-p", "no:cacheprovider", *TESTS], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
