"""Judge (second reader): a model that says whether the sentences of each statement bear it out.

It sees statements and the sentences that they cite, numbered, and nothing else. It is asked once a story, or
a few times where the story is large. What it finds can withhold a statement or mark it, and can rescue none.
Among the statements of each request stand controls, of which the answer is known (`controls`): what a model
says that gets one of them wrong is worth nothing, and is not used.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing import prompts
from briefing.judge import controls
from briefing.judge.statements import JudgedStatement
from briefing.llm.ask import Asker, ValidatedAnswer
from briefing.llm.cassettes import provenance
from briefing.llm.token_count import Estimate, TokenCounter
from briefing.models import Reading
from briefing.tasks.in_parts import DividedRequest, fill_parts, halve_units
from briefing.tasks.judge import MAX_STATEMENTS, check_templates, parse_readings
from briefing.tasks.request import RequestChunk

UNANSWERED = "it left statements unanswered"
FAILED = "it got statements wrong of which the answer is known"
_FRAME, ANSWER = 10, 24  # tokens of an answer about no statement, and of one more
_OF_AN_ARTICLE = 22  # statements: as many as the three sections of a page take together
_STATED_ON, _MARKS = 2.2, 16  # times the tokens of a sentence, and tokens for its numbers and kind
_LONGEST = 60  # tokens of an answer that names many words


class Readings(NamedTuple):
    """What was read, by the numbers of the statements. `fault` says in a few words why not all were."""

    by_number: Mapping[int, Reading]
    fault: str = ""


class SecondReader:
    """Asks a model about statements. `used` are the answers that it had so far, `trusted` the models of those
    that got the controls right."""

    def __init__(self, asker: Asker, where: prompts.Layers, budget: int, count: TokenCounter) -> None:
        self._asker = asker
        self._templates = check_templates(where)
        self._budget = budget
        self._count = count
        most = min(MAX_STATEMENTS, asker.client.endpoint.max_tokens // _LONGEST)
        self._most = max(1, most - controls.COUNT)
        self.used: list[ValidatedAnswer[dict[int, Reading]]] = []
        self.trusted: list[str] = []

    async def read(self, sources: Sequence[str], statements: Mapping[int, JudgedStatement]) -> Readings:
        """What the model says of these statements, by their numbers, made from sources of these names.

        A part that could not be read is missing, with the reason. Raises CassetteError where a replay has no
        answer.
        """
        name = provenance.sources_name(sources)
        request: DividedRequest[Sequence[controls.RequestStatement], Readings] = DividedRequest(
            lambda run, part, parts: self._ask(name, run, part, parts),
            halve_units,
            lambda run, fault: Readings({}, fault.reason),
        )
        numbered = [controls.RequestStatement(statement, number) for number, statement in statements.items()]
        tokens = self._count([statement.lines(number) for number, statement in statements.items()])
        done = await request.answers(name, fill_parts(numbered, tokens, self._budget, self._most))
        readings = {
            number: reading for part in done for run in part for number, reading in run.by_number.items()
        }
        faults = dict.fromkeys(fault for part in done if (fault := _first_fault(part)))
        if not faults and len(readings) < len(statements):
            faults = dict.fromkeys([UNANSWERED])
        return Readings(readings, "; ".join(faults))

    def foresee(self, articles: Sequence[Sequence[str]]) -> list[Estimate]:
        """What a story of articles of these sentences may be expected to come to: a statement for each
        sentence, up to as many as a page takes of an article, on a sentence and a half each."""
        shown = [sentence for sentences in articles for sentence in sentences[:_OF_AN_ARTICLE]]
        if not shown:
            return []
        tokens = int(sum(self._count(shown)) * _STATED_ON) + _MARKS * len(shown)
        requests = max(-(-len(shown) // self._most), -(-tokens // self._budget))
        beside = self._count([prompts.check_request(self._templates.where, "", 1, 1)])[0]
        answer = expected_tokens(len(shown) // requests + controls.COUNT)
        most = self._asker.client.endpoint.max_tokens
        return [Estimate(beside + tokens // requests, answer, most)] * requests

    async def _ask(
        self, name: str, statements: Sequence[controls.RequestStatement], part: int, parts: int
    ) -> Readings:
        with_controls = controls.add_controls(statements)
        lines = "\n".join(
            statement.statement.lines(number) for number, statement in enumerate(with_controls, start=1)
        )
        chunk = RequestChunk(name, lines, part, parts, self._budget)
        request = self._templates.request(chunk, expected_tokens(len(with_controls)))
        answer = await request.ask(self._asker, parse_readings)
        self.used.append(answer)
        if not controls.passes_controls(with_controls, answer.value):
            return Readings({}, FAILED)
        self.trusted.append(answer.model)
        readings = {
            statement.number: answer.value.get(at)
            for at, statement in enumerate(with_controls, start=1)
            if statement.number
        }
        return Readings({number: reading for number, reading in readings.items() if reading})


def _first_fault(part: Sequence[Readings]) -> str:
    return next((readings.fault for readings in part if readings.fault), "")


def expected_tokens(statements: int) -> int:
    """The tokens that an answer about so many statements may be expected to have."""
    return _FRAME + ANSWER * statements
