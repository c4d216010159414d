"""Judge (second reader): a model that is asked to refute statements by the sentences that they cite.

It sees the statements, the sentences that they cite with those beside them, and nothing else. It is asked
once a story, or a few times where the story is large. What it finds can withhold a statement, and can rescue
none. Among the statements of each request stand controls, of which the answer is known (`controls`): they
tell which kinds of error it sees, and so what of it is believed (`trust`).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from briefing import prompts
from briefing.judge import controls, trust
from briefing.judge.statements import JudgedStatement, number_sentences
from briefing.judge.trust import NO_CONTROLS, ControlResults
from briefing.llm.ask import Asker, ValidatedAnswer
from briefing.llm.cassettes import provenance
from briefing.llm.token_count import Estimate, TokenCounter
from briefing.tasks.in_parts import DividedRequest, fill_parts, halve_units
from briefing.tasks.judge import MAX_STATEMENTS, check_templates, parse_readings, request_lines
from briefing.tasks.readings import Reading
from briefing.tasks.request import RequestChunk

UNANSWERED = "it left statements unanswered"
FAILED = "it got statements wrong of which the answer is known"
_FRAME = 12  # tokens of an answer about no statement
ENTAILED, ERROR = 3, 34  # tokens of what is answered of a statement without an error, and with one
_OF_AN_ARTICLE = 22  # statements: as many as the three sections of a page take together
_STATED_ON, _MARKS = 2.2, 8  # times the tokens of a sentence, and tokens for its numbers and kind
_LONGEST = 60  # tokens of an answer that names many words


class Readings(NamedTuple):
    """What was read, by the numbers of the statements. `fault` says in a few words why not all were."""

    by_number: Mapping[int, Reading]
    fault: str = ""


class Judge(Protocol):
    """Whoever reads statements again. `results` is how it answered the controls so far, None for one that is
    given none."""

    results: ControlResults | None

    async def read(self, sources: Sequence[str], statements: Mapping[int, JudgedStatement]) -> Readings:
        """What is said of these statements, by their numbers, made from sources of these names."""
        ...


class SecondReader:
    """Asks a model about statements, with the sentences beside the cited ones where it is to see the
    `context`. `used` are the answers that it had so far, `models` those that gave them."""

    def __init__(
        self,
        asker: Asker,
        where: prompts.Layers,
        budget: int,
        count: TokenCounter,
        *,
        context: bool = True,
    ) -> None:
        self._context = context
        self.results: ControlResults | None = NO_CONTROLS
        self._asker = asker
        self._templates = check_templates(where)
        self._budget = budget
        self._count = count
        most = min(MAX_STATEMENTS, asker.client.endpoint.max_tokens // _LONGEST)
        self._most = max(1, most - controls.COUNT)
        self.used: list[ValidatedAnswer[dict[int, Reading]]] = []
        self.models: list[str] = []

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
        shown = {n: s if self._context else s._replace(context=()) for n, s in statements.items()}
        numbered = [controls.RequestStatement(statement, number) for number, statement in shown.items()]
        parts = fill_parts(numbered, *self._tokens(list(shown.values())))
        done = await request.answers(name, parts)
        runs = [run for part in done for run in part]
        readings = {number: reading for run in runs for number, reading in run.by_number.items()}
        faults = dict.fromkeys(run.fault for run in runs if run.fault)
        if not faults and len(readings) < len(statements):
            faults = dict.fromkeys([UNANSWERED])
        return Readings(readings, "; ".join(faults))

    def _tokens(
        self, statements: Sequence[JudgedStatement]
    ) -> tuple[list[int], int, int, list[dict[str, int]]]:
        """What fills a request: the tokens of each statement, how many tokens and statements it may have at
        most, and the tokens of the sentences of each, which stand there once."""
        own = self._count([f"{statement.kind} {statement.text}" for statement in statements])
        texts = [[p.text for p in (*s.cited, *s.context)] for s in statements]
        distinct = list(dict.fromkeys(text for several in texts for text in several))
        by_text = dict(zip(distinct, self._count(distinct), strict=True))
        shared = [{text: by_text[text] + _MARKS for text in several} for several in texts]
        return [tokens + _MARKS for tokens in own], self._budget, self._most, shared

    def foresee(self, articles: Sequence[Sequence[str]]) -> list[Estimate]:
        """What a story of articles of these sentences may be expected to come to: a statement for each
        sentence, up to as many as a page takes of an article, on a sentence and a half each."""
        shown = [sentence for sentences in articles for sentence in sentences[:_OF_AN_ARTICLE]]
        if not shown:
            return []
        tokens = int(sum(self._count(shown)) * _STATED_ON) + _MARKS * len(shown)
        requests = max(-(-len(shown) // self._most), -(-tokens // self._budget))
        beside = self._count([prompts.check_request(self._templates.where, "", 1, 1)])[0]
        answer = expected_tokens(len(shown) // requests)
        most = self._asker.client.endpoint.max_tokens
        return [Estimate(beside + tokens // requests, answer, most)] * requests

    async def _ask(
        self, name: str, statements: Sequence[controls.RequestStatement], part: int, parts: int
    ) -> Readings:
        with_controls = controls.add_controls(statements)
        sentences = number_sentences(s.statement for s in with_controls)
        lines = [s.statement.line(at, sentences.places) for at, s in enumerate(with_controls, start=1)]
        chunk = RequestChunk(name, request_lines(sentences.lines, lines), part, parts, self._budget)
        request = self._templates.request(chunk, expected_tokens(len(statements)))
        by_number = {at: text for text, at in sentences.places.items()}
        answer = await request.ask(self._asker, lambda text: parse_readings(text, by_number))
        self.used.append(answer)
        answered = trust.control_results(with_controls, answer.value)
        if answered is None:
            return Readings({}, UNANSWERED)
        self.results = (self.results or NO_CONTROLS).plus(answered)
        self.models.append(answer.model)
        readings = {
            s.number: answer.value.get(at)
            for at, s in enumerate(with_controls, start=1)
            if s.number is not None
        }
        return Readings({number: reading for number, reading in readings.items() if reading})


def expected_tokens(statements: int) -> int:
    """The tokens that an answer about so many statements, and the controls among them, may be expected to
    have: every eighth is thought to hold an error."""
    true, planted = controls.control_counts(statements)
    return _FRAME + ENTAILED * (statements + true) + ERROR * (planted + statements // 8)
