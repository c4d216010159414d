"""Side-by-side diff: a trial on the terminal, the findings of both templates in two columns, and costs."""

import json
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

from briefing.cli.console import printable
from briefing.cli.prompt_tables import relative_path
from briefing.models import Finding, KeyPointFinding, PositionFinding, QuestionFinding
from briefing.prompt_tools.template_trial import TemplateTrial, TrialResult
from briefing.verification import text_of

_GAP, _INDENT = "  ", "  "


def columns(trial: TemplateTrial, width: int) -> bytes:
    """The findings side by side, what was withheld, and a table of counts, tokens and cost."""
    half = (width - len(_GAP)) // 2
    lines = _row(["default"], [f"yours: {relative_path(trial.path)}"], half)
    for section in dict.fromkeys((*trial.default.sections, *trial.yours.sections)):
        lines += ["", section.upper()]
        left, right = (
            [finding_line(finding) for finding in side.sections.get(section, ())] for side in _sides(trial)
        )
        lines += _aligned_rows(left, right, half) if left != right else [f"{_INDENT}the same {len(left)}"]
    if any(side.analysis.withheld for side in _sides(trial)):
        lines += ["", "WITHHELD"]
        left, right = ([f"{w.text} ({w.reason})" for w in s.analysis.withheld] for s in _sides(trial))
        lines += _aligned_rows(left, right, half)
    counts = [figures(side) for side in _sides(trial)]
    lines += ["", *(f"{name:<11}{counts[0][name]:>12}{counts[1][name]:>12}" for name in counts[0])]
    return "".join(f"{line.rstrip()}\n" for line in lines).encode(errors="replace")


def as_json(trial: TemplateTrial) -> bytes:
    """The same for machines: for each of the two its findings, what was withheld, and how it was made."""
    sides = {
        name: {
            "sections": {
                name: [finding.model_dump(mode="json") for finding in content]
                for name, content in side.sections.items()
            },
            "withheld": [finding.model_dump(mode="json") for finding in side.analysis.withheld],
            "run": side.run.model_dump(mode="json"),
        }
        for name, side in (("default", trial.default), ("yours", trial.yours))
    }
    content = {"name": trial.name, "path": trial.path, "source": trial.source, **sides}
    return json.dumps(content, indent=2, ensure_ascii=False).encode(errors="replace") + b"\n"


def figures(side: TrialResult) -> dict[str, str]:
    """Counts of findings by their verdict, tokens, and USD where a price is known."""
    findings = [finding for section_findings in side.sections.values() for finding in section_findings]
    usage = side.run.usage
    return {
        "supported": str(sum(finding.verdict == "supported" for finding in findings)),
        "weak": str(sum(finding.verdict != "supported" for finding in findings)),
        "withheld": str(len(side.analysis.withheld)),
        "tokens": f"{usage.prompt_tokens + usage.completion_tokens:,}",
        "cost": f"${usage.cost_usd}" if usage.cost_usd is not None else "not known",
    }


def finding_line(finding: Finding) -> str:
    """A finding on one line, with what the check has to say of it."""
    if isinstance(finding, KeyPointFinding):
        text = f"{finding.text} [{finding.status}]"
    elif isinstance(finding, PositionFinding):
        text = f"{finding.stakeholder} {finding.verb} {finding.position} [{finding.stance}]"
    elif isinstance(finding, QuestionFinding):
        text = f"{finding.question} ({finding.why})"
    else:
        text = text_of(finding.__pydantic_extra__ or {})
    added = text_of(finding.__pydantic_extra__ or {}) if isinstance(finding, _BUILT_IN) else ""
    weak = f" (weak: {finding.reason})" if finding.verdict != "supported" else ""
    return " ".join(f"{text}{f' · {added}' if added else ''}{weak}".split())


_BUILT_IN = (KeyPointFinding, PositionFinding, QuestionFinding)


def _sides(trial: TemplateTrial) -> tuple[TrialResult, TrialResult]:
    return trial.default, trial.yours


def _aligned_rows(left: Sequence[str], right: Sequence[str], half: int) -> list[str]:
    """The findings that both have beside each other, then those that one has alone."""
    shared = [text for text in left if text in right]
    rows = [(text, text) for text in shared]
    rows += zip_longest(
        [text for text in left if text not in shared],
        [text for text in right if text not in shared],
        fillvalue="",
    )
    return [
        line
        for left_text, right_text in rows
        for line in _row(_bullet(left_text, half), _bullet(right_text, half), half)
    ]


def _bullet(text: str, width: int) -> list[str]:
    return textwrap.wrap(printable(text), width, initial_indent="- ", subsequent_indent=_INDENT)


def _row(left: Sequence[str], right: Sequence[str], half: int) -> list[str]:
    return [
        f"{left_line:<{half}}{_GAP}{right_line}"
        for left_line, right_line in zip_longest(left, right, fillvalue="")
    ]
