"""Free pronouns: those in what somebody says that stand neither for the speaker nor for anything in it."""

import re

_OPENS = re.compile(r"[“\"‘' ]*(?:he|she|they|him|her|his|their|them)\b", re.IGNORECASE)
_GENDERED = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:them|themselves)\b", re.IGNORECASE)
_BARE = re.compile(r"(?:\w+ )?(?:it|this|that|these|those)[.,]?$", re.IGNORECASE)  # and nothing beside it
_NAME = re.compile(r"(?<!^)(?<!^[“\"‘'])\b[A-Z][a-z]")  # not what opens a sentence
_SEVERAL = re.compile(
    r"\b(?!(?:is|was|has|does|says|its|this|his|hers|as|us|yes|thus|perhaps|always)\b)\w*[a-rt-z]s\b"
    r"|\b(?:people|police|men|women|children)\b",
    re.IGNORECASE,
)


def has_free_pronoun(said: str, *, quoted: bool, by_person: bool) -> bool:
    """Whether a reader cannot tell whom a pronoun means: "he" or "they" opens a quotation or a sentence, "he"
    is said by a body with no name before it, "them" stands for no several before it, or there is nothing but
    "it"."""
    if _BARE.match(said):
        return True
    if (quoted or said[:1].isupper()) and _OPENS.match(said):
        return True
    gendered = None if by_person else _GENDERED.search(said)
    if gendered and not _NAME.search(said[: gendered.start()]):
        return True
    several = _PLURAL.search(said)
    before = said[: several.start()] if several else ""
    return several is not None and not (_SEVERAL.search(before) or _NAME.search(before))
