"""Cassette drift: why a request does not find its recorded answer: what has changed since, line by line."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from briefing.llm.cassettes import provenance
from briefing.llm.cassettes.cassette_file import Interaction
from briefing.llm.cassettes.provenance import Provenance

DIVIDING = "chunk_tokens"  # the setting that tells nothing but how an article is divided

_SHOWN = 12  # lines of a difference
_WIDEST = 140  # characters of such a line
_BEFORE = 40  # characters of it that stand before the first that differs
_COMPARED = 3_000  # lines, more than any request has and few enough to compare at once

_FENCE = re.compile(
    r"\b(?:article|findings|statements)-[0-9a-f]{16}\b"
)  # named after the lines, which are compared line by line


class Drift(NamedTuple):
    """`causes` say what has changed since, `lines` how: "- " before what was recorded, "+ " before what is
    asked today."""

    causes: tuple[str, ...]
    lines: tuple[str, ...]


class CurrentRequest(NamedTuple):
    """A request of today, as its JSON body, and what it was made from."""

    request: Mapping[str, Any]
    made_from: Provenance | None


def nearest_recording(current: CurrentRequest, recorded: Sequence[Interaction]) -> Interaction | None:
    """The recording that was made for this part of this article, or the one that shares most of its numbered
    lines; None where none shares any."""
    lines = _article_lines(current.request, current.made_from)
    best = max(recorded, key=lambda interaction: _likeness(current, lines, interaction), default=None)
    return best if best is not None and _likeness(current, lines, best) > (False, False, 0) else None


def _likeness(current: CurrentRequest, lines: set[str], recorded: Interaction) -> tuple[bool, bool, int]:
    mine, other = current.made_from, recorded.made_from
    same_article = mine is not None and other is not None and mine.source == other.source
    same_part = same_article and mine is not None and other is not None and mine.part == other.part
    return same_article, same_part, len(lines & _article_lines(recorded.request, recorded.made_from))


def _article_lines(request: Mapping[str, Any], made_from: Provenance | None) -> set[str]:
    """The article's numbered lines: those of its hash, else the last that stand in the request."""
    runs = provenance.numbered_runs(_text(request))
    named = [run for run in runs if made_from is not None and provenance.lines_hash(run) == made_from.lines]
    return set((named or runs or [""])[-1].split("\n")) - {""}


def drift(current: CurrentRequest, recorded: Interaction) -> Drift:
    """What tells a request from a recorded one."""
    before, now = recorded.made_from, current.made_from
    causes = [*_model_causes(current.request, recorded.request)]
    if before is not None and now is not None:
        causes += _provenance_causes(before, now)
    elif before is None:
        causes.append("the text or the templates have changed")
    return Drift(tuple(causes), _differing_lines(current, recorded))


def _model_causes(current: Mapping[str, Any], recorded: Mapping[str, Any]) -> Iterator[str]:
    if current.get("model") != recorded.get("model"):
        yield f"the model has changed from {recorded.get('model')} to {current.get('model')}"


def _provenance_causes(before: Provenance, now: Provenance) -> Iterator[str]:
    changed = [name for name, digest in now.templates.items() if before.templates.get(name, digest) != digest]
    yield from _template_causes(changed, "has changed", "have changed")
    yield from _template_causes(
        [name for name in now.templates if name not in before.templates], "is new", "are new"
    )
    yield from _template_causes(
        [name for name in before.templates if name not in now.templates], "is gone", "are gone"
    )
    if before.answer_schema != now.answer_schema:
        yield "the schema of the answer has changed"
    same_lines = (before.lines, before.part, before.parts) == (now.lines, now.part, now.parts)
    for name in sorted({*before.settings, *now.settings} - ({DIVIDING} if same_lines else set())):
        was, is_ = before.settings.get(name), now.settings.get(name)
        if was != is_:
            yield f"the setting {name} has changed from {_setting_text(was)} to {_setting_text(is_)}"
    if not same_lines and before.settings.get(DIVIDING) == now.settings.get(DIVIDING):
        yield f"the article {now.source} has changed"
    elif before.head != now.head:
        yield f"what is told of {now.source} above its lines has changed"


def _template_causes(templates: Sequence[str], singular: str, plural: str) -> Iterator[str]:
    if templates:
        *most, last = templates
        both = f"{', '.join(most)} and {last}" if most else last
        yield f"the template{'s' if most else ''} {both} {plural if most else singular}"


def _setting_text(setting: object) -> str:
    text = "nothing" if setting is None else json.dumps(setting, ensure_ascii=False)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _differing_lines(current: CurrentRequest, recorded: Interaction) -> tuple[str, ...]:
    """The lines that differ, in the order of the request; the schema's after the messages', where an endpoint
    was told it in the same way."""
    before, now = _lines(recorded.request), _lines(current.request)
    if _format_type(recorded.request) == _format_type(current.request):
        before, now = before + _schema_lines(recorded.request), now + _schema_lines(current.request)
    return changed_lines(before[:_COMPARED], now[:_COMPARED])


def changed_lines(before: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """The lines that differ, as far as they can be read at a glance: "- " before the old, "+ " the new."""
    shown: list[str] = []
    for kind, i, to_i, j, to_j in difflib.SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            shown += _paired_lines(before[i:to_i], now[j:to_j])
    more = len(shown) - _SHOWN
    return tuple(shown) if more <= 0 else (*shown[:_SHOWN], f"… and {more} more lines that differ")


def _paired_lines(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    for was, is_ in zip_longest(before, now):
        start = 0 if was is None or is_ is None else _first_difference(was, is_)
        if was is not None:
            yield f"- {_window(was, start)}"
        if is_ is not None:
            yield f"+ {_window(is_, start)}"


def _first_difference(line: str, other_line: str) -> int:
    pairs = enumerate(zip(line, other_line, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(line), len(other_line)))


def _window(line: str, index: int) -> str:
    """A line as far as it can be read at a glance: the place where it differs, and what stands around it."""
    start = 0 if len(line) <= _WIDEST else max(0, min(index - _BEFORE, len(line) - _WIDEST))
    end = start + _WIDEST
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"


def _lines(request: Mapping[str, Any]) -> list[str]:
    text = _FENCE.sub("fence-…", _text(request))
    return [line for line in text.split("\n") if line.strip()]


def _schema_lines(request: Mapping[str, Any]) -> list[str]:
    wanted = request.get("response_format")
    return json.dumps(wanted, indent=1, sort_keys=True, ensure_ascii=False).split("\n")


def _format_type(request: Mapping[str, Any]) -> object:
    """Which kind of format a request asks for."""
    wanted = request.get("response_format")
    return wanted.get("type") if isinstance(wanted, Mapping) else None


def _text(request: Mapping[str, Any]) -> str:
    messages = request.get("messages")
    contents = (
        [message.get("content") for message in messages if isinstance(message, Mapping)] if messages else []
    )
    return "\n".join(content for content in contents if isinstance(content, str))
