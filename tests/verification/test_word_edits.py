"""Word edits: a word put into a copied sentence, left out of it or exchanged, that turns it round."""

import pytest

from briefing.verification import verify
from briefing.verification.annotated_statement import annotate_statement, cited_text
from briefing.verification.annotated_text import annotate_normalized
from briefing.verification.rules.word_edits import check_word_edits


def fault(statement: str, *sentences: str) -> str:
    cited = cited_text(list(map(annotate_normalized, sentences)), {})
    found = check_word_edits(annotate_statement(annotate_normalized(statement), cited), cited)
    return found.verdict if found else ""


@pytest.mark.parametrize(
    ("sentence", "statement", "verdict"),
    [
        (
            "Twenty towns of the coast are challenging the plan.",
            "Twenty towns of the coast are not challenging the plan.",
            "unsupported",
        ),
        (
            "The council has not sold the old mill by the river.",
            "The council has sold the old mill by the river.",
            "unsupported",
        ),
        (
            "Anna Dahl wants to keep the mill open for a year.",
            "Anna Dahl does not want to keep the mill open for a year.",
            "unsupported",
        ),
        (
            "The ferry no longer calls at the islands in winter.",
            "The ferry calls at the islands in winter.",
            "unsupported",
        ),
        (
            "One storm may cost the harbour more than a ship.",
            "One storm will cost the harbour more than a ship.",
            "unsupported",
        ),
        (
            "The clerk allegedly forged the permits of the quarry.",
            "The clerk forged the permits of the quarry.",
            "unsupported",
        ),
        (
            "The town would probably host the only race of the year.",
            "The town would host the only race of the year.",
            "weak",
        ),
        (
            "The new firm hopes to clean up the mines and the land.",
            "The new firm will clean up the mines and the land.",
            "weak",
        ),
        (
            "The mill of the town closed after the owner had died.",
            "The mill of the town closed because the owner had died.",
            "unsupported",
        ),
        (
            "The port lifted its fees for ships by 12 percent in July.",
            "The port lifted its fees for ships to 12 percent in July.",
            "unsupported",
        ),
        (
            "The members voted for the new pier on Monday evening.",
            "The members voted against the new pier on Monday evening.",
            "unsupported",
        ),
        (
            "The minister resigned a day before the report came out.",
            "The minister resigned a day after the report came out.",
            "unsupported",
        ),
    ],
)
def test_a_word_that_turns_a_copied_sentence_round(sentence: str, statement: str, verdict: str) -> None:
    assert fault(statement, sentence) == verdict
    assert verify(statement, [sentence]).verdict != "supported"


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        # another word for the denial
        (
            "The council of the town refused to sell the old mill.",
            "The council of the town did not sell the old mill.",
        ),
        # "not only" is no denial
        (
            "The ferry was not only late on Monday but also full.",
            "The ferry was late on Monday but also full.",
        ),
        # an adjective, no hedge
        (
            "She leads by six points among likely voters in the north.",
            "She leads by six points among voters in the north.",
        ),
        # the hedge is said otherwise
        (
            "The clerk allegedly forged the permits of the quarry.",
            "The clerk is said to have forged the permits of the quarry.",
        ),
        (
            "One storm may cost the harbour more than a ship.",
            "One storm could cost the harbour more than a ship.",
        ),
        # a whole clause is left out, its "not" with it
        (
            "The mill, which did not make any money for its owner, was sold on Monday to a firm.",
            "The mill was sold on Monday to a firm.",
        ),
        # what was agreed on is to come; "yet to" and "not … until" deny as well
        (
            "The new firm agreed to clean up the mines and the land.",
            "The new firm will clean up the mines and the land.",
        ),
        (
            "The council of the town has yet to sell the old mill.",
            "The council of the town has not sold the old mill.",
        ),
        (
            "The ferry of the town will not sail until it is repaired.",
            "The ferry of the town will sail once it is repaired.",
        ),
        # few words are no copy
        ("Towns are challenging it.", "Towns are not."),
        # most is said in other words
        (
            "The owner has not yet said when the mill by the river will close.",
            "When the mill closes is for its owner to say.",
        ),
        (
            "The port lifted its fees after a storm in July hit it.",
            "The port lifted its fees when a storm in July hit it.",
        ),
    ],
)
def test_an_edit_that_turns_nothing_round(sentence: str, statement: str) -> None:
    assert fault(statement, sentence) == ""


def test_one_sentence_that_bears_the_change_out_is_enough() -> None:
    said = "Twenty towns of the coast are challenging the plan."
    denied = "Twenty towns of the coast are not challenging the plan."

    assert fault(denied, said) == "unsupported"
    assert fault(denied, said, f"On Friday {denied[0].lower()}{denied[1:]}") == ""
