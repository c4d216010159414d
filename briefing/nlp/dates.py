"""Dates in English news prose as they stand: nothing is resolved against today."""

import re
from functools import lru_cache

from briefing.nlp.memo import Table
from briefing.nlp.word_classes import weekdays, word_list

ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTHS = word_list("months")
_DATE_WORD = re.compile(
    rf"\b(?:(?P<day>{'|'.join(weekdays())})s?"
    r"|(?P<month>Jan(?:uary)?|Feb(?:ruary)?|March|April|May(?=\s+\d|,|\s+of)"
    r"|(?:(?<=\bin )|(?<=\d )|(?<=\bsince )|(?<=\buntil )|(?<=\b(?:last|next|this|late) )|(?<=\bearly ))May"
    r"|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|(?:Mar|Apr|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)(?=\.?\s+\d))"
    r"|(?P<relative>(?i:yesterday|tomorrow|tonight|today"
    r"|(?:last|next|this|previous|prior)\s(?:week|weekend|month|year|quarter|summer|winter|spring|autumn|fall|night))))\b"
)
_PREVIOUS = frozenset(("previous", "prior"))
_IN_DATES = re.compile(
    r"(?i:day|tomorrow|tonight|(?:last|next|this|previous|prior)$)|\d-|J(?:an|AN|u[nl]|U[NL])|F(?:eb|EB)"
    r"|M(?:ar|AR|ay)|A(?:pr|PR|ug|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC)",
)


@lru_cache(maxsize=128)
def date_words(text: str) -> tuple[str, ...]:
    """Weekdays, months and relative dates ("last week") of a text in order, in lower case and in full."""
    if not any(_MAY_HOLD_DATE[run] for run in text.split()):
        return ()
    dates: list[str] = []
    for match in _DATE_WORD.finditer(text):
        if match.group("day"):
            dates.append(match.group("day").lower())
        elif match.group("month"):
            short = match.group("month").lower()[:3]
            dates.append(next(month for month in _MONTHS if month.startswith(short)))
        else:
            relative = match.group("relative").lower().split()
            dates.append(" ".join("last" if word in _PREVIOUS else word for word in relative))
    dates += [_MONTHS[int(m.group(2)) - 1] for m in ISO.finditer(text) if 1 <= int(m.group(2)) <= 12]
    return tuple(dates)


def _may_hold_date(run: str) -> bool:
    """Whether a date can be in what stands between spaces, or begin there."""
    return bool(_IN_DATES.search(run))


_MAY_HOLD_DATE = Table(_may_hold_date, most=32768)
