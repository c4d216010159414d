"""Openness: the words that leave an indirect question open, "unclear who", "did not say who"."""

from typing import NamedTuple

from briefing.nlp.annotated_sentence import AUXILIARIES, BE, NEGATIONS, AnnotatedSentence, is_adverb
from briefing.nlp.noun_phrases import lower_token
from briefing.nlp.word_classes import verb_class, word_class

_OPEN = word_class("adjectives of what is open")
_SETTLED = word_class("adjectives of what is settled")
_TELLING = verb_class("verbs of telling an answer")
_KNOWING = verb_class("verbs of knowing an answer") - _SETTLED
_IN_GROUP = AUXILIARIES | NEGATIONS | {f"{word}n't" for word in AUXILIARIES} | {"won't", "can't", "yet"}
_DECIDING = verb_class("verbs of settling a matter")
_WEIGHING = verb_class("verbs of weighing a matter")
_NOT_DOING = verb_class("verbs of not telling")
_BETWEEN = word_class("prepositions of a matter")
_AHEAD = word_class("future modals") | {"must"}
_LINKING = BE | {"remain", "remains", "remained", "left", "leave", "leaves", "leaving", "stays", "stayed"}
_ANSWERS = word_class("nouns of an answer")
_MADE = frozenset("made taken reached given offered provided announced".split())
_TIMES = word_class("calendar words", "words of a date")
_NOBODY = frozenset(("no", "nobody", "none", "neither"))
_SKIPPED = word_class("articles") | {"yet"}
_REACH = 8  # tokens from the verb that takes a question back to what denies it
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
    taker = _skip_back(sentence, at - 1, _BETWEEN | _TIMES)
    if lower_token(sentence, taker) == "question":  # "an open question", "left open the question of"
        taker = _skip_back(sentence, taker - 1, _SKIPPED)
    if taker < 0 or sentence.tokens[taker].quoted:
        return None
    word, end = lower_token(sentence, taker), len(sentence.tokens)
    if word in _OPEN:
        is_about = taker < at - 1  # "unclear on whether"
        return Gap((taker, taker), _UNKNOWN, end) if is_about or _is_predicative(sentence, taker) else None
    if word in _SETTLED | _KNOWING and (denied := _denial_before(sentence, taker)) is not None:
        return Gap((denied, taker), _UNKNOWN, end)
    if sentence.text.startswith("remains to be seen", sentence.tokens[max(0, taker - 3)].start):
        return Gap((taker - 3, taker), _UNKNOWN, end)
    if word == "not" and lower_token(sentence, taker - 1) == "but":  # "agreed on a budget but not on who"
        return Gap((taker, taker), _AHEAD_WEIGHT, end)
    untold = _untold(sentence, taker)
    if untold is not None:
        return Gap((untold, taker), _SAID, end)
    absent = _absence(sentence, taker)
    if absent is not None:
        return Gap((absent, taker), _UNKNOWN, end)
    undecided = _undecided(sentence, taker)
    return Gap((undecided, taker), _AHEAD_WEIGHT, end) if undecided is not None else None


def _skip_back(sentence: AnnotatedSentence, at: int, words: frozenset[str]) -> int:
    """The last token up to one that is neither an adverb nor one of these words; -1 where there is none."""
    while at >= 0 and (lower_token(sentence, at) in words or is_adverb(sentence.tokens[at])):
        at -= 1
    return at


def _untold(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The first token of "did not say", "declined to say", "has yet to say", "without saying"."""
    if lower_token(sentence, verb) not in _TELLING | _DECIDING:
        return None
    if lower_token(sentence, verb - 1) == "without":
        return verb - 1
    if lower_token(sentence, verb - 1) == "to" and lower_token(sentence, verb - 2) in _NOT_DOING | {"yet"}:
        return verb - 2
    return _denial_before(sentence, verb)


def _absence(sentence: AnnotatedSentence, last: int) -> int | None:
    """The token of "no" in "no word on", "no decision has been made on"; None where there is none."""
    noun = last
    if lower_token(sentence, last) in _MADE:
        noun = _skip_back(sentence, last - 1, AUXILIARIES | _SKIPPED)
    if lower_token(sentence, noun) not in _ANSWERS:
        return None
    return next((at for at in (noun - 1, noun - 2) if lower_token(sentence, at) == "no"), None)


def _undecided(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The first token of "will decide", "is to decide", "is weighing"; not what a book or a film explores."""
    word, before = lower_token(sentence, verb), lower_token(sentence, verb - 1)
    if word not in _DECIDING | _WEIGHING:
        return None
    if before == "to" and lower_token(sentence, verb - 2) in BE | {"has", "have", "expected", "due"}:
        return verb - 2
    is_ahead = before in _AHEAD or (word.endswith("ing") and before in BE | {"still"})
    return verb - 1 if is_ahead else None


def _gap_after(sentence: AnnotatedSentence, at: int) -> Gap | None:
    """ "Who will lead is unclear", "Whether he can stay is for a judge to decide"; the question opens the
    sentence."""
    if at and lower_token(sentence, at - 1) not in ("and", "but"):
        return None
    for verb in range(at + 3, len(sentence.tokens)):
        end = _end_of_answer(sentence, verb)
        if end is not None:
            return Gap((verb, end), _UNKNOWN, verb)
    return None


def _end_of_answer(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The last token of "is unclear", "is for NP to decide", "will be announced", "has not been decided" from
    a verb on; None where it is none of them."""
    word, after, negated = lower_token(sentence, verb), verb + 1, False
    while after < len(sentence.tokens) and (
        lower_token(sentence, after) in NEGATIONS | _SKIPPED or is_adverb(sentence.tokens[after])
    ):
        negated |= lower_token(sentence, after) in NEGATIONS
        after += 1
    then = lower_token(sentence, after)
    if word in _LINKING and then == "for":
        ahead = range(after + 2, min(after + _REACH, len(sentence.tokens)))
        return next((n for n in ahead if lower_token(sentence, n) in _DECIDING | _TELLING), None)
    if word in _LINKING:
        return after if then in _OPEN or (negated and then in _SETTLED | _DECIDING | _TELLING) else None
    comes = word in _AHEAD or (negated and word in ("has", "have"))
    told = then in ("be", "been") and lower_token(sentence, after + 1) in _TELLING | _DECIDING
    return after + 1 if comes and told else None


def _denial_before(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The token from which a verb or adjective is denied, by a "not" or by a subject that is nobody; None
    where it is not, or was not at an earlier time ("had not said")."""
    first = _skip_back(sentence, verb - 1, _IN_GROUP) + 1
    group = [lower_token(sentence, at) for at in range(first, verb)]
    if "had" in group:
        return None
    if any(word in NEGATIONS or word.endswith("n't") for word in group):
        return first if lower_token(sentence, verb) not in _KNOWING else None  # who does not know
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if lower_token(sentence, at) in _NOBODY:
            return at if at == 0 or not sentence.tokens[at - 1].word else None
    return None


def _is_predicative(sentence: AnnotatedSentence, adjective: int) -> bool:
    """Whether it is said of the matter: "it is unclear", "remains an open", "unclear who" at the start."""
    before = _skip_back(sentence, adjective - 1, _SKIPPED)
    return before < 0 or lower_token(sentence, before) in _LINKING
