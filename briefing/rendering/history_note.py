"""History on a page: what is new since the earlier brief, what changed, what is answered, what stays open."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.models import (
    Answer,
    Brief,
    Change,
    Coverage,
    Earlier,
    Event,
    Evidence,
    KeyPointFinding,
    Pending,
    PositionFinding,
    QuestionFinding,
    Story,
)
from briefing.notices import pluralize
from briefing.rendering.citations import References
from briefing.rendering.english import clean, day, quote_sentence, quote_text, shorten_title
from briefing.rendering.view import (
    DifferenceSide,
    PageDifference,
    PageQuestion,
    PageStatement,
    PositionClause,
)

SINCE = "since"  # the section of what became of a story
_MOST = 6  # developments of one story
_MOST_PENDING = 2
_NAMED = 3  # unchanged stories
_NEW = "New"
TURNS: Mapping[str, str] = {  # what a sentence makes of an earlier one (`models.Turn`)
    "called off": "Called off",
    "taken back": "Taken back",
    "turned round": "Reversed",
    "put off": "Put off",
    "decided": "Decided",
    "carried out": "Done as planned",
    "undone": "No longer so",
}

Development = Event | Change | Pending
FindingT = TypeVar("FindingT", KeyPointFinding, PositionFinding)


def is_unchanged(story: Story) -> bool:
    return story.history is not None and story.history.state == "unchanged"


def has_nothing_new(brief: Brief) -> bool:
    """Whether every story is as it was in the previous brief."""
    return bool(brief.stories) and all(map(is_unchanged, brief.stories))


def unchanged_note(brief: Brief) -> str:
    """ "Nothing new since 23 November. Unchanged: Mill burns; Port strike ends." """
    named = [shorten_title(story.headline.text).rstrip(".") for story in brief.stories[:_NAMED]]
    more = len(brief.stories) - len(named)
    rest = f"; and {pluralize(more, 'story')} more" if more else ""
    return f"Nothing new since {short_date(brief.previous, brief)}. Unchanged: {'; '.join(named)}{rest}."


def comparison_line(brief: Brief) -> tuple[str, ...]:
    """Lines for the coverage, where there was an earlier brief: which it was, and which questions are not
    followed from this day on."""
    if not brief.previous:
        return ()
    retired = (
        f"No longer followed, as nothing was told of it since {short_date(question.told, brief)}:"
        f" {clean(question.question)} (open since {short_date(question.asked, brief)})"
        for question in brief.retired
    )
    return (f"Compared with the brief of {short_date(brief.previous, brief)}.", *retired)


def standing_reason(story: Story, brief: Brief) -> str:
    """Why a story stands where it does: what became of it since the previous brief, and what ranked it."""
    since = story.history
    if since is None or not brief.previous:
        return clean(story.why)
    state_text = {
        "new": f"not in the brief of {short_date(brief.previous, brief)}",
        "changed": f"changed since {short_date(brief.previous, brief)}, what is new comes first",
        "unchanged": f"unchanged since {short_date(since.since, brief)}",
    }[since.state]
    return state_text if is_unchanged(story) else "; ".join(filter(None, (state_text, clean(story.why))))


def mark_new(statement: PageStatement, finding: KeyPointFinding, story: Story) -> PageStatement:
    """The statement, marked where it is new in a story that is not."""
    if not new_findings([finding], story):
        return statement
    return replace(statement, label=". ".join(filter(None, (_NEW, statement.label))))


def mark_new_clause(clause: PositionClause, new: bool) -> PositionClause:
    """The clause, marked where it is new."""
    return replace(clause, note=", ".join(filter(None, (_NEW.lower(), clause.note)))) if new else clause


def note_open_since(question: PageQuestion, finding: QuestionFinding, brief: Brief) -> PageQuestion:
    """The question, with the date since when it is open where an earlier brief asked it."""
    if not finding.first_told or finding.first_told == brief.date:
        return question
    since_text = f"open since {short_date(finding.first_told, brief)}"
    return replace(question, details="; ".join(filter(None, (since_text, question.details))))


def new_findings(findings: Sequence[FindingT], story: Story) -> list[FindingT]:
    """Those that are new in a story that was told before."""
    if story.history is None or story.history.state != "changed":
        return []
    return [finding for finding in findings if finding.first_told == story.history.since]


def short_date(iso: str, brief: Brief) -> str:
    """ "23 November", with its year where that is not the brief's."""
    return day(iso).removesuffix(f" {brief.date[:4]}")


def since_title(story: Story, brief: Brief) -> str:
    """ "Since 23 November", the day on which the story was told last; "What changed" of a new one."""
    told = (story.history.told or brief.previous) if story.history and story.history.previous else ""
    return f"Since {short_date(told, brief)}" if told else "What changed"


def developments(story: Story) -> tuple[Development, ...]:
    """What a page can show of it: what is withdrawn or reversed, corrections, what else was overtaken, other
    changes, answers, then what stays open."""
    story_history = story.history
    if story_history is None or story_history.state == "unchanged":
        return ()
    answered = {answer.evidence for answer in story_history.answers}
    told = [e for e in story_history.events if e.turn != "decided" or e.evidence not in answered]
    first = [event for event in told if event.kind != "superseded"]
    selected: list[Development] = [
        *first,
        *(change for change in story_history.changes if change.correction),
        *(event for event in told if event not in first),
        *(change for change in story_history.changes if not change.correction),
        *(a for a in story_history.answers if a.evidence not in {event.evidence for event in told}),
        *story_history.pending[:_MOST_PENDING],
    ]
    return tuple(selected[:_MOST])


def describe_development(
    development: Development, brief: Brief, articles: Mapping[str, Coverage], references: References
) -> PageDifference:
    """One of them, with the sentences of both days."""
    if isinstance(development, Change):
        topic = (
            f"Corrected: {development.text[:1].lower()}{development.text[1:]}"
            if development.correction
            else development.text
        )
        now = _side(quote_text(clean(development.says)), development.evidence, articles, references)
        return PageDifference(clean(topic), (now, _earlier_side(development.before, brief)))
    if isinstance(development, Event):
        now = _side(
            quote_sentence(clean(development.evidence.quote)), development.evidence, articles, references
        )
        return PageDifference(TURNS[development.turn], (now, _earlier_side(development.before, brief)))
    asked_on = short_date(development.asked, brief)
    question = clean(development.question)
    if isinstance(development, Answer):
        answer = _side(
            quote_sentence(clean(development.evidence.quote)), development.evidence, articles, references
        )
        return PageDifference(
            "Answered", (DifferenceSide(question, f"open since {asked_on}", False, None), answer)
        )
    where = f"since {asked_on}, {clean(development.before.publisher or development.before.title)}".rstrip(
        ", "
    )
    return PageDifference("Still open", (DifferenceSide(question, where, False, None),))


def _side(
    text: str, evidence: Evidence, articles: Mapping[str, Coverage], references: References
) -> DifferenceSide:
    article = articles.get(evidence.article)
    publisher = clean(article.publisher) if article else ""
    return DifferenceSide(text, publisher, False, references.cite([evidence]))


def _earlier_side(before: Earlier, brief: Brief) -> DifferenceSide:
    told = f"brief of {short_date(brief.previous, brief)}" if brief.previous else "before"
    when = short_date(before.published, brief) if before.published else told
    where = ", ".join(filter(None, (clean(before.publisher), when)))
    return DifferenceSide(quote_text(clean(before.says)), where, False, None)
