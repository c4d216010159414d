"""Interrupted clauses: what is told in two pieces, with who tells it between them or behind the first."""

import re

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.attributions import Attribution
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import annotate_sentence
from briefing.nlp.word_classes import word_class

_FINITE = word_class("finite auxiliaries")
_GOES_ON_BEHIND = re.compile(rf"[^,;:.]*,\s+(?:\w+ly )?(?:{'|'.join(sorted(_FINITE))})\b")


def has_verb_beside_telling(line: AttributedSentence, attribution: Attribution, start: int, end: int) -> bool:
    """Whether a clause that its telling interrupts has a verb of its own: neither the subject alone ("The
    boats of the north, he added, are …") nor what has none ("Many reasons, Holm says")."""
    telling = [attribution.cue[0], attribution.source[0] if attribution.source else attribution.cue[0]]
    if end <= min(telling):
        return not _GOES_ON_BEHIND.match(
            line.text, max(attribution.cue[1], (attribution.source or (0, 0))[1])
        )
    if attribution.source is None or not start < min(telling) < end:
        return True
    before = line.text[start : min(telling)].rstrip(" ,")
    behind = line.text[max(attribution.cue[1], attribution.source[1]) : end].lstrip(" ,")
    outside = f"{before} {behind}"
    clauses = annotate_sentence(outside, quoted=()).clauses.clauses
    return any(clause.predicate for clause in clauses) or any(
        lexicon.base_of(word) not in (None, word) for word in outside.split()
    )
