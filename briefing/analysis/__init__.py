"""The analyst's protocol: whoever turns an article's sentences into statements about it."""

from collections.abc import Sequence
from typing import Protocol

from briefing.models import Article, Draft, Sentence


class Analyst(Protocol):
    """States what an article says, who wants what and what is open, and cites sentence numbers.

    It makes no evidence and no verdict: `evidence.ground` does, for every analyst alike.
    """

    async def analyze(self, article: Article, sentences: Sequence[Sentence]) -> Draft: ...
