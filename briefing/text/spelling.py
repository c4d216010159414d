"""A sentence as words and marks with their places, and what its capitals say: read once, for all who ask."""

import re
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from briefing.text import lexicon

_WORD = (
    r"(?:[A-Z]\.){2,}(?![A-Za-z])"  # U.S.  N.Y.  A.I.
    r"|[^\W_]+(?:[’'.&-][^\W_]+)*"  # O'Brien  EU-Japan  AT&T  3.5
)
_TOKEN = re.compile(rf"{_WORD}|''|\.\.\.|[^\w\s]")
_REMEMBERED = 512  # sentences
_POSSESSIVE = re.compile(r"[’']s?$")
TITLE_DOT = re.compile(
    r"^(?:[A-Z]|[A-Z][a-z]{1,4})$"
)  # an initial or an abbreviated title before its full stop


class Shape(NamedTuple):
    """What the spelling of a word says of it, wherever it stands."""

    bare: str  # without a possessive
    capital: bool
    calendar: bool
    function: bool  # a function word, and not one in capitals alone
    naming: bool  # may stand in a name after another capital
    sure: bool  # a name even where it opens a sentence
    possessive: bool


class Spelled(NamedTuple):
    """Words and marks, and where they stand, side by side: cheaper to make than a tuple of each. `words` and
    `spans` are those of the words alone, `capitals` has the places of
    those with a capital, and whether each stands first in a sentence, a quotation or after a colon."""

    text: str
    tokens: list[str]
    places: list[tuple[int, int]]
    words: list[str]
    spans: list[tuple[int, int]]
    capitals: dict[int, bool]

    def gap(self, at: int) -> str:
        """What stands between the word before and this one."""
        return self.text[self.spans[at - 1][1] : self.spans[at][0]]


@lru_cache(maxsize=_REMEMBERED)
def spelled(text: str) -> Spelled:
    """The words and marks of a text; "U.S." and "EU-Japan" are one word each."""
    places = [match.span() for match in _TOKEN.finditer(text)]
    tokens = [text[start:end] for start, end in places]
    worded = [token[0].isalnum() for token in tokens]
    here = Spelled(text, tokens, places, list(compress(tokens, worded)), list(compress(places, worded)), {})
    for at, word in enumerate(here.words):
        if not word.islower() and shape(word).capital:
            here.capitals[at] = _opens(here, at)
    return here


def _opens(here: Spelled, at: int) -> bool:
    if at == 0:
        return True
    gap = here.gap(at)
    if gap == " ":
        return False
    if any(mark in gap for mark in '“"‘:;?!') or "''" in gap:
        return True
    before = here.words[at - 1]
    return "." in gap and not (TITLE_DOT.match(before) or before.endswith("."))


@lru_cache(maxsize=65536)
def shape(word: str) -> Shape:
    """What a word's spelling says of it."""
    bare = _POSSESSIVE.sub("", word)
    lower = bare.casefold()
    calendar = lower in lexicon.calendar_words()
    function = lower in lexicon.function_words() and not (bare.isupper() and len(bare) > 1)
    capital = _capitalised(word)
    return Shape(
        bare,
        capital,
        calendar,
        function,
        naming=capital and not calendar and not function,
        sure=capital and _surely_a_name(bare),
        possessive=bare != word,
    )


def _capitalised(word: str) -> bool:
    return word[:1].isupper() or (len(word) > 2 and word[0].islower() and word[1].isupper())


def _surely_a_name(word: str) -> bool:
    if sum(c.isupper() for c in word) > 1 and len(word) > 1:
        return True
    return bool(
        word.casefold() in lexicon.given_names()
        or word in lexicon.given_names()
        or lexicon.country_of(word)
        or lexicon.capital_of(word)
        or lexicon.country_of_adjective(word)
        or lexicon.kind_of_name(word)
        or word.casefold().rstrip(".") in lexicon.roles()
    )
