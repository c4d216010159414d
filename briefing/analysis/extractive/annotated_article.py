"""Annotated article: its sentences, names and attributions, read once for all that the analyst makes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.extractive.attributed_sentence import AttributedSentence, unquoted_text
from briefing.analysis.extractive.entity_roles import Roster, roster
from briefing.attribution.attributions import Attribution, explicit_attributions
from briefing.attribution.indirect import implicit_attributions
from briefing.attribution.speaker_turns import SpeakerTurn, article_turns, is_explainer, paragraph_indices
from briefing.models import Article, Sentence, Span
from briefing.nlp import annotated_sentence, entities
from briefing.nlp.cleaning.asides import asides
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.cleaning.correction_notices import withdrawal_start
from briefing.nlp.content_words import content_stems
from briefing.nlp.glued_words import glued_sentences
from briefing.nlp.quotations import quotations
from briefing.nlp.sentences import LONGEST, glued_neighbours
from briefing.nlp.tokenization import tokenize

__all__ = ["AnnotatedArticle", "AttributedSentence", "annotate_article", "unquoted_text"]


_ITEM = re.compile(r"[-*+•‣▪–]\s*\Z")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")


class AnnotatedArticle(NamedTuple):
    lines: tuple[AttributedSentence, ...]
    roster: Roster
    unnumbered: tuple[str, ...]  # captions and the title: a role may rest on them, a statement never
    lower_words: frozenset[str]
    name_words: frozenset[str]
    where: dict[str, list[int]]  # the numbers of the sentences that a stem stands in
    turns: dict[int, SpeakerTurn]  # of a transcript or an interview, by the numbers of their sentences
    explainer: bool  # whether questions and answers are the article's own
    listed: dict[int, int]  # the items of lists, by their numbers, with the line that introduces them


def annotate_article(article: Article, sentences: Sequence[Sentence]) -> AnnotatedArticle:
    """Everything that the rules need to know of an article, found in one pass. A sentence that is too long to
    be one is read as an empty one."""
    text_spans = paragraphs(article.text, article.title_span)
    quoted = quotations(article.text, text_spans)
    texts = [article.text[s.start : s.end] if s.end - s.start <= LONGEST else "" for s in sentences]
    known = entities.known_names(texts)
    glued = {s.number for pair in glued_neighbours(article.text, sentences) for s in pair}
    glued.update(sentences[index].number for index in glued_sentences(texts))
    within = paragraph_indices(text_spans, sentences)
    spoken = article_turns(article.text, article.title_span, sentences)
    explainer = is_explainer(texts, spoken)
    lines: list[AttributedSentence] = []
    apart = asides(article.text, article.title_span, sentences)
    quote = 0
    for sentence, text, paragraph in zip(sentences, texts, within, strict=True):
        while quote < len(quoted) and quoted[quote].end <= sentence.start:
            quote += 1
        turn = None if explainer else spoken.get(sentence.number)
        inside = (
            _spoken_spans(turn, sentence) if turn else _spans_inside(quoted, quote, sentence) if text else ()
        )
        clause = (
            annotated_sentence.annotate_sentence(text, known, inside)
            if sentence.number not in apart
            else None
        )
        explicit = explicit_attributions(clause) if clause else ()
        lines.append(
            AttributedSentence(
                sentence.number,
                text,
                paragraph,
                inside,
                entities.names(text, known),
                _upheld_attributions(text, explicit),
                _upheld_attributions(text, implicit_attributions(clause, explicit)) if clause else (),
                sentence.number in glued,
                content_stems(text),
                sentence.number in apart,
                frozenset([token.lower for token in tokenize(text).tokens]),
                clause,
            )
        )
    mentions = [name.text for line in lines for name in line.names]
    where: dict[str, list[int]] = {}
    for line in lines:
        for stem in () if line.apart else line.stems:
            where.setdefault(stem, []).append(line.number)
    unnumbered = _unnumbered_lines(article, sentences)
    return AnnotatedArticle(
        lines=tuple(lines),
        roster=roster(lines, unnumbered),
        unnumbered=unnumbered,
        lower_words=entities.lowercase_words(texts),
        name_words=frozenset(word for mention in mentions for word in mention.split()),
        where=where,
        turns=spoken,
        explainer=explainer,
        listed=_list_introductions(article.text, sentences, within),
    )


def _list_introductions(text: str, sentences: Sequence[Sentence], within: Sequence[int]) -> dict[int, int]:
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


def _spoken_spans(turn: SpeakerTurn, sentence: Sentence) -> tuple[Span, ...]:
    """What of a sentence its speaker says: all but the label."""
    start = turn.label.end if turn.number == sentence.number else 0
    length = sentence.end - sentence.start
    return (Span(start=start, end=length),) if start < length else ()


def _upheld_attributions(sentence: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Those that the sentence does not say to be taken back: not "the Courier withdrew its claim that …"."""
    start = withdrawal_start(sentence) if attributions else None
    return (
        tuple(attributions)
        if start is None
        else tuple(attribution for attribution in attributions if attribution.cue[0] <= start)
    )


def _spans_inside(quoted: Sequence[Span], first: int, sentence: Sentence) -> tuple[Span, ...]:
    spans: list[Span] = []
    for at in range(first, len(quoted)):
        span = quoted[at]
        if span.start >= sentence.end:
            break
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if end > start:
            spans.append(Span(start=start - sentence.start, end=end - sentence.start))
    return tuple(spans)


def _unnumbered_lines(article: Article, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The non-empty lines of the text that no sentence covers."""
    gaps: list[str] = []
    at = 0
    for sentence in sentences:
        gaps.append(article.text[at : sentence.start])
        at = sentence.end
    gaps.append(article.text[at:])
    return tuple(line.strip() for gap in gaps for line in gap.splitlines() if line.strip())
