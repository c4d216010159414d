"""Denials told without a negation: "no club but Holm's has one" for "Holm's is the only club with one"."""

from collections.abc import Sequence

from briefing.nlp import content_words, lexicon, thesaurus
from briefing.nlp.annotated_sentence import NEGATIONS
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.measures import comparatives, measure_of
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.superlatives import superlatives

_BE, _INTERROGATIVES = word_class("be"), word_class("interrogatives")
_DENYING = verb_class("verbs that deny what they take")
_EXCEPTING = word_class("exceptive words")
_EXCEPTING_PAIRS = frozenset((("other", "than"), ("apart", "from"), ("aside", "from")))
_ONLY = word_class("exclusive words")
_LOSING, _ABILITIES = verb_class("verbs of giving up"), word_class("nouns of ability")
_REASONS = word_class("nouns of a reason to act")
_TO_ACT = frozenset(("to", "for", "why"))
_SUPERLATIVES = {"best": "better", "worst": "worse", "most": "more", "least": "less"}
_UP_TO = frozenset(("before", "until", "till", "unless"))
_FROM_THEN = frozenset(("once", "after", "when", "if", "only", "finally"))
_OBJECT_RELATIVES = frozenset(("whose", "whom", "which"))
_OWNED = 3  # words from "whose" to what is denied
_FAR = 14  # words from a "not every" to the verb
_SEEN = 7  # words before or behind a word among which its negation stands
_NONE = frozenset(("neither", "nor", "none", "no"))
_EVERY = frozenset(("every", "all", "each", "both", "always", "everyone", "everybody", "everything"))
_OF_SOME = word_class("amounts: few", "amounts: some", "amounts: many", "parts of a whole") | {"part"}
_EXCEPTED = 2  # content words behind "but" that name the exception
_NEAR = 5  # words before "the only" in which its subject stands, and before "than" its comparative
_OBJECT = 4  # words from a verb of giving up to its object
_NO_SUBJECTS = frozenset(("no", "none", "nobody", "neither"))
_BY_FIRST = frozenset(("unprecedented", "inaugural"))


def is_equivalent(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether a statement denies what a sentence of its evidence tells without a negation, or the reverse:
    an exception ("only"), a superlative ("none is larger"), a first time ("never before")."""
    return any(
        _denies_alike(*pair)
        for text in cited.texts
        for pair in ((stated.annotation, text), (text, stated.annotation))
    )


def has_no_reason(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a verb is what there is no reason to do: "sees no need for the owners to panic"."""
    clause = [place for place in range(at) if words[place].clause == words[at].clause]
    for place in clause:
        if words[place].lower in _REASONS and place and content_words.negates(words[place - 1]):
            return any(word.lower in _TO_ACT for word in words[place + 1 : at])
    return False


def loses_ability(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a verb is what somebody or something can no longer do: "gives up the ability to slide"."""
    for place in range(at - 1, 0, -1):
        if words[place].clause != words[at].clause:
            return False
        if words[place].lower not in _ABILITIES:
            continue
        before = words[max(0, place - _OBJECT) : place]
        opens = place + 1 < len(words) and words[place + 1].lower in ("to", "of")
        return opens and any(w.lower in _LOSING and not w.negated for w in before)
    return False


def is_alike_denied(stated: AnnotatedText, at: int, source: AnnotatedText, place: int) -> bool:
    """Whether two words are denied alike, though a negation is before the one and behind the other ("neither
    the cook nor …", "the cook did not"), or is of "every" alone ("not every shop", "some shops")."""
    pairs = ((stated.words, at, source.words, place), (source.words, place, stated.words, at))
    if any(_is_subject_of_none(words, n) and _is_denied_later(other, m) for words, n, other, m in pairs):
        return True
    if is_partly_denied(source.words, place):
        return not stated.lower_words.isdisjoint(_OF_SOME) or is_partly_denied(stated.words, at)
    denying = [_denier_behind(stated.words, at), _denier_behind(source.words, place)]
    behind = next(filter(None, denying), "")
    return bool(behind) and not all(denying) and behind in stated.stems and behind in source.stems


def _denier_behind(words: Sequence[StemmedWord], at: int) -> str:
    """The stem of the verb that denies a word before it: "the charge, which Holm denied", "was denied"."""
    for place in range(at + 1, len(words)):
        if not content_words.negates(words[place]) or words[place].lower in NEGATIONS:
            continue
        between = {word.lower for word in words[max(0, at - _OWNED) : place]}
        passive = words[place - 1].lower in _BE
        return words[place].stem if passive or not between.isdisjoint(_OBJECT_RELATIVES) else ""
    return ""


def _is_subject_of_none(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether "neither" or "none of" stands before a noun with nothing but its phrase between."""
    before = words[max(0, at - _SEEN) : at]
    none = next((n for n in range(len(before) - 1, -1, -1) if before[n].lower in _NONE), None)
    return none is not None and not any(
        word.content and lexicon.base_of(word.lower) for word in before[none + 1 :]
    )


def _is_denied_later(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether a negation stands behind a word in its clause: "the cook did not"."""
    behind = words[at + 1 : at + 1 + _SEEN]
    return any(content_words.negates(w) and w.clause == words[at].clause for w in behind)


def is_partly_denied(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether the negation before a word is of "every" or "all" alone."""
    for place in range(max(0, at - _FAR), at):
        if content_words.negates(words[place]) and words[place].clause == words[at].clause:
            return any(word.lower in _EVERY for word in words[place + 1 : place + 3])
    return False


@kept
def lost_stems(text: AnnotatedText) -> frozenset[str]:
    """The stems of the content words that a text says to be no longer possible (`loses_ability`)."""
    if text.lower_words.isdisjoint(_ABILITIES) or text.lower_words.isdisjoint(_LOSING):
        return frozenset()
    return frozenset(w.stem for at, w in enumerate(text.words) if w.content and loses_ability(text.words, at))


def is_denied_behind(text: AnnotatedText, at: int) -> bool:
    """Whether a passive denies what stands before it: "that crews were told so was denied"."""
    return at < _last_passive_denial(text) or _is_open_clause(text, at)


def _is_open_clause(text: AnnotatedText, at: int) -> bool:
    """Whether a word is of an opening clause of which nothing is known: "when it opens has not been set"."""
    words = text.words
    opens = words[0].lower in _INTERROGATIVES or words[0].lower == "whether"
    return opens and any(content_words.negates(word) for word in words[at + 1 :])


@kept
def _last_passive_denial(text: AnnotatedText) -> int:
    """The place of the last "was denied" among the words of a text; -1 where there is none."""
    words = text.words
    if text.lower_words.isdisjoint(_DENYING):
        return -1
    denials = (
        at
        for at in range(len(words) - 1, 0, -1)
        if words[at].lower in _DENYING and words[at - 1].lower in _BE
    )
    return next(denials, -1)


def _denies_alike(denying: AnnotatedText, affirming: AnnotatedText) -> bool:
    if not denying.denies:
        return False
    return (
        _is_from_then_on(denying, affirming)
        or _is_exception(denying, affirming)
        or _is_unsurpassed(denying, affirming)
        or (_is_never_before(denying) and _is_first(affirming))
        or _is_first_since(denying, affirming)
    )


def _is_from_then_on(denying: AnnotatedText, affirming: AnnotatedText) -> bool:
    """Whether "will not open until it is ready" stands for "will open once it is ready"."""
    bounded = not denying.lower_words.isdisjoint(_UP_TO)
    return bounded and not affirming.lower_words.isdisjoint(_FROM_THEN) and not affirming.denies


# ── exceptions ──────────────────────────────────────────────────────────────────────────────────────


def _is_exception(denying: AnnotatedText, affirming: AnnotatedText) -> bool:
    """Whether what is excepted from a denial is what the other says alone to be so."""
    singled = _singled_out(affirming)
    excepted = _excepted(denying)
    return bool(excepted & singled) and excepted <= singled | _excepted(affirming)


@kept
def _excepted(text: AnnotatedText) -> frozenset[str]:
    """The stems behind "but", "except" and "other than"."""
    words = text.words
    stems: set[str] = set()
    for at, word in enumerate(words):
        pair = (word.lower, words[at + 1].lower) if at + 1 < len(words) else ("", "")
        if pair in _EXCEPTING_PAIRS or (word.lower in _EXCEPTING and _follows_noun(text, at)):
            behind = words[at + 1 + (pair in _EXCEPTING_PAIRS) :][: _EXCEPTED + 1]
            named = [w for w in behind if w.content and text.text[w.start].isupper()]
            named = named or [w for w in behind if w.content][:1]
            stems.update(w.stem for w in named if w.clause == named[0].clause)
    return frozenset(stems)


def _follows_noun(text: AnnotatedText, at: int) -> bool:
    """Whether a "but" stands within a clause, with no mark before it."""
    return at > 0 and text.text[text.words[at - 1].end : text.words[at].start].isspace()


@kept
def _singled_out(text: AnnotatedText) -> frozenset[str]:
    """The stems beside "the only", "only" and "alone"."""
    words = text.words
    return frozenset(
        near.stem
        for at, word in enumerate(words)
        if word.lower in _ONLY
        for near in words[max(0, at - _NEAR) : at + _NEAR]
        if near.content and near.clause == word.clause
    ) - _excepted(text)


# ── superlatives, first times ───────────────────────────────────────────────────────────────────────


def _is_unsurpassed(denying: AnnotatedText, affirming: AnnotatedText) -> bool:
    """Whether "no phone has better sound than the Lume" or "no other phone sounds as good" stands for "the
    Lume has the best sound"."""
    words = denying.words
    if any(w.negated and w.lower in comparatives() and _is_graded(affirming, w) for w in words):
        return True  # "has not seen a worse drought"
    for at, word in enumerate(words):
        if word.lower not in ("than", "as"):
            continue
        rival = [w.stem for w in words[at + 1 :] if w.content and w.clause == word.clause][:_EXCEPTED]
        equalled = word.lower == "as"
        near = words[at + 1 : at + 2] if equalled else words[max(0, at - _NEAR) : at]
        graded = [w for w in near if _is_graded(affirming, w)]
        denied = any(content_words.negates(w) for w in words[:at] if w.clause == word.clause)
        if denied and graded and (equalled or (rival and affirming.stems.issuperset(rival))):
            return True
    return False


def _is_graded(text: AnnotatedText, graded: StemmedWord) -> bool:
    """Whether a text has the superlative of a comparative, of the adjective itself, or of one that measures
    the same the same way: "the largest" for "bigger"."""
    bases = thesaurus.senses(graded.lower).bases
    measured = measure_of(graded.lower)
    return any(
        _SUPERLATIVES.get(found.word) == graded.lower
        or (measured is not None and found.measure == measured)
        or not bases.isdisjoint(thesaurus.senses(found.word).bases)
        for found in superlatives(text)
    )


def _is_first_since(denying: AnnotatedText, affirming: AnnotatedText) -> bool:
    """Whether "had not frozen since 1994" stands for "the first time since 1994", or "not since the war had
    it done so well" for "the best since the war"."""
    if "since" not in denying.lower_words or "since" not in affirming.lower_words or superlatives(denying):
        return False
    return _is_first(affirming) or bool(superlatives(affirming))


@kept
def _is_never_before(text: AnnotatedText) -> bool:
    lower = [word.lower for word in text.words]
    if lower[:3] == ["not", "until", "now"] or lower[:3] == ["never", "until", "now"]:
        return True
    nobody = bool(lower) and lower[0] in _NO_SUBJECTS
    return any(
        word == "before" and (nobody or lower[at - 1] in ("never", "not", "ever"))
        for at, word in enumerate(lower)
        if at
    )


@kept
def _is_first(text: AnnotatedText) -> bool:
    """Whether something happened for the first time: "the first time", "a club first"."""
    words = text.words
    if not text.lower_words.isdisjoint(_BY_FIRST) or "than ever" in text.lower:
        return True
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        if word.lower != "first":
            continue
        if after is None or after.clause != word.clause or after.lower in ("time", "ever", "in", "for"):
            return True
        if at and (words[at - 1].lower == "the" or text.text[word.start - 3 : word.start] in ("'s ", "’s ")):
            return True  # "the first woman to lead it", "the team's first win"
    return False
