"""What happened: the lead and the most central sentences, whole, in the article's order of weight."""

import math
import re
from collections.abc import Mapping

from briefing.analysts.extractive.reading import Line, Reading, unquoted
from briefing.model import Cited, KeyPoint, StatementStatus
from briefing.text import lexicon

_MOST = 5
_SHORTEST, _LONGEST = 6, 45  # words
_LEAD = (
    2.0,
    1.2,
    0.8,
    0.4,
)  # what an article's first sentences count more: news puts first what matters most
_ALIKE = 0.5  # share of a sentence's content words that another one already said
_HEDGES = frozenset(
    "may might could likely unlikely expected expects probably possibly seen seems appears"
    " potentially suggests".split()
)


def key_points(reading: Reading) -> tuple[Cited[KeyPoint], ...]:
    """At most five sentences, the most important first; none repeats another.

    Centrality is the mean weight of a sentence's content words, a word weighing the logarithm of the
    sentences that it stands in; the first sentences count more, as in the lead baseline that news
    summarisation is measured against.
    """
    weight = {word: len(numbers) for word, numbers in reading.where.items()}
    standing = [line for line in reading.lines if _stands_alone(line)]
    ranked = sorted(
        [line for line in standing if not _FIRST_PERSON.search(unquoted(line))] or standing,
        key=lambda line: (-_score(line, weight), line.number),
    )
    chosen: list[Line] = []
    for line in ranked:
        if len(chosen) == _MOST:
            break
        if all(_overlap(line.stems, other.stems) < _ALIKE for other in chosen):
            chosen.append(line)
    return tuple(
        Cited(statement=KeyPoint(text=line.text, status=_status(line)), cites=(line.number,))
        for line in chosen
    )


def _stands_alone(line: Line) -> bool:
    """Whether a sentence is understood without the one before, and is worth a line of its own."""
    words = line.text.split()
    if not _SHORTEST <= len(words) <= _LONGEST or line.damaged or line.text[-1] not in ".”\"'’)!":
        return False
    if line.text[0] in "“\"‘'" or any(q.end - q.start > 0.6 * len(line.text) for q in line.quoted):
        return False
    if _unbalanced(line.text) or line.text.casefold().startswith("editor"):
        return False
    opener = words[0].strip(",").casefold()
    return opener not in lexicon.needs_antecedent() and not _dangling(line)


_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|you|your|yourself)\b")


def _unbalanced(text: str) -> bool:
    """Half a quotation: it opens or closes in another sentence."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1 or text.count("''") % 2 == 1


_LEANING = re.compile(
    r"\b(?:similar|the two sides|the pair|the latter|the former|the duo)\b"
    r"|^(?:at the same time|in addition|on the other hand|for example|for instance|as a result|that said"
    r"|in turn|by contrast|in contrast|in other words|after all|of course|like many|even so)\b"
    r"|^(?:\S+\s+){1,4}also\b|^at least\b|\b(?:that|this)(?:[’']s| is| was) (?:what|why|how|where)\b"
    r"|^(?:[A-Z][\w.,]*\s){1,5}(?:\([A-Z]+\)\s)?[―—–-]+\s(?:if it|it|he|she|they)\b",
    re.IGNORECASE,
)


def _dangling(line: Line) -> bool:
    """What needs the sentence before: a comparison, "also", or a pronoun before any name."""
    if _LEANING.search(line.text):
        return True
    first_name = min((name.start for name in line.names), default=len(line.text))
    before = line.text[:first_name].casefold().split()
    return any(
        word.strip(",.") in ("he", "she", "they", "his", "her", "their", "them", "him") for word in before
    )


def _score(line: Line, weight: Mapping[str, int]) -> float:
    if not line.stems:
        return 0.0
    central = sum(math.log1p(weight[word] - 1) for word in line.stems) / math.sqrt(len(line.stems) + 4)
    lead = _LEAD[line.number - 1] if line.number <= len(_LEAD) else 0.0
    named = 0.15 * min(len(line.names), 3)
    return central + lead + named


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _status(line: Line) -> StatementStatus:
    if any(a.kind in ("speech", "belief", "according") for a in line.attributions):
        return "claim"
    if any(word.strip(",.") in _HEDGES for word in line.text.split()):
        return "assessment"
    return "fact"
