"""Statements as a second reader sees them, and what its reading makes of the verdict on one."""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.grounding import text_of_value
from briefing.model import FieldValue, Reading, Verdict

STATEMENT = "statement"
KINDS = {"positions": "position", "open_questions": "question", "headline": "headline"}
"""What a statement of a section is called; any other is a `STATEMENT`."""


class Statement(NamedTuple):
    """A statement as a second reader sees it: what it is ("statement", "position"), its text, and the
    sentences that it rests on."""

    kind: str
    text: str
    sentences: tuple[str, ...]

    def lines(self, number: int) -> str:
        """Its lines in a request, each with its number."""
        told = [f"{self.kind}: {_on_one_line(self.text)}"]
        told += [f"sentence: {_on_one_line(one)}" for one in dict.fromkeys(self.sentences)]
        return "\n".join(f"[{number}] {line}" for line in told)

    @property
    def word_for_word(self) -> bool:
        """Whether it is one of its sentences, whole, so that there is nothing to read again."""
        return self.kind != "position" and _on_one_line(self.text) in map(_on_one_line, self.sentences)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def told(text: str, added: Mapping[str, FieldValue]) -> str:
    """A statement with the fields that a user's template asks for, by their names."""
    fields = "; ".join(
        f"{name.replace('_', ' ')}: {said}" for name, value in added.items() if (said := text_of_value(value))
    )
    return f"{text} ({fields})" if text and fields else text or fields


def settled(verdict: Verdict, reading: Reading, text: str) -> Verdict:
    """The verdict of the rules after a second reading: never better than before.

    What is borne out in part is weak, with the words that are not where they stand in the statement.
    """
    if verdict.verdict == "unsupported" or reading.borne_out == "borne out":
        return verdict
    if reading.borne_out == "not":
        return Verdict(verdict="unsupported", reason="a second reader finds that its sentences do not say it")
    words = _on_one_line(reading.words).strip(" .,;:“”\"'")
    named = words and words.casefold() in _on_one_line(text).casefold()
    said = f"a second reader misses in its sentences: “{words}”" if named else "a second reader misses a part"
    reason = f"{verdict.reason}; {said}" if verdict.reason else said
    return Verdict(verdict="weak", reason=reason)
