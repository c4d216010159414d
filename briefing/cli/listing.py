"""Templates, differences and requests as lines of standard output."""

import json
from collections.abc import Sequence
from pathlib import Path

from briefing.cli.output import printable
from briefing.workbench.catalogue import Entry
from briefing.workbench.copies import Difference
from briefing.workbench.faults import Fault
from briefing.workbench.sending import Sending

_SINCE = {
    "changed": "the default has changed since it was copied",
    "unchanged": "",
    "follows": "follows the default",
    "unknown": "not known what it was copied from",
}
_GREEN, _RED, _PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[0m"


def table(entries: Sequence[Entry]) -> bytes:
    """A line a template: name, folder, hash, and how it stands to the default."""
    folders = {one.layer: near(one.layer) for one in entries}
    name, folder = (max(map(len, column)) for column in ([one.name for one in entries], folders.values()))
    lines = []
    for one in entries:
        own = one.state if one.state != "default" else ""
        state = ", ".join(filter(None, (own, _SINCE[one.since or "unchanged"])))
        line = f"{one.name:<{name}}  {folders[one.layer]:<{folder}}  {one.hash}  {state}"
        lines.append(f"{line.rstrip()}\n")
    return "".join(lines).encode()


def as_json(entries: Sequence[Entry]) -> bytes:
    """The same for machines; `since` is null for what is no copy."""
    rows = [one._asdict() for one in entries]
    return json.dumps({"templates": rows}, indent=2, ensure_ascii=False).encode() + b"\n"


def difference(found: Difference, *, styled: bool) -> bytes:
    """The unified difference, what is new in the default, and a line that says whether anything is."""
    lines = list(found.lines) or [f"{near(found.path)} is word for word the default."]
    told = {
        "changed": "The default has changed since it was copied; this is new in it:",
        "unchanged": "The default has not changed since it was copied.",
        "follows": "It takes up the default itself, and so whatever is new in that.",
        "unknown": "It is not noted which default it was copied from, so what is new in it is not known.",
    }
    return changes([*lines, "", told[found.since], *found.news], styled=styled)


def changes(lines: Sequence[str], *, styled: bool) -> bytes:
    """The lines of a difference, coloured where `styled`."""
    return "".join(f"{_coloured(line) if styled else line}\n" for line in lines).encode(errors="replace")


def faults(found: Sequence[Fault]) -> bytes:
    """A line a fault, with its file and line, and their count."""
    lines = []
    for one in found:
        place = f"{near(one.file)}, line {one.line}" if one.line else near(one.file)
        lines.append(printable(f"{one.severity}: {place}: {one.said}"))
    count = sum(one.severity == "fault" for one in found)
    told = f"{count} fault{'' if count == 1 else 's'}" if count else "No fault"
    warnings = len(found) - count
    told += f", {warnings} warning{'' if warnings == 1 else 's'}" if warnings else ""
    return "".join(f"{line}\n" for line in [*lines, f"{told}."]).encode()


def faults_as_json(found: Sequence[Fault]) -> bytes:
    """The same for machines."""
    rows = [one._asdict() for one in found]
    return json.dumps({"faults": rows}, indent=2, ensure_ascii=False).encode() + b"\n"


def requests(found: Sequence[Sending]) -> bytes:
    """Each request's messages in full, then the schema, which is the same for all."""
    parts = []
    for one in found:
        which = f", part {one.part} of {one.parts}" if one.parts > 1 else ""
        parts += [f"[{message['role']}{which}]\n\n{message['content']}\n" for message in one.messages]
    parts.append(f"[schema]\n\n{json.dumps(found[0].schema, indent=2, ensure_ascii=False)}\n")
    return "\n".join(parts).encode()


def tokens(one: Sending, name: str, how: str) -> str:
    """The tokens of a request by its parts, the template asked for in brackets."""
    parts = [f"[{part} {n:,}]" if part == name else f"{part} {n:,}" for part, n in one.tokens.items()]
    which = f"part {one.part} of {one.parts}: " if one.parts > 1 else ""
    return f"{which}{sum(one.tokens.values()):,} tokens{how}: {', '.join(parts)}"


def near(path: str) -> str:
    """A path as seen from the working folder, where it lies below it."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def _coloured(line: str) -> str:
    colour = _GREEN if line.startswith("+") else _RED if line.startswith("-") else ""
    return f"{colour}{line}{_PLAIN}" if colour else line
