import pytest

from briefing.nlp import reporting_cues


@pytest.mark.parametrize("word", ["announcer", "narrators", "economist", "policewoman", "proponents"])
def test_nouns_for_people_are_known_by_their_ending(word: str) -> None:
    assert reporting_cues.is_person(word)


@pytest.mark.parametrize("word", ["letter", "semiconductor", "number", "servers", "however", "water"])
def test_things_with_such_an_ending_are_no_people(word: str) -> None:
    assert not reporting_cues.is_person(word)


def test_a_phrase_is_found_by_its_first_word() -> None:
    assert ("out",) in {telling.rest for telling in reporting_cues.implicit_cues()["laid"]}


def test_the_longest_phrase_comes_first() -> None:
    lengths = [len(telling.rest) for telling in reporting_cues.implicit_cues()["come"]]

    assert lengths == sorted(lengths, reverse=True)
