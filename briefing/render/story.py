"""One story as a page shows it, with the findings that there is room for."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from briefing.grounding import text_of
from briefing.model import AGREEMENT, Brief, Evidence, KeyPointFinding, Section, Story
from briefing.render import differences, history, since
from briefing.render.basis import Sources, Stated, basis, count_and_origin, cut_off, not_merged, to_come
from briefing.render.frame import Frame, articles_of
from briefing.render.positions import stakeholders
from briefing.render.references import References, sentence_of
from briefing.render.selection import SILENT, Key
from briefing.render.statements import entry, point, question
from briefing.render.view import PageSection, PageStory, Reference, Statement
from briefing.render.wording import capital, clean, counted, honest_marks, listed, without_stop

_MOST_SILENT = 8


def told(frame: Frame, story: Story, chosen: frozenset[Key], references: References) -> PageStory:
    """The story with the chosen findings, what is left out and the analyst's notes."""
    return replace(
        measured(frame, story, chosen, references),
        left_out=_left_out(frame, story, chosen),
        notes=notes(frame.brief, {story.id}),
    )


def measured(frame: Frame, story: Story, chosen: frozenset[Key], references: References) -> PageStory:
    """All of the story that counts towards its words."""
    reference = headline_reference(frame, story.headline.evidence, references)
    lead = tuple(_point(frame, story, f, references) for f in frame.bottom_line) if frame.lone else ()
    sections = [_since(frame, story, chosen, references)]
    sections += [
        part
        for section in frame.sections
        for part in (
            _section(frame, story, section, chosen, references),
            _differences(frame, story, chosen, references) if section.name == "summary" else None,
        )
    ]
    return PageStory(
        id=re.sub("[^0-9A-Za-z]", "", story.id) or "s",
        headline=headline(frame, story),
        reference=reference,
        lead=lead,
        basis=_basis(frame, story, chosen),
        sections=tuple(section for section in sections if section),
        why=capital(_why(frame, story)),
    )


def _why(frame: Frame, story: Story) -> str:
    """Why a story stands where it does. The number of its sources is said of the first alone: below it, the
    line on its basis is enough."""
    plain = story.history is None and story.why.endswith("independent sources")
    first = story.id == frame.brief.stories[0].id
    return history.why(story, frame.brief) if first or not plain else ""


def lead_of(frame: Frame, finding: KeyPointFinding, references: References) -> Statement:
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


def _since(frame: Frame, story: Story, chosen: frozenset[Key], references: References) -> PageSection | None:
    every = since.became(story)
    found = [
        since.shown(one, frame.brief, frame.articles, references)
        for rank, one in enumerate(every)
        if (since.SINCE, rank) in chosen
    ]
    return PageSection("differences", since.title(frame.brief), differences=tuple(found)) if found else None


def _basis(frame: Frame, story: Story, chosen: frozenset[Key]) -> str:
    articles = articles_of(frame, story)
    count = _counted_sources(frame, story)
    if frame.brief_basis:
        said = " ".join(filter(None, (count_and_origin(articles, count), cut_off(articles))))
    else:
        said = basis(articles, _stated(frame, story, chosen), count) + not_merged(story.not_merged)
    return " ".join(filter(None, (said, to_come(articles, frame.brief.date))))


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


def headline(frame: Frame, story: Story) -> str:
    sources = [text for article in articles_of(frame, story) for text in (article.title, article.text)]
    return without_stop(honest_marks(clean(story.headline.text), sources)) or "Untitled"


def headline_reference(
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
        ("change", [(since.SINCE, r) for r in range(len(since.became(story)))]),
        ("finding", [(name, r) for name, found in story.sections.items() for r in range(len(found))]),
    )
    counts = [(noun, sum(key not in chosen for key in keys)) for noun, keys in kinds]
    words = [counted(count, noun).replace(" ", " more ", 1) for noun, count in counts if count]
    if story.silent and SILENT not in chosen:
        words.append("the names without a position")
    return f"{listed(words)} in the JSON" if words else ""


def notes(brief: Brief, of: AbstractSet[str]) -> tuple[str, ...]:
    """The analyst's notes on these stories, on one line each."""
    sources = [article.text for article in brief.articles]
    return tuple(honest_marks(clean(note.text), sources) for note in brief.notes if note.story in of)
