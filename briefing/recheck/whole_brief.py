"""Recheck of a brief from its own file: each quote against the article, each statement against its quotes.

It reads leniently: a finding that breaks the contract is a row with its fault, not the end of the check.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from pydantic import ValidationError

from briefing import verification
from briefing.errors import NotABrief
from briefing.judge.reread_verdict import reread_verdict
from briefing.judge.statements import (
    KINDS,
    STATEMENT,
    CitedSource,
    JudgedStatement,
    judged_text,
    passages,
)
from briefing.models import BUILT_IN, Entry, FieldValue, OpenQuestion, Position, Verdict
from briefing.nlp.visible_text import visible_words
from briefing.picoschema import Field
from briefing.recheck.comparisons import COMPARISONS, comparison_verdict
from briefing.recheck.contents import SourceArticle, as_list, section_fields, source_articles, statements
from briefing.tasks.readings import Reading

FORMAT = "briefing/1"
_BESIDE = frozenset(
    ("evidence", "verdict", "reason", "named_in", "role_in", "confidence", "first_told", "checked")
)  # what a finding has that is no field


class StatementCheck(NamedTuple):
    """What the check found of one statement. A `fault` is a broken contract or an unsupported statement.
    `statement` is what a second reader may be shown of it; None where there is nothing to read again."""

    place: str
    text: str
    verdict: str
    reason: str
    fault: bool
    statement: JudgedStatement | None = None

    @property
    def ruling(self) -> Verdict:
        """What the check says of the statement."""
        return Verdict.model_validate({"verdict": self.verdict, "reason": self.reason})


def check_brief(brief: object) -> tuple[StatementCheck, ...]:
    """A row for each statement of a parsed brief.json, in its order. Raises NotABrief for anything else."""
    if not isinstance(brief, Mapping) or brief.get("format") != FORMAT:
        raise NotABrief(f'this is no brief: its "format" is not "{FORMAT}"; name a brief-DATE.json')
    if not isinstance(brief.get("stories"), list) or not isinstance(brief.get("articles"), list):
        raise NotABrief("this is no whole brief: it has no stories or no articles; make it anew")
    sources, fields = source_articles(brief), section_fields(brief)
    return tuple(
        _check_statement(place, kind, finding, sources, fields.get(kind, ()))
        for place, kind, finding in statements(brief)
    )


def _check_statement(
    place: str, kind: str, finding: object, sources: Mapping[str, SourceArticle], fields: Sequence[Field]
) -> StatementCheck:
    if not isinstance(finding, Mapping):
        return StatementCheck(place, "", "unsupported", "is no finding", True)
    text = _text(kind, finding)
    fault = _evidence_fault(finding, sources)
    if fault:
        return StatementCheck(place, text, "unsupported", fault, True)
    try:
        verdict = _verdict(kind, finding, sources, fields)
    except (ValidationError, KeyError) as wrong:
        missing = wrong.errors()[0]["loc"][0] if isinstance(wrong, ValidationError) else wrong.args[0]
        return StatementCheck(place, text, "unsupported", f"breaks the contract at {missing!r}", True)
    refused = verdict.verdict == "unsupported"
    statement = None if refused or kind in COMPARISONS else _judged_statement(kind, finding, sources)
    return StatementCheck(place, text, verdict.verdict, verdict.reason, refused, statement)


def apply_readings(
    rows: Sequence[StatementCheck], readings: Mapping[JudgedStatement, Reading]
) -> tuple[StatementCheck, ...]:
    """The rows after a second reading of their statements: none is better than before."""

    def update_row(row: StatementCheck) -> StatementCheck:
        reading = readings.get(row.statement) if row.statement else None
        if row.statement is None or reading is None:
            return row
        after = reread_verdict(row.ruling, reading, row.statement.text)
        return row._replace(verdict=after.verdict, reason=after.reason, fault=after.verdict == "unsupported")

    return tuple(map(update_row, rows))


def _judged_statement(
    kind: str, finding: Mapping[str, Any], sources: Mapping[str, SourceArticle]
) -> JudgedStatement | None:
    pieces = [*_party_evidence(finding), *finding["evidence"]]
    cited, beside = passages([_piece(piece, sources) for piece in pieces])
    text = _text(kind, finding) if kind in ("text", *BUILT_IN) else ""
    values = _values(kind, finding) if kind != "text" else {}
    status = str(finding.get("status") or STATEMENT) if kind == "summary" else STATEMENT
    judged = JudgedStatement(KINDS.get(kind, status), judged_text(kind, text, finding, values), cited, beside)
    return None if judged.word_for_word else judged


def _piece(
    evidence: Mapping[str, Any], sources: Mapping[str, SourceArticle]
) -> tuple[CitedSource, int, int, str]:
    """A piece of evidence for a second reader, who is shown the text as it is seen."""
    key = str(evidence["article"])
    source = sources[key]
    shown = CitedSource(list(sources).index(key), source.text, source.sentences, source.markdown)
    return shown, evidence["start"], evidence["end"], _full_sentences(evidence, source)


def _party_evidence(finding: Mapping[str, Any]) -> list[Any]:
    """The evidence that names a party, or gives it its role, where the cited sentences don't."""
    return [finding[name] for name in ("named_in", "role_in") if finding.get(name)]


def _text(kind: str, finding: Mapping[str, Any]) -> str:
    if kind not in ("text", *COMPARISONS, *BUILT_IN):
        with suppress(ValidationError):
            return verification.text_of(_values(kind, finding))
        return ""
    if kind == "positions":
        return " ".join(
            str(finding.get(part, "")) for part in ("stakeholder", "verb", "position") if finding.get(part)
        )
    first, second = ("question", "text") if kind == "open_questions" else ("text", "question")
    return str(finding.get(first) or finding.get(second) or "")


def _evidence_fault(finding: Mapping[str, Any], sources: Mapping[str, SourceArticle]) -> str:
    evidence = as_list(finding.get("evidence"))
    if not evidence:
        return "no evidence"
    for piece in [*evidence, *_party_evidence(finding)]:
        if not isinstance(piece, Mapping) or str(piece.get("article")) not in sources:
            return "its evidence names no article of this brief"
        start, end, quote = piece.get("start"), piece.get("end"), piece.get("quote")
        if (
            type(start) is not int
            or type(end) is not int
            or not isinstance(quote, str)
            or not 0 <= start < end
        ):
            return "its evidence has no place in the article"
        if sources[str(piece["article"])].text[start:end] != quote:
            return f"the quote is not what stands at {start}–{end} of {piece['article']}"
    return ""


def _full_sentences(evidence: Mapping[str, Any], source: SourceArticle) -> str:
    """The whole sentences that a quote stands in, as they are seen, so that no "not" can be cut off it; a
    title is its own."""
    inside = [s for s in source.sentences if s.start < evidence["end"] and evidence["start"] < s.end]
    if not inside:
        return visible_words(str(evidence["quote"]), markdown=source.markdown)
    whole = source.text[min(s.start for s in inside) : max(s.end for s in inside)]
    return visible_words(whole, markdown=source.markdown)


def _visible_finding(value: Any, markdown: bool) -> Any:
    """A finding with each of its texts as it is seen."""
    if isinstance(value, str):
        return visible_words(value, markdown=markdown)
    if isinstance(value, Mapping):
        return {key: _visible_finding(part, markdown) for key, part in value.items()}
    return [_visible_finding(part, markdown) for part in value] if isinstance(value, list) else value


def _verdict(
    kind: str, finding: Mapping[str, Any], sources: Mapping[str, SourceArticle], fields: Sequence[Field]
) -> Verdict:
    if kind in COMPARISONS:
        markdown = any(sources[str(piece["article"])].markdown for piece in finding["evidence"])
        return comparison_verdict(kind, _visible_finding(finding, markdown))
    quotes = [_full_sentences(piece, sources[str(piece["article"])]) for piece in finding["evidence"]]
    source = sources[str(finding["evidence"][0]["article"])]
    of_fields = verification.verify_fields(
        _values(kind, finding) if kind != "text" else {},
        fields,
        quotes,
        aliases=source.aliases,
        written=source.written,
        article=source.language,
    )
    if kind != "text" and kind not in BUILT_IN:
        return of_fields
    verdict = _text_verdict(kind, finding, quotes, source)
    text = f"{_text(kind, finding)} {finding.get('why', '')}".strip()
    language_verdict = verification.verdict_for_language(
        verdict, text, quotes, source.written, source.language
    )
    return verification.worse_verdict(language_verdict, of_fields)


def _text_verdict(
    kind: str, finding: Mapping[str, Any], quotes: Sequence[str], source: SourceArticle
) -> Verdict:
    if kind == "positions":
        position = Position.model_validate({name: finding[name] for name in Position.model_fields})
        named_in = finding.get("named_in") or {}
        named = visible_words(str(named_in.get("quote", "")), markdown=source.markdown)
        verdict = verification.verify_position(position, quotes, aliases=source.aliases, named_in=named)
        return verification.worse_verdict(verdict, _role_verdict(position, finding, quotes, source))
    if kind == "open_questions":
        question = OpenQuestion.model_validate({name: finding[name] for name in OpenQuestion.model_fields})
        fault = verification.verify_reason(question.why, quotes, aliases=source.aliases)
        reason = Verdict(verdict="unsupported" if fault else "supported", reason=fault)
        verdict = verification.verify_question(question, quotes, aliases=source.aliases)
        return verification.worse_verdict(verdict, reason)
    return verification.verify(str(finding["text"]), quotes, aliases=source.aliases)


def _role_verdict(
    position: Position, finding: Mapping[str, Any], quotes: Sequence[str], source: SourceArticle
) -> Verdict:
    """Whether a sentence of the article gives the party its role. An older brief does not say which one."""
    if not position.role:
        return Verdict(verdict="supported", reason="")
    own = [str(piece["quote"]) for piece in _party_evidence(finding)]
    every = [source.text[sentence.start : sentence.end] for sentence in source.sentences]
    shown = [*quotes, *(visible_words(text, markdown=source.markdown) for text in (*own, *every))]
    if verification.role_sentence(position, dict.fromkeys(shown), source.aliases) is not None:
        return Verdict(verdict="supported", reason="")
    return Verdict(verdict="unsupported", reason=f"a role that no sentence gives: “{position.role}”")


def _values(kind: str, finding: Mapping[str, Any]) -> dict[str, FieldValue]:
    """The fields that a user's template asks for. Raises ValidationError for one that holds anything else."""
    own = BUILT_IN[kind].model_fields if kind in BUILT_IN else ()
    given = {name: value for name, value in finding.items() if name not in _BESIDE and name not in own}
    return Entry.model_validate({"values": given}).values
