"""Opinion: an article in which the author speaks for himself, so that what it says is his judgement."""

import re

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, unquoted_text
from briefing.attribution.first_person import is_in_first_person
from briefing.nlp.word_classes import word_class


def is_opinion(reading: AnnotatedArticle) -> bool:
    """Whether the author speaks in the first person again and again, outside quotations and interviews."""
    own = ["" if line.apart else unquoted_text(line) for line in reading.lines]
    return not reading.turns and is_in_first_person(own)


_JUDGEMENT = "|".join(sorted(word_class("adjectives of judgement")))
_JUDGED = "|".join(sorted(word_class("nouns that are judged")))
_JUDGES = re.compile(
    rf"\b(?:is|are|was|were)(?:n[’']t)? (?:[a-z]+ly |not |so |very |too |quite |just |an? |the )*"
    rf"(?:{_JUDGEMENT})[.!,;]?(?:$|\s(?:and|but|for|that|to|when|because)\b)"
    rf"|^The (?:{_JUDGEMENT}) (?:{_JUDGED}) (?:is|was)\b"
)


def is_judgement(text: str) -> bool:
    """Whether a sentence judges in its own words: "The delay is outrageous", "The bad part is"."""
    return bool(_JUDGES.search(text))
