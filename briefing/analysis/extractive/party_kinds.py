"""Party kinds: what sort of party a name or a description stands for."""

import re

from briefing.analysis.extractive.entity_roles import DETERMINER
from briefing.models import StakeholderKind
from briefing.nlp import lexicon
from briefing.nlp.word_classes import word_class

ONE_OF = re.compile(r"one of\b", re.IGNORECASE)
_FIRMS_TOO = word_class("roles that firms can have")


def kind_of(name: str, has_role: bool = False) -> StakeholderKind:
    """What sort of party a proper name is, from gazetteers and the words that it is made of."""
    if lexicon.country_of(name):
        return "government"
    known = lexicon.kind_of_name(name)
    if known:
        return known
    first = name.split()[0]
    if has_role or (
        len(name.split()) > 1 and (first in lexicon.given_names() or re.fullmatch(r"[A-Z]\.", first))
    ):
        return "person"
    return "unclear"


def kind_of_noun(phrase: str) -> StakeholderKind:
    before = re.split(r"\s+(?:of|for|in|at|from|by|backed|who|with|to)\s+", phrase, maxsplit=1)[0]
    word = before.split()[-1].casefold()
    agent = lexicon.agents().get(word)
    if agent:
        return agent.kind
    return "person" if word in lexicon.roles() else "unclear"


def kind_of_bearer(
    name: str, kind: StakeholderKind, phrase: str, holds_office: bool
) -> StakeholderKind | None:
    """What kind of party is named behind a description, by its own `kind`; None where the description fits no
    party. `holds_office` where it is sure that somebody or some firm is named."""
    described = re.split(r"\s(?:of|for|at|in|to|behind)\s", DETERMINER.sub("", phrase))[0].split()
    noun = described[-1].casefold() if described else ""
    agent = lexicon.agents().get(noun)
    given = name.split()[0] in lexicon.given_names()
    if noun in _FIRMS_TOO:
        return "person" if given else _kind_of_firm(kind)
    if holds_office or ONE_OF.match(phrase):
        return "person"
    if agent is not None and agent.kind != "person":
        return None if agent.plural or given else agent.kind
    if (agent is not None and not agent.plural) or noun in lexicon.roles():
        return "person"
    return None


def _kind_of_firm(kind: StakeholderKind) -> StakeholderKind:
    return "unclear" if kind == "person" else kind
