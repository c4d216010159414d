"""Deeds of a sentence: what it has somebody plan, do or refuse to do, for comparison with what an earlier
sentence had planned or done.

A deed is a verb ("will close the branches"), or a noun that a verb of planning or deciding takes and that is
a verb as well ("considers a ban", "announced a ban").
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from briefing.nlp import content_words, lexicon
from briefing.nlp.annotated_sentence import (
    BE,
    NEGATIONS,
    PREPOSITIONS,
    AnnotatedSentence,
    annotate_sentence,
    is_adverb,
    token_at,
)
from briefing.nlp.dates import date_words
from briefing.nlp.memo import kept
from briefing.nlp.noun_phrases import PRONOUNS, head, lower_token, phrase_after
from briefing.nlp.prospects import prospects
from briefing.nlp.vouching import voucher
from briefing.nlp.word_classes import verb_class, word_class
from briefing.stories.contradictions.claims import Claim, proposition_span
from briefing.verification.annotated_text import AnnotatedText, annotate_text
from briefing.verification.predications import Predication, base_form, predications

Stage = Literal["ahead", "settled", "open", "done", "refused"]

_DULL = word_class("light verbs", "be") | frozenset("have do say tell come go".split())
_PLANNING = verb_class("verbs of weighing a matter", "verbs of intent", "verbs of seeking")
_DECIDING = verb_class("verbs of decree", "verbs of commitment", "verbs of establishing")
_TIME_STEMS = frozenset(
    map(
        content_words.stem,
        word_class("weekdays", "months", "calendar words")
        | frozenset("week month year day night morning evening".split()),
    )
)
_AGAINST = (("decided", "not", "to"), ("decided", "against"), ("ruled", "out"))
_REFUSING = verb_class("verbs of not doing") | word_class("words of not doing")
_NO_LONGER = ["no", "longer"]
_NEAR = 4  # words before a verb, among which stands what settles it
_OPENERS = word_class("interrogatives", "words of asking whether") | {"whether"}
_SETTLING = frozenset(("will", "shall", "won't")) | verb_class("verbs of commitment")
_FORETELLING = verb_class("verbs of expectation") | word_class("those who foretell", "hedging adverbs")
_POSSIBLE = word_class("modals of possibility") | {"can't", "couldn't", "wouldn't"}
_ARTICLES = word_class("articles")
_PAST = ("past", "participle")


class Deed(NamedTuple):
    """A verb in its base form, where it stands in its sentence, and whether it is ahead, settled ("will",
    "agreed to"), open ("whether he will"), done or refused. `doer` are the stems of its subject, none of a
    pronoun's; `about` those of what it is done to and of what else stands behind it, `named` those of names
    among them; `days` the dates there. `object` are the stems of whom or what it is done to, and nothing
    behind."""

    base: str
    start: int
    stage: Stage
    doer: frozenset[str]
    about: frozenset[str]
    named: frozenset[str]
    days: frozenset[str]
    object: frozenset[str] = frozenset()

    @property
    def parties(self) -> frozenset[str]:
        """The stems of all that take part in it."""
        return self.doer | self.about


@kept
def annotated(claim: Claim) -> AnnotatedSentence:
    """The sentence of a claim."""
    return annotate_sentence(claim.text)


@kept
def deeds(claim: Claim) -> tuple[Deed, ...]:
    """The deeds of a sentence in the order of their words: none that nobody vouches for, that stands within
    a quotation, or that was over before something else ("had closed")."""
    sentence, text = annotated(claim), annotate_text(claim.text)
    ahead = _ahead(sentence)
    told_until = proposition_span(claim)[1]
    found = [_planned(sentence, at, cue, told_until) for at, cue in ahead.items()]
    found += [
        told
        for predication in predications(text)
        if (at := token_at(sentence, predication.start)) not in ahead
        and (told := _told(sentence, predication, at)) is not None
    ]
    found += [*_nominal(sentence, text), *_states(sentence), *_lacking(sentence)]
    return tuple(sorted((deed for deed in found if deed.base not in _DULL), key=lambda deed: deed.start))


def _ahead(sentence: AnnotatedSentence) -> Mapping[int, int]:
    """The token of each verb that is only planned, wanted or expected, and the token that says so."""
    verbs: dict[int, int] = {}
    for prospect in prospects(sentence):
        if not _is_planned(sentence, prospect.cue):
            continue
        at = prospect.start
        while at < prospect.end and (
            is_adverb(sentence.tokens[at]) or lower_token(sentence, at) in BE | NEGATIONS | {"to", "also"}
        ):
            at += 1
        if at < len(sentence.tokens) and lower_token(sentence, at) in _ARTICLES:
            at = _head_behind(sentence, at)
        if at < len(sentence.tokens) and _may_be_deed(sentence, at):
            verbs.setdefault(at, prospect.cue)
    return verbs


def _is_planned(sentence: AnnotatedSentence, cue: int) -> bool:
    """Whether what makes a prospect says that something will be, and not only that it can or may; "would"
    where somebody said so."""
    word = sentence.tokens[cue].lower
    if word == "able" or (lower_token(sentence, cue - 1) == "no" and word not in NEGATIONS):
        return False  # "no plans to" denies a rumour, and calls nothing off
    if word not in _POSSIBLE and not word.endswith(("'d", "’d")):
        return True
    clause = sentence.clauses.chain(cue)[0]
    return word == "would" and clause.kind in ("content", "question")


def _head_behind(sentence: AnnotatedSentence, at: int) -> int:
    """The head of the noun phrase that begins at an article, where it is a verb as well: "a ban"; else the
    number of the tokens."""
    phrase = phrase_after(sentence, at)
    place = head(sentence, *phrase) if phrase else at
    noun = sentence.tokens[place].lower
    return place if lexicon.base_of(noun) == noun else len(sentence.tokens)


def _may_be_deed(sentence: AnnotatedSentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.word and not token.named and not token.quoted and token.lower[:1].isalpha()


def _planned(sentence: AnnotatedSentence, at: int, cue: int, told_until: int) -> Deed:
    """A verb that is ahead, refused where what says so is denied, open where that is asked. What it is about
    ends where its sentence goes on to say who says so."""
    before = [lower_token(sentence, place) for place in range(max(0, cue - 2), cue)]
    between = [lower_token(sentence, place) for place in range(cue, at)]
    denied = any(map(is_negation, (*before, *between))) or before == _NO_LONGER
    refused = denied or _is_refused(sentence, at)
    token = sentence.tokens[at]
    chain = sentence.clauses.chain(at)
    until = min(_phrase_end(sentence, at, chain[0].end), max(told_until, token.end))
    behind = sentence.text[token.end : until]
    asked = any(clause.kind in ("condition", "question") for clause in chain)
    is_open = asked or not _OPENERS.isdisjoint(token.lower for token in sentence.tokens[:cue])
    is_passive = any(word in BE for word in between)
    doer, about = subject_stems(sentence, at), stems(behind)
    if is_passive:
        doer, about = frozenset[str](), doer | about
    return Deed(
        base_form(token.lower),
        token.start,
        "open" if is_open else "refused" if refused else "settled" if _settles(sentence, cue) else "ahead",
        doer,
        about,
        _named(sentence, token.end, until),
        frozenset(date_words(behind)),
    )


def _told(sentence: AnnotatedSentence, predication: Predication, at: int) -> Deed | None:
    """A verb that is told as done, or as not done; None for one that is not told."""
    if at >= len(sentence.tokens) or not _may_be_deed(sentence, at):
        return None
    word = predication.written
    listed = {form for kind, form in lexicon.verb_forms(predication.base) if kind in _PAST}
    if word not in listed and not word.endswith("ed"):
        return None
    before = [lower_token(sentence, place) for place in range(max(0, at - _NEAR), at)]
    clause = sentence.clauses.chain(at)[0]
    if predication.passive and BE.isdisjoint(before):
        return None  # "the video released in August"
    if "had" in before or clause.kind in ("condition", "question") or not _is_vouched_for(sentence, at):
        return None
    refused = _is_refused(sentence, at)
    if not refused and predication.negated:
        return None  # "has not closed" is no plan that was given up
    return Deed(
        predication.base,
        predication.start,
        "refused" if refused else "done",
        without_times(predication.doer),
        without_times(predication.done_to),
        _named(sentence, predication.start, sentence.tokens[clause.end - 1].end),
        frozenset(date_words(sentence.text[predication.start : sentence.tokens[clause.end - 1].end])),
        _object(predication),
    )


def _settles(sentence: AnnotatedSentence, cue: int) -> bool:
    """Whether what makes a verb a prospect says that it is settled, and nobody foretells it."""
    word = sentence.tokens[cue].lower
    if word not in _SETTLING:
        return False
    foretold = not _FORETELLING.isdisjoint(token.lower for token in sentence.tokens)
    return not foretold and _is_vouched_for(sentence, cue)


def _phrase_end(sentence: AnnotatedSentence, at: int, end: int) -> int:
    """Where a verb's clause ends, or the first comma or other mark in it, as an offset."""
    stop = next((place for place in range(at + 1, end) if sentence.tokens[place].text in ",;:—–("), end)
    return sentence.tokens[stop - 1].end


def _object(predication: Predication) -> frozenset[str]:
    """The stems of whom or what a verb is done to, up to a preposition: "a video" of "a video of Berg"."""
    if predication.passive:
        return without_times(predication.done_to)
    words = predication.behind
    end = next((at for at, word in enumerate(words) if word.lower in PREPOSITIONS), len(words))
    return without_times(predication.whom & frozenset(word.stem for word in words[:end]))


def _is_vouched_for(sentence: AnnotatedSentence, at: int) -> bool:
    """Whether the article or somebody in it says what a verb tells. Of a verb that the clauses of its
    sentence do not know, in a main clause, it is taken to be so: what is told of the clause is of another."""
    clause = sentence.clauses.chain(at)[0]
    is_other = clause.verb is not None and clause.verb > at and clause.kind == "main"
    return is_other or voucher(sentence, at) != "nobody"


def _is_refused(sentence: AnnotatedSentence, at: int) -> bool:
    """Whether "refused to", "decided not to", "ruled out" stands right before a verb."""
    before = [lower_token(sentence, place) for place in range(max(0, at - _NEAR), at)]
    if before[-1:] == ["to"] and len(before) > 1 and before[-2] in _REFUSING:
        return True
    return any(tuple(before[-len(run) :]) == run for run in _AGAINST)


def _nominal(sentence: AnnotatedSentence, text: AnnotatedText) -> Iterator[Deed]:
    """The nouns that a verb of planning or deciding takes and that are verbs as well."""
    for predication in predications(text):
        ahead = predication.written in _PLANNING
        at = token_at(sentence, predication.start)
        if not (ahead or predication.written in _DECIDING) or at + 1 >= len(sentence.tokens):
            continue
        phrase = phrase_after(sentence, at + 1)
        if phrase is None or not _may_be_deed(sentence, place := head(sentence, *phrase)):
            continue
        noun = sentence.tokens[place].lower
        if lexicon.base_of(noun) != noun or voucher(sentence, at) == "nobody":
            continue
        yield Deed(
            noun,
            sentence.tokens[place].start,
            "ahead" if ahead else "done",
            without_times(predication.doer),
            without_times(predication.done_to) - stems(noun),
            _named(sentence, sentence.tokens[place].end, len(sentence.text)),
            frozenset(date_words(sentence.text[sentence.tokens[place].end :])),
        )


def _states(sentence: AnnotatedSentence) -> Iterator[Deed]:
    """Who is missing, as if a verb told it."""
    for at, token in enumerate(sentence.tokens):
        if token.lower != "missing" or token.named or token.quoted:
            continue
        be = lower_token(sentence, at - 1) in BE or lower_token(sentence, at - 2) in BE
        subject = subject_stems(sentence, at) if be else frozenset[str]()
        if subject and voucher(sentence, at) != "nobody":
            yield Deed("miss", token.start, "done", frozenset(), subject, frozenset(), frozenset())


def _lacking(sentence: AnnotatedSentence) -> Iterator[Deed]:
    """What there is or will be none of: "there will be no compensation for the growers"."""
    for at, token in enumerate(sentence.tokens[:-1]):
        before = [lower_token(sentence, place) for place in range(max(0, at - _NEAR), at)]
        if token.lower != "no" or token.quoted or "there" not in before or BE.isdisjoint(before):
            continue
        phrase = phrase_after(sentence, at + 1)
        if phrase is None or voucher(sentence, at) == "nobody":
            continue
        noun = sentence.tokens[head(sentence, *phrase)]
        end = _phrase_end(sentence, at, sentence.clauses.chain(at)[0].end)
        about = stems(sentence.text[noun.end : end])
        yield Deed(
            noun.lower,
            noun.start,
            "refused",
            frozenset(),
            about,
            _named(sentence, noun.end, end),
            frozenset(),
        )


def is_negation(word: str) -> bool:
    """Whether a word in lower case denies the verb behind it."""
    return word in NEGATIONS or word.endswith(("n't", "n’t")) or word == "never"


def subject_stems(sentence: AnnotatedSentence, at: int) -> frozenset[str]:
    """The stems of the subject of a token's clause, or of the nearest clause around it that has one."""
    for clause in sentence.clauses.chain(at):
        if clause.subject is not None:
            first, last = clause.subject
            words = sentence.text[sentence.tokens[first].start : sentence.tokens[last - 1].end]
            return frozenset() if words.casefold() in PRONOUNS else stems(words)
    return frozenset()


def _named(sentence: AnnotatedSentence, start: int, end: int) -> frozenset[str]:
    """The stems of the names in a part of a sentence."""
    return stems(" ".join(name.text for name in sentence.names if start <= name.start and name.end <= end))


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text, without dates."""
    return without_times(content_words.content_stems(text))


def without_times(found: frozenset[str]) -> frozenset[str]:
    """Stems without those of days, months and spans of time."""
    return found - _TIME_STEMS


@kept
def all_stems(claim: Claim) -> frozenset[str]:
    """The stems of a whole sentence, as those of a deed."""
    return stems(claim.text)
