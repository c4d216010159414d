"""The errors of good models, written by a program into true findings: `python -m tests.eval.written_errors`.

The findings are those points and positions that the embedded analyst states of real articles that stand
beside the project.
Into each one error is written: one of the kinds that a second reader looks for (`judge.planted_errors`), or
one that takes a second sentence or the noun of a figure. The rules are asked with the sentences that the
finding cites. A Markdown row for each kind: how many were written, withheld, marked weak. 500 at most.
"""

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing import verification
from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.judge.planted_errors import annotate_for_planting, plant_errors
from briefing.judge.planted_parties import subject_names
from briefing.models import Position
from briefing.nlp.doc import annotate
from tests.eval.adversary import NEWS, articles

ARTICLES, MOST, SEED = 190, 500, 11
_NAME = r"[A-Z][\w’']+(?: [A-Z][\w’']+)*"
_MORE = "more|less|fewer|higher|lower|better|worse"
_BY_TO = re.compile(
    r"\b(?P<verb>rose|fell|grew|dropped|increased|cut|raised|lifted)(?P<what> [^.,;]*?)?\bby(?= [\d$£€])"
)
_THAN = re.compile(
    rf"\b(?P<first>{_NAME}) (?P<middle>[^.,;]*\b(?:{_MORE})\b[^.,;]*\bthan) (?P<second>{_NAME})"
)
_BOUND = re.compile(r"\b(?:at least|more than|nearly|almost|up to|about|around|some|as many as) (?=[\d$£€])")
_AVERTED = re.compile(r"\bto (?:avoid|avert|prevent|stop|block|end|reject|oppose)\b")
_PLACE = re.compile(r"\b(?P<in>in|at) (?P<place>[A-Z][\w’']+(?: [A-Z][\w’']+)*)(?=[ .,])")


class Finding(NamedTuple):
    """A true statement, and its sentences; `beside` are other sentences of the article."""

    text: str
    cited: tuple[str, ...]
    beside: tuple[str, ...]


def by_to(finding: Finding) -> str:
    return _BY_TO.sub(lambda m: f"{m['verb']}{m['what'] or ' '}to", finding.text, count=1)


def compared(finding: Finding) -> str:
    return _THAN.sub(lambda m: f"{m['second']} {m['middle']} {m['first']}", finding.text, count=1)


def bound_left_out(finding: Finding) -> str:
    return _BOUND.sub("", finding.text, count=1)


def averted_wanted(finding: Finding) -> str:
    return _AVERTED.sub("to have", finding.text, count=1)


def place_of_another(finding: Finding) -> str:
    """The place of another sentence of the article, which is then cited as well."""
    own = _PLACE.search(finding.text)
    other = next(
        (m for s in finding.beside for m in _PLACE.finditer(s) if m["place"] not in finding.text), None
    )
    if own is None or other is None:
        return ""
    return f"{finding.text[: own.start('place')]}{other['place']}{finding.text[own.end('place') :]}"


BEYOND: dict[str, Callable[[Finding], str]] = {
    "by for to": by_to,
    "comparison turned": compared,
    "bound left out": bound_left_out,
    "averted, told as wanted": averted_wanted,
    "place of another sentence": place_of_another,
}


def findings() -> Iterator[Finding]:
    """The points of the articles that are supported, in the order of the articles."""
    analyst = ExtractiveAnalyst()
    for article in articles(ARTICLES):
        doc = annotate(article)
        texts = {s.number: article.text[s.start : s.end] for s in doc.sentences}
        draft = analyst.draft(doc.article, doc.sentences)
        stated = [(cited.statement.text, cited.cites) for cited in draft.summary]
        stated += [(_told(cited.statement), cited.cites) for cited in draft.positions]
        for text, cites in dict(stated).items():
            quotes = tuple(" ".join(texts[number].split()) for number in cites if number in texts)
            near = [n for n in texts if n not in cites][:12]
            if quotes and verification.verify(text, quotes).verdict == "supported":
                yield Finding(text, quotes, tuple(texts[n] for n in near))


def _told(position: Position) -> str:
    return f"{position.stakeholder} {position.verb} {position.position.rstrip('.')}."


def errors(finding: Finding) -> dict[str, tuple[str, Sequence[str]]]:
    """The finding with each error that it has a place for, and the sentences that it then cites."""
    annotated = annotate_for_planting([finding.text, *finding.cited, *finding.beside])
    around = " ".join(finding.cited)
    others = [name for name in subject_names(annotated.values()) if name not in around]
    written: dict[str, tuple[str, Sequence[str]]] = {
        kind: (text, finding.cited) for kind, text in plant_errors(annotated[finding.text], others).items()
    }
    for kind, write in BEYOND.items():
        text = write(finding)
        if text not in ("", finding.text):
            second = tuple(
                s for s in finding.beside if kind == "place of another sentence" and _shares(s, text)
            )
            written[kind] = (text, (*finding.cited, *second[:1]))
    return written


def _shares(sentence: str, text: str) -> bool:
    return any(m["place"] in text for m in _PLACE.finditer(sentence))


def table() -> Iterator[str]:
    by_kind: defaultdict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
    for finding in findings():
        for kind, error in errors(finding).items():
            by_kind[kind].append(error)
    share = _share([len(rows) for rows in by_kind.values()])
    every: Counter[str] = Counter()
    yield "| error written | findings | withheld | marked weak |"
    yield "|---|---|---|---|"
    for kind, rows in by_kind.items():
        random.Random(SEED).shuffle(rows)
        chosen = rows[:share]
        verdicts = Counter[str](verification.verify(text, cited).verdict for text, cited in chosen)
        every += Counter({**verdicts, "all": len(chosen)})
        yield _row(kind, len(chosen), verdicts)
    yield _row("all", every["all"], every)


def _share(counts: Sequence[int]) -> int:
    """How many of each kind at most make `MOST` in all, where some kinds have fewer."""
    return next((most for most in range(1, MOST + 1) if sum(min(n, most) for n in counts) >= MOST), MOST)


def _row(kind: str, count: int, verdicts: Counter[str]) -> str:
    shares = " | ".join(f"{verdicts[verdict] / max(1, count):.0%}" for verdict in ("unsupported", "weak"))
    return f"| {kind} | {count} | {shares} |"


def main() -> None:
    if not NEWS.exists():
        sys.exit(f"{NEWS.name} is not beside the project; nothing is measured")
    print("\n".join(table()))


if __name__ == "__main__":
    main()
