"""Cassettes checked against today's templates, schema and articles: which recordings a replay still finds.

A recording tells what it was made from, and its article stands in its request. So the request can be made
again by today's templates without the article; where the article is at hand, it is compared as well.
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

from briefing import prompts, sources
from briefing.analysts.asked import (
    Asked,
    Asking,
    Chunked,
    asked,
    asked_to_check,
    asked_to_merge,
    asking,
    checking,
    checks,
    merges,
    merging,
)
from briefing.bodies import prepare
from briefing.errors import UsageError
from briefing.llm import cassette_file, drift, provenance
from briefing.llm.cassette_file import Interaction, Question, Recorded
from briefing.llm.provenance import Provenance
from briefing.model import Article, Source
from briefing.text.chunks import numbered

State = Literal["current", "stale", "unused", "never matched"]
Numbered = Mapping[str, Sequence[str]]  # "[12]" → the sentence, or the pieces that it was cut into
DAY = date(
    2000, 1, 1
)  # of a brief that is made for a test: templates that ask for the date get the same always
_ENDINGS = (".yaml", ".yml")


class Row(NamedTuple):
    """One recording. `number` counts from 1 within the cassette; `why` and the differing `lines` are empty
    where it is current; `again` is the command that records the cassette anew."""

    cassette: str
    number: int
    source: str
    state: State
    why: str
    lines: tuple[str, ...]
    again: str


class Found(NamedTuple):
    """What is wrong with a recording."""

    state: State
    why: str
    lines: tuple[str, ...] = ()


class Articles(NamedTuple):
    """The articles at hand as an analyst gets them: by the file's name, their lines by number. Those whose
    name another one has are left out. Where they are `all` there are, a recording of one more is unused."""

    lines: Mapping[str, Numbered]
    all: bool


def cassettes(named: Sequence[str]) -> tuple[Path, ...]:
    """The files that are named, and those of the folders that are. Raises UsageError where there is none."""
    found: list[Path] = []
    for name in named:
        path = Path(name)
        inside = [one for one in path.rglob("*") if one.suffix in _ENDINGS] if path.is_dir() else [path]
        if not inside:
            raise UsageError(f"{name} holds no cassette; name a folder with .yaml files")
        found += sorted(inside)
    return tuple(dict.fromkeys(found))


def articles(named: Sequence[str], *, all_there_are: bool) -> Articles:
    """The articles of files and folders. A source that cannot be read is none of them, nor is one of the web,
    which may have changed since."""
    places = tuple(Source(place=place) for place in named if not sources.is_address(place))
    wanted = sources.Selection(sources=places, day=date.min)
    read = sources.read(wanted, io.BytesIO(), lambda _: None)
    bodies = [prepare(row) for row in read if isinstance(row, Article)]
    names = Counter(provenance.source_name(body.article.source) for body in bodies)
    lines = {
        provenance.source_name(body.article.source): _by_number(
            [numbered(body.article.text, sentence).text for sentence in body.sentences]
        )
        for body in bodies
    }
    return Articles({name: found for name, found in lines.items() if names[name] == 1}, all_there_are)


def _by_number(lines: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        number, _, text = line.partition(" ")
        found[number].append(text)
    return dict(found)


def check(paths: Sequence[Path], where: prompts.Layers, at_hand: Articles) -> tuple[Row, ...]:
    """All recordings of the cassettes, in order. Raises UsageError where a file is no cassette or a template
    is broken."""
    by = _By(asking(where), merging(where), checking(where))
    return tuple(row for path in paths for row in _rows(path, by, at_hand))


class _By(NamedTuple):
    articles: Asking
    stories: Asking
    statements: Asking

    def asked(self, made_from: Provenance, lines: str) -> Asked:
        """What is asked today about lines that a recording was made from."""
        chunk = _chunk(made_from, lines)
        if merges(made_from):
            return asked_to_merge(self.stories, chunk)
        if checks(made_from):
            return asked_to_check(self.statements, chunk)
        return asked(self.articles, chunk)


def _rows(path: Path, by: _By, at_hand: Articles) -> list[Row]:
    recorded = cassette_file.read(path)
    again = recorded.made_by or f"briefing daily SOURCE --record {path}"
    asked_before: set[tuple[Question, str]] = set()
    whole = _whole(recorded)
    rows: list[Row] = []
    for number, one in enumerate(recorded.interactions, start=1):
        found = _fault(one, by) or _unused(one, recorded, asked_before) or _unlike(one, whole, at_hand)
        state, why, lines = found or Found("current", "")
        source = one.made_from.source if one.made_from else ""
        rows.append(Row(str(path), number, source, state, why, lines, again))
        asked_before.add((cassette_file.question(one.request), source))
    return rows


def _fault(one: Interaction, by: _By) -> Found | None:
    """A recording that today's templates and schema do not ask for."""
    made_from, contents = one.made_from, _contents(one.request)
    if made_from is None:
        return Found("never matched", "it does not say what it was made from: record it anew")
    lines = provenance.lines_in("\n".join(contents), made_from.lines)
    if lines is None:
        return Found("never matched", "its article is not the one that it was recorded of: it was edited")
    today = by.asked(made_from, lines)
    same_schema = made_from.answer_schema == today.made_from.answer_schema
    if same_schema and _within(today.messages, contents):
        return None
    request = {**one.request, "messages": list(today.messages)}
    found = drift.drift(drift.Asked(request, today.made_from), one)
    if found.causes:
        return Found("stale", "; ".join(found.causes), found.lines)
    return Found(
        "never matched", "the same templates ask otherwise: edited by hand, or for a day", found.lines
    )


def _chunk(made_from: Provenance, lines: str) -> Chunked:
    budget = made_from.settings.get(drift.DIVIDING)
    tokens = budget if isinstance(budget, int) else 0
    return Chunked(made_from.source, lines, made_from.part, made_from.parts, tokens)


def _contents(request: Mapping[str, Any]) -> list[str]:
    messages = request.get("messages")
    rows = messages if isinstance(messages, list) else []
    return [str(message.get("content")) for message in rows if isinstance(message, dict)]


def _within(today: Sequence[Mapping[str, str]], contents: Sequence[str]) -> bool:
    """Whether the recorded messages begin with these; more may follow, within them and after them, where an
    endpoint was told the schema in words or asked again."""
    if len(contents) < len(today):
        return False
    return all(
        recorded.startswith(message["content"]) for message, recorded in zip(today, contents, strict=False)
    )


def _unused(one: Interaction, recorded: Recorded, before: set[tuple[Question, str]]) -> Found | None:
    """A recording that a replay has no use for."""
    asked, source = cassette_file.question(one.request), one.made_from.source if one.made_from else ""
    if (asked, source) in before:
        return Found("unused", "the same request is recorded before it, and is asked once")
    alike = [other for other in recorded.interactions if _reads_again(other) == _reads_again(one)]
    model = cassette_file.question(alike[0].request).model
    if asked.model != model:
        return Found("unused", f"it was asked of {asked.model}, and a replay asks {model}")
    return None


def _reads_again(one: Interaction) -> bool:
    """Whether it was asked of a second reader, who may be another model."""
    return one.made_from is not None and checks(one.made_from)


def _of_answers(made_from: Provenance) -> bool:
    """Whether it was asked about what came of answers, and not about an article."""
    return merges(made_from) or checks(made_from)


def _unlike(one: Interaction, whole: Mapping[str, Numbered], at_hand: Articles) -> Found | None:
    """A recording of an article that reads otherwise today, or is not there. What was asked about findings
    and statements depends on answers, and is not compared."""
    made_from = one.made_from
    if made_from is None or _of_answers(made_from):
        return None
    today = at_hand.lines.get(made_from.source)
    if today is None:
        return Found("unused", f"no source is named {made_from.source}") if at_hand.all else None
    before = whole[made_from.source]
    mine = [number for number in before if number in _by_number(_article(one))]
    if made_from.part == made_from.parts:
        mine += [number for number in today if number not in before]
    changed = [number for number in mine if not _same(before.get(number, ()), today.get(number, ()))]
    if not changed:
        return None
    was, is_ = ([f"{n} {text}" for n in changed for text in found.get(n, ())] for found in (before, today))
    return Found("never matched", f"the article {made_from.source} has changed", drift.changed(was, is_))


def _whole(recorded: Recorded) -> Mapping[str, Numbered]:
    """What stands in the requests of each source, all parts together."""
    lines: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in recorded.interactions:
        if one.made_from is not None and not _of_answers(one.made_from):
            lines[one.made_from.source] |= dict.fromkeys(_article(one))
    return {source: _by_number(found) for source, found in lines.items()}


def _article(one: Interaction) -> list[str]:
    found = one.made_from and provenance.lines_in("\n".join(_contents(one.request)), one.made_from.lines)
    return found.split("\n") if found else []


def _same(before: Sequence[str], today: Sequence[str]) -> bool:
    """Whether what was recorded of a sentence, whole or in pieces, is the sentence of today. Spaces do not
    count: a sentence that is too long for a request may be cut within a word."""
    pieces = ["".join(text.split()) for text in before]
    sentence = "".join("".join(today).split())
    whole = sentence in pieces or sentence in "".join(pieces)
    return bool(sentence) and whole and all(piece in sentence for piece in pieces)
