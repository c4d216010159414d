"""What a single sentence leaves open, and the question that follows from it.

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

from briefing.analysts.extractive import demands
from briefing.analysts.extractive.phrasing import (
    LOOSE,
    TALK,
    Opening,
    ask,
    bare,
    cut,
    headlinese,
    lowered,
    one_phrase,
    text_of,
)
from briefing.analysts.extractive.reading import Line, Reading, unquoted
from briefing.analysts.extractive.speakers import Speakers
from briefing.text import lexicon
from briefing.text.attribution import Attribution
from briefing.text.clauses import AUXILIARIES
from briefing.text.clauses import line as clause_line
from briefing.text.content import content_words, stem
from briefing.text.inversion import inverted
from briefing.text.phrases import phrase_before, plausible

_INTENT: dict[str, float] = {  # how much hangs on it: a plan that was made public before a wish
    "refuse": 3, "propose": 2.2, "plan": 2, "announce": 2, "threaten": 2.5, "vow": 2, "pledge": 2,
    "promise": 2, "agree": 2, "offer": 2, "consider": 2.5, "mull": 2.5, "hope": 1.5, "seek": 1.5, "aim": 1.5,
    "intend": 2, "expect": 1.5, "want": 1,
}  # fmt: skip
_CONSIDERED = frozenset(("consider", "mull"))
_PRONOUNS = frozenset("he she it they we i who you".split())
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
_STATES = frozenset(
    "get have not never seem look appear feel sound mean know think like need want".split()
) | {""}
_RELATIVE = re.compile(r"(\w+),? (?:that|which|whom)\s(?:the\s)?$")  # "the display that Nordvik plans to use"
_VERDICT = frozenset("rule vote decide".split())
_OLD = re.compile(r"\bin ((?:19|20)\d\d)\b")
_WORKS_TO = re.compile(r"work (?!with\b|on\b)")
_AGENTLESS = re.compile(
    r"^(?P<subject>.{3,90}?) (?:was|were|has been|have been) "
    r"(?P<verb>announced|imposed|ordered|approved|proposed|leaked|launched)\b(?P<rest>.*)$"
)
_WOULD = re.compile(r"^(?P<subject>.{2,80}?) would (?P<vp>(?:be )?[a-z]+\b.*)$")
_SUPPOSED = re.compile(r"\bif\b|\bunless\b|“|\"|\bwould (?:have|not|never)\b|,")
_DATED = re.compile(r"\b(?:on|in|by|next|this|within|from) (?:[A-Z]|\d|week|month|year|the)")
_GUESSING = frozenset("estimate project forecast predict calculate".split())
_DONE_ONCE = frozenset(  # participles of what happens on a day, so that "When will … be …?" has an answer
    "established built created held launched introduced imposed published replaced released opened"
    " reopened closed signed decided completed appointed announced extended lifted reduced cut paid"
    " banned tested delivered sent reviewed approved implemented resumed suspended withdrawn elected"
    " moved sold bought transferred evacuated restored rebuilt repaired abolished ratified adopted"
    " enacted repealed deported freed executed tried".split()
)
_ASKS_HOW = frozenset(  # verbs of what can be done in more ways than one
    "cooperate work pay fund finance enforce reduce raise cut replace protect achieve implement fight"
    " strengthen support create ensure prevent respond address tackle build expand improve speed ease"
    " regulate curb monitor coordinate train recruit invest rebuild defend secure supply".split()
)


def openings(reading: Reading) -> Iterator[Opening]:
    """Every question that a sentence of the article gives rise to, in its order."""
    for opening in _every(reading):
        old = _OLD.search(reading.lines[opening.number - 1].text)
        if old is None or old[1] in opening.question:
            yield opening


def _every(reading: Reading) -> Iterator[Opening]:
    speakers = Speakers(reading)
    for line in reading.lines:
        if line.apart or line.text.endswith("?") or line.text.startswith(("Say ", "Suppose ", "Imagine ")):
            continue
        for attribution in line.attributions:
            yield from _of_intent(line, attribution, speakers, reading)
        for signs, rule in _RULES:
            if not signs.isdisjoint(line.words):
                yield from rule(line, reading)


# ── what somebody intends ───────────────────────────────────────────────────────────────────────────


def _of_intent(
    line: Line, attribution: Attribution, speakers: Speakers, reading: Reading
) -> Iterator[Opening]:
    weight = _INTENT.get(attribution.lemma, 0)
    if not weight or attribution.source is None or attribution.negated or not attribution.content:
        return
    cue, (start, end) = line.text[slice(*attribution.cue)], attribution.content[0]
    if cue.casefold() in ("wanted", "planned", "hoped", "sought", "aimed", "intended", "expected"):
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
    predicate = bare(line.text[start:end])
    if not who or not predicate or predicate.split()[0] in TALK:
        return
    question = ask("Will", lowered(who, reading), predicate)
    if question:
        why = f"“{cue}”: " + ("so far" if attribution.lemma == "refuse" else "intended, not yet done")
        yield Opening(weight, line.number, question, why, named_in)


def _subject(line: Line, attribution: Attribution, speakers: Speakers) -> tuple[str, int]:
    assert attribution.source is not None
    phrase = line.text[slice(*attribution.source)]
    if phrase.casefold() not in _PRONOUNS:
        before = line.text[: attribution.source[0]]
        relative = _RELATIVE.search(before)
        gap = relative is not None and lexicon.cues().get(relative[1].casefold()) is None
        return (
            ("", 0)
            if gap or before.endswith((" and ", "-", "& ")) or headlinese(phrase, line)
            else (phrase, 0)
        )
    who = speakers.resolve(phrase, line, attribution.source[0])
    if who is None or (who.kind != "person" and " " not in who.name and not who.name[0].isupper()):
        return "", 0
    return (who.name, who.named_in) if _headed_by_name(who.name) else ("", 0)


def _headed_by_name(name: str) -> bool:
    """Whether it is a name, and no noun that would want an article before it."""
    return name.split()[-1].casefold() not in lexicon.agents() or name[:1].islower()


# ── what is ahead ───────────────────────────────────────────────────────────────────────────────────


def _of_prospect(line: Line, reading: Reading) -> Iterator[Opening]:
    """ "NP is expected to VP", "NP has yet to VP", "NP may VP", "NP may have VPed"."""
    for pattern, opening, weight in ((_AHEAD, "Will", 2.5), (_HAPPENED, "Did", 2.5), (_MAY, "Will", 1.5)):
        found = pattern.search(line.text)
        who = _whose(line, found, reading, anything=pattern is _AHEAD) if found else ""
        if not found or not who:
            continue
        predicate = _in_base_form(found["vp"]) if opening == "Did" else found["vp"]
        first = predicate.split(" ", 1)[0]
        on_the_calendar = re.search(r"\b(?:scheduled|set|due)\b", found[0][: -len(found["vp"])])
        if first in TALK or (on_the_calendar and first not in _VERDICT) or first in _STATES:
            continue
        if pattern is _AHEAD and " " not in cut(predicate):
            continue
        asked = ask("How will" if first in _VERDICT else opening, lowered(who, reading), predicate)
        if asked:
            cue = line.text[found.start() : found.start("vp")].strip()
            yield Opening(weight, line.number, asked, f"“{cue}”: not settled yet")
            return


def _whose(line: Line, found: re.Match[str], reading: Reading, anything: bool) -> str:
    """The party, or anything at all, that opens the sentence and has the verb; "" for any other subject."""
    if any(q.start <= found.start() < q.end for q in line.quoted) or re.search(
        r"\b(?:if|until)\b", line.text, re.I
    ):
        return ""
    here = clause_line(line.text, reading.name_words, line.quoted)
    at = next(n for n, token in enumerate(here.tokens) if token.start >= found.start())
    phrase = phrase_before(here, at)
    if phrase is None or phrase[0] or not (anything or plausible(here, *phrase)):
        return ""
    who = text_of(here, *phrase)
    anybody = who.startswith(("A ", "An ")) and not anything  # "a rational observer might worry"
    return "" if anybody or headlinese(who, line) else who


def _in_base_form(participle_phrase: str) -> str:
    verb, _, rest = participle_phrase.partition(" ")
    base = lexicon.base_of_participle(verb)
    return f"{base} {rest}" if base and base not in ("be", "have") else ""


# ── what the source calls open, or tells without a date or an agent ─────────────────────────────────


def _of_whether(line: Line, reading: Reading) -> Iterator[Opening]:
    """ "Whether NP will VP", outside quotations; what is called unclear stands as it is where need be."""
    unclear = _UNCLEAR.search(unquoted(line))
    why = f"“{unclear.group()}”: the article says so" if unclear else "“whether”: the article leaves it open"
    for found in _WHETHER.finditer(line.text):
        before = " ".join(line.text[: found.start()].split()[-_WORDS_BEFORE:])
        if _SETTLED.search(before) or any(q.start <= found.start("clause") < q.end for q in line.quoted):
            continue
        clause = re.split(r"\s(?:is|remains|was|remained)\s(?:an open|un|not)", found["clause"])[0]
        asked = inverted(clause.rstrip(". "))
        question = (
            ask(asked.auxiliary.capitalize(), lowered(asked.subject, reading), asked.predicate)
            if asked
            else None
        )
        if question:
            yield Opening(4 if unclear else 2.5, line.number, question, why)
            return
    if unclear and not line.damaged:
        for found in _ASKED.finditer(line.text, unclear.end()):
            open_matter = _asked(found["word"], found["clause"].rstrip(". "), reading)
            if open_matter and not any(q.start <= found.start() < q.end for q in line.quoted):
                yield Opening(3.5, line.number, open_matter, why)
                return


_ASKED = re.compile(
    r"\b(?P<word>how (?:long|far|soon|often|many [a-z]+|much [a-z]+|much|many)|(?:which|what) [a-z]+|when"
    r"|where|why|how|what|who|which) (?P<clause>[^“\"?;,]+)"
)


def _asked(word: str, clause: str, reading: Reading) -> str | None:
    """The question of "unclear how long NP will VP": "How long will NP VP?"; None where it is none that can
    be told."""
    opening = word[:1].upper() + word[1:]
    first = clause.split()[0].casefold()
    is_subject = first in AUXILIARIES or lexicon.base_of(first) not in (None, first)
    if is_subject and word.split()[0] in ("who", "what", "which", "how"):
        asked_of_all = ask(opening, "", clause)
        return asked_of_all and asked_of_all.replace("  ", " ")
    asked = inverted(clause)
    if asked is None:
        return None
    return ask(f"{opening} {asked.auxiliary}", lowered(asked.subject, reading), asked.predicate)


def _of_would(line: Line, reading: Reading) -> Iterator[Opening]:
    """What somebody said would happen: "NP would be VPed", "NP would VP"."""
    for attribution in line.attributions:
        if attribution.kind not in ("speech", "according") or not attribution.content or attribution.negated:
            continue
        found = _WOULD.match(line.text[slice(*attribution.content[0])])
        if not found or _SUPPOSED.search(found.string[: found.end("subject") + 14]):
            continue
        if attribution.lemma in _GUESSING or not one_phrase(found["subject"]):
            continue
        subject, words = lowered(found["subject"], reading), found["vp"].split()
        if words[0] == "be":
            yield from _when(line, subject, found["vp"])
        elif (
            words[0] in _ASKS_HOW
            and not _WORKS_TO.match(found["vp"])
            and (asked := ask("How would", subject, found["vp"]))
        ):
            yield Opening(2.2, line.number, asked, f"“would {words[0]}”: announced, not how")
            return


def _when(line: Line, subject: str, verb_phrase: str) -> Iterator[Opening]:
    words = verb_phrase.split()
    done = words[1].strip(",.") if len(words) > 1 else ""
    question = f"When will {subject} be {done}?"
    if done in _DONE_ONCE and not (_DATED.search(verb_phrase) or LOOSE.search(subject)):
        yield Opening(3, line.number, question, f"“would be {done}”: announced, no date given")


def _of_agentless(line: Line, reading: Reading) -> Iterator[Opening]:
    """Something was announced, and no sentence of the article says by whom."""
    found = _AGENTLESS.match(line.text)
    if not found or re.search(r"\bby\b", found["rest"]) or not one_phrase(found["subject"]):
        return
    subject, verb = found["subject"], found["verb"]
    if LOOSE.search(subject) or len(subject.split()) > 14:
        return
    wanted = set(content_words(subject))
    told = (reading.lines[number - 1] for number in reading.where.get(stem(verb), []))
    if not any(other.number != line.number and wanted & other.stems for other in told):
        question = f"Who {verb} {lowered(subject, reading)}?"
        yield Opening(2.5, line.number, question, f"“{verb}”: the article does not say by whom")


# ── which rule reads which sentence ─────────────────────────────────────────────────────────────────

_RULES = (  # words of which a sentence has one where the rule may find something, and the rule
    (frozenset(("would",)), _of_would),
    (frozenset("announced imposed ordered approved proposed leaked launched".split()), _of_agentless),
    (frozenset("whether unclear clear seen known unknown uncertain open decided".split()), _of_whether),
    (demands.CALLS, demands.of_call),
    (frozenset("expected scheduled set due likely poised yet refused may might could".split()), _of_prospect),
    (frozenset("accuse accuses accused accusing suspects suspected".split()), demands.of_charge),
    (frozenset(("investigating",)), demands.of_investigation),
)
