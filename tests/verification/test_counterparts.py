from briefing.verification import verify
from briefing.verification.annotated_statement import annotate_statement, cited_text
from briefing.verification.rules.counterparts import content_units

EVIDENCE = ("The council voted to purchase twelve trucks for the northern villages.",)


def lacking(text: str) -> list[str]:
    cited = cited_text(EVIDENCE, {})
    return [thing.text for thing in content_units(annotate_statement(text, cited), cited) if thing.loose]


def test_another_word_of_the_same_sense_has_its_counterpart() -> None:
    assert lacking("The council voted to buy trucks.") == []


def test_a_thing_put_in_has_none() -> None:
    assert lacking("The council voted to buy trucks and helmets.") == ["helmets"]


def test_a_statement_with_much_of_its_own_is_withheld() -> None:
    text = "The council bought helmets, boats and radios for its firemen."

    assert verify(text, EVIDENCE).reason.startswith("little but what its sentence lacks: “helmets”")
    beside = "The council bought trucks, helmets, boats and radios for its firemen."
    assert verify(beside, EVIDENCE).reason.startswith("much that its sentence lacks: “helmets”")


def test_a_year_that_its_source_does_not_give_is_weak_and_another_year_is_withheld() -> None:
    assert verify("The council voted in 2019 to purchase trucks.", EVIDENCE).verdict == "weak"
    dated = ("In 2018 the council voted to purchase trucks.",)
    assert verify("In 2019 the council voted to purchase trucks.", dated).verdict == "unsupported"


def test_the_beginning_of_a_name_is_a_part_of_it_unless_the_source_ends_it_otherwise() -> None:
    assert verify("Mira Solberg left the council.", ["Mira left the council."]).verdict == "weak"
    evidence = ["The Bank of Japan raised its rate."]
    assert verify("The Bank of India raised its rate.", evidence).verdict == "unsupported"


def test_a_title_in_another_form_is_weak_and_words_never_said_are_withheld() -> None:
    evidence = ["He wrote “The Long Road to Oslo” in a year."]

    assert verify("He wrote “The Road to Oslo” in a year.", evidence).verdict == "weak"
    assert verify("He called it “a road to ruin”.", evidence).verdict == "unsupported"


def test_a_statement_of_thousands_of_figures_is_refused_and_not_read() -> None:
    assert verify("1-" * 9000, EVIDENCE).reason == "too long for one statement: 18000 characters"
