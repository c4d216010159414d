"""Listings: templates, differences and requests as lines of standard output."""

import json
from collections.abc import Sequence
from pathlib import Path

from briefing.cli.console import printable
from briefing.prompt_tools.catalogue import TemplateEntry
from briefing.prompt_tools.copies import TemplateDiff
from briefing.prompt_tools.fault import TemplateFault
from briefing.prompt_tools.request_preview import RequestPreview

_SINCE = {
    "changed": "the default has changed since it was copied",
    "unchanged": "",
    "follows": "follows the default",
    "unknown": "not known what it was copied from",
}
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


def as_json(entries: Sequence[TemplateEntry]) -> bytes:
    """The same for machines; `since` is null for what is no copy."""
    rows = [entry._asdict() for entry in entries]
    return json.dumps({"templates": rows}, indent=2, ensure_ascii=False).encode() + b"\n"


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


def faults_as_json(template_faults: Sequence[TemplateFault]) -> bytes:
    """The same for machines."""
    rows = [fault._asdict() for fault in template_faults]
    return json.dumps({"faults": rows}, indent=2, ensure_ascii=False).encode() + b"\n"


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


def relative_path(path: str) -> str:
    """A path as seen from the working folder, where it lies below it."""
    working_folder = Path.cwd()
    return str(Path(path).relative_to(working_folder)) if Path(path).is_relative_to(working_folder) else path


def _add_colour(line: str) -> str:
    colour = _GREEN if line.startswith("+") else _RED if line.startswith("-") else ""
    return f"{colour}{line}{_PLAIN}" if colour else line
