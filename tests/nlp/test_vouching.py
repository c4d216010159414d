"""Vouching: the same six words under forty different verbs, of which some leave nobody to vouch for them."""

import pytest

from briefing.nlp.vouching import is_alleged, voucher
from tests.nlp.test_clauses import annotated

NOBODY = [
    "Erik Berg did not say that Anna Holm wants the port closed.",
    "Erik Berg didn't claim Anna Holm wants the port closed.",
    "Erik Berg never said that Anna Holm wants the port closed.",
    "Erik Berg denied that Anna Holm wants the port closed.",
    "Erik Berg doubts that Anna Holm wants the port closed.",
    "Erik Berg asked whether Anna Holm wants the port closed.",
    "Erik Berg wondered if Anna Holm wants the port closed.",
    "Erik Berg refused to say that Anna Holm wants the port closed.",
    "Erik Berg stopped short of saying that Anna Holm wants the port closed.",
    "Erik Berg might say that Anna Holm wants the port closed.",
    "Erik Berg is expected to say that Anna Holm wants the port closed.",
    "Nobody said that Anna Holm wants the port closed.",
    "It is unclear whether Anna Holm wants the port closed.",
    "It is unlikely that Anna Holm wants the port closed.",
    "There is no sign that Anna Holm wants the port closed.",
    "There is no evidence that Anna Holm wants the port closed.",
    "Rumours that Anna Holm wants the port closed have spread.",
    "The fear that Anna Holm wants the port closed is old.",
    "If Anna Holm wants the port closed, the union will strike.",
    "Unless Anna Holm wants the port closed, it will stay.",
    "The union will strike, but only if Anna Holm wants the port closed.",
    "Without saying that Anna Holm wants the port closed, Erik Berg urged patience.",
    "Anna Holm was asked to say that she wants the port closed.",
    "Does she say that Anna Holm wants the port closed?",
    "Erik Berg denied that Mr. Holm wants the port closed.",
    "Perhaps Anna Holm wants the port closed.",
    "Anna Holm supposedly wants the port closed.",
]
SPEAKER = [
    "Anna Holm wants the port closed, Erik Berg said.",
    "Anna Holm wants the port closed, according to Erik Berg.",
    "Erik Berg said Anna Holm wants the port closed.",
    "Erik Berg told the paper that Anna Holm wants the port closed.",
    "Erik Berg, who did not vote, said that Anna Holm wants the port closed.",
    "If pressed, Erik Berg says that Anna Holm wants the port closed.",
]
ARTICLE = [
    "The port is lost, Nadia Haddad said, while Anna Holm wants the port closed.",
    "Anna Holm wants the port closed.",
    "Anna Holm does not say why she wants the port closed.",
    "Although nobody said so, Anna Holm wants the port closed.",
    "Erik Berg refused to say more after Anna Holm wants the port closed.",
    "Erik Berg did not comment, but Anna Holm wants the port closed.",
    "Nobody believed Erik Berg, who wants the port closed.",
    "If the port stays, ships will come; Anna Holm wants the port closed.",
    "Erik Berg denied that ships came. Anna Holm wants the port closed.",
    "Perhaps ships will come. Anna Holm wants the port closed.",
]


@pytest.mark.parametrize(
    ("text", "vouched"),
    [
        *((text, "nobody") for text in NOBODY),
        *((text, "speaker") for text in SPEAKER),
        *((text, "article") for text in ARTICLE),
    ],
)  # fmt: skip
def test_who_vouches_for_a_wish(text: str, vouched: str) -> None:
    sentence = annotated(text)
    token = next(at for at, token in enumerate(sentence.tokens) if token.lower == "wants")

    assert voucher(sentence, token, token) == vouched


@pytest.mark.parametrize(
    ("text", "told_from", "vouched"),
    [
        ("Anna Holm failed to say that the port would close.", "failed", "article"),
        ("Anna Holm failed to say that the port would close.", "say", "nobody"),
        ("Anna Holm was asked to support the plan.", "asked", "nobody"),
        ("Anna Holm plans to support the plan.", "plans", "article"),
    ],
)  # fmt: skip
def test_what_is_told_along_with_it_takes_nothing_from_it(text: str, told_from: str, vouched: str) -> None:
    sentence = annotated(text)
    lower = [token.lower for token in sentence.tokens]
    verb = lower.index("to") + 1

    assert voucher(sentence, verb, lower.index(told_from)) == vouched


@pytest.mark.parametrize(
    ("text", "alleged"),
    [
        ("Prosecutors allege that the accountant moved money.", True),
        ("A former aide claimed in her memoir that the accountant moved money.", True),
        ("The aide fears that the accountant moved money.", True),
        ("I think that the accountant moved money.", False),
        ("The aide said that the accountant moved money.", False),
        ("The accountant moved money, prosecutors said.", False),
    ],
)
def test_what_is_only_claimed_is_told_from_what_is_said(text: str, alleged: bool) -> None:
    sentence = annotated(text)
    token = next(at for at, token in enumerate(sentence.tokens) if token.lower == "moved")

    assert is_alleged(sentence, token) == alleged
