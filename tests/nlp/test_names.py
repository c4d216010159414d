import pytest

from briefing.nlp import entities


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Bank of England kept rates.", ["Bank of England"]),
        ("On Monday the EU and Japan met.", ["EU", "Japan"]),
        ("British Prime Minister Theresa May said so.", ["British Prime Minister Theresa May"]),
        ("He met Sen. Elizabeth Warren in May.", ["Sen. Elizabeth Warren"]),
        ("Semiconductors are scarce.", []),
        ("They sent Ms. Holm to Oslo.", ["Ms. Holm", "Oslo"]),
        ("The Committee to Protect Forests met.", ["Committee to Protect Forests"]),
        ("Tokyo’s plan failed.", ["Tokyo"]),
        ("“Rents fell,” Lopez said.", ["Lopez"]),
        ("Abu Omar al-Rashid met Charles d’Arnaud.", ["Abu Omar al-Rashid", "Charles d’Arnaud"]),
        ("Fighters from al-Hamra left.", ["al-Hamra"]),
        ("An at-large member is al-right.", []),
        ("She told Norvik Today on Monday.", ["Norvik Today"]),
        ("She told Norvik Tonight on Monday.", ["Norvik Tonight"]),
        ("The Bank of Today is small.", ["Bank"]),
        ("In Norvik today the board met.", ["Norvik"]),
    ],
)
def test_names_are_runs_of_capitals(sentence: str, expected: list[str]) -> None:
    assert [n.text for n in entities.names(sentence)] == expected


@pytest.mark.parametrize(
    "name",
    [f"{article}-Sahil" for article in "al el an ar as ash ad at az ul".split()]
    + [f"{article}{mark}Arno" for article in ("d", "l", "dell") for mark in "'’"],
)
def test_an_article_in_a_name_opens_it(name: str) -> None:
    assert [n.text for n in entities.names(f"Ships from {name} left.")] == [name]


def test_an_opener_is_a_name_where_the_article_uses_it_as_one() -> None:
    known = entities.known_names(["The commissioner, Breton, spoke."])

    assert [n.text for n in entities.names("Breton left.", known)] == ["Breton"]
    assert entities.names("Breton left.") == ()


def test_a_countrys_names_are_one() -> None:
    assert entities.name_key("the U.S.") == entities.name_key("US") == entities.name_key("United States")
    assert entities.name_key("us") != entities.name_key("US")


def test_short_names_stand_for_long_ones() -> None:
    found = entities.aliases(["Thierry Breton", "Breton", "World Trade Club", "WTC", "Washington", "US"])

    assert found["breton"] == "thierry breton"
    assert found["wtc"] == "world trade club"
    assert found["washington"] == "united states"


def test_a_capital_is_only_a_town_where_its_country_is_not_named() -> None:
    assert "tokyo" not in entities.aliases(["Tokyo", "Osaka"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("European Commissioner Thierry Breton", ("European Commissioner", "Thierry Breton")),
        ("Secretary of State John F. Kerry", ("Secretary of State", "John F. Kerry")),
        ("Secretary of State", ("", "Secretary of State")),
        ("Senate Minority Leader Harry Reid", ("Senate Minority Leader", "Harry Reid")),
        ("Thierry Breton", ("", "Thierry Breton")),
    ],
)
def test_an_office_is_told_from_the_name_after_it(name: str, expected: tuple[str, str]) -> None:
    assert entities.split_role(name) == expected
