"""Terminal: the brief on one screen; bottom line, who wants what, what is open, where the files are."""

import re
import textwrap
import unicodedata
from collections.abc import Sequence

from briefing.rendering.view import (
    BriefPage,
    PageDifference,
    PageEntry,
    PageSection,
    PageStatement,
    PageStory,
    Reference,
)
from briefing.stories.muting import LEFT_OUT

LINES = 24
_LEAST_COLUMNS = 20
_LEAD_LINES = 6
_NOTICE_LINES = 3
_ENTRIES = 5  # of stakeholders, and of one-line stories
_QUESTIONS = 3
_CLOSING = 3  # columns for an ellipsis and a closing mark

_REFERENCE = re.compile(r" \[\d+(?:, \d+)*\]$")
_OPEN_SINGLE = re.compile(r"(?<!\w)‘[^’]*$")


def terminal_lines(page: BriefPage, width: int, paths: Sequence[str]) -> list[str]:
    """At most 24 lines of at most `width` columns; the last one names the files and is never cut."""
    columns = max(width, _LEAST_COLUMNS)
    opening = [f"{page.title} · {page.date}", *_wrap(page.notice, columns, _NOTICE_LINES)]
    if not page.stories and not page.also:
        return [
            *(_truncate(line, columns) for line in (*opening, *_small_print(page))),
            _file_line(paths, columns),
        ]
    body = (
        _lone_story_lines(page.stories[0], columns)
        if _is_alone(page)
        else _several_story_lines(page, columns)
    )
    closing = ["", *_small_print(page)]
    room = LINES - len(opening) - len(closing) - 1
    shown = [*opening, *_fit_lines(body, room), *closing]
    return [*(_truncate(line, columns) for line in shown), _file_line(paths, columns)]


def _is_alone(page: BriefPage) -> bool:
    return len(page.stories) == 1 and not page.also


def _lone_story_lines(story: PageStory, columns: int) -> list[str]:
    lines = ["", *_wrap(story.headline, columns, 2), *_lead_lines(story.lead, columns)]
    for section in story.sections:
        if section.kind == "points" and not story.lead:
            lines += _lead_lines(section.points[:2], columns)
        elif section.kind == "positions":
            lines += ["", f"{section.title}", *_stakeholder_lines(section)]
        elif section.kind == "differences":
            lines += ["", f"{section.title}", *map(_difference_line, section.differences)]
        elif section.kind == "questions":
            lines += ["", f"{section.title}"]
            questions = section.questions[:_QUESTIONS]
            lines += [
                f"  {n}. {_weak_mark(q.weak)}{q.text}{_reference_mark(q.reference)}"
                for n, q in enumerate(questions, start=1)
            ]
        elif section.kind == "entries":
            lines += ["", f"{section.title}", *map(_entry_line, section.entries[:_QUESTIONS])]
    return lines


def _several_story_lines(page: BriefPage, columns: int) -> list[str]:
    lines = ["", *_lead_lines(page.lead, columns), ""]
    headlines = [*(story.headline for story in page.stories), *(story.headline for story in page.also)]
    room = LINES - len(lines) - 7
    lines += [f"- {headline}" for headline in headlines[:room]]
    return [*lines, f"  and {len(headlines) - room} more stories"] if len(headlines) > room else lines


def _lead_lines(points: Sequence[PageStatement], columns: int) -> list[str]:
    text = " ".join(_statement_line(point) for point in points)
    return _wrap(text, columns, _LEAD_LINES) if text else []


def _statement_line(point: PageStatement) -> str:
    label = f"{point.label}: " if point.label else ""
    return f"{_weak_mark(point.weak)}{label}{point.text}{_reference_mark(point.reference)}{point.stop}"


def _stakeholder_lines(section: PageSection) -> list[str]:
    lines = []
    for entry in section.stakeholders[:_ENTRIES]:
        first = entry.clauses[0]
        verb = f" {first.verb} " if first.verb else ": "
        told = f"{entry.name}{verb}{first.text}"
        lines.append(f"  {_weak_mark(first.weak)}{told}{_reference_mark(first.reference)}")
    if section.silent:
        lines.append(f"  Without a position: {section.silent}")
    return lines


def _difference_line(difference: PageDifference) -> str:
    sides = [
        f"{'denied: ' if side.against else ''}{side.text}{_reference_mark(side.reference)}"
        for side in difference.sides
    ]
    return f"  {difference.topic}: {'; '.join(sides)}"


def _entry_line(entry: PageEntry) -> str:
    lead = f"{entry.lead}: " if entry.lead else ""
    details = f" ({entry.details})" if entry.details else ""
    return f"  {_weak_mark(entry.weak)}{lead}{entry.text}{details}{_reference_mark(entry.reference)}"


def _small_print(page: BriefPage) -> list[str]:
    notes = [*page.notes, *(note for story in page.stories for note in story.notes)]
    lines = [*(f"Analyst’s note, not checked: {note}" for note in notes), *page.coverage[:1]]
    lines += [line for line in page.coverage if line.startswith(LEFT_OUT)]
    if any(line.startswith(("Not read", "Read by nobody")) for line in page.coverage):
        lines.append("Not everything was read: see Coverage in the brief.")
    if page.not_filled:
        lines.append(f"Not filled: {page.not_filled} (needs a model).")
    if page.withheld:
        number = f"{len(page.withheld)} statement{'s' if len(page.withheld) > 1 else ''} withheld"
        lines.append(f"{number}: briefing show {page.json_name} --withheld")
    return lines


def _file_line(paths: Sequence[str], columns: int) -> str:
    """The paths on one line; in the shell's brace form where they share a stem and would not fit."""
    whole = " ".join(paths)
    stems = {path.rpartition(".")[0] for path in paths}
    if len(paths) < 2 or len(stems) > 1 or _column_width(whole) <= columns:
        return whole
    return f"{stems.pop()}.{{{','.join(path.rpartition('.')[2] for path in paths)}}}"


def _weak_mark(reason: str) -> str:
    """Before what it marks: the end of a line may be cut off."""
    return f"(partly traced: {reason}) " if reason else ""


def _reference_mark(reference: Reference | None) -> str:
    return f" {reference}" if reference else ""


def _fit_lines(lines: Sequence[str], room: int) -> list[str]:
    """The lines that there is room for; blank ones are given up first."""
    kept = list(lines)
    while len(kept) > room and "" in kept:
        kept.remove("")
    return kept[:room]


def _wrap(text: str, columns: int, most: int) -> list[str]:
    wide = max(_column_width(text) / max(len(text), 1), 1.0)
    lines = textwrap.wrap(text, max(int(columns / wide), 8), break_on_hyphens=False)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _truncate(line: str, columns: int) -> str:
    """The line within its columns; where it was longer, an ellipsis, the closing mark and its reference."""
    if _column_width(line) <= columns:
        return line
    match = _REFERENCE.search(line)
    kept, reference = (line[: match.start()], match.group()) if match else (line, "")
    while kept and _column_width(kept) + _column_width(reference) + _CLOSING > columns:
        kept = kept.rpartition(" ")[0] or kept[:-1]
    mark = "”" if kept.count("“") > kept.count("”") else "’" if _OPEN_SINGLE.search(kept) else ""
    return f"{kept} …{mark}{reference}"


def _column_width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def bold_lines(lines: Sequence[str], page: BriefPage) -> list[str]:
    """The lines with the title, the first headline and the section titles in bold."""
    from rich.style import Style

    strong = Style(bold=True)
    first = page.stories[0] if page.stories else None
    headings = {lines[0], *(section.title for section in first.sections)} if first else {lines[0]}
    headline = first.headline if first and _is_alone(page) else ""
    return [
        strong.render(line) if line and (line in headings or line in headline) else line for line in lines
    ]
