"""Open-question candidates: what a single sentence leaves open, and the question that follows from it.

unclear whether NP will VP              Will NP VP?
NP refused to VP, has yet to VP         Will NP VP?
NP plans to VP, vowed to VP             Will NP VP?
… urged NP to VP, demanded that NP VP   Will NP VP?
NP is expected to VP, NP may VP         Will NP VP?
… accused NP of VPing                   Did NP VP?
NP is investigating NP                  What will the investigation of NP find?
NP would be VPed                        When will NP be VPed?
NP would VP                             How would NP VP?
NP was announced                        Who announced NP?          (where no sentence names an agent)
"""

import re
from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence, unquoted_text
from briefing.analysis.extractive.pronoun_resolution import SpeakerResolver
from briefing.analysis.extractive.questions import demands
from briefing.analysis.extractive.questions.phrasing import (
    LOOSE,
    TALK,
    QuestionCandidate,
    bare_verb_phrase,
    cut_verb_phrase,
    is_headlinese,
    is_noun_phrase,
    lower_opener,
    phrase_question,
    text_of_tokens,
)
from briefing.attribution.attributions import Attribution
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AUXILIARIES
from briefing.nlp.annotated_sentence import annotate_sentence as clause_line
from briefing.nlp.content_words import content_words, stem
from briefing.nlp.noun_phrases import is_plausible_source, phrase_before
from briefing.nlp.question_inversion import polar_question
from briefing.nlp.word_classes import word_class, word_list

_INTENT: dict[str, float] = {  # how much hangs on it: a plan that was made public before a wish
    "refuse": 3, "propose": 2.2, "plan": 2, "announce": 2, "threaten": 2.5, "vow": 2, "pledge": 2,
    "promise": 2, "agree": 2, "offer": 2, "consider": 2.5, "mull": 2.5, "hope": 1.5, "seek": 1.5, "aim": 1.5,
    "intend": 2, "expect": 1.5, "want": 1,
}  # fmt: skip
_CONSIDERED = frozenset(("consider", "mull"))
_PRONOUNS = word_class("pronominal subjects")
_UNCLEAR = re.compile(
    r"\b(?:unclear|not (?:yet |immediately |entirely )?clear|remains to be seen|not known|unknown|uncertain"
    r"|an open question|not been decided)\b"
)
_WHETHER = re.compile(r"\bwhether (?!or not|to\b)(?P<clause>[^“\"?]+)")
_WORDS_BEFORE = 4  # that say whether the matter is open
_SETTLED = re.compile(r"\b(?:regardless|matter|and|or|what|asked|asking|asks|ask|how|when)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:(?:is|are) (?:now |still |widely |also )?(?:expected|scheduled|set|due|likely|poised) to"
    r"|(?:has|have) yet to|(?:has|have) (?:repeatedly |so far |steadfastly )?refused to)\s(?P<vp>[a-z]+\b.*)$"
)
_MAY = re.compile(r"\b(?:may|might|could)\s(?P<vp>[a-z]+\b.*)$")
_HAPPENED = re.compile(r"\b(?:may|might|could) have\s(?P<vp>[a-z]+\b.*)$")
_STATES = word_class("verbs of state") | {""}
_RELATIVE = re.compile(r"(\w+),? (?:that|which|whom)\s(?:the\s)?$")  # "the display that Nordvik plans to use"
_VERDICT = frozenset("rule vote decide".split())
_OLD = re.compile(r"\bin ((?:19|20)\d\d)\b")
_WORKS_TO = re.compile(r"work (?!with\b|on\b)")
_DECREED = word_list("verbs of decree")
_AGENTLESS = re.compile(
    r"^(?P<subject>.{3,90}?) (?:was|were|has been|have been) "
    rf"(?P<verb>{'|'.join(_DECREED)})\b(?P<rest>.*)$"
)
_WOULD = re.compile(r"^(?P<subject>.{2,80}?) would (?P<vp>(?:be )?[a-z]+\b.*)$")
_SUPPOSED = re.compile(r"\bif\b|\bunless\b|“|\"|\bwould (?:have|not|never)\b|,")
_DATED = re.compile(r"\b(?:on|in|by|next|this|within|from) (?:[A-Z]|\d|week|month|year|the)")
_GUESSING = frozenset("estimate project forecast predict calculate".split())
_DONE_ONCE = word_class("deeds done once")
_FRUSTRATED = word_class("intents in the past")
_ASKS_HOW = word_class("deeds that need a way")


def question_candidates(reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """Every question that a sentence of the article gives rise to, in its order."""
    for candidate in _all_candidates(reading):
        old = _OLD.search(reading.lines[candidate.number - 1].text)
        if old is None or old[1] in candidate.question:
            yield candidate


def _all_candidates(reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    speakers = SpeakerResolver(reading)
    for line in reading.lines:
        if line.apart or line.text.endswith("?") or line.text.startswith(("Say ", "Suppose ", "Imagine ")):
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
    if cue.casefold() in _FRUSTRATED:
        return
    group = line.text[slice(*attribution.verb)].casefold().split()
    if not {"was", "were", "had"}.isdisjoint(group) or "until" in line.text.casefold().split():
        return
    if attribution.lemma == "refuse" and group == ["refused"]:
        return  # once, and over
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


# ── what is ahead ───────────────────────────────────────────────────────────────────────────────────


def _prospect_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """ "NP is expected to VP", "NP has yet to VP", "NP may VP", "NP may have VPed"."""
    for pattern, opening, weight in ((_AHEAD, "Will", 2.5), (_HAPPENED, "Did", 2.5), (_MAY, "Will", 1.5)):
        match = pattern.search(line.text)
        subject = _subject_phrase(line, match, reading, anything=pattern is _AHEAD) if match else ""
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
            yield QuestionCandidate(weight, line.number, question, f"“{cue}”: not settled yet")
            return


def _subject_phrase(
    line: AttributedSentence, match: re.Match[str], reading: AnnotatedArticle, anything: bool
) -> str:
    """The party, or anything at all, that opens the sentence and has the verb; "" for any other subject."""
    if any(q.start <= match.start() < q.end for q in line.quoted) or re.search(
        r"\b(?:if|until)\b", line.text, re.I
    ):
        return ""
    clause = clause_line(line.text, reading.name_words, line.quoted)
    at = next(n for n, token in enumerate(clause.tokens) if token.start >= match.start())
    phrase = phrase_before(clause, at)
    if phrase is None or phrase[0] or not (anything or is_plausible_source(clause, *phrase)):
        return ""
    who = text_of_tokens(clause, *phrase)
    anybody = who.startswith(("A ", "An ")) and not anything  # "a rational observer might worry"
    return "" if anybody or is_headlinese(who, line) else who


def _base_form(participle_phrase: str) -> str:
    verb, _, rest = participle_phrase.partition(" ")
    base = lexicon.base_of_participle(verb)
    return f"{base} {rest}" if base and base not in ("be", "have") else ""


# ── what the source calls open, or tells without a date or an agent ─────────────────────────────────


def _whether_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """ "Whether NP will VP", outside quotations; what is called unclear stands as it is where need be."""
    unclear = _UNCLEAR.search(unquoted_text(line))
    why = f"“{unclear.group()}”: the article says so" if unclear else "“whether”: the article leaves it open"
    for match in _WHETHER.finditer(line.text):
        before = " ".join(line.text[: match.start()].split()[-_WORDS_BEFORE:])
        if _SETTLED.search(before) or any(q.start <= match.start("clause") < q.end for q in line.quoted):
            continue
        clause = re.split(r"\s(?:is|remains|was|remained)\s(?:an open|un|not)", match["clause"])[0]
        polar = polar_question(clause.rstrip(". "))
        question = (
            phrase_question(
                polar.auxiliary.capitalize(), lower_opener(polar.subject, reading), polar.predicate
            )
            if polar
            else None
        )
        if question:
            yield QuestionCandidate(4 if unclear else 2.5, line.number, question, why)
            return
    if unclear and not line.damaged:
        for match in _ASKED.finditer(line.text, unclear.end()):
            open_matter = _indirect_question(match["word"], match["clause"].rstrip(". "), reading)
            if open_matter and not any(q.start <= match.start() < q.end for q in line.quoted):
                yield QuestionCandidate(3.5, line.number, open_matter, why)
                return


_ASKED = re.compile(
    r"\b(?P<word>how (?:long|far|soon|often|many [a-z]+|much [a-z]+|much|many)|(?:which|what) [a-z]+|when"
    r"|where|why|how|what|who|which) (?P<clause>[^“\"?;,]+)"
)


def _indirect_question(word: str, clause: str, reading: AnnotatedArticle) -> str | None:
    """The question of "unclear how long NP will VP": "How long will NP VP?"; None where it is none that can
    be told."""
    if not clause.strip():
        return None
    opening = word[:1].upper() + word[1:]
    first = clause.split()[0].casefold()
    is_subject = first in AUXILIARIES or lexicon.base_of(first) not in (None, first)
    if is_subject and word.split()[0] in ("who", "what", "which", "how"):
        asked_of_all = phrase_question(opening, "", clause)
        return asked_of_all and asked_of_all.replace("  ", " ")
    polar = polar_question(clause)
    if polar is None:
        return None
    return phrase_question(
        f"{opening} {polar.auxiliary}", lower_opener(polar.subject, reading), polar.predicate
    )


def _would_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """What somebody said would happen: "NP would be VPed", "NP would VP"."""
    for attribution in line.attributions:
        if attribution.kind not in ("speech", "according") or not attribution.content or attribution.negated:
            continue
        match = _WOULD.match(line.text[slice(*attribution.content[0])])
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


def _when_questions(line: AttributedSentence, subject: str, verb_phrase: str) -> Iterator[QuestionCandidate]:
    words = verb_phrase.split()
    done = words[1].strip(",.") if len(words) > 1 else ""
    question = f"When will {subject} be {done}?"
    if done in _DONE_ONCE and not (_DATED.search(verb_phrase) or LOOSE.search(subject)):
        yield QuestionCandidate(3, line.number, question, f"“would be {done}”: announced, no date given")


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
    (frozenset(("would",)), _would_questions),
    (frozenset(_DECREED), _agentless_questions),
    (
        word_class("words of an open question"),
        _whether_questions,
    ),
    (demands.CALLS, demands.call_questions),
    (
        word_class("words of a prospect"),
        _prospect_questions,
    ),
    (word_class("verbs of charging"), demands.charge_questions),
    (frozenset(("investigating",)), demands.investigation_questions),
)
