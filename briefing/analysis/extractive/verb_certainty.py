"""Verb certainty: whether the words that were taken for what a party says or does surely are, so that a page
may print it.

Neither the rest of a phrasal verb nor a participle behind its noun, neither an act nor a habit, neither an
inference of the author's nor what only an outlet or "people" say.
"""

import re

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.attributions import PRONOUNS, Attribution
from briefing.models import Position
from briefing.nlp import lexicon, reporting_cues
from briefing.nlp.annotated_sentence import PREPOSITIONS, AnnotatedSentence, token_at
from briefing.nlp.tokenization import Token
from briefing.nlp.word_classes import word_class

_PARTICLES = word_class("verb particles")
_LINKS = word_class("relative pronouns", "coordinators") | {"to"}
_FINITE = word_class("finite auxiliaries")
_OPENS_CLAUSE = word_class(
    "relative pronouns",
    "interrogatives",
    "subordinators",
    "joins of a clause",
    "coordinators",
    "pronominal subjects",
)
_MATTERS = frozenset(("about", "of", "against", "over"))
_DETERMINERS = word_class("determiners", "third-person possessives")
_SUMMONING = word_class("verbs of summoning")
_ACCUSING = word_class("verbs of accusing", "verbs of charging") | {"convict", "acquit"}
_TOWARDS = frozenset("to into onto in inside out outside up down over back forward forth aside".split())
_EFFORTS = word_class("verbs of effort")
_BY_DOING = re.compile(r"(?:^|[“\"(;—] ?)(?:By|In) (?:not )?\w+ing\b[^.;:]*,\s(?:the |a |an )?$")
_WITH_TO = frozenset(("prepare", "look"))  # "prepares for rain", "looks old"
_TO = re.compile(r"(?:to|into|for an?|forward to)\b")
_CRY = re.compile(  # out of need, and for nothing that could be granted or refused
    r"for (?:help|assistance|backup|aid|(?:an? |the )?(?:ambulance|doctor|police|fire brigade))\W*$"
)
_HEARSAY = re.compile(
    r"[“\"‘']?(?:(?:Some|Many|Most|Other|Lots of|A lot of|So many) )?"
    r"(?:[Pp]eople|Folks|They|Some|Many|Others|Critics|Opponents|Skeptics|Sceptics|Everyone|Everybody|You)"
    r"(?: (?:also|often|always|just|now|still|then|will|may|might|would|can|like to|love to|keep|used to))*"
    r" (?:say|says|said|saying|tell|told|telling|ask|asked|claim|claimed|argue|argued|think|thought)\b"
)
_HEARD = re.compile(  # what somebody has from others: "said she had heard that"
    r"(?:that )?(?:he|she|they|I|we|it)(?:[’'](?:d|ve))? (?:(?:had|has|have|was|were) )?"
    r"(?:\w+ly |only |just )?(?:(?:heard|read)(?: \w+){0,4}? (?:that|from)"
    r"|(?:been )?(?:told|informed|assured)(?! to\b))\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\b(?:[Bb]ut|[Yy]et|[Hh]owever|I|[Ww]e|wrong|right|true|false)\b")


def is_partys_verb(line: AttributedSentence, attribution: Attribution, statement: Position) -> bool:
    """Whether an attribution's cue surely is a verb of its source's, and tells a position of its own."""
    annotated = line.annotated
    if annotated is None or attribution.source is None:
        return False
    cue = token_at(annotated, attribution.cue[0])
    return not (
        _is_particle(annotated, attribution, cue)
        or _is_reduced_relative(annotated, attribution, cue)
        or _is_accused(attribution)
        or _is_summons(annotated, attribution, cue)
        or (attribution.lemma in _WITH_TO and not _TO.match(statement.position))
        or (attribution.lemma.startswith("call") and _CRY.match(statement.position))
        or _is_habit(line, attribution)
        or (attribution.kind != "speech" and _BY_DOING.search(line.text[: attribution.source[0]]))
        or _is_hearsay(statement)
        or _is_an_outlets(line, attribution, statement)
    )


def _is_particle(annotated: AnnotatedSentence, attribution: Attribution, cue: int) -> bool:
    """Whether the cue belongs to another verb before it: "beat back a challenge"."""
    if annotated.tokens[cue].lower not in _PARTICLES or attribution.verb[0] != attribution.cue[0] or not cue:
        return False
    before = annotated.tokens[cue - 1]
    assert attribution.source is not None
    return before.word and before.end != attribution.source[1] and before.lower not in _LINKS


def _is_reduced_relative(annotated: AnnotatedSentence, attribution: Attribution, cue: int) -> bool:
    """Whether the cue is a participle that hangs on its noun, whose finite verb comes after it: "residents
    worried about the noise might leave"."""
    tokens = annotated.tokens
    form = lexicon.cues().get(tokens[cue].lower)
    after = tokens[cue + 1].lower if cue + 1 < len(tokens) else ""
    assert attribution.source is not None
    adjacent = cue > 0 and tokens[cue - 1].end == attribution.source[1]
    if form is None or form.form != "past" or not adjacent or not _may_hang_on(form, after):
        return False
    for index in range(cue + 2, len(tokens)):
        token = tokens[index]
        if not token.word or token.lower in _OPENS_CLAUSE:
            return False
        inner = lexicon.cues().get(token.lower)
        if inner is not None and inner.kind in ("speech", "belief") and inner.form != "gerund":
            following = tokens[index + 1] if index + 1 < len(tokens) else token
            said = inner.form == "past" and following.lower in _DETERMINERS | PRONOUNS | {"that"}
            return said and tokens[index - 1].lower not in _DETERMINERS | {"to"}
        if token.lower in _FINITE and not token.named:
            return True
    return False


def _may_hang_on(cue: lexicon.Cue, after: str) -> bool:
    """Whether a participle may stand behind its noun with the word `after` it: "residents asked to move",
    "worried about"; not "promised to", nor "said in a statement", where what is said comes after it."""
    if after == "to":
        return "with_object_to" in cue.frames
    return after in (_MATTERS if cue.kind in ("speech", "belief") else PREPOSITIONS)


def _is_accused(attribution: Attribution) -> bool:
    """Whether it is of whom somebody else is said to have done something: "the man accused of theft"; whoever
    accuses takes an object before it."""
    verb, _, preposition = attribution.lemma.partition(" ")
    return verb in _ACCUSING and preposition in ("of", "with")


def _is_summons(annotated: AnnotatedSentence, attribution: Attribution, cue: int) -> bool:
    """Whether somebody is called to a place, not called something: "called the crew to the deck"."""
    if attribution.lemma not in _SUMMONING:
        return False
    tokens = annotated.tokens
    end = next((i for i in range(cue + 1, len(tokens)) if tokens[i].lower in _TOWARDS), None)
    if end is None or end < cue + 2 or end + 1 >= len(tokens):
        return False
    called = tokens[cue + 1 : end]
    if not all(token.word for token in called) or any(t.lower in _DETERMINERS for t in called[1:]):
        return False
    after = tokens[end + 1]
    placed = tokens[end].lower != "to" or after.lower in _DETERMINERS or after.lower in _TOWARDS
    return placed and _is_somebody(called[-1])


def _is_somebody(token: Token) -> bool:
    word = token.lower
    return (
        token.named
        or word in ("him", "her", "them", "me", "us")
        or word in lexicon.agents()
        or word in lexicon.roles()
        or reporting_cues.is_person(word)
        or (word.endswith("s") and not word.endswith(("ss", "ous")))
    )


def _is_habit(line: AttributedSentence, attribution: Attribution) -> bool:
    """Whether a kind of people is said to try something, none of them in particular: "Lenders look to …"."""
    assert attribution.source is not None
    source = line.text[slice(*attribution.source)]
    cue = lexicon.cues().get(line.text[slice(*attribution.cue)].casefold())
    agent = lexicon.agents().get(source.casefold())
    named = any(name.start <= attribution.source[0] < name.end for name in line.names)
    return (
        attribution.lemma.split()[0] in _EFFORTS
        and cue is not None
        and cue.form == "base"
        and attribution.verb == attribution.cue
        and " " not in source
        and not named
        and (source.casefold().endswith("s") or (agent is not None and agent.plural))
    )


def _is_hearsay(statement: Position) -> bool:
    """Whether somebody only passes on what was heard, or a quotation opens with what people say, and ends
    before its speaker answers that."""
    if _HEARD.match(statement.position.strip("“”\"'‘’ ")):
        return True
    match = _HEARSAY.match(statement.position) if statement.directness == "direct quote" else None
    return match is not None and not _ANSWERS.search(statement.position, match.end())


def _is_an_outlets(line: AttributedSentence, attribution: Attribution, statement: Position) -> bool:
    """Whether a name that is no known party's only reports what another one says or does: "…, according to
    the Norvik Ferryman"."""
    if statement.stakeholder_kind != "unclear" or attribution.source is None:
        return False
    if attribution.kind != "according" and attribution.lemma != "report":
        return False
    named = any(
        attribution.source[0] <= name.start and name.end <= attribution.source[1] for name in line.names
    )
    return named and any(
        other.source is not None
        and other.cue != attribution.cue
        and line.text[slice(*other.source)].casefold() not in PRONOUNS
        and any(start <= other.source[0] and other.cue[1] <= end for start, end in attribution.content)
        for other in line.attributions
    )
