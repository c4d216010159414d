"""Merging with a model: each story of several articles by one request; where it fails, by the program."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.errors import ModelError
from briefing.notices import Notice
from briefing.stories import assembly
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome
from briefing.stories.merging import model_findings, story_findings
from briefing.tasks.merge import published_line
from briefing.verification import ENGLISH

if TYPE_CHECKING:
    from briefing.stories.merging.merger import ModelMerger


async def merge_story(
    group: Sequence[AnalyzedArticle], merger: "ModelMerger", language: str = ENGLISH
) -> MergeOutcome | None:
    """What a model made of a story; None where no two of its articles have findings.

    A story that could not be merged keeps the findings of its articles, with the reason. Raises CassetteError
    where a replay has no answer.
    """
    return await _merge_findings(group, merger, language) if _is_worth_merging(group) else None


def say_unmerged(outcomes: Iterable[MergeOutcome], notice: Notice) -> None:
    """Says how many stories could not be merged, in a line for each reason."""
    faults = Counter(outcome.fault for outcome in outcomes if outcome.fault)
    for fault, count in faults.items():
        whose = "1 story was" if count == 1 else f"{count} stories were"
        notice(f"{whose} not merged ({fault}): each finding stands as its article gave it.")


def _is_worth_merging(group: Sequence[AnalyzedArticle]) -> bool:
    stating = [article for article in group if article.analysis.summary or article.analysis.positions]
    return len(stating) > 1


async def _merge_findings(
    group: Sequence[AnalyzedArticle], merger: "ModelMerger", language: str
) -> MergeOutcome:
    findings = assembly.merge_findings(group)
    lines = story_findings.number_findings(findings, [article.article.id for article in group])
    days = {story_findings.letters(index): article.article.published for index, article in enumerate(group)}
    try:
        merge = await merger.merge([article.article.source for article in group], lines, published_line(days))
    except ModelError as fault:
        return MergeOutcome(findings, fault=fault.reason)
    story_aliases: dict[str, str] = {}
    for article in reversed(group):
        story_aliases |= article.aliases
    reading = model_findings.VerificationContext(story_aliases, language, group[0].article.language)
    found, withheld = model_findings.apply_merge(findings, merge, reading)
    return MergeOutcome(found, withheld, by_model=True)
