"""Office holders: a statement may not speak of a minister or a mayor whom its evidence does not."""

import re
from functools import cache

from briefing.nlp import lexicon
from briefing.nlp.content_words import stem
from briefing.nlp.tokenization import split_at_hyphens
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.rules.counterparts import closest_kinship

_GENERAL = word_class("general offices")
_SHORT = {"prime minister": "pm", "chief executive": "ceo", "attorney general": "ag"}


def check_offices(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No office without a name beside it that the evidence has in no words; one that the article gives
    elsewhere is weak."""
    if _last_words().isdisjoint([word.lower for word in stated.words]):
        return None
    whole: str | None = None
    for match in _title_pattern().finditer(stated.text):
        title = match.group(1).casefold()
        if any(n.start <= match.start() < n.end or n.start == match.end() + 1 for n in stated.names):
            continue
        whole = whole or " ".join([sentence.folded for sentence in cited.texts])
        if title not in whole and not _is_akin(title, whole, cited):
            known = title in cited.article.casefold()
            return StatementFault(
                "weak" if known else "unsupported", f"an office that its source lacks: “{match.group(1)}”"
            )
    return None


def _is_akin(title: str, whole: str, cited: CitedText) -> bool:
    short = _SHORT.get(title)
    if short and re.search(rf"\b{short}\b", whole):
        return True
    if " " in title:
        return False
    kin = closest_kinship(title, cited)
    return stem(title) in cited.stems or kin in ("same", "broader", "narrower", "unknown")


@cache
def _titles() -> frozenset[str]:
    offices = (title for title, role in lexicon.roles().items() if role.kind == "office")
    return frozenset(offices) - _GENERAL


@cache
def _last_words() -> frozenset[str]:
    """By which a text is seen to have no office, sooner than by the pattern."""
    return frozenset(split_at_hyphens(title)[-1] for title in _titles())


@cache
def _title_pattern() -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, _titles()), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(longest_first)})\b", re.IGNORECASE)
