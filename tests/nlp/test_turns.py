"""Which lines open with a speaker, and how far a turn goes."""

import pytest

from briefing.attribution.speaker_turns import is_explainer, turns

NO_PERSONS = frozenset[str]()


def speakers(*texts: str, persons: frozenset[str] = NO_PERSONS) -> list[str | None]:
    """The speaker of each text, a paragraph each; "" for one without a name, None for none."""
    found = turns(texts, range(len(texts)), persons)
    return [found[number].label.who if number in found else None for number in range(1, len(texts) + 1)]


def test_a_label_may_have_marks_a_title_or_a_time() -> None:
    told = speakers(
        "**Ingrid Halle:** We want a date.",
        "Per Lund (mayor): I have none.",
        "Ingrid Halle [00:01:15]: Then find one.",
        "MR. LUND: We are looking.",
    )

    assert told == ["Ingrid Halle", "Per Lund", "Ingrid Halle", "MR. LUND"]


def test_who_asks_has_no_name() -> None:
    assert speakers("Q: Did you know?", "A: I did not know.", "Q: Who did?") == ["", "", ""]


def test_a_dash_is_a_label_where_it_is_repeated() -> None:
    assert speakers("HALLE — We wait.", "LUND — The ministry pays.", "HALLE — It never did.") == [
        "HALLE",
        "LUND",
        "HALLE",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Norvik: the pier that never was.",
            "Correction: The pier is long.",
            "Time: 10.00",
            "Price: 14 million",
        ),
        ("What: a meeting.", "Where: the town hall.", "What: another meeting."),
        ("OSLO — The board met on Monday.", "BERGEN — Nobody was hurt."),
        ("Ingrid Halle: the woman who closed the harbour.", "The board closed the pier."),
        ("Price: 14 million.", "Note: closed on Sundays.", "Price: 2 million."),
        ("Skarv: Two of the crew missed the race.", "Terne: The mast broke.", "Skarv: At home to Terne."),
    ],
)
def test_prose_with_a_colon_names_nobody(texts: tuple[str, ...]) -> None:
    assert set(speakers(*texts)) == {None}
    assert set(speakers(*texts, persons=frozenset(("skarv", "terne")))) == {None}


def test_a_turn_goes_on_over_paragraphs_up_to_the_next_label() -> None:
    told = speakers("HALLE: We wait.", "The board has no plan.", "LUND: It has one.", "HALLE: We doubt it.")

    assert told == ["HALLE", "HALLE", "LUND", "HALLE"]


def test_the_last_turn_goes_on_only_where_somebody_says_i() -> None:
    told = speakers("HALLE: We wait.", "LUND: It is late.", "HALLE: We know.", "We left.", "The pier is old.")

    assert told == ["HALLE", "LUND", "HALLE", "HALLE", None]


def test_a_lone_quotation_is_its_own_paragraph() -> None:
    told = speakers("Ingrid Halle: “We cannot plan.”", "The pier was built in 1961.")

    assert told == ["Ingrid Halle", None]


def test_questions_and_answers_without_a_person_are_the_articles_own() -> None:
    texts = ("Q: What happened?", "A: The board closed the pier.", "Q: Why?", "A: Divers found cracks.")

    assert is_explainer(texts, turns(texts, range(4), NO_PERSONS))
