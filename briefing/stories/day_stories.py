"""Stories of a day: each group of articles told, the largest first, where it was not told before."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from briefing.models import Story
from briefing.result_cache import NO_RESULTS, ResultCache
from briefing.stories import kept_stories
from briefing.stories.assembly import AnalyzedArticle, MergeOutcome, build_story

MapNumbers = Callable[[Callable[[int], Story], int], list[Story]]


def map_in_turn(build: Callable[[int], Story], count: int) -> list[Story]:
    """What a function makes of each number below `count`, in order."""
    return [build(number) for number in range(count)]


def build_stories(
    groups: Sequence[Sequence[AnalyzedArticle]],
    asked: bool = True,
    copies: Mapping[str, int] = MappingProxyType({}),
    merged: Mapping[str, MergeOutcome] = MappingProxyType({}),
    build_all: MapNumbers = map_in_turn,
    results: ResultCache = NO_RESULTS,
) -> tuple[Story, ...]:
    """The stories of `groups` of articles, in their order. `copies` are the numbers of the articles'
    duplicates, by their ids. Where no positions were `asked` for, nobody is silent. `merged` is what a model
    made of a story, by its first article's id. `build_all` gives what a function makes of each number;
    `results` has the stories that were built before."""
    outcomes = [merged.get(group[0].article.id) for group in groups]
    keys = [
        kept_stories.key(group, copies, outcome, results)
        for group, outcome in zip(groups, outcomes, strict=True)
    ]
    stories = {
        number: story
        for number, group in enumerate(groups)
        if (story := kept_stories.recall(keys[number], f"s{number + 1}", group, results))
    }
    missing = sorted(
        (number for number in range(len(groups)) if number not in stories),
        key=lambda number: -len(groups[number]),
    )

    def build(place: int) -> Story:
        number = missing[place]
        return build_story(f"s{number + 1}", groups[number], copies, outcomes[number])

    for number, story in zip(missing, build_all(build, len(missing)), strict=True):
        stories[number] = story
        kept_stories.keep(keys[number], story, groups[number], results)
    ordered = (stories[number] for number in range(len(groups)))
    return tuple(story if asked else story.model_copy(update={"silent": ()}) for story in ordered)
