"""Boilerplate removal: which lines of an article are its body. No text is edited: offsets stay the file's."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefing.models import Span
from briefing.nlp.cleaning import paywall_notices
from briefing.nlp.cleaning.boilerplate_lines import CREDITS, LONGEST, RELATED, RULES

_RULES = (*CREDITS, RELATED, *RULES)
_MARK = re.compile(r"\s*(?:[-*+•>]\s+)+(?=[\w“\"'‘(\[])")
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{3,4}|local time))?"
_STAMP = re.compile(
    rf"\s*(?:[\[(]{_CLOCK}(?:\s?[–—-]\s?{_CLOCK})?[\])]\s*[:–—|-]?|{_CLOCK}\s*(?:[–—|]|-(?=\s)|:(?=\s))"
    r"|\d\d:\d\d:\d\d(?=\s))\s*(?=[^\W\d]|[“\"'‘(*])",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n\r\u2028\u2029\x85]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x85]")
_WIDTHS = range(50, 101)  # characters; text that is wrapped by hand has its longest line in here
_NOT_WORD = re.compile(r"[\W_]+")
_BEFORE_PUBLISHER = re.compile(r"\s[|–—-]\s")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LONGEST_HEADLINE = 120
_MOST_HEADLINES = 12
_LONGEST_CAPTION = 250
_CAPTION_CUE = re.compile(
    r"\b(?:pictured|file photo|in this (?:\w+ ){0,5}photo|seen here|seen (?:in|at|on|during)|photographed"
    r"|(?:poses?|gestures?|waves?|speaks?|delivers?|walks?|arrives?|attends?|looks? on|stands?|sits|holds?"
    r"|listens?|address(?:es)?|shakes? hands|greets?|smiles?|leaves|departs?|reacts?)\s(?:\w+\s){0,6}"
    r"(?:at|in|on|during|before|after|with|for|from|to|outside|next to))\b"
    r"|\((?:left|right|center|centre|[LRC])\)"
)
_REPORT = re.compile(r"\b(?:said|says|told|announced|according|will|would|could|may)\b")
_PAST = re.compile(r"\b(?:has|have|had|was|were|\w{3,}ed)\b")
_HANDLE = re.compile(r"@\w+:?")
_FIELD = re.compile(r"[\w-]+:|[-#]\s?")


class _LineGroup(NamedTuple):
    """Lines that belong together, and the rule that takes them out of the body (empty for body)."""

    lines: tuple[Span, ...]
    shown: str  # on one line
    rule: str


class BoilerplateSplit(NamedTuple):
    """Body and boilerplate; together they cover every character that is neither white space, nor the mark of
    a list, nor a time before its line, and none twice."""

    paragraphs: tuple[Span, ...]
    boilerplate: tuple[Span, ...]


@lru_cache(maxsize=1024)  # articles of a day, asked for again for its stories
def split_boilerplate(text: str, title: Span | None) -> BoilerplateSplit:
    """The body, a span a paragraph, and the lines that are none, each in order and without white space at its
    ends.

    A paragraph is a line, or several where the text is wrapped by hand; then the line ends stand inside it.
    """
    judged = _classify_paragraphs(text, title)
    body = (Span(start=p.lines[0].start, end=p.lines[-1].end) for p in judged if not p.rule)
    return BoilerplateSplit(tuple(body), tuple(line for p in judged if p.rule for line in p.lines))


def boilerplate(text: str, title: Span | None) -> tuple[Span, ...]:
    """The lines that are not body."""
    return split_boilerplate(text, title).boilerplate


def paragraphs(text: str, title: Span | None) -> tuple[Span, ...]:
    """The body, a span a paragraph."""
    return split_boilerplate(text, title).paragraphs


def _classify_paragraphs(text: str, title: Span | None) -> list[_LineGroup]:
    lines = _lines(text)
    front = _count_front_matter(text, lines)
    heading = _bare_words(text[title.start : title.end]) if title else ""
    titles = {
        line
        for line in lines
        if _is_inside(line, title) or _repeats_title(text[line.start : line.end], heading)
    }
    judged = [_LineGroup((line,), "", "front matter") for line in lines[:front]]
    for group in _groups(text, lines[front:], titles):
        shown = " ".join(text[line.start : line.end] for line in group)
        judged.append(_LineGroup(group, shown, "title" if group[0] in titles else _matching_rule(shown)))
    return _mark_related(_mark_captions(text, _keep_handles(text, judged)))


def _matching_rule(shown: str) -> str:
    if len(shown) > LONGEST:
        return ""
    lower = shown.casefold()
    for rule in _RULES:
        if (not rule.needs or any(need in lower for need in rule.needs)) and rule.pattern.fullmatch(shown):
            return rule.name
    return "call to pay" if paywall_notices.is_call(shown) else ""


def _is_inside(line: Span, title: Span | None) -> bool:
    return title is not None and title.start <= line.start and line.end <= title.end


def _repeats_title(shown: str, heading: str) -> bool:
    """Whether the line is the title, or the title with the publisher after it."""
    if not heading or len(shown) > 2 * len(heading) + 60:
        return False
    cuts = [len(shown)] + [match.start() for match in _BEFORE_PUBLISHER.finditer(shown)]
    return any(_bare_words(shown[:cut]) == heading for cut in cuts)


def _bare_words(line: str) -> str:
    return _NOT_WORD.sub(" ", line.casefold()).strip().removeprefix("title ")


def _lines(text: str) -> list[Span]:
    """The lines that hold anything, without their indent, the mark of a list or a quoted paragraph, and the
    time at which something was said or posted."""
    lines = []
    for match in _LINE.finditer(text):
        line = match[0]
        mark = _MARK.match(line)
        indent = mark.end() if mark else len(line) - len(line.lstrip())
        if stamp := _STAMP.match(line, indent):
            indent = stamp.end()
        if length := len(line[indent:].strip()):
            lines.append(Span(start=match.start() + indent, end=match.start() + indent + length))
    return lines


def _count_front_matter(text: str, lines: Sequence[Span]) -> int:
    """How many lines at the top are Markdown's front matter: fields between two fences."""
    for number, line in enumerate(lines[:60]):
        shown = text[line.start : line.end]
        if shown == "---" and number > 0:
            return number + 1
        if shown != "---" and (number == 0 or not _FIELD.match(shown)):
            return 0
    return 0


def _groups(text: str, lines: Sequence[Span], titles: Container[Span]) -> Iterator[tuple[Span, ...]]:
    """Lines as paragraphs: several lines are one where the text was wrapped by hand."""
    width = _wrap_width(text, lines)
    group: list[Span] = []
    for line in lines:
        if group and (group[-1] in titles or line in titles or not _continues(text, group[-1], line, width)):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    if not _is_adjacent(text, before, line) or text[before.end : line.start].strip(" \t\r\n>"):
        return False  # a mark or a time begins a line of its own
    if text[line.start].islower() and not _ENDED.search(text[max(before.start, before.end - 8) : before.end]):
        return True
    return width > 0 and _is_full(text, before, line, width)


def _wrap_width(text: str, lines: Sequence[Span]) -> int:
    """The width in characters that the text is wrapped at, 0 where a line is a paragraph."""
    lengths = [line.end - line.start for line in lines]
    short = [length for length in lengths if length <= _WIDTHS[-1]]
    width = max(short, default=0)
    if width not in _WIDTHS or len(short) < 0.8 * len(lengths):
        return 0
    neighbours = [pair for pair in pairwise(lines) if _is_adjacent(text, *pair)]
    full = sum(_is_full(text, before, line, width) for before, line in neighbours)
    return width if full >= 3 and 2 * full >= len(neighbours) else 0


def _is_adjacent(text: str, before: Span, line: Span) -> bool:
    return len(_BREAK.findall(text, before.end, line.start)) == 1


def _is_full(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether the next line's first word had no room: only then was the line broken by hand."""
    word = text[line.start : line.end].split(maxsplit=1)[0]
    return before.end - before.start <= width < before.end - before.start + 1 + len(word)


def _keep_handles(text: str, judged: Sequence[_LineGroup]) -> list[_LineGroup]:
    """A handle alone on the line above a post is its speaker; at the head of an article it is a byline's."""
    result = list(judged)
    body = False
    for number, (above, below) in enumerate(pairwise(judged)):
        body = body or (not above.rule and bool(_ENDED.search(above.shown)))
        heads_post = not below.rule and _is_adjacent(text, above.lines[-1], below.lines[0])
        if body and above.rule and heads_post and _HANDLE.fullmatch(above.shown):
            result[number] = above._replace(rule="")
    return result


def _mark_captions(text: str, judged: Sequence[_LineGroup]) -> list[_LineGroup]:
    """The line above a credit is its caption, unless it reads like body."""
    credits = {rule.name for rule in CREDITS}
    result = list(judged)
    for number, (caption, credit) in enumerate(pairwise(judged)):
        if credit.rule in credits and not caption.rule:
            above = judged[number - 1].lines[-1] if number else None
            set_off = _is_adjacent(text, caption.lines[-1], credit.lines[0]) and not (
                above and _is_adjacent(text, above, caption.lines[0])
            )
            if _is_caption(caption.shown, set_off):
                result[number] = caption._replace(rule="caption")
    return result


def _is_caption(shown: str, set_off: bool) -> bool:
    """`set_off`: it stands with its credit alone, between blank lines."""
    if len(shown) > _LONGEST_CAPTION or _REPORT.search(shown):
        return False
    if _CAPTION_CUE.search(shown) or not _ENDED.search(shown):
        return True
    return set_off and not _PAST.search(shown)


def _mark_related(judged: Sequence[_LineGroup]) -> list[_LineGroup]:
    """Headlines under a heading such as "Related Articles" go with it, up to the first line that is none."""
    result = []
    remaining = 0
    for paragraph in judged:
        if paragraph.rule == RELATED.name:
            remaining = _MOST_HEADLINES
        elif not paragraph.rule:
            headline = len(paragraph.shown) <= _LONGEST_HEADLINE and not _ENDED.search(paragraph.shown)
            remaining = remaining - 1 if remaining and headline else 0
            if remaining:
                paragraph = paragraph._replace(rule=RELATED.name)
        result.append(paragraph)
    return result
