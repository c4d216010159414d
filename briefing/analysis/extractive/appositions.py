"""Appositions: whose name stands behind a description, and what belongs to a name."""

import re
from collections.abc import Sequence

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.analysis.extractive.entity_roles import DETERMINER
from briefing.analysis.extractive.party_kinds import ONE_OF, kind_of
from briefing.nlp import entities, lexicon

_APPOSED = re.compile(r",\s(?:(?:the|a|an|its|his|her|their|former)\s)?(?:[a-z][\w’'-]*\s){1,8}")
_PERSONS = ("person", "unclear")
_OF_MEMBERS = re.compile(r"(?:s[’']|(?:men|people|children)[’']s) $")
_BEHIND_NAME = re.compile(r"[,.;:!?”\"]|\s*$|\s\(|\s[—–]")


def name_behind(phrase: str, line: AttributedSentence, end: int) -> str:
    """Who is named behind a description and a further one: "Her rival, the farmer Per Lund,"."""
    match = _APPOSED.match(line.text, end)
    words = DETERMINER.sub("", phrase).casefold().split()
    if not match or not words or words[-1] not in {*lexicon.roles(), *lexicon.agents()}:
        return ""
    named = [n for n in line.names if n.start == match.end() and line.text.startswith(",", n.end)]
    whole = named and len(named[0].text.split()) > 1 and kind_of(named[0].text) in _PERSONS
    return named[0].text if whole else ""


def name_with_members(name: entities.Name, inside: Sequence[entities.Name], line: AttributedSentence) -> str:
    """The whole name that ends a phrase where its members stand before it: "National Farmers' Union";
    else ""."""
    before = [other for other in inside if other.end < name.start]
    noun = lexicon.agents().get(name.text.split()[-1].casefold())
    if len(before) != 1 or noun is None or noun.kind == "person":
        return ""
    members = _OF_MEMBERS.search(line.text[before[0].start : name.start])
    return line.text[before[0].start : name.end] if members else ""


def name_apposed(phrase: str, line: AttributedSentence, end: int) -> entities.Name | None:
    """The name between two stops behind a description of somebody: "The company, Brenna Coal," and "said its
    chairman, Otto Brehm."; no further member of a list."""
    words = DETERMINER.sub("", phrase).split()
    if len(words) == len(phrase.split()) and not ONE_OF.match(phrase):
        return None
    for name in line.names:
        if name.start != end + 2 or line.text[end : end + 2] != ", ":
            continue
        listed = re.match(r"(?:,[^,]*)*,? (?:and|or)\b", line.text[name.end :])
        if _BEHIND_NAME.match(line.text, name.end) and not (listed and line.text[name.end] != "."):
            return name
    return None
