"""What each rule of the check catches on statements that people labelled: `python -m tests.eval.rules`.

A row for each rule: how often it withholds an untrue statement and a true one, how often no other rule does,
and the balanced accuracy without it; then the time a statement takes. `--left-out` prints the balanced
accuracy without each rule, of all statements and of those held out, as Markdown. The statements stand beside
the project; `briefing eval` measures the check as a whole.
"""

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.judge.evaluation import Counts, Outcome, total
from briefing.judge.statement_file import LabelledStatement, parse_labelled
from briefing.models import Span, Verdict
from briefing.nlp.sentences import split_sentences
from briefing.verification import verify
from briefing.verification.annotated_statement import annotate_statement, cited_text
from briefing.verification.rules import registry

STATEMENTS = Path(__file__).parents[3] / "shared" / "eval" / "grounding-dev.jsonl"
SETS = ("summedits-news", "wice")
SENTENCES, WORDS = 10, range(25, 36)  # of the statements whose time is taken


class Ruled(NamedTuple):
    """A labelled statement, its verdict, and the rules that say "unsupported"."""

    statement: LabelledStatement
    verdict: Verdict
    fired: frozenset[str]


def ruled(statement: LabelledStatement) -> Ruled:
    """What each rule says of a statement."""
    text, evidence = statement.given
    verdict = verify(text, evidence)
    fired: list[str] = []
    if verdict.verdict == "unsupported":
        cited = cited_text(evidence, {})
        stated = annotate_statement(text, cited)
        faults = [(rule.name, rule.check(stated, cited)) for rule in registry.RULES]
        fired = [name for name, fault in faults if fault and fault.verdict == "unsupported"]
    return Ruled(statement, verdict, frozenset(fired))


def counts(rows: Iterable[Ruled]) -> Counts:
    return total(Outcome(row.statement, row.verdict).counts for row in rows)


def without(name: str, rows: Iterable[Ruled]) -> Counts:
    """The counts if there were no rule of a name."""
    weak = Verdict(verdict="weak", reason="a rule is left out")
    return counts(
        row._replace(verdict=weak) if row.verdict.verdict == "unsupported" and not row.fired - {name} else row
        for row in rows
    )


def milliseconds(rows: Sequence[LabelledStatement]) -> float:
    """CPU for a statement of about 30 words against ten sentences, none of them read before. What the labels
    call a sentence is often a paragraph, which is split."""
    asked = [
        (row.given.text, [f"{sentence} {number}" for sentence in (_sentences(row) * SENTENCES)[:SENTENCES]])
        for number, row in enumerate(rows)
        if len(row.given.text.split()) in WORDS
    ]
    begun = time.process_time()
    for text, evidence in asked:
        verify(text, evidence)
    return (time.process_time() - begun) / max(1, len(asked)) * 1000


def _sentences(row: LabelledStatement) -> list[str]:
    return [
        text[sentence.start : sentence.end]
        for text in row.given.evidence
        for sentence in split_sentences(text, (Span(start=0, end=len(text)),))
    ]


def left_out(rows: Sequence[Ruled]) -> list[str]:
    """A Markdown row for each rule: the balanced accuracy without it on each set, all of it and held out."""
    parts = [
        [row for row in rows if row.statement.kind == kind and (row.statement.held_out or not held)]
        for kind in SETS
        for held in (False, True)
    ]
    heads = [f"{kind}{held}" for kind in SETS for held in ("", ", held out")]
    lines = [f"| left out | {' | '.join(heads)} |", f"|---|{'---|' * len(heads)}"]
    for name in ("nothing", *(rule.name for rule in registry.RULES)):
        scores = [without(name, part).balanced_accuracy or 0 for part in parts]
        lines.append(f"| {name} | {' | '.join(f'{score:.3f}' for score in scores)} |")
    return lines


def by_rule(rows: Sequence[Ruled]) -> list[str]:
    """A Markdown row for each rule and set."""
    lines = [
        "| rule | set | untrue: withheld | alone | true: withheld | alone | balanced accuracy without it |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in registry.RULES:
        for kind in SETS:
            some = [row for row in rows if row.statement.kind == kind]
            fired = [
                sum(
                    rule.name in row.fired and len(row.fired) <= most
                    for row in some
                    if row.statement.supported is true
                )
                for true in (False, True)
                for most in (len(registry.RULES), 1)
            ]
            change = (without(rule.name, some).balanced_accuracy or 0) - (counts(some).balanced_accuracy or 0)
            lines.append(f"| {rule.name} | {kind} | {' | '.join(map(str, fired))} | {change:+.3f} |")
    return lines


def main(arguments: Sequence[str]) -> None:
    if not STATEMENTS.exists():
        sys.exit(f"{STATEMENTS.name} is not beside the project; nothing is measured")
    statements = list(parse_labelled(STATEMENTS.read_bytes(), STATEMENTS.name))
    rows = [ruled(statement) for statement in statements]
    if "--left-out" in arguments:
        print("\n".join(left_out(rows)))
        return
    print("\n".join([*by_rule(rows), ""]))
    print(f"{milliseconds(statements):.2f} ms of CPU for a statement of about 30 words against ten sentences")


if __name__ == "__main__":
    main(sys.argv[1:])
