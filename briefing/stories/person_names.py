"""Person names: which are full, and when two are one person's."""

import re
from functools import lru_cache

from briefing.nlp import lexicon

_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")


def clean_name(name: str) -> str:
    """A name without its article and without a possessive."""
    return re.sub(r"^(?:the|The)\s+", "", name.strip()).replace("’s", "").rstrip("'’")


@lru_cache(maxsize=4096)
def is_full_name(name: str) -> bool:
    """Whether a name is a person's, with a given name."""
    words = name.split()
    if not 2 <= len(words) <= 5 or lexicon.kind_of_name(name) or lexicon.country_of(name):
        return False
    return words[0] in lexicon.given_names() and all(word[0].isupper() or len(word) < 4 for word in words)


def may_be_full_name(name: str) -> bool:
    """Whether a name of two words is nothing else than a person's, for all that is known."""
    words = name.split()
    return (
        len(words) == 2
        and all(word[0].isupper() and not word.isupper() for word in words)
        and not (lexicon.kind_of_name(name) or lexicon.country_of(name))
    )


def person_key(name: str) -> str:
    """The first and the last name, and what tells a son from his father."""
    words = _SUFFIX.sub("", name).split()
    suffix = _SUFFIX.search(name)
    return f"{words[0]} {words[-1]}{suffix.group().strip(' ,.') if suffix else ''}".casefold()


def last_name(name: str) -> str:
    """The last name, in lower case."""
    return _SUFFIX.sub("", name).split()[-1].casefold()


def middles_agree(first: str, second: str) -> bool:
    """Whether what stands between the first and the last name can be one person's."""
    first_middles, second_middles = (
        [w.rstrip(".") for w in _SUFFIX.sub("", n).split()[1:-1]] for n in (first, second)
    )
    return (
        not first_middles
        or not second_middles
        or all(a[0] == b[0] for a, b in zip(first_middles, second_middles, strict=False))
    )
