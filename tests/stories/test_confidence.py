import pytest

from briefing.models import Evidence
from briefing.stories import origins
from briefing.stories.confidence import Sourcing, confidence
from tests.stories.made_up import article, evidence, sourcing

SANK = "The Norvik ferry sank in a storm."
WENT_DOWN = "In bad weather the ferry of Norvik went down."
LOST = "A ferry was lost off Norvik when a storm came up."


def level(*pieces: Evidence, direct: str = "", disputed: bool = False) -> str:
    keys = [piece.article for piece in pieces]
    return confidence(pieces, sourcing(*keys), disputed, direct).level


def test_more_independent_sources_or_a_direct_quote_give_more_confidence() -> None:
    one, two, three = evidence("a1", SANK), evidence("a2", WENT_DOWN), evidence("a3", LOST)

    assert level(one) == "one source"
    assert level(one, two) == "moderate"
    assert level(one, two, direct="direct quote") == level(one, two, three) == "high"
    assert level(one, two, three, disputed=True) == "contested"


def test_unnamed_persons_alone_give_little() -> None:
    given = confidence(
        [evidence("a1", "A source close to the owner said the ferry was old.")], sourcing("a1"), False, ""
    )

    assert (given.level, given.basis) == ("low", "one source, unnamed persons")


def test_copies_count_as_sources_and_not_as_independent_ones() -> None:
    given = confidence([evidence("a1", SANK)], Sourcing((("a1",),), {}, {"a1": 2}), False, "")

    assert (given.sources, given.independent) == (3, 1)
    assert given.basis == "3 sources, one independent"


def test_a_lone_article_is_one_source_and_nothing_more() -> None:
    quoted = evidence("a1", "“The ferry was far too old,” Anna Berg said.")

    assert confidence([quoted], sourcing("a1"), False, "direct quote", lone=True).basis == "one source"


@pytest.mark.parametrize(
    "other",
    ["The ferry sank, the Norvik Times reported.", "According to the Norvik Times, a ferry was lost."],
)
def test_articles_that_pass_on_one_report_are_one_source(other: str) -> None:
    own = article("a1", "A ferry sank, our reporters saw.", publisher="The Norvik Times")

    assert origins.origins([own, article("a2", other)]) == (("a1", "a2"),)


def test_two_sentences_on_one_persons_word_are_one_source() -> None:
    one = evidence("a1", "The ferry was too old, according to Anna Berg.")
    other = evidence("a2", "According to Anna Berg, its age sank the ferry.")

    assert origins.independent_sources([one, other], (("a1",), ("a2",)), {}) == (("a1", "a2"),)


def test_articles_with_reporting_of_their_own_are_independent() -> None:
    found = origins.origins([article("a1", SANK), article("a2", "Police told reporters of a storm.")])

    assert found == (("a1",), ("a2",))
