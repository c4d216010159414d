"""Earlier times: adverbials that set a telling, or a demand, well before the day of the article."""

import re

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.attributions import Attribution
from briefing.nlp.word_classes import months

_MONTH = "|".join(months())
_UNIT = "(?:month|year|season|decade)"
_EARLIER = re.compile(
    rf"\b(?:last (?:{_UNIT}|century|spring|summer|autumn|fall|winter|{_MONTH})"
    rf"|(?:in|since|by|until|during) (?:early |late |mid-?)?(?:{_MONTH})(?! \d{{1,2}}\b)"
    rf"|(?:[\w-]+ {_UNIT}s|a {_UNIT}) (?:ago|earlier|before)|earlier (?:this|that) {_UNIT}"
    r"|at (?:the|that) time|back then|in those days)\b",
    re.IGNORECASE,
)
_CLAUSE_BEFORE = re.compile(r"[;:—–]|\b(?:who|which)\b")
_CLAUSE_BEHIND = re.compile(r"[;:—–]|,? (?:after|who|which)\b")
_LIMITED = re.compile(
    r"[“\"]?(?:And |But )?(?:[Uu]ntil|[Uu]p to|[Ii]n that) [\w ]{2,40}, "
)  # no longer, or of another matter
_THEN_AT_END = re.compile(r"\bthen\s*[.,;:“\"]?\s*$")


_FORMER_TIMES = re.compile(
    r"(?:^|\W)(?:Back (?:when|in|then)|[Aa]t (?:first|the time)|(?:Years|Decades) ago|In the past"
    r"|Until (?:then|now|recently)"
    r"|(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y) (?:[\w-]+ ){0,3}(?:1[89]|20)\d\ds?\b"
    r"|[Dd]uring (?:his|her|its|their) (?:time|tenure|term|years|days|presidency|career)\b"
    r"|\w+ (?:years?|decades?|months?) (?:ago|earlier|before))"
)


def is_of_former_times(text: str) -> bool:
    """Whether the words of a clause set it in former times: "back in 1998", "during her tenure"."""
    return bool(_FORMER_TIMES.search(text))


def is_earlier(text: str) -> bool:
    """Whether some words hold such an adverbial: "last year", "in June", "two months ago"."""
    return bool(_EARLIER.search(text))


def is_told_earlier(line: AttributedSentence, attribution: Attribution) -> bool:
    """Whether a sentence sets a telling, in the words beside what is said, at an earlier time."""
    inside = [*attribution.content, *((span.start, span.end) for span in line.quoted)]
    outside = line.text
    for start, end in inside:
        outside = outside[:start] + " " * (end - start) + outside[end:]
    before = _CLAUSE_BEFORE.split(outside[: attribution.cue[0]])[-1]
    behind = _CLAUSE_BEHIND.split(outside[attribution.cue[1] :])[0]
    if _LIMITED.match(outside):
        return True
    return any(is_earlier(words) or _THEN_AT_END.search(words) for words in (before, behind))
