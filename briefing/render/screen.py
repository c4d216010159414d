"""The brief on one screen of a terminal: bottom line, who wants what, what is open, where the files are."""

import re
import textwrap
import unicodedata
from collections.abc import Sequence

from briefing.render.view import Difference, Entry, Page, PageSection, PageStory, Reference, Statement

LINES = 24
_LEAST_COLUMNS = 20
_LEAD_LINES = 6
_NOTICE_LINES = 3
_ENTRIES = 5  # of stakeholders, and of one-line stories
_QUESTIONS = 3
_CLOSING = 3  # columns for an ellipsis and a closing mark

_REFERENCE = re.compile(r" \[\d+(?:, \d+)*\]$")
_OPEN_SINGLE = re.compile(r"(?<!\w)‘[^’]*$")


def terminal_lines(page: Page, width: int, paths: Sequence[str]) -> list[str]:
    """At most 24 lines of at most `width` columns; the last one names the files and is never cut."""
    columns = max(width, _LEAST_COLUMNS)
    opening = [f"{page.title} · {page.date}", *_wrapped(page.notice, columns, _NOTICE_LINES)]
    if not page.stories and not page.also:
        return [*(_cut(line, columns) for line in (*opening, *_small_print(page))), _files(paths, columns)]
    body = _alone(page.stories[0], columns) if _is_alone(page) else _several(page, columns)
    closing = ["", *_small_print(page)]
    room = LINES - len(opening) - len(closing) - 1
    shown = [*opening, *_fitting(body, room), *closing]
    return [*(_cut(line, columns) for line in shown), _files(paths, columns)]


def _is_alone(page: Page) -> bool:
    return len(page.stories) == 1 and not page.also


def _alone(story: PageStory, columns: int) -> list[str]:
    lines = ["", *_wrapped(story.headline, columns, 2), *_lead(story.lead, columns)]
    for section in story.sections:
        if section.kind == "points" and not story.lead:
            lines += _lead(section.points[:2], columns)
        elif section.kind == "positions":
            lines += ["", f"{section.title}", *_stakeholders(section)]
        elif section.kind == "differences":
            lines += ["", f"{section.title}", *map(_difference, section.differences)]
        elif section.kind == "questions":
            lines += ["", f"{section.title}"]
            asked = section.questions[:_QUESTIONS]
            lines += [f"  {n}. {q.text}{_cited(q.reference)}" for n, q in enumerate(asked, start=1)]
        elif section.kind == "entries":
            lines += ["", f"{section.title}", *map(_entry, section.entries[:_QUESTIONS])]
    return lines


def _several(page: Page, columns: int) -> list[str]:
    lines = ["", *_lead(page.lead, columns), ""]
    headlines = [*(story.headline for story in page.stories), *(story.headline for story in page.also)]
    room = LINES - len(lines) - 7
    lines += [f"- {headline}" for headline in headlines[:room]]
    return [*lines, f"  and {len(headlines) - room} more stories"] if len(headlines) > room else lines


def _lead(points: Sequence[Statement], columns: int) -> list[str]:
    said = " ".join(_said(point) for point in points)
    return _wrapped(said, columns, _LEAD_LINES) if said else []


def _said(point: Statement) -> str:
    label = f"{point.label}: " if point.label else ""
    weak = " (weakly traced)" if point.weak else ""
    return f"{label}{point.text}{weak}{_cited(point.reference)}{point.stop}"


def _stakeholders(section: PageSection) -> list[str]:
    lines = []
    for entry in section.stakeholders[:_ENTRIES]:
        first = entry.clauses[0]
        verb = f" {first.verb} " if first.verb else ": "
        lines.append(f"  {entry.name}{verb}{first.text}{_cited(first.reference)}")
    if section.silent:
        lines.append(f"  Without a position: {section.silent}")
    return lines


def _difference(one: Difference) -> str:
    sides = [f"{'denied: ' if side.against else ''}{side.text}{_cited(side.reference)}" for side in one.sides]
    return f"  {one.topic}: {'; '.join(sides)}"


def _entry(entry: Entry) -> str:
    lead = f"{entry.lead}: " if entry.lead else ""
    details = f" ({entry.details})" if entry.details else ""
    return f"  {lead}{entry.text}{details}{_cited(entry.reference)}"


def _small_print(page: Page) -> list[str]:
    notes = [*page.notes, *(note for story in page.stories for note in story.notes)]
    lines = [*(f"Analyst’s note, not checked: {note}" for note in notes), *page.coverage[:1]]
    if any(line.startswith(("Not read", "Read by nobody")) for line in page.coverage):
        lines.append("Not everything was read: see Coverage in the brief.")
    if page.not_filled:
        lines.append(f"Not filled: {page.not_filled} (needs a model).")
    if page.withheld:
        number = f"{len(page.withheld)} statement{'s' if len(page.withheld) > 1 else ''} withheld"
        lines.append(f"{number}: briefing show {page.json_name} --withheld")
    return lines


def _files(paths: Sequence[str], columns: int) -> str:
    """The paths on one line; in the shell's brace form where they share a stem and would not fit."""
    whole = " ".join(paths)
    stems = {path.rpartition(".")[0] for path in paths}
    if len(paths) < 2 or len(stems) > 1 or _columns(whole) <= columns:
        return whole
    return f"{stems.pop()}.{{{','.join(path.rpartition('.')[2] for path in paths)}}}"


def _cited(reference: Reference | None) -> str:
    return f" {reference}" if reference else ""


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    """The lines that there is room for; blank ones are given up first."""
    kept = list(lines)
    while len(kept) > room and "" in kept:
        kept.remove("")
    return kept[:room]


def _wrapped(text: str, columns: int, most: int) -> list[str]:
    wide = max(_columns(text) / max(len(text), 1), 1.0)
    lines = textwrap.wrap(text, max(int(columns / wide), 8), break_on_hyphens=False)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _cut(line: str, columns: int) -> str:
    """The line within its columns; where it was longer, an ellipsis, the closing mark and its reference."""
    if _columns(line) <= columns:
        return line
    found = _REFERENCE.search(line)
    kept, reference = (line[: found.start()], found.group()) if found else (line, "")
    while kept and _columns(kept) + _columns(reference) + _CLOSING > columns:
        kept = kept.rpartition(" ")[0] or kept[:-1]
    mark = "”" if kept.count("“") > kept.count("”") else "’" if _OPEN_SINGLE.search(kept) else ""
    return f"{kept} …{mark}{reference}"


def _columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def bold(lines: Sequence[str], page: Page) -> list[str]:
    """The lines with the title, the first headline and the section titles in bold."""
    from rich.style import Style

    strong = Style(bold=True)
    first = page.stories[0] if page.stories else None
    headings = {lines[0], *(section.title for section in first.sections)} if first else {lines[0]}
    headline = first.headline if first and _is_alone(page) else ""
    return [
        strong.render(line) if line and (line in headings or line in headline) else line for line in lines
    ]
