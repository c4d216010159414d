"""A second reader: a model that says of each statement whether its own sentences bear it out.

It sees statements and the sentences that they cite, numbered, and nothing else. It is asked once a story, or
a few times where the story is large. What it finds can withhold a statement or mark it, and can rescue none.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing import prompts
from briefing.analysts.asked import Chunked, asked_to_check, checking
from briefing.analysts.check_answer import MOST, read
from briefing.errors import CassetteError, ContextLengthError, ModelError, TruncatedError
from briefing.grounding import text_of_value
from briefing.llm import provenance
from briefing.llm.asking import Asked, Asker
from briefing.llm.ladder import Question
from briefing.model import FieldValue, Reading, Verdict

NAME = "check"  # of the schema, in the request
STATEMENT = "statement"
KINDS = {"positions": "position", "open_questions": "question", "headline": "headline"}
"""What a statement of a section is called; any other is a `STATEMENT`."""
UNANSWERED = "it left statements unanswered"
_FRAME, ANSWER = 10, 24  # tokens of an answer about no statement, and of one more
_LONGEST = 60  # tokens of an answer that names many words


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


class Readings(NamedTuple):
    """What was read, by the numbers of the statements. `fault` says in a few words why not all were."""

    by_number: Mapping[int, Reading]
    fault: str = ""


class SecondReader:
    """Asks a model about statements. `used` are the answers that it used so far."""

    def __init__(
        self,
        asker: Asker,
        where: prompts.Layers,
        budget: int,
        count: Callable[[Sequence[str]], list[int]],
    ) -> None:
        self._asker = asker
        self._asking = checking(where)
        self._budget = budget
        self._count = count
        self._most = max(1, min(MOST, asker.client.endpoint.max_tokens // _LONGEST))
        self.used: list[Asked[dict[int, Reading]]] = []

    async def read(self, sources: Sequence[str], statements: Mapping[int, Statement]) -> Readings:
        """What the model says of these statements, by their numbers, made from sources of these names.

        A part that could not be read is missing, with the reason. Raises CassetteError where a replay has no
        answer.
        """
        name = provenance.sources_name(sources)
        lines = [one.lines(number) for number, one in statements.items()]
        parts = list(self._parts(lines))
        try:
            done = await asyncio.gather(
                *(self._part(name, part, at, len(parts)) for at, part in enumerate(parts, start=1))
            )
        except CassetteError as wrong:
            raise CassetteError(f"{name}: {wrong}", wrong.played, wrong.differing) from wrong
        found = {n: one for part in done for n, one in part.by_number.items() if n in statements}
        faults = dict.fromkeys(part.fault for part in done if part.fault)
        if not faults and len(found) < len(statements):
            faults = dict.fromkeys([UNANSWERED])
        return Readings(found, "; ".join(faults))

    def requests(self, statements: int, tokens: int) -> int:
        """How many requests so many statements of so many tokens in all come to, about."""
        return max(-(-statements // self._most), -(-tokens // self._budget))

    def _parts(self, lines: Sequence[str]) -> Iterator[list[str]]:
        """Runs of statements within the budget of a request; a longer one stands alone."""
        part: list[str] = []
        room = self._budget
        for one, tokens in zip(lines, self._count(lines), strict=True):
            if part and (tokens > room or len(part) == self._most):
                yield part
                part, room = [], self._budget
            part.append(one)
            room -= tokens
        if part:
            yield part

    async def _part(self, name: str, lines: Sequence[str], part: int, parts: int) -> Readings:
        """The readings of a part; of its halves, and of theirs, where it or its answer is too long."""
        try:
            return Readings(await self._ask(name, lines, part, parts))
        except (ContextLengthError, TruncatedError) as wrong:
            if len(lines) < 2:
                return Readings({}, wrong.reason)
        except ModelError as wrong:
            return Readings({}, wrong.reason)
        half = len(lines) // 2
        first, second = await asyncio.gather(
            self._part(name, lines[:half], 2 * part - 1, 2 * parts),
            self._part(name, lines[half:], 2 * part, 2 * parts),
        )
        return Readings({**first.by_number, **second.by_number}, first.fault or second.fault)

    async def _ask(self, name: str, lines: Sequence[str], part: int, parts: int) -> Mapping[int, Reading]:
        about = asked_to_check(self._asking, Chunked(name, "\n".join(lines), part, parts, self._budget))
        described = self._asking.expected.described
        question = Question(about.messages, described, NAME, expected_tokens(len(lines)))
        with provenance.asking(about.made_from):
            answer = await self._asker.ask(question, read)
        self.used.append(answer)
        return answer.value


def expected_tokens(statements: int) -> int:
    """The tokens that an answer about so many statements may be expected to have."""
    return _FRAME + ANSWER * statements


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
