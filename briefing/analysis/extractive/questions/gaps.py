"""Open-question candidates: what a single sentence leaves open, and the question that follows from it.

NP refused to VP, has yet to VP         Will NP VP?
NP proposes to VP, threatens to VP      Will NP VP?
… urged NP to VP, demanded that NP VP   Will NP VP?
NP is expected to VP, NP may VP         Will NP VP?
… accused NP of VPing                   Did NP VP?
NP is investigating NP                  What will the investigation of NP find?
NP would be VPed                        When will NP be VPed?
NP would VP                             How would NP VP?
if NP VPs, NP will VP                   Will NP VP?
a ruling on NP is expected              What will the ruling on NP be?
NP was announced                        Who announced NP?          (where no sentence names an agent)
"""

import re
from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import unquoted_text
from briefing.analysis.extractive.earlier_times import is_earlier
from briefing.analysis.extractive.point_context import is_step_of_story
from briefing.analysis.extractive.pronoun_resolution import SpeakerResolver
from briefing.analysis.extractive.questions import (
    absent_details,
    demands,
    missing_facts,
    options,
    pending_decisions,
    prospects,
    sluices,
)
from briefing.analysis.extractive.questions.indirect import indirect_questions
from briefing.analysis.extractive.questions.phrasing import (
    LOOSE,
    TALK,
    QuestionCandidate,
    bare_verb_phrase,
    is_headlinese,
    is_noun_phrase,
    lower_opener,
    phrase_question,
)
from briefing.attribution.attributions import Attribution
from briefing.nlp import lexicon
from briefing.nlp.content_words import content_words, stem
from briefing.nlp.word_classes import word_class, word_list

# How much hangs on it. What is planned, promised or agreed is left out: hardly an article leaves it open.
_INTENT = {"refuse": 3, "propose": 2.2, "offer": 2, "threaten": 2.5, "consider": 2.5, "mull": 2.5}
_CONSIDERED = frozenset(("consider", "mull"))
_PRONOUNS = word_class("pronominal subjects")
_RELATIVE = re.compile(
    r"(\w+),? (?:that|which|whom)\s(?:the\s)?$"
)  # "the ferry that Nordvik threatens to sell"
_READER = frozenset(("you", "your", "yours"))
_OLD = re.compile(r"\bin ((?:19|20)\d\d)\b")
_AHEAD = re.compile(
    r"\bto [a-z]+\b|\b(?:will|would|may|might|could|expected|due|scheduled|planned|pending|awaited)\b"
)  # from where on it is to come
_DECREED = word_list("verbs of decree")
_AGENTLESS = re.compile(
    r"^(?P<subject>.{3,90}?) (?:was|were|has been|have been) "
    rf"(?P<verb>{'|'.join(_DECREED)})\b(?P<rest>.*)$"
)
_NOW = word_class("future modals", "finite be") - {"was", "were"} | {"has", "have", "now", "today"}
_ALREADY_PAST = re.compile(
    r"^(?:\w+ )?[Hh]ad\b|^\w+ \w+ had\b"
)  # asked at a time of which the article tells on
_WAS_OPEN = re.compile(r"\b(?:was|were)(?:n[’']t| not| un\w+)\b|\b(?:knew|wondered)\b")
_AUTHORS = re.compile(  # what its author does not know
    r"\b(?:I|[Ww]e)(?:(?:[’']m|[’']re| am| are) (?:not |un)|(?: do| did) not|(?: do| did)n[’']t)"
)


def question_candidates(reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """Every question that a sentence of the article gives rise to, in its order."""
    for candidate in _all_candidates(reading):
        line = reading.lines[candidate.number - 1]
        old = _OLD.search(line.text)
        if old is not None and old[1] not in candidate.question:
            continue
        earlier = _ALREADY_PAST.search(candidate.question) and _WAS_OPEN.search(line.text)
        if earlier or is_step_of_story(line.text) or _AUTHORS.search(unquoted_text(line)):
            continue
        if not _is_past(line.text) and not _goes_on_from_past(reading, line):
            yield candidate


def _is_past(text: str) -> bool:
    """Whether a sentence tells of a demand or a plan of an earlier time ("In June, Holm urged …")."""
    told = next((text[: at.start()] for at in _AHEAD.finditer(text)), text)
    return is_earlier(told)


def _goes_on_from_past(reading: AnnotatedArticle, line: AttributedSentence) -> bool:
    """Whether the sentence before, in the same paragraph, tells of an earlier time, and this one goes on in
    the past: "Lund came last month. Holm offered to …"."""
    before = reading.lines[line.number - 2] if line.number > 1 else None
    if before is None or before.paragraph != line.paragraph or not is_earlier(unquoted_text(before)):
        return False
    return _NOW.isdisjoint(line.words)


def _all_candidates(reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    speakers = SpeakerResolver(reading)
    for line in reading.lines:
        if line.apart or line.text.endswith("?") or line.text.startswith(("Say ", "Suppose ", "Imagine ")):
            continue
        if not _READER.isdisjoint(line.words) and not line.quoted:
            continue
        for attribution in line.attributions:
            yield from _intent_questions(line, attribution, speakers, reading)
        for signs, rule in _RULES:
            if not signs.isdisjoint(line.words):
                yield from rule(line, reading)


# ── what somebody intends ───────────────────────────────────────────────────────────────────────────


def _intent_questions(
    line: AttributedSentence, attribution: Attribution, speakers: SpeakerResolver, reading: AnnotatedArticle
) -> Iterator[QuestionCandidate]:
    weight = _INTENT.get(attribution.lemma, 0)
    if not weight or attribution.source is None or attribution.negated or not attribution.content:
        return
    cue, (start, end) = line.text[slice(*attribution.cue)], attribution.content[0]
    group = line.text[slice(*attribution.verb)].casefold().split()
    if not {"was", "were", "had"}.isdisjoint(group) or "until" in line.text.casefold().split():
        return
    if attribution.lemma == "refuse" and group == ["refused"]:
        return  # once, and over
    if line.text[: attribution.cue[0]].rstrip().endswith(" then"):
        return  # a step in what is told in order, and what came of it follows
    if start < attribution.cue[1] or line.text[attribution.cue[1] : start].strip():
        return
    who, named_in = _subject(line, attribution, speakers)
    if attribution.lemma in _CONSIDERED and not lexicon.base_of_gerund(line.text[start:].split()[0]):
        return
    predicate = bare_verb_phrase(line.text[start:end])
    if not who or not predicate or predicate.split()[0] in TALK:
        return
    question = phrase_question("Will", lower_opener(who, reading), predicate)
    if question:
        why = f"“{cue}”: " + ("so far" if attribution.lemma == "refuse" else "intended, not yet done")
        yield QuestionCandidate(weight, line.number, question, why, named_in)


def _subject(
    line: AttributedSentence, attribution: Attribution, speakers: SpeakerResolver
) -> tuple[str, int]:
    assert attribution.source is not None
    phrase = line.text[slice(*attribution.source)]
    if phrase.casefold() not in _PRONOUNS:
        before = line.text[: attribution.source[0]]
        relative = _RELATIVE.search(before)
        gap = relative is not None and lexicon.cues().get(relative[1].casefold()) is None
        return (
            ("", 0)
            if gap or before.endswith((" and ", "-", "& ")) or is_headlinese(phrase, line)
            else (phrase, 0)
        )
    who = speakers.resolve(phrase, line, attribution.source[0])
    if who is None or (who.kind != "person" and " " not in who.name and not who.name[0].isupper()):
        return "", 0
    return (who.name, who.named_in) if _is_headed_by_name(who.name) else ("", 0)


def _is_headed_by_name(name: str) -> bool:
    """Whether it is a name, and no noun that would want an article before it."""
    return name.split()[-1].casefold() not in lexicon.agents() or name[:1].islower()


# ── what is told without an agent ──────────────────────────────────────────────────────────────────


def _agentless_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """Something was announced, and no sentence of the article says by whom."""
    match = _AGENTLESS.match(line.text)
    if not match or re.search(r"\bby\b", match["rest"]) or not is_noun_phrase(match["subject"]):
        return
    subject, verb = match["subject"], match["verb"]
    if LOOSE.search(subject) or len(subject.split()) > 14:
        return
    wanted = set(content_words(subject))
    mentions = (reading.lines[number - 1] for number in reading.where.get(stem(verb), []))
    if not any(other.number != line.number and wanted & other.stems for other in mentions):
        question = f"Who {verb} {lower_opener(subject, reading)}?"
        yield QuestionCandidate(2.5, line.number, question, f"“{verb}”: the article does not say by whom")


# ── which rule reads which sentence ─────────────────────────────────────────────────────────────────

_RULES = (  # words of which a sentence has one where the rule may find something, and the rule
    (frozenset(("would", "will")), prospects.would_questions),
    (frozenset(_DECREED), _agentless_questions),
    (
        word_class("interrogatives") | {"whether", "if"},
        indirect_questions,
    ),
    (demands.CALLS, demands.call_questions),
    (frozenset(("if", "once", "unless")), prospects.conditional_questions),
    (prospects.DECISIONS, prospects.decision_questions),
    (
        word_class("words of a prospect"),
        prospects.prospect_questions,
    ),
    (absent_details.DETAILS, absent_details.absent_detail_questions),
    (absent_details.NAMING, absent_details.unnamed_questions),
    (sluices.SIGNS, sluices.sluiced_questions),
    (options.SIGNS, options.option_questions),
    (pending_decisions.SIGNS, pending_decisions.pending_questions),
    (missing_facts.FACTS, missing_facts.missing_fact_questions),
    (missing_facts.IDENTIFIED, missing_facts.identity_questions),
    (missing_facts.CHOSEN, missing_facts.unchosen_questions),
    (missing_facts.APPROVALS, missing_facts.approval_questions),
    (word_class("verbs of charging"), demands.charge_questions),
    (frozenset(("investigating",)), demands.investigation_questions),
)
