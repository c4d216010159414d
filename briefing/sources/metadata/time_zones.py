"""Time zones as feeds write them: an offset, a name such as CET, or a place such as Europe/Oslo."""

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_OFFSET = re.compile(
    r"(?:utc|gmt)?\s?(?P<sign>[+\-−])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?", re.IGNORECASE
)
_PLACE = re.compile(r"[A-Z][A-Za-z_]{1,30}(?:/[A-Z][A-Za-z_-]{1,30}){1,2}")
_FURTHEST = 14  # hours from UTC
# Hours from UTC. What North America calls its zones is of RFC 5322, 4.3; the others are as the press of each
# country signs with them.
_NAMES = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0.0),
    **{"nst": -3.5, "ndt": -2.5, "ast": -4, "adt": -3, "est": -5, "edt": -4, "cst": -6, "cdt": -5},
    **{"mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "brt": -3, "art": -3},
    **dict.fromkeys(("bst", "west", "cet", "met", "mez", "wat"), 1),
    **dict.fromkeys(("cest", "mest", "mesz", "eet", "sast", "cat"), 2),
    **dict.fromkeys(("eest", "msk", "eat", "trt"), 3),
    **{"gst": 4, "pkt": 5, "ist": 5.5, "npt": 5.75, "ict": 7, "wib": 7},
    **dict.fromkeys(("sgt", "hkt", "pht", "awst", "wita", "myt"), 8),
    **{
        "jst": 9,
        "kst": 9,
        "wit": 9,
        "acst": 9.5,
        "acdt": 10.5,
        "aest": 10,
        "aedt": 11,
        "nzst": 12,
        "nzdt": 13,
    },
}


def zone(stated: str) -> tzinfo | None:
    """The zone that is written, None where nobody could tell which is meant."""
    plain = stated.strip(" ()[]")
    if offset := _OFFSET.fullmatch(plain):
        hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
        if hours > _FURTHEST or minutes > 59:
            return None
        away = timedelta(hours=hours, minutes=minutes)
        return timezone(away if offset["sign"] == "+" else -away)
    if plain.casefold() in _NAMES:
        return timezone(timedelta(hours=_NAMES[plain.casefold()]))
    if _PLACE.fullmatch(plain):
        try:
            return ZoneInfo(plain)
        except (OSError, ValueError):  # among them ZoneInfoNotFoundError, which is a KeyError
            return None
        except KeyError:
            return None
    return None
