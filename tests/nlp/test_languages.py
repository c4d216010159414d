import pytest

from briefing.nlp.languages import language_code, reads_as_english


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("German", "de"),
        ("deutsch", "de"),
        ("de", "de"),
        ("British English", "en"),
        ("pt-BR", "pt"),
        ("Elvish", ""),
    ],
)
def test_a_language_is_known_by_its_names_and_its_code(name: str, expected: str) -> None:
    assert language_code(name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The council of the town voted for it.",
        "She said that the work would cost more than they had.",
        "Norway has not decided.",
    ],
)
def test_english_reads_as_english(text: str) -> None:
    assert reads_as_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat von Lindmouth stimmte am Dienstag für den Neubau der Brücke.",
        "Le conseil a voté mardi pour reconstruire le vieux pont avant 2029.",
        "El consejo votó el martes a favor de la reconstrucción del puente.",
        "De raad stemde dinsdag voor de herbouw van de oude brug.",
        "",
    ],
)
def test_other_languages_do_not(text: str) -> None:
    assert not reads_as_english(text)
