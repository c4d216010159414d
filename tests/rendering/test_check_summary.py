"""What a page says of how its statements were checked."""

import html
from pathlib import Path
from typing import Any

import pytest

from briefing.models import Brief
from briefing.rendering.formats import render
from briefing.rendering.page_statements import check_note, weak_reason
from briefing.rendering.small_print import CAUGHT, KEPT, check_summary
from tests.rendering.page_briefs import MODEL, PORT, brief, covered, point, story

ARTICLE = covered("a1", ["Dockers stopped work on Monday.", "The union wants more pay.", "Ships waited."])


def a_brief(*ways: str, reader: str | None = None, **story_of: Any) -> Brief:
    points = [
        point(ARTICLE, number, f"Point {number} of it.").model_copy(update={"checked": way})
        for number, way in enumerate(ways, start=1)
    ]
    told = story("s1", [ARTICLE], summary=points).model_copy(update=story_of)
    made = brief([ARTICLE], [told])
    return made.model_copy(update={"run": made.run.model_copy(update={"second_reader": reader})})


def test_the_ways_are_counted_and_the_second_reader_is_named() -> None:
    (line,) = check_summary(a_brief("verbatim", "rules", "second reader", reader="a-model"))

    assert line.startswith(
        "3 statements: 1 word for word as their source has them, 1 by rules and 1 by rules and a second"
        " reader, a-model."
    )
    assert "it can err" in line


def test_a_classifier_is_told_from_a_model_that_is_asked() -> None:
    made = a_brief("second reader", reader="bags (onnx)")
    run = made.run.model_copy(update={"classifier": True})

    (line,) = check_summary(made.model_copy(update={"run": run}))

    assert "it gives a probability that a statement follows from its sentences" in line
    assert "asked to refute" not in line


def test_where_rules_alone_checked_no_second_reader_is_spoken_of() -> None:
    (line,) = check_summary(a_brief("rules", "rules"))

    assert line.startswith("2 statements, by rules. The rules compare words")
    assert "second reader" not in line


def test_a_weak_statement_is_told_with_the_words_that_are_missed() -> None:
    weak = point(ARTICLE, 1, "Dockers stopped work on Friday.", verdict="weak").model_copy(
        update={"checked": "second reader", "reason": "a second reader misses in its sentences: “Friday”"}
    )

    assert check_note(weak) == (
        "Checked by rules and a second reader; partly traced: a second reader misses in its sentences:"
        " “Friday”."
    )


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_story_that_was_not_read_again_says_why(form: str) -> None:
    page = render(a_brief("rules", not_read_again="the budget was spent"), form).decode()

    assert "The second reader left unread some or all of" in page
    assert "(the budget was spent): that is checked by rules." in page


@pytest.mark.parametrize("form", ["markdown", "html", "email"])
def test_every_page_says_how_its_statements_were_checked(form: str) -> None:
    page = render(a_brief("rules", "second reader", reader="a-model"), form).decode()

    assert "The rules compare words, names, figures" in page.replace("=\r\n", "")


def test_a_brief_that_a_model_read_again_was_not_made_without_one() -> None:
    page = render(a_brief("second reader", reader="a-model"), "markdown").decode()

    assert "No language model was used" not in page
    assert "second reader a-model" in page


def test_what_the_page_says_of_the_rules_is_what_the_readme_has_measured() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (row,) = [line for line in readme.splitlines() if "news summaries" in line]

    assert row.split("|")[2:4] == [f" {KEPT} % ", f" {CAUGHT} % "]
    assert f"keep {KEPT}, of 100 untrue ones they withhold {CAUGHT}" in check_summary(a_brief("rules"))[0]


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("something that its sentence lacks: “opaque”, “grim”", "something not in its sentence: opaque"),
        ("a verb that its source does not use: “lied”", "a verb not in its source: lied"),
        ("a year that its source does not give: “2019”", "a year not in its source: 2019"),
        ("a stronger verb than its source's: “vow”", "a stronger verb than its source's: vow"),
        ("another word than in its source: “red” for “blue”", "another word than in its source: red"),
        ("shares few words with its sentence", "shares few words with its sentence"),
        ("not checked: written in German", "not checked: written in German"),
        ("a second reader misses in its sentences: “Friday”", "a second reader misses Friday"),
        ("", "not all of it was found"),
    ],
)
def test_a_weak_statement_says_why_in_a_few_words_and_quotes_nothing(reason: str, shown: str) -> None:
    a = covered("a1", PORT, title="Larvik closes its western quay")
    weak = point(a, 1, "The quay is grim.").model_copy(update={"verdict": "weak", "reason": reason})

    assert weak_reason(weak) == shown
    for format in ("markdown", "html"):
        told = render(brief([a], [story("s1", [a], summary=[weak])], run=MODEL), format).decode()
        assert f"(partly traced: {shown})" in html.unescape(told).replace("\\", "")
