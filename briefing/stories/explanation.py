"""Explanation of clustering and ranking: what brought each article into its story, what ranked the story."""

from collections.abc import Mapping, Sequence
from datetime import date

from briefing.models import Brief, Coverage, Story, Watched
from briefing.stories import clustering, ranking
from briefing.stories.clustering import Tie
from briefing.stories.subjects import ArticleOutline


def explanation_lines(brief: Brief, watched: Watched) -> tuple[str, ...]:
    """A line for each story in its order, and below it one for each article there. The grouping is made anew,
    and is the same as the brief's, since it depends on its articles alone."""
    used = [article for article in brief.articles if article.is_used]
    ties = {
        used[tie.article].id: tie
        for tie in clustering.Clustering(["\n".join(_sentence_texts(coverage)) for coverage in used]).ties()
    }
    by_id = {article.id: article for article in used}
    story_coverage = [[by_id[key] for key in story.articles if key in by_id] for story in brief.stories]
    subjects = [
        [
            ArticleOutline(
                coverage.title, _sentence_texts(coverage), coverage.published, coverage.published_at
            )
            for coverage in articles
        ]
        for articles in story_coverage
    ]
    standings = ranking.standings(brief.stories, subjects, watched, date.fromisoformat(brief.date))
    lines: list[str] = []
    for story, articles, standing in zip(brief.stories, story_coverage, standings, strict=True):
        lines.append(_story_line(story, standing))
        lines += [_article_line(coverage, ties, used) for coverage in articles]
        lines += [
            f"- {coverage.id} {coverage.source}: {coverage.reason}" for coverage in _copies(brief, story)
        ]
    return tuple(lines)


def _sentence_texts(article: Coverage) -> tuple[str, ...]:
    return tuple(article.text[start:end] for start, end in article.sentences)


def _copies(brief: Brief, story: Story) -> list[Coverage]:
    return [article for article in brief.articles if article.duplicate_of in story.articles]


def _story_line(story: Story, standing: ranking.Standing) -> str:
    watched = (*standing.stakeholders, *standing.topics)
    named = f" ({', '.join(watched)})" if watched else ""
    state = f", {story.history.state}" if story.history else ""
    return (
        f"{story.id} {story.headline.text}: weight {standing.weight} from independent sources:"
        f" {standing.sources}, watched: {len(watched)}{named}, days old: {standing.days}{state}"
    )


def _article_line(article: Coverage, ties: Mapping[str, Tie], used: Sequence[Coverage]) -> str:
    tie = ties.get(article.id)
    if tie is None:
        return f"- {article.id} {article.source}: like no other article"
    nearest = used[tie.nearest]
    return (
        f"- {article.id} {article.source}: nearest {nearest.id} {nearest.source}, cosine {tie.cosine:.3f},"
        f" by {', '.join(tie.words)}"
    )
