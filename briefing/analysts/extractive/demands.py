"""What others call for, charge somebody with or look into, and the question that follows from it."""

import re
from collections.abc import Iterator

from briefing.analysts.extractive.phrasing import LOOSE, TALK, Opening, ask, bare, lowered, text_of
from briefing.analysts.extractive.reading import Line, Reading
from briefing.text import lexicon
from briefing.text.clauses import BE
from briefing.text.clauses import Line as Clause
from briefing.text.clauses import line as clause_line
from briefing.text.phrases import head, phrase_after, phrase_before, plausible

_CALL = re.compile(
    r"\b(?:urg(?:es?|ed|ing)|call(?:s|ed|ing)? (?:up)?on|ask(?:s|ed|ing)|press(?:es|ed|ing)"
    r"|implor(?:es|ed|ing)|order(?:s|ed|ing)"
    r"|pressur(?:es|ed|ing)|pushing|begg(?:ed|ing)|warn(?:s|ed)|wants?|petition(?:s|ed|ing))\s"
)
_DEMAND = re.compile(r"\b(?:demand(?:s|ed|ing)?|recommend(?:s|ed|ing)?|request(?:s|ed|ing)?)\sthat\s")
_GIVEN_UP = re.compile(r"\b(?:relinquish|drop|abandon|reject|refus|withdr[ae]w|ignor|dismiss)\w* (?:\w+ )?$")
CALLS = frozenset(  # the words of both
    "urge urges urged urging call calls called calling asks asked asking presses pressed pressing implores"
    " implored imploring orders ordered ordering pressures pressured pressuring pushing begged begging warns"
    " warned want wants petitions petitioned petitioning demand demands demanded demanding recommend"
    " recommends recommended recommending request requests requested requesting".split()
)
_CHARGE = re.compile(r"\b(?:accus(?:e|es|ed|ing)|suspect(?:s|ed))\s")
_ACT = re.compile(r"\bof (?P<act>[a-z]+ing\b.*)$")
_INVESTIGATING = re.compile(r"\b(?:is|are|was|were|begun|began) (?:now |also )?investigating\s")
_LONGEST_SUBJECT = 10  # words
_AUDIENCE = frozenset(  # told what to do every day, and never heard of again
    "employees staff workers doctors teachers customers users travellers travelers listeners voters people"
    " supporters americans viewers readers reporters crowd audience students men women person"
    " everyone fans followers others us folks delegates citizens parents".split()
)
_PRONOUNS = frozenset("he she it they we i who you".split())


def of_call(line: Line, reading: Reading) -> Iterator[Opening]:
    """ "Urged NP to VP", "demanded that NP VP"."""
    for cue in _CALL.finditer(line.text):
        found = _object_of(line, cue, reading)
        if not found or not _to_somebody(*found):
            continue
        here, first, end = found
        rest = line.text[here.tokens[end].start :] if end < len(here.tokens) else ""
        predicate = rest.removeprefix("not ")
        if predicate.startswith("to "):
            yield from _called_for(line, cue[0], text_of(here, first, end), predicate, reading)
    for cue in _DEMAND.finditer(line.text):
        if not _GIVEN_UP.search(line.text[: cue.start()]) and not any(
            q.start <= cue.start() < q.end for q in line.quoted
        ):
            yield from _of_demand(line, cue, reading)


def _of_demand(line: Line, cue: re.Match[str], reading: Reading) -> Iterator[Opening]:
    here = clause_line(line.text, reading.name_words, line.quoted)
    first = next((n for n, token in enumerate(here.tokens) if token.start >= cue.end()), 0)
    for at in range(first + 1, min(first + _LONGEST_SUBJECT, len(here.tokens))):
        verb = here.tokens[at].lower
        if verb in ("should", "must") or (lexicon.base_of(verb) == verb and not here.tokens[at].named):
            rest = here.text[here.tokens[at].start :].removeprefix("should ").removeprefix("must ")
            if phrase_before(here, at) == (first, at) and plausible(here, first, at):
                who = text_of(here, first, at)
                yield from _called_for(line, cue[0].removesuffix("that "), who, f"to {rest}", reading)
                return


def _called_for(line: Line, cue: str, who: str, predicate: str, reading: Reading) -> Iterator[Opening]:
    question = ask("Will", lowered(who, reading), bare(predicate))
    if question:
        yield Opening(2.6, line.number, question, f"“{cue.strip()}”: called for, not yet done")


def of_charge(line: Line, reading: Reading) -> Iterator[Opening]:
    """ "Accused NP of VPing"."""
    for cue in _CHARGE.finditer(line.text):
        found = _object_of(line, cue, reading)
        if not found or not (charge := _ACT.search(line.text, cue.end())):
            continue
        here, first, _ = found
        of = next(n for n, token in enumerate(here.tokens) if token.start >= charge.start())
        predicate = bare(charge["act"])
        if not predicate or predicate.split()[0] in ("be", "have") or not plausible(here, first, of):
            continue
        question = ask("Did", lowered(text_of(here, first, of), reading), predicate)
        if question:
            yield Opening(2.8, line.number, question, f"“{cue[0].strip()}”: a charge, not a finding")


def of_investigation(line: Line, reading: Reading) -> Iterator[Opening]:
    for cue in _INVESTIGATING.finditer(line.text):
        found = _object_of(line, cue, reading)
        matter = text_of(*found) if found else ""
        if matter.startswith(("the ", "a ", "an ")) and not LOOSE.search(matter):
            question = f"What will the investigation of {matter} find?"
            yield Opening(2.8, line.number, question, f"“{cue[0].strip()}”: no result is told")


def _object_of(line: Line, cue: re.Match[str], reading: Reading) -> tuple[Clause, int, int] | None:
    """The phrase after a cue that is nobody's quotation and no passive, as a line with two token indices."""
    if any(q.start <= cue.start() < q.end for q in line.quoted):
        return None
    here = clause_line(line.text, reading.name_words, line.quoted)
    at = next((n for n, token in enumerate(here.tokens) if token.start >= cue.end()), 0)
    before = next((n for n, token in enumerate(here.tokens) if token.start >= cue.start()), 0) - 1
    by = here.tokens[before].lower if before >= 0 else ""
    acts = by in BE or by == "," if cue[0].split()[0].endswith("ing") else by not in BE
    phrase = phrase_after(here, at) if acts and at else None
    if phrase is None:
        return None
    first, end = phrase
    return here, first, end - (end - first > 1 and here.tokens[end - 1].lower == "not")


def _to_somebody(here: Clause, first: int, end: int) -> bool:
    """Whether a call is to a party and not to readers, voters or people at large."""
    word = here.tokens[head(here, first, end)].lower
    if end + 1 < len(here.tokens) and here.tokens[end + 1].lower in TALK:
        return False
    return plausible(here, first, end) and word not in _AUDIENCE and word not in _PRONOUNS
