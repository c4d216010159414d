import pytest

from briefing.attribution.attributions import explicit_attributions
from briefing.attribution.indirect import implicit_attributions
from briefing.nlp.annotated_sentence import annotate_sentence


def told(sentence: str) -> list[tuple[str, str, str]]:
    """(source, verb, content) of each attribution in passing."""
    here = annotate_sentence(sentence)
    return [
        (sentence[slice(*a.source)], sentence[slice(*a.verb)], sentence[slice(*a.content[0])])
        for a in implicit_attributions(here, explicit_attributions(here))
        if a.source
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Maria Lopez called the plan a gift.", ("Maria Lopez", "called", "the plan a gift")),
        ("The survey shows that rents fell.", ("The survey", "shows", "rents fell")),
        ("Rents fell, according to the survey.", ("the survey", "according to", "Rents fell")),
        ("Seven percent said rents were fair.", ("Seven percent", "said", "rents were fair")),
        (
            "The plan was rejected by the council.",
            ("the council", "was rejected by", "The plan was rejected by the council"),
        ),
        (
            "Maria Lopez left early, calling the plan a gift.",
            ("Maria Lopez", "calling", "the plan a gift"),
        ),
        (
            "Maria Lopez refused to endorse the plan.",
            ("Maria Lopez", "refused to endorse", "the plan"),
        ),
        ("Maria Lopez signed and questioned the plan.", ("Maria Lopez", "questioned", "the plan")),
        ("Her decision to leave stunned Oslo.", ("Her", "decision", "to leave stunned Oslo")),
        (
            "The deal followed a warning from the bank about rents.",
            ("the bank", "warning", "about rents"),
        ),
        ("The mayor made a promise to cut rents.", ("The mayor", "made a promise", "to cut rents")),
        ("The mayor was sure that rents would fall.", ("The mayor", "was sure", "that rents would fall")),
        ("The mayor is a critic of the plan.", ("The mayor", "is a critic", "of the plan")),
        ("The delay angered the mayor.", ("the mayor", "angered", "The delay angered the mayor")),
        ("The mayor laid out a plan for rents.", ("The mayor", "laid out", "a plan for rents")),
        (
            "A deckhand told the paper that the ship was late.",
            ("A deckhand", "told", "the ship was late"),
        ),
        ("Rents, the mayor says, will fall.", ("the mayor", "says", "Rents, the mayor says, will fall")),
    ],
)
def test_the_weaker_signs_are_read(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour was closed.",
        "The mayor walked to the harbour.",
        "Semiconductors are critical components of cars.",
        "If the mayor rejects the plan, rents fall.",
        "“I called the plan a gift and praised it.”",
        "We praised the plan.",
        "The claims were settled.",
        "The mayor met the suing states.",
        "The mayor left, the harbour closed and the losing side took the case to Oslo.",
    ],
)
def test_what_is_done_or_asked_or_quoted_is_not_told_in_passing(sentence: str) -> None:
    assert told(sentence) == []


def test_a_denial_keeps_its_word_of_denial() -> None:
    assert told("Maria Lopez did not question it all.") == [("Maria Lopez", "did not question", "it all")]


def test_what_is_told_outright_is_not_told_again() -> None:
    assert told("Maria Lopez said that rents would fall.") == []
