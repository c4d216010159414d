"""What became of a story since the earlier brief: what changed, what is answered, what stays open."""

from collections.abc import Mapping

from briefing.model import Answer, Brief, Change, Coverage, Earlier, Evidence, Pending, Story
from briefing.render import history
from briefing.render.references import References
from briefing.render.view import Difference, DifferenceSide
from briefing.render.wording import clean, quoted, quoted_sentence

SINCE = "since"  # the section of what became of a story
MOST = 6  # of one story
_MOST_PENDING = 2


def title(brief: Brief) -> str:
    """ "Since 23 November"."""
    return f"Since {history.short(brief.previous, brief)}"


def became(story: Story) -> tuple[Change | Pending, ...]:
    """What a page can show of it: corrections, other changes, answers, then what stays open."""
    told = story.history
    if told is None or told.state != "changed":
        return ()
    changes = sorted(told.changes, key=lambda change: not change.correction)
    became: list[Change | Pending] = [*changes, *told.answers, *told.pending[:_MOST_PENDING]]
    return tuple(became[:MOST])


def shown(
    one: Change | Pending, brief: Brief, articles: Mapping[str, Coverage], references: References
) -> Difference:
    """One of them, with the sentences of both days."""
    if isinstance(one, Change):
        topic = f"Corrected: {one.text[:1].lower()}{one.text[1:]}" if one.correction else one.text
        now = _side(quoted(clean(one.says)), one.evidence, articles, references)
        return Difference(clean(topic), (now, _then(one.before, brief)))
    asked = history.short(one.asked, brief)
    question = clean(one.question)
    if isinstance(one, Answer):
        answer = _side(quoted_sentence(clean(one.evidence.quote)), one.evidence, articles, references)
        return Difference("Answered", (DifferenceSide(question, f"open since {asked}", False, None), answer))
    where = f"since {asked}, {clean(one.before.publisher or one.before.title)}".rstrip(", ")
    return Difference("Still open", (DifferenceSide(question, where, False, None),))


def _side(
    text: str, evidence: Evidence, articles: Mapping[str, Coverage], references: References
) -> DifferenceSide:
    article = articles.get(evidence.article)
    publisher = clean(article.publisher) if article else ""
    return DifferenceSide(text, publisher, False, references.cite([evidence]))


def _then(before: Earlier, brief: Brief) -> DifferenceSide:
    where = ", ".join(
        filter(None, (f"brief of {history.short(brief.previous, brief)}", clean(before.publisher)))
    )
    return DifferenceSide(quoted(clean(before.says)), where, False, None)
