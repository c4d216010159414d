"""Words of a page and of its parts, as its Markdown has them: runs of anything but white space, marks of
lists and reference numbers among them."""

from briefing.notices import pluralize
from briefing.rendering.view import (
    AlsoToday,
    BriefPage,
    PageDifference,
    PageEntry,
    PageQuestion,
    PageStatement,
    PageStory,
    PositionClause,
    Reference,
    StakeholderEntry,
)

_RULE = 1  # the line between a page and its sources


def page_words(page: BriefPage) -> int:
    """Words from the title to the sources, at most."""
    total = 2 + word_count(page.title) + word_count(page.date) + word_count(page.notice) + _RULE
    total += 2 + sum(map(statement_words, page.lead)) if page.lead else 0
    total += 1 + word_count(page.basis) if page.basis else 0
    total += sum(story_words(story) + sum(map(note_words, story.notes)) for story in page.stories)
    total += 1 + word_count(page.also_title) + sum(map(also_words, page.also)) if page.also else 0
    total += 3 + word_count(page.not_shown) if page.not_shown else 0
    return total + sum(map(note_words, page.notes)) + word_count(page.legend)


def page_line(page: BriefPage) -> str:
    """ "The page: 11 stories, 4 of them in full, 7 in one line; about 607 words before its sources"."""
    full, lines = len(page.stories), len(page.also)
    hidden = f", {page.unlisted} in the JSON alone" if page.unlisted else ""
    stories = pluralize(full + lines + page.unlisted, "story")
    told = f"{full} of them in full, {lines} in one line{hidden}"
    return f"The page: {stories}, {told}; {page_words(page):,} words before its sources, references counted"


def note_words(note: str) -> int:
    """Words of an analyst's note, with those that say whose it is."""
    return 5 + word_count(note)


def also_words(line: AlsoToday) -> int:
    """Words of a story in one line."""
    return 1 + word_count(line.headline) + word_count(line.note) + _reference_count(line.reference)


def story_words(story: PageStory) -> int:
    """Words from the headline to the last question, with labels, list marks and reference numbers."""
    total = 1 + word_count(story.headline) + _reference_count(story.reference) + 1 + word_count(story.basis)
    total += 3 + word_count(story.why) if story.why else 0
    if story.lead:
        total += 2 + sum(statement_words(point) for point in story.lead)
    for section in story.sections:
        total += word_count(section.title)
        total += sum(1 + statement_words(point) for point in section.points)
        total += sum(map(stakeholder_words, section.stakeholders))
        total += silent_words(section.silent)
        total += sum(1 + question_words(question) for question in section.questions)
        total += sum(1 + entry_words(entry) for entry in section.entries)
        total += sum(1 + difference_words(difference) for difference in section.differences)
    return total


def statement_words(point: PageStatement) -> int:
    """Words of a statement with its label and its reference."""
    said = word_count(point.text) + word_count(point.label) + word_count(point.details)
    return said + _weak_words(point.weak) + word_count(point.attested) + _reference_count(point.reference)


def stakeholder_words(entry: StakeholderEntry) -> int:
    """Words of a stakeholder with its positions and its list mark."""
    return 1 + word_count(entry.name) + word_count(entry.role) + sum(map(_clause_words, entry.clauses))


def _clause_words(clause: PositionClause) -> int:
    marked = (
        word_count(clause.verb)
        + word_count(clause.text)
        + word_count(clause.note)
        + word_count(clause.details)
    )
    marked += word_count(clause.attested)
    return marked + _weak_words(clause.weak) + _reference_count(clause.reference)


def _weak_words(reason: str) -> int:
    """Words of "(partly traced: …)"."""
    return 2 + word_count(reason) if reason else 0


def silent_words(names: str) -> int:
    """Words of the line that names those without a position."""
    return 5 + word_count(names) if names else 0


def question_words(question: PageQuestion) -> int:
    """Words of a question, with why it is open, and its reference."""
    asked = word_count(question.text) + word_count(question.why) + word_count(question.details)
    return asked + _weak_words(question.weak) + _reference_count(question.reference)


def entry_words(entry: PageEntry) -> int:
    """Words of a finding of a user's section, and its reference."""
    said = word_count(entry.lead) + word_count(entry.text) + word_count(entry.details)
    return said + _weak_words(entry.weak) + _reference_count(entry.reference)


def difference_words(difference: PageDifference) -> int:
    """Words of both sides of a difference, with their sources and references."""
    words = [word_count(side.text) + word_count(side.source) + side.against for side in difference.sides]
    return (
        word_count(difference.topic)
        + sum(words)
        + sum(_reference_count(side.reference) for side in difference.sides)
    )


def _reference_count(reference: Reference | None) -> int:
    return len(reference.numbers) if reference else 0


def word_count(text: str) -> int:
    """Runs of anything but white space."""
    return len(text.split())
