import pytest

from briefing.verification import verify, verify_position
from tests.making import position

SAID = "“We shall close every harbour by May, and nobody will stop the plan,” the minister told fishermen."


def test_a_speaker_s_we_is_not_the_brief_s() -> None:
    verdict = verify("We shall close the harbours by May.", [SAID])

    assert verdict.reason == "told in the words of somebody who is not named: “We”"


def test_a_quotation_told_as_a_fact_is_withheld() -> None:
    verdict = verify("Every harbour will close by May.", [SAID])

    assert (verdict.verdict, verdict.reason) == ("unsupported", "somebody's words, told as a fact")


def test_a_sentence_in_the_middle_of_a_quotation_is_known_by_the_article() -> None:
    article = "“We have debts. Every harbour of ours must close. Nobody will stop it,” the minister said."
    cited = ["Every harbour of ours must close."]

    assert verify("We must close every harbour.", cited, article=article).verdict == "unsupported"
    assert verify("All harbours must close.", cited, article=article).verdict == "unsupported"
    assert verify("Every harbour of ours must close.", cited, article=article).verdict == "supported"


def test_what_was_said_according_to_somebody_is_attributed() -> None:
    stated = "Every harbour will close by May, according to the minister."

    assert verify(stated, [SAID]).verdict != "unsupported"


def test_the_same_with_its_speaker_stands() -> None:
    stated = "The minister told fishermen that every harbour would close by May."

    assert verify(stated, [SAID]).verdict == "supported"


def test_a_clause_out_of_a_quotation_is_weak_without_its_marks() -> None:
    evidence = ["The minister said: “Every harbour is unsafe.”"]

    assert verify("Every harbour is unsafe.", evidence).verdict == "weak"
    assert verify("“Every harbour is unsafe.”", evidence).verdict == "supported"


def test_what_another_sentence_says_in_its_own_voice_is_a_fact() -> None:
    evidence = [SAID, "Every harbour will close by May."]

    assert verify("By May every harbour will close.", evidence).verdict == "supported"


def test_an_article_that_speaks_of_itself_as_we_may_be_told_so() -> None:
    assert verify("We asked the minister on Monday.", ["On Monday, we asked the minister."]).verdict == (
        "supported"
    )


def test_i_think_names_nobody() -> None:
    evidence = ["“I think the plan is unfair to every fisherman,” the minister said."]

    assert verify("I think the plan is unfair to fishermen.", evidence).verdict == "unsupported"
    assert verify("The minister thinks the plan unfair to fishermen.", evidence).verdict != "unsupported"


def test_what_is_only_said_to_be_so_is_weak_without_who_says_it() -> None:
    evidence = ["Ines Dahl said that the old harbour of Aarhus was too small for ferries."]

    verdict = verify("The old harbour of Aarhus was too small for ferries.", evidence)

    assert (verdict.verdict, verdict.reason) == ("weak", "told as a fact, and said by Ines Dahl")
    told = verify("Dahl said the old harbour of Aarhus was too small for ferries.", evidence)
    assert told.verdict == "supported"
    official = ["The old harbour of Aarhus was too small for ferries, police said."]
    assert verify("The old harbour of Aarhus was too small.", official).verdict == "supported"


def test_a_word_of_telling_within_what_is_said_names_nobody_for_it() -> None:
    said = "Figueroa said Stein complied with the orders of the police and left the hall."
    stated = "Stein complied with the orders of the police and left the hall."
    named = "Figueroa said Stein complied with the orders of the police."

    assert verify(stated, [said]).reason == "told as a fact, and said by Figueroa"
    assert verify(named, [said]).verdict == "supported"


@pytest.mark.parametrize(
    "stated",
    [
        "Ines Dahl opposes the plan to close the harbours.",
        "The union opposes the plan to close the harbours.",
    ],
)
def test_what_a_party_stands_for_is_told_of_the_party(stated: str) -> None:
    evidence = [
        "“We oppose the plan to close the harbours,” Ines Dahl told reporters.",
        "“We oppose the plan to close the harbours, too,” the union told reporters.",
    ]

    assert verify(stated, evidence).verdict == "supported"


APPOSED = "The mayor of Norvik, Per Lund, called for an inquiry into the cracks."


@pytest.mark.parametrize(("stakeholder", "verdict"), [("Per Lund", "supported"), ("Ida Holm", "unsupported")])
def test_an_office_before_a_name_between_commas_is_its_bearers(stakeholder: str, verdict: str) -> None:
    called = position(stakeholder, "called", "for an inquiry into the cracks", "person")

    assert verify_position(called, [APPOSED]).verdict == verdict


@pytest.mark.parametrize(
    "evidence",
    [
        "The tariff cost the region 900 jobs, according to the chamber of trade.",
        "The miners said the tariff cost the region 900 jobs.",
    ],
)
def test_what_a_party_without_a_name_says_is_weak_as_a_fact(evidence: str) -> None:
    assert verify("The tariff cost the region 900 jobs.", [evidence]).verdict == "weak"


def test_what_the_police_report_is_a_fact() -> None:
    assert verify("The old ferry sank.", ["The old ferry sank, police said."]).verdict == "supported"


def test_what_a_body_announces_of_itself_is_a_fact() -> None:
    statement = "Next spring, rents in the market hall will rise."

    assert verify(
        statement, ["Rents in the market hall will rise next spring, the owners said."]
    ).verdict == ("supported")
