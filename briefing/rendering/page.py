"""Page: one view of a brief, from which every format is made."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import accumulate

from briefing.models import STRUCK, Brief, Story
from briefing.nlp import languages
from briefing.notices import pluralize
from briefing.redaction import mask, mask_all
from briefing.rendering import history_note, small_print
from briefing.rendering.also_today import also_today
from briefing.rendering.basis_line import count_and_origin, cut_off_note, future_date_note
from briefing.rendering.citations import References
from briefing.rendering.english import clean, json_name, weekday_and_day
from briefing.rendering.frame import Frame, build_frame, has_findings
from briefing.rendering.left_out_note import LONGEST_NOTE, not_shown_note
from briefing.rendering.page_budget import fit_stories
from briefing.rendering.page_words import also_words, page_words
from briefing.rendering.story import lead_statement, notes, page_story
from briefing.rendering.story_budget import Extent
from briefing.rendering.view import BriefPage

DEFAULT_EXTENT = Extent()
_HEADING = 4  # words over the stories in one line, with its mark


def page(brief: Brief, extent: Extent = DEFAULT_EXTENT) -> BriefPage:
    """The brief as its pages show it; the same brief and extent give the same page."""
    brief = _mask_addresses(brief)
    return _nothing_new_page(brief) if history_note.has_nothing_new(brief) else _day_page(brief, extent)


def _mask_addresses(brief: Brief) -> Brief:
    """The brief with addresses as they may be seen; a page is handed on."""
    articles = tuple(
        article.model_copy(
            update={
                "source": mask(article.source),
                "reason": mask_all(article.reason),
                "note": mask_all(article.note),
            }
        )
        for article in brief.articles
    )
    return brief.model_copy(update={"articles": articles})


def _nothing_new_page(brief: Brief) -> BriefPage:
    """A page of three lines: the day, that nothing is new, and what was read."""
    return replace(
        _base_page(brief),
        notice=history_note.unchanged_note(brief),
        notes=notes(brief, {note.story for note in brief.notes}),
    )


def _day_page(brief: Brief, extent: Extent) -> BriefPage:
    """The day's page in at most so many words before its sources: stories first, then lines, then what else
    there is room for."""
    frame = build_frame(brief, extent)
    lone = frame.lone and has_findings(brief.stories[0])
    bare = replace(
        _base_page(brief),
        notice=_notice(brief),
        basis="" if lone else _day_basis(brief),
        notes=notes(brief, {note.story for note in brief.notes}),
    )
    fit = fit_stories(frame, extent.words - page_words(bare) - LONGEST_NOTE)
    frame, references = fit.frame, References(frame.articles)
    lead = () if frame.lone else tuple(lead_statement(frame, f, references) for f in frame.bottom_line)
    stories = tuple(page_story(frame, story, chosen, references) for story, chosen in fit.shown)
    full = {story.id for story in stories}
    told = replace(
        bare,
        lead=lead,
        stories=stories,
        notes=notes(brief, {note.story for note in brief.notes} - full),
        also_title="Also today" if stories else "In one line",
    )
    others = [story for story in brief.stories if story.id not in full]
    lines = _count_lines(frame, others, extent.words - page_words(told) - LONGEST_NOTE)
    is_cut = "page" in fit.bounds or lines < min(len(others), extent.also)
    listed = replace(
        told,
        also=tuple(also_today(frame, story, references) for story in others[:lines]),
        also_left_out=_left_out_note(brief, full, json_name(brief.date)),
        unlisted=len(others) - lines,
        not_shown=not_shown_note(fit, others[:lines], others[lines:]),
    )
    with_legend = replace(listed, legend=small_print.legend(lead, stories, brief.run))
    shown = listed if is_cut or page_words(with_legend) > extent.words else with_legend
    return replace(shown, cited=references.sentences())


def _count_lines(frame: Frame, others: Sequence[Story], room: int) -> int:
    """How many of the other stories have a line, as many as are wanted and have room."""
    references = References(frame.articles)
    words = (also_words(also_today(frame, story, references)) for story in others[: frame.extent.also])
    return sum(_HEADING + total <= room for total in accumulate(words))


def _base_page(brief: Brief) -> BriefPage:
    """The day without its stories: what was read, what was withheld, and how the brief was made."""
    date = weekday_and_day(brief.date)
    return BriefPage(
        title=_title(brief, date),
        date=date,
        coverage=(*small_print.coverage_lines(brief.articles), *history_note.comparison_line(brief)),
        withheld=small_print.withheld_entries(brief),
        withheld_kinds=small_print.withheld_kinds(brief.withheld),
        struck=any(entry.reason == STRUCK for entry in brief.withheld),
        not_filled=small_print.unfilled_sections(brief),
        made=small_print.provenance_line(brief.run),
        json_name=json_name(brief.date),
        checked=small_print.check_summary(brief),
        language=languages.language_code(brief.run.language) or "und",
    )


def _title(brief: Brief, date: str) -> str:
    return clean(brief.title).removesuffix(date).rstrip(" ·,") or "Daily brief"


def _left_out_note(brief: Brief, full: AbstractSet[str], json_name: str) -> str:
    """ "32 stories in one line each; brief-2026-11-24.json holds all that was found of them"."""
    count = sum(has_findings(story) for story in brief.stories if story.id not in full)
    if not full or not count:
        return ""
    them = "it" if count == 1 else "them"
    return f"{pluralize(count, 'story')} in one line; {json_name} holds all that was found of {them}"


def _notice(brief: Brief) -> str:
    if brief.run.engine != "extractive":
        return small_print.nothing_traced_note(brief)
    whose = "article's" if sum(a.is_used for a in brief.articles) == 1 else "articles'"
    again = "a classifier" if brief.run.classifier else "one"
    wrote = "was used" if brief.run.second_reader is None else f"wrote this, {again} read it again"
    return f"No language model {wrote}: sentences are the {whose} own, chosen by rule."


def _day_basis(brief: Brief) -> str:
    used = [article for article in brief.articles if article.is_used]
    parts = (
        count_and_origin(used),
        f"{pluralize(len(brief.stories), 'story')}.",
        cut_off_note(used),
        future_date_note(used, brief.date),
    )
    return " ".join(filter(None, parts))
