"""Batch of stories: each merged and read again by models as soon as its articles are analyzed."""

import asyncio
from collections.abc import Sequence

from briefing import kept_readings
from briefing.analysis import Analyst
from briefing.batch_analysis import BatchAnalysis
from briefing.engine import Engine
from briefing.judge import review
from briefing.judge.review import StoryReading
from briefing.nlp.doc import Doc
from briefing.notices import Notice
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome
from briefing.stories.merging import by_model

Group = Sequence[str]  # the ids of a story's articles, the most typical one first


class BatchStories:
    """The stories of a batch of articles, and what models make of them; `merged` has that by the id of a
    story's first article, those of a merger first."""

    def __init__(self, docs: Sequence[Doc], batch: BatchAnalysis, engine: Engine, notice: Notice) -> None:
        self._docs = docs
        self._batch = batch
        self._engine = engine
        self._notice = notice
        self._groups: list[Group] = []
        self.merged: dict[str, MergeOutcome] = {}

    async def analyze(self, analyst: Analyst) -> list[list[AnalyzedArticle]]:
        """The articles of each story, analyzed, the most typical one first; the story of most articles first,
        else in the order of their sources. Raises what `BatchAnalysis.analyze` does, and CassetteError where
        a replay has no answer."""
        told = self._find_groups() if self._engine.in_rounds else self._tell()
        articles, _ = await asyncio.gather(self._batch.analyze(analyst), told)
        if self._engine.in_rounds:
            merging = await asyncio.gather(*(self._merge(group) for group in self._groups))
            self._note_merged(merging)
            self._note_reread(await asyncio.gather(*map(self._read_again, self._groups, merging)))
        by_id = {article.article.id: article for article in articles}
        return [[by_id[key] for key in group] for group in self._groups]

    async def _find_groups(self) -> None:
        """What articles tell is known before they are analyzed: it is looked for once the first of them are
        asked about."""
        await self._batch.begun()
        largest_first = sorted(
            kept_readings.groups(self._docs, self._engine.results), key=lambda group: -len(group)
        )
        self._groups = [[self._docs[index].article.id for index in group] for group in largest_first]

    async def _tell(self) -> None:
        """Each story as soon as its articles are analyzed."""
        await self._find_groups()
        outcomes = await asyncio.gather(*map(self._merge_and_read_again, self._groups))
        self._note_merged([merged for merged, _ in outcomes])
        self._note_reread([reading for _, reading in outcomes])

    async def _merge_and_read_again(self, group: Group) -> tuple[MergeOutcome | None, StoryReading | None]:
        merged = await self._merge(group)
        return merged, await self._read_again(group, merged)

    async def _merge(self, group: Group) -> MergeOutcome | None:
        if self._engine.merger is None:
            return None
        articles = await self._batch.analyzed(group)
        await self._batch.turns.take(asks=True)
        return await by_model.merge_story(articles, self._engine.merger, self._engine.language)

    async def _read_again(self, group: Group, merged: MergeOutcome | None) -> StoryReading | None:
        if self._engine.second_reader is None:
            return None
        articles = await self._batch.analyzed(group)
        await self._batch.turns.take(asks=True)
        return await review.read_story(articles, merged, self._engine.second_reader)

    def _note_merged(self, outcomes: Sequence[MergeOutcome | None]) -> None:
        self._note(outcomes)
        by_model.say_unmerged(filter(None, outcomes), self._notice)

    def _note_reread(self, readings: Sequence[StoryReading | None]) -> None:
        """What a second reader said counts by how it answered the controls of all stories."""
        if self._engine.second_reader is None:
            return
        results = self._engine.second_reader.results
        outcomes = [reading and review.apply_story_reading(reading, results) for reading in readings]
        self._note(outcomes)
        review.say_unread(filter(None, outcomes), self._notice)
        review.say_blind_spots(results, self._notice)

    def _note(self, outcomes: Sequence[MergeOutcome | None]) -> None:
        for group, outcome in zip(self._groups, outcomes, strict=True):
            if outcome is not None:
                self.merged[group[0]] = outcome
