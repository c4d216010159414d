import pytest

from briefing.nlp.languages import identify_language, language_code, language_name, reads_as_english


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


def test_a_code_has_its_english_name() -> None:
    assert [language_name(code) for code in ("de", "zh", "xx")] == ["German", "Chinese", "Xx"]


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


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "de",
            "Der Rat von Lindmouth stimmte am Dienstag für den Neubau der Brücke, die seit dem Herbst"
            " gesperrt ist. Die Arbeiten sollen im Frühjahr beginnen.",
        ),
        (
            "fr",
            "Le conseil a voté mardi pour reconstruire le vieux pont, qui est fermé depuis un an. Les"
            " travaux ne commenceront pas avant le printemps.",
        ),
        (
            "es",
            "El consejo votó el martes a favor de la reconstrucción del puente, que está cerrado "
            "desde hace un año. Las obras no empezarán en invierno.",
        ),
        (
            "it",
            "Il consiglio ha votato martedì per la ricostruzione del ponte, che è chiuso da un anno. "
            "I lavori non sono ancora iniziati.",
        ),
        (
            "nl",
            "De raad stemde dinsdag voor de herbouw van de oude brug, die al een jaar dicht is. Het "
            "werk begint niet voor het voorjaar.",
        ),
        (
            "pt",
            "O conselho votou na terça-feira a favor da reconstrução da ponte, que não abre há um "
            "ano. As obras não foram pagas pelo município.",
        ),
        (
            "sv",
            "Rådet röstade i tisdags för att bygga om den gamla bron, som inte har varit öppen på ett"
            " år. Det kostar mer än väntat.",
        ),
        (
            "no",
            "Rådet stemte tirsdag for å bygge om den gamle broen, som ikke har vært åpen på ett år. "
            "Det ble vedtatt etter lang debatt av flertallet.",
        ),
        (
            "da",
            "Rådet stemte tirsdag for at bygge den gamle bro om, som ikke har været åben i et år. Det"
            " blev vedtaget efter lang debat af flertallet.",
        ),
        (
            "pl",
            "Rada głosowała we wtorek za odbudową starego mostu, który jest zamknięty od roku. Prace "
            "nie zaczną się przed wiosną, jak powiedział burmistrz.",
        ),
        (
            "ru",
            "Совет проголосовал во вторник за восстановление моста, который был закрыт год. Работы не"
            " начнутся до весны, и это не понравилось жителям.",
        ),
        (
            "uk",
            "Рада проголосувала у вівторок за відбудову мосту, який був закритий рік. Роботи не "
            "почнуться до весни, і це не сподобалося жителям.",
        ),
        (
            "ja",
            "市議会は火曜日、古い橋の建て替えを賛成多数で可決した。工事は春まで始まらない。",
        ),
        (
            "zh",
            "市议会周二投票决定重建旧桥。工程要到春天才能开始。",
        ),
        (
            "en",
            "The council voted on Tuesday to rebuild the old bridge, which has been closed for a year.",
        ),
    ],
)
def test_a_text_is_known_by_the_words_that_hold_it_together(code: str, text: str) -> None:
    assert identify_language(text) == code


@pytest.mark.parametrize("text", ["", "Brücke gesperrt", "42 17 3.5 2026", "Ravensey Hexley Larvik " * 5])
def test_of_too_few_words_no_language_is_told(text: str) -> None:
    assert identify_language(text) == ""
