"""Uniqueness: "one of the first" is not told as "the first"."""

import re

from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault

_SINGLED_OUT = re.compile(
    r"\b(?:the|[Ii]ts|[Tt]heir|his|her|\w+[’']s)\s(?:\w+\s)?"
    r"(first|last|only|best|worst|(?:most|least)\s\w+|\w{2,}est)\b",
    re.IGNORECASE,
)
_AMONG_ENDS = re.compile(
    r"\b(?:(?:among|amongst)|(?:one|some|two|three|four|five|several|many|few|part)\sof)\s(?:\S+\s){0,4}$",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)|next|joint)[\s-]$",
    re.IGNORECASE,
)


def check_uniqueness(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Not "the first" or "the largest" of what the evidence has among the first, or as one of the largest."""
    for match in _SINGLED_OUT.finditer(stated.text):
        word = match.group(1).lower()
        if _AMONG_ENDS.search(stated.text[: match.start()]):
            continue
        places = [
            (sentence, place.start())
            for sentence in cited.sentences
            for place in re.finditer(rf"\b{re.escape(word)}\b", sentence, re.IGNORECASE)
        ]
        second = places and all(_SECOND.search(sentence[:start]) for sentence, start in places)
        if second and not _SECOND.search(stated.text[: match.start(1)]):
            return StatementFault("unsupported", f"first where its source has the second: “the {word}”")
        if places and all(_AMONG_ENDS.search(sentence[:start]) for sentence, start in places):
            return StatementFault("unsupported", f"singled out where its source has several: “the {word}”")
    return None
