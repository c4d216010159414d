"""Superscripts and subscripts on a page: marks of footnotes, powers, fractions, ordinals, formulas.

A page's text alone would run "14¹ million" together as 141 million and "10⁶" as 106. A mark of a footnote is
left out; a power and a fraction are written with the characters that Unicode has for them; what belongs to
its word stays in the word.
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from briefing.sources.html.boilerplate_elements import attribute_words
from briefing.sources.html.inline_elements import (
    is_inline,
    replace_with_text,
    text_after,
    text_before,
    words_of,
)
from briefing.sources.name_tables import name_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing.sources.html.stylesheets import Style

SUPERSCRIPTS = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_PLAIN = {ord(raised): plain for plain, raised in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_FRACTIONS = {unicodedata.normalize("NFKC", mark): mark for mark in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
_SLASH = re.compile(r"\s*[/⁄∕]\s*")
_SLASH_AND_FIGURE = re.compile(r"\s*[/⁄∕]\s*(\d{1,3})(?![\d/])")

_SIGNS = r"[*∗†‡§¶#‖]{1,4}"
_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_NOTED = r"(?:note|nb|fn|n|ref)\.?\s?\d{1,3}|(?:citation|clarification|source) needed|who\?|when\?|sic\?"
_BRACKETED = re.compile(
    rf"[\[(]\s*(?:{_NUMBERS}|{_SIGNS}|[a-z]|[ivx]{{1,4}}|{_NOTED})\s*[\])]", re.IGNORECASE
)
_SIGN = re.compile(_SIGNS)
_NUMBER = re.compile(_NUMBERS)
_LETTER = re.compile(r"[a-z]|[ivx]{1,4}")
_ORDINAL = re.compile(r"st|nd|rd|th", re.IGNORECASE)
_TRADE = {"TM": "™", "SM": "℠", "R": "®"}

_FIGURE = re.compile(r"(?<![\d.,])([$€£¥]\s?)?(\d[\d.,]*)$")
_SCALED = re.compile(
    r"\s*-?(?:hundred|thousand|million|billion|trillion|mn|bn|tn|per ?cent|percent|percentage|%|pc\b)",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"(?:(?<=[\d\s/·*(×.])|^)(?:[kcdmnµμ]?m|in|ft|yd|mi|km|s|ha)$")
_SYMBOL = re.compile(r"(?<![\w’'])[B-HJ-Zb-hj-zα-ωΑ-Ω]$|(?<!\w)mc$")
_GAS = re.compile(r"(?<![A-Za-z])(?:CO|NO|SO|NH|CH)$")
_ELEMENT = re.compile(r"(?!A\b|I\b)[A-Z][a-z]?(?![a-z])")
_EQUATED = re.compile(r"[=×*·^+]\s*$")

_OF_NOTES = name_set("footnote")
_OF_REFERENCES = frozenset("reference references ref citation cite note".split())
_NOTE_ADDRESS = re.compile(r"#.*(?:fn|note|cite|ref)", re.IGNORECASE)
_NOTE_ROLES = frozenset(("doc-noteref", "doc-biblioref", "noteref"))
_GLUED_NOTE = re.compile(
    rf"(?<=[\w.,;:!?”\"’'%)\]])\[(?:{_NUMBERS}|{_NOTED})\]|(?<=[\d.,;:!?”\"’'%)])\[[a-z]\](?!\w)"
)
_GLUED_SIGN = re.compile(
    r"(?:(?<=[\w.,;:!?”\"’'%)])[†‡]{1,3}|(?<=\w\w)\*|(?:(?<=[.,;:!?”’)%])|(?<=\d\d))\*{1,3})(?=[\s.,;:!?)]|$)"
)
_RAISED_FIGURE = re.compile(r"(?<=[^⁺⁻⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+(?![⁺⁻⁄])")
_LENGTH = re.compile(r"(-?[\d.]+)(?:px|em|ex|rem|pt|%)")


def write_marks(tree: "HtmlElement", styles: "dict[HtmlElement, dict[str, str]]") -> None:
    """Writes what is raised or lowered as text, and leaves out the marks of footnotes."""
    for element in [*tree.iter()]:
        if not is_inline(element):
            continue
        style = styles.get(element, {})
        if _is_note(element):
            _leave_out(element)
        elif _is_raised(element, style) or _is_part(element, "numerator", by_place=False):
            if not _write_fraction(element, styles) and _is_raised(element, style):
                _write_superscript(element)
        elif _is_lowered(element, style):
            replace_with_text(element, subscript_text(text_before(element), words_of(element)))


def superscript_text(before: str, mark: str, after: str, *, linked: bool = False) -> str:
    """What a raised mark is in plain text, between the text before and after it; "" where it is the mark of a
    footnote."""
    plain = mark.strip()
    if not plain or linked or _BRACKETED.fullmatch(plain) or _SIGN.fullmatch(plain):
        return ""
    if plain in ("o", "º", "°", "0") and before[-1:].isdigit() and re.match(r"\s?[CF]\b", after):
        return "°"
    if plain.upper() in _TRADE and plain.isupper():
        return _TRADE[plain]
    if _ORDINAL.fullmatch(plain) and before[-1:].isdigit():
        return plain
    if _NUMBER.fullmatch(plain):
        return _superscript_number(before, plain, after)
    if re.fullmatch(r"[+−–-]\d{0,3}|\d{0,3}[+−–-]", plain):
        return plain.translate(SUPERSCRIPTS)
    if before[-1:].isdigit() and re.fullmatch(r"[a-z]", plain):
        return plain.translate(SUPERSCRIPTS) if plain in "ni" else ""
    if _LETTER.fullmatch(plain) and re.search(r"[a-z]{2}$|[.,;:!?”’\"')]$", before):
        return ""
    return plain if len(plain) <= 4 else f" {plain} "


def _superscript_number(before: str, plain: str, after: str) -> str:
    power = plain.translate(SUPERSCRIPTS)
    if not plain.isdigit():
        return ""
    if figure := _FIGURE.search(before):
        return power if _is_power(figure, int(plain), before[: figure.start()], after) else ""
    if plain in ("2", "3") and _MEASURE.search(before):
        return power
    if plain in ("2", "3", "4") and _GAS.search(before):
        return plain
    if _SYMBOL.search(before):
        return power
    isotope = not before[-1:].isalnum() and int(plain) > 1 and _ELEMENT.match(after)
    return power if isotope else ""


def _is_power(figure: re.Match[str], exponent: int, before: str, after: str) -> bool:
    """Whether a number that is raised after a figure belongs to it: a power, or the cents of a price."""
    base = figure[2]
    if _SCALED.match(after):
        return False
    if figure[1]:
        return exponent >= 10
    if _EQUATED.search(before) or re.match(r"\s*[=×]", after):
        return True
    return exponent > 1 and (base == "10" or (len(base) == 1 and base > "1"))


def subscript_text(before: str, mark: str) -> str:
    """What a lowered mark is in plain text: part of its word, but not of a figure."""
    plain = mark.strip()
    apart = before[-1:].isdigit() and plain[:1].isdigit()
    return plain.translate(_LOWERED) if apart else mark


def fraction_text(before: str, above: str, below: str) -> str:
    """A fraction in plain text, so that the whole number before it stays one."""
    written = f"{int(above)}⁄{int(below)}"
    if written in _FRACTIONS:
        return _FRACTIONS[written]
    return f" {written}" if before[-1:].isdigit() else written


def power_text(exponent: str) -> str:
    """An exponent in plain text, where there are characters for it; else after a caret."""
    written = exponent.strip().translate(SUPERSCRIPTS)
    return (
        written if not re.search(r"[\w+=()−-]", re.sub("[⁰-ⁿ¹²³]", "", written)) else f"^{exponent.strip()}"
    )


def _is_note(element: "HtmlElement") -> bool:
    """Whether an element is the mark of a footnote, by its shape and by what the page says of it."""
    mark = words_of(element).strip()
    if not mark or len(mark) > 24:
        return False
    bracketed = bool(_BRACKETED.fullmatch(mark))
    if not (bracketed or _SIGN.fullmatch(mark) or _NUMBER.fullmatch(mark) or _LETTER.fullmatch(mark)):
        return False
    words = set(attribute_words(element))
    before = text_before(element)
    glued = bool(before) and not before[-1].isspace()
    address = element.get("href", "")
    points = address.startswith("#") or bool(_NOTE_ADDRESS.search(address))
    states = not _NOTE_ROLES.isdisjoint(
        f"{element.get('role', '')} {element.get('epub:type', '')} {element.get('rel', '')}".split()
    )
    named = not _OF_NOTES.isdisjoint(words)
    likely = points or states or named or not _OF_REFERENCES.isdisjoint(words)
    if bracketed and mark[0] == "[" and mark[1:-1].strip().isdigit():
        return likely or glued
    if bracketed or _SIGN.fullmatch(mark):
        return likely
    if _NUMBER.fullmatch(mark):
        return states or (likely and glued) or (points and (named or bool(_NOTE_ADDRESS.search(address))))
    return likely and glued


def _leave_out(element: "HtmlElement") -> None:
    between = text_before(element)[-1:].isdigit() and text_after(element)[:1].isdigit()
    replace_with_text(element, " " if between else "")


def _is_raised(element: "HtmlElement", style: "Style") -> bool:
    if element.tag == "sup":
        return True
    if "super" in (style.get("font-variant-position"), style.get("vertical-align")):
        return True
    stated = not {"sup", "superscript"}.isdisjoint(element.get("class", "").split())
    # Anything but a number is kept by whoever writes it; a number may be a word of the line after all.
    return (stated or _shift(style) > 0) and bool(re.search(r"\S$", text_before(element)))


def _is_lowered(element: "HtmlElement", style: "Style") -> bool:
    if element.tag == "sub" or not {"sub", "subscript"}.isdisjoint(element.get("class", "").split()):
        return True
    return _shift(style) < 0 or "sub" in (style.get("font-variant-position"), style.get("vertical-align"))


def _is_part(element: "HtmlElement", part: str, *, by_place: bool) -> bool:
    """Whether an element is the upper or lower part of a fraction."""
    return by_place or not {part[:3], part}.isdisjoint(element.get("class", "").split())


def _shift(style: "Style") -> float:
    """How far an element stands above the line."""
    aligned = style.get("vertical-align", "")
    if aligned == "text-top":
        return 1
    shift = _LENGTH.fullmatch(aligned)
    if shift:
        return float(shift[1])
    lifted = _LENGTH.fullmatch(style.get("top", "")) if style.get("position") == "relative" else None
    return -float(lifted[1]) if lifted else 0


def _write_superscript(element: "HtmlElement") -> None:
    mark = words_of(element)
    links = element.find(".//a[@href]") is not None or next(element.iterancestors("a"), None) is not None
    noted = bool(_NUMBER.fullmatch(mark.strip()) or _LETTER.fullmatch(mark.strip()))
    written = superscript_text(text_before(element), mark, text_after(element), linked=links and noted)
    if written:
        replace_with_text(element, written)
    else:
        _leave_out(element)


def _write_fraction(element: "HtmlElement", styles: "dict[HtmlElement, dict[str, str]]") -> bool:
    """Writes a fraction that begins with a raised figure, if one does."""
    above = words_of(element).strip()
    if not above.isdecimal() or len(above) > 3:
        return False
    tail, after = element.tail or "", element.getnext()
    before = text_before(element)
    if after is not None and not tail.strip() and _SLASH.fullmatch(words_of(after)):
        tail, slash, after = (after.tail or ""), after, after.getnext()
        if tail.strip():
            return False
    elif _SLASH.fullmatch(tail):
        slash = element
    elif figure := _SLASH_AND_FIGURE.match(tail):
        element.tail = tail[figure.end() :]
        replace_with_text(element, fraction_text(before, above, figure[1]))
        return True
    else:
        return False
    if (
        after is None
        or not is_inline(after)
        or not _is_part(after, "denominator", by_place=_is_lowered(after, styles.get(after, {})))
    ):
        return False
    below = words_of(after).strip()
    if not below.isdecimal() or len(below) > 3 or int(below) == 0:
        return False
    if slash is element:
        element.tail = None
    else:
        element.tail = slash.tail = None
        replace_with_text(slash, "")
    replace_with_text(element, fraction_text(before, above, below))
    replace_with_text(after, "")
    return True


def strip_note_marks(text: str) -> str:
    """Text without marks of footnotes that are written as characters: "said.[1]", "14¹ million", "port†"."""
    if "[" in text:
        text = _GLUED_NOTE.sub("", text)
    if "†" in text or "‡" in text or "*" in text:
        text = _GLUED_SIGN.sub("", text)
    if not _RAISED_FIGURE.search(text):
        return text
    pieces, end = [], 0
    for mark in _RAISED_FIGURE.finditer(text):
        before, after = text[max(0, mark.start() - 60) : mark.start()], text[mark.end() : mark.end() + 60]
        pieces += [text[end : mark.start()], superscript_text(before, mark[0].translate(_PLAIN), after)]
        end = mark.end()
    return "".join([*pieces, text[end:]])
