"""Where every file of data comes from, and what the package says of its licences."""

import re
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = ROOT / "briefing" / "nlp" / "data"
TABLE = DATA / "README.md"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
IDENTIFIER = re.compile(
    r"\b(?:MIT|CC-[A-Z]+[\w.-]*|Apache-[\d.]+|LicenseRef-[\w.-]+|public domain)(?=[\],;. ]|$)"
)


def rows() -> dict[str, tuple[str, str]]:
    """Origin and licence by the name of the file, as the tables give them."""
    found = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("| `"):
            names, _, origin, licence = line.strip("| ").split(" | ")
            found.update(dict.fromkeys(re.findall(r"`([^`]+)`", names), (origin, licence)))
    return found


def test_every_file_of_data_has_a_row() -> None:
    files = {
        str(path.relative_to(DATA))
        for folder in (ROOT / "briefing").rglob("data")
        for path in folder.rglob("*")
        if path.is_file() and path != TABLE
    }

    assert {name for name in rows() if not name.startswith(("seeds/", "fixtures/"))} == files


def test_every_seed_and_every_cassette_has_a_row() -> None:
    files = {
        f"{folder}/{path.name}" for folder in ("seeds", "fixtures") for path in (ROOT / folder).iterdir()
    }

    assert {name for name in rows() if name.startswith(("seeds/", "fixtures/"))} == files - {
        "fixtures/README.md"
    }


@pytest.mark.parametrize("name", rows())
def test_every_row_names_an_origin_and_a_licence(name: str) -> None:
    origin, licence = rows()[name]

    assert len(origin) > 5
    assert IDENTIFIER.search(licence) or "publisher" in origin


@pytest.mark.parametrize("name", [name for name, (origin, _) in rows().items() if name.endswith(".tsv")])
def test_a_list_that_was_taken_from_elsewhere_says_so_in_its_head(name: str) -> None:
    lines = (DATA / name).read_text("utf-8").splitlines()
    head = "\n".join(line for line in lines if line.startswith("#"))

    assert ("for this project" in head) == ("for this project" in rows()[name][0]), head
    if "LicenseRef" in rows()[name][1]:
        assert "LICENSE.txt" in head


def test_the_package_names_all_licences_of_its_files() -> None:
    installed = [
        licence for name, (_, licence) in rows().items() if not name.startswith(("seeds/", "fixtures/"))
    ]
    named = {found for licence in installed for found in IDENTIFIER.findall(licence)} - {"public domain"}

    assert set(PROJECT["license"].split(" AND ")) == named


def test_the_wheel_names_its_licences_and_carries_their_texts(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as built:
        (name,) = [name for name in built.namelist() if name.endswith(".dist-info/METADATA")]
        metadata: Message = message_from_bytes(built.read(name))
        texts = {
            built.read(f"{Path(name).parent}/licenses/{file}")
            for file in metadata.get_all("License-File", [])
        }

    assert metadata["License-Expression"] == PROJECT["license"]
    assert texts == {(ROOT / file).read_bytes() for file in PROJECT["license-files"]}
    assert any(b"creativecommons.org/licenses/by-sa/4.0" in text for text in texts)
    assert any(
        b"WordNet" in text and b"Princeton" in text and b"PERMISSION" in text.upper() for text in texts
    )
