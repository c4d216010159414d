"""Superscripts as text: powers and fractions kept apart from their figure, footnote marks left out."""

import re

_RAISED = str.maketrans("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_FIGURES = re.compile(r"[+\-−–]?\d+(?:\s*[,;–-]\s*\d+)*")
_NOTE = re.compile(r"[*∗†‡§¶#]+|[([]?[a-z][)\]]?|[([]\d+[)\]]")
_ORDINAL = re.compile(r"st|nd|rd|th|er|re|e|o|a|os|as", re.IGNORECASE)
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdmµ]?m|mi|ft|in|yd|s)$")
_SLASH = re.compile(r"\s*[/⁄∕]\s*\d")


def mark_text(mark: str, before: str, after: str, *, below: bool) -> str:
    """What to write for a raised `mark` between two texts; `below` says that what is after it is lowered."""
    signs = mark.strip()
    space = " " if mark.startswith(" ") else ""
    if re.fullmatch(r"\d+", signs) and (_SLASH.match(after) or (below and re.match(r"\d", after))):
        apart = " " if before[-1:].isdigit() else space
        return f"{apart}{signs}" if _SLASH.match(after) else f"{apart}{signs}/"
    if re.fullmatch(r"\d+\s*[/⁄∕]", signs) or re.fullmatch(r"\d+\s*[/⁄∕]\s*\d+", signs):
        return (" " if before[-1:].isdigit() else space) + signs
    if _FIGURES.fullmatch(signs):
        return _figures(signs, before, space)
    if before[-1:].isdigit() and _ORDINAL.fullmatch(signs):
        return signs
    if _NOTE.fullmatch(signs):
        return space
    return mark


def _figures(signs: str, before: str, space: str) -> str:
    raised = "".join(re.sub(r"\s", "", signs)).translate(_RAISED)
    if space or not before.strip() or before[-1:].isdigit() or before[-1:] in ")⁰¹²³⁴⁵⁶⁷⁸⁹":
        return space + raised
    if _UNIT.search(before) and signs.lstrip("+-−–") in ("1", "2", "3"):
        return raised
    return space
