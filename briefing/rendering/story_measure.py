"""Words of a story with any of its findings: each finding is measured once, and its words are added up."""

from collections import defaultdict
from functools import cached_property

from briefing.models import AGREEMENT, Section, Story
from briefing.rendering import differences, history_note, page_words
from briefing.rendering import story as stories
from briefing.rendering.basis_line import relative_dates
from briefing.rendering.citations import References
from briefing.rendering.english import clean
from briefing.rendering.frame import Frame, story_articles
from briefing.rendering.page_statements import ShownTexts, entry
from briefing.rendering.page_words import word_count
from briefing.rendering.stakeholders import stakeholder_entry
from briefing.rendering.story_budget import SILENT, Key


class StoryMeasure:
    """What `page_words.story_words` counts of a story, for any choice among its findings.

    A finding has the same words beside any others, but for two: a stakeholder's, who says what the page has
    not said yet, and the dates that the basis line explains. Of these each combination is measured once.
    """

    def __init__(self, frame: Frame, story: Story) -> None:
        self._frame = frame
        self._story = story
        self._measured: dict[tuple[str, Key], int] = {}  # by the kind of what is measured
        self._parties: dict[tuple[tuple[int, bool], ...], int] = {}
        self._dates: dict[frozenset[Key], int] = {}
        self._dated: dict[Key, bool] = {}
        self._repeats: dict[tuple[int, int], bool] = {}

    def words(self, chosen: frozenset[Key]) -> int:
        """Words of the story where it shows the chosen findings."""
        ranks: defaultdict[str, list[int]] = defaultdict(list)
        for name, rank in sorted(chosen):
            ranks[name].append(rank)
        total = self._bare + self._date_words(chosen)
        total += self._since_words(ranks[history_note.SINCE])
        for section in self._frame.sections:
            if section.name == "positions":
                total += self._positions_words(section, ranks["positions"], ranks["summary"], chosen)
            elif ranks[section.name]:
                total += word_count(clean(section.title))
                total += sum(self._finding_words(section.name, rank) for rank in ranks[section.name])
            if section.name == "summary" and ranks[AGREEMENT]:
                total += word_count(differences.TITLE)
                total += sum(self._difference_words(rank) for rank in ranks[AGREEMENT])
        return total

    @cached_property
    def _bare(self) -> int:
        """Words of the story without any finding, and without the dates that its basis line explains."""
        nothing = frozenset[Key]()
        shown = stories.countable_story(self._frame, self._story, nothing, self._references())
        return page_words.story_words(shown) - self._date_words(nothing)

    @cached_property
    def _names(self) -> list[str]:
        return [clean(position.stakeholder) for position in self._story.positions]

    def _references(self) -> References:
        return References(self._frame.articles)

    def _finding_words(self, section: str, rank: int) -> int:
        key = ("finding", (section, rank))
        if key not in self._measured:
            self._measured[key] = 1 + self._measure_finding(section, rank)
        return self._measured[key]

    def _measure_finding(self, section: str, rank: int) -> int:
        frame, story, references = self._frame, self._story, self._references()
        if section == "summary":
            return page_words.statement_words(
                stories.story_point(frame, story, story.summary[rank], references)
            )
        if section == "open_questions":
            return page_words.question_words(
                stories.story_question(frame, story.open_questions[rank], references)
            )
        return page_words.entry_words(entry(story.sections[section][rank], frame.articles, references))

    def _difference_words(self, rank: int) -> int:
        key = ("difference", (AGREEMENT, rank))
        if key not in self._measured:
            shown = differences.differences(
                [self._story.agreement[rank]], self._frame.articles, self._references()
            )
            self._measured[key] = sum(1 + page_words.difference_words(difference) for difference in shown)
        return self._measured[key]

    def _since_words(self, ranks: list[int]) -> int:
        every = history_note.developments(self._story) if ranks else ()
        shown = [rank for rank in ranks if rank < len(every)]
        for rank in shown:
            key = ("development", (history_note.SINCE, rank))
            if key not in self._measured:
                development = history_note.describe_development(
                    every[rank], self._frame.brief, self._frame.articles, self._references()
                )
                self._measured[key] = 1 + page_words.difference_words(development)
        title = word_count(history_note.since_title(self._story, self._frame.brief)) if shown else 0
        return title + sum(self._measured["development", (history_note.SINCE, rank)] for rank in shown)

    def _positions_words(
        self, section: Section, positions: list[int], points: list[int], chosen: frozenset[Key]
    ) -> int:
        parties: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
        for rank in positions:
            parties[self._names[rank]].append((rank, self._is_said(rank, points)))
        silent = stories.silent_names(self._story) if SILENT in chosen else ""
        if not parties and not silent:
            return 0
        own = sum(self._party_words(tuple(party)) for party in parties.values())
        return word_count(clean(section.title)) + own + page_words.silent_words(silent)

    def _is_said(self, position: int, points: list[int]) -> bool:
        """Whether the bottom line or one of the points says a position; -1 is the bottom line."""
        return any(self._is_said_in(position, point) for point in (-1, *points))

    def _is_said_in(self, position: int, point: int) -> bool:
        if (position, point) not in self._repeats:
            said = self._frame.said if point < 0 else ShownTexts([self._story.summary[point].text])
            self._repeats[position, point] = self._story.positions[position].position in said
        return self._repeats[position, point]

    def _party_words(self, party: tuple[tuple[int, bool], ...]) -> int:
        """Words of one stakeholder, by its positions and whether each is said elsewhere."""
        if party not in self._parties:
            story = self._story
            shown = [stories.story_position(story, story.positions[rank]) for rank, _ in party]
            said = {story.positions[rank].position for rank, is_said in party if is_said}
            self._parties[party] = page_words.stakeholder_words(
                stakeholder_entry(
                    self._names[party[0][0]],
                    shown,
                    self._frame.articles,
                    self._references(),
                    said,
                    several=len(story.articles) > 1,
                    fresh=history_note.new_findings(shown, story),
                )
            )
        return self._parties[party]

    def _date_words(self, chosen: frozenset[Key]) -> int:
        if self._frame.brief_basis:
            return 0
        dated = frozenset(key for key in chosen if self._is_dated(key))
        if dated not in self._dates:
            articles = story_articles(self._frame, self._story)
            shown = stories.shown_statements(self._frame, self._story, dated)
            sentences = relative_dates(articles, [*stories.lead_statements(self._frame), *shown])
            self._dates[dated] = sum(map(word_count, sentences))
        return self._dates[dated]

    def _is_dated(self, key: Key) -> bool:
        """Whether a finding has words for a day that is counted from an article's."""
        if key not in self._dated:
            shown = stories.shown_statements(self._frame, self._story, {key})
            self._dated[key] = bool(relative_dates(story_articles(self._frame, self._story), shown))
        return self._dated[key]
