"""Opinion: an article in which the author speaks for himself, so that what it says is his judgement."""

import re

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, unquoted_text
from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.first_person import is_in_first_person, speaks_of_himself
from briefing.nlp.word_classes import word_class

_SHARE, _FEW = 0.15, 4  # of an article's sentences, in which its author speaks or judges, and their number
_SPREAD = 0.5  # of the article, from the first of them to the last
_TOLD = ("speech", "belief", "according")
_QUOTES = "“\"‘'"


def is_opinion(reading: AnnotatedArticle) -> bool:
    """Whether the author speaks in the first person again and again, outside quotations and interviews, or
    now so and now in judgements and questions of his own."""
    own = ["" if line.apart else unquoted_text(line) for line in reading.lines]
    if reading.turns:
        return False
    voiced = [
        at
        for at, line in enumerate(reading.lines)
        if speaks_of_himself(own[at]) or (own[at][:1] not in _QUOTES and _judges_or_asks(line, own[at]))
    ]
    several = len(voiced) >= max(_FEW, _SHARE * len(own)) and any(speaks_of_himself(text) for text in own)
    return is_in_first_person(own) or (several and voiced[-1] - voiced[0] >= _SPREAD * len(own))


def _judges_or_asks(line: AttributedSentence, own: str) -> bool:
    told = any(attribution.kind in _TOLD for attribution in line.attributions)
    return not told and (own.endswith("?") or is_judgement(own))


_JUDGEMENT = "|".join(sorted(word_class("adjectives of judgement")))
_JUDGED = "|".join(sorted(word_class("nouns that are judged")))
_JUDGES = re.compile(
    rf"\b(?:is|are|was|were)(?:n[’']t)? (?:[a-z]+ly |not |so |very |too |quite |just |an? |the )*"
    rf"(?:{_JUDGEMENT})[.!,;]?(?:$|\s(?:and|but|for|that|to|when|because)\b)"
    r"|\w (?:should|ought to|needs? to)\b(?! have\b)"
    rf"|^The (?:{_JUDGEMENT}) (?:{_JUDGED}) (?:is|was)\b"
)


def is_judgement(text: str) -> bool:
    """Whether a sentence judges in its own words: "The delay is outrageous", "The bad part is", or says what
    should be: "The board needs to tell the truth"."""
    return bool(_JUDGES.search(text))
