"""Merging with a model: each story of several articles by one request; where it fails, by the program."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.errors import ModelError
from briefing.notices import Notice
from briefing.stories import assembly
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome
from briefing.stories.merging import model_findings
from briefing.verification import ENGLISH

if TYPE_CHECKING:
    from briefing.stories.merging.merger import ModelMerger


async def merge_stories(
    groups: Sequence[Sequence[AnalyzedArticle]],
    merger: "ModelMerger",
    notice: Notice,
    language: str = ENGLISH,
) -> dict[str, MergeOutcome]:
    """What a model made of each story that has findings of several articles, by the story's first article.

    A story that could not be merged keeps the findings of its articles, with the reason; `notice` is told.
    Raises CassetteError where a replay has no answer.
    """
    candidates = [group for group in groups if _is_worth_merging(group)]
    outcomes = await asyncio.gather(*(_merge_story(group, merger, language) for group in candidates))
    faults = Counter(outcome.fault for outcome in outcomes if outcome.fault)
    for fault, count in faults.items():
        whose = "1 story was" if count == 1 else f"{count} stories were"
        notice(f"{whose} not merged ({fault}): each finding stands as its article gave it.")
    return {group[0].article.id: outcome for group, outcome in zip(candidates, outcomes, strict=True)}


def _is_worth_merging(group: Sequence[AnalyzedArticle]) -> bool:
    stating = [article for article in group if article.analysis.summary or article.analysis.positions]
    return len(stating) > 1


async def _merge_story(
    group: Sequence[AnalyzedArticle], merger: "ModelMerger", language: str
) -> MergeOutcome:
    findings = assembly.merge_findings(group)
    lines = model_findings.number_findings(findings, [article.article.id for article in group])
    try:
        merge = await merger.merge([article.article.source for article in group], lines)
    except ModelError as fault:
        return MergeOutcome(findings, fault=fault.reason)
    story_aliases: dict[str, str] = {}
    for article in reversed(group):
        story_aliases |= article.aliases
    reading = model_findings.VerificationContext(story_aliases, language, group[0].article.language)
    return MergeOutcome(*model_findings.apply_merge(findings, merge, reading))
