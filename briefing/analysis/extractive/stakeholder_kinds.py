"""Entity types: what sort a party is: person, government, company, organisation, group, or unclear."""

import re

from briefing.models import StakeholderKind
from briefing.nlp import lexicon


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
