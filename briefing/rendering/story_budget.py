"""Selection of a story's findings: by rank, in balance, within its budget of words."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import zip_longest
from typing import NamedTuple

from briefing.models import AGREEMENT, Brief, Coverage, PositionFinding, Section, Story
from briefing.nlp.annotated_sentence import annotate_sentence
from briefing.nlp.leaning_statements import stands_alone, takes_up_another
from briefing.nlp.word_classes import verb_class
from briefing.rendering.differences import MOST, differs
from briefing.rendering.page_words import word_count

PROPER = 140  # words of a day that a story is given at the least, so that few are told and these properly
LEAD_SHARE = 0.25  # of a lone story's words, and of a day's, for the bottom line
_LONE_SHARE = 2 / 3  # of a lone article's own words
_LONG_CLAUSE = 20  # words, from where on a shorter clause of the same stakeholder goes first
_FIRST_STAKEHOLDERS = 4  # before the second and third of what happened
_FIRST_QUESTIONS = 3
_FIRST_POINTS = 3
_FIRST_OWN = 2  # findings of each section that a user added


class Extent(NamedTuple):
    """How much of a day a page shows at most: so many stories in full, each in `story_words` words from its
    headline to its last question, `also` others in one line, and all of it, up to its sources, in `words`."""

    stories: int = 8
    story_words: int = 250
    also: int = 8
    words: int = 900


Key = tuple[str, int]  # a section's name and the finding's rank in it
Slot = tuple[Key, ...]  # alternatives
SILENT: Key = ("silent", 0)

_BUILT_IN = (
    Section(name="summary", title="What happened", order=10, max_items=5, fields={}),
    Section(name="positions", title="Who wants what", order=20, max_items=12, fields={}),
    Section(name="open_questions", title="Still open", order=30, max_items=5, fields={}),
)


def brief_sections(brief: Brief) -> tuple[Section, ...]:
    """The brief's sections in their order; a built-in one that the brief doesn't list keeps its default if a
    story has findings of it."""
    listed = {section.name for section in brief.sections}
    every = [
        *brief.sections,
        *(
            built_in
            for built_in in _BUILT_IN
            if built_in.name not in listed and _has_section_findings(brief, built_in)
        ),
    ]
    return tuple(sorted(every, key=lambda section: (section.order, section.name)))


def _has_section_findings(brief: Brief, section: Section) -> bool:
    return any(getattr(story, section.name) for story in brief.stories)


def word_limit(articles: Sequence[Coverage], most: int) -> int:
    """A story's words: `most`, and never more than two thirds of a lone article's numbered sentences."""
    if len(articles) != 1:
        return most
    article = articles[0]
    article_words = sum(len(article.text[start:end].split()) for start, end in article.sentences)
    return min(most, int(article_words * _LONE_SHARE))


class Slots(NamedTuple):
    """The findings that a page may show of a story: in the `order` in which they are given room; those that
    are `needed` in whatever room; those `wanted` to tell it properly as well; and `again`, what happened of a
    story that has nothing to tell of it but what the bottom line says."""

    order: list[Slot]
    needed: list[Slot]
    wanted: list[Slot]
    again: Key | None


def slots(
    story: Story,
    is_said: Callable[[str], bool],
    telling: AbstractSet[int],
    *,
    with_silent: bool,
    repeated: bool = False,
) -> Slots:
    """Every finding that a page may show, in the order in which they are given room, but for what became of
    the story, which has its own; of the positions those `telling` ones, and those without one where they are
    wanted.

    A stakeholder's slot holds its positions as alternatives: of each stakeholder one comes before a second
    one of any. What happened comes first, so that a position told there is not said again; what contests or
    limits it follows at once, so that no length leaves a claim without what it is met with; a question that
    does not fit leaves its place to the next. A point that takes up what stands before it has no place, nor
    has one that the bottom line says, unless there is no other and it may be `repeated`.
    """
    reads_on = takes_up_another if len(story.articles) == 1 else _leans
    alone = [rank for rank, point in enumerate(story.summary) if not reads_on(point.text)]
    points = [
        (("summary", rank),)
        for rank in alone
        if not (story.summary[rank].text == story.headline.text or is_said(story.summary[rank].text))
    ]
    others = [rank for rank in alone if story.summary[rank].text != story.headline.text] or alone
    again = ("summary", others[0]) if repeated and others and not points else None
    points = [(again,)] if again else points
    disputed = _disputed_texts(story)
    points.sort(key=lambda slot: story.summary[slot[0][1]].text in disputed)  # which a dispute tells as well
    first = _stakeholder_slots(story.positions, telling, is_said)
    limiting: list[Slot] = [slot for slot in points[1:] if limits(story.summary[slot[0][1]].text)]
    points = [slot for slot in points if slot not in limiting]
    denying = [slot for slot in first if any(denies(story.positions[rank]) for _, rank in slot)]
    first = [slot for slot in first if slot not in denying]
    ranks = range(len(story.open_questions))
    questions = [tuple(("open_questions", later) for later in ranks[rank:]) for rank in ranks]
    own_slots = [
        ((name, rank),) for name, findings in story.sections.items() for rank in range(len(findings))
    ]
    differing: list[Slot] = [((AGREEMENT, rank),) for rank in _difference_ranks(story)]
    asked_for = [slot for slot in own_slots if slot[0][1] < _FIRST_OWN]
    opening = 2 if len(story.articles) > 1 else 1
    needed = [*points[:1], *differing[:MOST], *limiting, *denying]
    order = [
        *points[:1],
        *differing[:MOST],
        *limiting,
        *denying,
        *points[1:opening],
        *first[:2],
        *questions[:1],
        *asked_for,
        *first[2:_FIRST_STAKEHOLDERS],
        *questions[1:_FIRST_QUESTIONS],
        *points[opening:_FIRST_POINTS],
        *first[_FIRST_STAKEHOLDERS : _FIRST_STAKEHOLDERS + 1],
        *own_slots,
        *first[_FIRST_STAKEHOLDERS + 1 :],
        *((("positions", rank),) for rank in sorted(telling)),
        *points[_FIRST_POINTS:],
        *questions[_FIRST_QUESTIONS:],
        *([(SILENT,)] if story.silent and with_silent else []),
    ]
    return Slots(order, needed, first[:1], again)


def _disputed_texts(story: Story) -> frozenset[str]:
    """What the sides of disputes say that a page has room for."""
    shown = [story.agreement[rank] for rank in _difference_ranks(story)[:MOST]]
    return frozenset(side.says for each in shown if each.kind == "disputed" for side in each.sides)


def _leans(text: str) -> bool:
    """Whether a point needs another one: what stands before it may be of another article."""
    return not stands_alone(text)


def _difference_ranks(story: Story) -> list[int]:
    """The ranks of what the sources differ in: in turn a figure that differs and a claim that is denied."""
    ranked_kinds = [
        (rank, agreement.kind) for rank, agreement in enumerate(story.agreement) if differs(agreement)
    ]
    figures, denied = (
        [rank for rank, kind in ranked_kinds if kind == wanted] for wanted in ("differs", "disputed")
    )
    return [rank for pair in zip_longest(figures, denied) for rank in pair if rank is not None]


def _stakeholder_slots(
    positions: Sequence[PositionFinding], telling: AbstractSet[int], is_said: Callable[[str], bool]
) -> list[Slot]:
    """One slot a stakeholder with a position among the `telling` ones; long clauses and what was said come
    last. Whoever denies something comes first, so that no claim is told without what it is met with; then
    those whom most articles hear."""
    ranks: dict[str, list[int]] = {}
    heard: dict[str, set[str]] = {}
    for rank in sorted(telling):
        position = positions[rank]
        ranks.setdefault(position.stakeholder, []).append(rank)
        heard.setdefault(position.stakeholder, set()).update(piece.article for piece in position.evidence)

    def last(rank: int) -> tuple[bool, bool, bool, bool, int]:
        position = positions[rank]
        articles = len({piece.article for piece in position.evidence})
        long = word_count(position.position) > _LONG_CLAUSE
        return (
            is_said(position.position),
            not denies(position),
            long,
            articles > 1 and not position.verb,
            -articles,
        )

    def is_denier(name: str) -> bool:
        return any(denies(positions[rank]) for rank in ranks[name])

    loudest = sorted(ranks, key=lambda name: (not is_denier(name), -len(heard[name])))
    groups = [sorted(ranks[name], key=last) for name in loudest]
    fresh = [own for own in groups if not is_said(positions[own[0]].position)]
    stale = [own for own in groups if is_said(positions[own[0]].position)]
    return [tuple(("positions", rank) for rank in own) for own in (*fresh, *stale)]


def limits(text: str) -> bool:
    """Whether a point contests, corrects or narrows what is told beside it."""
    sentence = annotate_sentence(text)
    return any(
        clause.kind in ("main", "tag")
        and clause.verb is not None
        and sentence.tokens[clause.verb].lower in verb_class("verbs of limiting")
        for clause in sentence.clauses.clauses
    )


def denies(position: PositionFinding) -> bool:
    """Whether a party says of something that it is not so."""
    denying = verb_class("verbs that deny what they take", "verbs of disagreement")
    return not denying.isdisjoint(position.verb.casefold().split())


def is_contested(story: Story) -> bool:
    """Whether somebody in a story contests, corrects or narrows what it tells."""
    return (
        any(agreement.kind == "disputed" for agreement in story.agreement)
        or any(map(denies, story.positions))
        or any(limits(point.text) for point in story.summary)
    )


def fit_findings(
    order: Sequence[Slot],
    limit: int,
    words: Callable[[frozenset[Key]], int],
    barred: Callable[[Key, frozenset[Key]], bool],
    at_least: Callable[[Key, frozenset[Key]], int],
    given: frozenset[Key] = frozenset(),
) -> frozenset[Key] | None:
    """The findings that fit the limit in words, those that are `given` among them, or None where not even
    these do with the story's frame.

    Of each slot the first finding is taken that fits and that is not barred beside those chosen before. What
    it adds `at_least` beside those tells of most that they do not fit.
    """
    chosen = given
    taken = words(chosen)
    if taken > limit:
        return None
    refused: set[Key] = set()  # beside those chosen so far
    for slot in order:
        for key in slot:
            if key in chosen or key in refused:
                continue
            if taken + at_least(key, chosen) <= limit and not barred(key, chosen):
                wider = words(chosen | {key})
                if wider <= limit:
                    chosen, taken = chosen | {key}, wider
                    refused.clear()
                    break
            refused.add(key)
    return chosen
