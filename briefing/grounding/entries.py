"""The check of the fields of a user's section: texts as statements, numbers as figures, the rest not."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from briefing.grounding import facts
from briefing.grounding.foreign import ENGLISH, in_language
from briefing.grounding.reading import Fault, source
from briefing.grounding.statements import verify
from briefing.model import FieldValue, Verdict
from briefing.picoschema import Field

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
    read = {field.name for field in fields if field.choices}
    worst = Verdict(verdict="supported", reason="")
    for name, value in values.items():
        for single in _singles(value):
            if name not in read and not isinstance(single, bool):
                checked = _checked(single, evidence, aliases)
                if isinstance(single, str):
                    checked = in_language(checked, single, evidence, written, article)
                worst = worse(worst, _in_field(name, checked))
    return worst


def worse(one: Verdict, other: Verdict) -> Verdict:
    """The graver of two verdicts; the first of two alike."""
    return other if _RANK[other.verdict] > _RANK[one.verdict] else one


def text_of(values: Mapping[str, FieldValue]) -> str:
    """The fields in one line, as in a list of what was withheld."""
    return "; ".join(shown for value in values.values() if (shown := text_of_value(value)))


def text_of_value(value: FieldValue) -> str:
    """A field as a reader sees it; empty for one that is missing."""
    return ", ".join(_word(single) for single in _singles(value))


def _word(single: str | bool | int | float) -> str:
    if isinstance(single, bool):
        return "yes" if single else "no"
    return single if isinstance(single, str) else f"{single:,}"


def _singles(value: FieldValue) -> Iterator[str | bool | int | float]:
    """What there is to check of a value: nothing of one that is missing or empty."""
    for single in value if isinstance(value, tuple) else (value,):
        if single is not None and single != "":
            yield single


def _checked(single: str | int | float, evidence: Sequence[str], aliases: Mapping[str, str]) -> Verdict:
    if isinstance(single, str):
        return verify(single, evidence, aliases=aliases)
    fault: Fault | None = facts.number(single, source(evidence, aliases))
    return (
        Verdict(verdict=fault.verdict, reason=fault.reason)
        if fault
        else Verdict(verdict="supported", reason="")
    )


def _in_field(name: str, verdict: Verdict) -> Verdict:
    return (
        verdict.model_copy(update={"reason": f"{verdict.reason}, in {name}"}) if verdict.reason else verdict
    )
