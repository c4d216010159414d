"""Coreference: which names in an article stand for one party."""

from collections.abc import Sequence

from briefing.models import Sentence
from briefing.nlp import entities


def aliases_of(text: str, title: str, sentences: Sequence[Sentence]) -> dict[str, str]:
    """The article's own short names: the key of each to the key of the full name (`entities.aliases`).

    A name with its office before it stands for the name alone.
    """
    lines = [text[s.start : s.end] for s in sentences]
    known = entities.known_names(lines)
    mentions = [name.text for line in lines for name in entities.names(line, known)]
    mentions += [name.text for name in entities.names(title, known | entities.known_names([title]))]
    aliases = entities.aliases([entities.split_role(mention)[1] for mention in mentions])
    for mention in mentions:
        long, bare = entities.name_key(mention), entities.name_key(entities.split_role(mention)[1])
        if long != bare:
            aliases[long] = aliases.get(bare, bare)
    return aliases
