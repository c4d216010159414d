"""The variables that every template gets, and their one table."""

import re
from datetime import date
from pathlib import Path

import pytest

from briefing import prompts, settings
from briefing.errors import UsageError
from briefing.prompts import Layers, add_variables, packaged_folder
from briefing.prompts.variables import Variable

DAY = date(2026, 11, 24)


def configured(folder: Path, toml: str) -> Layers:
    (folder / "briefing.toml").write_text(toml, encoding="utf-8")
    return prompts.configured_layers(settings.load({}, folder, {}), folder, DAY)


def system(where: Layers) -> str:
    return prompts.request(where, "[1] Rents fell.", 1, 1).system


def test_the_table_in_the_readme_is_that_of_the_code() -> None:
    readme = (packaged_folder() / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", readme, flags=re.M)

    def shown(one: Variable) -> str:
        return "the run's" if one.name == "date" else f"“{one.default}”" if one.default else "empty"

    assert rows[: len(prompts.VARIABLES)] == [(v.name, v.meaning, shown(v)) for v in prompts.VARIABLES]


def test_variables_come_from_the_settings_and_reach_the_request(tmp_path: Path) -> None:
    where = configured(
        tmp_path,
        '[prompts.vars]\naudience = "bankers"\nhouse_style = "No Latin."\nwatch = ["ASML", "chips"]\n',
    )

    made = system(where)

    assert made.startswith("You read news for bankers who")
    assert "House style: No Latin.\n" in made
    assert "Your readers watch ASML, chips." in made


def test_a_prompts_folder_is_named_by_a_line_or_in_the_table(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()

    as_line = configured(tmp_path, f'prompts = "{tmp_path}/own"\n')
    in_table = configured(tmp_path, f'[prompts]\ndir = "{tmp_path}/own"\n')

    assert as_line.folders[0] == in_table.folders[0] == tmp_path / "own"


def test_a_variable_of_the_users_own_and_the_date_reach_their_template(tmp_path: Path) -> None:
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "system.md.j2").write_text("{{ desk }}, {{ date }}", encoding="utf-8")

    assert system(configured(tmp_path, '[prompts.vars]\ndesk = "Asia"\n')) == "Asia, 2026-11-24\n"


def test_the_default_templates_leave_the_date_out() -> None:
    where = Layers((packaged_folder(),))

    assert prompts.request(add_variables(where, {}, DAY), "[1] A.", 1, 1) == prompts.request(
        add_variables(where, {}, date(2027, 1, 1)), "[1] A.", 1, 1
    )


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[prompts]\nfolder = 'own'\n", "unknown setting 'prompts.folder'"),
        ("[prompts]\nvars = 3\n", "a table"),
        ("[prompts.vars]\ndate = '2026-01-01'\n", "'date' comes from --date"),
        ("[prompts.vars]\nlines = 'x'\n", "'lines' is no name for one"),
        ("[prompts.vars]\n'my-desk' = 'x'\n", "'my-desk' is no name for one"),
        ("[prompts.vars]\nlanguage = 3\n", "language = 3 will not do"),
        ("[prompts.vars]\ndesk = {a = 1}\n", "desk = {'a': 1} will not do"),
    ],
)
def test_a_variable_that_no_template_could_use_is_named(tmp_path: Path, toml: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        configured(tmp_path, toml)

    assert said in str(caught.value)
