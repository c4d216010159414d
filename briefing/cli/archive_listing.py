"""Listings of what the archive answers, for people to read: dated, and each thing with its source."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from briefing.archive.asked_questions import AskedQuestion
from briefing.archive.held_positions import HeldPosition, Way
from briefing.archive.parties import Party
from briefing.archive.rows import EVENTS
from briefing.archive.statements import ArchivedEvidence, ArchivedStatement
from briefing.archive.timeline import Timeline
from briefing.notices import pluralize
from briefing.rendering import english
from briefing.rendering.history_note import TURNS

_INDENT = "  "
_POINTS = 4  # statements of a step that a timeline shows
_UNCHANGED = "nothing new"
_WAYS: dict[Way, str] = {
    "another figure": "with another figure",
    "another day": "with another day",
    "denied": "by what denies it",
    "affirmed": "by what affirms it",
    "the other side": "by the other side",
    "what became of it": "by what became of it",
}


def as_bytes(lines: Iterable[str]) -> bytes:
    """Lines for standard output."""
    return "".join(f"{line}\n" for line in lines).encode(errors="replace")


def statement_lines(statements: Sequence[ArchivedStatement], width: int) -> Iterator[str]:
    """Each statement below its date and story, with the sentence that bears it out."""
    for number, statement in enumerate(statements):
        if number:
            yield ""
        yield from _wrap(f"{statement.date}  {_story(statement)}", width)
        yield from _statement(statement, width)


def timeline_lines(timeline: Timeline, width: int) -> Iterator[str]:
    """The story with its id, then each day with what was new on it."""
    days = "1 day" if len(timeline.steps) == 1 else f"{len(timeline.steps):,} days"
    yield from _wrap(f"{english.clean(timeline.headline)}, story {timeline.storyline}, told on {days}", width)
    for step in timeline.steps:
        yield ""
        nothing = "" if step.statements else f": {_UNCHANGED}"
        yield from _wrap(f"{step.date}  {english.clean(step.headline)} ({step.story}){nothing}", width)
        shown = _one_a_sentence(step.statements)
        for statement in shown[:_POINTS]:
            yield from _statement(statement, width)
        if len(shown) > _POINTS:
            yield f"{_INDENT}and {len(shown) - _POINTS:,} more (--json has them)"


def position_lines(party: Party, positions: Sequence[HeldPosition], width: int) -> Iterator[str]:
    """The party with its names, then its positions by story."""
    names = f" (also {english.join_words(party.names[1:])})" if len(party.names) > 1 else ""
    yield from _wrap(english.clean(f"{party.name}{names}"), width)
    before = ""
    for held in positions:
        statement = held.statement
        if statement.storyline != before:
            yield ""
            yield from _wrap(f"{english.clean(statement.headline)}, story {statement.storyline}", width)
            before = statement.storyline
        until = f" to {held.last}" if held.last != statement.date else ""
        yield from _statement(statement, width, begins=f"{statement.date}{until}: ")
        if held.replaced:
            replaced = held.replaced
            said = f"Replaced on {replaced.date} {_WAYS[replaced.way]}: {replaced.text}"
            yield from _wrap(f"{said} {_source(replaced.evidence)}", width, _INDENT * 2)


def question_lines(questions: Sequence[AskedQuestion], width: int) -> Iterator[str]:
    """Each question with the day since when it is open, its story, and what answered it."""
    for number, asked in enumerate(questions):
        if number:
            yield ""
        yield from _wrap(f"{asked.asked}  {english.clean(asked.question)}", width)
        yield from _wrap(f"{english.clean(asked.headline)}, story {asked.storyline}", width, _INDENT)
        yield from _wrap(_quotation(asked.evidence), width, _INDENT)
        if asked.answered:
            said = f"Answered on {asked.answered.date}: {_quotation(asked.answered.evidence)}"
            yield from _wrap(said, width, _INDENT)
        elif asked.retired:
            said = f"Retired on {asked.retired}: its story was told last on {asked.last_told}."
            yield from _wrap(said, width, _INDENT)
        else:
            yield from _wrap(f"Open; its story was told last on {asked.last_told}.", width, _INDENT)


def _one_a_sentence(statements: Iterable[ArchivedStatement]) -> list[ArchivedStatement]:
    """The statements without those that rest on the sentence of one before, and so say it over again."""
    by_sentence: dict[object, ArchivedStatement] = {}
    for statement in statements:
        first = statement.evidence[:1]
        key = (first[0].article, first[0].quote) if first and not statement.before else statement.text
        by_sentence.setdefault(key, statement)
    return list(by_sentence.values())


def _story(statement: ArchivedStatement) -> str:
    return f"{statement.headline} ({statement.story})"


def _statement(statement: ArchivedStatement, width: int, begins: str = "") -> list[str]:
    """A statement with its source, and with the sentence that bears it out where that is not what it says."""
    quotes = [english.clean(piece.quote) for piece in statement.evidence]
    source = _source(statement.evidence)
    weak = " (traced in part only)" if statement.verdict != "supported" else ""
    text = english.clean(statement.text)
    if statement.before:
        return _wrap(f"{begins}{_change(statement)}", width, _INDENT)
    if statement.position:
        said = _position(statement, quotes)
        whole = "“" in said or "‘" in said
    else:
        whole = any(quote.endswith(text) for quote in quotes)
        said = english.quote_sentence(text) if whole else english.drop_false_quotes(text, quotes)
    begins += _beginning(statement)
    if whole or not quotes:
        return _wrap(f"{begins}{said} {source}{weak}", width, _INDENT)
    return _wrap(f"{begins}{said}{weak}: {english.quote_sentence(quotes[0])} {source}", width, _INDENT)


def _change(statement: ArchivedStatement) -> str:
    """What is given otherwise than before, with the sentences of both days."""
    before = english.quote_sentence(english.clean(statement.before))
    now = f"{_quotation(statement.evidence)}; before: {before}"
    if statement.section == EVENTS:
        return f"{TURNS[statement.status]}: {now}"
    what = english.clean(statement.text.partition(": ")[0])
    return f"{'Corrected' if statement.corrected else 'Changed'}: {what}: {now}"


def _position(statement: ArchivedStatement, quotes: Sequence[str]) -> str:
    """Who holds what, in quotation marks where it stands so in a sentence."""
    position = english.clean(statement.position).rstrip(".")
    verbatim = any(english.stands_in(position, quote) for quote in quotes)
    held = english.quote_text(position) if verbatim else english.drop_false_quotes(position, quotes)
    party, verb = english.clean(statement.party), english.clean(statement.verb)
    return f"{party} {verb} {held}" if verb else f"{party}: {held}"


def _beginning(statement: ArchivedStatement) -> str:
    """What kind of statement it is, where it is more than one of the day's."""
    if statement.question:
        return f"Answered: {english.clean(statement.question)} "
    return "Open: " if statement.section == "open_questions" else ""


def _quotation(evidence: Sequence[ArchivedEvidence]) -> str:
    """The first sentence, with its source."""
    quote = english.quote_sentence(english.clean(evidence[0].quote)) if evidence else ""
    return f"{quote} {_source(evidence)}"


def _source(evidence: Sequence[ArchivedEvidence]) -> str:
    """Where the first sentence stands: publisher, else title or source, and the day of publication."""
    if not evidence:
        return ""
    first = evidence[0]
    name = english.clean(first.publisher or first.title or first.source)
    parts = [name, *([english.day(first.published)] if first.published else [])]
    articles = len({piece.article for piece in evidence})
    more = f", and {pluralize(articles - 1, 'article')} more" if articles > 1 else ""
    return f"({', '.join(parts)}{more})"


def _wrap(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}{_INDENT}",
        break_on_hyphens=False,
    )
