"""Who said it: a statement may not put into somebody's mouth what somebody else says in its evidence."""

from collections.abc import Mapping
from functools import lru_cache

from briefing.grounding.naming import same_party
from briefing.grounding.reading import Fault, Source, Statement, opener
from briefing.text import lexicon
from briefing.text.attribution import Attribution, attributions
from briefing.text.content import content_stems, read
from briefing.text.names import names

_MOSTLY = 0.5  # of what is said, from where on two sayings are one
_LONGEST = 1500  # characters; what is longer is a list or no prose, and costs time with every cue
_TOLD = frozenset(("speech", "belief", "according"))
_SAID = _TOLD | {"intent", "emotion", "stance"}


def speaker(stated: Statement, cited: Source) -> Fault | None:
    """What one party says in the evidence no other says in the statement."""
    if stated.stakeholder:
        return None if _surely_theirs(stated, cited) else _said_by(stated.stakeholder, stated.text, cited)
    if not any(word.lower in lexicon.cues() for word in stated.words):
        return None
    for told in _attributions(stated.text):
        if told.kind in _SAID and told.source and _named(stated.text[slice(*told.source)]):
            who = stated.text[slice(*told.source)]
            what = " ".join(stated.text[start:end] for start, end in told.content)
            fault = _said_by(who, what, cited)
            if fault:
                return fault
    return None


def _surely_theirs(stated: Statement, cited: Source) -> bool:
    """Whether every cited sentence has the party's name right before the verb, so that a closer look can be
    spared."""
    named = f"{stated.stakeholder.split()[-1]} {stated.verb} "
    return bool(stated.verb) and all(named in sentence for sentence in cited.sentences)


def _said_by(who: str, what: str, cited: Source) -> Fault | None:
    wanted = content_stems(what)
    others: list[str] = []
    for sentence in cited.sentences:
        if not _mostly(wanted, content_stems(sentence)):
            continue
        for told in _attributions(sentence):
            said = _content(sentence, told)
            if told.kind not in _SAID or told.source is None or not _mostly(wanted, content_stems(said)):
                continue
            party = sentence[slice(*told.source)]
            if (
                not _named(party)
                or same_party(party, who, cited.aliases)
                or (told.kind in _TOLD and _subject_of(who, said, wanted, cited.aliases))
            ):
                return None
            others.append(party)
    return Fault("unsupported", f"said by somebody else: {others[0]}, not {who}") if others else None


def _named(phrase: str) -> bool:
    """Whether a phrase that may open a sentence has a name in it, and is no pronoun or bare description."""
    return any(w.content and phrase[w.start].isupper() for w in read(phrase))


@lru_cache(maxsize=128)
def _attributions(sentence: str) -> tuple[Attribution, ...]:
    return attributions(sentence, opener(sentence)) if len(sentence) <= _LONGEST else ()


def _content(sentence: str, told: Attribution) -> str:
    return " ".join(sentence[start:end] for start, end in told.content)


def _mostly(wanted: frozenset[str], said: frozenset[str]) -> bool:
    return bool(wanted) and len(wanted & said) >= _MOSTLY * len(wanted)


def _subject_of(who: str, said: str, wanted: frozenset[str], aliases: Mapping[str, str]) -> bool:
    """Whether the saying is itself about what the party does: "Breton said that the EU would cooperate"."""
    return any(
        same_party(name.text, who, aliases) and _mostly(wanted, content_stems(said[name.end :]))
        for name in names(said)
    )
