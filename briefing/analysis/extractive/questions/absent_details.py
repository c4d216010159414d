"""Absent details: a date, a reason, a successor that a sentence says was not given.

no date has been set for NP             When will NP take place?
gave no reason for NP                   What was the reason for NP?
no successor to NP has been named       Who will succeed NP?
refused to name NP                      What are the names of NP?
"""

from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import annotation
from briefing.analysis.extractive.questions.phrasing import (
    OF_THE_PAST,
    QuestionCandidate,
    fact_question,
    lower_opener,
    matter_phrase,
    text_of_tokens,
)
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, NEGATIONS, AnnotatedSentence, is_adverb
from briefing.nlp.noun_phrases import head, lower_token, phrase_after
from briefing.nlp.subjects import is_plural
from briefing.nlp.word_classes import verb_class, word_class

DATES = word_class("nouns of a date")
_PLACES = word_class("nouns of a place to be chosen")
_FACTS = word_class("nouns of what is asked in a word")
_SUCCESSORS = {"successor": "succeed", "replacement": "replace"}
DETAILS = DATES | _PLACES | _FACTS | set(_SUCCESSORS)
EVENTS = word_class("nouns of an event on a date")
_GIVING = verb_class("verbs of giving a detail")
NAMING = verb_class("verbs of naming")
_NOT_DOING = verb_class("verbs of not telling")
_BEFORE_MATTER = frozenset(("for", "of", "behind", "on", "to"))
REASONS = word_class("words of reason") - {"reason", "reasons"}
TIMES = word_class("calendar words", "words of a date") - {"on", "in", "by", "at", "next", "this", "later"}
_NEAR = 3  # words between a verb, its "no" and the noun
_WHY = "not given, as the article says"


def absent_detail_questions(
    line: AttributedSentence, reading: AnnotatedArticle
) -> Iterator[QuestionCandidate]:
    """At most one for a sentence."""
    sentence = annotation(line)
    for at in range(len(sentence.tokens)):
        if lower_token(sentence, at) not in DETAILS or sentence.tokens[at].quoted or line.damaged:
            continue
        after = absent_detail(sentence, at)
        preposition = _preposition(sentence, after) if after is not None else None
        matter = matter_phrase(sentence, preposition + 1) if preposition else None
        candidate = _ask(sentence, at, matter, line, reading) if matter else None
        if candidate:
            yield candidate
            return


def absent_detail(sentence: AnnotatedSentence, noun: int) -> int | None:
    """The token behind "gave no date", "no date has been set", "did not give a date", where its matter
    follows; None where the detail is there, or was missing at an earlier time."""
    article = next((at for at in range(noun - 1, noun - _NEAR, -1) if _opens(sentence, at)), None)
    if article is None or any(clause.kind == "condition" for clause in sentence.clauses.chain(noun)):
        return None
    is_no = lower_token(sentence, article) == "no"
    verb = article - 1
    if lower_token(sentence, verb) in _GIVING:
        return (
            noun + 1 if _is_denied(sentence, verb) is not is_no and not _was_before(sentence, verb) else None
        )
    if article == 0 and lower_token(sentence, 0) == "a" and _is_unset(sentence, noun + 1):
        return noun + 1
    if not is_no or (article and lower_token(sentence, verb) not in ("and", "but", *BE, ",", "been")):
        return None
    passive = _passive_end(sentence, noun + 1)
    if passive is not None:
        return passive
    if lower_token(sentence, verb) in BE:  # "there is no date for the vote"
        return noun + 1 if lower_token(sentence, noun) in DATES - {"time", "day"} else None
    preposition = _preposition(sentence, noun + 1)
    phrase = phrase_after(sentence, preposition + 1) if preposition else None
    return noun + 1 if phrase and _passive_end(sentence, phrase[1]) is not None else None


def _is_unset(sentence: AnnotatedSentence, at: int) -> bool:
    """Whether "for NP has not been set" stands behind the detail: "A date for the vote has not been set"."""
    preposition = _preposition(sentence, at)
    phrase = phrase_after(sentence, preposition + 1) if preposition else None
    if phrase is None:
        return False
    group = [lower_token(sentence, n) for n in range(phrase[1], min(phrase[1] + 5, len(sentence.tokens)))]
    denied = group[:2] == ["has", "not"] or group[:3] == ["has", "yet", "to"]
    return denied and any(word in _GIVING for word in group)


def _opens(sentence: AnnotatedSentence, at: int) -> bool:
    return lower_token(sentence, at) in ("no", "a", "an", "any", "the")


def _was_before(sentence: AnnotatedSentence, verb: int) -> bool:
    return "had" in (lower_token(sentence, at) for at in range(max(0, verb - _NEAR), verb))


def _is_denied(sentence: AnnotatedSentence, verb: int) -> bool:
    """Whether "not", "without" or "declined to" stands before a verb."""
    before = verb - 1
    while before >= 0 and (is_adverb(sentence.tokens[before]) or lower_token(sentence, before) == "been"):
        before -= 1
    word = lower_token(sentence, before)
    refused = word == "to" and lower_token(sentence, before - 1) in _NOT_DOING | {"yet"}
    return word in NEGATIONS or word.endswith("n't") or refused


def _passive_end(sentence: AnnotatedSentence, at: int) -> int | None:
    """The token behind "has yet been set", "was given" from a token on; None where it is not that."""
    if lower_token(sentence, at) not in ("has", "have", "was", "were", "is", "yet"):
        return None
    while at < len(sentence.tokens) and (
        lower_token(sentence, at) in BE | {"has", "have", "yet"} or is_adverb(sentence.tokens[at])
    ):
        at += 1
    return at + 1 if lower_token(sentence, at) in _GIVING else None


def _preposition(sentence: AnnotatedSentence, at: int) -> int | None:
    """The preposition that stands at a token, past "yet"; None for another word."""
    while at < len(sentence.tokens) and is_adverb(sentence.tokens[at]):
        at += 1
    return at if lower_token(sentence, at) in _BEFORE_MATTER else None


def _ask(
    sentence: AnnotatedSentence, at: int, matter: str, line: AttributedSentence, reading: AnnotatedArticle
) -> QuestionCandidate | None:
    noun = lower_token(sentence, at)
    why = f"“no {noun}”: {_WHY}"
    last = matter.split(" of ")[0].split(" for ")[0].split(" in ")[0].split()[-1].casefold()
    if noun in _SUCCESSORS:
        return QuestionCandidate(3.5, line.number, f"Who will {_SUCCESSORS[noun]} {matter}?", why)
    if noun in DATES | _PLACES:
        opening = "When" if noun in DATES else "Where"
        if last not in EVENTS:
            return None
        question = f"{opening} will {lower_opener(matter, reading)} take place?"
        return QuestionCandidate(3.5, line.number, question, why, about=matter, answers=TIMES)
    question = fact_question(noun, "of" if noun in ("price", "cost", "cause") else "for", matter)
    answers = REASONS if noun in OF_THE_PAST else frozenset()
    return QuestionCandidate(3.5, line.number, question, why, about=matter, answers=answers)


def unnamed_questions(line: AttributedSentence, _reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """ "Refused to name NP", "did not identify NP": whose names somebody keeps back."""
    sentence = annotation(line)
    for at, token in enumerate(sentence.tokens):
        if token.quoted or token.lower not in NAMING or not _is_denied(sentence, at):
            continue
        phrase = phrase_after(sentence, at + 1)
        matter = matter_phrase(sentence, at + 1)
        if phrase is None or not matter or not matter.startswith("the ") or _was_before(sentence, at):
            continue
        noun = lower_token(sentence, head(sentence, *phrase))
        agent = lexicon.agents().get(noun)
        if agent is None and noun not in lexicon.roles():
            continue
        plural = is_plural(sentence, phrase)
        if agent is not None and agent.kind != "person":
            question = f"What {'are the names' if plural else 'is the name'} of {matter}?"
        else:
            question = f"Who {'are' if plural else 'is'} {matter}?"
        words = text_of_tokens(sentence, at - 1, at + 1)
        yield QuestionCandidate(2.5, line.number, question, f"“{words}”: {_WHY}")
        return
