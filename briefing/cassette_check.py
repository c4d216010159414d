"""Cassette check against today's templates, schema and articles: which recordings a replay still finds.

A recording tells what it was made from, and its article stands in its request. So the request can be made
again by today's templates without the article; where the article is at hand, it is compared as well.
"""

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

from briefing import prompts
from briefing.errors import UsageError
from briefing.llm.cassettes import cassette_file, drift, provenance
from briefing.llm.cassettes.cassette_file import CassetteContent, Interaction, RequestKey
from briefing.llm.cassettes.provenance import Provenance
from briefing.models import Article, Source
from briefing.nlp.doc import annotate
from briefing.sources import load
from briefing.sources.web.addresses import is_address
from briefing.tasks.analyze import analysis_templates
from briefing.tasks.article_head import article_head
from briefing.tasks.chunks import numbered_line
from briefing.tasks.judge import check_templates, is_check_request
from briefing.tasks.merge import is_merge_request, merge_templates
from briefing.tasks.request import ModelRequest, RequestChunk, RequestTemplates

State = Literal["current", "stale", "unused", "never matched"]
NumberedLines = Mapping[str, Sequence[str]]  # "[12]" → the sentence, or the pieces that it was cut into
DAY = date(
    2000, 1, 1
)  # of a brief that is made for a test: templates that ask for the date get the same always
_ENDINGS = (".yaml", ".yml")


class RecordingCheck(NamedTuple):
    """One recording. `number` counts from 1 within the cassette; `why` and the differing `lines` are empty
    where it is current; `again` is the command that records the cassette anew."""

    cassette: str
    number: int
    source: str
    state: State
    why: str
    lines: tuple[str, ...]
    again: str


class RecordingFault(NamedTuple):
    """What is wrong with a recording."""

    state: State
    why: str
    lines: tuple[str, ...] = ()


class ArticlesAtHand(NamedTuple):
    """The articles at hand as an analyst gets them: by the file's name, their lines by number. Those whose
    name another one has are left out. `heads` are what is told above them. Where they are `all` there are, a
    recording of one more is unused."""

    lines: Mapping[str, NumberedLines]
    heads: Mapping[str, str]
    all: bool


def cassette_paths(named: Sequence[str]) -> tuple[Path, ...]:
    """The files that are named, and those of the folders that are. Raises UsageError where there is none."""
    paths: list[Path] = []
    for name in named:
        path = Path(name)
        inside = [file for file in path.rglob("*") if file.suffix in _ENDINGS] if path.is_dir() else [path]
        if not inside:
            raise UsageError(f"{name} holds no cassette; name a folder with .yaml files")
        paths += sorted(inside)
    return tuple(dict.fromkeys(paths))


def load_articles(named: Sequence[str], *, all_there_are: bool) -> ArticlesAtHand:
    """The articles of files and folders. A source that cannot be read is none of them, nor is one of the web,
    which may have changed since."""
    places = tuple(Source(place=place) for place in named if not is_address(place))
    wanted = load.Selection(sources=places, day=date.min)
    read = load.read(wanted, io.BytesIO(), lambda _: None)
    docs = [annotate(row) for row in read if isinstance(row, Article)]
    names = Counter(provenance.source_name(doc.article.source) for doc in docs)
    lines = {
        provenance.source_name(doc.article.source): _lines_by_number(
            [numbered_line(doc.article.text, sentence).text for sentence in doc.sentences]
        )
        for doc in docs
    }
    heads = {
        provenance.source_name(doc.article.source): article_head(doc.article, doc.sentences) for doc in docs
    }
    lines = {name: numbered_lines for name, numbered_lines in lines.items() if names[name] == 1}
    return ArticlesAtHand(lines, heads, all_there_are)


def _lines_by_number(lines: Iterable[str]) -> dict[str, list[str]]:
    by_number: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        number, _, text = line.partition(" ")
        by_number[number].append(text)
    return dict(by_number)


def check_cassettes(
    paths: Sequence[Path], where: prompts.Layers, at_hand: ArticlesAtHand
) -> tuple[RecordingCheck, ...]:
    """All recordings of the cassettes, in order. Raises UsageError where a file is no cassette or a template
    is broken."""
    by = _Templates(analysis_templates(where), merge_templates(where), check_templates(where))
    return tuple(row for path in paths for row in _rows(path, by, at_hand))


class _Templates(NamedTuple):
    articles: RequestTemplates
    stories: RequestTemplates
    statements: RequestTemplates

    def request(self, made_from: Provenance, lines: str) -> ModelRequest:
        """What is asked today about lines that a recording was made from."""
        templates = self.articles
        if is_merge_request(made_from):
            templates = self.stories
        elif is_check_request(made_from):
            templates = self.statements
        return templates.request(_chunk(made_from, lines))


def _rows(path: Path, by: _Templates, at_hand: ArticlesAtHand) -> list[RecordingCheck]:
    recorded = cassette_file.read(path)
    again = recorded.made_by or f"briefing daily SOURCE --record {path}"
    asked_before: set[tuple[RequestKey, str]] = set()
    whole = _recorded_lines(recorded)
    rows: list[RecordingCheck] = []
    for number, recording in enumerate(recorded.interactions, start=1):
        fault = (
            _fault(recording, by)
            or _unused_fault(recording, recorded, asked_before)
            or _changed_article_fault(recording, whole, at_hand)
        )
        state, why, lines = fault or RecordingFault("current", "")
        source = recording.made_from.source if recording.made_from else ""
        rows.append(RecordingCheck(str(path), number, source, state, why, lines, again))
        asked_before.add((cassette_file.request_key(recording.request), source))
    return rows


def _fault(recording: Interaction, by: _Templates) -> RecordingFault | None:
    """A recording that today's templates and schema do not ask for."""
    made_from, contents = recording.made_from, _contents(recording.request)
    if made_from is None:
        return RecordingFault("never matched", "it does not say what it was made from: record it anew")
    lines = provenance.lines_in("\n".join(contents), made_from.lines)
    if lines is None:
        return RecordingFault(
            "never matched", "its article is not the one that it was recorded of: it was edited"
        )
    today = by.request(made_from, lines)
    same_schema = made_from.answer_schema == today.made_from.answer_schema
    if same_schema and _begins_with(today.question.messages, contents):
        return None
    request = {**recording.request, "messages": list(today.question.messages)}
    difference = drift.drift(drift.CurrentRequest(request, today.made_from), recording)
    if difference.causes:
        return RecordingFault("stale", "; ".join(difference.causes), difference.lines)
    return RecordingFault(
        "never matched", "the same templates ask otherwise: edited by hand, or for a day", difference.lines
    )


def _chunk(made_from: Provenance, lines: str) -> RequestChunk:
    budget = made_from.settings.get(drift.DIVIDING)
    tokens = budget if isinstance(budget, int) else 0
    return RequestChunk(made_from.source, lines, made_from.part, made_from.parts, tokens, made_from.head)


def _contents(request: Mapping[str, Any]) -> list[str]:
    messages = request.get("messages")
    rows = messages if isinstance(messages, list) else []
    return [str(message.get("content")) for message in rows if isinstance(message, dict)]


def _begins_with(today: Sequence[Mapping[str, str]], contents: Sequence[str]) -> bool:
    """Whether the recorded messages begin with these; more may follow, within them and after them, where an
    endpoint was told the schema in words or asked again."""
    if len(contents) < len(today):
        return False
    return all(
        recorded.startswith(message["content"]) for message, recorded in zip(today, contents, strict=False)
    )


def _unused_fault(
    recording: Interaction, recorded: CassetteContent, before: set[tuple[RequestKey, str]]
) -> RecordingFault | None:
    """A recording that a replay has no use for."""
    question, source = (
        cassette_file.request_key(recording.request),
        recording.made_from.source if recording.made_from else "",
    )
    if (question, source) in before:
        return RecordingFault("unused", "the same request is recorded before it, and is asked once")
    alike = [other for other in recorded.interactions if _reads_again(other) == _reads_again(recording)]
    model = cassette_file.request_key(alike[0].request).model
    if question.model != model:
        return RecordingFault("unused", f"it was asked of {question.model}, and a replay asks {model}")
    return None


def _reads_again(recording: Interaction) -> bool:
    """Whether it was asked of a second reader, who may be another model."""
    return recording.made_from is not None and is_check_request(recording.made_from)


def _is_about_answers(made_from: Provenance) -> bool:
    """Whether it was asked about what came of answers, and not about an article."""
    return is_merge_request(made_from) or is_check_request(made_from)


def _changed_article_fault(
    recording: Interaction, whole: Mapping[str, NumberedLines], at_hand: ArticlesAtHand
) -> RecordingFault | None:
    """A recording of an article that reads otherwise today, or is not there. What was asked about findings
    and statements depends on answers, and is not compared."""
    made_from = recording.made_from
    if made_from is None or _is_about_answers(made_from):
        return None
    today = at_hand.lines.get(made_from.source)
    if today is None:
        return RecordingFault("unused", f"no source is named {made_from.source}") if at_hand.all else None
    before = whole[made_from.source]
    mine = [number for number in before if number in _lines_by_number(_article_lines(recording))]
    if made_from.part == made_from.parts:
        mine += [number for number in today if number not in before]
    changed = [
        number for number in mine if not _is_same_sentence(before.get(number, ()), today.get(number, ()))
    ]
    heads = (made_from.head, at_hand.heads[made_from.source])
    if not changed and heads[0] == heads[1]:
        return None
    was, is_ = (
        [*head.split("\n"), *(f"{n} {text}" for n in changed for text in version.get(n, ()))]
        for head, version in zip(heads, (before, today), strict=True)
    )
    return RecordingFault(
        "never matched", f"the article {made_from.source} has changed", drift.changed_lines(was, is_)
    )


def _recorded_lines(recorded: CassetteContent) -> Mapping[str, NumberedLines]:
    """What stands in the requests of each source, all parts together."""
    lines: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for recording in recorded.interactions:
        if recording.made_from is not None and not _is_about_answers(recording.made_from):
            lines[recording.made_from.source] |= dict.fromkeys(_article_lines(recording))
    return {source: _lines_by_number(texts) for source, texts in lines.items()}


def _article_lines(recording: Interaction) -> list[str]:
    text = recording.made_from and provenance.lines_in(
        "\n".join(_contents(recording.request)), recording.made_from.lines
    )
    return text.split("\n") if text else []


def _is_same_sentence(before: Sequence[str], today: Sequence[str]) -> bool:
    """Whether what was recorded of a sentence, whole or in pieces, is the sentence of today. Spaces do not
    count: a sentence that is too long for a request may be cut within a word."""
    pieces = ["".join(text.split()) for text in before]
    sentence = "".join("".join(today).split())
    whole = sentence in pieces or sentence in "".join(pieces)
    return bool(sentence) and whole and all(piece in sentence for piece in pieces)
