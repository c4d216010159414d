"""Bylines and credits: who wrote a text and who published it, from labels, datelines and copyright lines."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.nlp.word_classes import word_class
from briefing.sources.metadata.datelines import date_stamps
from briefing.sources.name_tables import table_words

_PRESS = re.compile(rf"\b(?:{'|'.join(table_words('metadata', 'press'))})\b", re.IGNORECASE)
_PICTURE = re.compile(
    r"getty|shutterstock|alamy|istock|\bepa\b|\b(?:photo|image|picture|video|graphic|illustration|screen)\w*",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by:?\s+(?P<names>.+)", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?:(?:authors?|writers?|reporter)\s*:|(?:written|reported|story|words)\s+by\s*:?)\s*(?P<names>.+)",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(r"\(?reporting by:?\s+(?P<names>.+)", re.IGNORECASE)
_SIGN_OFF_END = re.compile(r"[;)]|,?\s+(?:additional|editing|writing|compiled|graphics)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<label>source|publisher|publication|outlet|newspaper|site|website|published by)\s*:\s*(?P<name>.+)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+(?:by\s+)?(?P<name>.+)|(?P<before>.+?),?\s+\d{4})$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"[.,;|]?\s*all rights reserved.*$", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][^()]{0,60}?)?\s*\((?P<agency>[A-Z][^()\d]{1,40})\)(?P<after>\s*[-–—―:]|\S)?"
)
_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.?\s+\d{1,2}\b")
_SEGMENTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_AFTER_NAMES = re.compile(
    r"\s+(?:in|at|for|of|on|from|with)\s.*|\s*[@(<].*|\s+https?:.*|\s+(?:Published|Posted|Updated)\b.*"
)
_PROSE = re.compile(r",\s+(?:an?|the|who|which|whose)\s")
_CAPITAL = re.compile(r"[^\W_a-z]|(?:of|the|and|for|de|der|du|la|le|in)$|\W")
_AGENCIES = frozenset(table_words("metadata", "agency"))
_PARTICLES = word_class("name particles").union(table_words("metadata", "particle"))
# May may be a person's; so may Jan, Mar and Sun, which the list of the staff has not.
_CALENDAR = word_class("months", "weekdays") - {"may"}
_NO_NAMES = _CALENDAR.union(table_words("metadata", "staff"))


class Credit(NamedTuple):
    """Names as the text spells them; empty where the line does not say."""

    author: str = ""
    publisher: str = ""


NOBODY = Credit()


def credit(line: str) -> Credit | None:
    """What a short line on its own says of author and publisher; None where it is no such line."""
    if _PICTURE.search(line):
        return None
    if match := _SIGN_OFF.match(line):
        return Credit(author=_authors(_SIGN_OFF_END.split(match["names"])[0], fewest=2))
    if match := _AUTHOR.match(line):
        return _byline_credit(match["names"], fewest=1) or NOBODY
    if match := _BYLINE.match(line):
        return _byline_credit(match["names"], fewest=2)
    if match := _LABEL.match(line):
        organisation = _organisation(match["name"])
        # "Source: Minister to resign" is a headline, "Source: CNN, Politico" names nobody for sure.
        headline = not (organisation or "://" in line or is_press(match["name"])) and is_source_label(line)
        return None if headline else Credit(publisher=organisation)
    if match := _COPYRIGHT.match(_RIGHTS.sub("", line).rstrip(". ")):
        return Credit(publisher=_organisation(match["name"] or match["before"]))
    return None


def is_source_label(line: str) -> bool:
    """Whether the line says `Source:`, which under a chart or a quotation names somebody else."""
    return line[:6].casefold() == "source"


def is_agency(name: str) -> bool:
    """Whether a name is one of the short list of agencies and outlets."""
    return name.casefold() in _AGENCIES


def is_press(name: str) -> bool:
    """Whether a name is that of a news agency or paper, by a short list and by its words."""
    return is_agency(name) or bool(_PRESS.search(name))


def people(names: Sequence[str]) -> str:
    """The names among `names` that are those of people, as a line; "" where none is."""
    return _join_names([*dict.fromkeys(name for name in names if _is_person(name, fewest=2))])


def dateline_agency(line: str) -> str:
    """The agency of `WASHINGTON (AP) —` or `(Reuters) -` at the head of a paragraph, else ""."""
    match = _DATELINE.match(line)
    if not match or not match["after"]:
        return ""
    agency = match["agency"].strip()
    glued = not re.fullmatch(r"\s*[-–—―:]", match["after"])
    is_known = is_agency(agency)
    place = match["place"] or ""
    if is_known and not (glued and len(place.split()) > 4):
        return agency
    city = place.split(",")[0].strip()
    return agency if not glued and city.isupper() and _DAY.search(place) else ""


def _byline_credit(names: str, fewest: int) -> Credit | None:
    if _PROSE.search(names):
        return None
    first, *others = (part for part in _SEGMENTS.split(names.rstrip(" .")) if part)
    author = _authors(first, fewest)
    press = [
        part for part in (*others, *re.split(r",\s*|[()]", first)) if is_press(part) and not date_stamps(part)
    ]
    publisher = press[0] if press else ""
    if not author and not (publisher and is_agency(publisher)):
        return None
    return Credit(author=author, publisher=publisher)


def _authors(names: str, fewest: int) -> str:
    listed = re.split(r"\s+and\s+|\s+&\s+", names.strip())
    if len(listed) > 1:
        listed = [name for part in listed[:-1] for name in re.split(r",\s*", part)] + listed[-1:]
    authors: list[str] = []
    for name in listed:
        person = _AFTER_NAMES.sub("", name.split(",")[0]).strip(" .,;:")
        if not _is_person(person, fewest):
            break
        authors.append(person)
    return _join_names(authors)


def _join_names(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _is_person(name: str, fewest: int) -> bool:
    words = name.split()
    if not fewest <= len(words) <= 5 or is_agency(name):
        return False
    return all(_is_name_word(word) for word in words) and words[-1][:1].isupper()


def _is_name_word(word: str) -> bool:
    bare = word.strip(".,")
    letters = re.sub(r"[.’'‘-]", "", bare)
    if not letters.isalpha() or bare.casefold() in _NO_NAMES:
        return False
    return bare[0].isupper() or bare.casefold() in _PARTICLES or any(letter.isupper() for letter in bare)


def _organisation(raw: str) -> str:
    name = " ".join(raw.split()).strip(" .,;")
    is_name = 0 < len(name.split()) <= 6 and name[0].isupper() and not re.search(r"[,;:/|@]|\d{4}", name)
    return name if is_name and all(_CAPITAL.match(word) for word in name.split()) else ""
