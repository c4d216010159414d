"""Missing facts: a cause, a price, a name that the article says is not known, and an approval that is needed.

the cause of NP is under investigation  What was the cause of NP?
did not disclose the terms of NP        What are the terms of NP?
NP has not been identified              Who is NP?
NP needs the approval of NP             Will NP approve NP?
"""

import re
from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import annotation, is_quoted
from briefing.analysis.extractive.questions.phrasing import (
    LOOSE,
    QuestionCandidate,
    fact_question,
    lower_opener,
    text_of_tokens,
)
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import token_at
from briefing.nlp.noun_phrases import head, is_plausible_source, lower_token, phrase_after, phrase_before
from briefing.nlp.subjects import is_plural
from briefing.nlp.word_classes import word_class, word_list

FACTS = word_class("nouns of a fact that may be missing")
APPROVALS = word_class("words of an approval")
IDENTIFIED = frozenset(("identified", "named"))
_FACT = (
    r"\b(?:the|any?) (?:(?:exact|precise|official|full|possible) )?"
    rf"(?P<noun>{'|'.join(word_list('nouns of a fact that may be missing'))})"
    r" (?P<of>of|for|behind) (?P<matter>"
)
_FOUND_OUT = (
    r"(?:known|disclosed|announced|released|given|available|determined|established|made public|revealed"
    r"|decided|found|identified|explained)"
)
_FACT_IS_UNTOLD = re.compile(
    rf"{_FACT}[^,;]{{3,70}}?) (?:(?:is|are|was|were|remains?|remained) (?:still |yet |as yet )?"
    rf"(?:not (?:yet |immediately )?(?:clear|{_FOUND_OUT})|unclear|unknown|undisclosed|unspecified"
    rf"|undetermined|unresolved|undecided|uncertain|unsettled|open|in doubt|pending"
    rf"|under investigation|being investigated)|(?:has|have) not (?:yet )?been {_FOUND_OUT})\b",
    re.IGNORECASE,
)
_FACT_IS_SOUGHT = re.compile(
    r"\b(?:(?:did not|would not|has not|have not|declined to|refused to|has yet to|have yet to|without)"
    r" (?:yet )?(?:disclos|giv|reveal|releas|announc|specif|stat|determin|establish)(?:e|en|ed|y|ied|ing)?"
    r"|(?:is|are|still) (?:now |still )?(?:investigating|trying to (?:determine|establish|find)))"
    rf" {_FACT}[^,;.]{{3,70}})"
)
_NOT_IDENTIFIED = re.compile(
    r"\b(?:(?:has|have) not (?:yet )?been|(?:was|were) not(?: immediately)?) (?:publicly )?"
    r"(?:identified|named)\b"
)
CHOSEN = frozenset("chosen named appointed selected picked hired found elected nominated".split())
_NOT_CHOSEN = re.compile(
    r"\b(?:(?:has|have) (?:not (?:yet )?|yet to |still not )(?:been|be)|(?:is|are) (?:still |yet )?to be)"
    rf" (?:yet )?(?:{'|'.join(sorted(CHOSEN))})\b"
)
_NEEDS_APPROVAL = re.compile(
    r"\b(?:(?:still |also )?(?:needs?|requires?|awaits?|(?:is|are) (?:still )?subject to"
    r"|hinges? on|depends? on) (?:the )?(?:final )?(?:approval|consent|ratification|signature) (?:of|by|from)"
    r"|(?:must|(?:still )?ha(?:s|ve) to|(?:still )?needs? to)"
    r" be (?P<done>approved|ratified|signed|confirmed) by)\s"
)
_END = re.compile(
    r"\s(?:on|by|before|after|when|while|because|and|but|as|if|until|since|though|although|that|which|who)\b.*$"
)


def missing_fact_questions(
    line: AttributedSentence, reading: AnnotatedArticle
) -> Iterator[QuestionCandidate]:
    """A cause, a reason, a price … that is not told."""
    for pattern in (_FACT_IS_UNTOLD, _FACT_IS_SOUGHT):
        match = pattern.search(line.text)
        if match is None or is_quoted(line, match.start()) or line.damaged:
            continue
        matter, noun = _END.sub("", match["matter"]).strip(" ."), match["noun"].casefold()
        words = matter.split()
        if "between" in words and "and" not in words:
            continue  # cut between the two
        if len(words) < 2 or LOOSE.search(matter) or words[-1].casefold() in word_class("function words"):
            continue
        question = fact_question(noun, match["of"], matter)
        yield QuestionCandidate(3.5, line.number, question, f"“{noun}”: not told, as the article says")
        return


def identity_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """Somebody "has not been identified"."""
    match = _NOT_IDENTIFIED.search(line.text)
    if match is None or is_quoted(line, match.start()):
        return
    sentence = annotation(line)
    phrase = phrase_before(sentence, token_at(sentence, match.start()))
    if phrase is None or phrase[0] or not is_plausible_source(sentence, *phrase):
        return
    who = lower_opener(text_of_tokens(sentence, *phrase), reading)
    if who.startswith("the ") and not LOOSE.search(who):
        be = "are" if is_plural(sentence, phrase) else "is"
        yield QuestionCandidate(3, line.number, f"Who {be} {who}?", "“not identified”: the article says so")


def unchosen_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """Somebody "has not been chosen" yet, and has a job to do: "A builder has not been found"."""
    match = _NOT_CHOSEN.search(line.text)
    if match is None or is_quoted(line, match.start()) or "had" in line.words:
        return
    sentence = annotation(line)
    phrase = phrase_before(sentence, token_at(sentence, match.start()))
    if phrase is None or phrase[0] or lower_token(sentence, 0) not in ("a", "an", "no"):
        return
    noun = lower_token(sentence, head(sentence, *phrase))
    agent = lexicon.agents().get(noun)
    matter = text_of_tokens(sentence, 1, phrase[1])
    if (agent is None and noun not in lexicon.roles()) or (agent and agent.plural) or LOOSE.search(matter):
        return
    yield QuestionCandidate(
        3.5, line.number, f"Who will be the {matter}?", "“not chosen”: the article says so"
    )


def approval_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """Something "needs the approval of NP"."""
    match = _NEEDS_APPROVAL.search(line.text)
    if match is None or is_quoted(line, match.start()):
        return
    sentence = annotation(line)
    subject = phrase_before(sentence, token_at(sentence, match.start()))
    party = phrase_after(sentence, token_at(sentence, match.end()))
    if subject is None or subject[0] or party is None or not is_plausible_source(sentence, *party):
        return
    matter = lower_opener(text_of_tokens(sentence, *subject), reading)
    who = text_of_tokens(sentence, *party)
    if LOOSE.search(matter) or LOOSE.search(who):
        return
    verb = lexicon.base_of_participle(match["done"]) if match["done"] else "approve"
    question = f"Will {who} {verb} {matter}?"
    yield QuestionCandidate(3, line.number, question, "“approval”: needed, not yet given")
