"""Statements on a page, from findings: what stands in quotation marks, and how its kind is told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from briefing.models import Coverage, Evidence, Finding, KeyPointFinding, PositionFinding, QuestionFinding
from briefing.nlp.tokenization import alphanumeric_runs
from briefing.rendering.citations import References
from briefing.rendering.english import (
    capitalize,
    clean,
    drop_false_quotes,
    quote_sentence,
    quote_text,
    stands_in,
)
from briefing.rendering.view import PageEntry, PageQuestion, PageStatement, PositionClause
from briefing.sources.metadata.genre import OWN_VIEWS, genre
from briefing.verification import text_of_value
from briefing.verification.claims import names_source

_LABELS = {"fact": "", "claim": "Claim", "assessment": "Assessment"}
_SENTENCE_ENDS = re.compile(r"[.!?…。！？][”’\"')\]]*$")
_LACKING = re.compile(r" that its (source|sentence|article)s? (?:lacks?|does not (?:give|use|write))(?: so)?")
_FURTHER = re.compile(r"(?<=”)(?:, | for | of | where ).*")  # all but the first particular
_SHORT = 8  # words that a page may say again, so that a stakeholder's place is not left empty


def point(finding: KeyPointFinding, texts: Mapping[str, Coverage], references: References) -> PageStatement:
    """A point of the summary or the bottom line: in quotation marks where it is a sentence of its source, or
    what follows its dateline."""
    text = clean(finding.text)
    whole = any(clean(e.quote).endswith(text) and stands_in(text, e.quote) for e in finding.evidence)
    return PageStatement(
        text=quote_sentence(text)
        if whole
        else _drop_full_stop(drop_false_quotes(text, _source_texts(finding.evidence, texts))),
        stop="" if whole or text.endswith(("?", "!", "…")) else ".",
        label=_label(finding, text, texts),
        weak=weak_reason(finding),
        reference=references.cite(finding.evidence, check_note(finding)),
        details=details(finding, texts),
    )


def _label(finding: KeyPointFinding, text: str, texts: Mapping[str, Coverage]) -> str:
    """What sort of statement it is, where it does not say so itself by naming whose it is."""
    articles = [texts[piece.article] for piece in finding.evidence if piece.article in texts]
    if articles and all(map(is_opinion, articles)):
        return "" if names_source(text) else "Opinion"
    return "" if finding.status == "claim" and names_source(text) else _LABELS[finding.status]


def is_opinion(article: Coverage) -> bool:
    """Whether an article says of itself that it is opinion."""
    return genre(article.title, article.source, article.text) in OWN_VIEWS


def clause(
    finding: PositionFinding, texts: Mapping[str, Coverage], references: References, said: bool
) -> PositionClause:
    """A stakeholder's position: verbatim and in quotation marks, else as it was worded. One that the page
    said already is only pointed to."""
    evidence = [*finding.evidence, *([finding.named_in] if finding.named_in else [])]
    sources = _source_texts(finding.evidence, texts)
    text = _drop_full_stop(clean(finding.position))
    whole = any(stands_in(text, source) for source in sources)
    notes = {"direct quote": "own words" if whole else "", "inferred": "inferred"}
    return PositionClause(
        verb="" if said else clean(finding.verb),
        text="see above" if said else quote_text(text) if whole else drop_false_quotes(text, sources),
        note="" if said else notes.get(finding.directness, ""),
        weak=weak_reason(finding),
        reference=references.cite(evidence, check_note(finding)),
        details="" if said else details(finding, texts),
    )


def question(
    finding: QuestionFinding, texts: Mapping[str, Coverage], references: References, explained: bool
) -> PageQuestion:
    """An open question, with what leaves it open where `explained`; in quotation marks where it is a
    sentence of its source."""
    text, sources = clean(finding.question), _source_texts(finding.evidence, texts)
    whole = not text.endswith("?") and any(text == clean(e.quote) for e in finding.evidence)
    why = capitalize(_drop_full_stop(drop_false_quotes(clean(finding.why), sources))) if explained else ""
    return PageQuestion(
        text=quote_sentence(text) if whole else drop_false_quotes(text, sources),
        why=why,
        stop="." if why and not _SENTENCE_ENDS.search(why) else "",
        weak=weak_reason(finding),
        reference=references.cite(finding.evidence, check_note(finding)),
        details=details(finding, texts),
    )


def entry(finding: Finding, texts: Mapping[str, Coverage], references: References) -> PageEntry:
    """A finding of a user's section: its first field leads, its second says what of it. One that has no field
    is told by its evidence."""
    fields = user_fields(finding, texts) or [
        ("", " ".join(quote_sentence(clean(e.quote)) for e in finding.evidence))
    ]
    lead, text = (*(shown for _, shown in fields[:2]), "", "")[:2]
    rest = join_fields(fields[2:])
    last = rest or text or lead
    return PageEntry(
        lead=lead if text else "",
        text=_drop_full_stop(text or lead),
        details=rest,
        stop="" if last.endswith(("?", "!", "…")) else ".",
        weak=weak_reason(finding),
        reference=references.cite(finding.evidence, check_note(finding)),
    )


def weak_reason(finding: Finding) -> str:
    """Why a finding is traced in part only, in about five words and the first particular; "" where it is
    traced."""
    if finding.verdict != "weak":
        return ""
    first, *_ = clean(finding.reason).split("; ")
    shorter = _LACKING.sub(r" not in its \1", first).replace(" misses in its sentences:", " misses")
    reason = _FURTHER.sub("", shorter).replace("“", "").replace("”", "")  # they are no source's words
    return reason or "not all of it was found"


def check_note(finding: Finding) -> str:
    """How one finding was checked, and why it is marked where it is, in a sentence."""
    way = {
        "verbatim": "word for word as its source has it",
        "rules": "by rules",
        "second reader": "by rules and a second reader",
    }[finding.checked]
    because = f"; partly traced: {clean(finding.reason)}" if finding.verdict == "weak" else ""
    return f"Checked {way}{because}."


def details(finding: Finding, texts: Mapping[str, Coverage]) -> str:
    """The fields that a user's template adds to a section of the program, by their names."""
    return join_fields(user_fields(finding, texts))


def join_fields(fields: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{name.replace('_', ' ')}: {shown}" for name, shown in fields)


def user_fields(finding: Finding, texts: Mapping[str, Coverage]) -> list[tuple[str, str]]:
    """A user's fields with their names, in their order, those that are missing left out."""
    sources = _source_texts(finding.evidence, texts)
    shown = [(name, clean(text_of_value(value))) for name, value in (finding.model_extra or {}).items()]
    return [(name, drop_false_quotes(text, sources)) for name, text in shown if text]


class ShownTexts:
    """The texts that a page has said, to say nothing twice."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = [_key(text) for text in texts]

    def __contains__(self, text: object) -> bool:
        wanted = f" {_key(str(text))} "
        return any(wanted in f" {text} " for text in self._texts)

    def union(self, texts: Iterable[str]) -> "ShownTexts":
        """These texts and others."""
        wider = ShownTexts(texts)
        wider._texts += self._texts
        return wider

    def stands_within(self, text: str) -> bool:
        """Whether one of these texts stands in the given one."""
        whole = f" {_key(text)} "
        return any(f" {part} " in whole for part in self._texts if part)


def may_repeat(text: str) -> bool:
    """Whether a clause is short enough to be said a second time under its stakeholder."""
    return len(text.split()) <= _SHORT


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return " ".join(alphanumeric_runs(text.casefold()))


def _drop_full_stop(text: str) -> str:
    """Without the full stop, which a page sets behind the reference; "U.S." keeps its own."""
    return text[:-1] if text.endswith(".") and not re.search(r"(?:\.\w|\.)\.$", text) else text


def _source_texts(evidence: Sequence[Evidence], texts: Mapping[str, Coverage]) -> list[str]:
    quotes = [piece.quote for piece in evidence]
    return quotes + [texts[e.article].text for e in evidence if e.article in texts]
