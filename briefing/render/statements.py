"""From findings to statements on a page: what stands in quotation marks, and how its kind is told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from briefing.grounding import text_of_value
from briefing.model import Coverage, Evidence, Finding, KeyPointFinding, PositionFinding, QuestionFinding
from briefing.render.checking import how
from briefing.render.references import References
from briefing.render.view import Clause, Entry, Question, Statement
from briefing.render.wording import capital, clean, honest_marks, quoted, quoted_sentence, stands_in

_SAYS_WHO = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|according to|claim(?:s|ed)?|announc(?:es?|ed)|add(?:s|ed)|argue[sd]?"
    r"|warn(?:s|ed)?|den(?:y|ies|ied)|allege[sd]?|insist(?:s|ed)?|wrote|writes|call(?:s|ed)|stated"
    r"|assert(?:s|ed)?|testif(?:ies|ied)|predict(?:s|ed)?|estimate[sd]?|report(?:s|ed)|believe[sd]?"
    r"|suggest(?:s|ed)?)\b",
    re.IGNORECASE,
)
_LABELS = {"fact": "", "claim": "Claim", "assessment": "Assessment"}
_SENTENCE_ENDS = re.compile(r"[.!?…。！？][”’\"')\]]*$")
_SHORT = 8  # words that a page may say again, so that a stakeholder's place is not left empty


def point(finding: KeyPointFinding, texts: Mapping[str, Coverage], references: References) -> Statement:
    """A point of the summary or the bottom line: in quotation marks where it is a sentence of its source, or
    what follows its dateline."""
    text = clean(finding.text)
    whole = any(clean(e.quote).endswith(text) and stands_in(text, e.quote) for e in finding.evidence)
    said = finding.status == "claim" and _SAYS_WHO.search(text)
    return Statement(
        text=quoted_sentence(text) if whole else _bare(honest_marks(text, _sources(finding.evidence, texts))),
        stop="" if whole or text.endswith(("?", "!", "…")) else ".",
        label="" if said else _LABELS[finding.status],
        weak=finding.verdict == "weak",
        reference=references.cite(finding.evidence, how(finding)),
        details=details(finding, texts),
    )


def clause(
    finding: PositionFinding, texts: Mapping[str, Coverage], references: References, said: bool
) -> Clause:
    """A stakeholder's position: verbatim and in quotation marks, else as it was worded. One that the page
    said already is only pointed to."""
    evidence = [*finding.evidence, *([finding.named_in] if finding.named_in else [])]
    sources = _sources(finding.evidence, texts)
    text = _bare(clean(finding.position))
    whole = any(stands_in(text, source) for source in sources)
    notes = {"direct quote": "own words" if whole else "", "inferred": "inferred"}
    return Clause(
        verb="" if said else clean(finding.verb),
        text="see above" if said else quoted(text) if whole else honest_marks(text, sources),
        note="" if said else notes.get(finding.directness, ""),
        weak=finding.verdict == "weak",
        reference=references.cite(evidence, how(finding)),
        details="" if said else details(finding, texts),
    )


def question(
    finding: QuestionFinding, texts: Mapping[str, Coverage], references: References, explained: bool
) -> Question:
    """An open question, with what leaves it open where `explained`; in quotation marks where it is a
    sentence of its source."""
    text, sources = clean(finding.question), _sources(finding.evidence, texts)
    whole = not text.endswith("?") and any(text == clean(e.quote) for e in finding.evidence)
    why = capital(_bare(honest_marks(clean(finding.why), sources))) if explained else ""
    return Question(
        text=quoted_sentence(text) if whole else honest_marks(text, sources),
        why=why,
        stop="." if why and not _SENTENCE_ENDS.search(why) else "",
        weak=finding.verdict == "weak",
        reference=references.cite(finding.evidence, how(finding)),
        details=details(finding, texts),
    )


def entry(finding: Finding, texts: Mapping[str, Coverage], references: References) -> Entry:
    """A finding of a user's section: its first field leads, its second says what of it. One that has no field
    is told by its evidence."""
    fields = fields_of(finding, texts) or [
        ("", " ".join(quoted_sentence(clean(e.quote)) for e in finding.evidence))
    ]
    lead, text = (*(shown for _, shown in fields[:2]), "", "")[:2]
    rest = named(fields[2:])
    last = rest or text or lead
    return Entry(
        lead=lead if text else "",
        text=_bare(text or lead),
        details=rest,
        stop="" if last.endswith(("?", "!", "…")) else ".",
        weak=finding.verdict == "weak",
        reference=references.cite(finding.evidence, how(finding)),
    )


def details(finding: Finding, texts: Mapping[str, Coverage]) -> str:
    """The fields that a user's template adds to a section of the program, by their names."""
    return named(fields_of(finding, texts))


def named(fields: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{name.replace('_', ' ')}: {shown}" for name, shown in fields)


def fields_of(finding: Finding, texts: Mapping[str, Coverage]) -> list[tuple[str, str]]:
    """A user's fields with their names, in their order, those that are missing left out."""
    sources = _sources(finding.evidence, texts)
    shown = [(name, clean(text_of_value(value))) for name, value in (finding.model_extra or {}).items()]
    return [(name, honest_marks(text, sources)) for name, text in shown if text]


class Said:
    """The texts that a page has said, to say nothing twice."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = [_key(text) for text in texts]

    def __contains__(self, text: object) -> bool:
        wanted = f" {_key(str(text))} "
        return any(wanted in f" {text} " for text in self._texts)

    def and_also(self, texts: Iterable[str]) -> "Said":
        """These texts and others."""
        wider = Said(texts)
        wider._texts += self._texts
        return wider

    def within(self, text: str) -> bool:
        """Whether one of these texts stands in the given one."""
        whole = f" {_key(text)} "
        return any(f" {part} " in whole for part in self._texts if part)


def may_repeat(text: str) -> bool:
    """Whether a clause is short enough to be said a second time under its stakeholder."""
    return len(text.split()) <= _SHORT


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _bare(text: str) -> str:
    """Without the full stop, which a page sets behind the reference; "U.S." keeps its own."""
    return text[:-1] if text.endswith(".") and not re.search(r"(?:\.\w|\.)\.$", text) else text


def _sources(evidence: Sequence[Evidence], texts: Mapping[str, Coverage]) -> list[str]:
    quotes = [piece.quote for piece in evidence]
    return quotes + [texts[e.article].text for e in evidence if e.article in texts]
