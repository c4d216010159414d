"""Stories of the day: articles on one event clustered, their findings merged, silent stakeholders noticed."""

from collections.abc import Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from briefing.models import (
    Analysis,
    Article,
    Coverage,
    Evidence,
    Finding,
    Headline,
    KeyPointFinding,
    PositionFinding,
    Sentence,
    Story,
    Withheld,
)
from briefing.nlp import entities, mentions
from briefing.nlp.cleaning.asides import asides
from briefing.stories import centrality, clustering, confidence, entity_linking, origins
from briefing.stories.context import Context, context
from briefing.stories.contradictions import agreement, claims
from briefing.stories.entity_blocking import Register, Signs, register_names
from briefing.stories.headlines import may_head, point_headline
from briefing.stories.history import answers
from briefing.stories.merging import rules
from briefing.stories.merging.story_findings import StoryFindings


class AnalyzedArticle(NamedTuple):
    """An article with its numbered sentences, its analysis, and its aliases: the names that stand for one
    another in it. `key` is what all of it is kept by but the article's id, None where it is not."""

    article: Article
    sentences: tuple[Sentence, ...]
    analysis: Analysis
    aliases: Mapping[str, str] = MappingProxyType({})
    key: bytes | None = None


class MergeOutcome(NamedTuple):
    """A story's findings after a model was asked to merge them, and whether it did (`by_model`); `fault` says
    why it did not. `sections` are those of a user's own after a second reading, None where there was none,
    and `not_read_again` says why it was not whole."""

    found: StoryFindings
    withheld: tuple[Withheld, ...] = ()
    fault: str = ""
    sections: Mapping[str, tuple[Finding, ...]] | None = None
    not_read_again: str = ""
    by_model: bool = False


_OPENING = 5  # sentences of an article without a title that may head it


def merge_findings(articles: Sequence[AnalyzedArticle]) -> StoryFindings:
    """The findings of a story's articles, each thing once, without a model."""
    analyses = [article.analysis for article in articles]
    aliases = {article.article.id: article.aliases for article in articles}

    def same_party(name: str, other: str) -> bool:
        # Few stories have two positions of the same words, and all texts are read for the context.
        name_context = context([article.article.text for article in articles])
        return entity_linking.is_same_stakeholder(name, other, name_context)

    summary = rules.merge_points([analysis.summary for analysis in analyses], aliases)
    return StoryFindings(
        headline=story_headline(articles, summary),
        summary=summary,
        positions=rules.merge_positions([analysis.positions for analysis in analyses], same_party, aliases),
        open_questions=rules.merge_questions([analysis.open_questions for analysis in analyses], aliases),
    )


def body(article: Article | Coverage, sentences: Sequence[Sentence]) -> str:
    """An article's numbered sentences, without its boilerplate."""
    return "\n".join(article.text[s.start : s.end] for s in sentences)


def cluster_indices(bodies: Iterable[tuple[Article, Sequence[Sentence]]]) -> list[list[int]]:
    """The places of the articles of each story, the most typical one first."""
    return [list(group) for group in clustering.Clustering([body(*pair) for pair in bodies]).groups]


def build_story(
    key: str,
    articles: Sequence[AnalyzedArticle],
    copies: Mapping[str, int] = MappingProxyType({}),
    merged: MergeOutcome | None = None,
) -> Story:
    """The story of these articles by the id `key`. `copies` are the numbers of the articles' duplicates, by
    their ids; `merged` is what a model made of their findings."""
    findings = merged.found if merged else merge_findings(articles)
    refused = (
        {statement.text for statement in merged.withheld if statement.section == "positions"}
        if merged
        else ()
    )
    quiet = [name for article in articles for name in silent_parties(article, refused)]
    name_context = context([article.article.text for article in articles])
    parties = entity_linking.link_stakeholders(findings.positions, [article.article for article in articles])
    story = Story(
        id=key,
        headline=findings.headline,
        summary=findings.summary,
        positions=parties.positions,
        open_questions=findings.open_questions,
        sections=_sections(articles, merged),
        silent=_merge_silent_parties(quiet, findings.positions, name_context),
        articles=tuple(article.article.id for article in articles),
        stakeholders=parties.stakeholders,
        not_merged=merged.fault if merged else "",
        not_read_again=merged.not_read_again if merged else "",
    )
    compared_story = _compare_articles(story, articles, copies)
    if merged and merged.by_model:  # which saw what the articles answer
        compared_story = compared_story.model_copy(update={"open_questions": story.open_questions})
    if len(articles) == 1 or (merged and not merged.fault):
        return compared_story
    summary = centrality.rank_points(compared_story.summary, _openings(articles), _typicality(articles))
    return compared_story.model_copy(update={"summary": summary})


def story_headline(articles: Sequence[AnalyzedArticle], summary: Sequence[KeyPointFinding] = ()) -> Headline:
    """The headline of a lone article: its own, or its first point where the one that was written for it is
    withheld, or where it has none and the point is of its opening. Of several the one that tells what most
    articles tell, or an opening among the `summary` where none does; for want of both the sentence that names
    most."""
    titles = [
        article.analysis.headline
        for article in articles
        if not (_is_headed_by_sentence(article) or _has_lost_headline(article.analysis))
    ]
    if len(articles) == 1:
        points = () if titles else [point for point in summary if _may_stand_for_title(point, articles[0])]
        return point_headline(points) or articles[0].analysis.headline
    openings = _openings(articles)
    leads = [point for point in summary if not openings.isdisjoint(point.evidence) and may_head(point)]
    return centrality.choose_headline(titles, leads, _typicality(articles)) or max(
        (article.analysis.headline for article in articles),
        key=lambda headline: len(entities.names(headline.text)),
    )


def _may_stand_for_title(point: KeyPointFinding, article: AnalyzedArticle) -> bool:
    """Whether a point may head an article: one of its opening, or any in place of a headline withheld."""
    if not _is_headed_by_sentence(article):
        return True
    opening = article.sentences[:_OPENING]
    return not opening or all(piece.start < opening[-1].end for piece in point.evidence)


def _has_lost_headline(analysis: Analysis) -> bool:
    """Whether the headline that was written for an article is withheld, so that the title is what is left."""
    return any(entry.section == "headline" for entry in analysis.withheld)


def _is_headed_by_sentence(article: AnalyzedArticle) -> bool:
    """Whether a sentence stands in for the title that it lacks."""
    text = article.article.text
    return article.analysis.headline.text in {
        " ".join(text[s.start : s.end].split()) for s in article.sentences
    }


def _typicality(articles: Sequence[AnalyzedArticle]) -> centrality.TypicalityScore:
    return centrality.typicality([body(article.article, article.sentences) for article in articles])


def _openings(articles: Sequence[AnalyzedArticle]) -> frozenset[Evidence]:
    """What bears out the first point of each article."""
    return frozenset(
        piece for article in articles for point in article.analysis.summary[:1] for piece in point.evidence
    )


def _compare_articles(story: Story, articles: Sequence[AnalyzedArticle], copies: Mapping[str, int]) -> Story:
    """The story with what its articles agree and differ in, and how well each finding is attested, without
    the questions that one of several articles answers."""
    sourcing = confidence.Sourcing(
        groups=origins.origins([(source.article, source.sentences) for source in articles]),
        publishers={source.article.id: source.article.publisher for source in articles},
        copies=copies,
    )
    lone = len(articles) == 1
    findings: list[KeyPointFinding | PositionFinding] = [*story.summary, *story.positions]
    statements = [
        agreement.EvidencedStatement(confidence.finding_text(finding), finding.evidence)
        for finding in findings
    ]
    claims_by_article = (
        [] if lone else [claims.article_claims(source.article, source.sentences) for source in articles]
    )
    published = {source.article.id: source.article.published for source in articles}
    agreements = (
        *agreement.differences(claims_by_article, published),
        *agreement.disputes(claims_by_article),
        *(() if lone else agreement.corroborations(statements, claims_by_article, sourcing)),
    )
    every = [claim for article in claims_by_article for claim in article.claims]
    return story.model_copy(
        update={
            "summary": confidence.assign_confidence(story.summary, agreements, sourcing, lone),
            "positions": confidence.assign_confidence(story.positions, agreements, sourcing, lone),
            "open_questions": tuple(
                q for q in story.open_questions if not answers.find_answer(q.question, every)
            ),
            "agreement": agreements,
            "origins": sourcing.groups,
        }
    )


def _sections(
    articles: Sequence[AnalyzedArticle], merged: MergeOutcome | None
) -> dict[str, tuple[Finding, ...]]:
    if merged is None or merged.sections is None:
        return user_sections(articles)
    return dict(merged.sections)


def user_sections(articles: Sequence[AnalyzedArticle]) -> dict[str, tuple[Finding, ...]]:
    """The findings of a user's own sections in a story's articles, each thing once."""
    analyses = [article.analysis for article in articles]
    every = dict.fromkeys(section for analysis in analyses for section in analysis.sections)
    return {
        section: rules.merge_entries([analysis.sections.get(section, ()) for analysis in analyses])
        for section in every
    }


def _merge_silent_parties(
    quiet: Iterable[str], positions: Sequence[PositionFinding], name_context: Context
) -> tuple[str, ...]:
    """Each party once, by the first name that it is given, without those to whom another article of the
    story gives a position; those that most articles name come first."""

    def signs(name: str) -> Signs:
        return entity_linking.signs(name, name_context)

    def find_candidate(name: str, register: Register) -> str | None:
        return next(
            (
                candidate
                for candidate in register.candidates(name)
                if entity_linking.is_same_stakeholder(candidate, name, name_context)
            ),
            None,
        )

    heard = register_names((name for finding in positions for name in _position_parties(finding)), signs)
    counted, counts = Register(signs), dict[str, int]()
    for name in quiet:
        party = find_candidate(name, counted)
        if party is None:
            party = name
            counted.add(name)
        counts[party] = counts.get(party, 0) + 1
    silent = [name for name in counts if find_candidate(name, heard) is None]
    return tuple(sorted(silent, key=lambda name: -counts[name]))


def silent_parties(covered: AnalyzedArticle, refused: Container[str] = ()) -> tuple[str, ...]:
    """Who is named more than in passing and given no position, or only `refused` ones, after a look through
    all sentences."""
    article, aliases = covered.article, covered.aliases
    apart = asides(article.text, article.title_span, covered.sentences)
    texts = [article.text[s.start : s.end] for s in covered.sentences if s.number not in apart]
    accepted_positions = [
        position
        for position in covered.analysis.positions
        if confidence.finding_text(position) not in refused
    ]
    heard = {entities.name_key(name) for finding in accepted_positions for name in _position_parties(finding)}
    heard_keys = {aliases.get(name, name) for name in heard}
    whole = "\n".join(f" {name} " for name in heard)
    return tuple(
        party
        for party in mentions.parties(texts, aliases)
        if aliases.get(key := entities.name_key(party), key) not in heard_keys and f" {key} " not in whole
    )


def _position_parties(finding: PositionFinding) -> tuple[str, ...]:
    return (finding.stakeholder, finding.role) if finding.role else (finding.stakeholder,)
