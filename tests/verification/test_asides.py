"""What stands beside a statement: the role of a party, the reason why a question is open."""

import pytest

from briefing.models import Position
from briefing.verification import role_sentence, verify_reason

ARTICLE = (
    "The mayor of Norvik, Per Lund, called for an inquiry on Monday.",
    "Lund said that the cracks were known in 2019.",
    "Former harbour master Ingrid Halle had warned the board.",
    "Halle told Transport Minister Orla Venn that the pier was unsafe.",
    "Japan is a key country, and Tokyo wants to strengthen its industry.",
    "Anna Berg, who chairs the union of dockers, opposes the plan.",
)


def holding(stakeholder: str, role: str, kind: str = "person") -> Position:
    return Position.model_validate(
        {
            "stakeholder": stakeholder,
            "stakeholder_kind": kind,
            "role": role,
            "verb": "said",
            "position": "so",
            "stance": "unclear",
            "stance_on": "",
            "directness": "reported",
        }
    )


@pytest.mark.parametrize(
    ("stakeholder", "role", "sentence"),
    [
        ("Per Lund", "mayor of Norvik", 0),
        ("Per Lund", "Mayor", 0),
        ("Ingrid Halle", "former harbour master", 2),
        ("Orla Venn", "Transport Minister", 3),
        ("Japan", "Tokyo", 4),
        ("Anna Berg", "chairs the union of dockers", 5),
    ],
)
def test_a_role_is_given_by_a_sentence_that_names_its_party(
    stakeholder: str, role: str, sentence: int
) -> None:
    assert role_sentence(holding(stakeholder, role), ARTICLE) == ARTICLE[sentence]


@pytest.mark.parametrize(
    ("stakeholder", "role"),
    [
        ("Per Lund", "mayor of Norvik, convicted of bribery in 2015"),
        ("Per Lund", "mayor of Hamn"),
        ("Per Lund", "harbour master"),  # somebody else's
        ("Ingrid Halle", "harbour master"),  # not any more
        ("Ingrid Halle", "Transport Minister"),  # beside another name
        ("Ingrid Halle", "former harbour master of Norvik"),  # of two sentences
        ("Japan", "Kyoto"),
        ("Anna Berg", "corrupt"),
        ("Ingrid Halle", "minister"),  # whom she told
    ],
)
def test_a_role_that_no_sentence_gives_to_its_party_is_none(stakeholder: str, role: str) -> None:
    assert role_sentence(holding(stakeholder, role), ARTICLE) is None


EVIDENCE = ("An EU-Japan council would be established to discuss quantum computing, Breton said.",)


@pytest.mark.parametrize(
    "why",
    [
        "",
        "it “would be established”; no date is given",
        "“would be established”: announced, no date given",
        "the article does not say by whom",
        "Breton names the field",
        "the council would be established",
    ],
)
def test_a_reason_may_say_what_its_sentences_say_and_what_they_leave_open(why: str) -> None:
    assert verify_reason(why, EVIDENCE) == ""


@pytest.mark.parametrize(
    "why",
    [
        "Breton was convicted of bribery",
        "no date is given, since the commission is bankrupt",
        "it “will be established”",
        "the council was refused by Norway",
        "14 members have left",
        "“decided”: not yet done",
        "the council would not be established",
    ],
)
def test_a_reason_that_its_sentences_lack_is_refused(why: str) -> None:
    assert verify_reason(why, EVIDENCE)
