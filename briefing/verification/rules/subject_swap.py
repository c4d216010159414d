"""Subject swap: the predicate of one sentence is not told of what another sentence is about."""

from briefing.nlp.annotated_sentence import PREPOSITIONS
from briefing.nlp.clauses import Clause
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.thesaurus import may_stand_for, senses
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import said_stems

_FEWEST = 2  # stems of a predicate that show that one sentence has it


def check_subject_swap(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No predicate of the theatre is told of the library, though the evidence has a sentence on each."""
    if stated.copied or stated.stakeholder or not cited.is_few or len(cited.texts) < 2:
        return None
    for clause in stated.annotation.sentence.clauses.clauses:
        head = _subject_head(stated.annotation, clause) if clause.kind == "main" else None
        if head is None or head.stem not in cited.stems:
            continue
        said = _predicate(stated.annotation, clause)
        telling = [text for text in cited.texts if len(said & text.stems) >= max(_FEWEST, 0.75 * len(said))]
        others = [other for text in telling if (other := _other_subject(head, said, text))]
        if telling and len(others) == len(telling):
            reason = f"told of “{head.lower}”, where its source has “{others[0]}”"
            return StatementFault("weak", reason)
    return None


def _other_subject(head: StemmedWord, said: frozenset[str], text: AnnotatedText) -> str:
    """The subject of the clause of a sentence that tells most of a predicate; "" where it may be the same."""
    if head.stem in text.stems:
        return ""
    for clause in text.sentence.clauses.clauses:
        if clause.kind != "main" or len(said & _predicate(text, clause)) < _FEWEST:
            continue
        other = _subject_head(text, clause)
        if other is not None and not may_stand_for(other.lower, head.lower):
            return other.lower
    return ""


def _predicate(text: AnnotatedText, clause: Clause) -> frozenset[str]:
    if clause.predicate is None:
        return frozenset()
    tokens = text.sentence.tokens
    start, end = tokens[clause.predicate[0]].start, tokens[clause.end - 1].end
    return said_stems([word for word in text.words if start <= word.start < end])


def _subject_head(text: AnnotatedText, clause: Clause) -> StemmedWord | None:
    """The noun of a clause's subject before its first preposition, where that is a common noun."""
    if clause.subject is None:
        return None
    tokens = text.sentence.tokens
    first, end = clause.subject
    within = tokens[first:end]
    stop = next((t.start for t in within if t.lower in PREPOSITIONS or t.text == ","), within[-1].end)
    words = [w for w in text.words if tokens[first].start <= w.start < stop and w.content]
    if not words or text.text[words[-1].start].isupper() or senses(words[-1].lower).part != "noun":
        return None
    return words[-1]
