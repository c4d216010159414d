"""Who holds the office: a statement may not speak of a minister or a mayor whom its evidence does not."""

import re
from functools import cache

from briefing.grounding.counterparts import sphere
from briefing.grounding.reading import Fault, Source, Statement, plain
from briefing.text import lexicon, thesaurus
from briefing.text.content import stem

_GENERAL = frozenset(  # said of anybody, whatever the office
    "official representative chief leader candidate nominee head director officer member general major judge"
    " associate fellow spokesman spokeswoman spokesperson lawmaker politician legislator democrat republican"
    " justice deputy premier chair cardinal delegate founder strategist speaker whip warden regent".split()
)
_SHORT = {"prime minister": "pm", "chief executive": "ceo", "attorney general": "ag"}


def offices(stated: Statement, cited: Source) -> Fault | None:
    """No office without a name beside it that the evidence has in no words; one that the article gives
    elsewhere is weak."""
    if _last_words().isdisjoint([word.lower for word in stated.words]):
        return None
    whole: str | None = None
    for found in _pattern().finditer(stated.text):
        title = found.group(1).casefold()
        if any(n.start <= found.start() < n.end or n.start == found.end() + 1 for n in stated.names):
            continue
        whole = whole or " ".join(map(plain, cited.sentences))
        if title not in whole and not _akin(title, whole, cited):
            known = title in cited.article.casefold()
            return Fault(
                "weak" if known else "unsupported", f"an office that its source lacks: “{found.group(1)}”"
            )
    return None


def _akin(title: str, whole: str, cited: Source) -> bool:
    short = _SHORT.get(title)
    if short and re.search(rf"\b{short}\b", whole):
        return True
    if " " in title:
        return False
    kin = thesaurus.kinship(title, sphere(cited.sentences))
    return stem(title) in cited.stems or kin in ("same", "broader", "narrower", "unknown")


@cache
def _titles() -> frozenset[str]:
    offices = (title for title, role in lexicon.roles().items() if role.kind == "office")
    return frozenset(offices) - _GENERAL


@cache
def _last_words() -> frozenset[str]:
    """By which a text is seen to have no office, sooner than by the pattern."""
    return frozenset(re.split(r"[ -]", title)[-1] for title in _titles())


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, _titles()), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(longest_first)})\b", re.IGNORECASE)
