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


@pytest.mark.parametrize("format", PageFormat)
def test_the_bytes_do_not_hang_on_the_hash_seed(format: str) -> None:
    script = (
        "import sys; from page_briefs import long_day; from briefing.rendering.formats import render;"
        f" sys.stdout.buffer.write(render(long_day(), {str(format)!r}))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent), "LC_ALL": locale_name},
            capture_output=True,
            check=True,
        ).stdout
        for seed, locale_name in (("1", "C"), ("2", "C.UTF-8"))
    }
    assert outputs == {render(long_day(), format)}


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
