"""First person: whether an article's author speaks for himself, so that what it says is his judgement."""

import re
from collections.abc import Sequence

_SHARE, _FEW = 0.1, 3  # of an article's sentences, in which its author speaks of himself, and their number
_SPREAD = 0.5  # of the article, from the first of them to the last: a statement that it prints is shorter
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b"
    r"(?!\.| (?:(?:own|well-placed|\w+) )?(?:source|reporter|correspondent)s?\b)"  # "our source said"
)
_QUOTES = "“\"‘'"


def is_in_first_person(texts: Sequence[str]) -> bool:
    """Whether the author speaks in the first person again and again. `texts` are all sentences of an article,
    each without what it quotes; one that opens with a quotation mark is somebody else's."""
    own = [number for number, text in enumerate(texts) if speaks_of_himself(text)]
    if len(own) < max(_FEW, _SHARE * len(texts)):
        return False
    return own[-1] - own[0] >= _SPREAD * len(texts)


def speaks_of_himself(text: str) -> bool:
    """Whether a sentence without what it quotes is told by an "I" or a "we"."""
    return text[:1] not in _QUOTES and _FIRST_PERSON.search(text) is not None
