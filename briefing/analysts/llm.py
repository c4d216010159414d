"""The model analyst: chunks of numbered sentences in, statements that cite them out.

A model is trusted with nothing that the program can check. It answers by a strict schema that is the same for
every chunk, cites numbers, and never writes a quotation that the reader will see as one.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing import prompts
from briefing.errors import AnswerError, CassetteError
from briefing.llm.client import Answer, Client
from briefing.model import (
    Article,
    Cited,
    Directness,
    Draft,
    KeyPoint,
    OpenQuestion,
    Position,
    Run,
    Sentence,
    StakeholderKind,
    Stance,
    StatementStatus,
    StatementT,
    Usage,
)
from briefing.text import content
from briefing.text.chunks import Chunk, chunks

NAME = "analysis"  # of the schema, in the request


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Point(_Strict):
    text: str
    status: StatementStatus
    evidence: list[int] = Field(json_schema_extra={"minItems": 1})


class _Position(_Strict):
    stakeholder: str
    stakeholder_kind: StakeholderKind
    role: str
    verb: str
    position: str
    stance: Stance
    stance_on: str
    directness: Directness
    evidence: list[int] = Field(json_schema_extra={"minItems": 1})
    named_in: int | None


class _Question(_Strict):
    question: str
    why: str
    evidence: list[int] = Field(json_schema_extra={"minItems": 1})


class _Analysis(_Strict):
    headline: str
    headline_evidence: list[int]
    summary: list[_Point] = Field(json_schema_extra={"maxItems": 5})
    positions: list[_Position] = Field(json_schema_extra={"maxItems": 12})
    open_questions: list[_Question] = Field(json_schema_extra={"maxItems": 5})


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of an answer, in the subset that strict endpoints accept: every field required, nothing
    besides, nullable instead of optional."""
    described = _Analysis.model_json_schema()
    _without_titles(described)
    return described


def _without_titles(node: object) -> None:
    """pydantic's titles only repeat the names; they would be paid for with every request."""
    if isinstance(node, dict):
        if isinstance(node.get("title"), str):
            del node["title"]
        for value in node.values():
            _without_titles(value)
    elif isinstance(node, list):
        for value in node:
            _without_titles(value)


class LlmAnalyst:
    """An `Analyst` that asks a model, one request a chunk. It counts what its answers cost."""

    def __init__(
        self,
        client: Client,
        where: prompts.Layers,
        budget: int,
        count: Callable[[Sequence[str]], list[int]],
    ) -> None:
        self._client = client
        self._where = where
        self._budget = budget
        self._count = count
        self._answers: list[Answer] = []

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self._client.__aexit__(*raised)

    async def analyze(self, article: Article, sentences: Sequence[Sentence]) -> Draft:
        """Raises ModelError where the model cannot be asked or its answer is none."""
        parts = chunks(article.text, sentences, self._budget, self._count)
        try:
            return merged([await self._ask(part, n, len(parts)) for n, part in enumerate(parts, start=1)])
        except CassetteError as wrong:
            raise CassetteError(f"{article.source}: {wrong}", wrong.played) from wrong
        except AnswerError as wrong:
            raise AnswerError(f"{article.source}: {wrong}") from wrong

    async def _ask(self, chunk: Chunk, part: int, parts: int) -> Draft:
        lines = "\n".join(line.text for line in chunk.lines)
        request = prompts.request(self._where, lines, part, parts)
        messages = [{"role": "system", "content": request.system}, {"role": "user", "content": request.user}]
        answer = await self._client.ask(messages, schema(), NAME)
        self._answers.append(answer)
        return read(answer.content)

    def run(self, price: Callable[[str, int, int], str | None]) -> Run:
        """How the analyses so far were made: the model that answered, its tokens, and their cost in USD."""
        models = sorted({answer.model for answer in self._answers})
        prompt_tokens = sum(answer.prompt_tokens for answer in self._answers)
        completion_tokens = sum(answer.completion_tokens for answer in self._answers)
        usage = Usage(
            requests=len(self._answers),
            prompt_tokens=prompt_tokens,
            completion_tokens=completion_tokens,
            cost_usd=price(models[0], prompt_tokens, completion_tokens) if len(models) == 1 else None,
        )
        return Run(
            engine="llm", model=", ".join(models) or None, prompts=prompts.hashes(self._where), usage=usage
        )


def read(answer: str) -> Draft:
    """A model's answer as a draft. Raises AnswerError where it is no JSON of the schema."""
    try:
        found = _Analysis.model_validate(json.loads(answer))
    except (ValueError, RecursionError) as wrong:
        where = wrong.errors()[0]["loc"] if isinstance(wrong, ValidationError) else ()
        place = f" at {'.'.join(map(str, where))}" if where else ""
        raise AnswerError(f"the model's answer does not fit the schema{place}; try another model") from wrong
    return Draft(
        summary=tuple(_cited(KeyPoint, point) for point in found.summary),
        positions=tuple(_cited(Position, position) for position in found.positions),
        open_questions=tuple(_cited(OpenQuestion, question) for question in found.open_questions),
        headline=found.headline.strip(),
        headline_cites=tuple(found.headline_evidence),
    )


def _cited(kind: type[StatementT], answered: BaseModel) -> Cited[StatementT]:
    fields = answered.model_dump()
    cites, named_in = tuple(fields.pop("evidence")), fields.pop("named_in", None)
    return Cited(statement=kind.model_validate(fields), cites=cites, named_in=named_in or 0)


def merged(drafts: Sequence[Draft]) -> Draft:
    """The drafts of an article's chunks as one: order kept, statements that repeat an earlier one left out,
    the headline that of the first chunk that has one."""
    if not drafts:
        return Draft()
    titled = next((draft for draft in drafts if draft.headline), drafts[0])
    return Draft(
        summary=_distinct([c for draft in drafts for c in draft.summary], lambda s: s.text),
        positions=_distinct(
            [c for d in drafts for c in d.positions], lambda s: f"{s.stakeholder} {s.position}"
        ),
        open_questions=_distinct([c for draft in drafts for c in draft.open_questions], lambda s: s.question),
        headline=titled.headline,
        headline_cites=titled.headline_cites,
    )


def _distinct(
    cited: Sequence[Cited[StatementT]], text: Callable[[StatementT], str]
) -> tuple[Cited[StatementT], ...]:
    """The first of those that say the same: the same content words, denied or not alike."""
    kept: dict[tuple[tuple[str, bool], ...], Cited[StatementT]] = {}
    for one in cited:
        said = tuple((word.stem, word.negated) for word in content.read(text(one.statement)) if word.content)
        if said:
            kept.setdefault(said, one)
    return tuple(kept.values())
