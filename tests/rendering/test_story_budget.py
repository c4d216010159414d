"""A story says little, in balance, and nothing twice; what it leaves out it counts."""

import email
import email.policy
import re

import pytest

from briefing.models import Brief, Headline
from briefing.rendering.formats import render
from briefing.rendering.page import page
from briefing.rendering.page_words import story_words
from briefing.rendering.story_budget import Extent
from tests.rendering.page_briefs import (
    PORT,
    brief,
    covered,
    long_day,
    point,
    port_day,
    position,
    question,
    seed_by_model,
    seed_by_rule,
    story,
)


def story_in_markdown(of: Brief) -> str:
    """From the first story's headline to its last question."""
    text = render(of, "markdown").decode()
    return text[text.index("## ") : text.index("*Not shown here")]


def on_one_line(rendered: bytes) -> str:
    """A page as it is read: an e-mail's lines are broken anywhere ("=" ends them)."""
    return " ".join(rendered.replace(b"=\r\n", b"").decode().split())


@pytest.mark.parametrize("seed", [seed_by_rule, seed_by_model])
def test_a_story_has_at_most_250_words(seed) -> None:  # type: ignore[no-untyped-def]
    assert len(story_in_markdown(seed()).split()) <= 250


def test_the_words_counted_are_never_fewer_than_those_printed() -> None:
    of = seed_by_rule()
    bare = [word for word in story_in_markdown(of).split() if re.search(r"\w", word)]
    assert len(bare) <= story_words(page(of).stories[0])


def test_a_lone_article_is_never_told_in_more_than_two_thirds_of_its_words() -> None:
    own = sum(len(sentence.split()) for sentence in PORT)
    assert len(story_in_markdown(port_day()).split()) <= own * 2 / 3


def test_stories_without_room_are_one_line_each_with_a_reference_and_then_counted() -> None:
    of = page(long_day())
    assert (len(of.also), len(of.stories) + len(of.also) + of.unlisted) == (8, 40)
    assert all(one.reference for one in of.also)


def test_what_is_left_out_is_counted() -> None:
    shown = page(seed_by_rule()).stories[0]
    assert re.search(r"\d more .* in the JSON", shown.left_out)


def test_a_story_that_shows_all_says_nothing_of_leaving_out() -> None:
    a = covered("a1", PORT, title="Larvik closes its western quay")
    of = brief([a], [story("s1", [a], summary=[point(a, 7)])])
    assert page(of).stories[0].left_out == ""


def test_the_bottom_line_is_not_said_again() -> None:
    text = render(seed_by_rule(), "markdown").decode()
    assert story_in_markdown(seed_by_rule()).count("The head of the EU industry said") == 1
    assert text.count("in certain areas") == 2  # the bottom line, and the sentence cited


def test_every_stakeholder_stands_once() -> None:
    (positions,) = [s for s in page(seed_by_rule()).stories[0].sections if s.kind == "positions"]
    names = [entry.name for entry in positions.stakeholders]
    assert len(names) == len(set(names)) >= 4


def test_whoever_denies_something_has_room_before_others() -> None:
    a = covered("a1", PORT, title="Larvik closes its western quay")
    others = [
        position(a, 7, f"Party {n}", "wants", "the old quay to stay open for all ships") for n in range(9)
    ]
    denial = position(a, 7, "Harbour board", "denied", "that the quay was closed to save money")
    (told,) = page(brief([a], [story("s1", [a], positions=[*others, denial])])).stories
    (section,) = [section for section in told.sections if section.kind == "positions"]

    assert "Harbour board" in [entry.name for entry in section.stakeholders]
    assert len(section.stakeholders) < 10


def test_a_position_said_in_the_bottom_line_is_only_pointed_to() -> None:
    sentence = "Unions want that the old quay stays open for all ships until a new quay is built."
    a = covered("a1", [sentence, *PORT], title="Unions on the quay")
    said = position(
        a, 1, "Unions", "want", "that the old quay stays open for all ships until a new quay is built"
    )
    lead = point(a, 1)
    shown = page(brief([a], [story("s1", [a], summary=[lead], positions=[said])], bottom_line=[lead]))
    (entry,) = shown.stories[0].sections[0].stakeholders
    assert entry.clauses[0].text == "see above"


def test_three_questions_come_before_the_rest() -> None:
    (asked,) = [s for s in page(seed_by_rule()).stories[0].sections if s.kind == "questions"]
    assert len(asked.questions) >= 3


def test_a_section_takes_no_more_than_its_front_matter_allows() -> None:
    a = covered("a1", PORT * 3, title="Larvik")
    many = [question(a, n, f"Will quay {n} close?") for n in range(1, 11)]
    (asked,) = page(brief([a], [story("s1", [a], questions=many)])).stories[0].sections
    assert len(asked.questions) == 5


def test_an_article_too_short_to_be_told_shorter_is_its_bottom_line_alone() -> None:
    a = covered("a1", ["The quay in Larvik closes."], title="Quay closes")
    of = page(brief([a], [story("s1", [a], summary=[point(a, 1)])], bottom_line=[point(a, 1)]))
    (only,) = of.stories
    assert (only.headline, only.sections, only.left_out) == ("“Quay closes”", (), "")
    assert only.lead


def test_a_story_without_findings_is_one_line_that_says_so() -> None:
    a = covered("a1", PORT, title="Larvik")
    of = page(brief([a], [story("s1", [a])]))
    assert "no statement" in of.also[0].note


def test_a_day_without_stories_is_still_a_page() -> None:
    for format in ("markdown", "html", "email"):
        assert b"No article could be used" in render(brief([], []), format)


def test_as_many_stories_are_shown_in_full_as_are_asked_for() -> None:
    assert [len(page(long_day(), Extent(stories=n)).stories) for n in (1, 3, 8)] == [1, 3, 8]


def test_a_story_keeps_within_the_words_asked_for() -> None:
    (only, *_) = page(seed_by_rule(), Extent(story_words=120)).stories
    assert story_words(only) <= 120


def test_the_page_says_once_what_it_leaves_out_where_that_is_and_what_it_is_kept_to() -> None:
    left_out = "more than a line of 8 stories and 29 more stories; brief-2026-11-24.json holds all."
    kept = "Kept to two thirds of the words of a lone article, 3 stories in full and 8 in one line."
    for format in ("markdown", "html", "email"):
        text = on_one_line(render(long_day(), format, extent=Extent(stories=3)))
        letter = 2 if format == "email" else 1  # which has each page twice
        assert text.count("Not shown here:") == text.count(f"{left_out} {kept}") == letter


def test_a_story_says_why_it_leads_in_every_format() -> None:
    day = long_day()
    lead = day.stories[0].model_copy(update={"why": "2 independent sources; names Breton, whom you watch"})
    told = day.model_copy(update={"stories": (lead, *day.stories[1:])})
    for format in ("markdown", "html", "email"):
        text = on_one_line(render(told, format))
        assert text.count("names Breton, whom you watch") == (2 if format == "email" else 1)


def test_a_title_that_stands_alone_is_in_quotation_marks_in_the_subject_of_a_letter_too() -> None:
    a = covered("a1", PORT, title="Quay shuts for good, says mayor")
    titled, written = (
        story("s1", [a], summary=[point(a, 7)]).model_copy(
            update={"headline": Headline(text=text, evidence=())}
        )
        for text in (a.title, "Larvik closes a quay")
    )

    letter = email.message_from_bytes(render(brief([a], [titled]), "email"), policy=email.policy.default)
    assert page(brief([a], [titled])).stories[0].headline == f"“{a.title}”"
    assert f"“{a.title}”" in letter["Subject"]
    assert page(brief([a], [written])).stories[0].headline == "Larvik closes a quay"


def test_a_point_that_takes_up_another_article_is_on_no_page() -> None:
    a, b = (covered(key, PORT, title="Larvik closes its western quay") for key in ("a1", "a2"))
    points = [
        point(a, 7, "A judge in Larvik closed the lawsuit against Holm."),
        point(b, 3, "His remarks follow a dispute in Larvik."),
        point(b, 4, "The move angers skippers in Larvik."),
    ]
    shown = page(brief([a, b], [story("s1", [a, b], summary=points)])).stories[0]
    told = [each.text for section in shown.sections for each in section.points]

    assert told == [points[0].text.rstrip(".")]
    assert shown.left_out == "2 more points in the JSON"


LONG = " ".join(["along the western quay of the old harbour of Larvik"] * 2)


def test_the_second_and_third_of_what_happened_come_before_the_fifth_name_and_the_silent() -> None:
    a = covered("a1", PORT * 6, title="Larvik closes its western quay")
    happened = [point(a, 7, f"Crew {n} moved boat {n} {LONG}.") for n in range(11, 15)]
    parties = [position(a, 7, f"Party {n}", "wants", f"berth {n} {LONG}") for n in range(21, 29)]
    of = brief([a], [story("s1", [a], summary=happened, positions=parties, silent=["Oslo", "Hamn"])])
    (told,) = page(of).stories
    points, named = [next((s for s in told.sections if s.kind == k), None) for k in ("points", "positions")]

    assert points
    assert named
    assert len(points.points) >= 3
    assert len(named.stakeholders) >= 4


@pytest.mark.parametrize(
    "limit",
    ["The harbour board disputes the count.", "The paper corrected the figure to nine boats.",
     "The pollster cautioned that few were asked.", "Rolf Lie rejected the report, the court heard."],
)  # fmt: skip
def test_what_limits_or_contests_is_never_what_the_length_costs(limit: str) -> None:
    a = covered("a1", PORT * 6, title="Larvik closes its western quay")
    happened = [point(a, 7, f"Crew {n} moved boat {n} {LONG}.") for n in range(11, 19)]
    parties = [position(a, 7, f"Party {n}", "wants", f"berth {n} {LONG}") for n in range(21, 29)]
    of = brief([a], [story("s1", [a], summary=[*happened, point(a, 3, limit)], positions=parties)])
    shown = [each.text for s in page(of).stories[0].sections for each in s.points]

    assert limit.rstrip(".") in shown


def test_nothing_is_told_three_times() -> None:
    a = covered("a1", PORT * 6, title="Larvik closes its western quay")
    vow = [
        point(a, 7, "Mayor Lie vowed to rebuild the western quay by spring."),
        point(a, 7, "Lie, the mayor, vowed to rebuild the western quay by spring."),
        point(a, 3, "Skippers left the harbour of Larvik."),
    ]
    parties = [
        position(a, 7, "Lie", "vowed", "the western quay will be rebuilt by spring"),
        position(a, 7, "Rolf Berg", "denied", "that the western quay would be rebuilt by spring"),
    ]
    headed = story("s1", [a], summary=vow, positions=parties).model_copy(
        update={"headline": Headline(text="Lie vows to rebuild western quay by spring", evidence=())}
    )
    (told,) = page(brief([a], [headed], bottom_line=vow[:1])).stories
    whole = [told.headline, *(each.text for each in told.lead)]
    whole += [each.text for s in told.sections for each in s.points]
    whole += [f"{e.name} {c.text}" for s in told.sections for e in s.stakeholders for c in e.clauses]

    assert sum("rebuil" in line for line in whole if "Berg" not in line) == 2
    assert any("Berg" in line for line in whole)
    assert any("Skippers" in line for line in whole)
