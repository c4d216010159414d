"""Verdict on a statement after a second reading: never better than the rules had it."""

from briefing.judge.statements import join_lines
from briefing.models import Verdict
from briefing.tasks.readings import Entailment, Reading

_SAID: dict[Entailment, str] = {
    "partly": "a second reader misses a part in its sentences",
    "not entailed": "a second reader finds that its sentences do not say it",
    "contradicted": "a second reader finds that its sentences say otherwise",
}


def reread_verdict(verdict: Verdict, reading: Reading, text: str) -> Verdict:
    """The verdict of the rules on a statement of any origin after a second reading. Where an error was found,
    it is unsupported: what is right of it cannot be told apart. Where a classifier only doubts, it is
    weak."""
    if verdict.verdict == "unsupported" or reading.verdict == "entailed":
        return verdict
    if reading.is_doubt:
        return doubtful_verdict(verdict.reason, reading, text)
    return Verdict(verdict="unsupported", reason=error_reason(reading, text))


def doubtful_verdict(reason: str, reading: Reading, text: str) -> Verdict:
    """The verdict on a statement that a classifier doubts, with the `reason` why the rules had marked it."""
    said = error_reason(reading, text)
    return Verdict(verdict="weak", reason=f"{reason}; {said}" if reason else said)


def error_reason(reading: Reading, text: str) -> str:
    """What a second reader found wrong with a statement, with the words at fault where they stand in it, and
    the sentence against them where one was named."""
    words = join_lines(reading.words).strip(" .,;:“”\"'")
    named = words and words.casefold() in join_lines(text).casefold()
    said = _SAID[reading.verdict]
    if reading.probability is not None:
        doubt = "a second reader is not sure that its sentences say it" if reading.is_doubt else said
        return f"{doubt} (probability {reading.probability:.2f})"
    said = f"{said}: “{words}”" if named else said
    return f"{said} (against it: “{reading.against}”)" if reading.against else said
