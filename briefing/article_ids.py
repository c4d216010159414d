"""Article ids in JSON: taken out of what is kept, since an article has another one on another day.

Evidence, analyses and what was withheld name their article under one key. In JSON a quotation mark within a
string is escaped, so the key is found by its bytes, and no text can look like it.
"""

import re
from collections.abc import Sequence

_ARTICLE = re.compile(rb'"article":"([^"\\]*)"')


def take_ids(document: bytes, ids: Sequence[str]) -> bytes | None:
    """A document of compact JSON with the places of its articles among `ids` for them; None where it names
    another one."""
    places = {name.encode(): b'"article":"%d"' % place for place, name in enumerate(ids)}
    try:
        return _ARTICLE.sub(lambda found: places[found[1]], document)
    except KeyError:
        return None


def put_ids(document: bytes, ids: Sequence[str]) -> bytes:
    """What `take_ids` gave, with `ids` in their places again. Raises IndexError where there are too few."""
    named = [b'"article":"%s"' % name.encode() for name in ids]
    return _ARTICLE.sub(lambda found: named[int(found[1])], document)
