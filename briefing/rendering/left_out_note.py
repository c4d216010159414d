"""Left-out note: what a page has no room for, where that is, and what the page is kept to, said once."""

from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.models import Story
from briefing.notices import pluralize
from briefing.rendering.english import join_words, json_name
from briefing.rendering.frame import has_findings
from briefing.rendering.page_budget import Bound, PageFit
from briefing.rendering.story import NAMES, count_phrases, left_out_counts
from briefing.rendering.story_budget import Extent

LONGEST_NOTE = 70  # words


def not_shown_note(fit: PageFit, listed: Sequence[Story], unlisted: Sequence[Story]) -> str:
    """ "5 more points and 4 more stories; brief-2026-11-24.json holds all. Kept to 900 words a page"; empty
    where nothing is left out. `listed` are the stories in one line, `unlisted` those not even there."""
    counts = Counter[str]()
    for story, chosen in fit.shown:
        counts.update(left_out_counts(fit.frame, story, chosen))
    if fit.frame.brief.run.engine == "extractive":  # whose pages never name them
        del counts[NAMES]
    phrases = count_phrases(counts)
    if whole := sum(map(has_findings, listed)):
        phrases.append(f"more than a line of {pluralize(whole, 'story')}")
    if unlisted:
        phrases.append(pluralize(len(unlisted), "story").replace(" ", " more ", 1))
    if not phrases:
        return ""
    extent = fit.frame.extent
    bounds = set[Bound](fit.bounds)
    if unlisted:
        bounds.add("also" if len(listed) == extent.also else "page")
    said = [phrase for bound, phrase in _bound_phrases(extent).items() if bound in bounds]
    kept = f". Kept to {join_words(said)}" if said else ""
    return f"{join_words(phrases)}; {json_name(fit.frame.brief.date)} holds all{kept}"


def _bound_phrases(extent: Extent) -> Mapping[Bound, str]:
    return {
        "page": f"{extent.words:,} words a page",
        "story": f"{extent.story_words:,} words a story",
        "article": "two thirds of the words of a lone article",
        "stories": f"{pluralize(extent.stories, 'story')} in full",
        "also": f"{extent.also:,} in one line" if extent.also else "none in one line",
    }
