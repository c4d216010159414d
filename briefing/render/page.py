"""One view of a brief, from which every page is made."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from briefing.grounding import text_of
from briefing.model import (
    AGREEMENT,
    STRUCK,
    BottomLine,
    Brief,
    Coverage,
    Evidence,
    KeyPointFinding,
    Section,
    Story,
)
from briefing.render import checking, coverage, differences, history, selection
from briefing.render.basis import Sources, Stated, basis, count_and_origin, not_merged
from briefing.render.positions import by_fullest_name, stakeholders
from briefing.render.references import References, sentence_of
from briefing.render.selection import SILENT, Extent, Key
from briefing.render.statements import Said, entry, may_repeat, point, question
from briefing.render.view import AlsoToday, Page, PageSection, PageStory, Reference, Statement
from briefing.render.wording import (
    capital,
    clean,
    counted,
    honest_marks,
    listed,
    weekday_and_day,
    without_stop,
)
from briefing.text import languages

_MOST_SILENT = 8
_BOTTOM_LINE = 3  # sentences
SHOWN = Extent()


class Frame(NamedTuple):
    """What a story is built with: the brief, its articles by id, and its bottom line as findings."""

    brief: Brief
    articles: Mapping[str, Coverage]
    sections: tuple[Section, ...]
    bottom_line: tuple[KeyPointFinding, ...]
    said: Said
    lone: bool
    extent: Extent
    brief_basis: bool = False  # of an article so short that its basis would outweigh it


def page(brief: Brief, extent: Extent = SHOWN) -> Page:
    """The brief as its pages show it; the same brief and extent give the same page."""
    if history.nothing_new(brief):
        return _nothing_new(brief)
    frame = _frame(brief, extent)
    frame, shown = _room(frame)
    references = References(frame.articles)
    lead = () if frame.lone else tuple(_lead(frame, f, references) for f in frame.bottom_line)
    stories = tuple(_story(frame, story, chosen, references) for story, chosen in shown)
    full = {story.id for story in stories}
    also = tuple(_also(frame, story, references) for story in brief.stories if story.id not in full)
    date = weekday_and_day(brief.date)
    json_name = _json_name(brief)
    return Page(
        title=_title(brief, date),
        date=date,
        notice=_notice(brief),
        lead=lead,
        basis="" if frame.lone else _day_basis(brief),
        stories=stories,
        also_title="Also today" if stories else "In one line",
        also=also,
        also_left_out=_also_left_out(brief, full, json_name),
        cited=references.cited(),
        coverage=(*coverage.coverage(brief.articles), *history.compared_with(brief)),
        withheld=coverage.withheld_entries(brief),
        withheld_kinds=coverage.withheld_kinds(brief.withheld),
        struck=any(entry.reason == STRUCK for entry in brief.withheld),
        not_filled=coverage.not_filled(brief),
        legend=coverage.legend(lead, stories, brief.run),
        made=coverage.made(brief.run),
        json_name=json_name,
        checked=checking.checked(brief),
        language=languages.code(brief.run.language) or "und",
        notes=_notes(brief, {note.story for note in brief.notes} - full),
    )


def _nothing_new(brief: Brief) -> Page:
    """A page of three lines: the day, that nothing is new, and what was read."""
    date = weekday_and_day(brief.date)
    return Page(
        title=_title(brief, date),
        date=date,
        notice=history.what_stays(brief),
        lead=(),
        basis="",
        stories=(),
        also_title="",
        also=(),
        also_left_out="",
        cited=(),
        coverage=(*coverage.coverage(brief.articles), *history.compared_with(brief)),
        withheld=coverage.withheld_entries(brief),
        withheld_kinds=coverage.withheld_kinds(brief.withheld),
        struck=any(entry.reason == STRUCK for entry in brief.withheld),
        not_filled=coverage.not_filled(brief),
        legend="",
        made=coverage.made(brief.run),
        json_name=_json_name(brief),
        checked=checking.checked(brief),
        language=languages.code(brief.run.language) or "und",
        notes=_notes(brief, {note.story for note in brief.notes}),
    )


def _title(brief: Brief, date: str) -> str:
    return clean(brief.title).removesuffix(date).rstrip(" ·,") or "Daily brief"


def _json_name(brief: Brief) -> str:
    return f"brief-{re.sub('[^0-9A-Za-z-]', '', brief.date)}.json"


def _frame(given: Brief, extent: Extent) -> Frame:
    brief = given.model_copy(update={"stories": tuple(map(by_fullest_name, given.stories))})
    bottom_line = tuple(_as_finding(line, brief) for line in brief.bottom_line[:_BOTTOM_LINE])
    return Frame(
        brief=brief,
        articles={article.id: article for article in brief.articles},
        sections=selection.sections_of(brief),
        bottom_line=bottom_line,
        said=Said(line.text for line in bottom_line),
        lone=len(brief.stories) == 1,
        extent=extent,
    )


def _as_finding(line: BottomLine, brief: Brief) -> KeyPointFinding:
    """The finding that the bottom line was chosen from, for its kind and its verdict."""
    for story in brief.stories:
        for finding in story.summary:
            if finding.text == line.text and finding.evidence == line.evidence:
                return finding
    return KeyPointFinding(text=line.text, status="fact", evidence=line.evidence, verdict="supported")


# ── Room ────────────────────────────────────────────────────────────────────────────────────────────


def _room(frame: Frame) -> tuple[Frame, list[tuple[Story, frozenset[Key]]]]:
    """The stories in full with what they show; the frame's bottom line is cut to a lone story's share."""
    if frame.lone:
        return _room_alone(frame, frame.brief.stories[0])
    left, shown = frame.extent.day_words, list[tuple[Story, frozenset[Key]]]()
    told = [one for one in frame.brief.stories if _has_findings(one) and not history.unchanged(one)]
    for place, story in enumerate(told):
        limit = selection.words_allowed(_articles(frame, story), frame.extent.words)
        wanted = min(frame.extent.stories - len(shown), len(told) - place)
        if not wanted or left < min(limit, selection.LEAST_FULL):
            continue
        chosen = _fitted(frame, story, min(limit, selection.share(left, wanted)))
        if chosen:
            shown.append((story, chosen))
            left -= selection.story_words(_story(frame, story, chosen, References(frame.articles)))
    return frame, shown


def _room_alone(frame: Frame, story: Story) -> tuple[Frame, list[tuple[Story, frozenset[Key]]]]:
    if not _has_findings(story):
        return frame._replace(lone=False), []
    limit = selection.words_allowed(_articles(frame, story), frame.extent.words)
    kept = _cut(frame, int(limit * selection.LEAD_SHARE))
    cut = frame._replace(bottom_line=kept, said=Said(line.text for line in kept))
    chosen = _fitted(cut, story, limit)
    if not chosen:
        cut = cut._replace(brief_basis=True)
        chosen = _fitted(cut, story, limit)
    return cut, [(story, chosen or frozenset())]


def _cut(frame: Frame, most: int) -> tuple[KeyPointFinding, ...]:
    kept: list[KeyPointFinding] = []
    words = 0
    for line in frame.bottom_line:
        words += selection.statement_words(point(line, frame.articles, References(frame.articles)))
        if kept and words > most:
            break
        kept.append(line)
    return tuple(kept)


def _fitted(frame: Frame, story: Story, limit: int) -> frozenset[Key] | None:
    def words(chosen: frozenset[Key]) -> int:
        return selection.story_words(_story(frame, story, chosen, References(frame.articles)))

    order = selection.slots(story, frame.said.__contains__)
    chosen = selection.fitted(order, limit, words, partial(_barred, frame, story))
    if chosen is None:
        return None
    for rank, position in enumerate(story.positions):
        pointed = chosen | {("positions", rank)}
        if position.stakeholder not in _shown_stakeholders(story, chosen) and words(pointed) <= limit:
            chosen = pointed
    return chosen


def _barred(frame: Frame, story: Story, key: Key, chosen: frozenset[Key]) -> bool:
    """Whether a finding would say again what is shown, or its section is full."""
    name, rank = key
    if name == AGREEMENT:
        return sum(other == name for other, _ in chosen) >= differences.MOST
    most = {section.name: section.max_items for section in frame.sections}
    if sum(other == name for other, _ in chosen) >= most.get(name, 1):
        return True
    points = [story.summary[r].text for n, r in chosen if n == "summary"]
    if name == "positions":
        position = story.positions[rank]
        again = position.position in frame.said.and_also(points)
        known = position.stakeholder in _shown_stakeholders(story, chosen)
        return again and (known or not may_repeat(position.position))
    if name != "summary":
        return False
    clauses = [story.positions[r].position for n, r in chosen if n == "positions"]
    questions = [story.open_questions[r].question for n, r in chosen if n == "open_questions"]
    text = story.summary[rank].text
    if text == story.headline.text and len(story.summary) > 1:
        return True
    return Said(clauses + questions).within(text) or text in Said(points)


def _shown_stakeholders(story: Story, chosen: frozenset[Key]) -> set[str]:
    return {story.positions[rank].stakeholder for name, rank in chosen if name == "positions"}


def _has_findings(story: Story) -> bool:
    return bool(story.summary or story.positions or story.open_questions or any(story.sections.values()))


# ── Stories ─────────────────────────────────────────────────────────────────────────────────────────


def _story(frame: Frame, story: Story, chosen: frozenset[Key], references: References) -> PageStory:
    reference = _headline_reference(frame, story.headline.evidence, references)
    lead = tuple(_point(frame, story, f, references) for f in frame.bottom_line) if frame.lone else ()
    sections = [
        part
        for section in frame.sections
        for part in (
            _section(frame, story, section, chosen, references),
            _differences(frame, story, chosen, references) if section.name == "summary" else None,
        )
    ]
    return PageStory(
        id=re.sub("[^0-9A-Za-z]", "", story.id) or "s",
        headline=_headline(frame, story),
        reference=reference,
        lead=lead,
        basis=_basis(frame, story, chosen),
        sections=tuple(section for section in sections if section),
        left_out=_left_out(frame, story, chosen),
        notes=_notes(frame.brief, {story.id}),
        why=capital(_why(frame, story)),
    )


def _why(frame: Frame, story: Story) -> str:
    """Why a story stands where it does. The number of its sources is said of the first alone: below it, the
    line on its basis is enough."""
    plain = story.history is None and story.why.endswith("independent sources")
    first = story.id == frame.brief.stories[0].id
    return history.why(story, frame.brief) if first or not plain else ""


def _lead(frame: Frame, finding: KeyPointFinding, references: References) -> Statement:
    """A sentence of the day's bottom line, as its story would tell it."""
    whose = next((story for story in frame.brief.stories if finding in story.summary), None)
    return _point(frame, whose, finding, references) if whose else point(finding, frame.articles, references)


def _point(frame: Frame, story: Story, finding: KeyPointFinding, references: References) -> Statement:
    """A point with the sentences of other articles that corroborate it."""
    wider = finding.model_copy(update={"evidence": differences.sources_of(finding, story)})
    said = replace(point(wider, frame.articles, references), attested=differences.attested(finding, story))
    return history.marked(said, finding, story)


def _differences(
    frame: Frame, story: Story, chosen: frozenset[Key], references: References
) -> PageSection | None:
    ranks = sorted(rank for name, rank in chosen if name == AGREEMENT)
    if not ranks:
        return None
    found = differences.differences([story.agreement[r] for r in ranks], frame.articles, references)
    return PageSection("differences", differences.TITLE, differences=found)


def _basis(frame: Frame, story: Story, chosen: frozenset[Key]) -> str:
    articles = _articles(frame, story)
    count = _counted_sources(frame, story)
    if frame.brief_basis:
        return count_and_origin(articles, count)
    return basis(articles, _stated(frame, story, chosen), count) + not_merged(story.not_merged)


def _counted_sources(frame: Frame, story: Story) -> Sources:
    copies = sum(article.duplicate_of in story.articles for article in frame.brief.articles)
    return Sources(len(story.articles) + copies, len(story.origins) or len(story.articles))


def _section(
    frame: Frame, story: Story, section: Section, chosen: frozenset[Key], references: References
) -> PageSection | None:
    ranks = sorted(rank for name, rank in chosen if name == section.name)
    title = clean(section.title)
    if section.name == "positions":
        said = frame.said.and_also(story.summary[rank].text for name, rank in chosen if name == "summary")
        several = len(story.articles) > 1
        given = [story.positions[r] for r in ranks]
        shown = [one.model_copy(update={"evidence": differences.sources_of(one, story)}) for one in given]
        fresh = history.fresh(shown, story)
        found = stakeholders(shown, frame.articles, references, said, several=several, fresh=fresh)
        silent = _silent(story) if SILENT in chosen else ""
        return PageSection("positions", title, stakeholders=found, silent=silent) if found or silent else None
    if not ranks:
        return None
    if section.name == "open_questions":
        explained = frame.brief.run.engine == "llm"
        open_ = [story.open_questions[r] for r in ranks]
        asked = [
            history.open_since(question(one, frame.articles, references, explained), one, frame.brief)
            for one in open_
        ]
        return PageSection("questions", title, questions=tuple(asked))
    if section.name == "summary":
        points = [_point(frame, story, story.summary[r], references) for r in ranks]
        return PageSection("points", title, points=tuple(points))
    own = story.sections[section.name]
    entries = [entry(own[r], frame.articles, references) for r in ranks]
    return PageSection("entries", title, entries=tuple(entries))


def _headline(frame: Frame, story: Story) -> str:
    sources = [text for article in _articles(frame, story) for text in (article.title, article.text)]
    return without_stop(honest_marks(clean(story.headline.text), sources)) or "Untitled"


def _headline_reference(
    frame: Frame, evidence: Sequence[Evidence], references: References
) -> Reference | None:
    """A headline that is the title says so by itself; one that rests on a sentence leads to it."""
    inside = [
        piece
        for piece in evidence
        if piece.article in frame.articles and sentence_of(frame.articles[piece.article], piece)
    ]
    return references.cite(inside)


def _silent(story: Story) -> str:
    names = [clean(name) for name in story.silent]
    more = len(names) - _MOST_SILENT
    return ", ".join(names[:_MOST_SILENT]) + (f" and {more} more" if more > 0 else "")


def _articles(frame: Frame, story: Story) -> list[Coverage]:
    return [frame.articles[key] for key in story.articles if key in frame.articles]


def _stated(frame: Frame, story: Story, chosen: frozenset[Key]) -> list[Stated]:
    """What the story shows, in its order, for the dates that it speaks of."""
    order = {section.name: place for place, section in enumerate(frame.sections)}
    found: list[tuple[str, tuple[Evidence, ...]]] = [(line.text, line.evidence) for line in frame.bottom_line]
    for name, rank in sorted(chosen, key=lambda key: (order.get(key[0], len(order)), key[1])):
        if name == "summary":
            found.append((story.summary[rank].text, story.summary[rank].evidence))
        elif name == "positions":
            found.append((story.positions[rank].position, story.positions[rank].evidence))
        elif name == "open_questions":
            found.append((story.open_questions[rank].question, story.open_questions[rank].evidence))
        elif name in story.sections:
            own = story.sections[name][rank]
            found.append((text_of(own.model_extra or {}), own.evidence))
    return [Stated(clean(text), frozenset(piece.article for piece in evidence)) for text, evidence in found]


def _left_out(frame: Frame, story: Story, chosen: frozenset[Key]) -> str:
    """ "2 more positions and 1 more question": what was neither shown nor said in other words above."""
    shown = [story.summary[rank].text for name, rank in chosen if name == "summary"]
    said = frame.said.and_also(shown)
    kinds = (
        ("point", [("summary", r) for r, f in enumerate(story.summary) if f.text not in said]),
        ("position", [("positions", r) for r, f in enumerate(story.positions) if f.position not in said]),
        ("question", [("open_questions", r) for r in range(len(story.open_questions))]),
        ("difference", [(AGREEMENT, r) for r, f in enumerate(story.agreement) if differences.differs(f)]),
        ("finding", [(name, r) for name, found in story.sections.items() for r in range(len(found))]),
    )
    counts = [(noun, sum(key not in chosen for key in keys)) for noun, keys in kinds]
    words = [counted(count, noun).replace(" ", " more ", 1) for noun, count in counts if count]
    if story.silent and SILENT not in chosen:
        words.append("the names without a position")
    return f"{listed(words)} in the JSON" if words else ""


def _also(frame: Frame, story: Story, references: References) -> AlsoToday:
    evidence = story.headline.evidence
    reference = _headline_reference(frame, evidence, references)
    if reference is None and story.summary:
        reference = references.cite(story.summary[0].evidence)
    refused = any(withheld.article in story.articles for withheld in frame.brief.withheld)
    note = "no statement of it passed the check" if refused else "no statement was made of it"
    note = history.why(story, frame.brief) if _has_findings(story) else note
    return AlsoToday(
        headline=_headline(frame, story), note=note, reference=reference or references.cite(evidence)
    )


def _also_left_out(brief: Brief, full: AbstractSet[str], json_name: str) -> str:
    """ "32 stories in one line each; brief-2026-11-24.json holds all that was found of them"."""
    count = sum(_has_findings(story) for story in brief.stories if story.id not in full)
    if not full or not count:
        return ""
    them = "it" if count == 1 else "them"
    return f"{counted(count, 'story')} in one line; {json_name} holds all that was found of {them}"


def _notes(brief: Brief, of: AbstractSet[str]) -> tuple[str, ...]:
    """The analyst's notes on these stories, on one line each."""
    sources = [article.text for article in brief.articles]
    return tuple(honest_marks(clean(note.text), sources) for note in brief.notes if note.story in of)


# ── The day ─────────────────────────────────────────────────────────────────────────────────────────


def _notice(brief: Brief) -> str:
    if brief.run.engine != "extractive":
        return ""
    whose = "article's" if sum(a.status == "used" for a in brief.articles) == 1 else "articles'"
    wrote = "was used" if brief.run.second_reader is None else "wrote this, one read it again"
    return f"No language model {wrote}: sentences are the {whose} own, chosen by rule."


def _day_basis(brief: Brief) -> str:
    used = [article for article in brief.articles if article.status == "used"]
    return f"{count_and_origin(used)} {counted(len(brief.stories), 'story')}.".strip()
