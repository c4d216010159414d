import pytest

from briefing.attribution.attributions import attributions


def told(sentence: str) -> list[tuple[str, str, str]]:
    """(source, verb, content) of each attribution."""
    return [
        (
            sentence[slice(*a.source)] if a.source else "",
            sentence[slice(*a.verb)],
            sentence[slice(*a.content[0])],
        )
        for a in attributions(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Maria Lopez said that rents would fall.", ("Maria Lopez", "said", "rents would fall")),
        ("Rents would fall, Maria Lopez said.", ("Maria Lopez", "said", "Rents would fall")),
        ("“Rents will fall,” said Maria Lopez, the mayor.", ("Maria Lopez", "said", "Rents will fall,")),
        ("According to Eurostat, rents fell in May.", ("Eurostat", "According to", "rents fell in May")),
        ("Rents fell in May, according to Eurostat.", ("Eurostat", "according to", "Rents fell in May")),
        ("Norway wants to buy twelve ferries.", ("Norway", "wants", "to buy twelve ferries")),
        (
            "Norway has also been looking to buy ferries.",
            ("Norway", "has also been looking", "to buy ferries"),
        ),
        ("The bank proposed cutting fees.", ("The bank", "proposed", "cutting fees")),
        ("Maria Lopez told Reuters on Monday that rents fell.", ("Maria Lopez", "told", "rents fell")),
        (
            "Maria Lopez, who is due in Oslo on Friday, said in a speech that rents fell.",
            ("Maria Lopez", "said", "rents fell"),
        ),
        ("Sales rose, unlike the US, which seeks to cut imports.", ("the US", "seeks", "to cut imports")),
        ("The minister on Friday pledged to resign.", ("The minister", "pledged", "to resign")),
    ],
)
def test_source_verb_and_content_are_found(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Semiconductors are key to training models.",
        "Part of the strategy involves deepening ties with allies.",
        "The plans to build a bridge were shelved.",
        "Maria Lopez was told that rents fell.",
        "New limits were announced last week.",
        "“I said that rents fell and nobody believed it.”",
        "The hopes of the town are gone.",
        "The mayor would tell residents that rents fell.",
        "Rents stay high unless the bank wants to sell.",
        "The mayor met reporters after a meeting that was held in June.",
    ],
)
def test_what_nobody_says_is_not_attributed(sentence: str) -> None:
    assert told(sentence) == []


def test_a_denial_of_having_said_is_marked() -> None:
    (found,) = attributions("Maria Lopez did not say that rents would fall.")

    assert found.negated


def test_what_is_too_long_for_a_sentence_has_no_attributions() -> None:
    told = f"Anna Holm said that {'the port and ' * 200}the quay would close."

    assert attributions(told) == ()
    assert attributions(told.replace("the port and " * 190, "")) != ()
