"""Options: what somebody has time to do, may still do or is looking for.

NP has until Friday to VP               Will NP VP?
NP can still appeal against NP          Will NP appeal against NP?
NP is looking for a buyer for NP        Will NP find a buyer for NP?
NP has put off its vote on NP           How will NP vote on NP?
"""

import re
from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import annotation
from briefing.analysis.extractive.questions.antecedents import resolve_subject
from briefing.analysis.extractive.questions.phrasing import (
    TALK,
    QuestionCandidate,
    is_headlinese,
    lower_opener,
    matter_phrase,
    outcome_question,
    phrase_question,
)
from briefing.nlp.annotated_sentence import AnnotatedSentence, token_at
from briefing.nlp.noun_phrases import is_plausible_source, phrase_before
from briefing.nlp.word_classes import verb_class, word_class, word_list

SIGNS = word_class("nouns of what is sought") | verb_class("verbs of contesting", "verbs of putting off")
SIGNS |= {"until", "days", "weeks", "months", "hours", "off"}
_HAS_TIME = re.compile(
    r"\b(?:has|have) (?:still |now )?"
    r"(?:until [^,;.]{3,30}?|(?:[a-z]+|\d+) (?:more )?(?:hours|days|weeks|months)) to (?P<vp>[a-z]+\b.*)$"
)
_CONTEST = re.compile(
    rf"\b(?:can|may|could) (?:still )?(?P<vp>(?:{'|'.join(word_list('verbs of contesting'))})\b.*)$"
)
_SEEKS = re.compile(
    r"\b(?:is|are) (?:still )?(?:looking|searching|hunting|seeking)(?: for)? (?P<vp>an? (?:[a-z]+ )?"
    rf"(?:{'|'.join(word_list('nouns of what is sought'))})\b[^,;]*)$"
)
_PUT_OFF = re.compile(
    rf"\b(?:(?:has|have) )?(?:put off|{'|'.join(sorted(verb_class('verbs of putting off')))})"
    r" (?:a|an|the|its|their|any) (?P<noun>vote|ruling|verdict|decision|judgment|judgement) (?:on|over)"
    r" (?P<vp>.*)$"
)


def option_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """At most one for a sentence that opens with the party, where nothing hangs on an "if"."""
    sentence = annotation(line)
    if line.damaged or line.quoted or any(c.kind == "condition" for c in sentence.clauses.clauses):
        return
    for pattern in (_HAS_TIME, _CONTEST, _SEEKS, _PUT_OFF):
        match = pattern.search(line.text)
        who, named_in = _subject(sentence, match, line, reading) if match else ("", 0)
        if match is None or not who or match["vp"].split()[0] in TALK:
            continue
        if question := _ask(pattern, match, who, sentence):
            words = line.text[match.start() : match.start("vp")].strip()
            yield QuestionCandidate(2.5, line.number, question, f"“{words}”: not settled yet", named_in)
            return


def _subject(
    sentence: AnnotatedSentence, match: re.Match[str], line: AttributedSentence, reading: AnnotatedArticle
) -> tuple[str, int]:
    verb = token_at(sentence, match.start())
    subject = phrase_before(sentence, verb)
    if subject is None or subject[0] or subject[1] != verb or not is_plausible_source(sentence, *subject):
        return "", 0
    who, named_in = resolve_subject(sentence, subject, line, reading)
    unfit = not who or (not named_in and is_headlinese(who, line))
    return ("", 0) if unfit else (lower_opener(who, reading), named_in)


def _ask(pattern: re.Pattern[str], match: re.Match[str], who: str, sentence: AnnotatedSentence) -> str | None:
    if pattern is _SEEKS:
        return phrase_question("Will", who, f"find {match['vp']}")
    if pattern is not _PUT_OFF:
        return phrase_question("Will", who, match["vp"])
    matter = matter_phrase(sentence, token_at(sentence, match.start("vp")))
    if not matter:
        return None
    if match["noun"] == "vote":
        return phrase_question("How will", who, f"vote on {matter}")
    return outcome_question(match["noun"], f"on {matter}")
