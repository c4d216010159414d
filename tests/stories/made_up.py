"""Made-up articles on one ferry accident that agree and differ on purpose, and what is compared in them."""

from briefing.models import Article, Evidence, Sentence
from briefing.nlp import sentences as splitting
from briefing.nlp.cleaning.body_lines import split_boilerplate
from briefing.stories.confidence import Sourcing
from briefing.stories.contradictions import claims
from briefing.stories.contradictions.claims import ArticleClaims, Claim
from tests import making


def article(key: str, text: str, publisher: str = "") -> tuple[Article, tuple[Sentence, ...]]:
    made = making.article(text, key, publisher=publisher)
    paragraphs, _ = split_boilerplate(text, None)
    return made, splitting.split_sentences(text, paragraphs)


def told(*texts: str) -> list[ArticleClaims]:
    """Articles a1, a2, … of these texts."""
    return [claims.article_claims(*article(f"a{number}", text)) for number, text in enumerate(texts, start=1)]


def evidence(key: str, text: str) -> Evidence:
    return Evidence(article=key, start=0, end=len(text), quote=text)


def claim(text: str) -> Claim:
    return claims.claim(evidence("a1", text))


def sourcing(*keys: str) -> Sourcing:
    """Each article a source of its own."""
    return Sourcing(groups=tuple((key,) for key in keys), publishers={}, copies={})
