"""History of a story on a page: what changed since the earlier brief, what is answered, what stays open."""

from collections.abc import Mapping

from briefing.models import Answer, Brief, Change, Coverage, Earlier, Evidence, Pending, Story
from briefing.rendering import history_note
from briefing.rendering.citations import References
from briefing.rendering.english import clean, quote_sentence, quote_text
from briefing.rendering.view import DifferenceSide, PageDifference

SINCE = "since"  # the section of what became of a story
MOST = 6  # of one story
_MOST_PENDING = 2


def title(brief: Brief) -> str:
    """ "Since 23 November"."""
    return f"Since {history_note.short_date(brief.previous, brief)}"


def developments(story: Story) -> tuple[Change | Pending, ...]:
    """What a page can show of it: corrections, other changes, answers, then what stays open."""
    story_history = story.history
    if story_history is None or story_history.state != "changed":
        return ()
    changes = sorted(story_history.changes, key=lambda change: not change.correction)
    selected: list[Change | Pending] = [
        *changes,
        *story_history.answers,
        *story_history.pending[:_MOST_PENDING],
    ]
    return tuple(selected[:MOST])


def describe_development(
    development: Change | Pending, brief: Brief, articles: Mapping[str, Coverage], references: References
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
    asked_on = history_note.short_date(development.asked, brief)
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
    where = ", ".join(
        filter(None, (f"brief of {history_note.short_date(brief.previous, brief)}", clean(before.publisher)))
    )
    return DifferenceSide(quote_text(clean(before.says)), where, False, None)
