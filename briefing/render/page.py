"""One view of a brief, from which every page is made."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from briefing.masks import mask, mask_all
from briefing.model import STRUCK, Brief, Story
from briefing.render import checking, coverage, history
from briefing.render.basis import count_and_origin, cut_off, to_come
from briefing.render.frame import Frame, framed, has_findings
from briefing.render.references import References
from briefing.render.room import with_room
from briefing.render.selection import Extent
from briefing.render.story import headline, headline_reference, lead_of, notes, told
from briefing.render.view import AlsoToday, Page
from briefing.render.wording import clean, counted, weekday_and_day
from briefing.text import languages

SHOWN = Extent()


def page(brief: Brief, extent: Extent = SHOWN) -> Page:
    """The brief as its pages show it; the same brief and extent give the same page."""
    brief = _masked(brief)
    return _nothing_new(brief) if history.nothing_new(brief) else _day(brief, extent)


def _masked(brief: Brief) -> Brief:
    """The brief with addresses as they may be seen; a page is handed on."""
    articles = tuple(
        one.model_copy(
            update={"source": mask(one.source), "reason": mask_all(one.reason), "note": mask_all(one.note)}
        )
        for one in brief.articles
    )
    return brief.model_copy(update={"articles": articles})


def _nothing_new(brief: Brief) -> Page:
    """A page of three lines: the day, that nothing is new, and what was read."""
    return replace(
        _accounts(brief),
        notice=history.what_stays(brief),
        notes=notes(brief, {note.story for note in brief.notes}),
    )


def _day(brief: Brief, extent: Extent) -> Page:
    frame, shown = with_room(framed(brief, extent))
    references = References(frame.articles)
    lead = () if frame.lone else tuple(lead_of(frame, f, references) for f in frame.bottom_line)
    stories = tuple(told(frame, story, chosen, references) for story, chosen in shown)
    full = {story.id for story in stories}
    return replace(
        _accounts(brief),
        notice=_notice(brief),
        lead=lead,
        basis="" if frame.lone else _day_basis(brief),
        stories=stories,
        also_title="Also today" if stories else "In one line",
        also=tuple(_also(frame, story, references) for story in brief.stories if story.id not in full),
        also_left_out=_also_left_out(brief, full, _json_name(brief)),
        cited=references.cited(),
        legend=coverage.legend(lead, stories, brief.run),
        notes=notes(brief, {note.story for note in brief.notes} - full),
    )


def _accounts(brief: Brief) -> Page:
    """The day without its stories: what was read, what was withheld, and how the brief was made."""
    date = weekday_and_day(brief.date)
    return Page(
        title=_title(brief, date),
        date=date,
        coverage=(*coverage.coverage(brief.articles), *history.compared_with(brief)),
        withheld=coverage.withheld_entries(brief),
        withheld_kinds=coverage.withheld_kinds(brief.withheld),
        struck=any(entry.reason == STRUCK for entry in brief.withheld),
        not_filled=coverage.not_filled(brief),
        made=coverage.made(brief.run),
        json_name=_json_name(brief),
        checked=checking.checked(brief),
        language=languages.code(brief.run.language) or "und",
    )


def _title(brief: Brief, date: str) -> str:
    return clean(brief.title).removesuffix(date).rstrip(" ·,") or "Daily brief"


def _json_name(brief: Brief) -> str:
    return f"brief-{re.sub('[^0-9A-Za-z-]', '', brief.date)}.json"


def _also(frame: Frame, story: Story, references: References) -> AlsoToday:
    evidence = story.headline.evidence
    reference = headline_reference(frame, evidence, references)
    if reference is None and story.summary:
        reference = references.cite(story.summary[0].evidence)
    refused = any(withheld.article in story.articles for withheld in frame.brief.withheld)
    note = "no statement of it passed the check" if refused else "no statement was made of it"
    note = history.why(story, frame.brief) if has_findings(story) else note
    return AlsoToday(
        headline=headline(frame, story), note=note, reference=reference or references.cite(evidence)
    )


def _also_left_out(brief: Brief, full: AbstractSet[str], json_name: str) -> str:
    """ "32 stories in one line each; brief-2026-11-24.json holds all that was found of them"."""
    count = sum(has_findings(story) for story in brief.stories if story.id not in full)
    if not full or not count:
        return ""
    them = "it" if count == 1 else "them"
    return f"{counted(count, 'story')} in one line; {json_name} holds all that was found of {them}"


def _notice(brief: Brief) -> str:
    if brief.run.engine != "extractive":
        return ""
    whose = "article's" if sum(a.status == "used" for a in brief.articles) == 1 else "articles'"
    wrote = "was used" if brief.run.second_reader is None else "wrote this, one read it again"
    return f"No language model {wrote}: sentences are the {whose} own, chosen by rule."


def _day_basis(brief: Brief) -> str:
    used = [article for article in brief.articles if article.status == "used"]
    parts = (
        count_and_origin(used),
        f"{counted(len(brief.stories), 'story')}.",
        cut_off(used),
        to_come(used, brief.date),
    )
    return " ".join(filter(None, parts))
