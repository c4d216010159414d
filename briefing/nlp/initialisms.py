"""Initialisms: whether a text has one name alone that some initials can stand for."""

import re
from collections.abc import Sequence

_SMALL_WORDS = r"(?:(?:of|the|for|and|on|in|de|la|du)\s+)*"
_LONGEST = 7  # letters


def is_initialism(word: str) -> bool:
    """ "FBI" or "F.B.I."; no word of one letter, and none in small ones."""
    return word.isupper() and 2 <= sum(map(str.isalpha, word)) <= _LONGEST


def has_one_expansion(initials: str, texts: Sequence[str]) -> bool:
    """Whether the texts give the initials in brackets behind a name, or have no two names that they fit."""
    if any(f"({initials})" in text for text in texts):
        return True
    first, *others = [re.escape(letter) for letter in initials if letter.isalpha()]
    between = rf"[’']?s?[’']?[\s-]+{_SMALL_WORDS}"
    # The letter stands first, where the search looks for it alone; no word is cut.
    opener = rf"{first}(?<!\w{first})"
    expansion = re.compile(between.join(rf"{letter}[\w.]+" for letter in (opener, *others)))
    return len({" ".join(m.group().split()) for text in texts for m in expansion.finditer(text)}) < 2
