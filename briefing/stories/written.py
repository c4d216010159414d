"""A story's findings numbered for a model that merges them, and what it wrote of them checked.

Evidence follows by construction: a merged statement has that of the findings that it cites. Then it is
checked as any other statement. What fails is withheld, and the findings that it would have replaced stay.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from briefing.grounding import (
    ENGLISH,
    in_language,
    is_readable,
    verbatim,
    verify,
    verify_question,
    verify_reason,
)
from briefing.model import (
    Checked,
    Cited,
    Evidence,
    Finding,
    Headline,
    KeyPoint,
    KeyPointFinding,
    Merge,
    OpenQuestion,
    PositionFinding,
    QuestionFinding,
    StatementStatus,
    Verdict,
    Withheld,
)
from briefing.text import names
from briefing.text.quantities import quantities

FindingT = TypeVar("FindingT", KeyPointFinding, PositionFinding, QuestionFinding)
Mergeable = KeyPointFinding | PositionFinding | QuestionFinding


class Found(NamedTuple):
    """What the articles of a story come to without a model."""

    headline: Headline
    summary: tuple[KeyPointFinding, ...]
    positions: tuple[PositionFinding, ...]
    open_questions: tuple[QuestionFinding, ...]


class Reading(NamedTuple):
    """By what statements are checked: the aliases of all articles of the story, the language that was asked
    for, and that of the articles."""

    aliases: Mapping[str, str]
    written: str = ENGLISH
    article: str = "en"


class Written(NamedTuple):
    found: Found
    withheld: tuple[Withheld, ...]


def numbered(found: Found, articles: Sequence[str]) -> dict[int, str]:
    """Each finding by its number, from 1, as one line: the letters of the articles that say it, by their
    order in the story, what it is, its text, and the sentences that bear it out."""
    letters = {article: _letters(at) for at, article in enumerate(articles)}
    return {number: _line(finding, letters) for number, finding in _by_number(found).items()}


def written(found: Found, merge: Merge, reading: Reading) -> Written:
    """The findings with the model's account in the place of those that it cites; what it lacks follows."""
    by_number = _by_number(found)
    withheld: list[Withheld] = []
    points = _checked(_points(merge, by_number, reading), withheld)
    asked = _checked(_questions(merge, by_number, reading), withheld)
    return Written(
        Found(
            headline=_headline(merge, by_number, reading, withheld) or found.headline,
            summary=(*(one.finding for one in points), *_left(found.summary, points)),
            positions=_positions(found.positions, merge, by_number, reading),
            open_questions=(*(one.finding for one in asked), *_left(found.open_questions, asked)),
        ),
        tuple(withheld),
    )


# ── numbers ─────────────────────────────────────────────────────────────────────────────────────────


def _by_number(found: Found) -> dict[int, Mergeable]:
    every: list[Mergeable] = [*found.summary, *found.positions, *found.open_questions]
    return dict(enumerate(every, start=1))


def _letters(at: int) -> str:
    """A, B, … Z, AA, AB, …"""
    before, last = divmod(at, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _line(finding: Mergeable, letters: Mapping[str, str]) -> str:
    told = _text(finding)
    quotes = dict.fromkeys(" ".join(piece.quote.split()) for piece in finding.evidence)
    beside = [f"“{quote}”" for quote in quotes if quote != told]
    who = ", ".join(sorted({letters[piece.article] for piece in finding.evidence}, key=_order))
    return " ".join([f"{who} · {_kind(finding)} · {told}", *beside])


def _order(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _kind(finding: Mergeable) -> str:
    if isinstance(finding, KeyPointFinding):
        return finding.status
    return "position" if isinstance(finding, PositionFinding) else "question"


def _text(finding: Mergeable) -> str:
    if isinstance(finding, KeyPointFinding):
        told = finding.text
    elif isinstance(finding, PositionFinding):
        name = f"{finding.stakeholder} ({finding.role})" if finding.role else finding.stakeholder
        told = f"{name} {finding.verb} {finding.position} · {finding.directness}"
    else:
        told = f"{finding.question} ({finding.why})" if finding.why else finding.question
    return " ".join(told.split())


# ── statements ──────────────────────────────────────────────────────────────────────────────────────


class _Made(NamedTuple, Generic[FindingT]):
    """A statement of the model's as a finding, what it cites, and what is to be withheld where it fails."""

    finding: FindingT
    cited: tuple[Mergeable, ...]
    failing: Withheld


def _points(
    merge: Merge, by_number: Mapping[int, Mergeable], reading: Reading
) -> Iterator[_Made[KeyPointFinding]]:
    for one in merge.summary:
        cited = _of(one.cites, by_number)
        evidence = _evidence(cited)
        verdict = _verdict(one, one.statement.text, evidence, reading)
        point = KeyPointFinding(
            text=one.statement.text,
            status=_status(one.statement.status, cited),
            **_added(cited, KeyPointFinding),
            evidence=evidence,
            checked=_how(one.statement.text, evidence),
            **vars(verdict),
        )
        yield _Made(point, cited, _failing("summary", one.statement.text, verdict, evidence))


def _questions(
    merge: Merge, by_number: Mapping[int, Mergeable], reading: Reading
) -> Iterator[_Made[QuestionFinding]]:
    for one in merge.open_questions:
        cited = _of(one.cites, by_number)
        evidence = _evidence(cited)
        text = f"{one.statement.question} {one.statement.why}"
        verdict = _verdict(one, text, evidence, reading)
        question = QuestionFinding(
            **vars(one.statement) | {"why": _reason(one.statement, evidence, reading)},
            **_added(cited, QuestionFinding),
            evidence=evidence,
            checked=_how(one.statement.question, evidence),
            **vars(verdict),
        )
        yield _Made(question, cited, _failing("open_questions", one.statement.question, verdict, evidence))


def _reason(question: OpenQuestion, evidence: Sequence[Evidence], reading: Reading) -> str:
    """Why the question is open, where its sentences say so."""
    if not is_readable(question.why, reading.written, reading.article):
        return question.why
    quotes = tuple(piece.quote for piece in evidence)
    return "" if verify_reason(question.why, quotes, aliases=reading.aliases) else question.why


def _verdict(
    one: Cited[KeyPoint] | Cited[OpenQuestion], text: str, evidence: Sequence[Evidence], reading: Reading
) -> Verdict:
    if not evidence:
        return Verdict(verdict="unsupported", reason="cites no finding of the story")
    quotes = tuple(piece.quote for piece in evidence)
    if isinstance(one.statement, KeyPoint):
        found = verify(one.statement.text, quotes, aliases=reading.aliases)
    else:
        found = verify_question(one.statement, quotes, aliases=reading.aliases)
    return in_language(found, text, quotes, reading.written, reading.article)


def _how(text: str, evidence: Sequence[Evidence]) -> Checked:
    return "verbatim" if verbatim(text, [piece.quote for piece in evidence]) else "rules"


def _of(cites: Sequence[int], by_number: Mapping[int, Mergeable]) -> tuple[Mergeable, ...]:
    return tuple(by_number[number] for number in dict.fromkeys(cites) if number in by_number)


def _evidence(cited: Sequence[Finding]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(piece for one in cited for piece in one.evidence))


def _status(stated: StatementStatus, cited: Sequence[Mergeable]) -> StatementStatus:
    """The model's, unless it makes a fact of what no article states as one."""
    given = [one.status for one in cited if isinstance(one, KeyPointFinding)]
    if stated == "fact" and given and "fact" not in given:
        return given[0]
    return "claim" if stated == "fact" and not given else stated


def _added(cited: Sequence[Mergeable], kind: type[Mergeable]) -> dict[str, object]:
    """The fields that a user's template adds, as the first cited finding of the kind has them."""
    return next((dict(one.model_extra or {}) for one in cited if isinstance(one, kind)), {})


def _failing(section: str, text: str, verdict: Verdict, evidence: Sequence[Evidence]) -> Withheld:
    article = evidence[0].article if evidence else ""
    return Withheld(section=section, text=text, reason=verdict.reason, article=article)


def _checked(made: Iterator[_Made[FindingT]], withheld: list[Withheld]) -> list[_Made[FindingT]]:
    kept = []
    for one in made:
        if one.finding.verdict == "unsupported":
            withheld.append(one.failing)
        else:
            kept.append(one)
    return kept


def _left(findings: Sequence[FindingT], made: Sequence[_Made[FindingT]]) -> Iterator[FindingT]:
    """Those that are not told by the account. One whose figures the account lacks is not told by it."""
    for finding in findings:
        if not any(finding in one.cited and _tells(one.finding, finding) for one in made):
            yield finding


def _tells(made: Mergeable, finding: Mergeable) -> bool:
    return _figures(finding) <= _figures(made)


def _figures(finding: Mergeable) -> frozenset[tuple[object, str]]:
    return frozenset((figure.value, figure.unit) for figure in quantities(_text(finding)))


# ── the rest ────────────────────────────────────────────────────────────────────────────────────────


def _headline(
    merge: Merge, by_number: Mapping[int, Mergeable], reading: Reading, withheld: list[Withheld]
) -> Headline | None:
    """The model's; none where it is not fully borne out, since a headline carries no mark."""
    if not merge.headline:
        return None
    stated = Cited(statement=KeyPoint(text=merge.headline, status="fact"), cites=merge.headline_cites)
    evidence = _evidence(_of(merge.headline_cites, by_number))
    verdict = _verdict(stated, merge.headline, evidence, reading)
    if verdict.verdict == "supported":
        return Headline(text=merge.headline, evidence=evidence)
    withheld.append(_failing("headline", merge.headline, verdict, evidence))
    return None


def _positions(
    positions: Sequence[PositionFinding],
    merge: Merge,
    by_number: Mapping[int, Mergeable],
    reading: Reading,
) -> tuple[PositionFinding, ...]:
    """Those that the model found to say one thing as one, where they are one party's and give no other
    figures. Its text is that of the first, word for word."""
    joined: dict[int, PositionFinding] = {}
    gone: set[int] = set()
    for group in merge.same_positions:
        cited = [one for one in _of(group, by_number) if isinstance(one, PositionFinding)]
        first, same = cited[:1], [one for one in cited[1:] if _one_party(cited[0], one, reading)]
        if not same or not gone.isdisjoint(map(id, (*first, *same))):
            continue
        joined[id(first[0])] = first[0].model_copy(update={"evidence": _evidence([*first, *same])})
        gone |= set(map(id, same))
    return tuple(joined.get(id(one), one) for one in positions if id(one) not in gone)


def _one_party(one: PositionFinding, other: PositionFinding, reading: Reading) -> bool:
    same = names.same(one.stakeholder, other.stakeholder, reading.aliases)
    return same and one.stance == other.stance and _figures(other) <= _figures(one)
