"""An article read once: its lines, names and attributions, for all that the analyst makes of it."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysts.extractive.lines import Line, unquoted
from briefing.analysts.extractive.roster import Roster, roster
from briefing.model import Article, Sentence, Span
from briefing.text import clauses, names
from briefing.text.asides import asides
from briefing.text.attribution import LONGEST, Attribution, outright
from briefing.text.cleaning import paragraphs
from briefing.text.content import content_stems
from briefing.text.corrections import withdrawn_from
from briefing.text.passing import in_passing
from briefing.text.quotations import quotations
from briefing.text.spelling import spelled
from briefing.text.turns import Turn, is_explainer, places, turns_of

__all__ = ["Line", "Reading", "read", "unquoted"]


_ITEM = re.compile(r"[-*+•‣▪–]\s*\Z")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")


class Reading(NamedTuple):
    lines: tuple[Line, ...]
    roster: Roster
    unnumbered: tuple[str, ...]  # captions and the title: a role may rest on them, a statement never
    lower_words: frozenset[str]
    name_words: frozenset[str]
    where: dict[str, list[int]]  # the numbers of the sentences that a stem stands in
    turns: dict[int, Turn]  # of a transcript or an interview, by the numbers of their sentences
    explainer: bool  # whether questions and answers are the article's own
    listed: dict[int, int]  # the items of lists, by their numbers, with the line that introduces them


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
    within = places(bodies, sentences)
    spoken = turns_of(article.text, article.title_span, sentences)
    explainer = is_explainer(texts, spoken)
    lines: list[Line] = []
    apart = asides(article.text, article.title_span, sentences)
    quote = 0
    for sentence, text, paragraph in zip(sentences, texts, within, strict=True):
        while quote < len(quoted) and quoted[quote].end <= sentence.start:
            quote += 1
        turn = None if explainer else spoken.get(sentence.number)
        inside = _said(turn, sentence) if turn else _inside(quoted, quote, sentence) if text else ()
        here = clauses.line(text, known, inside) if sentence.number not in apart else None
        told = outright(here) if here else ()
        lines.append(
            Line(
                sentence.number,
                text,
                paragraph,
                inside,
                names.names(text, known),
                _upheld(text, told),
                _upheld(text, in_passing(here, told)) if here else (),
                sentence.number in glued,
                content_stems(text),
                sentence.number in apart,
                frozenset([token.lower for token in spelled(text).tokens]),
            )
        )
    mentions = [name.text for line in lines for name in line.names]
    where: dict[str, list[int]] = {}
    for line in lines:
        for stem in () if line.apart else line.stems:
            where.setdefault(stem, []).append(line.number)
    unnumbered = _unnumbered(article, sentences)
    return Reading(
        lines=tuple(lines),
        roster=roster(lines, unnumbered),
        unnumbered=unnumbered,
        lower_words=names.lower_words(texts),
        name_words=frozenset(word for mention in mentions for word in mention.split()),
        where=where,
        turns=spoken,
        explainer=explainer,
        listed=_listed(article.text, sentences, within),
    )


def _listed(text: str, sentences: Sequence[Sentence], within: Sequence[int]) -> dict[int, int]:
    """The sentences of paragraphs with a list's mark that follow a line with a colon at its end."""
    listed: dict[int, int] = {}
    introduced, marked = 0, False
    for at, sentence in enumerate(sentences):
        if at == 0 or within[at] != within[at - 1]:
            line = text.rfind("\n", 0, sentence.start) + 1
            marked = bool(_ITEM.search(text, line, sentence.start) or _NUMBERED.match(text, sentence.start))
            introduced = introduced if marked else 0
        if marked and introduced:
            listed[sentence.number] = introduced
        elif text[sentence.end - 1] == ":":
            introduced = sentence.number
    return listed


def _said(turn: Turn, sentence: Sentence) -> tuple[Span, ...]:
    """What of a sentence its speaker says: all but the label."""
    start = turn.label.end if turn.number == sentence.number else 0
    length = sentence.end - sentence.start
    return (Span(start=start, end=length),) if start < length else ()


def _upheld(sentence: str, told: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Those that the sentence does not say to be taken back: not "the Courier withdrew its claim that …"."""
    start = withdrawn_from(sentence)
    return tuple(told) if start is None else tuple(one for one in told if one.cue[0] <= start)


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
