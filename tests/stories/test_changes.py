"""What two days give differently for one thing is a change, and a correction where one of them was wrong."""

import pytest

from briefing.models import Change, Evidence
from briefing.stories.contradictions import claims
from briefing.stories.history import changes
from briefing.stories.history.earlier_sentences import dated, days
from tests.rendering.page_briefs import covered
from tests.stories.made_up import article

SANK = "The ferry Lady Maud sank off Ravensey on Sunday."


def claim(sentence: str) -> claims.Claim:
    return claims.claim(Evidence(article="", start=0, end=len(sentence), quote=sentence))


def changed(before: str, now: str) -> tuple[Change, ...]:
    told = [dated(covered("a1", (SANK, before)))]
    return tuple(
        change
        for of_day in days([article("a1", f"{SANK} {now}")], told)
        for change in changes.changes([fresh.claims for fresh in of_day.fresh], of_day.before)
    )


@pytest.mark.parametrize(
    ("before", "now", "correction"),
    [
        ("At least 12 people died in the sinking.", "In the sinking 14 people died, police said.", False),
        ("In the sinking 14 people died, police said.", "In the sinking 13 people died, police said.", True),
        (
            "The sinking killed 14 people, police said.",
            "Police, which had initially reported 14 dead, revised the toll of the sinking to 16.",
            True,
        ),
        ("The captain, Lena Hart, 41, is in hospital.", "The captain, Lena Hart, 43, went home.", True),
    ],
)
def test_a_figure_of_the_same_thing_changes_or_is_corrected(before: str, now: str, correction: bool) -> None:
    (change,) = changed(before, now)

    assert change.correction is correction
    assert change.before.quote == before
    sentence = claims.claim(change.evidence)
    assert changes.holds(change, sentence, claim(before))
    assert not changes.holds(change, sentence, claim(SANK))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("In the sinking 14 people died, police said.", "In the sinking 14 people died, police said."),
        ("In the sinking 14 people died, police said.", "Fourteen people died in the sinking."),
        ("About 20 people died in the sinking.", "In the sinking 21 people died, police said."),
        ("In the sinking 14 people died, police said.", "The sinking left 14 dead. Police found two bodies."),
        ("The ministry met the families on Monday.", "The ministry met the families on Tuesday."),
        ("In the sinking 14 people died, police said.", "In 1987 a sinking there killed 3 people."),
        ("In the sinking 14 people died, police said.", "The company has 900 people on its ferries."),
    ],
)
def test_what_both_days_give_and_what_counts_another_thing_is_no_change(before: str, now: str) -> None:
    assert changed(before, now) == ()


@pytest.mark.parametrize(
    ("before", "now", "correction"),
    [
        (
            "Wexley faces a budget gap of 48 million pounds next year.",
            "The hole in the budget of Wexley is 31 million pounds and not 48 million.",
            True,
        ),
        (
            "The firm offered 12 million euros for the yard in Holm.",
            "The firm raised its offer for the yard from 12 million to 14 million euros.",
            False,
        ),
        (
            "The blast killed 17 miners.",
            "The death toll of the blast at the pit was lowered from 17 to 14.",
            True,
        ),
        (
            "At least 11 people drowned in the storm.",
            "The number of people known to have drowned in the storm climbed to 26.",
            False,
        ),
        (
            "A boat with 60 people aboard sank off Holm.",
            "There were 46 people aboard the boat off Holm, and not 60 as first stated.",
            True,
        ),
    ],
)
def test_a_sentence_tells_itself_what_took_the_place_of_a_figure(
    before: str, now: str, correction: bool
) -> None:
    change = changed(before, now)[0]

    assert (change.before.quote, change.correction) == (before, correction)
    assert changes.holds(change, claim(now), claim(before))


def test_every_earlier_sentence_with_the_figure_is_stale() -> None:
    before = ("The blast killed 17 miners.", "It claimed the lives of 17 men.", "The pit employs 17 cooks.")
    told = [dated(covered("a1", before))]
    now = "The death toll of the blast at the pit was lowered from 17 to 14."
    (of_day,) = days([article("a1", now)], told)
    (change,) = changes.changes([fresh.claims for fresh in of_day.fresh], of_day.before)

    assert set(changes.stale_sentences(change, of_day.before)) == set(before[:2])
