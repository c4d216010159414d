from briefing.verification import verify
from briefing.verification.rules.registry import RULES
from tests.eval.rules import Labelled, left_out, rates, withheld, without

EVIDENCE = ("Oil prices fell 3 percent on Friday.",)


def labelled(text: str, true: bool, *fired: str) -> Labelled:
    return Labelled("news", text, EVIDENCE, true, False, verify(text, EVIDENCE), frozenset(fired))


ROWS = [
    labelled("Oil prices dropped 3 percent.", True),
    labelled("Oil prices rose 3 percent.", False, "direction"),
    labelled("Oil prices fell because of rain.", False),
    labelled("Oil prices fell 4 percent.", False, "figures"),
]


def test_kept_counts_the_true_and_caught_the_untrue() -> None:
    assert rates(ROWS, withheld)[:2] == (4, 1.0)
    assert rates(ROWS, withheld).caught == 2 / 3


def test_a_rule_left_out_catches_nothing() -> None:
    assert without("direction", ROWS).caught == 1 / 3


def test_each_rule_has_a_row_of_what_is_left_without_it() -> None:
    news = [row._replace(kind="summedits-news") for row in ROWS]

    rows = {row.split(" | ")[0].strip("| "): row.split(" | ")[1] for row in left_out(news)[2:]}

    assert len(rows) == 1 + len(RULES)
    assert (rows["nothing"], rows["direction"]) == ("0.833", "0.667")
