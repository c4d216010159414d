import tomllib
from pathlib import Path

import pytest

from briefing import settings
from briefing.cli.init import CONTENT
from tests.conftest import Run


def test_init_writes_a_file_that_changes_nothing_yet(briefing: Run, tmp_path: Path) -> None:
    done = briefing("init")

    assert done.returncode == 0, done.stderr
    assert settings.load({}, tmp_path, {}) == settings.Settings()


def test_init_leaves_a_file_that_is_there(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("# mine\n", encoding="utf-8")

    done = briefing("init")

    assert done.returncode == 2
    assert b"stays as it is" in done.stderr
    assert (tmp_path / "briefing.toml").read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize("without", ["# sources = [", "# [[sources]]"])
def test_each_line_of_the_file_is_a_setting_once_it_is_no_comment(tmp_path: Path, without: str) -> None:
    used = "\n".join(
        line.removeprefix("# ")
        for line in CONTENT.splitlines()
        if (line[:2] == "# " and (" = " in line or line[2] == "[")) and not line.startswith(without)
    )
    if without == "# [[sources]]":
        used = "\n".join(
            line
            for line in used.splitlines()
            if line.split(" ")[0] not in ("place", "name", "limit", "max_age")
        )
    else:
        top, table = used.split("[[sources]]")
        table, rest = table.split("since", 1)
        used = f"{top}since{rest}\n[[sources]]{table}"
    (tmp_path / "briefing.toml").write_text(used, encoding="utf-8")

    assert tomllib.loads(used)
    assert settings.load({}, tmp_path, {}).sources
