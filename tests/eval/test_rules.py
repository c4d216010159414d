from briefing.grounding import verify
from tests.eval.rules import Labelled, rates, withheld, without

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
