"""Stories in one line: the headline, why it stands there, and who contests what it says."""

from briefing.models import PositionFinding, Story
from briefing.nlp.content_words import content_stems
from briefing.nlp.tokenization import alphanumeric_runs
from briefing.nlp.word_classes import verb_class
from briefing.rendering import history_note
from briefing.rendering.citations import References
from briefing.rendering.english import clean
from briefing.rendering.frame import Frame, has_findings
from briefing.rendering.story import headline, headline_reference
from briefing.rendering.story_budget import denies
from briefing.rendering.view import AlsoToday

_LEAST, _SHARE = 2, 2 / 3  # of the words of a denial that stand in the headline which it is of
_DENYING = verb_class("verbs that deny what they take", "verbs of disagreement")


def also_today(frame: Frame, story: Story, references: References) -> AlsoToday:
    """A story in one line, with the sentences that say it, and the one that contests it."""
    denial = _denial(story)
    against = denial.evidence[:1] if denial else ()
    evidence = story.headline.evidence
    reference = headline_reference(frame, evidence, references)
    if reference is None or against:
        told = story.summary[0].evidence if story.summary else evidence
        reference = references.cite((*told, *against))
    notes = [_standing_note(frame, story), *([f"contested by {clean(denial.stakeholder)}"] if denial else [])]
    return AlsoToday(
        headline=headline(frame, story), note="; ".join(filter(None, notes)), reference=reference
    )


def _standing_note(frame: Frame, story: Story) -> str:
    if has_findings(story):
        return history_note.standing_reason(story, frame.brief)
    refused = any(withheld.article in story.articles for withheld in frame.brief.withheld)
    return "no statement of it passed the check" if refused else "no statement was made of it"


def _denial(story: Story) -> PositionFinding | None:
    """A party's denial of what the headline says; None of anything else, and where the headline tells it."""
    if _DENYING.intersection(alphanumeric_runs(story.headline.text.casefold())):
        return None
    headline_stems = content_stems(story.headline.text)
    return next((held for held in story.positions if denies(held) and _is_of(held, headline_stems)), None)


def _is_of(position: PositionFinding, headline_stems: frozenset[str]) -> bool:
    """Whether most of what a position is of stands in the headline."""
    said = content_stems(position.position) - content_stems(position.stakeholder)
    shared = len(said & headline_stems)
    return shared >= _LEAST and shared >= _SHARE * len(said)
