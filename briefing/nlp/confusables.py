"""Unicode normalization: characters that look alike, or are not seen, made one for comparing only."""

import re
import unicodedata
from functools import lru_cache

# Composed and decomposed letters are one by NFC (Unicode Standard Annex 15); of the compatibility characters
# only ligatures, full-width forms and letters that stand for numbers' digits are written out: "²" is no "2".
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
# What may stand within a word, for a set of a regular expression: marks on letters, what is not seen.
INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WRITTEN_OUT = re.compile("[\ufb00-\ufb06\uff01-\uff5e\u01c4-\u01cc\u0132\u0133\u017f]")
_HYPHENS = re.compile("[\u2010\u2011\ufe63]|(?<=[^\\W\\d_])[\u2012\u2013\u2212](?=[^\\W\\d_])")
_APOSTROPHES = re.compile("[\u02bc\u02b9\u2032\uff07\u0060\u00b4](?=\\w)")
_MARKS = (
    "\u0060\u00ad\u00b4\u0132\u0133\u017f\u01c4-\u01cc\u02b9\u02bc\u0300-\u036f\u061c\u180e\u1100-\u11ff"
    "\u200b-\u2012\u202a-\u202e\u2032\u2060-\u2064\u2212\u3099\u309a\ufb00-\ufb06\ufe00-\ufe0f\ufe63\ufeff"
    "\uff01-\uff5e"
)
_ODD = re.compile(f"[{_MARKS}]|(?<=\\w)\u2013(?=\\w)")
_MAY_BE_ODD = re.compile(
    f"[{_MARKS}\u2013]"
)  # most texts hold none, which this tells in a seventh of the time


def normalize_text(text: str) -> str:
    """A text with one spelling for what reads alike: composed letters, plain hyphens and digits, straight
    apostrophes for their look-alikes, nothing unseen. The same text where it has none of these."""
    if text.isascii() and "`" not in text:
        return text
    first = _MAY_BE_ODD.search(text)
    return _normalize_text(text) if first and _ODD.search(text, first.start()) else text


@lru_cache(maxsize=512)
def _normalize_text(text: str) -> str:
    text = _UNSEEN.sub("", text)
    text = _WRITTEN_OUT.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = _APOSTROPHES.sub("'", _HYPHENS.sub("-", text))
    return unicodedata.normalize("NFC", text)
