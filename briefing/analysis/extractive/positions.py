"""Positions: a name, the source's own verb, and a verbatim clause."""

import re
from collections.abc import Collection, Sequence

from briefing.analysis.extractive import readability
from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attribution_certainty import is_certain, is_certain_deed
from briefing.analysis.extractive.clause_certainty import is_fixed_phrase, is_whole
from briefing.analysis.extractive.earlier_times import is_told_earlier
from briefing.analysis.extractive.given_referents import is_understood
from briefing.analysis.extractive.passive_positions import active_voice
from briefing.analysis.extractive.position_clause import SHORTEST_CLAUSE, verb_with_listener, verbatim_clause
from briefing.analysis.extractive.pronoun_resolution import Speaker, SpeakerResolver
from briefing.analysis.extractive.running_quotations import (
    block_quotations,
    running_quotations,
    signed_quotations,
    turn_positions,
)
from briefing.analysis.extractive.split_quotations import rejoined_clause, rejoined_quotation
from briefing.attribution.attributions import PRONOUNS, Attribution
from briefing.models import Cited, Directness, Position, Stance
from briefing.nlp import lexicon
from briefing.nlp.content_words import content_stems

_SHARE = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_TAKES_SIDES = frozenset(("stance", "passing"))
_NO_POSITION = frozenset(("perception",))


def positions(reading: AnnotatedArticle, known: Collection[str] | None = None) -> tuple[Cited[Position], ...]:
    """Every position of the article, those told outright before those told in passing, both in its order; the
    page decides how many it shows. `known` are the stems of what stands above them on a page, None where all
    that the article has told is known."""
    found = _every_position(reading)
    if known is None:
        return found
    return tuple(
        cited if _takes_nothing_as_known(reading, cited, known) else _inferred([cited])[0] for cited in found
    )


def _takes_nothing_as_known(
    reading: AnnotatedArticle, cited: Cited[Position], known: Collection[str]
) -> bool:
    """Whether a page that tells of these stems, the party and its role tells all that a position needs."""
    said = cited.statement
    line = reading.lines[cited.cites[0] - 1]
    start = line.text.find(said.position)
    told = {*known, *content_stems(said.stakeholder), *content_stems(said.role)}
    span = (start, start + len(said.position)) if start >= 0 else None
    return said.directness == "inferred" or is_understood(reading, line, told, span)


def _every_position(reading: AnnotatedArticle) -> tuple[Cited[Position], ...]:
    speakers = SpeakerResolver(reading)
    outright: list[Cited[Position]] = []
    passing: list[Cited[Position]] = []
    spoken: dict[int, Speaker] = {}
    for line in reading.lines:
        if readability.is_imagined(line.text):
            continue
        for attribution in line.attributions:
            who = _stakeholder(line, attribution, speakers)
            if who is None:
                passing += _document_positions(reading, line, attribution, speakers)
                continue
            if attribution.kind in ("speech", "belief", "according"):
                spoken[line.number] = who._replace(named_in=who.named_in or line.number)
            outright += _position_of(reading, line, attribution, who, speakers) + _listed_positions(
                reading, line, attribution, who
            )
        for attribution in line.passing:
            who = _stakeholder(line, attribution, speakers)
            candidates = _position_of(reading, line, attribution, who, speakers) if who else []
            passing += candidates if _is_own(line, attribution) else _inferred(candidates)
    for who, quotation in signed_quotations(reading, speakers):
        spoken |= dict.fromkeys(quotation.cites, who)
        outright.append(quotation)
    outright += [
        *running_quotations(reading, spoken),
        *block_quotations(reading, spoken),
        *turn_positions(reading, speakers),
    ]
    outright.sort(key=lambda cited: (readability.says_little(cited.statement), cited.cites[0]))
    passing.sort(key=lambda cited: readability.says_little(cited.statement))
    return tuple(_drop_repeats([*outright, *passing]))


_IS_NOBODY = re.compile(r"(?:no|nobody|no-one|none|neither|nor|few|hardly|nothing)\b", re.IGNORECASE)
_EXCLUDED = re.compile(
    r"\b(?:nor|not|neither|never|except|than|instead of)\s(?:the |a |an )?$", re.IGNORECASE
)


def _is_nobody(phrase: str, before: str) -> bool:
    """Whether it is said of none ("no fisherman"), or of all but these ("nor Berg")."""
    return bool(_IS_NOBODY.match(phrase) or " nor " in phrase or _EXCLUDED.search(before))


def _stakeholder(
    line: AttributedSentence, attribution: Attribution, speakers: SpeakerResolver
) -> Speaker | None:
    if attribution.source is None or attribution.kind in _NO_POSITION or attribution.voucher == "nobody":
        return None
    if attribution.negated and attribution.kind in ("speech", "according"):
        return None
    phrase, at = line.text[slice(*attribution.source)], attribution.source[0]
    if _is_nobody(phrase, line.text[:at]):
        return None
    if attribution.kind == "passing":
        return speakers.identify(phrase, line, at)
    return speakers.resolve(phrase, line, at)


def _is_own(line: AttributedSentence, attribution: Attribution) -> bool:
    """Whether what is told in passing is the party's own: not what another says of it ("Revesz said that
    states exaggerate"), not beside something else ("while Kerry negotiates"), not what a share of those asked
    says."""
    phrase = line.text[slice(*attribution.source)] if attribution.source else ""
    if attribution.beside or _SHARE.search(phrase):
        return False
    return attribution.voucher != "speaker" or phrase.casefold() in PRONOUNS


def _inferred(candidates: Sequence[Cited[Position]]) -> list[Cited[Position]]:
    """The same as positions that can only be inferred, which no page shows."""
    update = {"directness": "inferred"}
    return [
        candidate.model_copy(update={"statement": candidate.statement.model_copy(update=update)})
        for candidate in candidates
    ]


def _document_positions(
    reading: AnnotatedArticle,
    line: AttributedSentence,
    attribution: Attribution,
    speakers: SpeakerResolver,
) -> list[Cited[Position]]:
    """What a poll or a report says outright: no party of its own, so what any wants is to be inferred."""
    if attribution.source is None or attribution.kind in _NO_POSITION:
        return []
    if attribution.negated or attribution.voucher == "nobody":
        return []
    phrase, at = line.text[slice(*attribution.source)], attribution.source[0]
    who = None if _is_nobody(phrase, line.text[:at]) else speakers.identify(phrase, line, at)
    candidates = _position_of(reading, line, attribution, who, speakers) if who else []
    return _inferred(candidates)


def _position_of(
    reading: AnnotatedArticle,
    line: AttributedSentence,
    attribution: Attribution,
    who: Speaker,
    speakers: SpeakerResolver,
) -> list[Cited[Position]]:
    """The position, or none where there is too little of it; to be inferred where anything of it is not
    certain."""
    if deed := _told_in_the_passive(reading, line, attribution, who):
        return [deed]
    clause, directness = verbatim_clause(line, attribution)
    whole = rejoined_quotation(line, attribution) or rejoined_clause(line, attribution)
    if whole:
        clause, directness = whole, "reported"
    elif not clause or (directness == "reported" and _speaks_of_itself(line, attribution, who, clause)):
        return []
    verb = "" if whole else verb_with_listener(line, attribution)
    statement = _statement(attribution, who, verb, clause, directness)
    certain = (
        who.certain
        and not line.damaged
        and not is_told_earlier(line, attribution)
        and not is_fixed_phrase(attribution, clause)
        and is_certain(reading.lines, line, attribution, statement, speakers.pronoun_for(who))
        and (bool(whole) or is_whole(line, attribution, clause, directness == "direct quote"))
    )
    if not certain:
        statement = statement.model_copy(update={"directness": "inferred"})
    return [Cited(statement=statement, cites=(line.number,), named_in=who.named_in)]


def _told_in_the_passive(
    reading: AnnotatedArticle, line: AttributedSentence, attribution: Attribution, who: Speaker
) -> Cited[Position] | None:
    """What the party surely did by words, where the sentence tells it from the other side."""
    active = active_voice(line, attribution)
    if active is None or not who.certain:
        return None
    statement = _statement(attribution, who, active.verb, active.position, "reported")
    if not is_certain_deed(reading.lines, line, attribution, statement):
        return None
    return Cited(statement=statement, cites=(line.number,), named_in=who.named_in)


def _listed_positions(
    reading: AnnotatedArticle, line: AttributedSentence, attribution: Attribution, who: Speaker
) -> list[Cited[Position]]:
    """A position for each item of the list that a line introduces: "The union wants:"."""
    after = line.text[attribution.cue[1] :].strip()
    if after != ":" or attribution.kind in ("speech", "according"):
        return []
    listed: list[Cited[Position]] = []
    for number, introduced_by in reading.listed.items():
        item = reading.lines[number - 1]
        words = item.text.strip().rstrip(".;,")
        if introduced_by != line.number or item.apart or len(words.split()) < SHORTEST_CLAUSE:
            continue
        verb = line.text[slice(*attribution.verb)].lower()
        statement = _statement(attribution, who, verb, words, "reported")
        listed.append(Cited(statement=statement, cites=(line.number, number), named_in=who.named_in))
    return listed


def _speaks_of_itself(line: AttributedSentence, attribution: Attribution, who: Speaker, clause: str) -> bool:
    """Whether "he said that Holm …" would be given to Holm: then "he" is somebody else."""
    assert attribution.source is not None
    pronoun = line.text[slice(*attribution.source)].casefold() in ("he", "she")
    return pronoun and bool(re.search(rf"\b{re.escape(who.name.split()[-1])}\b", clause))


def _statement(
    attribution: Attribution, who: Speaker, verb: str, clause: str, directness: Directness
) -> Position:
    stance, matter = _stance(attribution, clause)
    return Position(
        stakeholder=who.name,
        stakeholder_kind=who.kind,
        role=who.role,
        verb=verb,
        position=clause,
        stance=stance,
        stance_on=matter,
        directness=directness,
    )


def _stance(attribution: Attribution, clause: str) -> tuple[Stance, str]:
    cue = lexicon.cues().get(attribution.lemma)
    if cue is None or cue.stance == "none" or attribution.kind not in _TAKES_SIDES or attribution.negated:
        return "unclear", ""
    return ("supports" if cue.stance == "supports" else "opposes"), clause


def _drop_repeats(candidates: list[Cited[Position]]) -> list[Cited[Position]]:
    kept: dict[tuple[str, str], Cited[Position]] = {}
    for cited in candidates:
        kept.setdefault((cited.statement.stakeholder, cited.statement.position), cited)
    several = list(kept.values())
    return [_inferred([cited])[0] if _is_within_another(cited, several) else cited for cited in several]


def _is_within_another(cited: Cited[Position], several: Sequence[Cited[Position]]) -> bool:
    """Whether a party's position in the same sentence says it already: "said she opposes the levy"."""
    mine = cited.statement
    return any(
        other.cites[0] == cited.cites[0]
        and other.statement.stakeholder == mine.stakeholder
        and len(other.statement.position) > len(mine.position)
        and other.statement.position.endswith(mine.position)
        and other.statement.directness != "inferred"
        for other in several
    )
