"""Custom fields: the check of a user's section, texts as statements, numbers as figures, the rest not."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from briefing.models import FieldValue, Verdict
from briefing.picoschema import Field
from briefing.verification.annotated_statement import StatementFault, cited_text
from briefing.verification.rules import facts
from briefing.verification.verify import ENGLISH, verdict_for_language, verify

_NO_ALIASES: Mapping[str, str] = MappingProxyType({})
_RANK = {"supported": 0, "weak": 1, "unsupported": 2}


def verify_fields(
    values: Mapping[str, FieldValue],
    fields: Sequence[Field],
    evidence: Sequence[str],
    *,
    aliases: Mapping[str, str] = _NO_ALIASES,
    written: str = ENGLISH,
    article: str = "en",
) -> Verdict:
    """Whether the cited sentences bear out each text and each number; an enum and a yes or no are a reading
    of them, and are not checked. The worst fault's verdict, and its field in the reason. `written` and
    `article` are the languages of both (`foreign.in_language`)."""
    if not evidence:
        return Verdict(verdict="unsupported", reason="cites no sentence of the article")
    choice_fields = {field.name for field in fields if field.choices}
    worst = Verdict(verdict="supported", reason="")
    for name, value in values.items():
        for scalar in _scalars(value):
            if name not in choice_fields and not isinstance(scalar, bool):
                verdict = _check_scalar(scalar, evidence, aliases)
                if isinstance(scalar, str):
                    verdict = verdict_for_language(verdict, scalar, evidence, written, article)
                worst = worse_verdict(worst, _add_field_name(name, verdict))
    return worst


def worse_verdict(verdict: Verdict, other: Verdict) -> Verdict:
    """The graver of two verdicts; the first of two alike."""
    return other if _RANK[other.verdict] > _RANK[verdict.verdict] else verdict


def text_of(values: Mapping[str, FieldValue]) -> str:
    """The fields in one line, as in a list of what was withheld."""
    return "; ".join(text for value in values.values() if (text := text_of_value(value)))


def text_of_value(value: FieldValue) -> str:
    """A field as a reader sees it; empty for one that is missing."""
    return ", ".join(_scalar_text(scalar) for scalar in _scalars(value))


def _scalar_text(scalar: str | bool | int | float) -> str:
    if isinstance(scalar, bool):
        return "yes" if scalar else "no"
    return scalar if isinstance(scalar, str) else f"{scalar:,}"


def _scalars(value: FieldValue) -> Iterator[str | bool | int | float]:
    """What there is to check of a value: nothing of one that is missing or empty."""
    for scalar in value if isinstance(value, tuple) else (value,):
        if scalar is not None and scalar != "":
            yield scalar


def _check_scalar(scalar: str | int | float, evidence: Sequence[str], aliases: Mapping[str, str]) -> Verdict:
    if isinstance(scalar, str):
        return verify(scalar, evidence, aliases=aliases)
    fault: StatementFault | None = facts.check_number(scalar, cited_text(evidence, aliases))
    return (
        Verdict(verdict=fault.verdict, reason=fault.reason)
        if fault
        else Verdict(verdict="supported", reason="")
    )


def _add_field_name(name: str, verdict: Verdict) -> Verdict:
    return (
        verdict.model_copy(update={"reason": f"{verdict.reason}, in {name}"}) if verdict.reason else verdict
    )
