"""One story as a page shows it, with the findings that there is room for."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from briefing.models import (
    AGREEMENT,
    Brief,
    Evidence,
    KeyPointFinding,
    PositionFinding,
    QuestionFinding,
    Section,
    Story,
)
from briefing.nlp import lexicon
from briefing.nlp.leaning_statements import takes_up_another
from briefing.notices import pluralize
from briefing.rendering import differences, history_note
from briefing.rendering.basis_line import (
    ShownStatement,
    SourceCounts,
    basis,
    count_and_origin,
    cut_off_note,
    future_date_note,
    merge_failure_note,
)
from briefing.rendering.citations import References, sentence_number
from briefing.rendering.english import (
    capitalize,
    clean,
    cut_words,
    drop_false_quotes,
    join_words,
    quote_text,
    strip_full_stop,
)
from briefing.rendering.frame import Frame, story_articles
from briefing.rendering.page_statements import entry, is_opinion, point, question
from briefing.rendering.point_order import points_in_order
from briefing.rendering.stakeholders import stakeholder_entries
from briefing.rendering.story_budget import SILENT, Key
from briefing.rendering.view import PageQuestion, PageSection, PageStatement, PageStory, Reference
from briefing.verification import text_of

_PLACING = re.compile(r"\b(?:in|at|near|from|to|across|around|outside)(?: the)?(?: [A-Z][\w.’'-]*)*\s*$")
_MOST_SILENT = 8
_LONGEST_HEADLINE = 40  # words: the first sentence of a text without a title can be of any length
NAMES = "the names without a position"


def page_story(frame: Frame, story: Story, chosen: frozenset[Key], references: References) -> PageStory:
    """The story with the chosen findings, what is left out and the analyst's notes."""
    return replace(
        countable_story(frame, story, chosen, references),
        left_out=_left_out_note(frame, story, chosen),
        notes=notes(frame.brief, {story.id}),
    )


def countable_story(frame: Frame, story: Story, chosen: frozenset[Key], references: References) -> PageStory:
    """All of the story that counts towards its words."""
    reference = headline_reference(frame, story.headline.evidence, references)
    leading = points_in_order(frame, story, frame.bottom_line) if frame.lone else ()
    lead = tuple(story_point(frame, story, finding, references) for finding in leading)
    sections = [_since_section(frame, story, chosen, references)]
    sections += [
        part
        for section in frame.sections
        for part in (
            _section(frame, story, section, chosen, references),
            _differences_section(frame, story, chosen, references) if section.name == "summary" else None,
        )
    ]
    return PageStory(
        id=re.sub("[^0-9A-Za-z]", "", story.id) or "s",
        headline=headline(frame, story),
        reference=reference,
        lead=lead,
        basis=_basis(frame, story, chosen),
        sections=tuple(section for section in sections if section),
        why=capitalize(_story_reason(frame, story)),
    )


def _story_reason(frame: Frame, story: Story) -> str:
    """Why a story stands where it does. The number of its sources is said of the first alone: below it, the
    line on its basis is enough."""
    plain = story.history is None and story.why.endswith("independent sources")
    first = story.id == frame.brief.stories[0].id
    return history_note.standing_reason(story, frame.brief) if first or not plain else ""


def lead_statement(frame: Frame, finding: KeyPointFinding, references: References) -> PageStatement:
    """A sentence of the day's bottom line, as its story would tell it."""
    source_story = next((story for story in frame.brief.stories if finding in story.summary), None)
    return (
        story_point(frame, source_story, finding, references)
        if source_story
        else point(finding, frame.articles, references)
    )


def story_point(
    frame: Frame, story: Story, finding: KeyPointFinding, references: References
) -> PageStatement:
    """A point with the sentences of other articles that corroborate it."""
    wider = finding.model_copy(update={"evidence": differences.supporting_evidence(finding, story)})
    statement = replace(
        point(wider, frame.articles, references), attested=differences.attestation(finding, story)
    )
    return history_note.mark_new(statement, finding, story)


def _differences_section(
    frame: Frame, story: Story, chosen: frozenset[Key], references: References
) -> PageSection | None:
    ranks = _ranks(chosen, AGREEMENT)
    if not ranks:
        return None
    shown_differences = differences.differences(
        [story.agreement[r] for r in ranks], frame.articles, references
    )
    return PageSection("differences", differences.TITLE, differences=shown_differences)


def _since_section(
    frame: Frame, story: Story, chosen: frozenset[Key], references: References
) -> PageSection | None:
    every = history_note.developments(story)
    shown_differences = [
        history_note.describe_development(development, frame.brief, frame.articles, references)
        for rank, development in enumerate(every)
        if (history_note.SINCE, rank) in chosen
    ]
    return (
        PageSection(
            "differences", history_note.since_title(story, frame.brief), differences=tuple(shown_differences)
        )
        if shown_differences
        else None
    )


def _basis(frame: Frame, story: Story, chosen: frozenset[Key]) -> str:
    articles = story_articles(frame, story)
    count = _source_counts(frame, story)
    if frame.brief_basis:
        text = " ".join(filter(None, (count_and_origin(articles, count), cut_off_note(articles))))
    else:
        text = basis(
            articles, [*lead_statements(frame), *shown_statements(frame, story, chosen)], count
        ) + merge_failure_note(story.not_merged)
    return " ".join(filter(None, (text, future_date_note(articles, frame.brief.date))))


def _source_counts(frame: Frame, story: Story) -> SourceCounts:
    copies = sum(article.duplicate_of in story.articles for article in frame.brief.articles)
    return SourceCounts(len(story.articles) + copies, len(story.origins) or len(story.articles))


def _section(
    frame: Frame, story: Story, section: Section, chosen: frozenset[Key], references: References
) -> PageSection | None:
    ranks = _ranks(chosen, section.name)
    title = clean(section.title)
    if section.name == "positions":
        return _positions_section(frame, story, title, chosen, references)
    if not ranks:
        return None
    if section.name == "open_questions":
        questions = [story_question(frame, story.open_questions[r], references) for r in ranks]
        return PageSection("questions", title, questions=tuple(questions))
    if section.name == "summary":
        ordered = points_in_order(frame, story, [story.summary[r] for r in ranks])
        points = [story_point(frame, story, f, references) for f in ordered]
        return PageSection("points", title, points=tuple(points))
    findings = story.sections[section.name]
    entries = [entry(findings[r], frame.articles, references) for r in ranks]
    return PageSection("entries", title, entries=tuple(entries))


def _positions_section(
    frame: Frame, story: Story, title: str, chosen: frozenset[Key], references: References
) -> PageSection | None:
    said = frame.said.union(story.summary[rank].text for name, rank in chosen if name == "summary")
    shown = [story_position(story, story.positions[rank]) for rank in _ranks(chosen, "positions")]
    stakeholders = stakeholder_entries(
        shown,
        frame.articles,
        references,
        said,
        several=len(story.articles) > 1,
        fresh=history_note.new_findings(shown, story),
    )
    silent = silent_names(story) if SILENT in chosen else ""
    if not stakeholders and not silent:
        return None
    return PageSection("positions", title, stakeholders=stakeholders, silent=silent)


def story_position(story: Story, position: PositionFinding) -> PositionFinding:
    """A position with the sentences of other articles that corroborate it."""
    return position.model_copy(update={"evidence": differences.supporting_evidence(position, story)})


def story_question(frame: Frame, finding: QuestionFinding, references: References) -> PageQuestion:
    """A question with the date since when it is open, and with what leaves it open where a model says so."""
    explained = frame.brief.run.engine == "llm"
    return history_note.note_open_since(
        question(finding, frame.articles, references, explained), finding, frame.brief
    )


def _ranks(chosen: frozenset[Key], section: str) -> list[int]:
    """The findings of a section that are chosen, in their order."""
    return sorted(rank for name, rank in chosen if name == section)


def headline(frame: Frame, story: Story) -> str:
    """What heads a story; in quotation marks a title of an article, which nothing bears out, and a sentence
    of one that stands in for a title and takes up another sentence."""
    sources = [text for article in story_articles(frame, story) for text in (article.title, article.text)]
    text = clean(story.headline.text)
    shown = strip_full_stop(drop_false_quotes(text, sources))
    articles = story_articles(frame, story)
    is_title = any(text == clean(article.title) for article in articles)
    leans = takes_up_another(text) and any(text in clean(article.text) for article in articles)
    shown = cut_words(shown, _LONGEST_HEADLINE)
    marked = (quote_text(shown) if (is_title or leans) and shown else shown) or "Untitled"
    return f"Opinion: {marked}" if articles and all(map(is_opinion, articles)) else marked


def headline_reference(
    frame: Frame, evidence: Sequence[Evidence], references: References
) -> Reference | None:
    """A headline that is the title says so by itself; one that rests on a sentence leads to it."""
    inside = [
        piece
        for piece in evidence
        if piece.article in frame.articles and sentence_number(frame.articles[piece.article], piece)
    ]
    return references.cite(inside)


def silent_names(story: Story) -> str:
    """The first of those whom the headline names and who have no position, and how many more there are."""
    names = [clean(name) for name in story.silent if _is_named(name, story.headline.text)]
    more = len(names) - _MOST_SILENT
    return ", ".join(names[:_MOST_SILENT]) + (f" and {more} more" if more > 0 else "")


def _is_named(name: str, text: str) -> bool:
    """Whether a name, or a person's last one, stands in a text, neither as the place where something is nor
    as an abbreviation behind what it stands for."""
    words = name.removeprefix("the ").split()
    is_person = len(words) > 1 and words[0] in lexicon.given_names()
    spelled = words[-1] if is_person else " ".join(words)
    return any(
        not _PLACING.search(text[: found.start()]) and text[found.start() - 1 : found.start()] != "("
        for found in re.finditer(rf"\b{re.escape(spelled)}\b", text)
    )


def lead_statements(frame: Frame) -> list[ShownStatement]:
    """What the bottom line shows, for the dates that it speaks of."""
    return [_shown_statement(line.text, line.evidence) for line in frame.bottom_line]


def shown_statements(frame: Frame, story: Story, chosen: AbstractSet[Key]) -> list[ShownStatement]:
    """What the story shows, in its order, for the dates that it speaks of."""
    order = {section.name: index for index, section in enumerate(frame.sections)}
    statements: list[tuple[str, tuple[Evidence, ...]]] = []
    for name, rank in sorted(chosen, key=lambda key: (order.get(key[0], len(order)), key[1])):
        if name == "summary":
            statements.append((story.summary[rank].text, story.summary[rank].evidence))
        elif name == "positions":
            statements.append((story.positions[rank].position, story.positions[rank].evidence))
        elif name == "open_questions":
            statements.append((story.open_questions[rank].question, story.open_questions[rank].evidence))
        elif name in story.sections:
            finding = story.sections[name][rank]
            statements.append((text_of(finding.model_extra or {}), finding.evidence))
    return [_shown_statement(text, evidence) for text, evidence in statements]


def _shown_statement(text: str, evidence: Sequence[Evidence]) -> ShownStatement:
    return ShownStatement(clean(text), frozenset(piece.article for piece in evidence))


def _left_out_note(frame: Frame, story: Story, chosen: frozenset[Key]) -> str:
    """ "2 more positions and 1 more question in the JSON"; empty where all is shown."""
    words = join_words(count_phrases(left_out_counts(frame, story, chosen)))
    return f"{words} in the JSON" if words else ""


def left_out_counts(frame: Frame, story: Story, chosen: frozenset[Key]) -> Counter[str]:
    """How many findings of each kind are neither shown nor said in other words above."""
    shown = [story.summary[rank].text for name, rank in chosen if name == "summary"]
    said = frame.said.union(shown)
    kinds = (
        ("point", [("summary", r) for r, f in enumerate(story.summary) if f.text not in said]),
        ("position", [("positions", r) for r, f in enumerate(story.positions) if f.position not in said]),
        ("question", [("open_questions", r) for r in range(len(story.open_questions))]),
        ("difference", [(AGREEMENT, r) for r, f in enumerate(story.agreement) if differences.differs(f)]),
        ("change", [(history_note.SINCE, r) for r in range(len(history_note.developments(story)))]),
        ("finding", [(name, r) for name, findings in story.sections.items() for r in range(len(findings))]),
    )
    counts = {noun: sum(key not in chosen for key in keys) for noun, keys in kinds}
    return Counter(counts | {NAMES: int(bool(story.silent) and SILENT not in chosen)})


def count_phrases(counts: Counter[str]) -> list[str]:
    """ "2 more positions", "1 more question", "the names without a position"."""
    words = [
        pluralize(count, noun).replace(" ", " more ", 1)
        for noun, count in counts.items()
        if count and noun != NAMES
    ]
    return [*words, *([NAMES] if counts[NAMES] else [])]


def notes(brief: Brief, of: AbstractSet[str]) -> tuple[str, ...]:
    """The analyst's notes on these stories, on one line each."""
    sources = [article.text for article in brief.articles]
    return tuple(drop_false_quotes(clean(note.text), sources) for note in brief.notes if note.story in of)
