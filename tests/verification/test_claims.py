"""A point for which only somebody in its sentence vouches is a claim, whatever its draft calls it."""

import pytest

from briefing.models import Cited, Draft, KeyPoint, StatementStatus
from briefing.nlp.doc import annotate
from briefing.verification import ground
from briefing.verification.claims import is_claim
from tests import making

CITY = "The city says the campaign broke federal law by using its seal."


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The campaign broke federal law by using its seal.", CITY),
        ("The yard closed in May.", "Holm said that the yard closed in May."),
        ("The yard closed in May.", "The yard closed in May, Holm said."),
        (
            "He graded the guests by their looks.",
            "Two former guests believe he graded the guests by their looks.",
        ),
        ("The minister lied about the ferry.", "Anna Holm claimed the minister lied about the ferry."),
        ("State law was broken by the campaign.", "It said state law was broken by the campaign."),
    ],
)
def test_what_only_a_speaker_says_is_a_claim(statement: str, sentence: str) -> None:
    assert is_claim(statement, [sentence], {})


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The city says the campaign broke federal law.", CITY),
        ("According to the city, the campaign broke federal law.", CITY),
        ("The yard closed in May, Holm said.", "The yard closed in May, Holm said."),
        ("The yard closed in May.", "The yard closed in May, and Holm said that she was sorry."),
        ("The yard closed in May.", "The yard, which Holm said she loved, closed in May."),
    ],
)
def test_what_the_article_tells_or_a_statement_attributes_is_none(statement: str, sentence: str) -> None:
    assert not is_claim(statement, [sentence], {})


@pytest.mark.parametrize(
    ("drafted", "told"), [("fact", "claim"), ("claim", "claim"), ("assessment", "assessment")]
)
def test_a_fact_that_is_only_claimed_is_marked(drafted: StatementStatus, told: StatementStatus) -> None:
    article = making.article(CITY)
    point = KeyPoint(text="The campaign broke federal law by using its seal.", status=drafted)
    doc = annotate(article)

    analysis = ground(
        Draft(summary=(Cited(statement=point, cites=(1,)),)), article, doc.sentences, {}, (), "en"
    )

    assert [finding.status for finding in analysis.summary] == [told]


def test_a_headline_that_is_only_claimed_is_withheld() -> None:
    article = making.article(CITY)
    draft = Draft(headline="The campaign broke federal law by using its seal.", headline_cites=(1,))

    analysis = ground(draft, article, annotate(article).sentences, {}, (), "en")

    assert analysis.headline.text != draft.headline
    assert [refused.reason for refused in analysis.withheld] == ["told as a fact, and said by the city"]
