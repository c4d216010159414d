"""The model analyst: chunks of numbered sentences in, statements that cite them out.

A model is trusted with nothing that the program can check. It answers by a strict schema that is the same for
every chunk, cites numbers, and never writes a quotation that the reader will see as one.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Self

from briefing import prompts
from briefing.errors import ModelError
from briefing.llm.ask import Asker, ValidatedAnswer
from briefing.llm.pricing import Cost, total_cost
from briefing.llm.token_count import PlannedRequest, TokenCounter, answer_tokens
from briefing.models import Article, Cited, Draft, Gap, Merge, Run, Sentence, StatementT, Usage
from briefing.nlp import content_words
from briefing.tasks.analyze import analysis_templates, parse_draft
from briefing.tasks.article_head import article_head
from briefing.tasks.chunks import Chunk, chunks, halve_chunk
from briefing.tasks.in_parts import DividedRequest
from briefing.tasks.request import ModelRequest, RequestChunk
from briefing.verification import text_of

_MAYBE_TOO_LONG = (400, 422)  # statuses of a refusal that may be meant for the length, in whatever words
_TELLING = 5  # sentences that surely hold something to state


class LlmAnalyst:
    """An `Analyst` that asks a model, one request a chunk. It counts what the answers cost that it used.

    `faults` are what kept it from reading something, each once, by its message.
    """

    def __init__(self, asker: Asker, where: prompts.Layers, budget: int, count: TokenCounter) -> None:
        self._asker = asker
        self._where = where
        self._templates = analysis_templates(where)
        self._budget = budget
        self._count = count
        self._used: list[ValidatedAnswer[Draft]] = []
        self.faults: dict[str, ModelError] = {}
        self.sentences_read = 0

    async def __aenter__(self) -> Self:
        await self._asker.__aenter__()
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self._asker.__aexit__(*raised)

    @property
    def answers(self) -> int:
        """How many answers were used so far."""
        return len(self._used)

    async def analyze(self, article: Article, sentences: Sequence[Sentence]) -> Draft:
        """What no answer could be had for stands in the draft's `unread`, with the reason.

        Raises CassetteError where a replay has no answer.
        """
        head = article_head(article, sentences)
        request = DividedRequest(
            lambda chunk, part, parts: self._ask(_Part(article.source, head, chunk, part, parts)),
            lambda chunk: halve_chunk(chunk, self._count),
            self._unread_draft,
            _MAYBE_TOO_LONG,
        )
        parts = chunks(article.text, sentences, self._budget, self._count)
        drafts = await request.answers(article.source, parts)
        return merge_drafts([draft for several in drafts for draft in several])

    def _unread_draft(self, chunk: Chunk, fault: ModelError) -> Draft:
        self.faults.setdefault(str(fault), fault)
        return Draft(unread=(Gap(sentences=_sentence_numbers(chunk), reason=fault.reason),))

    async def _ask(self, part: "_Part") -> Draft:
        telling = len(part.chunk.lines) >= _TELLING
        answer = await self._request(part).ask(
            self._asker,
            lambda content: parse_draft(content, self._templates.expected),
            lambda draft: telling and not _states_something(draft),
        )
        self._used.append(answer)
        self.sentences_read += len(_sentence_numbers(part.chunk))
        return answer.value

    def _request(self, part: "_Part") -> ModelRequest:
        lines = "\n".join(line.text for line in part.chunk.lines)
        expected = answer_tokens(self._templates.expected.json_schema, len(_sentence_numbers(part.chunk)))
        chunk = RequestChunk(part.source, lines, part.number, part.parts, self._budget, part.head)
        return self._templates.request(chunk, expected)

    def foresee(self, article: Article, sentences: Sequence[Sentence]) -> list[PlannedRequest]:
        """What `analyze` would ask about the article, without asking."""
        parts = chunks(article.text, sentences, self._budget, self._count)
        head = article_head(article, sentences)
        return [
            foreseen
            for number, chunk in enumerate(parts, start=1)
            for foreseen in self._foresee_part(_Part(article.source, head, chunk, number, len(parts)))
        ]

    def _foresee_part(self, part: "_Part") -> list[PlannedRequest]:
        question = self._request(part).question
        known = self._asker.cached_answer(question)
        halves = halve_chunk(part.chunk, self._count) if known is not None and known.truncated else ()
        return [
            PlannedRequest(self._asker.estimate(question), cached=known is not None),
            *(
                foreseen
                for number, half in enumerate(halves, start=2 * part.number - 1)
                for foreseen in self._foresee_part(
                    part._replace(chunk=half, number=number, parts=2 * part.parts)
                )
            ),
        ]

    def run(self, cost: Callable[[str], Cost | None], merging: Sequence[ValidatedAnswer[Merge]] = ()) -> Run:
        """How the analyses so far were made, and the answers that merged them: the model that answered, its
        tokens, and their cost in USD, by what an answer of a model costs."""
        used: list[ValidatedAnswer[Draft] | ValidatedAnswer[Merge]] = [*self._used, *merging]
        models = sorted({answer.model for answer in used})
        return Run(
            engine="llm",
            model=", ".join(models) or None,
            prompts=prompts.hashes(self._where),
            usage=usage(used, cost),
            language=prompts.language_of(self._where),
        )


class _Part(NamedTuple):
    """A chunk of an article as it is asked about: `number` of `parts`, below what is known of the article."""

    source: str
    head: str
    chunk: Chunk
    number: int
    parts: int


def usage(used: Sequence[ValidatedAnswer[Any]], cost: Callable[[str], Cost | None]) -> Usage:
    """What answers came to that a brief was made from, by what an answer of a model costs."""
    return Usage(
        requests=len(used),
        prompt_tokens=sum(answer.paid.prompt_tokens for answer in used),
        completion_tokens=sum(answer.paid.completion_tokens for answer in used),
        reasoning_tokens=sum(answer.paid.reasoning_tokens for answer in used),
        mended=sum(answer.mended for answer in used),
        left_out=sum(answer.left_out for answer in used),
        cost_usd=total_cost(((answer.model, answer.paid) for answer in used), cost),
    )


def _sentence_numbers(chunk: Chunk) -> tuple[int, ...]:
    return tuple(dict.fromkeys(line.number for line in chunk.lines))


def _states_something(draft: Draft) -> bool:
    return bool(draft.summary or draft.positions or draft.open_questions or any(draft.sections.values()))


def merge_drafts(drafts: Sequence[Draft]) -> Draft:
    """The drafts of an article's chunks as one: order kept, statements that repeat an earlier one left out,
    the headline that of the first chunk that has one."""
    if not drafts:
        return Draft()
    titled = next((draft for draft in drafts if draft.headline), drafts[0])
    return Draft(
        summary=_distinct_statements([c for draft in drafts for c in draft.summary], lambda s: s.text),
        positions=_distinct_statements(
            [c for d in drafts for c in d.positions], lambda s: f"{s.stakeholder} {s.position}"
        ),
        open_questions=_distinct_statements(
            [c for draft in drafts for c in draft.open_questions], lambda s: s.question
        ),
        sections={
            name: _distinct_statements(
                [c for d in drafts for c in d.sections.get(name, ())], lambda s: text_of(s.values)
            )
            for name in dict.fromkeys(name for draft in drafts for name in draft.sections)
        },
        headline=titled.headline,
        headline_cites=titled.headline_cites,
        unread=tuple(gap for draft in drafts for gap in draft.unread),
    )


def _distinct_statements(
    cited: Sequence[Cited[StatementT]], text: Callable[[StatementT], str]
) -> tuple[Cited[StatementT], ...]:
    """The first of those that say the same: the same content words, denied or not alike."""
    kept: dict[tuple[tuple[str, bool], ...], Cited[StatementT]] = {}
    for citation in cited:
        said = tuple(
            (word.stem, word.negated)
            for word in content_words.stemmed_words(text(citation.statement))
            if word.content
        )
        if said:
            kept.setdefault(said, citation)
    return tuple(kept.values())
