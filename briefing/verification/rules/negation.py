"""Negation: no statement may deny what its evidence says, or say what that denies."""

import re

from briefing.nlp import content_words, lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence
from briefing.nlp.clauses import Clause
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.thesaurus import senses
from briefing.nlp.word_classes import verb_class, word_class, word_list
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    occurrences,
)
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.asserted_words import asserted_complements
from briefing.verification.comparisons import comparisons
from briefing.verification.denial_equivalents import (
    has_no_reason,
    is_alike_denied,
    is_denied_behind,
    is_equivalent,
    loses_ability,
    lost_stems,
)
from briefing.verification.phrasal_denials import denied_stems, phrasal_denials
from briefing.verification.rules.alternatives import denies_other
from briefing.verification.rules.comparison import is_borne_out

_DENYING = verb_class("verbs that deny what they take")
_DISOWNED = re.compile(  # a clause denied as a whole, however far its verb is
    r"\b(?:(?:not|never|n[’']t|no longer|hardly) (?:true|the case|correct|right)"
    r"|false|untrue|incorrect|a lie|a myth) (?:that|to say)\b",
    re.IGNORECASE,
)
_DISOWNING = word_list("words that disown a clause")  # one of them is in each of those
_UNTRUE = ("false", "untrue", "incorrect", "a lie", "a myth")  # what disowns a clause without a negation
_PUT_IN, _LEFT_OUT = "a denial that its source lacks", "a denial of its source left out"
_HALF_DENIED = re.compile(  # what may be told as a denial
    r"\b(?:yet to|instead of|rather than|far from|few|little|avoid|prevent|stop|block|reject|rule[ds]? out"
    r"|call\w* off|drop|cancel|scrap|against|end|withdr[ae]w|un(?!i|der|til|less)\w+ed|without|lost?|miss"
    r"|false|hoax|myth)",
    re.IGNORECASE,
)
_OTHERWISE = word_class("words that tell a denial otherwise")
_AGAINST = verb_class("verbs of being against")
_UP_TO = frozenset(("before", "until", "till"))
_ALIKE = 5  # words around one in common, twice those of its clause
_HALF_REACH = 30  # characters before a word
_COORDINATORS = word_class("coordinators")
_TELLING = frozenset(("ask", "say", "tell"))
_TELLING_FORMS = frozenset(form for verb in _TELLING for _, form in lexicon.verb_forms(verb))
_FEWEST_SHARED = 2  # content words by which a sentence is about what a statement tells
_REACH = 7  # words that a denial reaches at most
_NEAR = 2  # words between a negation and the adjective or noun that it denies


def check_negation(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What the evidence denies the statement denies, and the reverse."""
    if stated.copied and not any(map(_may_deny, cited.texts)):
        return None
    disowned = _disowns(stated.annotation)
    if disowned != any(map(_disowns, cited.texts)):
        return StatementFault("unsupported", _PUT_IN if disowned else _LEFT_OUT)
    if stated.copied and _has_all_denials(stated, cited):
        return None
    lost = frozenset().union(*map(lost_stems, cited.texts), *map(denied_stems, cited.texts))
    rejected = phrasal_denials(stated.annotation)
    may_differ = rejected or _may_differ(stated, cited)
    if lost.isdisjoint(stated.annotation.stems) and not may_differ:
        return None
    if verb := _denied_telling(stated, cited):
        return StatementFault("unsupported", f"{_LEFT_OUT}: at “{verb}”")
    denied = frozenset().union(*[text.denied_stems for text in cited.texts if text.denies], lost)
    word = next(
        (
            word
            for at, word in enumerate(stated.words)
            if (word.negated or word.stem in denied or at in rejected)
            and _is_denied_otherwise(stated, at, cited)
        ),
        None,
    )
    word = word or _unsupported_denial(stated, cited)
    if word is None:
        return None
    if word.negated and _denied_first(stated.words, stated.words.index(word)).stem in denied:
        return None
    if word.negated and _is_bounded(stated, word, cited):
        return None
    if is_equivalent(stated, cited) or denies_other(stated, cited) or _is_compared(stated, word, cited):
        return None
    how = _PUT_IN if word.negated else _LEFT_OUT
    alike = _is_of_shared_predicate(stated, word, cited) or _stands_alike(stated, word, cited)
    if not alike and (_is_mere_noun(stated, word) or _tells_otherwise(stated, cited, put_in=word.negated)):
        return None
    return StatementFault(
        "unsupported" if alike and _is_predicate(stated, word, cited) else "weak",
        f"{how}: at “{stated.text[word.start : word.end]}”",
    )


def _is_compared(stated: AnnotatedStatement, word: StemmedWord, cited: CitedText) -> bool:
    """Whether a word is of a comparison that the evidence draws the same way: "not as high as Holm's"."""
    denying = (stated.annotation,) if word.negated else cited.texts
    told = [
        c.before | c.behind for text in denying for c in comparisons(text) if c.written == "as" and c.sign
    ]
    return any(word.stem in stems for stems in told) and is_borne_out(stated, cited)


def _denied_telling(stated: AnnotatedStatement, cited: CitedText) -> str:
    """The first verb of saying or asking in a statement, which is no word of content, that each clause of the
    evidence with it denies; "" where there is none."""
    if stated.annotation.lower_words.isdisjoint(_TELLING_FORMS):
        return ""
    for clause in stated.annotation.sentence.clauses.clauses:
        verb = _telling_verb(stated.annotation.sentence, clause)
        if not verb or clause.denied or clause.modality != "asserted":
            continue
        said = stated.annotation.content_stems
        polarities = {
            other.denied
            for text in cited.texts
            if not text.lower_words.isdisjoint(_TELLING_FORMS) and len(said & text.stems) >= _FEWEST_SHARED
            for other in text.sentence.clauses.clauses
            if _telling_verb(text.sentence, other) == verb
        }
        if polarities == {True}:
            return verb
    return ""


def _telling_verb(sentence: AnnotatedSentence, clause: Clause) -> str:
    base = lexicon.base_of(sentence.tokens[clause.verb].lower) if clause.verb is not None else None
    return base if base in _TELLING else ""


def _stands_alike(stated: AnnotatedStatement, word: StemmedWord, cited: CitedText) -> bool:
    """Whether the evidence has a word in much the same surroundings: its sentence is the statement's."""
    places = occurrences(stated, stated.words.index(word), cited, frozenset((word.stem,)))
    return bool(places) and places[0].shared >= _ALIKE


def _is_predicate(stated: AnnotatedStatement, word: StemmedWord, cited: CitedText) -> bool:
    """Whether a word is what is denied or said, and no part of an object that the one side denies with
    another verb: "would rather not use the young players" for "prefers to keep the young players"."""
    if is_verb(word) or word.start in asserted_complements(stated):
        return True
    at = stated.words.index(word)
    places = occurrences(stated, at, cited, frozenset((word.stem,)))
    return _is_just_denied(stated.words, at) or any(
        _is_just_denied(cited.texts[o.sentence].words, o.at) for o in places
    )


def _is_bounded(stated: AnnotatedStatement, word: StemmedWord, cited: CitedText) -> bool:
    """Whether a denial holds up to a time that the evidence has, too: "will not open before July"."""
    behind = [other.lower for other in stated.words if other.start > word.start]
    bound = next((at for at, lower in enumerate(behind) if lower in _UP_TO), None)
    return bound is not None and cited.has_any(behind[bound + 1 : bound + 1 + _NEAR])


def _is_mere_noun(stated: AnnotatedStatement, word: StemmedWord) -> bool:
    """Whether a denied word is only the object of a denied verb, which the evidence has otherwise: "cannot be
    taken off the device" for "is fixed to the device"."""
    return word.negated and not is_verb(word) and not _is_just_denied(stated.words, stated.words.index(word))


def _tells_otherwise(stated: AnnotatedStatement, cited: CitedText, *, put_in: bool) -> bool:
    """Whether the side without the negation has a word by which a denial may be told: "only", "remains"."""
    texts = cited.texts if put_in else (stated.annotation,)
    if put_in:
        denied = [word.lower for word in stated.words if word.negated and word.content]
        opposites = {content_words.stem(other) for word in denied for other in senses(word).opposites}
        if not opposites.isdisjoint(cited.stems):
            return True
    otherwise = _OTHERWISE | _AGAINST if put_in else _OTHERWISE
    return any(
        not text.lower_words.isdisjoint(otherwise) or bool(_HALF_DENIED.search(text.text)) for text in texts
    )


def _is_of_shared_predicate(stated: AnnotatedStatement, word: StemmedWord, cited: CitedText) -> bool:
    """Whether what the negation denies first, its predicate, is in the statement and in its evidence. Where
    it is not, the other may say the same in words of its own."""
    if word.negated:
        return _denied_first(stated.words, stated.words.index(word)).stem in cited.stems
    said = stated.annotation.stems
    return any(
        _denied_first(text.words, at).stem in said
        for text in cited.texts
        if text.denies
        for at in text.places(word.stem)
        if text.words[at].negated
    )


def _denied_first(words: tuple[StemmedWord, ...], at: int) -> StemmedWord:
    """The first content word behind the negation that reaches to the word at a place."""
    first = at
    while at and words[at - 1].negated and not content_words.negates(words[at - 1]):
        at -= 1
        first = at if words[at].content else first
    return words[first]


def _has_all_denials(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether what stands so in the evidence has every negation that there is, each within its clause and so
    with the words that it negates there."""
    denial_count = sum(map(_denials, cited.texts))
    return content_words.count_denials(stated.text) == denial_count and not content_words.count_denials(
        stated.verb
    )


@kept
def _denials(sentence: AnnotatedText) -> int:
    return content_words.count_denials(sentence.text)


@kept
def _may_deny(sentence: AnnotatedText) -> bool:
    """Whether a sentence has a word that can deny another one or a clause."""
    return sentence.denies or any(words in sentence.lower for words in _UNTRUE)


def _may_differ(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a word can be denied in one and not in the other, as far as that shows without its place."""
    if stated.annotation.denies:
        return True
    said = stated.annotation.stems
    return any(text.denies and not said.isdisjoint(text.denied_stems) for text in cited.texts)


@kept
def _disowns(text: AnnotatedText) -> bool:
    return any(word in text.lower for word in _DISOWNING) and bool(_DISOWNED.search(text.text))


def _is_denied_otherwise(stated: AnnotatedStatement, at: int, cited: CitedText) -> bool:
    word = stated.words[at]
    if not word.content or content_words.negates(word) or word.stem not in cited.stems or stated.quotes(word):
        return False
    places = occurrences(stated, at, cited, frozenset((word.stem,)))
    if not word.negated and is_denied_behind(stated.annotation, at):
        return False
    negated = _is_negated(stated.annotation, at)
    if has_no_reason(stated.words, at) and not (negated and is_verb(word)):
        return False  # what is denied is the infinitive behind
    return bool(places) and all(
        _is_negated(cited.texts[o.sentence], o.at) != negated
        and not is_alike_denied(stated.annotation, at, cited.texts[o.sentence], o.at)
        and not (word.negated and _is_denied_before(cited.texts[o.sentence].words, o.at))
        and not (
            word.negated and _is_half_denied(cited.sentences[o.sentence], cited.texts[o.sentence].words[o.at])
        )
        and (
            is_verb(word)
            or loses_ability(cited.texts[o.sentence].words, o.at)
            or word.start in asserted_complements(stated)
            or _is_just_denied(stated.words, at)
            or _is_just_denied(cited.texts[o.sentence].words, o.at)
            or o.at in phrasal_denials(cited.texts[o.sentence])
        )
        for o in places
    )


def _is_negated(text: AnnotatedText, at: int) -> bool:
    """Whether a word is negated, by what denies it in other words, too: "rejects the charges"."""
    words = text.words
    reaching = [
        word
        for word in words[max(0, at - _REACH) : at]
        if word.clause == words[at].clause and word.lower in _DENYING and not content_words.negates(word)
    ]
    if words[at].lower not in _DENYING and loses_ability(words, at):
        return not words[at].negated
    negated = words[at].negated and not _is_second_past(words, at)
    return negated ^ (len(reaching) % 2 == 1) ^ (at in phrasal_denials(text))


def _is_second_past(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether a past form follows an "and" that ends a denial: "refused to sell and closed"."""
    past = lexicon.base_of(words[at].lower) not in (None, words[at].lower) and words[at].lower[-1] != "g"
    if not at or not past or words[at - 1].lower not in _COORDINATORS:
        return False
    negation = next((place for place in range(at - 1, -1, -1) if content_words.negates(words[place])), None)
    if negation == at - 2 and lexicon.base_of(words[negation].lower) is not None:
        return True  # "disagreed and ordered a scan"
    return negation is not None and words[negation + 1].lower == "to"


def _is_denied_before(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether a negation stands before a word in its clause, however far."""
    return any(content_words.negates(word) for word in words[:at] if word.clause == words[at].clause)


def _is_half_denied(sentence: str, word: StemmedWord) -> bool:
    return bool(_HALF_DENIED.search(sentence, max(0, word.start - _HALF_REACH), word.start))


def _unsupported_denial(stated: AnnotatedStatement, cited: CitedText) -> StemmedWord | None:
    """A word that the statement denies and the evidence has, where the evidence denies nothing that the
    statement does, in whatever words."""
    denied = {
        word.stem: word
        for at, word in enumerate(stated.words)
        if word.negated and word.content and not content_words.negates(word) and not stated.quotes(word)
        if is_verb(word) or not has_no_reason(stated.words, at)
    }
    shared_stems = denied.keys() & cited.stems
    for sentence in cited.texts if shared_stems else ():
        if sentence.denies and denied.keys() & sentence.denied_stems:
            return None
        if any(_is_denied_at(sentence, at) for stem in shared_stems for at in sentence.places(stem)):
            return None
        if not shared_stems & sentence.stems:
            continue
        if _HALF_DENIED.search(sentence.text) or not sentence.lower_words.isdisjoint(_DENYING):
            return None
    return denied[next(stem for stem in denied if stem in shared_stems)] if shared_stems else None


def _is_denied_at(text: AnnotatedText, at: int) -> bool:
    """Whether a subject without any ("no date for the fourth film has been set") or a loss denies a word."""
    words = text.words
    if at in phrasal_denials(text):
        return True
    before = [
        w
        for w in words[:at]
        if w.clause == words[at].clause and content_words.negates(w) and w.lower != "nor"
    ]
    return loses_ability(words, at) or (is_verb(words[at]) and len(before) % 2 == 1)


def _is_just_denied(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether a negation stands right before a word: "not cheap", "no clear evidence"."""
    return any(content_words.negates(word) for word in words[max(0, at - _NEAR) : at])


def is_verb(word: StemmedWord) -> bool:
    return lexicon.base_of(word.lower) is not None
