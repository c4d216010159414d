"""What is found to agree and to differ in labelled stories: `python -m tests.eval.agreement`.

The stories stand beside the project: each article is labelled with the claims of its story that it agrees
with, disagrees with or discusses. Printed are, for each kind, how many findings there are, then how many of
the articles that disagree with a claim are a side of a disputed finding. `--read` prints the findings with
both sides, to be judged by a person: nothing in the labels says which sentences contradict each other.
`--read KIND` prints those of one kind.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.models import Agreement, Article
from briefing.nlp.doc import annotate
from briefing.stories import origins
from briefing.stories.confidence import Sourcing
from briefing.stories.contradictions import agreement, claims
from tests import making

STORIES = Path(__file__).parents[3] / "shared" / "eval" / "stories-dev.jsonl"
LEADS = 5  # sentences of an article that are looked for in the others


class Labelled(NamedTuple):
    """A story's findings, its articles, and those that disagree with a claim of it."""

    story: int
    found: tuple[Agreement, ...]
    articles: int
    disagreeing: frozenset[str]


def labelled(path: Path) -> Iterator[Labelled]:
    by_story: defaultdict[int, list[dict[str, object]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_story[row["story"]].append(row)
    for story, rows in sorted(by_story.items()):
        yield Labelled(
            story, findings(rows), len(rows), frozenset(str(r["id"]) for r in rows if disagrees(r))
        )


def disagrees(row: dict[str, object]) -> bool:
    stances = row["stances"]
    return isinstance(stances, list) and any(stance == "disagree" for _, stance in stances)


def findings(rows: Sequence[dict[str, object]]) -> tuple[Agreement, ...]:
    """What is found in the articles of a story; the first sentences of each are looked for in the others."""
    bodies = [annotate(_article(str(row["id"]), str(row["text"]))) for row in rows]
    told = [claims.article_claims(body.article, body.sentences) for body in bodies]
    sourcing = Sourcing(origins.origins([(b.article, b.sentences) for b in bodies]), {}, {})
    leads = [claim for article in told for claim in article.claims[:LEADS]]
    stated = [agreement.EvidencedStatement(claim.text, (claim.evidence,)) for claim in leads]
    return (
        *agreement.differences(told),
        *agreement.disputes(told),
        *agreement.corroborations(stated, told, sourcing),
    )


def _article(key: str, text: str) -> Article:
    return making.article(text, key, source=key)


def read(rows: Sequence[Labelled], kinds: Sequence[str]) -> Iterator[str]:
    """The findings as lines, numbered."""
    chosen = [(row.story, one) for row in rows for one in row.found if not kinds or one.kind in kinds]
    for number, (story, one) in enumerate(chosen, start=1):
        yield f"{number}. story {story}, {one.kind}: {one.text}"
        for side in one.sides:
            mark = "against" if side.against else "       "
            yield f"   {mark} {side.evidence.article}: {' '.join(side.says.split())}"


def main(arguments: Sequence[str]) -> None:
    if not STORIES.exists():
        sys.exit(f"{STORIES.name} is not beside the project; nothing is measured")
    begun = time.process_time()
    rows = list(labelled(STORIES))
    spent = time.process_time() - begun
    if "--read" in arguments:
        print("\n".join(read(rows, [kind for kind in arguments if kind != "--read"])))
    counts = Counter(one.kind for row in rows for one in row.found)
    print(f"{sum(row.articles for row in rows)} articles of {len(rows)} stories, {spent:.1f} s of CPU")
    print("; ".join(f"{kind}: {count}" for kind, count in sorted(counts.items())))
    disputed = {
        s.evidence.article for row in rows for one in row.found if one.kind == "disputed" for s in one.sides
    }
    disagreeing = frozenset().union(*(row.disagreeing for row in rows))
    print(
        f"{len(disagreeing & disputed)} of {len(disagreeing)} articles that disagree with a claim of their"
        f" story are a side of a disputed finding; such findings have {len(disputed)} articles in all"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
