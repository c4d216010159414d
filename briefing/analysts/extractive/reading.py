"""An article read once: its lines, names and attributions, for all that the analyst makes of it."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysts.extractive.lines import Line, unquoted
from briefing.analysts.extractive.roster import Roster, roster
from briefing.model import Article, Sentence, Span
from briefing.text import clauses, names
from briefing.text.attribution import LONGEST, outright
from briefing.text.cleaning import paragraphs
from briefing.text.content import content_stems
from briefing.text.passing import in_passing
from briefing.text.quotations import quotations
from briefing.text.spelling import spelled

__all__ = ["Line", "Reading", "read", "unquoted"]


class Reading(NamedTuple):
    lines: tuple[Line, ...]
    roster: Roster
    unnumbered: tuple[str, ...]  # captions and the title: a role may rest on them, a statement never
    lower_words: frozenset[str]
    name_words: frozenset[str]
    where: dict[str, list[int]]  # the numbers of the sentences that a stem stands in


def read(article: Article, sentences: Sequence[Sentence]) -> Reading:
    """Everything that the rules need to know of an article, found in one pass. A sentence that is too long to
    be one is read as an empty one."""
    bodies = paragraphs(article.text, article.title_span)
    quoted = quotations(article.text, bodies)
    texts = [article.text[s.start : s.end] if s.end - s.start <= LONGEST else "" for s in sentences]
    known = names.known_names(texts)
    glued = {
        s.number
        for one, other in itertools.pairwise(sentences)
        if one.end == other.start
        for s in (one, other)
    }
    lines: list[Line] = []
    paragraph = quote = 0
    for sentence, text in zip(sentences, texts, strict=True):
        while paragraph + 1 < len(bodies) and bodies[paragraph].end <= sentence.start:
            paragraph += 1
        while quote < len(quoted) and quoted[quote].end <= sentence.start:
            quote += 1
        inside = _inside(quoted, quote, sentence) if text else ()
        here = clauses.line(text, known, inside)
        told = outright(here)
        lines.append(
            Line(
                sentence.number,
                text,
                paragraph,
                inside,
                names.names(text, known),
                tuple(told),
                tuple(in_passing(here, told)),
                sentence.number in glued,
                content_stems(text),
                frozenset([token.lower for token in spelled(text).tokens]),
            )
        )
    mentions = [name.text for line in lines for name in line.names]
    where: dict[str, list[int]] = {}
    for line in lines:
        for stem in line.stems:
            where.setdefault(stem, []).append(line.number)
    unnumbered = _unnumbered(article, sentences)
    return Reading(
        lines=tuple(lines),
        roster=roster(lines, unnumbered),
        unnumbered=unnumbered,
        lower_words=names.lower_words(texts),
        name_words=frozenset(word for mention in mentions for word in mention.split()),
        where=where,
    )


def _inside(quoted: Sequence[Span], first: int, sentence: Sentence) -> tuple[Span, ...]:
    found: list[Span] = []
    for at in range(first, len(quoted)):
        span = quoted[at]
        if span.start >= sentence.end:
            break
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if end > start:
            found.append(Span(start=start - sentence.start, end=end - sentence.start))
    return tuple(found)


def _unnumbered(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The non-empty lines of the text that no sentence covers."""
    gaps: list[str] = []
    at = 0
    for sentence in sentences:
        gaps.append(article.text[at : sentence.start])
        at = sentence.end
    gaps.append(article.text[at:])
    return tuple(line.strip() for gap in gaps for line in gap.splitlines() if line.strip())
