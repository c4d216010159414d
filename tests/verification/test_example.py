"""The statements of the example brief against the sentences of the seed article that they rest on."""

import pytest

from briefing.models import OpenQuestion, Verdict
from briefing.verification import verify, verify_position, verify_question
from tests.making import position
from tests.verification.texts import ALIASES, cited

HEAD, COMMISSIONER, WORK = "The head of", "European Commissioner", "“I will work"
COUNCIL, HELD, DE_RISK = "Breton also said", "The European Union held", "The EU wants"
REUTERS, TOKYO, FUND = "Breton told Reuters", "Japan is a key", "Last week, a fund"
OWN, CUT_OFF, RESTRICTIONS = "The European Union has also", "At the same time", "New export"

EXAMPLE_STATEMENTS = [
    ("EU looks to Japan on AI and chips, to depend less on China", (HEAD, REUTERS)),
    (
        "The EU hopes to work more closely with Japan on technologies such as artificial intelligence, to"
        " depend less on China “in certain areas”.",
        (HEAD,),
    ),
    ("It wants to “de-risk” China, where the United States seeks to decouple.", (DE_RISK,)),
    (
        "European Commissioner Thierry Breton, due to meet the Japanese government “on Monday”, said that"
        " artificial intelligence would be “very high” on his agenda.",
        (COMMISSIONER,),
    ),
    (
        "He said that an EU–Japan Digital Cooperation Council would be established, for areas such as quantum"
        " and high-performance computing.",
        (COUNCIL,),
    ),
    ("The EU held a similar one with South Korea “last week”.", (HELD,)),
    ("He told Reuters that the EU and Japan would cooperate in semiconductors.", (REUTERS,)),
    (
        "A fund backed by the Japanese government proposed to buy the chipmaker JSR for about ¥903.9 billion"
        " ($6.3 billion).",
        (FUND,),
    ),
    *((one, (one,)) for one in cited(HEAD, COMMISSIONER, REUTERS)),
]
EXAMPLE_POSITIONS = [
    ("European Union", "", "“de-risk” China through partnerships with Asian countries", DE_RISK),
    ("European Union", "", "strengthen its own semiconductor industry", OWN),
    (
        "Thierry Breton",
        "",
        "work with Japan's government on the digital space, AI included, “based on our shared values”",
        WORK,
    ),
    ("Japan", "", "strengthen its domestic industry", TOKYO),
    ("United States", "", "decouple its economy from Beijing", DE_RISK),
    (
        "United States",
        "",
        "cut China off from key technologies by export restrictions, and persuade European allies to join",
        CUT_OFF,
    ),
    ("Thierry Breton", "said", "an EU-Japan Digital Cooperation Council would be established", COUNCIL),
    ("European Union", "wants", "to “de-risk” China", DE_RISK),
    ("European Union", "has been looking", "to strengthen its own semiconductor industry", OWN),
    ("United States", "seeks", "to decouple its economy from Beijing", DE_RISK),
    ("United States", "hopes", "to persuade European allies to join", CUT_OFF),
    ("Japan", "has been looking", "to strengthen its domestic industry", TOKYO),
    (
        "Fund backed by the Japanese government",
        "proposed",
        "buying domestic chipmaker JSR for about 903.9 billion yen ($6.3 billion)",
        FUND,
    ),
]
EXAMPLE_QUESTIONS = [
    ("What will the EU and Japan do together on chips?", "Breton names the field.", REUTERS),
    ("When does the council start, and who sits on it?", "It “would be established”.", COUNCIL),
    ("Who announced last week's restrictions on chip equipment?", "The text is damaged there.", RESTRICTIONS),
    ("Will Washington win its European allies over?", "It “hopes to”.", CUT_OFF),
    ("When will an EU–Japan Digital Cooperation Council be established?", "", COUNCIL),
    ("How would the EU and Japan cooperate in the field of semiconductors?", "", REUTERS),
    ("Will Washington persuade European allies to join?", "", CUT_OFF),
]


@pytest.mark.parametrize(("text", "openings"), EXAMPLE_STATEMENTS)
def test_a_statement_of_the_example_passes(text: str, openings: tuple[str, ...]) -> None:
    assert verify(text, cited(*openings), aliases=ALIASES) == Verdict(verdict="supported", reason="")


@pytest.mark.parametrize(("stakeholder", "verb", "clause", "opening"), EXAMPLE_POSITIONS)
def test_a_position_of_the_example_passes(stakeholder: str, verb: str, clause: str, opening: str) -> None:
    verdict = verify_position(position(stakeholder, verb, clause), cited(opening), aliases=ALIASES)

    assert verdict == Verdict(verdict="supported", reason="")


@pytest.mark.parametrize(("question", "why", "opening"), EXAMPLE_QUESTIONS)
def test_a_question_of_the_example_passes(question: str, why: str, opening: str) -> None:
    asked = OpenQuestion(question=question, why=why)

    assert verify_question(asked, cited(opening), aliases=ALIASES) == Verdict(verdict="supported", reason="")
