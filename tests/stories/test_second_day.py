"""Two days of one story: what is so no more is told as such, and nowhere as if it still were."""

from collections.abc import Sequence
from datetime import date

import pytest

from briefing.models import (
    Article,
    Brief,
    Evidence,
    Headline,
    History,
    KeyPointFinding,
    QuestionFinding,
    Story,
)
from briefing.stories.assembly import AnalyzedArticle
from briefing.stories.history import comparison
from briefing.stories.history.tellings import retired_questions
from tests.rendering.page_briefs import covered as told_of
from tests.stories.test_previous import brief
from tests.stories.test_ranking import covered, story

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
PLAN = "Tram drivers in Holm will strike on Friday for higher pay, their union said."
SIZE = "Holm Trams runs 40 trams on three lines."
OFF = "The strike of tram drivers in Holm has been called off, their union said."
TOLL = "The fire at the mill in Hexley killed 4 people, the fire brigade said."
MORE = "The toll of the fire at the mill in Hexley has risen to 9 people dead, the fire brigade said."


def article(key: str, day: date, *sentences: str) -> AnalyzedArticle:
    made = covered(key, " ".join(sentences))
    dated: Article = made.article.model_copy(update={"published": day.isoformat()})
    return made._replace(article=dated)


def piece(source: AnalyzedArticle, sentence: str) -> Evidence:
    start = source.article.text.index(sentence)
    return Evidence(article=source.article.id, start=start, end=start + len(sentence), quote=sentence)


def points(source: AnalyzedArticle, *sentences: str) -> tuple[KeyPointFinding, ...]:
    return tuple(
        KeyPointFinding(
            text=sentence,
            status="fact",
            evidence=(piece(source, sentence),),
            verdict="supported",
        )
        for sentence in sentences
    )


def told(*articles: tuple[AnalyzedArticle, Sequence[str]], earlier: Sequence[Brief] = ()) -> Story:
    made = story("s1", *(source for source, _ in articles))
    summary = tuple(point for source, sentences in articles for point in points(source, *sentences))
    (found,) = comparison.add_history(
        [made.model_copy(update={"summary": summary})], [source for source, _ in articles], earlier, TUESDAY
    )
    return found


def history_of(found: Story) -> History:
    assert found.history is not None
    return found.history


FIRST = brief(MONDAY, story("s1", covered("a1", f"{PLAN} {SIZE}")), sentences=(PLAN, SIZE))


@pytest.mark.parametrize("beside", [False, True])
def test_a_plan_that_is_called_off_leads_with_the_sentence_that_says_so(beside: bool) -> None:
    new, old = article("a1", TUESDAY, OFF), article("a2", MONDAY, PLAN, SIZE)
    rows = [(new, [OFF]), (old, [PLAN])] if beside else [(new, [OFF])]

    found = told(*rows, earlier=[FIRST])

    (event,) = history_of(found).events
    assert (event.kind, event.turn, event.before.quote, event.evidence.quote) == (
        "withdrawn",
        "called off",
        PLAN,
        OFF,
    )
    assert (found.summary[0].text, found.summary[0].superseded_by) == (OFF, None)
    assert [point.superseded_by is not None for point in found.summary[1:]] == [True] * beside


def test_days_are_compared_without_an_earlier_brief_too() -> None:
    found = told((article("a1", MONDAY, TOLL), [TOLL]), (article("a2", TUESDAY, MORE), [MORE]))

    (change,) = history_of(found).changes
    assert (change.before.published, change.correction) == ("2026-11-23", False)
    assert [(point.text, point.superseded_by is None) for point in found.summary] == [
        (MORE, True),
        (TOLL, False),
    ]


def test_articles_of_one_day_turn_nothing() -> None:
    found = told((article("a1", TUESDAY, PLAN), [PLAN]), (article("a2", TUESDAY, OFF), [OFF]))

    assert found.history is None


def undated(key: str, *sentences: str) -> AnalyzedArticle:
    made = covered(key, " ".join(sentences))
    return made._replace(article=made.article.model_copy(update={"published": ""}))


def test_an_article_without_a_date_is_neither_older_nor_newer_than_one_beside_it() -> None:
    older = told((undated("a1", PLAN), [PLAN]), (article("a2", TUESDAY, OFF), [OFF]))
    newer = told((article("a1", MONDAY, PLAN), [PLAN]), (undated("a2", OFF), [OFF]))

    assert older.history is newer.history is None


def test_an_article_without_a_date_is_newer_than_what_was_told() -> None:
    found = told((undated("a1", OFF), [OFF]), earlier=[FIRST])

    assert [event.turn for event in history_of(found).events] == ["called off"]


def test_an_article_that_comes_late_turns_nothing_that_was_published_after_it() -> None:
    later = FIRST.model_copy(
        update={"articles": tuple(a.model_copy(update={"published": "2026-11-23"}) for a in FIRST.articles)}
    )

    found = told((article("a1", date(2026, 11, 20), OFF), [OFF]), earlier=[later])

    assert history_of(found).events == ()


def test_the_same_news_in_other_words_is_not_new() -> None:
    before = brief(
        MONDAY,
        story("s1", covered("a1", TOLL)),
        sentences=("Pilots of Air Sorla accepted a pay deal that gives them 9 percent, their union said.",),
    )
    again = "Air Sorla pilots have accepted a pay deal of 9 percent, their union said."

    found = told((article("a1", TUESDAY, again), [again]), earlier=[before])

    assert history_of(found).state == "unchanged"


def test_a_story_goes_on_from_the_brief_that_told_it_last() -> None:
    between = brief(
        MONDAY, story("s1", covered("a1", TOLL)), sentences=(TOLL, "Firemen searched the ruins of the mill.")
    )
    before = FIRST.model_copy(update={"date": "2026-11-20"})

    found = told((article("a1", TUESDAY, OFF, SIZE), [OFF]), earlier=[between, before])

    assert (history_of(found).told, history_of(found).previous) == ("2026-11-20", "s1")
    assert history_of(found).events[0].turn == "called off"


def test_a_question_is_retired_once_its_story_is_silent_for_14_days() -> None:
    left_open = "It is unclear when the trams will run again."
    asking = told_of("a1", (left_open,))
    cited = Evidence(article="a1", start=0, end=len(left_open), quote=left_open)
    question = QuestionFinding(
        question="When will the trams run again?", why="", evidence=(cited,), verdict="supported"
    )
    asked = story("s1", covered("a1", left_open)).model_copy(update={"open_questions": (question,)})
    first = FIRST.model_copy(update={"date": "2026-11-01", "stories": (asked,), "articles": (asking,)})
    quiet = [FIRST.model_copy(update={"date": f"2026-11-{day}", "stories": ()}) for day in (14, 15)]

    retired = [
        [question.question for question in retired_questions([*newer, first], (), date(2026, 11, day))]
        for newer, day in (([], 2), ([quiet[0]], 15), ([quiet[1], quiet[0]], 16))
    ]

    assert retired == [[], [question.question], []]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Dockers in Holm will strike on Saturday.", "Dockers in Holm went on strike on Saturday."),
        (
            "A painting was stolen from the museum in Holm.",
            "The painting that was stolen in Holm was recovered.",
        ),
        ("The board of Tarn rejected the offer of Holt.", "The board of Tarn recommended the offer of Holt."),
    ],
)
def test_what_has_happened_since_is_new_in_nearly_the_same_words(before: str, now: str) -> None:
    earlier = brief(MONDAY, story("s1", covered("a1", before)), sentences=(before,))

    found = told((article("a1", TUESDAY, now), [now]), earlier=[earlier])

    assert (history_of(found).state, found.summary[0].first_told) == ("changed", "2026-11-24")


def test_an_article_that_opens_with_news_makes_its_story_changed_without_a_finding() -> None:
    found = told((article("a1", TUESDAY, OFF), []), earlier=[FIRST])

    assert (found.summary, history_of(found).state) == ((), "changed")


def test_a_moved_story_is_headed_by_the_article_that_moved_it() -> None:
    new, old = article("a1", TUESDAY, OFF), article("a2", MONDAY, PLAN)
    new, old = (
        source._replace(
            analysis=source.analysis.model_copy(update={"headline": Headline(text=title, evidence=())})
        )
        for source, title in ((new, "Strike called off"), (old, "Strike on Friday"))
    )
    made = story("s1", old, new).model_copy(update={"headline": old.analysis.headline})

    (found,) = comparison.add_history([made], [old, new], [FIRST], TUESDAY)

    assert found.headline.text == "Strike called off"


def test_older_briefs_are_read_for_stories_that_share_words_with_their_headlines() -> None:
    before = FIRST.model_copy(update={"date": "2026-11-20"})
    (first,) = before.stories
    other = first.model_copy(update={"headline": Headline(text="A quiz of the day", evidence=())})
    between = brief(MONDAY, story("s1", covered("a1", TOLL)), sentences=(TOLL,))

    found = told(
        (article("a1", TUESDAY, OFF, SIZE), [OFF]),
        earlier=[between, before.model_copy(update={"stories": (other,)})],
    )

    assert history_of(found).previous == ""
