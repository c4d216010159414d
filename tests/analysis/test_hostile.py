"""Any text at all gives an analysis whose findings pass their own check."""

import asyncio

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing import verification
from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.nlp import coreference
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.sentences import split_sentences
from tests import making

WORDS = st.sampled_from(
    "The EU Secretary of State President Breton said that it would be “very” high , . “ ” Mr. Sen. wants to"
    " buy hopes the court announced were not he she who which according and but Japan Tokyo U.S. on Monday"
    " $6.3 billion (R) told Reuters by fund backed will may Prime Minister’s – ; : ? ! unclear whether"
    " proposing are \n\n is ’s urged demanded that accused of hiding investigating may have or".split(" ")
)


@settings(max_examples=200)
@example(["unclear", "who", "."])
@example(["’s", "told", "The", "The"])
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_no_sequence_of_words_breaks_the_analyst(words: list[str]) -> None:
    text = " ".join(words)
    article = making.article(text)
    sentences = split_sentences(text, paragraphs(text, None))

    draft = asyncio.run(ExtractiveAnalyst().analyze(article, sentences))
    analysis = verification.ground(draft, article, sentences, coreference.aliases_of(text, "", sentences))

    quotes = [
        e for f in (*analysis.summary, *analysis.positions, *analysis.open_questions) for e in f.evidence
    ]
    assert all(text[e.start : e.end] == e.quote for e in quotes)
    assert not [w for w in analysis.withheld if w.section == "summary"]
