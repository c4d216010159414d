"""Realization: what the evidence has planned, expected, sought or possible alone is not told as done in other
words than its own."""

from collections.abc import Iterator, Sequence

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import is_adverb
from briefing.nlp.clauses import Clause
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.prospects import Prospect, prospects
from briefing.nlp.thesaurus import kinship_between, may_stand_for
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.asserted_words import asserted_verbs
from briefing.verification.rules.openness import LEFT_OPEN
from briefing.verification.sentence_tokens import may_be_verb, token_at
from briefing.verification.sentence_words import is_deed

_OPEN = (
    LEFT_OPEN
    | word_class("words before what nobody vouches for")
    | verb_class("verbs of wanting", "verbs of leaving open")
)
_NO_DEEDS = verb_class(
    "light verbs", "verbs of intent", "verbs of wanting", "verbs of seeking", "verbs of commitment"
)
_HAVE = word_class("have")
_BEFORE_NOUN = word_class("articles", "possessives")
_INTERROGATIVES = frozenset(("how", "what", "why", "whether"))
_FUNCTION = word_class("function words")
_FEWEST = 2  # stems of what a verb takes that tell which clause of the evidence it is


def check_realization(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No perfect or past of what the evidence tells in a prospect alone, by another verb or form."""
    if stated.copied or not cited.is_few or not any(map(_prospects, cited.texts)):
        return None
    for clause, verb in _done_verbs(stated.annotation):
        if verb.start not in asserted_verbs(stated) or stated.quotes(verb):
            continue
        taken = _taken(stated.annotation, clause, verb)
        before = [word.stem for word in stated.words if word.content and word.end <= verb.start]
        if _is_open(stated.annotation, clause):
            continue
        fault = StatementFault("weak", f"told as done, which its source does not: “{verb.lower}”")
        prospective = _only_prospective(taken, cited) or _has_prospective_kin(verb, taken, before, cited)
        if prospective and not _is_done(verb, cited):
            return fault
    return None


def _is_open(text: AnnotatedText, clause: Clause) -> bool:
    tokens = text.sentence.tokens
    return any(tokens[at].lower in _OPEN for at in range(clause.start, clause.end) if at != clause.verb)


def _done_verbs(text: AnnotatedText) -> Iterator[tuple[Clause, StemmedWord]]:
    """The verbs in a past form or the perfect, with their clauses."""
    starts = {word.start: word for word in text.words}
    clauses = text.sentence.clauses.clauses
    for clause in clauses:
        if clause.verb is None or clause.denied or clause.modality != "asserted" or clause.kind == "tag":
            continue
        word = starts.get(text.sentence.tokens[clause.verb].start)
        if word is None or not word.content or word.lower in _NO_DEEDS:
            continue
        if not (is_deed(word) or (lexicon.base_of_participle(word.lower) and _is_perfect(text, clause))):
            continue
        tells = any(c.kind == "content" and c.governor == clause.verb for c in clauses)
        if not (tells or word.lower.endswith("s") or _is_attribute(text, clause.verb)):
            yield clause, word


def _is_perfect(text: AnnotatedText, clause: Clause) -> bool:
    """Whether a verb stands behind "has" or "has been", which tells a participle that looks like its base."""
    first, end = clause.predicate or (0, 0)
    return any(text.sentence.tokens[at].lower in _HAVE for at in range(first, end - 1))


def _is_attribute(text: AnnotatedText, verb: int) -> bool:
    """Whether a participle stands before its noun: "newly built flats"."""
    tokens, before = text.sentence.tokens, verb - 1
    while before >= 0 and is_adverb(tokens[before]):
        before -= 1
    opens = before < 0 or tokens[before].text == "," or tokens[before].lower in _BEFORE_NOUN
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    return opens and after is not None and after.word and after.lower not in _FUNCTION


def _taken(text: AnnotatedText, clause: Clause, verb: StemmedWord) -> list[str]:
    """The stems of what follows a verb in its clause, to where a relative clause opens; none where all of
    them are of names."""
    tokens, clauses = text.sentence.tokens, text.sentence.clauses.clauses
    relatives = [
        c.start
        for c in clauses
        if c.kind == "relative"
        and tokens[c.start - 1].lower not in _INTERROGATIVES
        and tokens[c.start].lower not in _INTERROGATIVES
        and verb.start < tokens[c.start].start
        and c.start < clause.end
    ]
    end = tokens[min([*relatives, clause.end]) - 1].end
    taken = [w for w in text.words if verb.end <= w.start < end and (w.content or w.lower[0].isdigit())]
    return [w.stem for w in taken] if any(not text.text[w.start].isupper() for w in taken) else []


def _only_prospective(stems: Sequence[str], cited: CitedText) -> bool:
    """Whether the evidence has most of some stems, and has them in prospects alone."""
    known = [stem for stem in dict.fromkeys(stems) if stem in cited.stems]
    if len(known) < _FEWEST or len(known) < len(set(stems)) / 2:
        return False
    inside = [all(_is_within(cited.texts[n], at) for n, at in cited.places(stem)) for stem in known]
    return sum(inside) >= _FEWEST and sum(inside) > len(known) * 0.66


def _is_kin(word: StemmedWord, verb: StemmedWord, shared: int) -> bool:
    if shared > _FEWEST:
        return may_stand_for(word.lower, verb.lower)
    return kinship_between(word.lower, verb.lower) == "same"


def _has_prospective_kin(
    verb: StemmedWord, taken: Sequence[str], before: Sequence[str], cited: CitedText
) -> bool:
    """Whether the evidence has a verb that may stand for this one, and each in a prospect."""
    kin = [
        _is_within(text, at)
        for text in cited.texts
        if (shared := len(text.stems & {*taken}) + len(text.stems & {*before}))
        for at, word in enumerate(text.words)
        if word.content and may_be_verb(word) and _is_kin(word, verb, shared)
    ]
    return bool(kin) and all(kin)


def _is_within(text: AnnotatedText, at: int) -> bool:
    token = token_at(text.sentence, text.words[at].start) if _prospects(text) else None
    return token is not None and any(p.start <= token < p.end for p in _prospects(text))


def _is_done(verb: StemmedWord, cited: CitedText) -> bool:
    """Whether the evidence has the verb, or one that may stand for it, as done: beside a prospect, or of
    what is named in it, "unable to hold a meeting that was cancelled"."""
    for text in cited.texts:
        for clause, other in _done_verbs(text):
            alike = other.stem == verb.stem or may_stand_for(other.lower, verb.lower)
            if alike and (clause.kind == "relative" or not _is_within(text, text.words.index(other))):
                return True
    return False


@kept
def _prospects(text: AnnotatedText) -> tuple[Prospect, ...]:
    return prospects(text.sentence)
