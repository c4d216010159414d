"""What each rule of the check catches on statements that people labelled: `python -m tests.eval.rules`.

A row for each rule: how often it withholds an untrue statement and a true one, how often no other rule does,
and the balanced accuracy without it. Then kept and caught, apart for the statements by which limits were
chosen and for those held back (a third of the evidence texts, by a hash), and the time a statement takes.
`--table` prints the figures for publication, `--left-out` the balanced accuracy without each rule, both as
Markdown. The statements stand beside the project; see
`score.py grounding` there for the two sets.
"""

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.models import Span, Verdict
from briefing.nlp.sentences import split_sentences
from briefing.verification import verify
from briefing.verification.annotated_statement import annotate_statement, cited_text
from briefing.verification.rules import registry

STATEMENTS = Path(__file__).parents[3] / "shared" / "eval" / "grounding-dev.jsonl"
ABOUT = {
    "summedits-news": "a summary of a whole article, reworded by a model, true or with an error planted",
    "wice": "a sentence of an encyclopedia against the sentences that it was said to rest on",
}
SENTENCES, WORDS = 10, range(25, 36)  # of the statements whose time is taken


class Labelled(NamedTuple):
    """A statement, whether people found it borne out, and the verdict that each rule gives of it."""

    kind: str
    text: str
    evidence: tuple[str, ...]
    true: bool
    held_back: bool
    verdict: Verdict
    fired: frozenset[str]  # rules that say "unsupported"


def labelled(path: Path) -> list[Labelled]:
    return [_labelled(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _labelled(row: dict[str, object]) -> Labelled:
    text, kind = str(row["statement"]), str(row["set"])
    evidence = tuple(map(str, row["evidence"] if isinstance(row["evidence"], list) else ()))
    verdict = verify(text, evidence)
    fired: list[str] = []
    if verdict.verdict == "unsupported":
        cited = cited_text(evidence, {})
        stated = annotate_statement(text, cited)
        faults = [(rule.name, rule.check(stated, cited)) for rule in registry.RULES]
        fired = [name for name, fault in faults if fault and fault.verdict == "unsupported"]
    held = int(hashlib.sha256("\n".join(evidence).encode()).hexdigest(), 16) % 3 == 0
    return Labelled(kind, text, evidence, bool(row["supported"]), held, verdict, frozenset(fired))


class Rates(NamedTuple):
    """`kept` of the true statements, `caught` of the untrue ones; balanced accuracy is their mean."""

    statements: int
    kept: float
    caught: float

    @property
    def balanced(self) -> float:
        return (self.kept + self.caught) / 2


def rates(rows: Iterable[Labelled], withheld: Callable[[Labelled], bool]) -> Rates:
    every = list(rows)
    true, untrue = [r for r in every if r.true], [r for r in every if not r.true]
    return Rates(
        len(every),
        sum(not withheld(r) for r in true) / max(1, len(true)),
        sum(withheld(r) for r in untrue) / max(1, len(untrue)),
    )


def withheld(row: Labelled) -> bool:
    return row.verdict.verdict == "unsupported"


def doubted(row: Labelled) -> bool:
    return row.verdict.verdict != "supported"


def without(name: str, rows: Sequence[Labelled]) -> Rates:
    """The rates if there were no rule of a name."""
    return rates(rows, lambda row: bool(row.fired - {name}))


def milliseconds(rows: Sequence[Labelled]) -> float:
    """CPU for a statement of about 30 words against ten sentences, none of them read before. What the labels
    call a sentence is often a paragraph, which is split."""
    asked = [
        (row.text, [f"{sentence} {number}" for sentence in (_sentences(row) * SENTENCES)[:SENTENCES]])
        for number, row in enumerate(rows)
        if len(row.text.split()) in WORDS
    ]
    begun = time.process_time()
    for text, evidence in asked:
        verify(text, evidence)
    return (time.process_time() - begun) / max(1, len(asked)) * 1000


def _sentences(row: Labelled) -> list[str]:
    return [
        text[one.start : one.end]
        for text in row.evidence
        for one in split_sentences(text, (Span(start=0, end=len(text)),))
    ]


def left_out(rows: Sequence[Labelled]) -> list[str]:
    """A Markdown row for each rule: the balanced accuracy without it on each set, all of it and held back."""
    parts = [
        [row for row in rows if row.kind == kind and (row.held_back or not held)]
        for kind in ABOUT
        for held in (False, True)
    ]
    heads = [f"{kind}{held}" for kind in ABOUT for held in ("", ", held back")]
    lines = [f"| left out | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}"]
    for name in ("nothing", *(rule.name for rule in registry.RULES)):
        scores = [without(name, part).balanced for part in parts]
        lines.append(f"| {name} | {' | '.join(f'{score:.3f}' for score in scores)} |")
    return lines


def by_rule(rows: Sequence[Labelled]) -> list[str]:
    """A Markdown row for each rule and set."""
    lines = [
        "| rule | set | untrue: withheld | alone | true: withheld | alone | balanced accuracy without it |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in registry.RULES:
        for kind in ABOUT:
            some = [r for r in rows if r.kind == kind]
            counts = [
                sum(rule.name in r.fired and len(r.fired) <= most for r in some if r.true is true)
                for true in (False, True)
                for most in (len(registry.RULES), 1)
            ]
            change = without(rule.name, some).balanced - rates(some, withheld).balanced
            lines.append(f"| {rule.name} | {kind} | {' | '.join(map(str, counts))} | {change:+.3f} |")
    return lines


def published(rows: Sequence[Labelled]) -> list[str]:
    """The table of kept and caught, as Markdown."""
    lines = [
        "| statements | | true: kept | untrue: withheld | balanced accuracy | the same, weak as withheld |",
        "|---|---|---|---|---|---|",
    ]
    for kind, about in ABOUT.items():
        for part, chosen in (("all", None), ("limits chosen on", False), ("held back", True)):
            some = [r for r in rows if r.kind == kind and chosen in (None, r.held_back)]
            plain, strict = rates(some, withheld), rates(some, doubted)
            name = f"{kind}: {about}" if chosen is None else ""
            lines.append(
                f"| {name} | {part}, {plain.statements} | {plain.kept:.0%} | {plain.caught:.0%} |"
                f" {plain.balanced:.3f} | {strict.kept:.0%} / {strict.caught:.0%} = {strict.balanced:.3f} |"
            )
    return lines


def main(arguments: Sequence[str]) -> None:
    if not STATEMENTS.exists():
        sys.exit(f"{STATEMENTS.name} is not beside the project; nothing is measured")
    rows = labelled(STATEMENTS)
    if "--left-out" in arguments:
        print("\n".join(left_out(rows)))
        return
    if "--table" in arguments:
        print("\n".join(published(rows)))
        return
    print("\n".join([*by_rule(rows), "", *published(rows), ""]))
    print(f"{milliseconds(rows):.2f} ms of CPU for a statement of about 30 words against ten sentences")


if __name__ == "__main__":
    main(sys.argv[1:])
