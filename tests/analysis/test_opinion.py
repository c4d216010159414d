"""What an author says for himself is his judgement, and no fact of the article's."""

import asyncio

import pytest

from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.nlp.doc import annotate
from tests import making

FACTS = (
    "The council closed the ferry yard in Norvik on Monday.",
    "The yard built forty ferries in ten years.",
    "The council has raised the harbour fees for ten years.",
    "Ferry owners pay the highest fees on the coast.",
)
AUTHOR = ("I have sailed to Norvik for years.", "We should ask who pays.", "To my mind the council is wrong.")


def statuses(*sentences: str) -> set[str]:
    article = making.article("\n\n".join(sentences))
    draft = asyncio.run(ExtractiveAnalyst().analyze(article, annotate(article).sentences))
    return {cited.statement.status for cited in draft.summary}


def test_points_of_an_author_who_speaks_for_himself_are_assessments() -> None:
    one, two, three, four = FACTS
    assert statuses(AUTHOR[0], one, two, AUTHOR[1], three, four, AUTHOR[2]) == {"assessment"}


@pytest.mark.parametrize(
    "sentences",
    [
        FACTS,
        (*FACTS, *(f"“{sentence}”" for sentence in AUTHOR)),  # what is quoted
        (*FACTS, AUTHOR[1]),  # once
        (*FACTS, *FACTS, *AUTHOR),  # a statement that is printed at the end
        (
            "Our source said so.",
            *FACTS,
            "Our own reporter saw it.",
            "Our well-placed source was there.",
        ),
    ],
)
def test_points_of_a_report_are_facts(sentences: tuple[str, ...]) -> None:
    assert statuses(*sentences) == {"fact"}


JUDGING = ("Norvik should pay its skippers.", "Who will mend the yard?", "The fees are absurd.")


def test_so_are_those_of_one_who_now_speaks_for_himself_and_now_judges_and_asks() -> None:
    one, two, three, four = FACTS
    assert statuses(AUTHOR[0], one, JUDGING[0], two, three, JUDGING[1], four, JUDGING[2]) == {"assessment"}


def test_a_report_that_asks_and_judges_without_its_author_is_none() -> None:
    one, two, three, four = FACTS
    assert "fact" in statuses(one, JUDGING[1], two, three, JUDGING[2], four)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The council needs to tell skippers the truth about the harbour fees.", "assessment"),
        ("The council of Norvik should lower the harbour fees of its skippers.", "assessment"),
        ("Ferry owners ought to pay the highest harbour fees on the coast.", "assessment"),
        ("Anna Holm said the council should lower the harbour fees of Norvik.", "claim"),
        ("The council lowered the harbour fees of Norvik for its skippers.", "fact"),
    ],
)
def test_what_should_be_is_a_judgement(sentence: str, status: str) -> None:
    assert statuses(sentence) == {status}


def test_what_an_author_says_that_others_call_somebody_is_his_own() -> None:
    one, two, three, four = FACTS
    naming = "When ferries sink in Norvik, the council calls the skippers of the harbour cowards."
    assert statuses(naming, AUTHOR[0], one, two, AUTHOR[1], three, four, AUTHOR[2]) == {"assessment"}


@pytest.mark.parametrize(("label", "told"), [("Opinion", True), ("Commentary", True), ("", False)])
def test_who_i_am_is_told_where_the_article_says_that_it_is_somebodys_own_view(
    label: str, told: bool
) -> None:
    own = ("I grew up on the pier of Norvik and know its fees.", "I have paid the fees of Norvik for years.")
    assert bool(statuses(*filter(None, (label,)), *own)) == told
