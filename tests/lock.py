"""Writes the lists that `make` installs from: every package, at its version in constraints.txt, with the
hashes of all its files.

    make lock

`core.txt` is what a run needs, `test.txt` and `check.txt` are what the two add to it. The lists hold no
address: where packages come from is the affair of whoever installs them.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
LISTS = ROOT / "requirements"
EXTRAS = {"core": (), "test": ("test",), "check": ("test", "check")}
BELOW = {"core": "", "test": "core", "check": "test"}
_PYTHON = "3.11.5"  # the oldest that all of the lists can be installed with
_OPTIONS = (
    "--quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links"
    " --upgrade"
).split()
_PIN = re.compile(r"^(?P<name>[\w.-]+)==[^\n]*(?:\n[ \t]+--hash=[^\n]*)*\n", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    """The lines of each package in a list, by its name."""
    return {match["name"]: match[0] for match in _PIN.finditer(text)}


def resolved(extras: tuple[str, ...]) -> str:
    """The list of all packages that the project needs with some of its extras."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "list.txt"
        wanted = [option for extra in extras for option in ("--extra", extra)]
        subprocess.run(
            [
                *(
                    sys.executable,
                    "-m",
                    "uv",
                    "pip",
                    "compile",
                    "pyproject.toml",
                    "--output-file",
                    str(output),
                ),
                *("--constraint", "constraints.txt", "--python-version", _PYTHON, *_OPTIONS, *wanted),
            ],
            cwd=ROOT,
            check=True,
        )
        return output.read_text("utf-8")


def main() -> None:
    below: dict[str, str] = {}
    for name, extras in EXTRAS.items():
        own = {package: lines for package, lines in pins(resolved(extras)).items() if package not in below}
        head = "# Made by `make lock` from pyproject.toml and constraints.txt.\n"
        include = f"-r {BELOW[name]}.txt\n" if BELOW[name] else ""
        (LISTS / f"{name}.txt").write_text(head + include + "".join(own.values()), "utf-8")
        below |= own
        print(f"requirements/{name}.txt: {len(own)} packages")


if __name__ == "__main__":
    main()
