"""Positions: a name, the source's own verb, and a verbatim clause."""

import re

from briefing.analysts.extractive.reading import Line, Reading
from briefing.analysts.extractive.speakers import Speakers, Stakeholder
from briefing.model import Cited, Directness, Position, Stance
from briefing.text import lexicon
from briefing.text.attribution import Attribution
from briefing.text.clauses import AUXILIARIES

_NO_POSITION = frozenset(("perception",))
_SHORTEST = 2  # words in a clause that still says something
_SHORTEST_QUOTE = 4  # words in a quotation that says something by itself
_SHORTEST_CUT = 3  # words that must be left where a clause is ended early
_LONGEST_GAP = 5  # words for a listener: "told Reuters on Monday"
_MOSTLY = 0.8  # of a sentence, from where on it is a quotation and nothing else

# Where a clause may end early and still mean the same: what follows is told by the journalist or about
# something else. Never before "if", "unless", "but", "only": those change what was said.
_CLAUSE_END = re.compile(
    r"\s+as (?:it|they|he|she|part of)\b|\s+[–—―]\s|;|,? (?:and|but) (?:he|she|they|also)\b"
    r"|, (?:and|but) (?:it|the)\b|, (?:and|but) [A-Z]|, but that\b"
    r"|, (?:which|who|where|while|whereas|according to|adding|saying|a move|a day|unlike|with)\b"
    r"|,? (?:although|(?:even )?though|even as)\b"
)


def positions(reading: Reading) -> tuple[Cited[Position], ...]:
    """Every position of the article, in its order; the page decides how many it shows."""
    speakers = Speakers(reading)
    found: list[Cited[Position]] = []
    spoken: dict[int, Stakeholder] = {}
    for line in reading.lines:
        for attribution in line.attributions:
            cited = _position(line, attribution, speakers)
            if cited is None:
                continue
            found.append(cited)
            if attribution.kind in ("speech", "belief", "according") and line.quoted:
                spoken[line.number] = _speaker_of(cited)
    found += _continued(reading, spoken)
    return tuple(sorted(_without_repeats(found), key=lambda cited: cited.cites[0]))


def _position(line: Line, attribution: Attribution, speakers: Speakers) -> Cited[Position] | None:
    if attribution.source is None or attribution.kind in _NO_POSITION:
        return None
    if attribution.negated and attribution.kind in ("speech", "according"):
        return None
    clause, directness = _clause(line, attribution)
    if not clause:
        return None
    who = speakers.resolve(line.text[slice(*attribution.source)], line, attribution.source[0])
    if who is None or (directness == "reported" and _speaks_of_itself(line, attribution, who, clause)):
        return None
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
    return Cited(statement=statement, cites=(line.number,), named_in=who.named_in)


def _speaks_of_itself(line: Line, attribution: Attribution, who: Stakeholder, clause: str) -> bool:
    """Whether "he said that Holm …" would be given to Holm: then "he" is somebody else."""
    assert attribution.source is not None
    pronoun = line.text[slice(*attribution.source)].casefold() in ("he", "she")
    return pronoun and bool(re.search(rf"\b{re.escape(who.name.split()[-1])}\b", clause))


def _verb(line: Line, attribution: Attribution) -> str:
    """The verb with its auxiliaries, and with whom it was said to where English cannot do without.

    "Also" ties it to the sentence before and is left out; "according to" is no verb, and its clause has one.
    """
    if attribution.kind == "according":
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
    r"[,.;:“\"(]|''|\s(?:that|in|at|after|before|during|to|by|for|with|from|as|when|while)\b"
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
        text = _shortened(text, [q for q in line.quoted if start <= q.start < end], line.text, start)
    if not direct and (text.endswith("?") or _dangles(text)):
        return "", "reported"
    if len(text.split()) < (_SHORTEST_QUOTE if direct else _SHORTEST) or not any(c.isalpha() for c in text):
        return "", "reported"
    return text, "direct quote" if direct else "reported"


_OPENER = re.compile(r"^(?:However,|But|And|Still|Meanwhile|Moreover|Also|Yet|So|Indeed|Overall),?\s+")


def _without_opener(text: str, start: int) -> tuple[str, int]:
    opener = _OPENER.match(text)
    return (text[opener.end() :], start + opener.end()) if opener else (text, start)


def _shortened(text: str, quoted: list, whole: str, offset: int) -> str:  # type: ignore[type-arg]
    for cut in _CLAUSE_END.finditer(text):
        inside = any(q.start <= offset + cut.start() < q.end for q in quoted)
        if _parenthesis(text, cut):
            continue
        if not inside and len(text[: cut.start()].split()) >= _SHORTEST_CUT:
            return text[: cut.start()].rstrip(" ,;")
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
    if cue is None or cue.stance == "none" or attribution.kind != "stance" or attribution.negated:
        return "unclear", ""
    return ("supports" if cue.stance == "supports" else "opposes"), clause


def _speaker_of(cited: Cited[Position]) -> Stakeholder:
    position = cited.statement
    return Stakeholder(
        position.stakeholder, position.stakeholder_kind, position.role, cited.named_in or cited.cites[0]
    )


def _continued(reading: Reading, spoken: dict[int, Stakeholder]) -> list[Cited[Position]]:
    """Sentences that are quotation and nothing else: they belong to whoever is quoted beside them."""
    found: list[Cited[Position]] = []
    for line in reading.lines:
        if line.attributions or not _all_quoted(line):
            continue
        who = _quoted_beside(reading, line, spoken)
        if who is None:
            continue
        spoken[line.number] = who
        found.append(_bare_quote(line, who))
    return found


def _all_quoted(line: Line) -> bool:
    inside = sum(q.end - q.start for q in line.quoted)
    return inside >= _MOSTLY * len(line.text) and len(line.text.split()) >= 4


def _quoted_beside(reading: Reading, line: Line, spoken: dict[int, Stakeholder]) -> Stakeholder | None:
    before = line.number - 1
    if before in spoken:
        return spoken[before]
    for later in reading.lines[line.number :]:
        if later.paragraph != line.paragraph:
            return None
        if later.number in spoken:
            return spoken[later.number]
        if not later.quoted:
            return None
    return None


def _bare_quote(line: Line, who: Stakeholder) -> Cited[Position]:
    span = max(line.quoted, key=lambda q: q.end - q.start)
    statement = Position(
        stakeholder=who.name,
        stakeholder_kind=who.kind,
        role=who.role,
        verb="",
        position=line.text[span.start : span.end].strip().rstrip(","),
        stance="unclear",
        stance_on="",
        directness="direct quote",
    )
    return Cited(statement=statement, cites=(line.number,), named_in=who.named_in)


def _without_repeats(found: list[Cited[Position]]) -> list[Cited[Position]]:
    kept: dict[tuple[str, str], Cited[Position]] = {}
    for cited in found:
        kept.setdefault((cited.statement.stakeholder, cited.statement.position), cited)
    return list(kept.values())
