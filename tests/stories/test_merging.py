"""A story from several articles says each thing once, and keeps what bears it out in each of them."""

from briefing.models import Evidence, KeyPointFinding, PositionFinding
from briefing.stories.merging import rules
from briefing.stories.merging.statement_features import says_the_same


def point(article: str, text: str) -> KeyPointFinding:
    evidence = (Evidence(article=article, start=0, end=len(text), quote=text),)
    return KeyPointFinding(text=text, status="fact", evidence=evidence, verdict="supported")


def position(article: str, who: str, verb: str, what: str, quote: str) -> PositionFinding:
    return PositionFinding(
        stakeholder=who,
        stakeholder_kind="unclear",
        role="",
        verb=verb,
        position=what,
        stance="unclear",
        stance_on="",
        directness="reported",
        evidence=(Evidence(article=article, start=0, end=len(quote), quote=quote),),
        verdict="supported",
    )


def alike(one: str, other: str) -> bool:
    return one == other


def anybody(one: str, other: str) -> bool:
    return True


MILL = "A fire destroyed the old cotton mill in Hexley on Sunday."
AGAIN = "The old cotton mill in Hexley was destroyed by fire on Sunday."
COST = "Rebuilding the cotton mill would cost 3 million pounds."


def test_a_statement_of_two_articles_is_told_once_with_the_evidence_of_both() -> None:
    (merged,) = rules.merge_points([[point("a1", MILL)], [point("a2", AGAIN)]])

    assert merged.text == MILL
    assert [evidence.article for evidence in merged.evidence] == ["a1", "a2"]


def test_findings_come_in_turn_from_each_article() -> None:
    found = rules.merge_points([[point("a1", MILL), point("a1", "Nobody was hurt.")], [point("a2", COST)]])

    assert [one.text for one in found] == [MILL, COST, "Nobody was hurt."]


def test_two_statements_of_one_article_both_stay() -> None:
    assert len(rules.merge_points([[point("a1", MILL), point("a1", AGAIN)]])) == 2


def test_another_figure_is_another_statement() -> None:
    assert not says_the_same(COST, COST.replace("3", "5"))


def test_another_day_is_another_statement() -> None:
    assert not says_the_same(MILL, MILL.replace("Sunday", "Saturday"))
    assert says_the_same(MILL, MILL.replace(" on Sunday", ""))


def test_of_two_that_say_the_same_the_fuller_one_leads() -> None:
    less = point("a1", "A fire destroyed the old cotton mill.")

    (merged,) = rules.merge_points([[less], [point("a2", MILL)]])

    assert merged.text == MILL
    assert [evidence.article for evidence in merged.evidence] == ["a2", "a1"]


def test_a_denial_is_another_statement() -> None:
    assert not says_the_same("The council approved the plan.", "The council never approved the plan.")


def test_a_statement_of_few_words_is_compared_with_none() -> None:
    assert not says_the_same("He agreed.", "He agreed.")
    assert not says_the_same("What caused the failure?", "What caused the failure of the mill?")
    assert says_the_same("What caused the failure?", "What was the cause of the failure?")
    assert not says_the_same("Two mills failed.", "Three mills failed.")


HEXLEY = "Hexley is planning a fair in the cotton mill on Friday."
REPORT = "Hexley is planning a fair in the cotton mill on Friday, the Gazette said."


def test_a_position_of_one_stakeholder_is_told_once() -> None:
    plan = ("Hexley", "is planning", "a fair in the cotton mill on Friday")
    one, other = position("a1", *plan, HEXLEY), position("a2", *plan, f"In autumn, {HEXLEY}")

    (merged,) = rules.merge_positions([[one], [other]], alike)

    assert [piece.article for piece in merged.evidence] == ["a1", "a2"]


def test_two_stakeholders_who_say_the_same_are_two_positions() -> None:
    plan = ("is planning", "a fair in the cotton mill on Friday")
    one = position("a1", "Hexley", *plan, HEXLEY)
    other = position("a2", "Gazette", *plan, REPORT)

    assert len(rules.merge_positions([[one], [other]], alike)) == 2


def test_a_sentence_in_which_somebody_else_says_it_bears_nothing_out() -> None:
    said = ("was reportedly surprised by the offer", "of a bank to buy the cotton mill")
    one = position(
        "a1", "Berg", *said, "Berg reportedly was surprised by the offer of a bank to buy the mill."
    )
    quote = (
        "Carl Lund wrote that Berg was reportedly surprised by the offer of a bank to buy the cotton mill."
    )
    other = position("a2", "Berg", *said, quote)

    found = rules.merge_positions([[one], [other]], anybody)

    assert [len(each.evidence) for each in found] == [1, 1]
