"""All forms of one brief: the same bytes every time, and the JSON is the brief."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.models import Brief
from briefing.page_formats import PageFormat
from briefing.rendering.formats import RENDERERS, render, render_withheld
from tests.rendering.page_briefs import brief, covered, long_day, point, seed_by_model, seed_by_rule, story


def test_each_format_has_a_function() -> None:
    assert list(RENDERERS) == list(PageFormat)


@pytest.mark.parametrize("format", PageFormat)
def test_the_same_brief_gives_the_same_bytes(format: str) -> None:
    assert render(seed_by_rule(), format) == render(seed_by_rule(), format)


@pytest.mark.parametrize(("hash_seed", "locale_name"), [("1", "C"), ("2", "C.UTF-8")])
def test_the_bytes_do_not_hang_on_the_hash_seed(hash_seed: str, locale_name: str, tmp_path: Path) -> None:
    script = (
        "from pathlib import Path; from page_briefs import long_day;"
        " from briefing.page_formats import PageFormat; from briefing.rendering.formats import render;"
        " [Path(format).write_bytes(render(long_day(), format)) for format in PageFormat]"
    )
    place = str(Path(__file__).parent)
    subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": place, "LC_ALL": locale_name},
        capture_output=True,
        check=True,
    )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        format: render(long_day(), format) for format in PageFormat
    }


@pytest.mark.parametrize("format", PageFormat)
def test_every_file_ends_with_a_line_feed(format: str) -> None:
    assert render(seed_by_model(), format).endswith(b"\n")


def test_the_json_is_the_brief() -> None:
    assert Brief.model_validate_json(render(long_day(), "json")) == long_day()


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(KeyError):
        render(seed_by_rule(), "pdf")


def test_the_list_of_what_was_withheld_has_section_statement_reason_and_article() -> None:
    first = render_withheld(seed_by_rule()).split("\n\n")[0]
    assert first.splitlines() == [
        "Who wants what: The Netherlands announced new export restrictions",
        "  withheld: a name that the source lacks: Netherlands",
        "  article: EU, Japan look to partner on A.I., chips amid China ‘de-risking’ push",
    ]


def test_nothing_withheld_is_said() -> None:
    a = covered("a1", ["The quay closes."], title="Quay")
    assert (
        render_withheld(brief([a], [story("s1", [a], summary=[point(a, 1)])])) == "No statement was withheld."
    )
