"""The lists that `make` installs from hold what constraints.txt pins, with hashes and without an address."""

import re
import tomllib

import pytest

from tests.lock import BELOW, EXTRAS, LISTS, ROOT, pins

LIST = {name: (LISTS / f"{name}.txt").read_text("utf-8") for name in EXTRAS}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", name)[0]).lower()


CONSTRAINTS = {
    canonical(line): line.partition("==")[2]
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
}


@pytest.mark.parametrize("name", EXTRAS)
def test_every_package_has_a_version_and_hashes_and_nothing_an_address(name: str) -> None:
    head, *entries = re.split(r"\n(?=\S)", LIST[name].strip())

    assert "make lock" in head
    assert not re.search(r"https?:|//|--(?:index|find|extra|trusted)", LIST[name])
    assert [entry for entry in entries if not entry.startswith("-r ") and "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", EXTRAS)
def test_the_lists_are_those_of_the_constraints(name: str) -> None:
    other = {
        package: lines.split()[0]
        for package, lines in pins(LIST[name]).items()
        if canonical(package) in CONSTRAINTS
        and lines.split()[0].partition("==")[2] != CONSTRAINTS[canonical(package)]
    }

    assert other == {}, "run `make lock`"


@pytest.mark.parametrize("name", EXTRAS)
def test_the_lists_hold_what_the_project_names(name: str) -> None:
    extras = PROJECT["optional-dependencies"]
    named = PROJECT["dependencies"] + [package for extra in EXTRAS[name] for package in extras[extra]]
    listed: set[str] = set()
    below = name
    while below:
        listed |= {canonical(package) for package in pins(LIST[below])}
        below = BELOW[below]

    assert {canonical(package) for package in named} - listed == set(), "run `make lock`"
