"""Verification note: what a page says of how its statements were checked, by whom, and what that means."""

from collections import Counter
from collections.abc import Sequence

from briefing.models import Brief, Checked, Finding, Story
from briefing.rendering.english import clean, join_words, pluralize, shorten_title

_RULES = (
    "The rules compare words, names, figures and dates with the sentences cited: no proof that a statement"
    " follows from them, and none that they are right."
)
_READER = (
    "The second reader is a language model that is shown each statement with its sentences alone; it can"
    " withhold or mark what the rules let pass, and it can err."
)


def check_summary(brief: Brief) -> tuple[str, ...]:
    """How many statements were checked in which way, and what that means; empty for a brief without any."""
    ways = Counter(finding.checked for story in brief.stories for finding in _findings(story))
    if not ways:
        return ()
    reader = clean(brief.run.second_reader or "another model")
    phrases: dict[Checked, str] = {
        "verbatim": "word for word as their source has them",
        "rules": "by rules",
        "second reader": f"by rules and a second reader, {reader}",
    }
    parts = [f"{ways[way]:,} {phrase}" for way, phrase in phrases.items() if ways[way]]
    only = [f"{pluralize(ways.total(), 'statement')}, {phrases[way]}." for way in ways if len(ways) == 1]
    lines = [*(only or [f"{pluralize(ways.total(), 'statement')}: {join_words(parts)}."]), _RULES]
    lines += [_READER] if ways["second reader"] else []
    return (" ".join([*lines, *_unread_notes(brief.stories)]),)


def _findings(story: Story) -> tuple[Finding, ...]:
    own_findings = [finding for findings in story.sections.values() for finding in findings]
    return (*story.summary, *story.positions, *story.open_questions, *own_findings)


def check_note(finding: Finding) -> str:
    """How one finding was checked, and why it is marked where it is, in a sentence."""
    way = {
        "verbatim": "word for word as its source has it",
        "rules": "by rules",
        "second reader": "by rules and a second reader",
    }[finding.checked]
    because = f"; weakly traced: {clean(finding.reason)}" if finding.verdict == "weak" else ""
    return f"Checked {way}{because}."


def _unread_notes(stories: Sequence[Story]) -> list[str]:
    """Which stories a second reader was to read and did not, or not whole, and why."""
    return [
        f"The second reader left unread some or all of {shorten_title(story.headline.text)}"
        f" ({clean(story.not_read_again)}): that is checked by rules."
        for story in stories
        if story.not_read_again
    ]
