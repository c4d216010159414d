"""Evidence resolved and statements verified, whoever the analyst was.

    Draft (statements that cite sentence numbers) ─► quotes copied from the article ─► verdicts ─► Analysis

The check is lexical: it sees whether figures, dates, names, quotations and words stand in the cited sentences
and whether negation, direction, certainty and authorship were changed. That a statement passes means that the
source says so, not that it is true. The checks are listed in `rules.RULES`.
"""

from briefing.grounding.asides import role_sentence, verify_reason
from briefing.grounding.entries import text_of, text_of_value, verify_fields, worse
from briefing.grounding.foreign import ENGLISH, in_language, is_readable
from briefing.grounding.resolve import aliases_of, ground, own_headline
from briefing.grounding.statements import verbatim, verify, verify_position, verify_question

__all__ = [
    "ENGLISH",
    "aliases_of",
    "ground",
    "in_language",
    "is_readable",
    "own_headline",
    "role_sentence",
    "text_of",
    "text_of_value",
    "verbatim",
    "verify",
    "verify_fields",
    "verify_position",
    "verify_question",
    "verify_reason",
    "worse",
]
