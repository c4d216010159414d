"""The model analyst: chunks of numbered sentences in, statements that cite them out.

A model is trusted with nothing that the program can check. It answers by a strict schema that is the same for
every chunk, cites numbers, and never writes a quotation that the reader will see as one.
"""

from collections.abc import Callable, Sequence
from typing import Self

from briefing import prompts
from briefing.analysts.answer_schema import read
from briefing.analysts.asked import Chunked, asked, asking
from briefing.errors import AnswerError, CassetteError
from briefing.grounding import text_of
from briefing.llm import provenance
from briefing.llm.client import Answer, Client
from briefing.model import Article, Cited, Draft, Run, Sentence, StatementT, Usage
from briefing.text import content
from briefing.text.chunks import Chunk, chunks

NAME = "analysis"  # of the schema, in the request


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
        self._asking = asking(where)
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
            return merged(
                [
                    await self._ask(article.source, part, n, len(parts))
                    for n, part in enumerate(parts, start=1)
                ]
            )
        except CassetteError as wrong:
            raise CassetteError(f"{article.source}: {wrong}", wrong.played, wrong.differing) from wrong
        except AnswerError as wrong:
            raise AnswerError(f"{article.source}: {wrong}") from wrong

    async def _ask(self, source: str, chunk: Chunk, part: int, parts: int) -> Draft:
        lines = "\n".join(line.text for line in chunk.lines)
        question = asked(self._asking, Chunked(source, lines, part, parts, self._budget))
        with provenance.asking(question.made_from):
            answer = await self._client.ask(question.messages, self._asking.expected.described, NAME)
        self._answers.append(answer)
        return read(answer.content, self._asking.expected)

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
        sections={
            name: _distinct(
                [c for d in drafts for c in d.sections.get(name, ())], lambda s: text_of(s.values)
            )
            for name in dict.fromkeys(name for draft in drafts for name in draft.sections)
        },
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
