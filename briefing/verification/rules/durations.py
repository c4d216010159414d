"""Durations: what is told as passing or lasting is so in the evidence; "the past decade" is no century."""

from itertools import pairwise

from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault

_PASSING = word_class("words for passing")
_LASTING = word_class("words for lasting")
_FORMER, _WAS = word_class("words for former"), word_class("hints of former")
_HINTS = word_class("hints of passing")
_PERIODS = {unit: unit for unit in word_class("durations")} | {f"{u}s": u for u in word_class("durations")}
_RECENT = frozenset(("past", "last", "next", "coming", "previous", "preceding", "following"))
_FOR_GOOD = (("for", "good"), ("for", "ever"))
_TOLD_AS_LASTING = _LASTING | {"good", "ever"}
_TOLD_AS_PASSING, _TOLD_AS_FORMER = _PASSING | _HINTS, _FORMER | _WAS
_TELLING = _TOLD_AS_LASTING | _PASSING | _FORMER | _RECENT


def check_durations(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "temporary" and no "permanent" that the evidence does not have, and no other period."""
    if stated.annotation.lower_words.isdisjoint(_TELLING):
        return None
    words = [word.lower for word in stated.words if not stated.quotes(word)]
    for at, word in enumerate(words):
        lasting = word in _LASTING or tuple(words[at : at + 2]) in _FOR_GOOD
        if lasting and not cited.has_any(_TOLD_AS_LASTING):
            sure = cited.has_any(_PASSING)
            reason = f"told as lasting, which its source does not: “{word}”"
            return StatementFault("unsupported" if sure else "weak", reason)
        if word in _PASSING and not cited.has_any(_TOLD_AS_PASSING):
            sure = cited.has_any(_LASTING)
            reason = f"told as passing, which its source does not: “{word}”"
            return StatementFault("unsupported" if sure else "weak", reason)
        if word in _FORMER and not cited.has_any(_TOLD_AS_FORMER):
            return StatementFault("weak", f"told as past, which its source does not: “{word}”")
    return _period_fault(words, cited)


def _period_fault(words: list[str], cited: CitedText) -> StatementFault | None:
    """ "Over the past decade" where the evidence has the past century."""
    told = [pair for pair in pairwise(words) if pair[0] in _RECENT and pair[1] in _PERIODS]
    if not told:
        return None
    sourced = {
        (text.words[at].lower, period)
        for text in cited.texts
        for at in range(len(text.words) - 1)
        if text.words[at].lower in _RECENT and (period := _PERIODS.get(text.words[at + 1].lower))
    }
    there = {_PERIODS[w] for text in cited.texts for w in text.lower_words if w in _PERIODS}
    for before, word in told:
        if _PERIODS[word] in there:
            continue
        if others := sorted(other for recent, other in sourced if recent == before):
            return StatementFault("weak", f"another period than in its source: “{word}” for “{others[0]}”")
    return None
