"""Two made-up days of one ferry and one mill: what is new is told apart from what was told."""

from datetime import date

from briefing.models import Brief, Evidence, KeyPointFinding, QuestionFinding, Run, Story, Usage
from briefing.stories.assembly import AnalyzedArticle
from briefing.stories.history import comparison
from tests.rendering.page_briefs import covered as told_of
from tests.rendering.page_briefs import evidence
from tests.stories.test_ranking import covered, story

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (23, 24, 25))
STRIKE = "Dockers in Larvik stopped work on the western quay."
PAY = "The dockers of Larvik want higher pay for night shifts on the quay."
END = "Larvik council offered the dockers a bonus of 300 crowns a night."
MILL = "A cotton mill burned down in Hexley before dawn."
ASKED = "Will the dockers of Larvik return to the quay?"


def point(text: str) -> KeyPointFinding:
    return KeyPointFinding(text=text, status="fact", evidence=(), verdict="supported")


def telling(article: AnalyzedArticle, *points: str, asks: str = "") -> Story:
    asked = (QuestionFinding(question=asks, why="", evidence=(), verdict="supported"),) if asks else ()
    made = story("s1", article)
    summary = tuple(point(text) for text in points)
    return made.model_copy(update={"summary": summary, "open_questions": asked})


def brief(day: date, *stories: Story, sentences: tuple[str, ...]) -> Brief:
    """A brief of one article."""
    return Brief(
        date=day.isoformat(),
        title="",
        bottom_line=(),
        sections=(),
        stories=stories,
        articles=(told_of("a1", sentences),),
        withheld=(),
        run=Run(engine="extractive", model=None, prompts={}, usage=Usage()),
    )


QUAY = covered("a1", f"{STRIKE} {PAY}")
FIRST = brief(MONDAY, telling(QUAY, STRIKE, asks=ASKED), sentences=(STRIKE, PAY))


def since_monday(article: AnalyzedArticle, *points: str, asks: str = "") -> Story:
    (found,) = comparison.add_history([telling(article, *points, asks=asks)], [article], [FIRST], TUESDAY)
    return found


def test_without_an_earlier_brief_nothing_has_a_history() -> None:
    (found,) = comparison.add_history([telling(QUAY, STRIKE)], [QUAY], [], TUESDAY)

    assert (found.history, found.summary[0].first_told) == (None, "")


def test_a_story_that_says_the_same_is_unchanged_since_that_day() -> None:
    found = since_monday(QUAY, STRIKE)

    assert found.history is not None
    assert (found.history.state, found.history.previous, found.history.since) == (
        "unchanged",
        "s1",
        "2026-11-23",
    )


def test_a_changed_story_leads_with_what_is_new() -> None:
    article = covered("a1", f"{STRIKE} {END}")

    found = since_monday(article, STRIKE, END)

    assert found.history is not None
    assert found.history.state == "changed"
    assert [(one.text, one.first_told) for one in found.summary] == [
        (END, "2026-11-24"),
        (STRIKE, "2026-11-23"),
    ]


def test_a_story_of_another_event_is_new() -> None:
    found = since_monday(covered("a1", MILL), MILL)

    assert found.history is not None
    assert (found.history.state, found.history.previous) == ("new", "")


def test_a_figure_that_changed_is_new() -> None:
    article = covered("a1", f"{STRIKE} {END}")
    before = brief(MONDAY, telling(article, END), sentences=(STRIKE, END))
    now = covered("a1", f"{STRIKE} {END.replace('300', '450')}")

    (found,) = comparison.add_history([telling(now, END.replace("300", "450"))], [now], [before], TUESDAY)

    assert found.summary[0].first_told == "2026-11-24"


def test_a_sentence_that_stood_in_an_earlier_article_is_not_new() -> None:
    cited = point(PAY).model_copy(update={"evidence": told_of_pay()})
    shown = telling(QUAY).model_copy(update={"summary": (cited,)})

    (found,) = comparison.add_history([shown], [QUAY], [FIRST], TUESDAY)

    assert found.summary[0].first_told == "2026-11-23"


def told_of_pay() -> tuple[Evidence, ...]:
    return evidence(FIRST.articles[0], 2)


def test_a_question_asked_again_is_open_since_it_was_asked_first() -> None:
    second = since_monday(QUAY, STRIKE, asks=ASKED)
    tuesday = brief(TUESDAY, second, sentences=(STRIKE, PAY))

    (third,) = comparison.add_history([telling(QUAY, STRIKE, asks=ASKED)], [QUAY], [tuesday], WEDNESDAY)

    assert third.open_questions[0].first_told == "2026-11-23"
    assert third.history is not None
    assert third.history.since == "2026-11-23"


def test_no_earlier_story_is_taken_for_two() -> None:
    stories = [telling(QUAY, STRIKE), telling(covered("a2", f"{STRIKE} {END}"), END)]
    articles = [QUAY, covered("a2", f"{STRIKE} {END}")]
    second = stories[1].model_copy(update={"id": "s2", "articles": ("a2",)})

    found = comparison.add_history([stories[0], second], articles, [FIRST], TUESDAY)

    assert [one.history.state for one in found if one.history] == ["unchanged", "new"]
