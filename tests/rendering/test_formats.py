"""All forms of one brief: the same bytes every time, and the JSON is the brief."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.models import Brief
from briefing.page_formats import PageFormat
from briefing.prompts import Layers, overlay
from briefing.rendering.formats import DEFAULT_EXTENT, RENDERERS, Rendering, render, render_withheld
from briefing.rendering.story_budget import Extent
from briefing.result_cache import NAME, NO_RESULTS, ResultCache
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


# ── Recalled ────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def results(tmp_path: Path) -> Iterator[ResultCache]:
    with closing(ResultCache(tmp_path / NAME)) as opened:
        yield opened


@pytest.mark.parametrize("brief", [long_day(), long_day(41)], ids=["a brief", "another"])
@pytest.mark.parametrize("extent", [DEFAULT_EXTENT, Extent(stories=1), Extent(story_words=120)])
def test_pages_are_recalled_for_the_same_brief_and_extent_alone(
    results: ResultCache, brief: Brief, extent: Extent
) -> None:
    def pages(of: Brief, shown: Extent, kept: ResultCache) -> list[object]:
        rendering = Rendering(of, None, shown, kept)
        screens = [
            rendering.screen(width, paths, styled=styled)
            for width, paths, styled in ((80, ("a",), False), (80, ("a",), True), (80, ("b",), True))
        ]
        return [*map(rendering.file, PageFormat), *screens, rendering.screen(50, ("b",), styled=True)]

    pages(long_day(), DEFAULT_EXTENT, results)

    for _ in range(2):
        assert pages(brief, extent, results) == pages(brief, extent, NO_RESULTS)


def test_a_packaged_page_is_recalled_for_the_same_templates_and_variables_alone(
    results: ResultCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlay, "packaged_folder", lambda: tmp_path)
    page = tmp_path / "pages" / "brief.md.j2"
    page.parent.mkdir()

    def shown(template: str, audience: str) -> bytes:
        page.write_text(template, encoding="utf-8")
        templates = Layers((tmp_path,), (("audience", audience),))
        return Rendering(seed_by_rule(), templates, results=results).file("markdown")

    assert shown("For {{ audience }}", "editors") == b"For editors\n"
    assert shown("For {{ audience }}", "ministers") == b"For ministers\n"
    assert shown("To {{ audience }}", "ministers") == b"To ministers\n"
    page.rename(page.with_name("brief.html.j2"))
    with pytest.raises(UsageError):
        Rendering(seed_by_rule(), Layers((tmp_path,)), results=results).file("markdown")
