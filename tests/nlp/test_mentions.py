import pytest

from briefing.nlp.mentions import parties


def test_who_is_named_more_than_in_passing_is_listed() -> None:
    sentences = [
        "The Netherlands is home to the chipmaker ASML.",
        "The ferry stopped in Norway and a machine used AI.",
        "Artificial intelligence, or AI, is much used by Japanese firms.",
    ]

    assert parties(sentences, {}) == ("the Netherlands", "ASML")


def test_two_names_of_one_country_are_one_party() -> None:
    sentences = ["They met the US envoy.", "Later the United States left the talks."]

    assert parties(sentences, {}) == ("the United States",)


def test_a_dateline_and_a_constituency_are_no_parties() -> None:
    sentences = [
        "FLINT, Mich. - Kari Holm (D-Newport News) came.",
        "Holm likes Flint.",
        "Kari Holm left Flint.",
    ]

    assert not {"FLINT", "D-Newport News"} & set(parties(sentences, {}))


def test_a_seat_and_half_a_pair_of_names_are_no_parties() -> None:
    sentences = [
        "She is the top Democrat on the House Energy Committee.",
        "The Democrat on the House Energy Committee met the brothers Charles G. and David H. Moss.",
        "Then Charles G. and David H. Moss left.",
    ]

    assert parties(sentences, {}) == ("David H. Moss",)


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("Boats from Norway and ships from Norway met.", False),
        ("Talks with Norway, and not Norway, went on.", False),
        ("Norway’s fleet is old, and so are ports in Norway.", False),
        ("In Norway it rained, and it snowed across Norway.", False),
        ("Norway has rejected the treaty, and Norway is proud.", True),
        ("Norway quickly closed its ports, said boats from Norway.", True),
        ("Norway will not sign the treaty, said Norway’s envoy.", True),
    ],
)
def test_a_country_is_a_party_where_it_is_a_subject(sentence: str, listed: bool) -> None:
    assert ("Norway" in parties([sentence], {})) is listed


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("All boats have GPS, and GPS is cheap in spring.", False),
        ("Ferries with NLT engines and NLT lamps met.", False),
        ("Fish is sold on the West Bank, and the West Bank has a quay.", False),
        ("Lamps have a NLT-C plug, and the NLT-C fits all.", False),
        ("The crew met in Norvik, Norway, in May, and in Norvik, Norway, in June.", False),
        ("The NLT sells ferries, and ferries of the NLT are old.", True),
        ("The boats of the shipowner NLT met boats of the shipowner NLT.", True),
        ("Money from the Fjord Bank and loans from the Fjord Bank were lost.", True),
    ],
)
def test_a_thing_or_a_place_is_no_party(sentence: str, listed: bool) -> None:
    assert bool(parties([sentence], {})) is listed


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("Anna Holm said boats were late.", False),
        ("Anna Holm has also repeatedly warned of fog.", False),
        ("“Boats are late,” said Anna Holm.", False),
        ("Boats are late, reports Anna Holm.", False),
        ("The board told Anna Holm on Monday.", True),
        ("Anna Holm left the board on Monday.", True),
    ],
)
def test_whoever_speaks_is_not_without_words(sentence: str, listed: bool) -> None:
    assert bool(parties([sentence, "The board knows Anna Holm well."], {})) is listed
