"""Openness: the words that leave an indirect question open, "unclear who", "did not say who"."""

from typing import NamedTuple

from briefing.nlp.annotated_sentence import BE, NEGATIONS, AnnotatedSentence, is_adverb
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.word_classes import verb_class, word_class

_OPEN = word_class("adjectives of what is open")
_SETTLED = word_class("adjectives of what is settled")
_TELLING = verb_class("verbs of telling an answer")
_DECIDING = verb_class("verbs of settling a matter")
_WEIGHING = verb_class("verbs of weighing a matter")
_NOT_DOING = verb_class("verbs of not telling")
_BETWEEN = word_class("prepositions of a matter") | {"exactly", "just", "precisely"}
_AHEAD = word_class("future modals") | {"must"}
_LINKING = BE | {"remain", "remains", "remained", "left", "leave", "leaves", "leaving", "stays", "stayed"}
_KNOWING = verb_class("verbs of knowing an answer")
_ANSWERS = word_class("nouns of an answer")
_MADE = frozenset("made taken reached given offered provided announced".split())
_TIMES = word_class("calendar words", "words of a date")
_REACH = 8  # tokens from the verb that takes a question back to what denies it
_WHO_ELSE = frozenset(("told", "asked"))
_SAID, _AHEAD_WEIGHT, _UNKNOWN = 3.5, 3.0, 4.0  # how much hangs on what is not told, not decided, not known


class Gap(NamedTuple):
    """The words that leave a question open, as tokens, how much hangs on it, and the token at which it
    ends."""

    words: tuple[int, int]
    weight: float
    end: int


def find_gap(sentence: AnnotatedSentence, opener: int) -> Gap | None:
    """What leaves the question open that an interrogative opens, before it or after it; None where somebody
    asked it, or it is answered."""
    return _gap_before(sentence, opener) or _gap_after(sentence, opener)


def _gap_before(sentence: AnnotatedSentence, at: int) -> Gap | None:
    """ "Unclear who", "did not say who", "will decide who"."""
    taker = at - 1
    while taker > 0 and (
        lower_token(sentence, taker) in _BETWEEN | _TIMES or is_adverb(sentence.tokens[taker])
    ):
        taker -= 1
    if taker > 0 and lower_token(sentence, taker) == "question":
        taker -= 2  # "the question"
        while taker > 0 and lower_token(sentence, taker) in _BETWEEN:
            taker -= 1
    if taker < 0 or sentence.tokens[taker].quoted:
        return None
    word, end = lower_token(sentence, taker), len(sentence.tokens)
    if word in _OPEN:
        told = taker < at - 1 or _is_predicative(
            sentence, taker
        )  # "unclear on whether", "it is unclear whether"
        return Gap((taker, taker), _UNKNOWN, end) if told else None
    if word in _SETTLED:
        denied = _denial_before(sentence, taker)
        return Gap((denied, taker), _UNKNOWN, end) if denied is not None else None
    if word == "seen" and [lower_token(sentence, taker - back) for back in (3, 2, 1)] == [
        "remains",
        "to",
        "be",
    ]:
        return Gap((taker - 3, taker), _UNKNOWN, end)
    if word == "not" and lower_token(sentence, taker - 1) == "but":  # "agreed on a budget but not on who"
        return Gap((taker, taker), _AHEAD_WEIGHT, end)
    if word in _TELLING | _DECIDING:
        return _untold(sentence, taker, end) or _undecided(sentence, taker, end)
    if word in _KNOWING and _has_nobody_for_subject(sentence, taker):
        return Gap((taker, taker), _UNKNOWN, end)
    if (absent := _absence(sentence, taker)) is not None:
        return Gap((absent, taker), _UNKNOWN, end)
    if word in _WEIGHING:
        return _undecided(sentence, taker, end)
    return None


def _has_nobody_for_subject(sentence: AnnotatedSentence, verb: int) -> bool:
    clause = sentence.clauses.chain(verb)[0]
    return clause.denied and lower_token(sentence, verb - 1) in word_class("words for none") | {"one"}


def _absence(sentence: AnnotatedSentence, last: int) -> int | None:
    """The token of "no" in "no word on", "no decision has been made on"; None where there is none."""
    noun = last
    if lower_token(sentence, last) in _MADE:
        noun = last - 1
        while noun > 0 and lower_token(sentence, noun) in word_class("auxiliaries") | {"yet"}:
            noun -= 1
    is_word = lower_token(sentence, noun) in _ANSWERS
    return next((n for n in (noun - 1, noun - 2) if is_word and lower_token(sentence, n) == "no"), None)


def _untold(sentence: AnnotatedSentence, verb: int, end: int) -> Gap | None:
    """ "Did not say", "declined to say", "has yet to say", "without saying"."""
    denied = _denial_before(sentence, verb)
    if denied is not None:
        return Gap((denied, verb), _SAID, end)
    if lower_token(sentence, verb - 1) == "without":
        return Gap((verb - 1, verb), _SAID, end)
    if lower_token(sentence, verb - 1) == "to" and lower_token(sentence, verb - 2) in _NOT_DOING | {"yet"}:
        return Gap((verb - 2, verb), _SAID, end)
    return None


def _undecided(sentence: AnnotatedSentence, verb: int, end: int) -> Gap | None:
    """ "Will decide", "is to decide", "is weighing"; not what a book or a film explores."""
    word, before = lower_token(sentence, verb), lower_token(sentence, verb - 1)
    if word not in _DECIDING | _WEIGHING:
        return None
    is_to = before == "to" and lower_token(sentence, verb - 2) in BE | {"has", "have", "expected", "due"}
    if before in _AHEAD or is_to or (word.endswith("ing") and before in BE | {"still"}):
        return Gap((verb - 1 - is_to, verb), _AHEAD_WEIGHT, end)
    return None


def _gap_after(sentence: AnnotatedSentence, at: int) -> Gap | None:
    """ "Who will lead is unclear", "Whether he can stay is for a judge to decide"; the question opens the
    sentence."""
    if at and lower_token(sentence, at - 1) not in ("and", "but", ";"):
        return None
    for verb in range(at + 3, len(sentence.tokens)):
        end = _end_of_answer(sentence, verb)
        if end is not None:
            return Gap((verb, end), _UNKNOWN, verb)
    return None


def _end_of_answer(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The last token of "is unclear", "is for NP to decide", "will be announced", "has not been decided" from
    a verb on; None where it is none of them."""
    word = lower_token(sentence, verb)
    after = verb + 1
    negated = False
    while lower_token(sentence, after) in NEGATIONS | {"yet"} or (
        after < len(sentence.tokens) and is_adverb(sentence.tokens[after])
    ):
        negated |= lower_token(sentence, after) in NEGATIONS
        after += 1
    then = lower_token(sentence, after)
    if word in _LINKING:
        if then in _OPEN or (negated and then in _SETTLED | _TELLING | _DECIDING):
            return after
        if then == "for":
            ahead = range(after + 2, min(after + _REACH, len(sentence.tokens)))
            decided = (n for n in ahead if lower_token(sentence, n) in _DECIDING | _TELLING)
            return next((n for n in decided if lower_token(sentence, n - 1) == "to"), None)
    been = then in ("be", "been") and lower_token(sentence, after + 1) in _TELLING | _DECIDING
    return after + 1 if been and (word in _AHEAD or (negated and word in ("has", "have"))) else None


def _denial_before(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The token from which a verb or adjective is denied in its own clause; None where it is not, or was not
    at an earlier time ("had not said")."""
    for at in range(verb - 1, max(-1, verb - _REACH), -1):
        word = lower_token(sentence, at)
        if word == "had" or sentence.tokens[at].quoted or word in _WHO_ELSE:
            return None
        if word in NEGATIONS or word.endswith("n't") or word in ("neither", "nobody", "none"):
            first = at - (lower_token(sentence, at - 1) in word_class("finite auxiliaries"))
            return None if lower_token(sentence, first) == "had" else max(first, 0)
        if not (is_adverb(sentence.tokens[at]) or word in word_class("auxiliaries") | {"yet", "immediately"}):
            break
    clause = sentence.clauses.chain(verb)[0]
    if clause.verb != verb or clause.predicate is None:
        return None
    if "had" in (lower_token(sentence, at) for at in range(*clause.predicate)):
        return None
    by_nobody = clause.subject is not None and lower_token(sentence, clause.subject[0]) in ("no", "neither")
    return clause.predicate[0] if clause.denied or by_nobody else None


def _is_predicative(sentence: AnnotatedSentence, adjective: int) -> bool:
    """Whether it is said of the matter: "it is unclear", "remains open", "unclear who" at the beginning."""
    before = adjective - 1
    while before >= 0 and (
        is_adverb(sentence.tokens[before]) or lower_token(sentence, before) in ("an", "yet")
    ):
        before -= 1
    return before < 0 or lower_token(sentence, before) in _LINKING | {"it", ","}
