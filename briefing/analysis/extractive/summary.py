"""Extractive summary: the lead and the most central sentences, whole, in the article's order of weight."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.extractive import readability
from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence, unquoted_text
from briefing.analysis.extractive.attributed_sentence import annotation
from briefing.analysis.extractive.attribution_certainty import stands
from briefing.analysis.extractive.given_referents import is_understood
from briefing.analysis.extractive.opinion import is_judgement, is_opinion
from briefing.analysis.extractive.point_context import (
    has_unowned_kin,
    is_step_of_story,
    is_turned_by_next,
)
from briefing.analysis.extractive.printed_statements import printed_statement_lines
from briefing.analysis.extractive.retractions import is_taken_back
from briefing.attribution.attributions import Attribution
from briefing.models import Cited, KeyPoint, StatementStatus
from briefing.nlp import lexicon, reporting_cues
from briefing.nlp.annotated_sentence import AUXILIARIES, PREPOSITIONS
from briefing.nlp.content_words import chance, content_stems
from briefing.nlp.entities import Name
from briefing.nlp.leaning_statements import leans_on_words_before
from briefing.nlp.word_classes import word_class

_MOST = 5
_SHORTEST, _LONGEST = 6, 45  # words
_SHORTEST_LEAD = 4  # words
_LONGEST_LEAD = 55  # words: a lead says more in one sentence
_LEAD = (2.0, 1.2, 0.8, 0.4)  # what the first sentences count more
_ASIDE = 0.5  # what a condition, a guess or a look back counts less
_ALIKE = 0.5  # share of a sentence's content words that another one already said
_HEDGES = word_class("hedges")


def key_points(reading: AnnotatedArticle, title: str = "") -> tuple[Cited[KeyPoint], ...]:
    """At most five sentences, the lead and then the most central ones; none repeats another, or takes as
    known what neither the title nor one before it tells.

    Centrality is the mean weight of a sentence's content words, a word weighing the logarithm of the
    sentences that it stands in, less where most English articles hold it; the first sentences count more, as
    in the lead baseline that news summarisation is measured against.
    """
    weight = {
        word: math.log(len(numbers)) * (1 - chance(word))
        for word, numbers in reading.where.items()
        if len(numbers) > 1  # the logarithm of one is nothing
    }
    lines = list(_candidates(reading))
    ranked = sorted(lines, key=lambda line: (-_score(line, weight), line.number))
    chosen = _choose_sentences(ranked, reading, title, impersonal=True)
    if not chosen:
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
        if line.apart or line.number in stated or (turn and turn.label.asks) or _is_anothers(reading, line):
            continue
        if turn is None and (_is_superseded(reading, line) or _needs_neighbour(reading, line)):
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
            and _is_fit(utterance, True)
        ):
            yield line._replace(quoted=())


def _needs_neighbour(reading: AnnotatedArticle, line: AttributedSentence) -> bool:
    """Whether it is one step of a story, or half of a contrast; a lead is no half."""
    following = reading.lines[line.number] if line.number < len(reading.lines) else None
    if line.number != _lead(reading.lines) and is_turned_by_next(line, following):
        return True
    return is_step_of_story(unquoted_text(line)) or has_unowned_kin(line)


def _lead(lines: Sequence[AttributedSentence]) -> int:
    """The number of the first sentence that is none of a page's labels: "LETTERS.", "Abstract."."""
    return next((n.number for n in lines[:_OPENING] if len(n.text.split()) >= _SHORTEST_LEAD), 1)


def is_bare_quotation(title: str) -> bool:
    """Whether a title is what somebody says, and does not tell who: "“The mayor took it”"."""
    bare = title.strip().rstrip(".!")
    return bool(_WHOLE_QUOTATION.fullmatch(bare))


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
        and not any(start <= told.cue[0] < end for other in several for start, end in other.content)
        and not (
            stands(line, told)
            and not is_taken_back(reading.lines, line.number, line.text[slice(*told.source)], told)
        )
        for told in several
    )


def is_unfit_to_head(reading: AnnotatedArticle, title: str) -> bool:
    """Whether an article's title, or its first sentence where it has none, is what somebody says without
    telling who, or what somebody had said before."""
    if title or not reading.lines:
        return is_bare_quotation(title)
    return is_bare_quotation(reading.lines[0].text) or _is_superseded(reading, reading.lines[0])


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
    chosen = [line for line in ranked if line.number == lead and _is_fit(line, impersonal)]
    chosen = [line for line in chosen if not _IS_ASIDE.match(line.text)]
    known = content_stems(title).union(*(line.stems for line in chosen))
    for line in ranked:
        if len(chosen) == _MOST:
            break
        if (
            all(_overlap(line.stems, other.stems) < _ALIKE for other in chosen)
            and _is_fit(line, impersonal)
            and is_understood(reading, line, known)
        ):
            chosen.append(line)
            known |= line.stems
    return chosen


def _is_fit(line: AttributedSentence, impersonal: bool) -> bool:
    if impersonal and _FIRST_PERSON.search(unquoted_text(line)):
        return False
    return _stands_alone(line) and not _is_deck(line)


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


def _stands_alone(line: AttributedSentence) -> bool:
    """Whether a sentence is understood without the one before, and is worth a line of its own."""
    words = line.text.split()
    longest = _LONGEST_LEAD if line.number <= len(_LEAD) else _LONGEST
    if not _SHORTEST <= len(words) <= longest or line.damaged or line.text[-1] not in ".”\"'’)!":
        return False
    if line.text[0] in "“\"‘'" or any(q.end - q.start > 0.6 * len(line.text) for q in line.quoted):
        return False
    if (
        not _is_whole(line.text)
        or _is_caption(line)
        or readability.has_half_a_quotation(line.text)
        or line.text.casefold().startswith("editor")
        or _SUBHEADING.match(line.text)
        or _RUN_ON.search(unquoted_text(line))
    ):
        return False
    opener = words[0].strip(",").casefold().replace("’", "'").partition("'")[0]
    if opener in _DOUBTING or _IMPLICIT.match(line.text):
        return False
    return opener not in word_class("anaphoric openers") and not leans_on_words_before(
        line.text, line.names, line.words
    )


_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our|yourself|[Ll]et['’]s)\b")
_SUBHEADING = re.compile(
    r"(?:[A-Z][A-Z'’]+\s){2,}(?:[A-Z][a-z]|[—–]\s)|(?:[A-Z]\s)?(?:[A-Z'’]+\s){2,}[A-Z][a-z’']+\s[a-z]"
)
_DOUBTING = word_class("hedging adverbs")
_IMPLICIT = re.compile(  # what is only clear from the sentence before
    r"(?:Today|Tomorrow|Yesterday|Now|Then|There) (?:is|was|are|were)\b"
    r"|The (?:implication|answer|reason|result|point|message|difference|upshot|truth|problem|goal|idea|catch)"
    r" (?:is|was)\b|(?:Not )?(?:[Jj]ust|[Oo]nly|[Mm]erely)\b"
    r"|Not (?:that|so)\b|Some (?:\w+ )?(?:believe|say|think|argue)"
)
_LONGEST_DECK = 14  # words
_LONGEST_CAPTION = 16  # words
_SUBJECTS = word_class("third-person subjects")
_BEFORE_VERB = word_class("words before a bare verb")
_WITH_VERB = word_class("articles", "finite be", "finite have", "modals of possibility") - {"should"} | set(
    "will said told wants".split()
)


def _is_deck(line: AttributedSentence) -> bool:
    """A line in headline style above the lead: "Curfew lifted, but city still in limbo."."""
    words = line.text.casefold().split()
    return line.number == 1 and len(words) <= _LONGEST_DECK and _WITH_VERB.isdisjoint(words)


def _is_whole(text: str) -> bool:
    """Whether a sentence has a finite verb, and a subject before it: neither "An assessment of the plan." nor
    "Ran a college, made millions."."""
    spelled = [word.strip(",.;:“”\"'()") for word in text.split()]
    words = [word.casefold() for word in spelled]
    finite = any(
        _is_finite(before, word)
        for before, word, written in zip(("", *words), words, spelled, strict=False)
        if written.islower() or written == spelled[0] or word in AUXILIARIES
    )
    return finite and not _opens_with_verb(text, words)


def _is_caption(line: AttributedSentence) -> bool:
    """Whether a short line is a noun phrase whose verbs hang on it: "The pier and those who built it"."""
    sentence = annotation(line)
    opened = [clause for clause in sentence.clauses.clauses if clause.kind == "relative"]
    if not opened or len(line.text.split()) > _LONGEST_CAPTION:
        return False
    outside = sentence.tokens[: opened[0].start] + sentence.tokens[opened[0].end :]
    words = ["", *(token.lower for token in outside if token.word)]
    return not any(map(_is_finite, words, words[1:]))


def _is_finite(before: str, word: str) -> bool:
    if word in AUXILIARIES or before in _SUBJECTS:
        return True
    base = lexicon.base_of(word)
    if base is None or word.endswith("ing"):
        return False
    return base != word or before.endswith("s") or before in _BEFORE_VERB


def _opens_with_verb(text: str, words: Sequence[str]) -> bool:
    base = lexicon.base_of(words[0])
    if base in (None, words[0]) or words[0].endswith("ing") or words[0] in lexicon.agents():
        return False
    if words[0].endswith("s") and words[1] in PREPOSITIONS:
        return False  # "Calls for …" is a noun
    after = text.partition(", ")[2].split()
    next_word = after[0].casefold() if after else ""
    return next_word in ("", "and", "or", "but", "like", "such", "which") or (
        lexicon.base_of(next_word) not in (None, next_word)
    )


_RUN_ON = re.compile(
    r"[a-z]{3,} (?:(?:It|He|She|They|But|This) [a-z]|The [A-Z][\w.]+ (?:said|has|had|is|was|will|would)\b)"
)


_QUOTES = ("“", "”", '"', "'")
_IS_ASIDE = re.compile(r"(?:If|Maybe|Perhaps|While|Although|Though|In (?:19|20)\d\d|Back)\b")


def _score(line: AttributedSentence, weight: Mapping[str, float]) -> float:
    if not line.stems:
        return 0.0
    central = math.fsum(weight[word] for word in line.stems & weight.keys()) / math.sqrt(len(line.stems) + 4)
    lead = _LEAD[line.number - 1] if line.number <= len(_LEAD) else 0.0
    named = 0.15 * min(len(line.names), 3)
    return central + lead + named - _ASIDE * bool(_IS_ASIDE.match(line.text))


def _overlap(stems: frozenset[str], other: frozenset[str]) -> float:
    return len(stems & other) / max(1, min(len(stems), len(other)))


def _status(line: AttributedSentence, reading: AnnotatedArticle, opinion: bool) -> StatementStatus:
    if line.number in reading.turns or any(
        a.kind in ("speech", "belief", "according") for a in line.attributions
    ):
        return "claim"
    hedged = any(word.strip(",.") in _HEDGES for word in line.text.split())
    if opinion or hedged or is_judgement(unquoted_text(line)):
        return "assessment"
    return "fact"
