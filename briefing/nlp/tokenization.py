"""Tokenization: a sentence as words and marks with their places, and what its capitals say, read once.

`tokenize` is what the rules for phrases read. The functions after it cut a text otherwise, each for a
comparison of its own: with no regard to hyphens, with no regard to marks at all, or for the letters alone.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.confusables import INSIDE, normalize_text
from briefing.nlp.memo import Table
from briefing.nlp.word_classes import word_class

_LETTERS = rf"[^\W_]+(?:[{INSIDE}]+[^\W_]*)*"
_WORD = (
    r"(?:[A-Z]\.){2,}(?![A-Za-z])"  # U.S.  N.Y.  A.I.
    rf"|{_LETTERS}(?:[’'ʼ.&\u2010\u2011-]{_LETTERS})*"  # O'Brien  EU-Japan  AT&T  3.5
)
_TOKEN = re.compile(rf"{_WORD}|''|\.\.\.|[^\w\s]")
_COMPARED = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d[\d.,]*\d|{_LETTERS}(?:[’'ʼ]{_LETTERS})*")
_RUN = re.compile(r"[^\W_]+")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"\S*\w\S*")
_LONG_RUN = re.compile(r"[^\W\d_][^\W_]{2,}")
_INSIDE_RUN = re.compile(r"(?<=[\w,;] )[^\W_]+")
_INITIALISM_OR_RUN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
_CONTRACTED = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_HYPHENATED = re.compile(r"[\w-]+")
_UNBROKEN = re.compile(r"[\w'’-]+")
_HYPHENS = re.compile(r"[\s-]+")
_NAME_MARKS = re.compile(r"[\s–—/-]+")
_OF_FIGURE = re.compile(r"[A-Za-z]+|\d|[½-⅞⅐⅑⅒¼¾]")
_BESIDE_FIGURE = re.compile(r"n['’]t\b|[^\W\d_]+(?:\.(?=\s)|['’](?!t\b)[^\W\d_]+)?|[+<>≤≥~≈]|[^\w\s-]")
_REMEMBERED = 128  # sentences
_POSSESSIVE = re.compile(r"[’']s?$")
TITLE_DOT = re.compile(
    r"^(?:[A-Z]|[A-Z][a-z]{1,4})$"
)  # an initial or an abbreviated title before its full stop


class WordShape(NamedTuple):
    """What the spelling of a word says of it, wherever it stands."""

    bare: str  # without a possessive
    capital: bool
    calendar: bool
    function: bool  # a function word, and not one in capitals alone
    naming: bool  # may stand in a name after another capital
    sure: bool  # a name even where it opens a sentence
    possessive: bool


class Token(NamedTuple):
    """A word or a mark. `lower` is how the word lists spell it; `named` and `quoted` say where it is, once
    that was found."""

    text: str
    start: int
    end: int
    word: bool
    lower: str
    named: bool
    quoted: bool


class TokenizedText(NamedTuple):
    """Words and marks, the words alone, and the places among these of those with a capital, each with whether
    it stands first in a sentence, a quotation or after a colon."""

    text: str
    tokens: tuple[Token, ...]
    words: list[Token]
    capitals: dict[int, bool]

    def gap(self, index: int) -> str:
        """What stands between the word before and this one."""
        return self.text[self.words[index - 1].end : self.words[index].start]


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The word at a place, in lower case; "" beyond either end and for a mark."""
    return tokens[index].lower if 0 <= index < len(tokens) and tokens[index].word else ""


@lru_cache(maxsize=_REMEMBERED)
def tokenize(text: str) -> TokenizedText:
    """The words and marks of a text; "U.S." and "EU-Japan" are one word each."""
    tokens: list[Token] = []
    words: list[Token] = []
    capitals: dict[int, bool] = {}
    build = tuple.__new__  # half the time of the named constructor, of which there is one a word
    offset = 0
    for run in text.split():
        offset = text.index(run, offset)
        for piece, start, end, word, lower, capital in _RUNS[run]:
            token = build(Token, (piece, offset + start, offset + end, word, lower, False, False))
            tokens.append(token)
            if word and capital:
                capitals[len(words)] = False
            if word:
                words.append(token)
        offset += len(run)
    tokenized = TokenizedText(text, tuple(tokens), words, capitals)
    for index in capitals:
        capitals[index] = _opens_sentence(tokenized, index)
    return tokenized


def _tokens_of_run(run: str) -> tuple[tuple[str, int, int, bool, str, bool], ...]:
    """The tokens of what stands between spaces, which none of them crosses: text, place, whether it is a
    word, lower case, whether it has a capital. News repeats its words, so that few are looked at twice."""
    return tuple(
        (
            match.group(),
            *match.span(),
            match.group()[0].isalnum(),
            _lower(match.group()),
            shape(match.group()).capital,
        )
        for match in _TOKEN.finditer(run)
    )


def _lower(word: str) -> str:
    """How the word lists spell it; itself, and no copy of it, where it is spelled so."""
    lower = normalize_text(word).casefold().replace("’", "'")
    return word if lower == word else lower


_RUNS = Table(_tokens_of_run, most=32768)


def _opens_sentence(tokenized: TokenizedText, index: int) -> bool:
    if index == 0:
        return True
    gap = tokenized.gap(index)
    if gap == " ":
        return False
    if any(mark in gap for mark in '“"‘:;?!') or "''" in gap:
        return True
    before = tokenized.words[index - 1].text
    return "." in gap and not (TITLE_DOT.match(before) or before.endswith("."))


@lru_cache(maxsize=65536)
def shape(word: str) -> WordShape:
    """What a word's spelling says of it."""
    word = normalize_text(word)
    bare = _POSSESSIVE.sub("", word)
    lower = bare.casefold()
    calendar = lower in word_class("calendar words")
    function = lower in word_class("function words") and not (bare.isupper() and len(bare) > 1)
    capital = _is_capitalised(word)
    return WordShape(
        bare,
        capital,
        calendar,
        function,
        naming=capital and not calendar and not function,
        sure=capital and _is_surely_name(bare),
        possessive=bare != word,
    )


def _is_capitalised(word: str) -> bool:
    """Whether it has a capital as a name does: "Norvik", "iPad", and behind an article in it, "al-Rashid"."""
    if word[:1].isupper() or (len(word) > 2 and word[0].islower() and word[1].isupper()):
        return True
    return ("-" in word or "'" in word or "’" in word) and _ARTICLE_IN_NAME.match(word) is not None


_ARTICLE_IN_NAME = re.compile(r"(?:(?:al|el|an|ar|as|ash|ad|at|az|ul)-|(?:d|l|dell)['’])[A-Z]")


def _is_surely_name(word: str) -> bool:
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


# ── other notions of a word ─────────────────────────────────────────────────────────────────────────


def compared_words(text: str) -> Iterator[re.Match[str]]:
    """Words of which content is compared: those of `tokenize` parted at hyphens, figures whole ("1,200"),
    "U.S." with its stops, "didn't" as one, and no marks."""
    return _COMPARED.finditer(text)


def alphanumeric_runs(text: str) -> list[str]:
    """Runs of letters and digits, parted at every mark: "U", "S", "didn", "t"."""
    return _RUN.findall(text)


def runs_and_initialisms(text: str) -> list[str]:
    """Those runs, but "U.S." as one."""
    return _INITIALISM_OR_RUN.findall(text)


def runs_inside_sentences(text: str) -> list[str]:
    """Those runs, but for the first of each sentence or quotation, whose capital says nothing."""
    return _INSIDE_RUN.findall(text)


def long_runs(text: str) -> list[str]:
    """Those runs that begin with a letter, of three characters or more."""
    return _LONG_RUN.findall(text)


def spaced_words(text: str) -> list[str]:
    """What stands between spaces, with its marks, if it holds a letter or digit: a bar on its own is none."""
    return _SPACED.findall(text)


def letter_runs(text: str) -> list[str]:
    """Runs of letters alone, parted at digits as well."""
    return _LETTER_RUN.findall(text)


def contracted_runs(text: str) -> list[str]:
    """Runs of letters and digits, each with what an apostrophe joins to it: "Japan's", "didn't"; parted at
    hyphens."""
    return _CONTRACTED.findall(text)


def hyphenated_words(text: str) -> list[str]:
    """Words with their hyphens, parted at apostrophes: "Jean-Luc", "O", "Brien"."""
    return _HYPHENATED.findall(text)


def split_at_hyphens(text: str) -> list[str]:
    """What spaces and hyphens part, with all other marks; "" at an end where one stands."""
    return _HYPHENS.split(text)


def name_parts(name: str) -> list[str]:
    """What spaces, hyphens, dashes and slashes part, with all other marks; "" at an end where one stands."""
    return _NAME_MARKS.split(name)


def unbroken_words(text: str) -> list[str]:
    """Words with their hyphens and apostrophes, whatever these stand beside: "'90s", "mid-"."""
    return _UNBROKEN.findall(text)


def words_of_figures(text: str) -> list[str]:
    """Runs of English letters, and each digit and fraction on its own: what shows that a figure may be
    there."""
    return _OF_FIGURE.findall(text)


def words_beside_figures(text: str) -> list[str]:
    """Runs of letters, "n't" apart from its verb, "approx." with its stop, and marks and signs: what bounds a
    figure."""
    return _BESIDE_FIGURE.findall(text)
