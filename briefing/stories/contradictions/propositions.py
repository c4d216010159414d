"""Propositions: what a sentence states, without its attribution ("the ship was overloaded").

Looser than `text.attribution`, which tells whose word it is: here it is enough that somebody says it.
"""

import re
from functools import lru_cache

from briefing.nlp import content_words

_REMEMBERED = 4096  # sentences
_SAYING = (
    r"(?:sa(?:id|ys)|told|claim(?:s|ed)|report(?:s|ed)|announce[sd]|confirm(?:s|ed)|state[sd]|add(?:s|ed)"
    r"|insist(?:s|ed)|allege[sd]|believe[sd]|warn(?:s|ed)|maintain(?:s|ed))"
)
_PART = r"[^,;:“”\"]"  # of a clause
_BEFORE = re.compile(
    rf"^(?:(?:On|In|At|After|Before|Late|Early|Earlier|Last)\b{_PART}{{1,40}},\s)?"
    rf"(?:{_PART}{{2,80}}?|{_PART}{{2,60}}, {_PART}{{2,80}},)\s"
    rf"(?:{_SAYING}\s(?:{_PART}{{1,40}}?\s)?that|said|says)\s(?!that\s)"
)
_AFTER = re.compile(
    rf",[”\"’']?\s(?:according to\s[^;:]{{2,90}}|{_SAYING}\s[^,;:]{{2,60}}?|[^,;:]{{2,60}}?\s{_SAYING})"
    r"(?:\son [A-Z]\w+)?[.\s]*$"
)


@lru_cache(maxsize=_REMEMBERED)
def proposition_span(text: str) -> tuple[int, int]:
    """What is said in a sentence, as [start, end); the whole of one that nobody is said to say."""
    before, after = _BEFORE.match(text), _AFTER.search(text)
    start = before.end() if before else 0
    return start, after.start() if after and not before else len(text)


@lru_cache(maxsize=_REMEMBERED)
def proposition_words(text: str) -> tuple[content_words.StemmedWord, ...]:
    """The content words of what a sentence states, in order."""
    start, end = proposition_span(text)
    return tuple(
        word for word in content_words.stemmed_words(text) if word.content and start <= word.start < end
    )
