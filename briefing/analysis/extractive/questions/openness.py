"""Openness: the words that leave an indirect question open, "unclear who", "did not say who"."""

from typing import NamedTuple

from briefing.nlp.annotated_sentence import AUXILIARIES, BE, NEGATIONS, AnnotatedSentence, is_adverb
from briefing.nlp.noun_phrases import PRONOUNS, is_plausible_source, lower_token, phrase_before
from briefing.nlp.word_classes import verb_class, word_class

_OPEN = word_class("adjectives of what is open", "words of a riddle")
_SETTLED = word_class("adjectives of what is settled")
_TELLING = verb_class("verbs of telling an answer")
_KNOWING = verb_class("verbs of knowing an answer") - _SETTLED
_IN_GROUP = AUXILIARIES | NEGATIONS | {f"{word}n't" for word in AUXILIARIES} | {"won't", "can't", "yet"}
_DECIDING = verb_class("verbs of settling a matter")
_ENDING = _TELLING | _DECIDING
_WEIGHING = verb_class("verbs of weighing a matter")
_NOT_DOING = verb_class("verbs of not telling")
_BETWEEN = word_class("prepositions of a matter")
_AHEAD = word_class("future modals") | {"must"}
_LINKING = BE | {"remain", "remains", "remained", "left", "leave", "leaves", "leaving", "stays", "stayed"}
_ANSWERS = word_class("nouns of an answer")
_MADE = frozenset("made taken reached given offered provided announced".split())
_TIMES = word_class("calendar words", "words of a date")
_SILENT = frozenset(("silent", "mum"))
_DATED = _BETWEEN | _TIMES
_NOBODY = frozenset(("no", "nobody", "none", "neither", "nothing", "little"))
_SKIPPED = word_class("articles") | {"yet"}
_REACH = 8  # tokens from the verb that takes a question back to what denies it
_UNTELLABLE = word_class("adjectives of what cannot be told yet")
_GUESSING = verb_class("verbs of guessing an answer")
_SEEKING = verb_class("verbs of finding an answer")
_TRYING = word_class("participles of trying")
_DIFFER = frozenset("disagree disagrees differ differs".split())
_PARTED = _DIFFER | {"divided", "split", "torn"}
_INQUIRIES = word_class("nouns of an inquiry")
_OPENED = word_class("words of an inquiry that goes on")
_HANGS = word_class("verbs of hanging on a matter")
_DOUBTS = word_class("nouns of doubt")
_SOON_TOLD = word_class("verbs of saying in time")
_RAISING = verb_class("verbs of raising a matter")
_SEEING = frozenset("see hear learn know".split())
_SPANS = frozenset("until days weeks months hours".split())
_IN_WORK = frozenset("worked hammered ironed negotiated drafted finalised finalized sorted drawn".split())
_IN_DOUBT = frozenset(("doubt", "question", "dispute"))
_MATTERS = frozenset(("question", "issue", "matter"))
_SAID, _AHEAD_WEIGHT, _UNKNOWN = 3.5, 3.0, 4.0  # how much hangs on what is not told, not decided, not known


class Gap(NamedTuple):
    """The words that leave a question open, as tokens, how much hangs on it, the token at which it ends, and
    whether somebody is yet to decide it."""

    words: tuple[int, int]
    weight: float
    end: int
    ahead: bool = False


def find_gap(sentence: AnnotatedSentence, opener: int) -> Gap | None:
    """What leaves the question open that an interrogative opens, before it or after it; None where somebody
    asked it, or it is answered, or all depends on an "if"."""
    if any(clause.kind == "condition" for clause in sentence.clauses.chain(opener)):
        return None
    return _gap_before(sentence, opener) or _gap_after(sentence, opener)


def _gap_before(sentence: AnnotatedSentence, at: int) -> Gap | None:
    """ "Unclear who", "did not say who", "will decide who"."""
    taker = _skip_date_back(sentence, at - 1)
    if lower_token(sentence, taker) in ("question", "questions"):  # "left open the question of"
        single = lower_token(sentence, taker) == "question"
        taker = _skip_back(sentence, taker - 1, _SKIPPED)
        if single and lower_token(sentence, taker) in _RAISING and not sentence.tokens[taker].quoted:
            return Gap((taker, taker), _AHEAD_WEIGHT, len(sentence.tokens))
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
    if word in _DOUBTS and taker < at - 1 and _is_there(sentence, taker):
        return Gap((taker, taker), _UNKNOWN, end)
    if (
        word in _HANGS
        and taker < at - 1
        and word.endswith(("s", "d")) | (lower_token(sentence, taker - 1) == "will")
    ):
        return Gap((taker, taker), _AHEAD_WEIGHT, end, ahead=True)
    if word == "not" and lower_token(sentence, taker - 1) == "but":  # "agreed on a budget but not on who"
        return Gap((taker, taker), _AHEAD_WEIGHT, end)
    untold = _untold(sentence, taker)
    if untold is None and (word in _SILENT or (word == "nothing" and _tells(sentence, taker - 1))):
        untold = None if "had" in _words(sentence, taker - 4, taker) else taker - 1
    if untold is not None:
        return Gap((untold, taker), _SAID, end)
    absent = _absence(sentence, taker)
    if absent is None:
        absent = _search(sentence, taker)
    if absent is not None:
        return Gap((absent, taker), _UNKNOWN, end)
    undecided = _undecided(sentence, taker)
    return Gap((undecided, taker), _AHEAD_WEIGHT, end, ahead=True) if undecided is not None else None


def _is_there(sentence: AnnotatedSentence, noun: int) -> bool:
    """Whether a noun stands behind "there is", "remains": and no "no"."""
    before = _words(sentence, noun - 3, noun)
    return bool(before & {"is", "are", "remain", "remains"}) and not before & {"no", "without", "little"}


def _tells(sentence: AnnotatedSentence, at: int) -> bool:
    return lower_token(sentence, at) in _TELLING and not sentence.tokens[at].quoted


def _words(sentence: AnnotatedSentence, first: int, end: int) -> set[str]:
    return {lower_token(sentence, at) for at in range(first, end)}


def _skip_back(sentence: AnnotatedSentence, at: int, words: frozenset[str]) -> int:
    """The last token up to one that is neither an adverb nor one of these words; -1 where there is none."""
    while at >= 0 and (lower_token(sentence, at) in words or is_adverb(sentence.tokens[at])):
        at -= 1
    return at


def _skip_date_back(sentence: AnnotatedSentence, at: int) -> int:
    """The same past prepositions and dates: "will decide by 9 May on"."""
    while (before := _skip_back(sentence, at, _DATED)) >= 0 and lower_token(sentence, before).isdigit():
        at = before - 1
    return before


def _untold(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The first token of "did not say", "declined to say", "has yet to say", "without saying"."""
    word, before = lower_token(sentence, verb), lower_token(sentence, verb - 2)
    if lower_token(sentence, verb - 1) == "to" and word in _TELLING | _GUESSING and before in _UNTELLABLE:
        return None if "had" in _group_before(sentence, verb - 2) else verb - 2
    if lower_token(sentence, verb - 1) == "to" and word in _SEEING and before in ("waiting", "wait"):
        return verb - 2 if _words(sentence, verb - 5, verb - 2) & {"is", "are", "still", "must"} else None
    if word not in _ENDING:
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


def _search(sentence: AnnotatedSentence, last: int) -> int | None:
    """The first token of "are trying to find out", "opened an inquiry into", "are divided on"; None for none,
    and for what somebody tried earlier."""
    word, verb = lower_token(sentence, last), last - (lower_token(sentence, last) == "out")
    if word in _PARTED:
        is_now = not {"is", "are", "remain", "remains", "still"}.isdisjoint(_group_before(sentence, last))
        return last if word in _DIFFER or is_now else None
    if lower_token(sentence, verb) in _SEEKING and lower_token(sentence, verb - 1) == "to":
        tries = _skip_back(sentence, verb - 2, _SKIPPED)
        is_under_way = not {"is", "are", "still"}.isdisjoint(_group_before(sentence, tries))
        return tries if lower_token(sentence, tries) in _TRYING and is_under_way else None
    if word != "into":
        return None
    if lower_token(sentence, last - 1) == "looking":
        return last - 1 if not {"is", "are"}.isdisjoint(_group_before(sentence, last - 1)) else None
    near = range(max(0, last - 5), last - 1)
    begun = next((at for at in near if lower_token(sentence, at) in _OPENED), None)
    return begun if lower_token(sentence, last - 1) in _INQUIRIES else None


def _group_before(sentence: AnnotatedSentence, verb: int) -> list[str]:
    """The auxiliaries and adverbs that stand before a verb or an adjective."""
    first = _skip_back(sentence, verb - 1, _IN_GROUP | {"too", "remain", "remains", "still"}) + 1
    return [lower_token(sentence, at) for at in range(first, verb)]


def _undecided(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The first token of "will decide", "is to decide", "is weighing"; not what a book or a film explores."""
    word, before = lower_token(sentence, verb), lower_token(sentence, verb - 1)
    if word in _SOON_TOLD and before == "will":
        return verb - 1
    if word not in _DECIDING | _WEIGHING:
        return None
    if before == "to" and lower_token(sentence, verb - 2) in BE | {"has", "have", "expected", "due"}:
        return verb - 2
    if before == "to" and (_is_for_others(sentence, verb - 1) or _has_time(sentence, verb - 1)):
        return verb - 1
    is_ahead = before in _AHEAD or (word.endswith("ing") and before in BE | {"still"})
    return verb - 1 if is_ahead else None


def _gap_after(sentence: AnnotatedSentence, at: int) -> Gap | None:
    """ "Who will lead is unclear", "Whether he can stay is for a judge to decide"; the question, or "the
    question of" it, opens the sentence."""
    opens = at
    if lower_token(sentence, at - 1) == "of" and lower_token(sentence, at - 2) in _MATTERS:
        opens = _skip_back(sentence, at - 3, _SKIPPED) + 1
    if lower_token(sentence, opens - 1) == "of" and lower_token(sentence, opens - 2) == "details":
        opens = _skip_back(sentence, opens - 3, _SKIPPED) + 1
    if opens and lower_token(sentence, opens - 1) not in ("and", "but"):
        return None
    if (fronted := _fronted(sentence, at)) is not None:
        return fronted
    for verb in range(at + 3, len(sentence.tokens)):
        if sentence.tokens[verb].text in ",;:":
            return None
        end = _end_of_answer(sentence, verb)
        if end is not None:
            first = verb - (
                lower_token(sentence, verb) in _HANGS and lower_token(sentence, verb - 1) in _AHEAD
            )
            return Gap((first, end), _UNKNOWN, first)
    return None


def _fronted(sentence: AnnotatedSentence, at: int) -> Gap | None:
    """ "What it will do with the money the bank did not say": a question before who does not answer it."""
    last = len(sentence.tokens) - 1
    while last > at and not sentence.tokens[last].word:
        last -= 1
    untold = _untold(sentence, last) if not sentence.tokens[last].quoted else None
    subject = phrase_before(sentence, untold) if untold is not None and untold > at + 2 else None
    if subject and untold and lower_token(sentence, untold - 1) in PRONOUNS:
        subject = (untold - 1, untold)
    if (
        untold is None
        or subject is None
        or subject[0] <= at + 2
        or not is_plausible_source(sentence, *subject)
    ):
        return None
    return Gap((untold, last), _SAID, subject[0])


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
        return next((n for n in ahead if lower_token(sentence, n) in _ENDING), None)
    further = lower_token(sentence, after + 1)
    if word in ("is", "are") and (then, further) == ("to", "be"):
        return after + 2 if lower_token(sentence, after + 2) in _ENDING else None
    if word in _HANGS and then in ("on", "upon"):
        return verb
    if word in _LINKING and (then, further) == ("up", "to"):
        return after + 1
    if word in _LINKING and then == "in" and further in _IN_DOUBT:
        return None if negated else after + 1
    if word in ("is", "are") and then == "being" and further in _WEIGHING | _DECIDING | _IN_WORK:
        return after + 1
    if word in _LINKING:
        return after if then in _OPEN or (negated and then in _SETTLED | _ENDING) else None
    comes = word in _AHEAD or (negated and word in ("has", "have"))
    told = then in ("be", "been") and further in _ENDING
    return after + 1 if comes and told else None


def _is_for_others(sentence: AnnotatedSentence, to: int) -> bool:
    """Whether "it is for NP" or "it is up to NP" stands before "to decide"."""
    near = range(max(1, to - _REACH), to)
    pairs = {(lower_token(sentence, at - 1), lower_token(sentence, at)) for at in near}
    return bool(pairs & {("is", "for"), ("is", "up")})


def _has_time(sentence: AnnotatedSentence, to: int) -> bool:
    """Whether "has until May" or "have 30 days" stands before "to decide"."""
    near = _words(sentence, to - 6, to)
    return bool(near & {"has", "have"}) and bool(near & _SPANS) and "had" not in near


def _denial_before(sentence: AnnotatedSentence, verb: int) -> int | None:
    """The token from which a verb or adjective is denied, by a "not" or by a subject that is nobody; None
    where it is not, or was not at an earlier time ("had not said")."""
    first = _skip_back(sentence, verb - 1, _IN_GROUP) + 1
    group = [lower_token(sentence, at) for at in range(first, verb)]
    if "had" in group:
        return None
    if any(word in NEGATIONS or word.endswith("n't") for word in group):
        known = lower_token(sentence, verb) in _KNOWING
        return (
            first if not known or _is_unknown_to_many(sentence, first, group) else None
        )  # who does not know
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if lower_token(sentence, at) in _NOBODY:
            return at if at == 0 or not sentence.tokens[at - 1].word else None
    return None


def _is_unknown_to_many(sentence: AnnotatedSentence, first: int, group: list[str]) -> bool:
    """Whether those who do not know are several, and do not know it now: "engineers do not know whether"."""
    subject = phrase_before(sentence, first)
    if subject is None or not group or group[0] not in ("do", "don't"):
        return False
    return lower_token(sentence, subject[0]) not in ("i", "we", "you") and subject[0] <= 1


def _is_predicative(sentence: AnnotatedSentence, adjective: int) -> bool:
    """Whether it is said of the matter: "it is unclear", "remains an open", "unclear who" at the start."""
    before = _skip_back(sentence, adjective - 1, _SKIPPED)
    return before < 0 or lower_token(sentence, before) in _LINKING
