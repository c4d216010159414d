from briefing.nlp.mentions import parties


def test_who_is_named_more_than_in_passing_is_listed() -> None:
    sentences = [
        "The Netherlands is home to the chipmaker ASML.",
        "The ferry stopped in Norway and a machine used AI.",
        "Artificial intelligence, or AI, is much used by Japanese firms.",
    ]

    assert parties(sentences, {}) == ("the Netherlands", "ASML")


def test_two_names_of_one_country_are_one_party() -> None:
    sentences = ["They met the US envoy.", "Talks with the United States went on."]

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
