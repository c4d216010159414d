"""What a page of the embedded analyst shows of positions: none that leans on what the page does not tell."""

import pytest

from briefing.models import Directness, Headline, Run
from briefing.rendering.formats import render
from tests.rendering.page_briefs import EMBEDDED, MODEL, brief, covered, evidence, point, position, story

LEAD = "Norvik raises the harbour fees for all ferries in May."
SAID = "The skippers said on Monday the harbour fees in Norvik are far too high for them."
ASIDE = "Berg said on Monday nobody sleeps in a week like no other."
DENIAL = "Holm denied on Monday a secret was ever kept from anybody."
FILLERS = [f"The {thing} was quiet at the end of the long week." for thing in ("square", "pier", "yard")]
FILLERS += [f"Nobody had seen the {thing} of the castle open." for thing in ("gate", "door", "hall", "well")]
FILLERS += [f"A plaque tells the year of the {thing} in gold." for thing in ("flood", "fire", "war", "siege")]
LONG, SHORT = (LEAD, SAID, ASIDE, DENIAL, *FILLERS), (LEAD, SAID, ASIDE, DENIAL, *FILLERS[:10])


def page_of(
    number: int,
    who: str,
    verb: str,
    said: str,
    *,
    sentences: tuple[str, ...] = LONG,
    directness: Directness = "reported",
    run: Run = EMBEDDED,
) -> str:
    article = covered("a1", sentences)
    told = position(article, number, who, verb, said, directness=directness)
    headline = Headline(text="Fees to rise", evidence=evidence(article, 1))
    one = story("s1", [article], headline=headline, summary=[point(article, 1)], positions=[told])
    return render(brief([article], [one], run=run), "markdown").decode()


def test_what_takes_up_the_points_is_shown() -> None:
    assert "**Skippers** *said*" in page_of(
        2, "Skippers", "said", "the harbour fees in Norvik are far too high"
    )


@pytest.mark.parametrize("directness", ["reported", "direct quote"])
def test_what_takes_up_nothing_that_is_told_is_not(directness: Directness) -> None:
    said = "nobody sleeps in a week like no other"
    assert "**Berg**" not in page_of(3, "Berg", "said", said, directness=directness)


def test_a_quotation_has_to_take_up_more_than_what_the_article_reports() -> None:
    said = "the fees in"
    assert "**Skippers**" in page_of(2, "Skippers", "said", said)
    assert "**Skippers**" not in page_of(2, "Skippers", "said", said, directness="direct quote")


def test_a_short_article_and_a_models_sentence_are_shown_as_they_are() -> None:
    said = "nobody sleeps in a week like no other"
    assert "**Berg**" in page_of(3, "Berg", "said", said, sentences=SHORT)
    assert "**Berg**" in page_of(3, "Berg", "said", said, run=MODEL)


def test_a_denial_is_always_shown() -> None:
    assert "**Holm** *denied*" in page_of(4, "Holm", "denied", "a secret was ever kept from anybody")


def test_only_whom_the_headline_names_is_named_without_a_position() -> None:
    article = covered("a1", LONG)
    one = story(
        "s1",
        [article],
        headline=Headline(
            text="Anna Holm raises fees in Norvik for the Fjord Bank", evidence=evidence(article, 1)
        ),
        summary=[point(article, 1)],
        positions=[position(article, 2, "Skippers", "said", "the harbour fees in Norvik are far too high")],
        silent=["Anna Holm", "Clara Berg", "Norvik", "the Fjord Bank"],
    )
    text = render(brief([article], [one], run=MODEL), "markdown").decode()
    assert "*Named without a position:* Anna Holm, the Fjord Bank\n" in text
    assert "without a position:" not in render(brief([article], [one]), "markdown").decode()


def test_what_heads_a_story_is_not_its_only_point_again() -> None:
    article = covered("a1", LONG)
    one = story(
        "s1",
        [article],
        headline=Headline(text=point(article, 1).text, evidence=evidence(article, 1)),
        summary=[point(article, 1), point(article, 2)],
    )
    text = render(brief([article], [one]), "markdown").decode()
    assert text.count("Norvik raises the harbour fees") == 2  # the heading and the sentence cited


def test_a_sentence_that_leans_heads_a_story_as_a_quotation_and_a_models_own_does_not() -> None:
    article = covered("a1", ("He was not hurt by the storm in Norvik.", *LONG))

    def heading(text: str) -> str:
        one = story("s1", [article], headline=Headline(text=text, evidence=evidence(article, 1)))
        told = one.model_copy(update={"summary": (point(article, 2),)})
        page = render(brief([article], [told], run=MODEL), "markdown").decode()
        return next(line for line in page.splitlines() if line.startswith("## "))

    assert heading("He was not hurt by the storm in Norvik.").startswith("## “He was not hurt")
    assert heading("He survives a storm in Norvik").startswith("## He survives")
    assert heading(LEAD).startswith("## Norvik raises")
