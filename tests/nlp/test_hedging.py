"""How far a hedge reaches in its sentence, and what is none."""

import pytest

from briefing.nlp.annotated_sentence import annotate_sentence
from briefing.nlp.hedging import hedge_over, hedges


@pytest.mark.parametrize(
    ("sentence", "cue", "told"),
    [
        ("The mayor reportedly sold the orchard and was fined.", "reportedly", "sold the orchard"),
        ("The mill is closed, apparently.", "apparently", "The mill is closed ,"),
        ("Two clerks were charged with forging permits.", "charged", "forging permits ."),
        ("The alleged ringleader fled.", "alleged", "ringleader"),
        ("The barge is thought to have sunk.", "thought", "have sunk ."),
        ("The barge is soon likely to sink.", "likely", "sink ."),
        ("It is said that the well is dry.", "said", "the well is dry ."),
        ("The survey hints that the well is dry.", "hints", "that the well is dry ."),
    ],
)
def test_a_hedge_reaches_over_its_clause_or_phrase(sentence: str, cue: str, told: str) -> None:
    annotated = annotate_sentence(sentence)

    hedge = hedges(annotated)[0]

    assert annotated.tokens[hedge.cue].text == cue
    assert " ".join(token.text for token in annotated.tokens[hedge.start : hedge.end]) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices fell due to lower demand.",
        "The porter charged the guests for the key.",
        "The union looked to the spring.",
        "The board considered the plan and said that it would sell.",
    ],
)
def test_what_doubts_nothing_is_no_hedge(sentence: str) -> None:
    assert not hedges(annotate_sentence(sentence))


def test_a_relative_clause_within_is_told_without_it() -> None:
    sentence = annotate_sentence("Berg is accused of robbing a widow who trusted him.")
    known = hedges(sentence)
    places = {token.text: place for place, token in enumerate(sentence.tokens)}

    assert hedge_over(sentence, known, places["robbing"]) is not None
    assert hedge_over(sentence, known, places["trusted"]) is None
