"""What a page says of the check: how its statements were checked, by whom, and what that means."""

from collections import Counter
from collections.abc import Sequence

from briefing.model import Brief, Checked, Finding, Story
from briefing.render.wording import clean, counted, listed, shortened

_RULES = (
    "The rules compare words, names, figures and dates with the sentences cited: no proof that a statement"
    " follows from them, and none that they are right."
)
_READER = (
    "The second reader is a language model that is shown each statement with its sentences alone; it can"
    " withhold or mark what the rules let pass, and it can err."
)


def checked(brief: Brief) -> tuple[str, ...]:
    """How many statements were checked in which way, and what that means; empty for a brief without any."""
    ways = Counter(one.checked for story in brief.stories for one in _findings(story))
    if not ways:
        return ()
    reader = clean(brief.run.second_reader or "another model")
    said: dict[Checked, str] = {
        "verbatim": "word for word as their source has them",
        "rules": "by rules",
        "second reader": f"by rules and a second reader, {reader}",
    }
    parts = [f"{ways[way]:,} {told}" for way, told in said.items() if ways[way]]
    only = [f"{counted(ways.total(), 'statement')}, {said[way]}." for way in ways if len(ways) == 1]
    lines = [*(only or [f"{counted(ways.total(), 'statement')}: {listed(parts)}."]), _RULES]
    lines += [_READER] if ways["second reader"] else []
    return (" ".join([*lines, *_left_unread(brief.stories)]),)


def _findings(story: Story) -> tuple[Finding, ...]:
    own = [one for found in story.sections.values() for one in found]
    return (*story.summary, *story.positions, *story.open_questions, *own)


def how(finding: Finding) -> str:
    """How one finding was checked, and why it is marked where it is, in a sentence."""
    way = {
        "verbatim": "word for word as its source has it",
        "rules": "by rules",
        "second reader": "by rules and a second reader",
    }[finding.checked]
    because = f"; weakly traced: {clean(finding.reason)}" if finding.verdict == "weak" else ""
    return f"Checked {way}{because}."


def _left_unread(stories: Sequence[Story]) -> list[str]:
    """Which stories a second reader was to read and did not, or not whole, and why."""
    return [
        f"The second reader left unread some or all of {shortened(story.headline.text)}"
        f" ({clean(story.not_read_again)}): that is checked by rules."
        for story in stories
        if story.not_read_again
    ]
