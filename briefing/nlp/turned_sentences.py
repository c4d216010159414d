"""Turned sentences: one whose meaning the next sentence turns round ("But a new study …", "Unless, that is,",
"Oh, wait"), and the turning one without its opener."""

import re

from briefing.nlp.word_classes import word_class

_TURNING = "|".join(sorted(word_class("openers that turn round")))
_OWNERS = "|".join(sorted(word_class("third-person possessives")))
_OPENER = re.compile(rf"(?:And )?(?:{_TURNING})\b(?!,? (?:{_OWNERS})\b)", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"(?:not (?:so|quite|really|exactly|any ?more|any longer)\b|(?:oh|well|but)?,? ?wait\b|or (?:so|not)\b"
    r"|just kidding\b|only (?:it|that|he|she|they|there)\b|unless, that is\b"
    r"|(?:that|this|it)(?:[’']s| is) (?:false|untrue|wrong|not true)\b|(?:alas|wrong|false|nope)[,.!:])",
    re.IGNORECASE,
)
_CORRECTS = re.compile(r"(?:in (?:fact|reality|truth)|actually),", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:But|However|Yet|Nevertheless|Nonetheless)\b,? (?=\w)(?!for\b)")
_MARKS = "“”\"‘’'"


def turns_round(text: str) -> bool:
    """Whether a sentence opens by turning round the one before it; not "But its", which goes on with what
    that one is about."""
    return bool(_OPENER.match(text.lstrip(_MARKS)) or takes_back(text))


def takes_back(text: str) -> bool:
    """Whether it opens by taking back all of what was said: "Not so", "Oh, wait"; also across a paragraph."""
    return bool(_TAKES_BACK.match(text.lstrip(_MARKS)))


def turns_heading(text: str) -> bool:
    """Whether the sentence before it may not head a page: it is turned round, or put right ("Actually,")."""
    return turns_round(text) or bool(_CORRECTS.match(text.lstrip(_MARKS)))


def without_opener(text: str) -> str:
    """A turning sentence that opens with "But" or "However", without it; "" for any other."""
    opener = _CLAUSE.match(text)
    rest = text[opener.end() :] if opener else ""
    return rest[:1].upper() + rest[1:]
