"""Merge answer checked: what a model wrote of a story's numbered findings, verified.

Evidence follows by construction: a merged statement has that of the findings that it cites. Then it is
checked as any other statement. What fails is withheld, and the findings that it would have replaced stay.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from briefing.models import (
    Checked,
    Cited,
    Evidence,
    Finding,
    Headline,
    KeyPoint,
    KeyPointFinding,
    Merge,
    OpenQuestion,
    Position,
    PositionFinding,
    QuestionFinding,
    StatementStatus,
    Verdict,
    Withheld,
)
from briefing.nlp import entities
from briefing.nlp.dates import date_words
from briefing.nlp.quantities.recognition import quantities
from briefing.nlp.word_classes import weekdays
from briefing.stories.headlines import point_headline
from briefing.stories.merging.story_findings import (
    Mergeable,
    StoryFindings,
    numbered_findings,
    statement_text,
)
from briefing.verification import (
    ENGLISH,
    is_readable,
    is_verbatim,
    verdict_for_language,
    verify,
    verify_position,
    verify_question,
    verify_reason,
)
from briefing.verification.claims import is_claim
from briefing.verification.headline import headline_fault
from briefing.verification.roles_and_reasons import UNGIVEN_REASON

_WEEKDAYS = frozenset(day.lower() for day in weekdays())
FindingT = TypeVar("FindingT", KeyPointFinding, PositionFinding, QuestionFinding)


class VerificationContext(NamedTuple):
    """By what statements are checked: the aliases of all articles of the story, the language that was asked
    for, and that of the articles."""

    aliases: Mapping[str, str]
    written: str = ENGLISH
    article: str = "en"


class CheckedMerge(NamedTuple):
    found: StoryFindings
    withheld: tuple[Withheld, ...]


def apply_merge(findings: StoryFindings, merge: Merge, reading: VerificationContext) -> CheckedMerge:
    """The findings with the model's account in the place of those that it cites; points that it lacks follow.
    Questions that it leaves out are answered by another article, and left out."""
    by_number = numbered_findings(findings)
    withheld: list[Withheld] = []
    points = _withhold_unsupported(_points(merge, by_number, reading), withheld)
    asked = list(_questions(merge, by_number, reading))
    questions = _withhold_unsupported(iter(asked), withheld)
    summary = (
        *(statement.finding for statement in points),
        *_remaining_findings(findings.summary, points),
    )
    headline = _headline(merge, by_number, reading, withheld)
    return CheckedMerge(
        StoryFindings(
            headline=headline or _headline_left(merge, findings, summary),
            summary=summary,
            positions=_positions(findings.positions, merge, by_number, reading),
            open_questions=(
                *(statement.finding for statement in questions),
                *_remaining_findings(_questions_left_open(findings, merge, asked), questions),
            ),
        ),
        tuple(withheld),
    )


# ── statements ──────────────────────────────────────────────────────────────────────────────────────


class _MergedStatement(NamedTuple, Generic[FindingT]):
    """A statement of the model's as a finding, what it cites, what is to be withheld where it fails, and what
    is left out beside it where it stands."""

    finding: FindingT
    cited: tuple[Mergeable, ...]
    failing: Withheld
    left_out: Withheld | None = None


def _points(
    merge: Merge, by_number: Mapping[int, Mergeable], reading: VerificationContext
) -> Iterator[_MergedStatement[KeyPointFinding]]:
    for entry in merge.summary:
        cited = _cited_findings(entry.cites, by_number)
        evidence = _evidence(cited)
        verdict = _verdict(entry, entry.statement.text, evidence, reading)
        point = KeyPointFinding(
            text=entry.statement.text,
            status=_status(entry.statement, cited, evidence, reading),
            **_added_fields(cited, KeyPointFinding),
            evidence=evidence,
            checked=_check_method(entry.statement.text, evidence),
            **vars(verdict),
        )
        yield _MergedStatement(
            point, cited, _withheld_statement("summary", entry.statement.text, verdict, evidence)
        )


def _questions(
    merge: Merge, by_number: Mapping[int, Mergeable], reading: VerificationContext
) -> Iterator[_MergedStatement[QuestionFinding]]:
    for entry in merge.open_questions:
        cited = _cited_findings(entry.cites, by_number)
        evidence = _evidence(cited)
        text = f"{entry.statement.question} {entry.statement.why}"
        verdict = _verdict(entry, text, evidence, reading)
        why = _reason(entry.statement, evidence, reading)
        question = QuestionFinding(
            **vars(entry.statement) | {"why": why},
            **_added_fields(cited, QuestionFinding),
            evidence=evidence,
            checked=_check_method(entry.statement.question, evidence),
            **vars(verdict),
        )
        failing = _withheld_statement("open_questions", entry.statement.question, verdict, evidence)
        left_out = {"reason": UNGIVEN_REASON, "beside": entry.statement.why}
        is_cut = why != entry.statement.why
        yield _MergedStatement(
            question, cited, failing, failing.model_copy(update=left_out) if is_cut else None
        )


def _reason(question: OpenQuestion, evidence: Sequence[Evidence], reading: VerificationContext) -> str:
    """Why the question is open, where its sentences say so."""
    if not is_readable(question.why, reading.written, reading.article):
        return question.why
    quotes = tuple(piece.quote for piece in evidence)
    return "" if verify_reason(question.why, quotes, aliases=reading.aliases) else question.why


def _verdict(
    entry: Cited[KeyPoint] | Cited[OpenQuestion],
    text: str,
    evidence: Sequence[Evidence],
    reading: VerificationContext,
) -> Verdict:
    if not evidence:
        return Verdict(verdict="unsupported", reason="cites no finding of the story")
    quotes = tuple(piece.quote for piece in evidence)
    if isinstance(entry.statement, KeyPoint):
        verdict = verify(entry.statement.text, quotes, aliases=reading.aliases)
    else:
        verdict = verify_question(entry.statement, quotes, aliases=reading.aliases)
    return verdict_for_language(verdict, text, quotes, reading.written, reading.article)


def _check_method(text: str, evidence: Sequence[Evidence]) -> Checked:
    return "verbatim" if is_verbatim(text, [piece.quote for piece in evidence]) else "rules"


def _cited_findings(cites: Sequence[int], by_number: Mapping[int, Mergeable]) -> tuple[Mergeable, ...]:
    return tuple(by_number[number] for number in dict.fromkeys(cites) if number in by_number)


def _evidence(cited: Sequence[Finding]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(piece for finding in cited for piece in finding.evidence))


def _status(
    point: KeyPoint, cited: Sequence[Mergeable], evidence: Sequence[Evidence], reading: VerificationContext
) -> StatementStatus:
    """The model's, unless it makes a fact of what no article states as one."""
    statuses = [finding.status for finding in cited if isinstance(finding, KeyPointFinding)]
    if point.status != "fact":
        return point.status
    quotes = [piece.quote for piece in evidence]
    if not statuses or is_claim(point.text, quotes, reading.aliases):
        return "claim"
    return "fact" if "fact" in statuses else statuses[0]


def _added_fields(cited: Sequence[Mergeable], kind: type[Mergeable]) -> dict[str, object]:
    """The fields that a user's template adds, as the first cited finding of the kind has them."""
    return next((dict(finding.model_extra or {}) for finding in cited if isinstance(finding, kind)), {})


def _withheld_statement(section: str, text: str, verdict: Verdict, evidence: Sequence[Evidence]) -> Withheld:
    article = evidence[0].article if evidence else ""
    return Withheld(section=section, text=text, reason=verdict.reason, article=article)


def _withhold_unsupported(
    statements: Iterator[_MergedStatement[FindingT]], withheld: list[Withheld]
) -> list[_MergedStatement[FindingT]]:
    kept = []
    for statement in statements:
        if statement.finding.verdict == "unsupported":
            withheld.append(statement.failing)
        else:
            kept.append(statement)
            withheld += [statement.left_out] if statement.left_out else []
    return kept


def _remaining_findings(
    findings: Sequence[FindingT], statements: Sequence[_MergedStatement[FindingT]]
) -> Iterator[FindingT]:
    """Those that are not told by the account. One whose figures the account lacks is not told by it, nor one
    of another day."""
    for finding in findings:
        if not any(
            finding in statement.cited
            and _has_figures_of(statement.finding, finding)
            and not _is_of_another_day(statement.finding, finding)
            for statement in statements
        ):
            yield finding


def _questions_left_open(
    findings: StoryFindings, merge: Merge, asked: Sequence[_MergedStatement[QuestionFinding]]
) -> tuple[QuestionFinding, ...]:
    """The questions that the account takes up; all of them where one of its own cites none, so that nobody
    knows which it means, or where it tells nothing."""
    taken_up = [set(map(id, statement.cited)) for statement in asked]
    cites_each = all(any(id(q) in cited for q in findings.open_questions) for cited in taken_up)
    if not cites_each or not (merge.summary or asked):
        return findings.open_questions
    return tuple(q for q in findings.open_questions if any(id(q) in cited for cited in taken_up))


def _has_figures_of(statement: Mergeable, finding: Mergeable) -> bool:
    return _figures(finding) <= _figures(statement)


def _is_of_another_day(statement: Mergeable, finding: Mergeable) -> bool:
    """Whether a statement names a day of the week, and a finding one more: two sources that differ."""
    days, others = (_WEEKDAYS.intersection(date_words(statement_text(f))) for f in (statement, finding))
    return bool(days) and not others <= days


def _figures(finding: Mergeable) -> frozenset[tuple[object, str]]:
    return frozenset((figure.value, figure.unit) for figure in quantities(statement_text(finding)))


# ── the rest ────────────────────────────────────────────────────────────────────────────────────────


def _headline(
    merge: Merge, by_number: Mapping[int, Mergeable], reading: VerificationContext, withheld: list[Withheld]
) -> Headline | None:
    """The model's; none where it is not fully borne out, since a headline carries no mark."""
    if not merge.headline:
        return None
    statement = Cited(statement=KeyPoint(text=merge.headline, status="fact"), cites=merge.headline_cites)
    evidence = _evidence(_cited_findings(merge.headline_cites, by_number))
    verdict = _verdict(statement, merge.headline, evidence, reading)
    quotes = [piece.quote for piece in evidence]
    reason = headline_fault(merge.headline, verdict, quotes, reading.aliases)
    if not reason:
        return Headline(text=merge.headline, evidence=evidence)
    verdict = Verdict(verdict="unsupported", reason=reason)
    withheld.append(_withheld_statement("headline", merge.headline, verdict, evidence))
    return None


def _headline_left(merge: Merge, findings: StoryFindings, summary: Sequence[KeyPointFinding]) -> Headline:
    """What heads the story without the model's headline: that of an article, or the first point where that is
    but a title and the model's was withheld."""
    sentences = {piece for finding in numbered_findings(findings).values() for piece in finding.evidence}
    is_title = sentences.isdisjoint(findings.headline.evidence)
    point = point_headline(summary) if merge.headline and is_title else None
    return point or findings.headline


def _positions(
    positions: Sequence[PositionFinding],
    merge: Merge,
    by_number: Mapping[int, Mergeable],
    reading: VerificationContext,
) -> tuple[PositionFinding, ...]:
    """Those that the model found to say one thing as one, where they are one party's and give no other
    figures. Its text is that of the first, word for word."""
    joined: dict[int, PositionFinding] = {}
    gone: set[int] = set()
    for group in merge.same_positions:
        cited = [
            position
            for position in _cited_findings(group, by_number)
            if isinstance(position, PositionFinding)
        ]
        first, same = (
            cited[:1],
            [position for position in cited[1:] if _is_same_position(cited[0], position, reading)],
        )
        if not same or not gone.isdisjoint(map(id, (*first, *same))):
            continue
        joined[id(first[0])] = first[0].model_copy(update={"evidence": _evidence([*first, *same])})
        gone |= set(map(id, same))
    return tuple(joined.get(id(position), position) for position in positions if id(position) not in gone)


def _is_same_position(
    position: PositionFinding, other: PositionFinding, reading: VerificationContext
) -> bool:
    same = entities.is_same_name(position.stakeholder, other.stakeholder, reading.aliases)
    alike = same and position.stance == other.stance and _figures(other) <= _figures(position)
    return alike and _bears_out(other, position, reading)


def _bears_out(other: PositionFinding, position: PositionFinding, reading: VerificationContext) -> bool:
    """Whether the sentences of one position bear out another one by themselves, as those of two articles do
    that say one thing."""
    stated = Position.model_validate({name: getattr(position, name) for name in Position.model_fields})
    named_in = other.named_in.quote if other.named_in else ""
    quotes = [piece.quote for piece in other.evidence]
    verdict = verify_position(stated, quotes, aliases=reading.aliases, named_in=named_in)
    return verdict.verdict != "unsupported"
