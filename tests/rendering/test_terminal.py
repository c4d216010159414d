"""The terminal's form: one screen, and the files' paths last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.rendering.formats import Rendering
from tests.rendering.page_briefs import (
    brief,
    covered,
    hostile_day,
    long_day,
    point,
    port_day,
    seed_by_model,
    seed_by_rule,
    story,
)

PATHS = [f"briefs/2026-11-24/brief-2026-11-24.{suffix}" for suffix in ("md", "html", "json")]
DAYS = [seed_by_rule, seed_by_model, long_day, hostile_day, port_day]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_it_has_at_most_24_lines_none_wider_than_the_terminal(day, width: int) -> None:  # type: ignore[no-untyped-def]
    lines = Rendering(day()).screen(width, PATHS).split("\n")
    assert len(lines) <= 24
    assert max(len(line) for line in lines[:-1]) <= width


def test_the_last_line_is_the_paths() -> None:
    assert Rendering(seed_by_rule()).screen(200, PATHS).split("\n")[-1] == " ".join(PATHS)
    assert (
        Rendering(seed_by_rule()).screen(80, PATHS).split("\n")[-1]
        == "briefs/2026-11-24/brief-2026-11-24.{md,html,json}"
    )
    assert Rendering(seed_by_rule()).screen(20, PATHS[:1]).split("\n")[-1] == PATHS[0]


def test_it_shows_bottom_line_positions_questions_and_what_was_withheld() -> None:
    screen = Rendering(seed_by_rule()).screen(80, PATHS)
    assert "The head of the EU industry said" in screen
    assert "United States seeks “to decouple its economy from Beijing”" in screen
    assert "3. Will Washington persuade European allies to join?" in screen
    assert "2 statements withheld: briefing show brief-2026-11-24.json --withheld" in screen
    assert "resigned" not in screen


def test_a_clause_that_is_cut_keeps_its_marks_and_its_reference() -> None:
    (line,) = [
        line for line in Rendering(seed_by_rule()).screen(60, PATHS).split("\n") if "  Thierry Breton" in line
    ]
    assert line.count("“") == line.count("”")
    assert line.endswith("[5, 2]")


def test_sources_that_nobody_read_are_not_passed_over() -> None:
    assert "Not everything was read" in Rendering(long_day()).screen(80, PATHS)


@given(st.text(min_size=1, max_size=200))
def test_no_text_can_steer_the_terminal_or_make_a_25th_line(text: str) -> None:
    a = covered("a1", [f"{text} is said to be so by everybody who was there that day and later."], title=text)
    screen = Rendering(brief([a], [story("s1", [a])], bottom_line=[point(a, 1)])).screen(80, PATHS)
    assert len(screen.splitlines()) <= 24
    assert "\x1b" not in screen


def test_headings_are_bold_only_where_asked() -> None:
    assert "\x1b[1mWho wants what\x1b[0m" in Rendering(seed_by_rule()).screen(80, PATHS, styled=True)
    assert "\x1b" not in Rendering(seed_by_rule()).screen(80, PATHS)


def test_the_form_for_a_terminal_can_be_had_twice() -> None:
    shown = [Rendering(seed_by_rule()).screen(80, ["brief.md"]) for _ in range(2)]

    assert shown[0] == shown[1]
