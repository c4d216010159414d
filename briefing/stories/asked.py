"""The stories of several articles, each merged by one question to a model; where it fails, by the program."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Protocol

from briefing import stories
from briefing.errors import ModelError
from briefing.grounding import ENGLISH
from briefing.model import Merge
from briefing.notices import Notice
from briefing.stories import Covered, Merged, written


class Merger(Protocol):
    """Merges numbered findings of a story of these sources, and cites their numbers. Raises ModelError."""

    async def merge(self, sources: Sequence[str], findings: Mapping[int, str]) -> Merge: ...


async def merged(
    groups: Sequence[Sequence[Covered]],
    merger: Merger,
    aliases: Mapping[str, Mapping[str, str]],
    notice: Notice,
    language: str = ENGLISH,
) -> dict[str, Merged]:
    """What a model made of each story that has findings of several articles, by the story's first article.

    A story that could not be merged keeps the findings of its articles, with the reason; `notice` is told.
    Raises CassetteError where a replay has no answer.
    """
    asked = [group for group in groups if _worth_asking(group)]
    done = await asyncio.gather(*(_one(group, merger, aliases, language) for group in asked))
    faults: dict[str, int] = {}
    for one in done:
        if one.fault:
            faults[one.fault] = faults.get(one.fault, 0) + 1
    for fault, count in faults.items():
        whose = "1 story was" if count == 1 else f"{count} stories were"
        notice(f"{whose} not merged ({fault}): each finding stands as its article gave it.")
    return {group[0].article.id: one for group, one in zip(asked, done, strict=True)}


def _worth_asking(group: Sequence[Covered]) -> bool:
    stating = [one for one in group if one.analysis.summary or one.analysis.positions]
    return len(stating) > 1


async def _one(
    group: Sequence[Covered],
    merger: Merger,
    aliases: Mapping[str, Mapping[str, str]],
    language: str,
) -> Merged:
    found = stories.found_in(group, aliases)
    lines = written.numbered(found, [one.article.id for one in group])
    try:
        merge = await merger.merge([one.article.source for one in group], lines)
    except ModelError as fault:
        return Merged(found, fault=fault.reason)
    known: dict[str, str] = {}
    for one in reversed(group):
        known |= aliases[one.article.id]
    reading = written.Reading(known, language, group[0].article.language)
    return Merged(*written.written(found, merge, reading))
