"""Demands and charges: what others call for, charge somebody with or look into, and what is asked of it."""

import re
from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import annotation, is_quoted
from briefing.analysis.extractive.questions.phrasing import (
    LOOSE,
    TALK,
    QuestionCandidate,
    bare_verb_phrase,
    lower_opener,
    phrase_question,
    text_of_tokens,
)
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, AnnotatedSentence, token_at
from briefing.nlp.noun_phrases import head, is_plausible_source, phrase_after, phrase_before
from briefing.nlp.word_classes import word_class

_CALL = re.compile(
    r"\b(?:urg(?:es?|ed|ing)|call(?:s|ed|ing)? (?:up)?on|ask(?:s|ed|ing)|press(?:es|ed|ing)"
    r"|implor(?:es|ed|ing)|order(?:s|ed|ing)"
    r"|pressur(?:es|ed|ing)|pushing|begg(?:ed|ing)|warn(?:s|ed)|wants?|petition(?:s|ed|ing))\s"
)
_DEMAND = re.compile(r"\b(?:demand(?:s|ed|ing)?|recommend(?:s|ed|ing)?|request(?:s|ed|ing)?)\sthat\s")
_IF = frozenset(("if", "unless"))
_POLLED = re.compile(r"%|\b(?:per ?cent|polls?|surveys?|respondents|majority|most)\b", re.IGNORECASE)
_GIVEN_UP = re.compile(r"\b(?:relinquish|drop|abandon|reject|refus|withdr[ae]w|ignor|dismiss)\w* (?:\w+ )?$")
_EARLIER = re.compile(r"\bhad (?:also |already |earlier |previously )?$")  # before what the article tells
CALLS = word_class("verbs of asking")
_CHARGE = re.compile(r"\b(?:accus(?:e|es|ed|ing)|suspect(?:s|ed))\s")
_ACT = re.compile(r"\bof (?P<act>[a-z]+ing\b.*)$")
_INVESTIGATING = re.compile(r"\b(?:is|are|was|were|begun|began) (?:now |also )?investigating\s")
_LONGEST_SUBJECT = 10  # words
_AUDIENCE = word_class("audiences")
_PRONOUNS = word_class("pronominal subjects")


def call_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """ "Urged NP to VP", "demanded that NP VP", where nothing depends on an "if" and it is no share of those
    asked who want it."""
    if not _IF.isdisjoint(line.words) or _POLLED.search(line.text):
        return
    for cue in _CALL.finditer(line.text):
        phrase = _object_phrase(line, cue)
        if not phrase or not _addresses_party(*phrase) or _EARLIER.search(line.text[: cue.start()]):
            continue
        sentence, first, end = phrase
        rest = line.text[sentence.tokens[end].start :] if end < len(sentence.tokens) else ""
        predicate = rest.removeprefix("not ")
        if predicate.startswith("to "):
            yield from _call_question(line, cue[0], text_of_tokens(sentence, first, end), predicate, reading)
    for cue in _DEMAND.finditer(line.text):
        before = line.text[: cue.start()]
        if not (_GIVEN_UP.search(before) or _EARLIER.search(before) or is_quoted(line, cue.start())):
            yield from _demand_questions(line, cue, reading)


def _demand_questions(
    line: AttributedSentence, cue: re.Match[str], reading: AnnotatedArticle
) -> Iterator[QuestionCandidate]:
    sentence = annotation(line)
    first = token_at(sentence, cue.end())
    for at in range(first + 1, min(first + _LONGEST_SUBJECT, len(sentence.tokens))):
        verb = sentence.tokens[at].lower
        if verb in ("should", "must") or (lexicon.base_of(verb) == verb and not sentence.tokens[at].named):
            rest = sentence.text[sentence.tokens[at].start :].removeprefix("should ").removeprefix("must ")
            if phrase_before(sentence, at) == (first, at) and is_plausible_source(sentence, first, at):
                subject = text_of_tokens(sentence, first, at)
                yield from _call_question(line, cue[0].removesuffix("that "), subject, f"to {rest}", reading)
                return


def _call_question(
    line: AttributedSentence, cue: str, subject: str, predicate: str, reading: AnnotatedArticle
) -> Iterator[QuestionCandidate]:
    question = phrase_question("Will", lower_opener(subject, reading), bare_verb_phrase(predicate))
    if question:
        yield QuestionCandidate(2.6, line.number, question, f"“{cue.strip()}”: called for, not yet done")


def charge_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """ "Accused NP of VPing"."""
    for cue in _CHARGE.finditer(line.text):
        phrase = _object_phrase(line, cue)
        if not phrase or not (charge := _ACT.search(line.text, cue.end())):
            continue
        sentence, first, _ = phrase
        of = token_at(sentence, charge.start())
        predicate = bare_verb_phrase(charge["act"])
        if (
            not predicate
            or predicate.split()[0] in ("be", "have")
            or not is_plausible_source(sentence, first, of)
        ):
            continue
        question = phrase_question(
            "Did", lower_opener(text_of_tokens(sentence, first, of), reading), predicate
        )
        if question:
            yield QuestionCandidate(
                2.8, line.number, question, f"“{cue[0].strip()}”: a charge, not a finding"
            )


def investigation_questions(
    line: AttributedSentence, _reading: AnnotatedArticle
) -> Iterator[QuestionCandidate]:
    for cue in _INVESTIGATING.finditer(line.text):
        phrase = _object_phrase(line, cue)
        matter = text_of_tokens(*phrase) if phrase else ""
        if matter.startswith(("the ", "a ", "an ")) and not LOOSE.search(matter):
            question = f"What will the investigation of {matter} find?"
            yield QuestionCandidate(2.8, line.number, question, f"“{cue[0].strip()}”: no result is told")


def _object_phrase(line: AttributedSentence, cue: re.Match[str]) -> tuple[AnnotatedSentence, int, int] | None:
    """The phrase after a cue that is nobody's quotation and no passive, as a line with two token indices."""
    if is_quoted(line, cue.start()):
        return None
    sentence = annotation(line)
    at = token_at(sentence, cue.end())
    before = token_at(sentence, cue.start()) - 1
    by = sentence.tokens[before].lower if before >= 0 else ""
    acts = by in BE or by == "," if cue[0].split()[0].endswith("ing") else by not in BE
    phrase = phrase_after(sentence, at) if acts and at else None
    if phrase is None:
        return None
    first, end = phrase
    return sentence, first, end - (end - first > 1 and sentence.tokens[end - 1].lower == "not")


def _addresses_party(sentence: AnnotatedSentence, first: int, end: int) -> bool:
    """Whether a call is to a party and not to readers, voters or people at large."""
    word = sentence.tokens[head(sentence, first, end)].lower
    if end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].lower in TALK:
        return False
    return is_plausible_source(sentence, first, end) and word not in _AUDIENCE and word not in _PRONOUNS
