from briefing.nlp.thesaurus import kinship, kinship_between, senses, sphere


def test_an_inflected_word_has_the_senses_of_its_base() -> None:
    assert senses("dropped").bases == {"drop"}
    assert senses("children").bases == {"child"}
    assert senses("bought").own == senses("buy").own


def test_two_words_of_one_sense_are_the_same_and_a_kind_of_it_is_narrower() -> None:
    assert kinship_between("purchase", "buy") == "same"
    assert kinship_between("weapon", "gun") == "broader"
    assert kinship_between("gun", "weapon") == "narrower"


def test_an_opposite_is_known_from_either_side() -> None:
    assert kinship_between("cheap", "expensive") == "opposite"
    assert kinship_between("expensive", "cheap") == "opposite"


def test_a_word_that_the_thesaurus_lacks_is_unknown() -> None:
    assert senses("zxq").part == "unknown"
    assert kinship_between("zxq", "buy") == "unknown"


def test_a_word_is_akin_to_a_text_if_it_is_to_one_of_its_words() -> None:
    text = sphere(("farmer", "gun"))

    assert kinship("weapon", text) == "broader"
    assert kinship("although", text) in ("none", "unknown")


def test_foods_are_of_one_kind() -> None:
    assert senses("beef").kinds & senses("rice").kinds
