"""Listings: templates, differences, faults, requests and trials as lines of standard output."""

import json
import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from briefing.cli.console import as_json, printable
from briefing.models import Finding, KeyPointFinding, PositionFinding, QuestionFinding
from briefing.prompt_tools import TemplateFault
from briefing.prompt_tools.catalogue import TemplateEntry
from briefing.prompt_tools.copies import TemplateDiff
from briefing.prompt_tools.preview import RequestPreview
from briefing.prompt_tools.template_trial import TemplateTrial, TrialResult
from briefing.verification import text_of

_SINCE = {
    "changed": "the default has changed since it was copied",
    "unchanged": "",
    "follows": "follows the default",
    "unknown": "not known what it was copied from",
}
_BUILT_IN = (KeyPointFinding, PositionFinding, QuestionFinding)
_GAP, _INDENT = "  ", "  "
_GREEN, _RED, _PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[0m"


def table(entries: Sequence[TemplateEntry]) -> bytes:
    """A line a template: name, folder, hash, and how it stands to the default."""
    folders = {entry.layer: relative_path(entry.layer) for entry in entries}
    name, folder = (max(map(len, column)) for column in ([entry.name for entry in entries], folders.values()))
    lines = []
    for entry in entries:
        own = entry.state if entry.state != "default" else ""
        state = ", ".join(filter(None, (own, _SINCE[entry.since or "unchanged"])))
        line = f"{entry.name:<{name}}  {folders[entry.layer]:<{folder}}  {entry.hash}  {state}"
        lines.append(f"{line.rstrip()}\n")
    return "".join(lines).encode()


def difference(diff: TemplateDiff, *, styled: bool) -> bytes:
    """The unified difference, what is new in the default, and a line that says whether anything is."""
    lines = list(diff.lines) or [f"{relative_path(diff.path)} is word for word the default."]
    told = {
        "changed": "The default has changed since it was copied; this is new in it:",
        "unchanged": "The default has not changed since it was copied.",
        "follows": "It takes up the default itself, and so whatever is new in that.",
        "unknown": "It is not noted which default it was copied from, so what is new in it is not known.",
    }
    return changes([*lines, "", told[diff.since], *diff.news], styled=styled)


def changes(lines: Sequence[str], *, styled: bool) -> bytes:
    """The lines of a difference, coloured where `styled`."""
    return "".join(f"{_add_colour(line) if styled else line}\n" for line in lines).encode(errors="replace")


def faults(template_faults: Sequence[TemplateFault]) -> bytes:
    """A line a fault, with its file and line, and their count."""
    lines = []
    for fault in template_faults:
        place = f"{relative_path(fault.file)}, line {fault.line}" if fault.line else relative_path(fault.file)
        lines.append(printable(f"{fault.severity}: {place}: {fault.said}"))
    count = sum(fault.severity == "fault" for fault in template_faults)
    summary = f"{count} fault{'' if count == 1 else 's'}" if count else "No fault"
    warnings = len(template_faults) - count
    summary += f", {warnings} warning{'' if warnings == 1 else 's'}" if warnings else ""
    return "".join(f"{line}\n" for line in [*lines, f"{summary}."]).encode()


def requests(previews: Sequence[RequestPreview]) -> bytes:
    """Each request's messages in full, then the schema, which is the same for all."""
    parts = []
    for preview in previews:
        which = f", part {preview.part} of {preview.parts}" if preview.parts > 1 else ""
        parts += [f"[{message['role']}{which}]\n\n{message['content']}\n" for message in preview.messages]
    parts.append(f"[schema]\n\n{json.dumps(previews[0].schema, indent=2, ensure_ascii=False)}\n")
    return "\n".join(parts).encode()


def token_line(preview: RequestPreview, name: str, how: str) -> str:
    """The tokens of a request by its parts, the template asked for in brackets."""
    parts = [f"[{part} {n:,}]" if part == name else f"{part} {n:,}" for part, n in preview.tokens.items()]
    which = f"part {preview.part} of {preview.parts}: " if preview.parts > 1 else ""
    return f"{which}{sum(preview.tokens.values()):,} tokens{how}: {', '.join(parts)}"


def trial_columns(trial: TemplateTrial, width: int) -> bytes:
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


def trial_json(trial: TemplateTrial) -> bytes:
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
    return as_json(content)


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


def relative_path(path: str) -> str:
    """A path as seen from the working folder, where it lies below it."""
    working_folder = Path.cwd()
    return str(Path(path).relative_to(working_folder)) if Path(path).is_relative_to(working_folder) else path


def _add_colour(line: str) -> str:
    colour = _GREEN if line.startswith("+") else _RED if line.startswith("-") else ""
    return f"{colour}{line}{_PLAIN}" if colour else line


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
