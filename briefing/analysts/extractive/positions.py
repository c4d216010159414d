"""Positions: a name, the source's own verb, and a verbatim clause."""

import re
from collections.abc import Sequence

from briefing.analysts.extractive import readable
from briefing.analysts.extractive.quoting import running_on, set_off, signed, turns
from briefing.analysts.extractive.reading import Line, Reading
from briefing.analysts.extractive.speakers import Speakers, Stakeholder
from briefing.model import Cited, Directness, Position, Span, Stance
from briefing.text import lexicon
from briefing.text.attribution import Attribution
from briefing.text.clauses import AUXILIARIES

_TAKES_SIDES = frozenset(("stance", "passing"))
_NO_POSITION = frozenset(("perception",))
_SHORTEST = 2  # words in a clause that still says something
_SHORTEST_QUOTE = 4  # words in a quotation that says something by itself
_SHORTEST_CUT = 3  # words that must be left where a clause is ended early
_LONGEST_GAP = 5  # words for a listener: "told Reuters on Monday"

# Where a clause may end early and still mean the same: what follows is told by the journalist or about
# something else. Never before "if", "unless", "but", "only": those change what was said.
_CLAUSE_END = re.compile(
    r"\s+as (?:it|they|he|she|part of)\b|\s+[–—―]\s|;|,? (?:and|but) (?:he|she|they|also)\b"
    r"|, (?:and|but) (?:it|the)\b|, (?:and|but) [A-Z]|, but that\b"
    r"|, (?:which|who|where|while|whereas|according to|adding|saying|a move|a day|unlike|with)\b"
    r"|,? (?:although|(?:even )?though|even as)\b"
    r"|, (?:(?:a|an|the|his|her|its) )?(?:[\w.’'-]+ ){1,8}?(?:said|announced|added|confirms|reported)\b"
)


def positions(reading: Reading) -> tuple[Cited[Position], ...]:
    """Every position of the article, those told outright before those told in passing, both in its order; the
    page decides how many it shows."""
    speakers = Speakers(reading)
    outright: list[Cited[Position]] = []
    passing: list[Cited[Position]] = []
    spoken: dict[int, Stakeholder] = {}
    for line in reading.lines:
        if readable.is_imagined(line.text):
            continue
        for attribution in line.attributions:
            who = _who(line, attribution, speakers)
            if who is None:
                passing += _by_document(line, attribution, speakers)
                continue
            if attribution.kind in ("speech", "belief", "according"):
                spoken[line.number] = who._replace(named_in=who.named_in or line.number)
            outright += _position(line, attribution, who) + _items(reading, line, attribution, who)
        for attribution in line.passing:
            who = _who(line, attribution, speakers)
            passing += _position(line, attribution, who) if who else []
    for who, quotation in signed(reading, speakers):
        spoken |= dict.fromkeys(quotation.cites, who)
        outright.append(quotation)
    outright += [*running_on(reading, spoken), *set_off(reading, spoken), *turns(reading, speakers)]
    outright.sort(key=lambda cited: (readable.says_little(cited.statement), cited.cites[0]))
    passing.sort(key=lambda cited: readable.says_little(cited.statement))
    return tuple(_without_repeats([*outright, *passing]))


_IS_NOBODY = re.compile(r"(?:no|nobody|no-one|none|neither|nor|few|hardly|nothing)\b", re.IGNORECASE)
_EXCLUDED = re.compile(
    r"\b(?:nor|not|neither|never|except|than|instead of)\s(?:the |a |an )?$", re.IGNORECASE
)


def _is_nobody(phrase: str, before: str) -> bool:
    """Whether it is said of none ("no fisherman"), or of all but these ("nor Berg")."""
    return bool(_IS_NOBODY.match(phrase) or " nor " in phrase or _EXCLUDED.search(before))


def _who(line: Line, attribution: Attribution, speakers: Speakers) -> Stakeholder | None:
    if attribution.source is None or attribution.kind in _NO_POSITION:
        return None
    if attribution.negated and attribution.kind in ("speech", "according"):
        return None
    phrase, at = line.text[slice(*attribution.source)], attribution.source[0]
    if _is_nobody(phrase, line.text[:at]):
        return None
    if attribution.kind == "passing":
        return speakers.identify(phrase, line, at)
    return speakers.resolve(phrase, line, at)


def _by_document(line: Line, attribution: Attribution, speakers: Speakers) -> list[Cited[Position]]:
    """What a poll or a report says outright: no party of its own, so what any wants is to be inferred."""
    if attribution.source is None or attribution.kind in _NO_POSITION or attribution.negated:
        return []
    phrase, at = line.text[slice(*attribution.source)], attribution.source[0]
    who = None if _is_nobody(phrase, line.text[:at]) else speakers.identify(phrase, line, at)
    found = _position(line, attribution, who) if who else []
    inferred = {"directness": "inferred"}
    return [one.model_copy(update={"statement": one.statement.model_copy(update=inferred)}) for one in found]


def _position(line: Line, attribution: Attribution, who: Stakeholder) -> list[Cited[Position]]:
    """The position, or none where there is too little of it."""
    clause, directness = _clause(line, attribution)
    if not clause or (directness == "reported" and _speaks_of_itself(line, attribution, who, clause)):
        return []
    stance, matter = _stance(attribution, clause)
    statement = Position(
        stakeholder=who.name,
        stakeholder_kind=who.kind,
        role=who.role,
        verb=_verb(line, attribution),
        position=clause,
        stance=stance,
        stance_on=matter,
        directness=directness,
    )
    if not readable.is_sentence(statement):
        statement = statement.model_copy(update={"directness": "inferred"})
    return [Cited(statement=statement, cites=(line.number,), named_in=who.named_in)]


def _items(reading: Reading, line: Line, attribution: Attribution, who: Stakeholder) -> list[Cited[Position]]:
    """A position for each item of the list that a line introduces: "The union wants:"."""
    after = line.text[attribution.cue[1] :].strip()
    if after != ":" or attribution.kind in ("speech", "according"):
        return []
    found: list[Cited[Position]] = []
    for number, introduced_by in reading.listed.items():
        item = reading.lines[number - 1]
        words = item.text.strip().rstrip(".;,")
        if introduced_by != line.number or item.apart or len(words.split()) < _SHORTEST:
            continue
        stance, matter = _stance(attribution, words)
        statement = Position(
            stakeholder=who.name,
            stakeholder_kind=who.kind,
            role=who.role,
            verb=line.text[slice(*attribution.verb)].lower(),
            position=words,
            stance=stance,
            stance_on=matter,
            directness="reported",
        )
        found.append(Cited(statement=statement, cites=(line.number, number), named_in=who.named_in))
    return found


def _speaks_of_itself(line: Line, attribution: Attribution, who: Stakeholder, clause: str) -> bool:
    """Whether "he said that Holm …" would be given to Holm: then "he" is somebody else."""
    assert attribution.source is not None
    pronoun = line.text[slice(*attribution.source)].casefold() in ("he", "she")
    return pronoun and bool(re.search(rf"\b{re.escape(who.name.split()[-1])}\b", clause))


def _verb(line: Line, attribution: Attribution) -> str:
    """The verb with its auxiliaries, and with whom it was said to where English cannot do without.

    "Also" ties it to the sentence before and is left out; "according to" is no verb, and its clause has one.
    """
    start, end = attribution.content[0]
    if attribution.kind == "according" or start <= attribution.cue[0] < end:
        return ""
    start, end = attribution.verb
    verb = " ".join(word for word in line.text[start:end].split() if word.casefold() != "also")
    cue = lexicon.cues().get(line.text[slice(*attribution.cue)].casefold())
    if cue and cue.frames & {"with_object_that", "with_object_to"}:
        following = attribution.content[0][0]
        listener = _listener(line.text[end:following] if following > end else line.text[end:])
        verb = f"{verb} {listener}".strip()
    return verb[:1].lower() + verb[1:]


_AFTER_LISTENER = re.compile(
    r"[,;:“\"(]|(?<!\b[A-Z])\.(?!\w)|''|\s(?:that|in|at|after|before|during|to|by|for|with|from|as|when|while)\b"
)


def _listener(after: str) -> str:
    """Whom it was told: "Reuters on Monday", up to punctuation or a further adjunct; "" for a long one."""
    end = _AFTER_LISTENER.search(after)
    words = (after[: end.start()] if end else after).split()
    return " ".join(words) if len(words) <= _LONGEST_GAP else ""


def _clause(line: Line, attribution: Attribution) -> tuple[str, Directness]:
    spans = [(start, end) for start, end in attribution.content if end > start]
    if not spans:
        return "", "reported"
    start, end = max(spans, key=lambda span: span[1] - span[0])
    direct = any(q.start <= start and end <= q.end for q in line.quoted)
    text = line.text[start:end].strip().rstrip(",").strip()
    if not direct:
        text, start = _without_opener(text, start)
        quoted = [q for q in line.quoted if start <= q.start < end]
        text = _shortened(text, quoted, start, attribution.cue)
    if not direct and (text.endswith("?") or _dangles(text)):
        return "", "reported"
    if len(text.split()) < (_SHORTEST_QUOTE if direct else _SHORTEST) or not any(c.isalpha() for c in text):
        return "", "reported"
    return text, "direct quote" if direct else "reported"


_OPENER = re.compile(r"^(?:However,|But|And|Still|Meanwhile|Moreover|Also|Yet|So|Indeed|Overall),?\s+")


def _without_opener(text: str, start: int) -> tuple[str, int]:
    opener = _OPENER.match(text)
    return (text[opener.end() :], start + opener.end()) if opener else (text, start)


_OPENED = re.compile(r"\bthat (?:in|on|at|by|since|during|after|before) (?:[\w’'-]+ ?){1,4}$")


def _shortened(text: str, quoted: Sequence[Span], offset: int, cue: tuple[int, int]) -> str:
    """The clause up to where it may end early; not at a telling inserted in it: "rents, he said, fall"."""
    inserted = offset <= cue[0] < offset + len(text)
    for cut in _CLAUSE_END.finditer(text):
        at = offset + cut.start()
        if (
            any(q.start <= at < q.end for q in quoted)
            or (inserted and at < cue[1])
            or _parenthesis(text, cut)
        ):
            continue
        kept = text[: cut.start()]
        if len(kept.split()) >= _SHORTEST_CUT and not _OPENED.search(kept):
            return kept.rstrip(" ,;")
    return text


def _dangles(text: str) -> bool:
    """Whether a clause breaks off at a preposition, its object lost."""
    return text.split()[-1].casefold() in ("of", "for", "with", "to", "about") if text else False


def _parenthesis(text: str, cut: re.Match[str]) -> bool:
    """Whether ", which …," is closed by a comma and the clause's own verb comes after it."""
    if not re.match(r", (?:which|who|where|unlike|with|according to)", cut.group()):
        return False
    after = re.match(r"[^,;]*,\s+([a-z]+)\b", text[cut.end() :])
    return bool(
        after and not after[1].endswith("ing") and (after[1] in AUXILIARIES or lexicon.base_of(after[1]))
    )


def _stance(attribution: Attribution, clause: str) -> tuple[Stance, str]:
    cue = lexicon.cues().get(attribution.lemma)
    if cue is None or cue.stance == "none" or attribution.kind not in _TAKES_SIDES or attribution.negated:
        return "unclear", ""
    return ("supports" if cue.stance == "supports" else "opposes"), clause


def _without_repeats(found: list[Cited[Position]]) -> list[Cited[Position]]:
    kept: dict[tuple[str, str], Cited[Position]] = {}
    for cited in found:
        kept.setdefault((cited.statement.stakeholder, cited.statement.position), cited)
    return list(kept.values())
