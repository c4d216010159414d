from briefing.verification import verify

EVIDENCE = ["The ministry sold 40 grey horses to the city of Bergen on Friday, and two white cows to Oslo."]


def test_a_word_between_the_same_neighbours_is_another_one() -> None:
    assert verify("The ministry sold 40 white horses.", EVIDENCE).reason == (
        "another word than in its source: “white” for “grey”"
    )


def test_a_word_that_stands_so_somewhere_is_left_alone() -> None:
    assert verify("The ministry sold two white cows.", EVIDENCE).verdict == "supported"


def test_a_country_and_its_adjective_are_one() -> None:
    evidence = ["The fund is backed by the Japanese government and a bank."]

    assert verify("The fund is backed by Japan’s government and a bank.", evidence).verdict == "supported"


def test_a_colour_or_a_relative_that_the_source_lacks_is_another_one() -> None:
    evidence = ["Her brother painted the barn blue in May."]

    assert verify("In May her sister painted the barn blue.", evidence).verdict == "unsupported"
    assert verify("The barn was painted green by her brother.", evidence).verdict == "unsupported"
    assert verify("The barn was painted blue by her brother.", evidence).verdict == "supported"
