"""Rows of the archive: a brief as what its tables hold of it.

What was withheld is not among them: the archive answers with what was traced to its source, and nothing else.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from briefing.archive.database import Row, Value
from briefing.models import (
    AGREEMENT,
    Brief,
    Coverage,
    Earlier,
    Evidence,
    Finding,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
    Stakeholder,
    Story,
)
from briefing.nlp import entities
from briefing.nlp.quantities.recognition import quantities
from briefing.stories.person_names import clean_name
from briefing.verification import text_of

# sections of what has happened since the brief before
ANSWERS, CHANGES, EVENTS = "answers", "changes", "events"
HEADLINE = "headline"  # that of a story, which stands in no section of it
IDS_OF_DAY = 1_000_000  # ids of a day's statements, and of its parties, so that they are in order of time

Tables = dict[str, list[Row]]


def first_id(day: date) -> int:
    """The id below those of all statements of a day and after."""
    return day.toordinal() * IDS_OF_DAY


def name_keys(name: str) -> set[str]:
    """What a name is found by: the keys of it, with and without a role."""
    whole = clean_name(name)
    return {key for text in (name, whole, entities.split_role(whole)[1]) if (key := entities.name_key(text))}


def brief_rows(brief: Brief, storylines: Mapping[str, str], words: Mapping[str, Mapping[str, int]]) -> Tables:
    """The rows of a brief by their tables, those first that others refer to. `storylines` and `words` are
    those of each story, by its id."""
    tables: Tables = {
        "briefs": [
            {
                "date": brief.date,
                "title": brief.title,
                "engine": brief.run.engine,
                "model": brief.run.model or "",
                "previous": brief.previous,
            }
        ],
        "articles": [_article_row(brief.date, article) for article in brief.articles],
        "stories": [
            {
                "date": brief.date,
                "id": story.id,
                "storyline": storylines[story.id],
                "place": place,
                "headline": story.headline.text,
                "state": story.history.state if story.history else "",
                "words": json.dumps(words[story.id], ensure_ascii=False, separators=(",", ":")),
            }
            for place, story in enumerate(brief.stories, start=1)
        ],
        "story_articles": [
            {"date": brief.date, "story": story.id, "article": article}
            for story in brief.stories
            for article in story.articles
        ],
    }
    statements = _StatementRows(brief)
    for story in brief.stories:
        statements.add_story(story)
    return tables | statements.tables


def _article_row(day: str, article: Coverage) -> Row:
    return {
        "date": day,
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "publisher": article.publisher,
        "published": article.published,
        "status": article.status,
        "duplicate_of": article.duplicate_of or "",
    }


class _StatementRows:
    """The rows of a brief's parties and statements, while their ids are given out."""

    def __init__(self, brief: Brief) -> None:
        self._date = brief.date
        self._ids = first_id(date.fromisoformat(brief.date))
        self.tables: Tables = {
            name: []
            for name in (
                "parties",
                "party_names",
                "statements",
                "evidence",
                "figures",
                "positions",
                "questions",
                "answers",
                "changes",
            )
        }

    def add_story(self, story: Story) -> None:
        parties = self._add_parties(story)
        if story.headline.text not in {point.text for point in story.summary}:
            self._add(story, HEADLINE, 1, story.headline.text, story.headline.evidence, None, "")
        for number, point in enumerate(story.summary, start=1):
            self._add(story, "summary", number, point.text, point.evidence, point, point.status)
        for number, position in enumerate(story.positions, start=1):
            self._add_position(story, number, position, parties[position.stakeholder])
        for number, question in enumerate(story.open_questions, start=1):
            key = self._add(
                story, "open_questions", number, question.question, question.evidence, question, "open"
            )
            asked = question.first_told or self._date
            self._put("questions", statement=key, asked=asked, why=question.why)
        for number, agreement in enumerate(story.agreement, start=1):
            self._add(story, AGREEMENT, number, agreement.text, agreement.evidence, agreement, agreement.kind)
        for section, findings in story.sections.items():
            for number, finding in enumerate(findings, start=1):
                text = text_of(finding.model_extra or {})
                self._add(story, section, number, text, finding.evidence, finding, "")
        self._add_history(story)

    def _add_parties(self, story: Story) -> dict[str, int]:
        """The ids of a story's parties by each of their names."""
        ids: dict[str, int] = {}
        for party in _parties(story):
            key = self._ids + len(self.tables["parties"]) + 1
            self._put(
                "parties",
                id=key,
                date=self._date,
                story=story.id,
                name=party.name,
                role=party.role,
                kind=party.kind,
            )
            for name in dict.fromkeys((party.name, *party.aliases)):
                ids.setdefault(name, key)
                for found_by in sorted(name_keys(name)):
                    self._put("party_names", party=key, name=name, key=found_by)
        return ids

    def _add_position(self, story: Story, number: int, position: PositionFinding, party: int) -> None:
        text = " ".join(filter(None, (position.stakeholder, position.verb, position.position)))
        evidence = (*position.evidence, *((position.named_in,) if position.named_in else ()))
        key = self._add(story, "positions", number, text, evidence, position, "")
        self._put(
            "positions",
            statement=key,
            party=party,
            verb=position.verb,
            position=position.position,
            stance=position.stance,
            stance_on=position.stance_on,
            directness=position.directness,
        )

    def _add_history(self, story: Story) -> None:
        if story.history is None:
            return
        for number, answer in enumerate(story.history.answers, start=1):
            key = self._add(story, ANSWERS, number, answer.evidence.quote, (answer.evidence,), None, "")
            self._put("answers", statement=key, asked=answer.asked, question=answer.question)
        for number, change in enumerate(story.history.changes, start=1):
            text = f"{change.text}: {change.says}"
            key = self._add(story, CHANGES, number, text, (change.evidence,), None, "")
            self._put_before(key, change.before, correction=change.correction)
        for number, event in enumerate(story.history.events, start=1):
            key = self._add(story, EVENTS, number, event.evidence.quote, (event.evidence,), None, event.turn)
            self._put_before(key, event.before)

    def _put_before(self, statement: int, before: Earlier, *, correction: bool = False) -> None:
        """The sentence that a statement changes or turns."""
        self._put(
            "changes",
            statement=statement,
            correction=int(correction),
            before_says=before.says,
            before_quote=before.quote,
            before_title=before.title,
            before_source=before.source,
            before_publisher=before.publisher,
        )

    def _add(
        self,
        story: Story,
        section: str,
        number: int,
        text: str,
        evidence: Sequence[Evidence],
        finding: Finding | None,
        status: str,
    ) -> int:
        """Adds a statement with its evidence and the figures in it. Its id."""
        key = self._ids + len(self.tables["statements"]) + 1
        self._put(
            "statements",
            id=key,
            date=self._date,
            story=story.id,
            section=section,
            number=number,
            text=text,
            status=status,
            verdict=finding.verdict if finding else "supported",
            first_told=_first_told(finding) or self._date,
            names=" | ".join(_names_in(text, story)),
        )
        for place, piece in enumerate(evidence, start=1):
            self._put(
                "evidence",
                statement=key,
                number=place,
                article=piece.article,
                start_offset=piece.start,
                end_offset=piece.end,
                quote=piece.quote,
            )
        for place, figure in enumerate(quantities(text), start=1):
            self._put("figures", statement=key, number=place, value=str(figure.value), unit=figure.unit)
        return key

    def _put(self, table: str, **row: Value) -> None:
        self.tables[table].append(row)


def _first_told(finding: Finding | None) -> str:
    return (
        finding.first_told if isinstance(finding, KeyPointFinding | PositionFinding | QuestionFinding) else ""
    )


def _parties(story: Story) -> Iterator[Stakeholder]:
    """The stakeholders of a story, and whoever has a position in it and is none of them."""
    known = {name for party in story.stakeholders for name in (party.name, *party.aliases)}
    yield from story.stakeholders
    for position in story.positions:
        if position.stakeholder not in known:
            known.add(position.stakeholder)
            yield Stakeholder(
                name=position.stakeholder, aliases=(), role=position.role, kind=position.stakeholder_kind
            )


def _names_in(text: str, story: Story) -> Iterable[str]:
    """All names of each party of a story that a text names by one of them."""
    key = f" {entities.name_key(text)} "
    for party in _parties(story):
        names = (party.name, *party.aliases)
        if any(name in text or f" {entities.name_key(name)} " in key for name in names):
            yield from names
