"""Attributed sentence: a sentence with its names, quotations and attributions."""

from bisect import bisect_right
from typing import NamedTuple

from briefing.attribution.attributions import Attribution
from briefing.models import Span
from briefing.nlp import entities
from briefing.nlp.annotated_sentence import AnnotatedSentence


class AttributedSentence(NamedTuple):
    """A sentence with what was found in it; all offsets are the sentence's own."""

    number: int
    text: str
    paragraph: int
    quoted: tuple[Span, ...]
    names: tuple[entities.Name, ...]
    attributions: tuple[Attribution, ...]
    passing: tuple[Attribution, ...]
    damaged: bool  # glued to a neighbour, or words in it
    stems: frozenset[str]
    apart: bool  # an order to readers or a note on the article: nothing is said in it of the story
    words: frozenset[str]  # in lower case; what a rule's sign words are looked for in
    annotated: AnnotatedSentence | None  # None for what is apart


def annotation(line: AttributedSentence) -> AnnotatedSentence:
    """A line with its tokens and clauses; for lines that are not apart."""
    assert line.annotated is not None, "what is apart is not read"
    return line.annotated


def unquoted_text(line: AttributedSentence) -> str:
    """A sentence without what it quotes."""
    kept, at = "", 0
    for span in line.quoted:
        kept += line.text[at : span.start]
        at = span.end
    return kept + line.text[at:]


def is_quoted(line: AttributedSentence, offset: int) -> bool:
    """Whether what stands at an offset is quoted."""
    before = bisect_right(line.quoted, offset, key=_span_start)
    return before > 0 and offset < line.quoted[before - 1].end


def _span_start(span: Span) -> int:
    return span.start
