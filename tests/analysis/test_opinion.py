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
