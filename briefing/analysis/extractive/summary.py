"""Extractive summary: the lead and the most central sentences, whole, in the article's order of weight."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence, unquoted_text
from briefing.analysis.extractive.attribution_certainty import stands
from briefing.analysis.extractive.given_referents import is_understood
from briefing.analysis.extractive.opinion import is_judgement, is_opinion
from briefing.analysis.extractive.point_context import (
    has_unowned_kin,
    is_step_of_story,
    is_turned_by_next,
)
from briefing.analysis.extractive.printed_statements import printed_statement_lines
from briefing.analysis.extractive.readable_sentences import is_fit
from briefing.analysis.extractive.retractions import is_taken_back
from briefing.analysis.extractive.unanchored import is_unanchored
from briefing.attribution.attributions import Attribution
from briefing.models import Cited, KeyPoint, StatementStatus
from briefing.nlp import lexicon, reporting_cues
from briefing.nlp.annotated_sentence import token_at
from briefing.nlp.cohesion import coheres, cohesive_stems
from briefing.nlp.content_words import chance
from briefing.nlp.entities import Name
from briefing.nlp.turned_sentences import takes_back, turns_round
from briefing.nlp.word_classes import word_class

_MOST = 5
_SHORTEST_LEAD = 4  # words
_LEAST = 2  # words that a sentence takes up of those above it
_TOP, _LEAST_AT_TOP = 5, 1  # the same of the first sentences
_DEEPEST = 20  # sentences of an article among which its points are, but for a transcript
_LEAD = 1.5  # what the first sentence counts more, the ones behind it less and less
_NAMED = 0.05  # what a name counts, three at most
_ASIDE = 0.2  # what a condition, a guess or a look back counts less
_ALIKE = 0.5  # share of a sentence's content words that another one already said
_HEDGES = word_class("hedges")


def key_points(
    reading: AnnotatedArticle, title: str = "", *, own_views: bool = True
) -> tuple[Cited[KeyPoint], ...]:
    """At most five sentences, the lead and then the most central ones; none repeats another, or takes as
    known what neither the title nor one before it tells.

    Centrality is the mean weight of a sentence's content words, a word weighing the logarithm of the
    sentences that it stands in, less where most English articles hold it; the first sentences count more, as
    in the lead baseline that news summarisation is measured against. Where all speak of an "I", they are
    points of an article that says that it is somebody's `own_views`.
    """
    weight = {
        word: math.log(len(numbers)) * (1 - chance(word))
        for word, numbers in reading.where.items()
        if len(numbers) > 1  # the logarithm of one is nothing
    }
    ranked = _rank_sentences(list(_candidates(reading)), weight)
    chosen = _choose_sentences(ranked, reading, title, impersonal=True)
    if not chosen and own_views:
        spoken = {line.paragraph for line in reading.lines if line.text[:1] in _QUOTES}
        own = [line for line in ranked if line.paragraph not in spoken]  # not who is quoted, but who writes
        chosen = _choose_sentences(own, reading, title, impersonal=False)
    opinion = is_opinion(reading)
    return tuple(
        Cited(
            statement=KeyPoint(text=_strip_dateline(line), status=_status(line, reading, opinion)),
            cites=(line.number,),
        )
        for line in chosen
    )


def _candidates(reading: AnnotatedArticle) -> Iterator[AttributedSentence]:
    """The lines that may be points: no orders and notes, no questions of an explainer, and of what a speaker
    says the sentences that name him or her and can stand alone."""
    stated = printed_statement_lines(reading.lines)
    for line in reading.lines:
        turn = reading.turns.get(line.number)
        if turn is None and line.number > _DEEPEST:
            break
        if line.apart or line.number in stated or (turn and turn.label.asks) or _is_anothers(reading, line):
            continue
        if turn is None and (
            _is_superseded(reading, line) or _needs_neighbour(reading, line) or is_unanchored(reading, line)
        ):
            continue
        start = turn.label.end if turn and turn.number == line.number else 0
        utterance = line._replace(text=line.text[start:].strip(), quoted=(), names=_shift_names(line, start))
        if turn is None:
            yield line
        elif reading.explainer:
            yield utterance
        elif (
            start
            and turn.label.who
            and not _MARKED.search(line.text)
            and utterance.text
            and is_fit(utterance, True)
        ):
            yield line._replace(quoted=())


def _needs_neighbour(reading: AnnotatedArticle, line: AttributedSentence) -> bool:
    """Whether it is one step of a story, or half of a contrast; a lead that tells who says it is no half."""
    following = reading.lines[line.number] if line.number < len(reading.lines) else None
    if line.number == _lead(reading.lines):
        if following and not (line.attributions or line.passing) and _turns_lead(line, following):
            return True
    elif is_turned_by_next(line, following):
        return True
    return is_step_of_story(unquoted_text(line)) or has_unowned_kin(line)


def _turns_lead(line: AttributedSentence, following: AttributedSentence) -> bool:
    return (
        turns_round(following.text) if following.paragraph == line.paragraph else takes_back(following.text)
    )


def _lead(lines: Sequence[AttributedSentence]) -> int:
    """The number of the first sentence that is none of a page's labels: "LETTERS.", "Abstract."."""
    return next((n.number for n in lines[:_OPENING] if len(n.text.split()) >= _SHORTEST_LEAD), 1)


def tells_nothing(title: str) -> bool:
    """Whether a title is what somebody says, and does not tell who, or a cry: "Ahoy!"."""
    bare = title.strip().rstrip(".!")
    cry = title.strip().endswith("!") and len(bare.split()) <= _LONGEST_CRY
    return cry or bool(_WHOLE_QUOTATION.fullmatch(bare))


_LONGEST_CRY = 3  # words
_WHOLE_QUOTATION = re.compile(r"[“\"‘'][^“”\"]+[”\"’']")


def _reports(told: Attribution) -> bool:
    cue = lexicon.cues().get(told.lemma)
    return cue is not None and cue.kind in ("speech", "belief")


def _is_superseded(reading: AnnotatedArticle, line: AttributedSentence) -> bool:
    """Whether it tells what somebody had said or said at first, or what is taken back later."""
    several = (*line.attributions, *line.passing)
    return any(
        _reports(told)
        and told.source is not None
        and not _is_in_adjunct(line, told)
        and not any(start <= told.cue[0] < end for other in several for start, end in other.content)
        and not (
            stands(line, told)
            and not is_taken_back(reading.lines, line.number, line.text[slice(*told.source)], told)
        )
        for told in several
    )


def _is_in_adjunct(line: AttributedSentence, told: Attribution) -> bool:
    """Whether somebody is heard only in a clause of time or reason beside what the article tells: "Shares
    fell after the bank had warned of losses"."""
    if line.annotated is None:
        return False
    clause = line.annotated.clauses.chain(token_at(line.annotated, told.cue[0]))[0]
    return clause.kind == "adverbial" and clause.parent is not None


def is_unfit_to_head(reading: AnnotatedArticle, title: str) -> bool:
    """Whether an article's title, or its first sentence where it has none, tells nothing: what somebody says
    without telling who, a cry, or what somebody had said before."""
    if title or not reading.lines:
        return tells_nothing(title)
    return tells_nothing(reading.lines[0].text) or _is_superseded(reading, reading.lines[0])


def _is_anothers(reading: AnnotatedArticle, line: AttributedSentence) -> bool:
    """Whether it is an item of what somebody says or wants: "The union wants:"."""
    introduced_by = reading.listed.get(line.number)
    if introduced_by is None:
        return False
    opening = reading.lines[introduced_by - 1]
    reports = not opening.words.isdisjoint(lexicon.cues()) or not opening.words.isdisjoint(
        reporting_cues.cue_words()
    )
    return reports and not _OWN.search(opening.text)


_OWN = re.compile(r"\b(?:we|you|here|this is)\b", re.IGNORECASE)
_MARKED = re.compile(r"[*_]{2}|\d:\d\d")


def _shift_names(line: AttributedSentence, start: int) -> tuple[Name, ...]:
    moved = (Name(name.text, name.start - start, name.end - start) for name in line.names)
    return tuple(name for name in moved if name.start >= 0)


def _choose_sentences(
    ranked: Sequence[AttributedSentence], reading: AnnotatedArticle, title: str, impersonal: bool
) -> list[AttributedSentence]:
    """The lead where it is fit to be read alone, then the best that are and repeat none before them."""
    lead = _lead(reading.lines)
    chosen = [line for line in ranked if line.number == lead and is_fit(line, impersonal)]
    chosen = [line for line in chosen if not _IS_ASIDE.match(line.text)]
    left = [line for line in ranked if line not in chosen and is_fit(line, impersonal)]
    while len(chosen) < _MOST:
        known = cohesive_stems(title).union(*(cohesive_stems(line.text) for line in chosen))
        following = next((line for line in left if _follows(line, chosen, reading, known)), None)
        if following is None:
            break
        chosen.append(following)
        left.remove(following)
    return chosen


def _follows(
    line: AttributedSentence,
    chosen: Sequence[AttributedSentence],
    reading: AnnotatedArticle,
    known: AbstractSet[str],
) -> bool:
    """Whether a sentence repeats none that was chosen, takes up what is known, but for a first one at the
    opening, and takes nothing else as known."""
    first = not chosen and (line.number <= _OPENING or not known)
    least = _LEAST_AT_TOP if line.number <= _TOP else _LEAST
    return (
        all(_overlap(line.stems, other.stems) < _ALIKE for other in chosen)
        and (first or coheres(line.text, known, least))
        and is_understood(reading, line, known)
    )


_OPENING = 3  # sentences in which a dateline may stand
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’]+(?:[ /,-]+[A-Z][A-Z.'’]*)*(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)*"
    r"(?:, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: \([A-Z][\w .&’'-]{1,40}\))?|(?:[A-Z][\w.’'-]+,? ){0,4}\([A-Z][\w .&’'-]{1,40}\))"
    r" ?(?:--|[–—―-]) ?(?=[A-Z“\"])"
)


def _strip_dateline(line: AttributedSentence) -> str:
    """The sentence without the place and the agency that it opens with: "OSLO (Fjord Wire) - "."""
    dateline = _DATELINE.match(line.text) if line.number <= _OPENING else None
    return line.text[dateline.end() :] if dateline else line.text


_QUOTES = ("“", "”", '"', "'")
_IS_ASIDE = re.compile(r"(?:If|Maybe|Perhaps|While|Although|Though|In (?:19|20)\d\d|Back)\b")


def _rank_sentences(
    lines: Sequence[AttributedSentence], weight: Mapping[str, float]
) -> list[AttributedSentence]:
    """The best first: how central a sentence is of the most central one, how near the top, whether it names
    anybody."""
    central = {
        line.number: math.fsum(weight[word] for word in line.stems & weight.keys())
        / math.sqrt(len(line.stems) + 4)
        for line in lines
    }
    most = max(central.values(), default=0.0) or 1.0

    def score(line: AttributedSentence) -> float:
        named = _NAMED * min(len(line.names), 3)
        aside = _ASIDE * bool(_IS_ASIDE.match(line.text))
        return central[line.number] / most + _LEAD / math.sqrt(line.number) + named - aside

    return sorted(lines, key=lambda line: (-score(line), line.number))


def _overlap(stems: frozenset[str], other: frozenset[str]) -> float:
    return len(stems & other) / max(1, min(len(stems), len(other)))


def _tells_a_clause(told: Attribution) -> bool:
    """Whether somebody says something, and is not said to name it so: not "calls them cowards"."""
    cue = lexicon.cues().get(told.lemma)
    return cue is None or not cue.frames.isdisjoint(("that", "quote"))


def _status(line: AttributedSentence, reading: AnnotatedArticle, opinion: bool) -> StatementStatus:
    told = [a for a in line.attributions if a.kind in ("speech", "belief", "according")]
    if opinion and not any(map(_tells_a_clause, told)):
        return "assessment"
    if line.number in reading.turns or told:
        return "claim"
    hedged = any(word.strip(",.") in _HEDGES for word in line.text.split())
    if hedged or is_judgement(unquoted_text(line)):
        return "assessment"
    return "fact"
