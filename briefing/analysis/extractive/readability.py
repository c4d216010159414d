"""Readability: whether a position reads as a sentence, and whether a reader would miss it."""

import re

from briefing.models import Position
from briefing.nlp import lexicon, reporting_cues
from briefing.nlp.annotated_sentence import AUXILIARIES
from briefing.nlp.word_classes import word_class

_SHORT_SPEECH = 6  # words of a direct quotation that hardly says anything by itself
_ADVERBS = word_class("adverbs of a readable clause")
_ONE = frozenset(("person", "government", "company"))  # takes a verb in the singular
_SPEAKING = frozenset("spoke speaks talked talks".split())
_PLURAL = ("s", "police", "people", "media")
_NOBODY = re.compile(
    r"(?:some|many|most|others?|several|few|you|we|us|i|they|people|everyone|critics|one|two|those|he|she"
    r"|included|including)\b|(?:agency|company|firm|group|organi[sz]ation|article|report)$",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"^(?:[\w’']+\s){0,3}(?:this|these|those|him|them|that’s|that's)\b"
    r"|^(?:earlier|later|in|on|at|during)\b[^,]*, (?:were|was|is|are|has|have)\b"
    r"|^(?:yes|no|well|thank you|thanks|that|it was|it is|it’s|it's)\b",
    re.IGNORECASE,
)
_IMAGINED = re.compile(
    r"(?:[A-Z’']+ )*(?:Let[’']s )?(?:[Ss]ay|[Ii]magine|[Ss]uppose|[Aa]ssume) (?:that )?"
    r"(?:[A-Z]|(?:a|an|the|you|your)\b)"
)
_SUPPOSED = re.compile(r"(?:would|could|should|might|may|must)(?:n[’']t)?\b|expected$")
_ADJUNCT = re.compile(  # where, when or to whom something was said, in the place of what
    r"(?:at|in|on|during|after|before|from) (?:an?|the|his|her|their|its|last|what|[A-Z\d])|with\b|to the\b"
    r"|(?:\w+ly )+(?:as|while|when)\b"
)
_ANONYMOUS = re.compile(r"(?:not )?to be (?:identified|named|quoted)\b|anonymity\b")
_LISTENER = re.compile(  # to whom and when, and nothing else
    r"[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*)*"
    r"(?:$|,? (?:on|in|at|during|after|before|about|concerning|regarding)\b)"
)
_NO_SUBJECT = re.compile(r"(?:is|are|was|were|has|have|had|will|would|could|can)\b")
_SINGLE_OPENED = re.compile(r"[:,] ['‘](?=[A-Za-z])")
_SINGLE_CLOSED = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_SUBORDINATE = re.compile(r"(?:While|When|As|After|Before|Because|Although|Though|Since)\b")
_HEADLINE = re.compile(r"(?:[A-Z]+\s){2,}[A-Z]?[a-z]")


def is_imagined(sentence: str) -> bool:
    """Whether a reader is asked to imagine it: "Say Norway bought the ferries"."""
    return bool(_IMAGINED.match(sentence))


def has_half_a_quotation(text: str) -> bool:
    """Whether a quotation opens or closes in it and does not do both; a single mark may be an apostrophe, but
    for one behind a colon."""
    single = _SINGLE_OPENED.search(text)
    if single and not _SINGLE_CLOSED.search(text, single.end()):
        return True
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1 or text.count("''") % 2 == 1


def is_sentence(statement: Position) -> bool:
    """Whether name, verb and clause make one, so that what the party wants need not be inferred from a
    fragment: not "own plan to", "trying to", "said at an event", a clause about the stakeholder, or
    "BREAKING NEWS Holm"."""
    words = statement.verb.casefold().split()
    reported = statement.directness == "reported"
    if _HEADLINE.match(statement.stakeholder) or statement.position.startswith(("–", "—", "-")):
        return False
    if reported and statement.position.rstrip("\"”’'").endswith(","):
        return False  # it goes on behind the quotation
    if reported and _SUBORDINATE.match(statement.position) and "," not in statement.position:
        return False
    if not words:
        return not (reported and statement.position.casefold().endswith(statement.stakeholder.casefold()))
    if _ANONYMOUS.match(statement.position):
        return False
    return (
        words[0] != "own"
        and _is_finite(words, statement)
        and not (reported and _lacks_a_clause(words, statement))
    )


def _is_finite(words: list[str], statement: Position) -> bool:
    first = next((word for word in words if not word.endswith("ly") and word not in _ADVERBS), words[0])
    if first in AUXILIARIES or first.endswith(("n't", "n’t")):
        return True
    forms = [form.form for form in reporting_cues.implicit_cues().get(first, ()) if form.kind == "verb"]
    if not forms and lexicon.base_of(first):
        forms = ["gerund" if first.endswith("ing") else "past"]
    several = " and " in statement.stakeholder or statement.stakeholder.casefold().endswith(_PLURAL)
    singular = statement.stakeholder_kind in _ONE and not several
    plural = statement.stakeholder_kind == "group" and several
    return any(
        form != "gerund" and not (form == "base" and singular) and not (form == "third" and plural)
        for form in forms
    )


def _lacks_a_clause(words: list[str], statement: Position) -> bool:
    """Whether what was said is lost: "said at an event", "says is essential", "told Norvik on Monday"."""
    cue = lexicon.cues().get(words[-1])
    if words[-1] not in _SPEAKING and (cue is None or cue.kind != "speech"):
        return False
    if words[-1] == "told" and _LISTENER.match(statement.position):
        return True
    return bool(_ADJUNCT.match(statement.position) or _NO_SUBJECT.match(statement.position))


def says_little(statement: Position) -> bool:
    """Whether a reader would miss nothing: nobody in particular, a clause that leans on another one, what
    "would" be said, or a few words of a quotation."""
    short = statement.directness == "direct quote" and len(statement.position.split()) < _SHORT_SPEECH
    supposed = bool(_SUPPOSED.match(statement.verb)) or statement.directness == "inferred"
    nobody = bool(_NOBODY.match(statement.stakeholder)) or statement.stakeholder.casefold().endswith(" you")
    return nobody or short or supposed or bool(_LEANS.match(statement.position))
