"""Why a brief is arranged as it is: what brought each article into its story, and what ranked the story."""

from collections.abc import Mapping, Sequence
from datetime import date

from briefing.model import Brief, Coverage, Story, Watched
from briefing.stories import grouping, ranking
from briefing.stories.grouping import Tie


def explained(brief: Brief, watched: Watched) -> tuple[str, ...]:
    """A line for each story in its order, and below it one for each article there. The grouping is made anew,
    and is the same as the brief's, since it depends on its articles alone."""
    used = [article for article in brief.articles if article.status == "used"]
    ties = {
        used[tie.article].id: tie for tie in grouping.grouped(["\n".join(_told(one)) for one in used]).ties
    }
    by_id = {article.id: article for article in used}
    told = [[by_id[key] for key in story.articles if key in by_id] for story in brief.stories]
    subjects = [
        [ranking.Subject(one.title, _told(one), one.published, one.published_at) for one in own]
        for own in told
    ]
    standings = ranking.standings(brief.stories, subjects, watched, date.fromisoformat(brief.date))
    lines: list[str] = []
    for story, own, standing in zip(brief.stories, told, standings, strict=True):
        lines.append(_ranked(story, standing))
        lines += [_joined(one, ties, used) for one in own]
        lines += [f"- {one.id} {one.source}: {one.reason}" for one in _copies(brief, story)]
    return tuple(lines)


def _told(article: Coverage) -> tuple[str, ...]:
    return tuple(article.text[start:end] for start, end in article.sentences)


def _copies(brief: Brief, story: Story) -> list[Coverage]:
    return [one for one in brief.articles if one.duplicate_of in story.articles]


def _ranked(story: Story, standing: ranking.Standing) -> str:
    watched = (*standing.stakeholders, *standing.topics)
    named = f" ({', '.join(watched)})" if watched else ""
    state = f", {story.history.state}" if story.history else ""
    return (
        f"{story.id} {story.headline.text}: weight {standing.weight} from independent sources:"
        f" {standing.sources}, watched: {len(watched)}{named}, days old: {standing.days}{state}"
    )


def _joined(article: Coverage, ties: Mapping[str, Tie], used: Sequence[Coverage]) -> str:
    tie = ties.get(article.id)
    if tie is None:
        return f"- {article.id} {article.source}: like no other article"
    nearest = used[tie.nearest]
    return (
        f"- {article.id} {article.source}: nearest {nearest.id} {nearest.source}, cosine {tie.cosine:.3f},"
        f" by {', '.join(tie.words)}"
    )
