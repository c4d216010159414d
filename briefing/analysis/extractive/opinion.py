"""Opinion: an article in which the author speaks for himself, so that what it says is his judgement."""

import re

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence, unquoted_text
from briefing.nlp.word_classes import word_class

_SHARE, _FEW = 0.1, 3  # of an article's sentences, in which its author speaks of himself, and their number
_SPREAD = 0.5  # of the article, from the first of them to the last: a statement that it prints is shorter
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b"
    r"(?!\.| (?:(?:own|well-placed|\w+) )?(?:source|reporter|correspondent)s?\b)"  # "our source said"
)


def is_opinion(reading: AnnotatedArticle) -> bool:
    """Whether the author speaks in the first person again and again, outside quotations and interviews."""
    own = [line.number for line in reading.lines if _is_in_first_person(line)]
    if reading.turns or len(own) < max(_FEW, _SHARE * len(reading.lines)):
        return False
    return own[-1] - own[0] >= _SPREAD * len(reading.lines)


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


def _is_in_first_person(line: AttributedSentence) -> bool:
    if line.apart or not line.text or line.text[0] in "“\"‘'":
        return False
    return _FIRST_PERSON.search(unquoted_text(line)) is not None
