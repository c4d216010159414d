"""Pending decisions: what somebody is yet to decide, to do or to answer.

NP has not yet ruled on NP, is to vote  How will NP rule on NP?
NP has not yet VPed                     Will NP VP?
no decision on NP is expected           What will the decision on NP be?
NP is waiting for an answer from NP     What will the answer from NP be?
talks on NP are under way               Will the talks on NP lead to an agreement?
NP did not rule out VPing               Will NP VP?
results of NP are pending               What will the results of NP be?
"""

from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import annotation
from briefing.analysis.extractive.questions.absent_details import EVENTS
from briefing.analysis.extractive.questions.phrasing import (
    TALK,
    QuestionCandidate,
    is_headlinese,
    lower_opener,
    matter_phrase,
    outcome_question,
    phrase_question,
    text_of_tokens,
)
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence, is_adverb
from briefing.nlp.clauses import Clause
from briefing.nlp.lexicon import verb_forms
from briefing.nlp.noun_phrases import head, is_plausible_source, lower_token
from briefing.nlp.word_classes import verb_class, word_class

_VERDICTS = word_class("verbs of giving a verdict")
_GIVEN = {form: verb for verb in _VERDICTS for kind, form in verb_forms(verb) if kind == "participle"}
_STATES = word_class("verbs of state")
_ON = frozenset(("on", "over"))
_DECISIONS = word_class("nouns of a decision") | {"answer", "reply", "response"}
_FROM = frozenset(("from", "on", "over", "of", "about", "to"))
_EXPECTED = frozenset("expected due likely scheduled".split())
_MADE = frozenset("made taken reached announced".split())
_RESULTS = frozenset("result results finding findings outcome verdict".split())
_TALKS = word_class("nouns of talks")
_ONGOING = frozenset("ongoing continuing".split())
_CONTINUE = frozenset("continue continues".split())
_REFUSING = verb_class("verbs of not telling")
_WAITS = frozenset(("waiting", "awaiting", "awaits", "await"))
_CALENDAR = word_class("calendar words") | {"week", "month", "year"}
SIGNS = frozenset(("out", "yet", *_VERDICTS, *_GIVEN, *_DECISIONS, *_TALKS, *_WAITS, *_RESULTS))


def pending_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """At most one for a sentence, outside quotations and where nothing hangs on an "if"."""
    sentence = annotation(line)
    if line.damaged or any(clause.kind == "condition" for clause in sentence.clauses.clauses):
        return
    for ask in (
        _undecided,
        _not_done_yet,
        _decision_ahead,
        _awaited,
        _negotiated,
        _not_ruled_out,
        _result_due,
    ):
        if candidate := ask(sentence, line, reading):
            yield candidate
            return


def _main_clauses(sentence: AnnotatedSentence) -> Iterator[tuple[Clause, tuple[int, int], int]]:
    """The main clauses whose subject opens the sentence, with it and their verb; none that is quoted."""
    for clause in sentence.clauses.clauses:
        verb, subject = clause.verb, clause.subject
        if clause.kind != "main" or subject is None or verb is None or sentence.tokens[verb].quoted:
            continue
        if subject[0] == _first_word(sentence):
            yield clause, subject, verb


def _first_word(sentence: AnnotatedSentence) -> int:
    return next((at for at, token in enumerate(sentence.tokens) if token.word), 0)


def _party(
    sentence: AnnotatedSentence, subject: tuple[int, int], line: AttributedSentence, reading: AnnotatedArticle
) -> str:
    """A clause's subject in a question; "" for none that decides or does anything."""
    who = text_of_tokens(sentence, *subject)
    if not is_plausible_source(sentence, *subject) or is_headlinese(who, line):
        return ""
    return lower_opener(who, reading)


def _group(sentence: AnnotatedSentence, clause: Clause) -> list[str]:
    assert clause.predicate is not None
    return [lower_token(sentence, at) for at in range(*clause.predicate)]


def _undecided(
    sentence: AnnotatedSentence, line: AttributedSentence, reading: AnnotatedArticle
) -> QuestionCandidate | None:
    """ "NP has not yet ruled on NP", "NP is to vote on NP", "NP will vote on NP"."""
    for clause, subject, verb in _main_clauses(sentence):
        group = _group(sentence, clause)
        if {"has", "have"} & set(group) and clause.denied:
            base = _GIVEN.get(group[-1], "")
        elif group[-1] in ("is", "are") and lower_token(sentence, verb + 1) == "to":
            verb += 2
            base = lower_token(sentence, verb)
        elif group[-1] == "will" and lower_token(sentence, verb + 1) in _VERDICTS:
            verb += 1
            base = lower_token(sentence, verb)
        else:
            base = group[-1] if "will" in group and not clause.denied else ""
        at = _past_time(sentence, verb + 1)
        if base not in _VERDICTS or lower_token(sentence, at) not in _ON:
            continue
        matter, who = matter_phrase(sentence, at + 1), _party(sentence, subject, line, reading)
        if matter and who and (question := phrase_question("How will", who, f"{base} on {matter}")):
            return QuestionCandidate(3, line.number, question, f"“{base}”: not yet done")
    return None


def _past_time(sentence: AnnotatedSentence, at: int) -> int:
    """The token behind "in March", "on 9 May", "next week" at a token; the token itself for others."""
    near = range(at, min(at + 4, len(sentence.tokens)))
    times = [n for n in near if lower_token(sentence, n) in _CALENDAR]
    opens = lower_token(sentence, at) in ("in", "on", "by", "next", "this", "later")
    return times[0] + 1 if times and opens else at


def _not_done_yet(
    sentence: AnnotatedSentence, line: AttributedSentence, reading: AnnotatedArticle
) -> QuestionCandidate | None:
    """ "NP has not yet VPed"."""
    for clause, subject, verb in _main_clauses(sentence):
        group = _group(sentence, clause)
        if not {"has", "have"} & set(group) or not clause.denied or "yet" not in line.words:
            continue
        base = lexicon.base_of_participle(group[-1])
        if base is None or base in TALK | _STATES | _VERDICTS or base in ("be", "have", "know", "see"):
            continue
        who = _party(sentence, subject, line, reading)
        rest = sentence.text[sentence.tokens[verb].end : sentence.tokens[clause.end - 1].end].rstrip(".")
        if who and rest.strip() and (question := phrase_question("Will", who, f"{base}{rest}")):
            return QuestionCandidate(2.5, line.number, question, "“not yet”: as the article says")
    return None


def _decision_ahead(
    sentence: AnnotatedSentence, line: AttributedSentence, _reading: AnnotatedArticle
) -> QuestionCandidate | None:
    """ "A decision on NP is not expected before May", "no ruling on NP has been made"."""
    at = next((n for n, token in enumerate(sentence.tokens) if token.lower in _DECISIONS), None)
    if (
        at is None
        or sentence.tokens[at].quoted
        or at > 3
        or lower_token(sentence, at + 1) not in _ON | {"in"}
    ):
        return None
    article = next((n for n in range(at) if lower_token(sentence, n) in ("a", "an", "no", "any")), None)
    matter = matter_phrase(sentence, at + 2)
    if article != 0 or not matter:
        return None
    after = at + 2 + len(matter.split())
    group = {lower_token(sentence, n) for n in range(after, after + 5)}
    expected = group & {"is", "are"} and group & _EXPECTED
    unmade = lower_token(sentence, 0) == "no" and group & {"has", "have"} and group & _MADE
    if not (expected or unmade):
        return None
    noun = text_of_tokens(sentence, 1, at + 1)
    question = outcome_question(noun, f"{lower_token(sentence, at + 1)} {matter}")
    return QuestionCandidate(3, line.number, question, f"“{noun}”: not yet made")


def _awaited(
    sentence: AnnotatedSentence, line: AttributedSentence, reading: AnnotatedArticle
) -> QuestionCandidate | None:
    """ "NP is waiting for an answer from NP", "NP awaits a ruling on NP"."""
    for clause, _, verb in _main_clauses(sentence):
        word = lower_token(sentence, verb)
        progressive = word in ("waiting", "awaiting") and {"is", "are"} & set(_group(sentence, clause))
        if word not in _WAITS or not (progressive or word in ("await", "awaits")):
            continue
        at = verb + 1 + (lower_token(sentence, verb + 1) == "for")
        noun = at + 1
        decision, preposition = lower_token(sentence, noun), lower_token(sentence, noun + 1)
        if lower_token(sentence, at) not in ("a", "an", "the") or decision not in _DECISIONS:
            continue
        if preposition not in _FROM or not (matter := matter_phrase(sentence, noun + 2)):
            continue
        question = outcome_question(decision, f"{preposition} {lower_opener(matter, reading)}")
        return QuestionCandidate(3, line.number, question, f"“{word}”: not yet there")
    return None


def _result_due(
    sentence: AnnotatedSentence, line: AttributedSentence, reading: AnnotatedArticle
) -> QuestionCandidate | None:
    """ "Laboratory results are pending", "the findings of NP are not expected before Friday"."""
    for clause, subject, verb in _main_clauses(sentence):
        noun = head(sentence, *subject)
        whole = text_of_tokens(sentence, *subject)
        described = (
            noun > subject[0] + (lower_token(sentence, subject[0]) in ("the", "its")) or noun + 1 < subject[1]
        )
        after = {lower_token(sentence, at) for at in range(verb, min(verb + 5, len(sentence.tokens)))}
        group = {*_group(sentence, clause), lower_token(sentence, verb)}
        due = after & {"pending", "awaited", "outstanding"} or {"not", "expected"} <= group | after
        now = {"is", "are"} & group
        if lower_token(sentence, noun) not in _RESULTS or not (described and due and now):
            continue
        if matter := matter_phrase(sentence, subject[0]):
            what = lower_opener(matter if matter in whole else whole, reading)
            question = f"What will the {what.removeprefix('the ')} be?"
            return QuestionCandidate(3.5, line.number, question, f"“{whole}”: not yet there")
    return None


def _negotiated(
    sentence: AnnotatedSentence, line: AttributedSentence, reading: AnnotatedArticle
) -> QuestionCandidate | None:
    """ "Talks on NP are still under way", "negotiations over NP continue"."""
    for clause, subject, verb in _main_clauses(sentence):
        noun = lower_token(sentence, head(sentence, *subject))
        preposition = head(sentence, *subject) + 1
        if noun not in _TALKS or clause.denied or lower_token(sentence, preposition) not in _ON | {"about"}:
            continue
        after = verb + 1
        while after < len(sentence.tokens) and is_adverb(sentence.tokens[after]):
            after += 1
        word, then = lower_token(sentence, verb), lower_token(sentence, after)
        goes_on = then in _ONGOING | {"underway"} or (then, lower_token(sentence, after + 1)) == (
            "under",
            "way",
        )
        if not (
            word in _CONTINUE or (word in ("is", "are") and goes_on) or {"are", word} == {"are", "continuing"}
        ):
            continue
        whole = text_of_tokens(sentence, *subject)
        matter = matter_phrase(sentence, preposition + 1)
        if matter and (whole.endswith(matter) or matter.endswith(f" {word}")):
            matter = matter.removesuffix(f" {word}")
            what = f"{noun} {lower_token(sentence, preposition)} {lower_opener(matter, reading)}"
            question = f"Will the {what} lead to an agreement?"
            return QuestionCandidate(2.5, line.number, question, f"“{noun}”: still under way")
    return None


def _not_ruled_out(
    sentence: AnnotatedSentence, line: AttributedSentence, reading: AnnotatedArticle
) -> QuestionCandidate | None:
    """ "NP did not rule out VPing", "NP refused to rule out a NP"; not what "cannot" be ruled out."""
    for clause, subject, verb in _main_clauses(sentence):
        at = next((n for n in range(verb, min(verb + 4, clause.end)) if _rules_out(sentence, n)), None)
        if at is None or "had" in _group(sentence, clause):
            continue
        refused = any(lower_token(sentence, n) in _REFUSING for n in range(verb, at))
        if not (clause.denied or refused) or {"can", "could", "cannot"} & set(_group(sentence, clause)):
            continue
        rest = sentence.text[sentence.tokens[at + 2].start : sentence.tokens[clause.end - 1].end]
        who = _party(sentence, subject, line, reading)
        gerund = lexicon.base_of_gerund(lower_token(sentence, at + 2))
        question = None
        if gerund and who:
            question = phrase_question("Will", who, " ".join([gerund, *rest.split()[1:]]))
        elif matter := matter_phrase(sentence, at + 2):
            words = matter.split(" of ")[0].split()
            question = f"Will there be {matter}?" if words[-1] in EVENTS and words[0] != "the" else None
        if question:
            return QuestionCandidate(2.5, line.number, question, "“not rule out”: left open")
    return None


def _rules_out(sentence: AnnotatedSentence, at: int) -> bool:
    pair = lower_token(sentence, at) in ("rule", "ruled") and lower_token(sentence, at + 1) == "out"
    return pair and at + 2 < len(sentence.tokens)
