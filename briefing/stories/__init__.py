"""The stories of the day: articles on one event together, each thing said once, silence noticed."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from briefing.model import (
    Analysis,
    Article,
    BottomLine,
    Evidence,
    Finding,
    Headline,
    KeyPointFinding,
    PositionFinding,
    Sentence,
    Story,
    Withheld,
)
from briefing.stories import (
    agreement,
    answers,
    claims,
    confidence,
    grouping,
    merging,
    origins,
    stakeholders,
    typical,
)
from briefing.stories.context import Context, context
from briefing.stories.namesakes import Register, Signs, registered
from briefing.stories.written import Found
from briefing.text import mentions, names
from briefing.text.asides import asides

_BOTTOM_LINE = 3  # sentences


class Covered(NamedTuple):
    """An article with its numbered sentences, and its analysis."""

    article: Article
    sentences: tuple[Sentence, ...]
    analysis: Analysis


class Merged(NamedTuple):
    """A story's findings after a model was asked to merge them; `fault` says why it did not. `sections` are
    those of a user's own after a second reading, None where there was none, and `not_read_again` says why it
    was not whole."""

    found: Found
    withheld: tuple[Withheld, ...] = ()
    fault: str = ""
    sections: Mapping[str, tuple[Finding, ...]] | None = None
    not_read_again: str = ""


def tell(
    covered: Sequence[Covered],
    aliases: Mapping[str, Mapping[str, str]],
    asked: bool = True,
    copies: Mapping[str, int] = MappingProxyType({}),
    merged: Mapping[str, Merged] = MappingProxyType({}),
) -> tuple[Story, ...]:
    """The stories, ranked: those of most articles first, else in the order of their sources. `aliases` are
    those of each article, by its id, and `copies` the number of its duplicates. Where no positions were
    `asked` for, nobody is silent. `merged` is what a model made of a story, by its first article's id."""
    found = [
        _story(f"s{number}", articles, aliases, copies, merged.get(articles[0].article.id))
        for number, articles in enumerate(together(covered), start=1)
    ]
    return tuple(story if asked else story.model_copy(update={"silent": ()}) for story in found)


def together(covered: Sequence[Covered]) -> list[list[Covered]]:
    """The articles of each story, the most typical one first; the story of most articles first."""
    groups = grouping.grouped([body(one.article, one.sentences) for one in covered]).groups
    return [[covered[at] for at in group] for group in sorted(groups, key=lambda group: -len(group))]


def found_in(articles: Sequence[Covered], aliases: Mapping[str, Mapping[str, str]]) -> Found:
    """The findings of a story's articles, each thing once, without a model. `aliases` are those of each
    article, by its id."""
    analyses = [one.analysis for one in articles]
    there = context([one.article.text for one in articles])
    summary = merging.points([analysis.summary for analysis in analyses], aliases)
    return Found(
        headline=heading(articles, summary),
        summary=summary,
        positions=merging.positions(
            [analysis.positions for analysis in analyses],
            lambda one, other: stakeholders.same(one, other, there),
            aliases,
        ),
        open_questions=merging.questions([analysis.open_questions for analysis in analyses], aliases),
    )


def body(article: Article, sentences: Sequence[Sentence]) -> str:
    """An article's numbered sentences, without its boilerplate."""
    return "\n".join(article.text[s.start : s.end] for s in sentences)


def groups_of(bodies: Iterable[tuple[Article, Sequence[Sentence]]]) -> list[list[int]]:
    """The places of the articles of each story."""
    return [list(group) for group in grouping.grouped([body(*one) for one in bodies]).groups]


def _story(
    key: str,
    articles: Sequence[Covered],
    aliases: Mapping[str, Mapping[str, str]],
    copies: Mapping[str, int],
    merged: Merged | None,
) -> Story:
    found = merged.found if merged else found_in(articles, aliases)
    refused = {one.text for one in merged.withheld if one.section == "positions"} if merged else ()
    quiet = [name for one in articles for name in silent(one, aliases[one.article.id], refused)]
    there = context([one.article.text for one in articles])
    called = stakeholders.parties(found.positions, [one.article for one in articles])
    story = Story(
        id=key,
        headline=found.headline,
        summary=found.summary,
        positions=called.positions,
        open_questions=found.open_questions,
        sections=_sections(articles, merged),
        silent=_unheard(quiet, found.positions, there),
        articles=tuple(one.article.id for one in articles),
        stakeholders=called.stakeholders,
        not_merged=merged.fault if merged else "",
        not_read_again=merged.not_read_again if merged else "",
    )
    told = _compared(story, articles, copies)
    by_model = merged is not None and not merged.fault
    if len(articles) == 1 or by_model:
        return told
    summary = typical.ranked(told.summary, _openings(articles), _typicality(articles))
    return told.model_copy(update={"summary": summary})


def heading(articles: Sequence[Covered], summary: Sequence[KeyPointFinding] = ()) -> Headline:
    """The headline of a lone article. Of several the title that tells what most articles tell, or an opening
    among the `summary` where none does; for want of both the sentence that names most."""
    if len(articles) == 1:
        return articles[0].analysis.headline

    def is_sentence(one: Covered) -> bool:
        return one.analysis.headline.text in {one.article.text[s.start : s.end] for s in one.sentences}

    titles = [one.analysis.headline for one in articles if not is_sentence(one)]
    openings = _openings(articles)
    leads = [point for point in summary if not openings.isdisjoint(point.evidence)]
    return typical.headline(titles, leads, _typicality(articles)) or max(
        (one.analysis.headline for one in articles), key=lambda found: len(names.names(found.text))
    )


def _typicality(articles: Sequence[Covered]) -> typical.Typical:
    return typical.typicality([body(one.article, one.sentences) for one in articles])


def _openings(articles: Sequence[Covered]) -> frozenset[Evidence]:
    """What bears out the first point of each article."""
    return frozenset(
        piece for one in articles for point in one.analysis.summary[:1] for piece in point.evidence
    )


def _compared(story: Story, articles: Sequence[Covered], copies: Mapping[str, int]) -> Story:
    """The story with what its articles agree and differ in, and how well each finding is attested, without
    the questions that one of several articles answers."""
    sourcing = confidence.Sourcing(
        groups=origins.origins([(one.article, one.sentences) for one in articles]),
        publishers={one.article.id: one.article.publisher for one in articles},
        copies=copies,
    )
    lone = len(articles) == 1
    findings: list[KeyPointFinding | PositionFinding] = [*story.summary, *story.positions]
    stated = [agreement.Stated(confidence.text_of(one), one.evidence) for one in findings]
    told = [] if lone else [claims.told(one.article, one.sentences) for one in articles]
    found = (
        *agreement.differences(told),
        *agreement.disputes(told),
        *(() if lone else agreement.corroborated(stated, told, sourcing)),
    )
    every = [claim for article in told for claim in article.claims]
    return story.model_copy(
        update={
            "summary": confidence.weighed(story.summary, found, sourcing, lone),
            "positions": confidence.weighed(story.positions, found, sourcing, lone),
            "open_questions": tuple(q for q in story.open_questions if not answers.answer(q.question, every)),
            "agreement": found,
            "origins": sourcing.groups,
        }
    )


def _sections(articles: Sequence[Covered], merged: Merged | None) -> dict[str, tuple[Finding, ...]]:
    if merged is None or merged.sections is None:
        return own_sections(articles)
    return dict(merged.sections)


def own_sections(articles: Sequence[Covered]) -> dict[str, tuple[Finding, ...]]:
    """The findings of a user's own sections in a story's articles, each thing once."""
    analyses = [one.analysis for one in articles]
    every = dict.fromkeys(section for analysis in analyses for section in analysis.sections)
    return {
        section: merging.entries([analysis.sections.get(section, ()) for analysis in analyses])
        for section in every
    }


def _unheard(quiet: Iterable[str], positions: Sequence[PositionFinding], there: Context) -> tuple[str, ...]:
    """Each party once, by the first name that it is given, without those to whom another article of the
    story gives a position; those that most articles name come first."""

    def signs(name: str) -> Signs:
        return stakeholders.signs(name, there)

    def known(name: str, register: Register) -> str | None:
        return next((one for one in register.like(name) if stakeholders.same(one, name, there)), None)

    heard = registered((name for finding in positions for name in _parties_of(finding)), signs)
    counted, counts = Register(signs), dict[str, int]()
    for name in quiet:
        party = known(name, counted)
        if party is None:
            party = name
            counted.add(name)
        counts[party] = counts.get(party, 0) + 1
    silent = [name for name in counts if known(name, heard) is None]
    return tuple(sorted(silent, key=lambda name: -counts[name]))


def silent(covered: Covered, aliases: Mapping[str, str], refused: Container[str] = ()) -> tuple[str, ...]:
    """Who is named more than in passing and given no position, or only `refused` ones, after a look through
    all sentences."""
    article = covered.article
    apart = asides(article.text, article.title_span, covered.sentences)
    texts = [article.text[s.start : s.end] for s in covered.sentences if s.number not in apart]
    given = [one for one in covered.analysis.positions if confidence.text_of(one) not in refused]
    heard = {names.key(name) for finding in given for name in _parties_of(finding)}
    called = {aliases.get(name, name) for name in heard}
    whole = "\n".join(f" {name} " for name in heard)
    return tuple(
        party
        for party in mentions.parties(texts, aliases)
        if aliases.get(key := names.key(party), key) not in called and f" {key} " not in whole
    )


def _parties_of(finding: PositionFinding) -> tuple[str, ...]:
    return (finding.stakeholder, finding.role) if finding.role else (finding.stakeholder,)


def bottom_line(stories: Sequence[Story]) -> tuple[BottomLine, ...]:
    """At most three sentences, chosen among the day's findings: a lone story's first one and the next that
    does not contradict it, else the first of each leading story that is not as it was in the previous
    brief."""
    if len(stories) == 1:
        chosen = _lone_lead(stories[0])
    else:
        moving = [story for story in stories if story.history is None or story.history.state != "unchanged"]
        chosen = tuple(map(_opening, (story for story in moving if story.summary)))[:_BOTTOM_LINE]
    return tuple(BottomLine(text=point.text, evidence=point.evidence) for point in chosen)


def _lone_lead(story: Story) -> tuple[KeyPointFinding, ...]:
    """The first point and the next that neither contradicts nor repeats it; not what heads the story."""
    points = [point for point in story.summary if point.text != story.headline.text] or story.summary
    first = points[:1]
    others = (
        one
        for one in points[1:]
        if not _differ(first[0], one, story) and not typical.repeats(one.text, first[0].text)
    )
    return (*first, *islice(others, 1))


def _opening(story: Story) -> KeyPointFinding:
    """The first point, but for one that heads the story already."""
    others = (point for point in story.summary if point.text != story.headline.text)
    return next(others, story.summary[0])


def _differ(one: KeyPointFinding, other: KeyPointFinding, story: Story) -> bool:
    """Whether two findings stand on two sides of what the sources differ in."""
    told, against = set(one.evidence), set(other.evidence)
    sides = [{side.evidence for side in found.sides} for found in story.agreement if found.kind == "differs"]
    return any(told & places and against & places - told for places in sides)
