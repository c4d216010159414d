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
        (
            "Rumours of the abbot having sold the bell spread.",
            "Rumours",
            "the abbot having sold the bell spread .",
        ),
        ("The likely winner fled.", "likely", "winner"),
        ("The alleged ringleader of the gang fled.", "alleged", "ringleader"),
        ("The firm claims to own the mill.", "claims", "own the mill ."),
        ("The mayor reportedly sold the orchard; the court fined her.", "reportedly", "sold the orchard"),
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
        "She seems happy in the mill.",
        "It is true that the well is dry.",
        "The barge is thought lost at sea.",
        "The porter was accused; with cheering, the crowd left.",
        "Rumours of war, having spread, faded.",
        "The firm reported to the police.",
        "The mayor sold the orchard, it seems",
    ],
)
def test_what_doubts_nothing_is_no_hedge(sentence: str) -> None:
    assert not hedges(annotate_sentence(sentence))


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The barge is likely to sink.", "likely"),
        ("The barge seems to sink.", "likely"),
        ("The barge is thought to have sunk.", "alleged"),
        ("The barge has probably sunk.", "likely"),
        ("The barge has reportedly sunk.", "alleged"),
        ("It is likely that the barge has sunk.", "likely"),
        ("The survey hints that the well is dry.", "alleged"),
    ],
)
def test_a_hedge_tells_what_is_alleged_from_what_is_likely(sentence: str, certainty: str) -> None:
    assert {hedge.certainty for hedge in hedges(annotate_sentence(sentence))} == {certainty}


def test_a_relative_clause_within_is_told_without_it() -> None:
    sentence = annotate_sentence("Berg is accused of robbing a widow who trusted him.")
    known = hedges(sentence)
    places = {token.text: place for place, token in enumerate(sentence.tokens)}

    assert hedge_over(sentence, known, places["robbing"]) is not None
    assert hedge_over(sentence, known, places["trusted"]) is None
