"""Judged statements: as a second reader sees them, and the lines of a request that has them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from briefing.models import FieldValue, Sentence
from briefing.nlp.visible_text import visible_words
from briefing.verification import text_of_value
from briefing.verification.annotated_text import fold_text

STATEMENT = "statement"
KINDS = {"positions": "position", "open_questions": "question", "headline": "headline"}
"""What a statement of a section is called; any other is a `STATEMENT`, or as its status has it."""
_GAP = "…"


class Passage(NamedTuple):
    """A sentence of the sources: the place of its article among them, its number there, and its text. What is
    no sentence of an article's, as a title, is numbered 0."""

    source: int
    number: int
    text: str


class JudgedStatement(NamedTuple):
    """A statement as a second reader sees it: what it is ("fact", "claim", "position" …), its text, the
    sentences that it rests on, and those beside them, which help to understand them and bear nothing out."""

    kind: str
    text: str
    cited: tuple[Passage, ...]
    context: tuple[Passage, ...] = ()

    @property
    def word_for_word(self) -> bool:
        """Whether it is one of its sentences, whole, so that there is nothing to read again; the marks of its
        quotations and a full stop may be others."""
        text = fold_text(self.text).removesuffix(".")
        return self.kind != KINDS["positions"] and any(
            fold_text(passage.text).removesuffix(".") == text for passage in self.cited
        )

    def line(self, number: int, places: Mapping[str, int]) -> str:
        """Its line in a request, by the numbers of its sentences there."""
        numbers = sorted({places[join_lines(passage.text)] for passage in self.cited})
        return f"{number}. {self.kind} {''.join(f'[{at}]' for at in numbers)}: {join_lines(self.text)}"


class CitedSource(NamedTuple):
    """An article of which sentences are cited: its place among the sources, its text and its sentences;
    whether the text is Markdown as it was read, of which the marks are not seen."""

    place: int
    text: str
    sentences: Sequence[Sentence]
    markdown: bool = False

    def cited(self, start: int, end: int) -> list[Passage]:
        """The sentences that a span touches."""
        return [self._passage(s) for s in self.sentences if s.start < end and start < s.end]

    def beside(self, cited: Collection[Passage]) -> list[Passage]:
        """The sentences before and after those of it that are cited."""
        numbers = {passage.number for passage in cited if passage.number and passage.source == self.place}
        near = {number + step for number in numbers for step in (-1, 1)} - numbers
        return [self._passage(s) for s in self.sentences if s.number in near]

    def _passage(self, sentence: Sentence) -> Passage:
        text = visible_words(self.text[sentence.start : sentence.end], markdown=self.markdown)
        return Passage(self.place, sentence.number, text)


def passages(
    pieces: Sequence[tuple[CitedSource, int, int, str]],
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The cited sentences and those beside them, of pieces of evidence: a source, a span of it, the text
    there (which stands for itself where it is in no sentence, as a title)."""
    cited: dict[Passage, None] = {}
    for source, start, end, quote in pieces:
        cited |= dict.fromkeys(source.cited(start, end) or [Passage(source.place, 0, quote)])
    by_place = {source.place: source for source, *_ in pieces}
    beside = [passage for source in by_place.values() for passage in source.beside(cited)]
    return tuple(cited), tuple(beside)


def bare_statement(text: str, evidence: Sequence[str], source: int = 0) -> JudgedStatement:
    """A statement of any origin with the sentences that it is said to rest on, in the order given."""
    return JudgedStatement(
        STATEMENT, text, tuple(Passage(source, at, piece) for at, piece in enumerate(evidence))
    )


class NumberedSentences(NamedTuple):
    """The sentences of a request, each once: the cited ones in square brackets, those beside them in round
    ones, with a mark where some are left out between. `places` has the numbers by the texts."""

    lines: tuple[str, ...]
    places: Mapping[str, int]


def number_sentences(statements: Iterable[JudgedStatement]) -> NumberedSentences:
    """The sentences that statements cite, with those beside them, in the order of their sources; one that is
    repeated, at its first place."""
    listed = list(statements)
    cited = {join_lines(passage.text) for statement in listed for passage in statement.cited}
    every = sorted({passage for s in listed for passage in chain(s.cited, s.context)})
    distinct = distinct_passages(every)
    places = {text: at for at, text in enumerate(distinct, start=1)}
    lines = [f"[{places[text]}] {text}" if text in cited else f"({places[text]}) {text}" for text in places]
    gaps = [
        first.source != second.source or second.number > first.number + 1
        for first, second in pairwise(distinct.values())
    ]
    return NumberedSentences(tuple(_with_gaps(lines, gaps)), places)


def distinct_passages(every: Iterable[Passage]) -> dict[str, Passage]:
    """The first passage of each text, by the text in one line."""
    distinct: dict[str, Passage] = {}
    for passage in every:
        distinct.setdefault(join_lines(passage.text), passage)
    return distinct


def _with_gaps(lines: Sequence[str], gaps: Sequence[bool]) -> Iterator[str]:
    for line, gap in zip(lines, [*gaps, False], strict=False):
        yield line
        if gap:
            yield _GAP


def join_lines(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def judged_text(
    section: str, text: str, finding: Mapping[str, object], added: Mapping[str, FieldValue]
) -> str:
    """A finding of a section in one line, with all that is said in it: "Union — wants — a strike (role: of
    the drivers; stance: supports the action)". `text` is its own, `added` the fields of a user's template."""
    beside: dict[str, FieldValue] = {}
    if section == "positions":
        text = _position_text(finding)
        beside = {"role": str(finding.get("role") or ""), "stance": stance_text(finding)}
    elif section == "open_questions" and finding.get("why"):
        text = f"{text} ({finding['why']})"
    return text_with_fields(text, {**beside, **added})


def _position_text(position: Mapping[str, object]) -> str:
    parts = (str(position.get(part) or "") for part in ("stakeholder", "verb", "position"))
    return " — ".join(filter(None, parts))


def stance_text(position: Mapping[str, object]) -> str:
    """A stance with what it is on: "opposes the levy"; "" for an unclear one."""
    stance = str(position.get("stance") or "unclear")
    return "" if stance == "unclear" else f"{stance} {position.get('stance_on') or ''}".strip()


def text_with_fields(text: str, added: Mapping[str, FieldValue]) -> str:
    """A statement with the fields that a user's template asks for, by their names."""
    fields = "; ".join(
        f"{name.replace('_', ' ')}: {text_of_field}"
        for name, value in added.items()
        if (text_of_field := text_of_value(value))
    )
    return f"{text} ({fields})" if text and fields else text or fields
