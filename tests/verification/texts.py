"""The articles, evidence and positions that the tests of grounding share."""

from pathlib import Path

from briefing.models import Article, Sentence, Span
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.coreference import aliases_of
from briefing.nlp.sentences import split_sentences
from tests import making

SEED = (Path(__file__).parents[2] / "seeds" / "eu-japan-ai-chips.txt").read_text(encoding="utf-8")
GLUED = (
    "The Netherlands is home to one of the world’s most important chip companies ASML",
    "New export restrictions on advanced semiconductor equipment were announced last week.",
)
DEAL = (
    "Last week, a fund backed by the Japanese government proposed buying domestic chipmaker JSR"
    " for about 903.9 billion yen ($6.3 billion)."
)


def article(text: str, title: str = "", title_span: Span | None = None) -> Article:
    return making.article(text, title=title, title_span=title_span)


def sentences(text: str) -> tuple[Sentence, ...]:
    return split_sentences(text, paragraphs(text, None))


SENTENCES = [SEED[one.start : one.end] for one in sentences(SEED)]
ALIASES = aliases_of(SEED, article(SEED).title, sentences(SEED))


def cited(*openings: str) -> list[str]:
    """The seed's sentences that begin so."""
    return [next(one for one in SENTENCES if one.startswith(opening)) for opening in openings]
