"""Models write anything; the check of it ends with a verdict."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.verification import verify

PIECES = [
    *"the he she I we said that all some will may not of and by in U.S. Dahl Oslo Minister 2019".split(),
    *"5 5.5 $5.5m 2,000 40% ½ 1st third ’s “ ” \" '' … — ( ) : ; . , ! ? { } § 容 \u0301 \n \t -".split(" "),
    *("prime minister", "said", "harbour", "rose", "fell", "Ines Dahl", "the Bank of Oslo", "10-year"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).flatmap(
    lambda words: st.sampled_from((" ", "")).map(lambda gap: gap.join(words))
)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=4), st.booleans())
def test_any_statement_about_any_evidence_gets_a_verdict(
    stated: str, evidence: list[str], known: bool
) -> None:
    article = "\n".join(evidence) if known else ""

    assert verify(stated, evidence, article=article).verdict in ("supported", "weak", "unsupported")
