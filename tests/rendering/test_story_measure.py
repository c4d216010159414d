"""What is added up of a story is what its page has, whichever findings it shows."""

import random

import pytest

from briefing.models import AGREEMENT, Brief
from briefing.rendering import page_words
from briefing.rendering.citations import References
from briefing.rendering.frame import build_frame
from briefing.rendering.history_note import SINCE, developments
from briefing.rendering.story import countable_story
from briefing.rendering.story_budget import SILENT, Extent, Key
from briefing.rendering.story_measure import StoryMeasure
from tests.rendering.page_briefs import hostile_day, long_day, port_day, seed_by_model, seed_by_rule

DAYS = [seed_by_rule, seed_by_model, long_day, hostile_day, port_day]


def check_words(brief: Brief, choices: int = 30, stories: int = 5) -> None:
    """Compares for choices at random among the findings of a brief's first stories."""
    chance = random.Random(1)
    frame = build_frame(brief, Extent())
    for story in frame.brief.stories[:stories]:
        sizes = {name: len(findings) for name, findings in story.sections.items()}
        sizes |= {"summary": len(story.summary), "positions": len(story.positions)}
        sizes |= {"open_questions": len(story.open_questions)}
        sizes |= {AGREEMENT: len(story.agreement), SINCE: len(developments(story))}
        keys: list[Key] = [(name, rank) for name, size in sizes.items() for rank in range(size)]
        measure = StoryMeasure(frame, story)
        for _ in range(choices):
            chosen = frozenset(chance.sample([*keys, SILENT], chance.randrange(min(25, len(keys)) + 2)))
            shown = countable_story(frame, story, chosen, References(frame.articles))
            assert measure.words(chosen) == page_words.story_words(shown)


@pytest.mark.parametrize("day", DAYS)
def test_the_words_added_up_are_those_of_the_page(day) -> None:  # type: ignore[no-untyped-def]
    check_words(day())
