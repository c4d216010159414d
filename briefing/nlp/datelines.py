"""Datelines: the place, the day and the agency that a report opens with, no part of its sentence."""

import re

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’]+(?:[ /,-]+[A-Z][A-Z.'’]*)*(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)*"
    r"(?:, (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)?"
    r"(?: \([A-Z][\w .&’'-]{1,40}\))?|(?:[A-Z][\w.’'-]+,? ){0,4}\([A-Z][\w .&’'-]{1,40}\))"
    r" ?(?:--|[–—―-]) ?(?=[A-Z“\"])"
)


def dateline_end(text: str) -> int:
    """Where a dateline that a text opens with ends, "OSLO, Nov 17 (Fjord Wire) - "; 0 where there is none."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
