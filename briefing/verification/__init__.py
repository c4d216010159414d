"""Verification: evidence resolved and statements verified, whoever the analyst was.

    Draft (statements that cite sentence numbers) ─► quotes copied from the article ─► verdicts ─► Analysis

The check is lexical: it sees whether figures, dates, names, quotations and words stand in the cited sentences
and whether negation, direction, certainty and authorship were changed. That a statement passes means that the
source says so, not that it is true. The checks are listed in `rules.registry.RULES`.
"""

from briefing.verification.evidence import ground, own_headline
from briefing.verification.roles_and_reasons import role_sentence, verify_reason
from briefing.verification.user_fields import text_of, text_of_value, verify_fields, worse_verdict
from briefing.verification.verify import (
    ENGLISH,
    is_readable,
    is_verbatim,
    verdict_for_language,
    verify,
    verify_position,
    verify_question,
)

__all__ = [
    "ENGLISH",
    "ground",
    "is_readable",
    "is_verbatim",
    "own_headline",
    "role_sentence",
    "text_of",
    "text_of_value",
    "verdict_for_language",
    "verify",
    "verify_fields",
    "verify_position",
    "verify_question",
    "verify_reason",
    "worse_verdict",
]
