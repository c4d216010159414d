"""What a page says of what became of a story, and what it says no more."""

from briefing.models import Brief, Earlier, Event, Evidence, History, Retired
from briefing.rendering.formats import render
from tests.rendering.page_briefs import brief, covered, evidence, point, position, story

OFF = "The strike of tram drivers in Holm was called off on Wednesday, their union said."
PLAN = "Tram drivers in Holm will strike on Friday, their union said."
MORE = "Trams carry 40,000 people a day in Holm, and the council owns them."
ARTICLE = covered("a1", (OFF, PLAN, MORE), publisher="Holm Post", published="2026-11-25")


def event(by: Evidence) -> Event:
    before = Earlier(
        says=PLAN, quote=PLAN, title="Strike", source="a.txt", publisher="Holm Post", published="2026-11-23"
    )
    return Event(kind="withdrawn", turn="called off", before=before, evidence=by)


def told(**changed: object) -> Brief:
    (by,) = evidence(ARTICLE, 1)
    history = History(
        state="changed", previous="s1", told="2026-11-23", since="2026-11-25", events=(event(by),)
    )
    made = story(
        "s1",
        [ARTICLE],
        summary=[point(ARTICLE, 1), point(ARTICLE, 2).model_copy(update={"superseded_by": by})],
        positions=[
            position(ARTICLE, 2, "Tram drivers", "will", "strike on Friday").model_copy(
                update={"superseded_by": by}
            )
        ],
    ).model_copy(update={"history": history})
    return brief([ARTICLE], [made]).model_copy(
        update={"date": "2026-11-25", "previous": "2026-11-24", **changed}
    )


def page(of: Brief) -> str:
    return render(of, "markdown").decode()


def test_what_became_of_a_plan_is_told_with_both_sentences_and_their_days() -> None:
    since = page(told()).partition("**Since 23 November**")[2].strip().split("\n")[0]

    assert since.startswith(f"- **Called off**: “{OFF}” (Holm Post)")
    assert since.endswith(f"; “{PLAN}” (Holm Post, 23 November).")


def test_what_is_so_no_more_stands_nowhere_else() -> None:
    shown = page(told()).partition("\n---\n")[0]

    assert shown.count("will strike on Friday") == 1
    assert "Who wants what" not in shown


def test_a_question_that_is_not_followed_any_more_is_said_once() -> None:
    before = Earlier(says=MORE, quote=MORE, title="Trams", source="a.txt", publisher="")
    retired = Retired(
        question="When will line 3 open?", asked="2026-11-03", before=before, story="Trams", told="2026-11-11"
    )

    shown = page(told(retired=(retired,)))

    assert (
        "No longer followed, as nothing was told of it since 11 November: When will line 3 open?"
        " (open since 3 November)" in shown
    )
