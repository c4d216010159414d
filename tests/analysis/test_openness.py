"""The words that leave an indirect question open, and words like them that do not."""

import pytest

from tests.analysis.test_questions import asked

PAYS = "Who will pay the crew?"
OPENS = "When will the yard open?"


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        # called open, unclear, unknown
        ("It is unclear who will pay the crew.", PAYS),
        ("It is still unclear exactly who will pay the crew.", PAYS),
        ("Nordvik left open who will pay the crew.", PAYS),
        ("Nordvik left open the question of who will pay the crew.", PAYS),
        ("Nordvik was unclear about who will pay the crew.", PAYS),
        ("It was an open question who will pay the crew.", PAYS),
        ("It is not yet clear who will pay the crew.", PAYS),
        ("It isn't known when the yard will open.", OPENS),
        ("It remains to be seen when the yard will open.", OPENS),
        # told by nobody
        ("Nordvik did not say when the yard will open.", OPENS),
        ("Nordvik did not immediately say when the yard will open.", OPENS),
        ("Nordvik doesn't say when the yard will open.", OPENS),
        ("Nordvik has never said when the yard will open.", OPENS),
        ("Nordvik would not say on Monday when the yard will open.", OPENS),
        ("Nordvik has yet to say when the yard will open.", OPENS),
        ("The board met without saying when the yard will open.", OPENS),
        ("Nordvik refused to disclose when the yard will open.", OPENS),
        ("Nobody knows when the yard will open.", OPENS),
        ("No one knows when the yard will open.", OPENS),
        ("Nobody could say when the yard will open.", OPENS),
        ("None would say when the yard will open.", OPENS),
        ("Neither side would say when the yard will open.", OPENS),
        ("No official would say when the yard will open.", OPENS),
        ("There is no word on when the yard will open.", OPENS),
        ("There is no official word on when the yard will open.", OPENS),
        ("No decision has yet been made on when the yard will open.", OPENS),
        ("No explanation was given of when the yard will open.", OPENS),
        # to be decided
        ("The council will decide when the yard will open.", OPENS),
        ("The council must decide by Monday when the yard will open.", OPENS),
        ("The council is to decide when the yard will open.", OPENS),
        ("The council has to decide when the yard will open.", OPENS),
        ("The council is deciding when the yard will open.", OPENS),
        ("The council is still debating when the yard will open.", OPENS),
        # before what leaves it open
        ("When the yard will open is unclear.", OPENS),
        ("But when the yard will open is still unclear.", OPENS),
        ("When the yard will open remains an open question.", OPENS),
        ("When the yard will open is not yet known.", OPENS),
        ("When the yard will open is for the council to say.", OPENS),
        ("When the yard will open will be announced in May.", OPENS),
        ("When the yard will open has not been decided.", OPENS),
        ("When the yard will open has not yet been announced.", OPENS),
    ],
)
def test_what_a_sentence_calls_open_is_asked(sentence: str, question: str) -> None:
    assert asked(sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is clear who will pay the crew.",
        "The open yard is where the crew will live.",
        "The council published an unclear letter when the yard was sold.",
        "Nordvik said when the yard will open.",
        "Nordvik has said when the yard will open.",
        "The crew was not told when the yard will open.",
        "The crew does not know when the yard will open.",
        "The crew has no home and says when the yard will open.",
        "The crew did not like how the yard was run.",
        "The council decided when the yard will open.",
        "The council has decided when the yard will open.",
        "The crew knows when the yard will open.",
        "The council debated when the yard will open.",
        "Everybody knows when the yard will open.",
        "There was a word on when the yard will open.",
        "A decision has been made on when the yard will open.",
        "When the yard will open is known.",
        "When the yard will open has been decided.",
        "When the yard will open is printed on the wall.",
        "The council met when the yard was said to be unclear.",
        "When the yard opened, the council was undecided.",
        "The mayor decides to leave when the yard will open.",
        "Nordvik had not said when the yard will open.",
        "It was not clear, when the yard opened, that the crew was ill.",
    ],
)
def test_what_is_told_or_known_is_not(sentence: str) -> None:
    assert asked(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        # too early or too hard to say
        ("It was too soon to tell whether the union would strike again.", "Will the union strike again?"),
        ("It is impossible to say when the yard will open.", OPENS),
        ("The ministry was unable to say who will pay the crew.", PAYS),
        ("It is too early to predict what the repairs will cost.", "What will the repairs cost?"),
        # somebody tries to find out
        ("Investigators are trying to find out why the old alarm failed.", "Why did the old alarm fail?"),
        (
            "Engineers are working to establish how the water got into the hold.",
            "How did the water get into the hold?",
        ),
        ("Police are still trying to work out who set fire to the mill.", "Who set fire to the mill?"),
        (
            "The harbour board is looking into why the crane fell on the ferry.",
            "Why did the crane fall on the ferry?",
        ),
        # no two agree
        ("Experts disagree on whether the dam is safe.", "Is the dam safe?"),
        ("Members are divided over whether the dam should be rebuilt.", "Should the dam be rebuilt?"),
        ("Historians differ on who built the old mill.", "Who built the old mill?"),
        ("There is no agreement yet on who will pay the crew.", PAYS),
        ("The two sides agreed on a budget but not on who will pay the crew.", PAYS),
        # the question opens the sentence
        ("It is uncertain if the concert will be held.", "Will the concert be held?"),
        ("The ministry has not said if the plant will close.", "Will the plant close?"),
        ("It is not known if the mill was insured.", "Was the mill insured?"),
        ("The mayor said nothing about who will pay the crew.", PAYS),
        ("The letter says nothing on when the yard will open.", OPENS),
        ("The council has kept silent on who will pay the crew.", PAYS),
        ("How the fund will be paid for is still open.", "How will the fund be paid for?"),
        ("Where the money will come from is not clear.", "Where will the money come from?"),
        ("Whether the mayor knew of the leak is still being examined.", "Did the mayor know of the leak?"),
        ("Who will pay the crew is being discussed by the board.", PAYS),
        ("The question of who will pay the crew has not been settled.", PAYS),
        ("The issue of who will pay the crew is still open.", PAYS),
        ("Who will pay the crew is up to the council.", PAYS),
        ("When the yard will open is to be decided in May.", OPENS),
        ("When the yard will open depends on the price of the ships.", OPENS),
        ("Whether the yard was insured is in dispute.", "Was the yard insured?"),
        ("The board will decide in March whether the school stays open.", "Will the school stay open?"),
        # whom a pronoun means
        ("Holm left open whether she would run again.", "Will Holm run again?"),
        ("Kari Holm, who met Anna Berg, left open whether she would run again.", "Will Kari Holm run again?"),
        ("The mayor did not say whether she would run again.", "Will the mayor run again?"),
    ],
)
def test_a_question_that_nobody_can_answer_yet_is_asked(sentence: str, question: str) -> None:
    assert asked(sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "It had been too early to say what the repairs would cost.",
        "Engineers were trying to find out why the old alarm failed when the roof fell in.",
        "The inquiry into why the dam failed blamed the builders.",
        "Experts agree on whether the dam is safe.",
        "If the board is divided on whether the dam is safe, Holm will go.",
        "How the fund will be paid for was settled on Monday.",
        "Where the money came from is well known.",
        "“Whether the mayor knew of the leak is still being examined,” Holm said.",
        "The question of who will pay the crew was settled by a court in Oslo.",
        "The board decided in March whether the school would stay open.",
        "The Harbour Board met on Monday. It is unclear whether she will run again.",
        "Skippers left open whether she would run again.",
        "It is unclear, if the plant closes, that the crew will stay.",
        "The crew will not say a word if the plant closes.",
        "Nothing is certain if the plant closes.",
        "Nordvik had kept silent on who will pay the crew.",
        "It is unclear how many skippers will be charged with “reckless sailing”.",
        "Nordvik did not say who will be paid for “the inconvenience”.",
        "Kari Holm told Anna Berg that she had not decided whether she would run again.",
    ],
)
def test_what_was_found_out_or_hangs_on_a_condition_is_not(sentence: str) -> None:
    assert asked(sentence) == []
