"""Attribution certainty: whether what is told of a party is surely its own and surely stands, so that a page
may print it.

Not what another says of it, what a relative clause or a clause of time tells beside the matter, what was so
in former times or is yet to come, and not what a later sentence takes back.
"""

import re
from collections.abc import Sequence

from briefing.analysis.extractive import readability
from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.analysis.extractive.clause_certainty import has_subject, reads_alone
from briefing.analysis.extractive.earlier_times import is_of_former_times
from briefing.analysis.extractive.retractions import is_taken_back
from briefing.analysis.extractive.stance_cues import is_deed_of_a_stance, is_outright
from briefing.analysis.extractive.verb_certainty import is_partys_verb
from briefing.attribution.attributions import PRONOUNS, Attribution
from briefing.models import Position
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import (
    PREPOSITIONS,
    AnnotatedSentence,
    is_adverb,
    token_at,
)
from briefing.nlp.clauses import Clause
from briefing.nlp.word_classes import word_class

_SUPPOSING = word_class("modals of possibility", "future modals")
_FORMER = word_class("words of former times") - {"long", "then", "back"} | {"first"}
_SIDE = ("adverbial", "condition", "question", "gerund")
_INNER = ("content", "relative", "adverbial", "question", "condition")
_COORDINATORS = word_class("coordinators")
_CONTRASTING = frozenset(("while", "whereas"))
_ARTICLES = word_class("articles")
_OWNERS = word_class("third-person possessives")
_TIMES = word_class("calendar words", "bare times")
_TAKING = word_class("relative pronouns", "interrogatives", "subordinators", "joins of a clause") | {
    "whatever",
    "like",
    "unless",
    "until",
}
_UNSURE = word_class(
    "hedging adverbs", "adverbs of judgement", "adverbs of seeming", "adverbs of approximation"
)
_MERE_TALK = word_class("verbs of mere talk")
_KIN = word_class("relatives") | {"widow", "widower"}
_LATE = re.compile(r"\b[Tt]he late (?:[\w.’'-]+ ){0,5}[\w.’'-]+$")
_DEAD = re.compile(r",? who (?:died|was (?:killed|murdered|executed|buried))\b")
_ANEW = re.compile(r";|, (?:and|but|while|whereas|though|although)\b")


def is_certain(
    lines: Sequence[AttributedSentence],
    line: AttributedSentence,
    attribution: Attribution,
    statement: Position,
    pronoun: str,
) -> bool:
    """Whether an attribution is surely its party's own, stands, and can be read alone; `pronoun` is the
    party's, where one is known."""
    quoted = statement.directness == "direct quote" or statement.position[0] in '“"'
    return (
        readability.is_sentence(statement)
        and (quoted or attribution.lemma not in _MERE_TALK or _has_that(line, attribution))
        and is_own(line, attribution, statement.stakeholder)
        and is_partys_verb(line, attribution, statement)
        and stands(line, attribution)
        and reads_alone(
            statement.position, statement.stakeholder_kind, pronoun, quoted, attribution.kind != "according"
        )
        and not is_taken_back(lines, line.number, statement.stakeholder, attribution)
    )


def is_certain_deed(
    lines: Sequence[AttributedSentence],
    line: AttributedSentence,
    attribution: Attribution,
    statement: Position,
) -> bool:
    """The same for what a main clause tells of its party in the passive, "was rejected by the board"."""
    return (
        attribution.voucher == "article"
        and not attribution.negated
        and not attribution.beside
        and is_deed_of_a_stance(statement, attribution)
        and _UNSURE.isdisjoint(line.text.casefold().split())
        and _FORMER.isdisjoint(line.text.casefold().replace(",", "").split())
        and not is_of_former_times(line.text)
        and reads_alone(statement.position, statement.stakeholder_kind, "", False, own=False)
        and not is_taken_back(lines, line.number, statement.stakeholder, attribution)
    )


def _has_that(line: AttributedSentence, attribution: Attribution) -> bool:
    """Whether a whole clause is told, and not only that somebody spoke: "replied that it was safe"."""
    before = line.text[: attribution.content[0][0]] if attribution.content else ""
    return attribution.kind in ("speech", "belief") and before.endswith((" that ", " that, "))


def is_own(line: AttributedSentence, attribution: Attribution, name: str) -> bool:
    """Whether the party says or wants it in the article's own words: in a main clause, or in a relative one
    behind its name."""
    annotated = line.annotated
    if annotated is None or attribution.source is None:
        return False
    if attribution.beside or _is_told_by_another(line, attribution):
        return False
    if attribution.kind == "passing" and not is_outright(line.text, annotated, attribution):
        return False
    if not _begins_its_clause(line.text, annotated, attribution):
        return False
    index = token_at(annotated, attribution.cue[0])
    chain = annotated.clauses.chain(index)
    if any(clause.kind in _SIDE and not _is_contrast(annotated, clause) for clause in chain):
        return False
    if any(clause.kind == "relative" and _is_within(clause, index) for clause in chain) and not (
        name.split()[-1] in line.text and _is_apposed(line, attribution)
    ):
        return False
    return not _is_shared_over_a_clause(line, annotated, attribution)


def _is_told_by_another(line: AttributedSentence, attribution: Attribution) -> bool:
    """Whether it stands in what another one says; whoever says "she wants" may speak of herself."""
    assert attribution.source is not None
    assert line.annotated is not None
    others = [
        other for other in line.attributions if other.cue != attribution.cue and other.kind != "perception"
    ]
    cues = {other.cue[0] for other in others}
    tokens = line.annotated.tokens
    chain = line.annotated.clauses.chain(token_at(line.annotated, attribution.cue[0]))
    within = sum(c.governor is not None and tokens[c.governor].start in cues for c in chain)
    if line.text[slice(*attribution.source)].casefold() in PRONOUNS:
        return within > 1
    enclosed = any(_encloses(line.text, other, attribution) for other in others)
    return enclosed or within > 0 or attribution.voucher == "speaker"


def _encloses(text: str, other: Attribution, attribution: Attribution) -> bool:
    """Whether what another says has a cue in it, and the sentence does not go on with its own before."""
    assert attribution.source is not None
    return other.source != attribution.source and any(
        start <= attribution.cue[0] < end and not _ANEW.search(text[start : attribution.source[0]])
        for start, end in other.content
    )


def _is_contrast(annotated: AnnotatedSentence, clause: Clause) -> bool:
    """Whether ", while Berg wants …" stands behind the sentence's main clause, which does not lean on it."""
    opener = annotated.tokens[clause.start].lower
    comma = clause.start > 0 and annotated.tokens[clause.start - 1].text == ","
    return clause.kind == "adverbial" and opener in _CONTRASTING and comma


def _is_within(clause: Clause, index: int) -> bool:
    """Whether a verb is a clause's own, or the clause has none; not "pay" of "those who live here pay"."""
    return clause.predicate is None or clause.predicate[0] <= index < clause.predicate[1]


def _is_apposed(line: AttributedSentence, attribution: Attribution) -> bool:
    """Whether ", who …" stands behind a comma, so that it picks nobody out."""
    assert attribution.source is not None
    return line.text[attribution.source[1] :].lstrip(")").startswith((", who", " (", " — who", ", which"))


def _begins_its_clause(text: str, annotated: AnnotatedSentence, attribution: Attribution) -> bool:
    """Whether a subject stands first in a clause that is no other one's: not "the reasons that Berg refuses",
    "whatever she wants", "policies she supports"; and is no owner: "her plans to"."""
    assert attribution.source is not None
    start = attribution.source[0]
    if text[slice(*attribution.source)].casefold() in _OWNERS:
        return False
    if start > attribution.cue[0] or attribution.kind == "according":
        return True
    index = token_at(annotated, start)
    while index and annotated.tokens[index - 1].lower in _ARTICLES:
        index -= 1
    before = annotated.tokens[index - 1] if index else None
    if before is None or not before.word or before.lower in _COORDINATORS or is_adverb(before):
        return True
    pronoun = text[slice(*attribution.source)].casefold() in PRONOUNS
    if before.lower in _CONTRASTING and index > 1 and annotated.tokens[index - 2].text == ",":
        return True
    if before.lower in _TAKING or lexicon.cues().get(before.lower):
        return pronoun and before.lower not in _TAKING - {"that"}
    if before.lower in _TIMES or before.text.isdigit():
        return True
    opener = index - 1
    while opener and annotated.tokens[opener - 1].word:
        opener -= 1
    return annotated.tokens[opener].lower in PREPOSITIONS and before.lower not in PREPOSITIONS


def _is_shared_over_a_clause(
    line: AttributedSentence, annotated: AnnotatedSentence, attribution: Attribution
) -> bool:
    """Whether a verb without a subject of its own stands behind another clause that has one: "Lund said the
    crew came and told her"."""
    assert attribution.source is not None
    verb = token_at(annotated, attribution.verb[0])
    before = annotated.tokens[verb - 1].lower if verb else ""
    if before not in _COORDINATORS:
        return False
    source_end, start = attribution.source[1], attribution.verb[0]
    said = [
        line.text[span[0] : start]
        for other in line.attributions
        for span in other.content
        if other.cue[0] < attribution.cue[0] and span[0] < start <= span[1]
    ]
    return any(has_subject(words) for words in said) or any(
        clause.kind in _INNER
        and clause.predicate is not None
        and source_end <= annotated.tokens[clause.start].start
        and clause.start < verb
        for clause in annotated.clauses.clauses
    )


def stands(line: AttributedSentence, attribution: Attribution) -> bool:
    """Whether it is so on the day of the article: neither had been said before, nor is to be decided, nor is
    it a view of former times."""
    words = line.text[slice(*attribution.verb)].casefold().split()
    told = _own_words(line, attribution)
    if not _UNSURE.isdisjoint(told.casefold().split()):
        return False
    if ("had" in words and attribution.kind != "intent") or "used" in words or not _FORMER.isdisjoint(words):
        return False
    if not _SUPPOSING.isdisjoint(words):
        return False
    assert attribution.source is not None
    end = attribution.source[1]
    described = line.text[slice(*attribution.source)].casefold().split(" of ")
    relative = len(described) > 1 and described[0].split()[-1] in _KIN  # it is the husband who died
    if (_DEAD.match(line.text, end) and not relative) or _LATE.search(line.text[:end]):
        return False
    return _FORMER.isdisjoint(told.casefold().replace(",", "").split()) and not is_of_former_times(told)


def _own_words(line: AttributedSentence, attribution: Attribution) -> str:
    """The words of the clause of the cue, without what is said, what is quoted and the clauses within."""
    assert line.annotated is not None
    annotated = line.annotated
    index = token_at(annotated, attribution.cue[0])
    innermost = annotated.clauses.innermost
    return " ".join(
        token.text
        for at, token in enumerate(annotated.tokens)
        if innermost[at] == innermost[index]
        and not token.quoted
        and not any(start <= token.start < end for start, end in attribution.content)
    )
