"""Judged statements: which of them need no second reading."""

import pytest

from briefing.judge.statements import JudgedStatement, Passage

SAID = "“The mill\nstays open,” Anna Dahl said."


def word_for_word(text: str, sentence: str = SAID, kind: str = "fact") -> bool:
    return JudgedStatement(kind, text, (Passage(0, 1, "It rained."), Passage(0, 2, sentence))).word_for_word


@pytest.mark.parametrize(
    "text",
    [
        "“The mill stays open,” Anna Dahl said.",
        '"The mill stays open," Anna Dahl said.',
        "“The mill stays open,” Anna Dahl said",
    ],
)
def test_a_whole_sentence_is_not_read_again(text: str) -> None:
    assert word_for_word(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The mill stays open.", SAID),
        ("The mill stays open, Anna Dahl said.", SAID),
        ("The mill stays open.", "The mill stays open?"),
        ("The mill stays open. It rained.", "The mill stays open."),
    ],
)
def test_a_part_of_a_sentence_and_more_than_it_is(text: str, sentence: str) -> None:
    assert not word_for_word(text, sentence)


def test_a_position_is_read_again_in_whatever_words() -> None:
    assert not word_for_word(SAID, kind="position")
