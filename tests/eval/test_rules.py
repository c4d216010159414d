from briefing.judge.statement_file import GivenStatement, LabelledStatement
from briefing.verification.rules.registry import RULES
from tests.eval.rules import Ruled, counts, left_out, ruled, without

EVIDENCE = ("Oil prices fell 3 percent on Friday.",)


def labelled(text: str, true: bool) -> Ruled:
    return ruled(LabelledStatement(GivenStatement(text, EVIDENCE), true, "summedits-news", "oil"))


ROWS = [
    labelled("Oil prices dropped 3 percent.", True),
    labelled("Oil prices rose 3 percent.", False),
    labelled("Oil prices fell because of rain.", False),
    labelled("Oil prices fell 4 percent.", False),
]


def test_each_row_names_the_rules_that_withhold_it() -> None:
    assert [bool(row.fired) for row in ROWS] == [False, True, False, True]
    assert (sorted(ROWS[1].fired), "figures" in ROWS[3].fired) == (["direction"], True)


def test_a_rule_left_out_catches_nothing() -> None:
    assert (counts(ROWS).caught, without("direction", ROWS).caught) == (2, 1)


def test_each_rule_has_a_row_of_what_is_left_without_it() -> None:
    rows = {row.split(" | ")[0].strip("| "): row.split(" | ")[1] for row in left_out(ROWS)[2:]}

    assert len(rows) == 1 + len(RULES)
    assert (rows["nothing"], rows["direction"]) == ("0.833", "0.667")
