"""Statements without the words in which a second reader found an error, where what is left stands by itself.

Only what can be left out of any sentence is cut: the role of a party, its stance, the reason of a question,
and a phrase of time, place or cause at the edge of a statement. None is cut beside a "not", an "all" or an
"only", which say more without it: what did not close on Monday may have closed. What is left has to pass the
rules anew.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from briefing import verification
from briefing.judge.statements import stance_text
from briefing.judge.story_statements import full_statement
from briefing.models import Finding, KeyPointFinding, PositionFinding, QuestionFinding
from briefing.nlp.dates import date_words
from briefing.nlp.tokenization import tokenize
from briefing.nlp.word_classes import verb_class, word_class
from briefing.tasks.readings import Reading

_OPENS_PHRASE = word_class("openers of a phrase that can be left out")


def without_words(finding: Finding, reading: Reading, aliases: Mapping[str, str]) -> Finding | None:
    """The finding without the words at fault; None where they cannot be cut, stand in it twice or are not the
    only ones at fault, and where what is left is not borne out by its sentences, as the rules see it.
    `aliases` are the names that stand for one another."""
    words = reading.words.strip(" .,;:“”\"'()")
    if not words or reading.further:
        return None
    shorter = _without(finding, words, aliases)
    return None if shorter is None or _has(full_statement(shorter), words) else shorter


def _without(finding: Finding, words: str, aliases: Mapping[str, str]) -> Finding | None:
    if isinstance(finding, PositionFinding):
        return _position_without(finding, words, aliases)
    if isinstance(finding, QuestionFinding):
        cut = not _has(finding.question, words) and _has(finding.why, words)
        return finding.model_copy(update={"why": ""}) if cut else None
    if isinstance(finding, KeyPointFinding):
        text = cut_phrase(finding.text, words)
        passes = text and verification.verify(text, _quotes(finding), aliases=aliases).verdict == "supported"
        return finding.model_copy(update={"text": text, **_ruling(finding)}) if passes else None
    return None


def _position_without(
    finding: PositionFinding, words: str, aliases: Mapping[str, str]
) -> PositionFinding | None:
    said = f"{finding.stakeholder} {finding.verb} {finding.position}"
    if not _has(said, words):
        if _has(finding.role, words):
            return finding.model_copy(update={"role": "", "role_in": None})
        if _has(stance_text(vars(finding)), words):
            return finding.model_copy(update={"stance": "unclear", "stance_on": ""})
        return None
    if _says_more_without_phrases(said):
        return None
    shorter = finding.model_copy(update={"position": cut_phrase(finding.position, words)})
    named_in = finding.named_in.quote if finding.named_in else ""
    passes = shorter.position and verification.verify_position(
        shorter, _quotes(finding), aliases=aliases, named_in=named_in
    )
    if not passes or passes.verdict != "supported":
        return None
    return shorter.model_copy(update=_ruling(finding))


def _ruling(finding: Finding) -> dict[str, str]:
    """What changes in the ruling on a finding of which the text passes now: nothing where it may have been
    marked for what stands beside the text."""
    beside = finding.model_extra or (isinstance(finding, PositionFinding) and finding.role)
    return {} if beside else {"verdict": "supported", "reason": ""}


@cache
def _says_more_alone() -> frozenset[str]:
    """Words in the scope of which a phrase makes a statement say less, and its being left out more."""
    quantities = word_class("negations", "words for none", "words for all", "words of restriction")
    return quantities | verb_class("verbs of not doing", "verbs of being against")


def _says_more_without_phrases(text: str) -> bool:
    words = (token.lower for token in tokenize(text).tokens)
    return any(word in _says_more_alone() or word.endswith(("n't", "n’t")) for word in words)


def cut_phrase(text: str, words: str) -> str:
    """A statement without a phrase of time, place or cause that stands at its edge or between commas; ""
    where the words are no such phrase, or what is left would say more than before."""
    first = words.split()[0].lower()
    if first not in _OPENS_PHRASE and not (date_words(words) and len(words.split()) < 3):
        return ""
    if _says_more_without_phrases(text):
        return ""
    phrase = re.escape(words)
    for pattern, left in (
        (rf",? {phrase}(?=[.!?]?$)", ""),
        (rf"^{phrase},? (?=\S)", ""),
        (rf", {phrase},(?= )", ""),
    ):
        shorter, times = re.subn(pattern, left, text.strip(), count=1, flags=re.IGNORECASE)
        if times:
            return shorter[:1].upper() + shorter[1:] if text[:1].isupper() else shorter
    return ""


def _has(text: str, words: str) -> bool:
    return words.casefold() in text.casefold()


def _quotes(finding: Finding) -> Sequence[str]:
    return [piece.quote for piece in finding.evidence]
