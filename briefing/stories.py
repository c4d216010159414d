"""The stories of the day: findings put in order, silence noticed, a bottom line chosen.

For now an article is a story of its own.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.model import Analysis, Article, BottomLine, PositionFinding, Sentence, Story
from briefing.text import mentions, names

_BOTTOM_LINE = 3  # sentences


class Covered(NamedTuple):
    """An article with its numbered sentences, and its analysis."""

    article: Article
    sentences: tuple[Sentence, ...]
    analysis: Analysis


def tell(covered: Sequence[Covered], aliases: Mapping[str, Mapping[str, str]]) -> tuple[Story, ...]:
    """The stories, ranked. `aliases` are those of each article, by its id."""
    return tuple(
        Story(
            id=f"s{number}",
            headline=one.analysis.headline,
            summary=one.analysis.summary,
            positions=one.analysis.positions,
            open_questions=one.analysis.open_questions,
            silent=silent(one, aliases[one.article.id]),
            articles=(one.article.id,),
        )
        for number, one in enumerate(covered, start=1)
    )


def silent(covered: Covered, aliases: Mapping[str, str]) -> tuple[str, ...]:
    """Who is named more than in passing and given no position, after a look through all sentences."""
    texts = [covered.article.text[s.start : s.end] for s in covered.sentences]
    heard = [name for finding in covered.analysis.positions for name in _parties_of(finding)]
    return tuple(
        party
        for party in mentions.parties(texts, aliases)
        if not any(_is_or_is_part_of(party, name, aliases) for name in heard)
    )


def _parties_of(finding: PositionFinding) -> tuple[str, ...]:
    return (finding.stakeholder, finding.role) if finding.role else (finding.stakeholder,)


def _is_or_is_part_of(party: str, heard: str, aliases: Mapping[str, str]) -> bool:
    if names.same(party, heard, aliases):
        return True
    return f" {names.key(party)} " in f" {names.key(heard)} "


def bottom_line(stories: Sequence[Story]) -> tuple[BottomLine, ...]:
    """At most three sentences, chosen among the day's findings: a lone story's first two, else the first
    of each leading story."""
    if len(stories) == 1:
        chosen = stories[0].summary[:2]
    else:
        chosen = tuple(story.summary[0] for story in stories if story.summary)[:_BOTTOM_LINE]
    return tuple(BottomLine(text=point.text, evidence=point.evidence) for point in chosen)
