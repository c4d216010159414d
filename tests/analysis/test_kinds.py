"""What the embedded analyst takes from a transcript, a list and an article with an order in it."""

import asyncio

from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.models import Draft
from briefing.nlp.doc import annotate
from tests import making

INTERVIEW = """MARIT AAS: The board will close the pier. It has no choice.

PER LUND: I want an inquiry. The cracks were known in 2019.

MARIT AAS: The ministry has not answered the board."""


def draft(text: str) -> Draft:
    article = making.article(text)
    return asyncio.run(ExtractiveAnalyst().analyze(article, annotate(article).sentences))


def test_what_a_speaker_says_is_a_position_of_hers() -> None:
    found = {c.statement.position: c.statement.stakeholder for c in draft(INTERVIEW).positions}

    assert found["The cracks were known in 2019."] == "Per Lund"
    assert found["The ministry has not answered the board."] == "Marit Aas"


def test_what_a_speaker_says_is_a_claim_with_the_speaker() -> None:
    points = [c.statement for c in draft(INTERVIEW).summary]

    assert {point.status for point in points} == {"claim"}
    assert all(point.text.startswith(("MARIT AAS:", "PER LUND:")) for point in points)


def test_an_item_is_what_the_line_before_it_says_it_is() -> None:
    found = draft("Dockers began a strike in Norvik.\n\nThe union wants:\n\n- higher pay at night\n- a date")
    (wanted,) = (c for c in found.positions if c.statement.position == "higher pay at night")

    assert (wanted.statement.stakeholder, wanted.statement.verb, wanted.cites) == ("Union", "wants", (2, 3))


def test_a_report_that_is_withdrawn_is_no_position() -> None:
    found = draft("The Courier of Norvik retracted its report that the mayor had known of the cracks.")

    assert not [
        c for c in found.positions if "known" in c.statement.position and c.statement.verb != "retracted"
    ]


def test_nobody_and_whoever_is_excluded_take_no_position() -> None:
    found = draft(
        "Nobody in Norvik said that the pier was safe. Neither Lund nor Berg wants the pier closed."
    )

    assert found.positions == ()
