"""A page keeps to its words: few stories told properly, then lines; and no claim without who contests it."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Agreement, Brief, Earlier, Headline, History, Note, Pending, Side, Story
from briefing.rendering.formats import render
from briefing.rendering.page import page
from briefing.rendering.page_words import page_words
from briefing.rendering.story_budget import Extent
from briefing.rendering.view import BriefPage, PageStory
from tests.rendering.page_briefs import (
    MODEL,
    PORT,
    brief,
    covered,
    hostile_day,
    long_day,
    point,
    port_day,
    position,
    question,
    seed_by_model,
    seed_by_rule,
    story,
)

DAYS = (seed_by_rule, seed_by_model, long_day, hostile_day, port_day)
WORDS = "the old quay of the harbour closes for ships with cranes and nobody in town knows why".split()


def words_before_sources(of: Brief, extent: Extent) -> int:
    text = render(of, "markdown", extent=extent).decode()
    return len(re.split(r"^\*\*(?:Sentences cited|Coverage)", text, flags=re.MULTILINE)[0].split())


def filler(count: int, number: int = 0) -> str:
    return f"Crew {number} says " + " ".join(WORDS[n % len(WORDS)] for n in range(max(1, count - 3))) + "."


def several(*stories: Story, lead: Sequence[int] = ()) -> Brief:
    """A day of port stories below the given ones; `lead` are the stories with a line in the bottom line."""
    rest = long_day(12)
    renamed = [each.model_copy(update={"id": f"r{n}"}) for n, each in enumerate(rest.stories)]
    told = [*stories, *renamed]
    return rest.model_copy(
        update={
            "stories": tuple(told),
            "articles": (*ARTICLES, *rest.articles),
            "bottom_line": tuple(
                brief([], [], bottom_line=[told[n].summary[0]]).bottom_line[0] for n in lead
            ),
        }
    )


ARTICLES = tuple(
    covered(f"b{n}", [*PORT, *PORT], title=f"Larvik report {n}", publisher=f"Post {n}") for n in (1, 2)
)
ONE, TWO = ARTICLES


def sections(of: PageStory) -> dict[str, list[str]]:
    """What stands under each heading of a story, but for questions."""
    return {
        section.title: [
            *(each.text for each in section.points),
            *(each.name for each in section.stakeholders),
            *(side.text for each in section.differences for side in each.sides),
        ]
        for section in of.sections
    }


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("most", [200, 350, 500, 900, 2000])
def test_no_page_has_more_words_before_its_sources_than_are_wanted(day, most: int) -> None:  # type: ignore[no-untyped-def]
    of = day()
    extent = Extent(words=most)

    assert words_before_sources(of, extent) <= page_words(page(of, extent)) <= most


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=6),
    st.integers(1, 6),
    st.integers(200, 1200),
    st.integers(80, 400),
    st.integers(0, 12),
    st.booleans(),
)
def test_no_article_makes_it_longer(
    lengths: list[int], stories: int, most: int, of_story: int, also: int, by_model: bool
) -> None:
    sentences = [filler(length, number) for number, length in enumerate(lengths)]
    told = []
    articles = []
    for number in range(stories):
        a = covered(f"a{number}", sentences, title=filler(lengths[number % len(lengths)]).rstrip("."))
        numbers = range(1, len(sentences) + 1)
        articles.append(a)
        told.append(
            story(
                f"s{number}",
                [a],
                summary=[point(a, n) for n in numbers],
                positions=[position(a, n, f"Crew {n}", "denied", sentences[n - 1]) for n in numbers],
                questions=[question(a, n, f"Will crew {n} close the quay?") for n in numbers],
                silent=("Crew", "the harbour"),
            )
        )
    lead = [each.summary[0] for each in told[:3]]
    of = brief(articles, told, bottom_line=lead, **({"run": MODEL} if by_model else {}))  # type: ignore[arg-type]
    extent = Extent(stories, of_story, also, most)

    shown = words_before_sources(of, extent)

    assert shown <= page_words(page(of, extent)) <= most


def wide_day(by_model: bool = False) -> Brief:
    """Eight stories of which each has more to tell than a page holds of one."""
    stories = [
        story(
            f"s{n}",
            ARTICLES,
            headline=Headline(text=f"Quay {n} closes", evidence=()),
            summary=[point(ONE, k, filler(18, 100 * n + k)) for k in range(1, 9)],
            positions=[position(ONE, 2, f"Party {n}{k}", "wants", filler(30, 50 * k)) for k in range(1, 9)],
            silent=(f"Quay {n}",),
        )
        for n in range(1, 9)
    ]
    return brief(ARTICLES, stories, run=MODEL) if by_model else brief(ARTICLES, stories)


def test_few_stories_are_told_properly_rather_than_many_begun() -> None:
    shown = page(wide_day()).stories

    assert 2 <= len(shown) < 8
    for each in shown:
        told = sections(each)
        assert len(told["What happened"]) >= 2
        assert len(told["Who wants what"]) >= 2


def test_the_legend_goes_first_and_then_who_is_named_without_a_position() -> None:
    of = wide_day(by_model=True)
    whole, cut, short = (page(of, Extent(story_words=900, words=words)) for words in (6000, 1200, 500))

    def silent(shown: BriefPage) -> int:
        return sum(bool(section.silent) for each in shown.stories for section in each.sections)

    assert [bool(shown.legend) for shown in (whole, cut, short)] == [True, False, False]
    assert silent(whole) == len(whole.stories) == 8
    assert silent(cut) < len(cut.stories)
    assert len(sections(short.stories[0])["What happened"]) >= 2


def disputed(key: str) -> Story:
    """A story in which one source claims what another denies, and its party does as well."""
    claim, denial = "The board hid a report on the quay.", "The board denied that it had hidden a report."
    sides = tuple(
        Side(says=text, evidence=point(article, 1).evidence[0], against=against)
        for text, article, against in ((claim, ONE, False), (denial, TWO, True))
    )
    return story(
        key,
        ARTICLES,
        headline=Headline(text="Board hid report, mayor says", evidence=()),
        summary=[point(ONE, 1, claim), *(point(ONE, n, filler(60, n)) for n in range(2, 8))],
        positions=[
            position(ONE, 1, "Rolf Lie", "accused", "the board of hiding a report on the quay"),
            position(TWO, 1, "Harbour board", "denied", "that it had hidden a report"),
        ],
    ).model_copy(
        update={
            "agreement": (
                Agreement(kind="disputed", text=claim, sides=sides, evidence=(), verdict="supported"),
            )
        }
    )


@pytest.mark.parametrize("most", range(200, 1000, 50))
def test_no_claim_stands_without_who_contests_it(most: int) -> None:
    of = several(disputed("s1"), lead=[0, 1])

    shown = page(of, Extent(words=most))
    text = render(of, "markdown", extent=Extent(words=most)).decode().partition("**Sentences cited")[0]

    if "The board hid a report" in text:
        (told,) = (sections(each) for each in shown.stories if each.id == "s1")
        assert any("denied" in side for side in told["Where the sources differ"])
        assert "Harbour board" in told["Who wants what"]


def test_a_story_in_one_line_names_who_contests_its_headline() -> None:
    shown = page(brief(ARTICLES, [disputed("s1"), disputed("s2")]), Extent(words=200))
    plain = disputed("s3").model_copy(update={"headline": Headline(text="Quay is repaired", evidence=())})
    other = page(brief(ARTICLES, [plain, plain]), Extent(words=200))

    assert shown.also[0].note == "contested by Harbour board"
    assert shown.also[0].reference
    assert len(shown.also[0].reference.numbers) == 2
    assert other.also[0].note == ""


def test_a_dispute_is_not_told_among_what_happened_as_well() -> None:
    told = disputed("s1")
    denial = point(TWO, 1, "The board denied that it had hidden a report.")
    with_denial = told.model_copy(update={"summary": (told.summary[1], told.summary[0], denial)})

    (shown, *_) = page(several(with_denial), Extent(words=2000)).stories

    assert not any("hid" in text for text in sections(shown)["What happened"])


@pytest.mark.parametrize("words", [250, 400, 900])
def test_a_watched_story_that_leads_has_what_happened(words: int) -> None:
    only = story(
        "s1",
        ARTICLES,
        summary=[point(ONE, 1)],
        positions=[position(ONE, 2, "Dockers", "fear", "that 140 jobs would go")],
    ).model_copy(update={"why": "on jobs, which you watch"})

    (lead, *_) = page(several(only, lead=[0]), Extent(words=words)).stories

    assert lead.id == "s1"
    assert sections(lead)["What happened"] == [f"“{PORT[0]}”"]


def test_a_lead_story_takes_more_than_its_share_before_it_is_one_line() -> None:
    long = story(
        "s1",
        ARTICLES,
        summary=[point(ONE, 1, filler(150, 1))],
        positions=[position(ONE, 2, "Dockers", "fear", "that 140 jobs would go")],
    )

    (lead, *_) = page(several(long), Extent(story_words=100)).stories

    assert lead.id == "s1"


@pytest.mark.parametrize(("also", "listed"), [(0, 0), (3, 3), (30, 9)])
def test_other_stories_have_as_many_lines_as_are_wanted(also: int, listed: int) -> None:
    shown = page(long_day(12), Extent(stories=3, also=also))

    assert (len(shown.also), shown.unlisted) == (listed, 9 - listed)


def test_a_page_without_room_for_a_story_has_lines_and_says_why() -> None:
    shown = page(brief(ARTICLES, [disputed("s1"), disputed("s2")]), Extent(words=200))

    assert (shown.stories, shown.also_title) == ((), "In one line")
    assert shown.also
    assert shown.not_shown.endswith("Kept to 200 words a page")


def test_what_became_of_a_story_keeps_to_the_page_too() -> None:
    changed = History(state="changed", previous="s1", since="2026-11-24")
    stories = [each.model_copy(update={"history": changed}) for each in long_day(12).stories]
    of = long_day(12).model_copy(update={"stories": tuple(stories), "previous": "2026-11-23"})

    assert words_before_sources(of, Extent(words=300)) <= 300


def test_what_became_of_a_lone_short_article_keeps_to_the_page() -> None:
    a = covered("a1", ["The quay closes."], title="Quay")
    told = [
        Pending(
            question=filler(90, number),
            asked="2026-11-23",
            before=Earlier(says="", quote="", title="", source="", publisher=""),
        )
        for number in range(2)
    ]
    changed = History(state="changed", previous="s1", since="2026-11-24", pending=tuple(told))
    lone = story("s1", [a], summary=[point(a, 1)]).model_copy(update={"history": changed})
    of = brief([a], [lone], bottom_line=lone.summary).model_copy(update={"previous": "2026-11-23"})

    assert filler(90, 1).split()[1] in render(of, "markdown").decode()
    assert words_before_sources(of, Extent(words=200)) <= 200


def test_an_analysts_note_is_never_cut() -> None:
    note = Note(story="", text=filler(60))
    of = long_day(12).model_copy(update={"notes": (note,)})

    assert page(of, Extent(words=250)).notes == (note.text,)
    assert words_before_sources(of, Extent(words=250)) <= 250
