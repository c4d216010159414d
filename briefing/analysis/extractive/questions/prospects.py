"""Prospects: what is to happen, may happen, or would, and what is asked of it."""

import re
from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import annotation, is_quoted
from briefing.analysis.extractive.questions.antecedents import resolve_subject
from briefing.analysis.extractive.questions.phrasing import (
    LOOSE,
    TALK,
    QuestionCandidate,
    cut_verb_phrase,
    is_headlinese,
    is_noun_phrase,
    lower_opener,
    outcome_question,
    phrase_question,
    text_of_tokens,
)
from briefing.attribution.attributions import Attribution
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import token_at
from briefing.nlp.noun_phrases import is_plausible_source, phrase_before
from briefing.nlp.word_classes import word_class

_AHEAD = re.compile(
    r"\b(?:(?:is|are) (?:now |still |widely |also )?(?:expected|scheduled|set|due|likely|poised) to"
    r"|(?:has|have) yet to|(?:has|have) (?:repeatedly |so far |steadfastly )?refused to)\s(?P<vp>[a-z]+\b.*)$"
)
_MAY = re.compile(r"\b(?:may|might|could)\s(?P<vp>[a-z]+\b.*)$")
_HAPPENED = re.compile(r"\b(?:may|might|could) have\s(?P<vp>[a-z]+\b.*)$")
_STATES = word_class("verbs of state") | {""}
_VERDICT = frozenset("rule vote decide".split())
_WORKS_TO = re.compile(r"work (?!with\b|on\b)")
_WOULD = re.compile(r"^(?P<subject>.{2,80}?) would (?P<vp>(?:be )?[a-z]+\b.*)$")
_OWN = re.compile(r"^(?:that )?(?:he|she) (?:would|will) (?P<vp>(?!not\b|never\b|have\b)[a-z]+\b.*)$")
_IF = re.compile(r"\b(?:if|unless|until)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\bif\b|\bunless\b|“|\"|\bwould (?:have|not|never)\b|,")
_DATED = re.compile(r"\b(?:on|in|by|next|this|within|from) (?:[A-Z]|\d|week|month|year|the)")
_GUESSING = frozenset("estimate project forecast predict calculate".split())
_DENYING = word_class("verbs that deny what they take")
_DONE_ONCE = word_class("deeds done once")
_ASKS_HOW = word_class("deeds that need a way")
DECISIONS = word_class("nouns of a decision")
_DECISION = re.compile(
    rf"^(?:A|An|The) (?P<noun>{'|'.join(sorted(DECISIONS))}) (?P<matter>(?:on|over|about) .{{3,80}}?)"
    r" (?:is|are) (?:now |still )?(?:expected|due|awaited|pending|to be announced|likely)\b"
)
_TO_BE_ASKED = re.compile(
    r"\b(?:will|are to|is to) be (?:asked|called on|invited|urged) (?:(?:on|in|next|this) [^,]{3,20}? )?to"
    r"\s(?P<vp>[a-z]+\b.*)$"
)
_PATTERNS = ((_AHEAD, "Will", 2.5), (_TO_BE_ASKED, "Will", 2.5), (_HAPPENED, "Did", 2.5), (_MAY, "Will", 1.5))


def prospect_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """ "NP is expected to VP", "NP has yet to VP", "NP may VP", "NP may have VPed"."""
    for pattern, opening, weight in _PATTERNS:
        match = pattern.search(line.text)
        subject, named_in = (
            _subject_phrase(line, match, reading, anything=pattern in (_AHEAD, _TO_BE_ASKED))
            if match
            else ("", 0)
        )
        if not match or not subject:
            continue
        predicate = _base_form(match["vp"]) if opening == "Did" else match["vp"]
        first = predicate.split(" ", 1)[0]
        on_the_calendar = re.search(r"\b(?:scheduled|set|due)\b", match[0][: -len(match["vp"])])
        if first in TALK or (on_the_calendar and first not in _VERDICT) or first in _STATES:
            continue
        if pattern is _AHEAD and " " not in cut_verb_phrase(predicate):
            continue
        question = phrase_question(
            "How will" if first in _VERDICT else opening, lower_opener(subject, reading), predicate
        )
        if question:
            cue = line.text[match.start() : match.start("vp")].strip()
            yield QuestionCandidate(weight, line.number, question, f"“{cue}”: not settled yet", named_in)
            return


def _subject_phrase(
    line: AttributedSentence, match: re.Match[str], reading: AnnotatedArticle, anything: bool
) -> tuple[str, int]:
    """The party, or anything at all, that opens the sentence and has the verb, and the sentence that names it
    where that is another; "" for any other subject."""
    if is_quoted(line, match.start()) or re.search(r"\b(?:if|until)\b", line.text, re.I):
        return "", 0
    clause = annotation(line)
    at = token_at(clause, match.start())
    phrase = phrase_before(clause, at)
    if phrase is None or phrase[0] or not (anything or is_plausible_source(clause, *phrase)):
        return "", 0
    who, named_in = resolve_subject(clause, phrase, line, reading)
    anybody = who.startswith(("A ", "An ")) and not anything  # "a rational observer might worry"
    unfit = not who or anybody or (named_in and not anything) or (not named_in and is_headlinese(who, line))
    return ("", 0) if unfit else (who, named_in)


def _base_form(participle_phrase: str) -> str:
    verb, _, rest = participle_phrase.partition(" ")
    base = lexicon.base_of_participle(verb)
    return f"{base} {rest}" if base and base not in ("be", "have") else ""


def conditional_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """ "If NP VPs, NP will VP", outside quotations; a supposition that is announced, and not "could"."""
    sentence = annotation(line)
    clauses = sentence.clauses.clauses
    if not any(clause.kind == "condition" for clause in clauses):
        return
    for clause in clauses:
        if clause.kind != "main" or clause.modality != "future" or clause.denied or not clause.predicate:
            continue
        first, verb = clause.predicate[0], clause.verb
        if clause.subject is None or verb is None or sentence.tokens[first].quoted:
            continue
        end = next((n for n in range(verb, clause.end) if sentence.tokens[n].text in ",;"), clause.end)
        predicate = text_of_tokens(sentence, verb, end)
        if (
            not is_plausible_source(sentence, *clause.subject)
            or sentence.tokens[verb].lower in TALK | _STATES
        ):
            continue
        subject = lower_opener(text_of_tokens(sentence, *clause.subject), reading)
        if question := phrase_question("Will", subject, predicate):
            yield QuestionCandidate(2.5, line.number, question, "“if”: announced for a case that may come")
            return


def decision_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """ "A ruling on NP is expected"."""
    match = _DECISION.match(line.text)
    if match and not line.quoted and not LOOSE.search(match["matter"]) and "," not in match["matter"]:
        question = outcome_question(match["noun"], match["matter"])
        yield QuestionCandidate(3, line.number, question, f"“{match['noun']}”: expected, not yet made")


def would_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """What somebody said would happen: "NP would be VPed", "NP would VP"."""
    for attribution in line.attributions:
        if attribution.kind not in ("speech", "according") or not attribution.content or attribution.negated:
            continue
        if attribution.lemma in _DENYING:
            continue
        content = line.text[slice(*attribution.content[0])]
        if intended := _intended_question(line, attribution, content, reading):
            yield intended
            return
        match = _WOULD.match(content)
        if not match or _SUPPOSED.search(match.string[: match.end("subject") + 14]):
            continue
        if attribution.lemma in _GUESSING or not is_noun_phrase(match["subject"]):
            continue
        subject, words = lower_opener(match["subject"], reading), match["vp"].split()
        if words[0] == "be":
            yield from _when_questions(line, subject, match["vp"])
        elif (
            words[0] in _ASKS_HOW
            and not _WORKS_TO.match(match["vp"])
            and (question := phrase_question("How would", subject, match["vp"]))
        ):
            yield QuestionCandidate(2.2, line.number, question, f"“would {words[0]}”: announced, not how")
            return


def _intended_question(
    line: AttributedSentence, attribution: Attribution, content: str, reading: AnnotatedArticle
) -> QuestionCandidate | None:
    """ "NP said she would VP": what somebody says of himself is what he intends. "It" may be a plan."""
    match = _OWN.match(content)
    if match is None or attribution.source is None or attribution.negated or _IF.search(line.text):
        return None
    sentence = annotation(line)
    start, end = (token_at(sentence, offset) for offset in attribution.source)
    verb = match["vp"].split()[0]
    if start >= end or not is_plausible_source(sentence, start, end) or verb in TALK | _STATES | _GUESSING:
        return None
    who = line.text[slice(*attribution.source)]
    if (attribution.source[0] and not reading.name_words & set(who.split())) or is_headlinese(who, line):
        return None
    question = phrase_question("Will", lower_opener(who, reading), match["vp"])
    if question is None:
        return None
    return QuestionCandidate(1.8, line.number, question, "“would”: announced, not yet done")


def _when_questions(line: AttributedSentence, subject: str, verb_phrase: str) -> Iterator[QuestionCandidate]:
    words = verb_phrase.split()
    done = words[1].strip(",.") if len(words) > 1 else ""
    question = f"When will {subject} be {done}?"
    if done in _DONE_ONCE and not (_DATED.search(verb_phrase) or LOOSE.search(subject)):
        yield QuestionCandidate(3, line.number, question, f"“would be {done}”: announced, no date given")
