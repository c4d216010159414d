"""What the parts of a page are built with: a brief, its articles, and what its bottom line says already."""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.models import BottomLine, Brief, Coverage, KeyPointFinding, Section, Story
from briefing.rendering import story_budget
from briefing.rendering.page_statements import ShownTexts
from briefing.rendering.stakeholders import use_fullest_names
from briefing.rendering.story_budget import Extent, Key
from briefing.rendering.unchecked_fields import mark_choices

_BOTTOM_LINE = 3  # sentences


class Frame(NamedTuple):
    """A brief, its articles by id, and its bottom line as findings."""

    brief: Brief
    articles: Mapping[str, Coverage]
    sections: tuple[Section, ...]
    bottom_line: tuple[KeyPointFinding, ...]
    said: ShownTexts
    lone: bool
    extent: Extent
    brief_basis: bool = False  # of an article so short that its basis would outweigh it


def build_frame(source_brief: Brief, extent: Extent) -> Frame:
    stories = (
        use_fullest_names(mark_choices(_current(story), source_brief.sections))
        for story in source_brief.stories
    )
    brief = source_brief.model_copy(update={"stories": tuple(stories)})
    bottom_line = tuple(_bottom_line_finding(line, brief) for line in brief.bottom_line[:_BOTTOM_LINE])
    return Frame(
        brief=brief,
        articles={article.id: article for article in brief.articles},
        sections=story_budget.brief_sections(brief),
        bottom_line=bottom_line,
        said=ShownTexts(line.text for line in bottom_line),
        lone=len(brief.stories) == 1,
        extent=extent,
    )


def _current(story: Story) -> Story:
    """The story without what later sentences say is so no more: a page tells what became of it."""
    return story.model_copy(
        update={
            "summary": tuple(point for point in story.summary if point.superseded_by is None),
            "positions": tuple(held for held in story.positions if held.superseded_by is None),
        }
    )


def _bottom_line_finding(line: BottomLine, brief: Brief) -> KeyPointFinding:
    """The finding that the bottom line was chosen from, for its kind and its verdict."""
    for story in brief.stories:
        for finding in story.summary:
            if finding.text == line.text and finding.evidence == line.evidence:
                return finding
    return KeyPointFinding(text=line.text, status="fact", evidence=line.evidence, verdict="supported")


def shown_stakeholders(story: Story, chosen: frozenset[Key]) -> set[str]:
    return {story.positions[rank].stakeholder for name, rank in chosen if name == "positions"}


def has_findings(story: Story) -> bool:
    return bool(story.summary or story.positions or story.open_questions or any(story.sections.values()))


def story_articles(frame: Frame, story: Story) -> list[Coverage]:
    return [frame.articles[key] for key in story.articles if key in frame.articles]
