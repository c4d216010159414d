"""Judged statements: as a second reader sees them, and what its reading makes of the verdict on one."""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.models import FieldValue, Reading, Verdict
from briefing.verification import text_of_value

STATEMENT = "statement"
KINDS = {"positions": "position", "open_questions": "question", "headline": "headline"}
"""What a statement of a section is called; any other is a `STATEMENT`."""


class JudgedStatement(NamedTuple):
    """A statement as a second reader sees it: what it is ("statement", "position"), its text, and the
    sentences that it rests on."""

    kind: str
    text: str
    sentences: tuple[str, ...]

    def lines(self, number: int) -> str:
        """Its lines in a request, each with its number."""
        labelled = [f"{self.kind}: {_join_lines(self.text)}"]
        labelled += [f"sentence: {_join_lines(sentence)}" for sentence in dict.fromkeys(self.sentences)]
        return "\n".join(f"[{number}] {line}" for line in labelled)

    @property
    def word_for_word(self) -> bool:
        """Whether it is one of its sentences, whole, so that there is nothing to read again."""
        return self.kind != "position" and _join_lines(self.text) in map(_join_lines, self.sentences)


def _join_lines(text: str) -> str:
    return " ".join(text.split())


def text_with_fields(text: str, added: Mapping[str, FieldValue]) -> str:
    """A statement with the fields that a user's template asks for, by their names."""
    fields = "; ".join(
        f"{name.replace('_', ' ')}: {text_of_field}"
        for name, value in added.items()
        if (text_of_field := text_of_value(value))
    )
    return f"{text} ({fields})" if text and fields else text or fields


def apply_reading(verdict: Verdict, reading: Reading, text: str) -> Verdict:
    """The verdict of the rules after a second reading: never better than before.

    What is borne out in part is weak, with the words that are not where they stand in the statement.
    """
    if verdict.verdict == "unsupported" or reading.borne_out == "borne out":
        return verdict
    if reading.borne_out == "not":
        return Verdict(verdict="unsupported", reason="a second reader finds that its sentences do not say it")
    words = _join_lines(reading.words).strip(" .,;:“”\"'")
    named = words and words.casefold() in _join_lines(text).casefold()
    said = f"a second reader misses in its sentences: “{words}”" if named else "a second reader misses a part"
    reason = f"{verdict.reason}; {said}" if verdict.reason else said
    return Verdict(verdict="weak", reason=reason)
