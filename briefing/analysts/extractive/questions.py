"""Open questions by a small closed grammar, each from a sentence that leaves something open.

    S hopes to VP          Will S VP?
    S proposed VPing       Will S VP?
    NP would be VPed       When will NP be VPed?
    NP would VP            How would NP VP?
    NP was announced       Who announced NP?          (where no sentence names an agent)
    unclear whether NP will VP     Will NP VP?

What the grammar cannot turn into English of at most 20 words is left out, or stands as the sentence itself
where the source calls the matter unclear in so many words.
"""

import re
from collections import Counter
from typing import NamedTuple

from briefing.analysts.extractive.reading import Line, Reading
from briefing.analysts.extractive.speakers import Speakers
from briefing.model import Cited, OpenQuestion
from briefing.text import lexicon
from briefing.text.attribution import Attribution
from briefing.text.clauses import line as clause_line
from briefing.text.content import content_words, stem
from briefing.text.phrases import phrase_before

_MOST = 5
_LONGEST = 20  # words
_ALIKE = 0.6  # share of content words from where on two questions are one
_ANSWERED = 0.8  # share of a question's content words that a sentence without a modal must hold
_WEIGHT: dict[str, float] = {  # how much hangs on it: a plan that was made public before a wish
    "propose": 3, "plan": 3, "announce": 3, "threaten": 3, "vow": 2, "pledge": 2, "promise": 2, "hope": 2,
    "seek": 1.5, "aim": 1.5, "intend": 2, "expect": 2, "want": 1, "ask": 1, "urge": 1,
}  # fmt: skip
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
_UNCLEAR = re.compile(
    r"\b(?:unclear|not (?:yet |immediately |entirely )?clear|remains to be seen|not known|unknown|uncertain"
    r"|not been decided)\b"
)
_WHETHER = re.compile(r"\b(?:whether|if) (?P<subject>.{2,60}?) (?:will|would|can|could) (?P<vp>[a-z].+)$")
_AGENTLESS = re.compile(
    r"^(?P<subject>.{3,90}?) (?:was|were|has been|have been) "
    r"(?P<verb>announced|imposed|ordered|approved|proposed|leaked|launched)\b(?P<rest>.*)$"
)
_WOULD = re.compile(r"^(?P<subject>.{2,80}?) would (?P<vp>(?:be )?[a-z]+\b.*)$")
_VP_END = re.compile(
    r",(?!\d)|;|:|\s[–—]|\.$|\sfor (?:about |around |some )?[$€£¥\d]|\sas (?:it|they|he|she)\b"
    r"|\s(?:because|while|although|though|where|which|who|when|after|before|if|unless)\b"
    r"|\s(?:and|but) (?:would|will|the|he|she|it|they|that|also|has|had|is|are|was|were)\b"
)
_OPEN = re.compile(r"\b(?:would|will|could|may|might|to)\b")
_PURPOSE = re.compile(r"\sto (?=[a-z]+\b)")
_LOOSE = re.compile(
    r"\b(?:he|she|they|it|we|i|you|this|these|those|him|them|his|her|their|its|my|our|your)\b", re.I
)


class _Candidate(NamedTuple):
    weight: float
    number: int
    question: str
    why: str
    named_in: int


def open_questions(reading: Reading) -> tuple[Cited[OpenQuestion], ...]:
    """At most five questions, the weightiest first; none that the article answers."""
    speakers = Speakers(reading)
    found: list[_Candidate] = []
    for line in reading.lines:
        found += [c for a in line.attributions if (c := _of_intent(line, a, speakers))]
        found += [c for c in (_of_would(line), _of_agentless(line, reading), _of_unclear(line)) if c]
    chosen: list[_Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.weight, c.number)):
        if len(chosen) == _MOST:
            break
        new = all(not _alike(candidate.question, other.question) for other in chosen)
        if new and not _answered(candidate, reading):
            chosen.append(candidate)
    return tuple(
        Cited(statement=OpenQuestion(question=c.question, why=c.why), cites=(c.number,), named_in=c.named_in)
        for c in chosen
    )


def _of_intent(line: Line, attribution: Attribution, speakers: Speakers) -> _Candidate | None:
    weight = _WEIGHT.get(attribution.lemma, 0)
    if not weight or attribution.source is None or attribution.negated or not attribution.content:
        return None
    cue = line.text[slice(*attribution.cue)]
    if cue.casefold() in ("wanted", "planned", "hoped", "sought", "aimed", "intended", "expected"):
        return None
    subject, named_in = _subject(line, attribution, speakers)
    predicate = _predicate(line.text[slice(*attribution.content[0])])
    if not subject or not predicate:
        return None
    question = _ask("Will", subject, predicate)
    if question is None:
        return None
    return _Candidate(weight, line.number, question, f"“{cue}”: intended, not yet done", named_in)


def _subject(line: Line, attribution: Attribution, speakers: Speakers) -> tuple[str, int]:
    assert attribution.source is not None
    phrase = line.text[slice(*attribution.source)]
    if phrase.casefold() not in ("he", "she", "it", "they", "we", "i", "who", "you"):
        return ("", 0) if _headlinese(phrase, line) else (_lowered(phrase), 0)
    who = speakers.resolve(phrase, line, attribution.source[0])
    return (who.name, who.named_in) if who else ("", 0)


def _headlinese(phrase: str, line: Line) -> bool:
    """A singular noun without an article: "bloc aims to rely less", as in a headline."""
    first, last = phrase.split()[0], phrase.split()[-1].casefold()
    named = any(n.text in phrase for n in line.names)
    agent = lexicon.agents().get(last)
    return not named and first.casefold() not in lexicon.function_words() and not (agent and agent.plural)


def _lowered(phrase: str) -> str:
    first = phrase.split(" ", 1)[0]
    return phrase[0].lower() + phrase[1:] if first.casefold() in lexicon.function_words() else phrase


def _predicate(content: str) -> str:
    """The bare verb phrase of "to cooperate …" or "buying …", up to the end of its clause; "" for others."""
    words = content.split()
    if len(words) < 2:
        return ""
    if words[0] == "to":
        return _cut(" ".join(words[1:]))
    base = lexicon.base_of_gerund(words[0])
    return _cut(" ".join([base, *words[1:]])) if base else ""


def _cut(verb_phrase: str) -> str:
    end = _VP_END.search(verb_phrase)
    return verb_phrase[: end.start()].strip() if end else verb_phrase.strip()


def _ask(opening: str, subject: str, predicate: str) -> str | None:
    """The question, shortened at a purpose clause where it is too long, or None if it is no good English."""
    while True:
        question = f"{opening} {subject} {predicate}?"
        if len(question.split()) <= _LONGEST:
            break
        purposes = [
            m.start() for m in _PURPOSE.finditer(predicate) if len(predicate[: m.start()].split()) >= 3
        ]
        if not purposes:
            return None
        predicate = predicate[: purposes[-1]]
    return question if _good_english(question, subject, predicate) else None


def _good_english(question: str, subject: str, predicate: str) -> bool:
    if _LOOSE.search(subject) or len(predicate.split()) < 2 or len(question.split()) < 5:
        return False
    first_pronoun = re.search(r"\b(?:he|she|they|we|i|you|my|our|your|his|her)\b", predicate, re.I)
    if first_pronoun or predicate.count("“") != predicate.count("”") or predicate.count('"') % 2:
        return False
    last = predicate.split()[-1].casefold().strip("”’\"'")
    return last not in lexicon.function_words() or last in (
        "home",
        "back",
        "out",
        "up",
        "down",
        "off",
        "in",
        "on",
    )


def _of_would(line: Line) -> _Candidate | None:
    """What somebody said would happen: "NP would be VPed", "NP would VP"."""
    for attribution in line.attributions:
        if attribution.kind not in ("speech", "according") or not attribution.content or attribution.negated:
            continue
        text = line.text[slice(*attribution.content[0])]
        found = _WOULD.match(text)
        if not found or re.search(
            r"\bif\b|\bunless\b|“|\"|\bwould (?:have|not|never)\b|,", text[: found.end("subject") + 14]
        ):
            continue
        candidate = _when_or_how(line, found.group("subject"), found.group("vp"))
        if candidate:
            return candidate
    return None


def _when_or_how(line: Line, subject: str, verb_phrase: str) -> _Candidate | None:
    if not _one_phrase(subject):
        return None
    words = verb_phrase.split()
    if words[0] == "be":
        if len(words) < 2 or words[1].strip(",.") not in _DONE_ONCE:
            return None
        question = f"When will {_lowered(subject)} be {words[1].strip(',.')}?"
        dated = re.search(
            r"\b(?:on|in|by|next|this|within|from) (?:[A-Z]|\d|week|month|year|the)", verb_phrase
        )
        if dated or _LOOSE.search(subject) or len(question.split()) > _LONGEST:
            return None
        return _Candidate(
            3, line.number, question, f"“would be {words[1].strip(',.')}”: announced, no date given", 0
        )
    if words[0] not in _ASKS_HOW:
        return None
    predicate = _cut(verb_phrase)
    asked = _ask("How would", _lowered(subject), predicate)
    return (
        _Candidate(2.2, line.number, asked, f"“would {words[0]}”: announced, not how", 0) if asked else None
    )


def _one_phrase(subject: str) -> bool:
    """Whether the words before "would" are one noun phrase and no clause with a verb of its own."""
    here = clause_line(subject)
    if not here.tokens:
        return False
    return phrase_before(here, len(here.tokens)) == (0, len(here.tokens))


def _of_agentless(line: Line, reading: Reading) -> _Candidate | None:
    """Something was announced, and no sentence of the article says by whom."""
    found = _AGENTLESS.match(line.text)
    if not found or re.search(r"\bby\b", found.group("rest")) or not _one_phrase(found.group("subject")):
        return None
    subject, verb = found.group("subject"), found.group("verb")
    if (
        _LOOSE.search(subject)
        or len(subject.split()) > 14
        or subject.split()[0].casefold() in ("he", "she", "it")
    ):
        return None
    wanted = set(content_words(subject))
    for number in reading.where.get(stem(verb), []):
        if number != line.number and wanted & reading.lines[number - 1].stems:
            return None
    question = f"Who {verb} {_lowered_opener(subject, reading)}?"
    return _Candidate(2.5, line.number, question, f"“{verb}”: the article does not say by whom", 0)


def _lowered_opener(subject: str, reading: Reading) -> str:
    """A sentence's opener without its capital, unless it is a name."""
    first = subject.split(" ", 1)[0]
    plain = first.casefold() in lexicon.function_words() or first.casefold() in reading.lower_words
    name = first in reading.name_words
    return subject[0].lower() + subject[1:] if plain or (first.istitle() and not name) else subject


def _of_unclear(line: Line) -> _Candidate | None:
    """What the source itself calls unclear: as a question where that is easy, else as it stands."""
    unclear = _UNCLEAR.search(line.text)
    if not unclear or line.damaged or any(q.start <= unclear.start() < q.end for q in line.quoted):
        return None
    why = f"“{unclear.group()}”: the article says so"
    whether = _WHETHER.search(line.text, unclear.end())
    if whether and _one_phrase(whether.group("subject")):
        asked = _ask("Will", _lowered(whether.group("subject")), _cut(whether.group("vp").rstrip(".")))
        if asked:
            return _Candidate(4, line.number, asked, why, 0)
    if line.text.split()[0].casefold() in lexicon.needs_antecedent() - {"it"} or (
        _LOOSE.match(line.text.split()[0]) and not line.text.startswith("It ")
    ):
        return None
    return _Candidate(3.5, line.number, line.text, why, 0) if len(line.text.split()) <= 30 else None


def _answered(candidate: _Candidate, reading: Reading) -> bool:
    asked = set(content_words(candidate.question))
    if len(asked) < 2:
        return True
    shared = Counter(number for word in asked for number in reading.where.get(word, []))
    return any(
        count >= _ANSWERED * len(asked)
        and number != candidate.number
        and not _OPEN.search(reading.lines[number - 1].text)
        for number, count in shared.items()
    )


def _alike(one: str, other: str) -> bool:
    a, b = set(content_words(one)), set(content_words(other))
    return len(a & b) >= _ALIKE * max(1, min(len(a), len(b)))
