"""Coverage on a page: what was read, what was withheld, how the rest was checked, how the brief was made."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from briefing.models import Brief, Checked, Coverage, Finding, Run, Story, Withheld
from briefing.nlp import languages
from briefing.notices import pluralize
from briefing.rendering.english import article_name, clean, join_words, shorten_title
from briefing.rendering.view import PageStatement, PageStory, WithheldEntry
from briefing.stories.confidence import LEVELS
from briefing.stories.muting import muted_line

_HASH_DIGITS = 6
_MOST_NAMED = 4  # sources that one note is of
_MOST_LISTED = 10  # copies that have a line each
_PARTICULARS = re.compile(r"[:;(“\"‘]|\s[–—]\s|[$€£¥]?\d|%")  # from here on a reason names what was wrong

CUT_OFF = "cut off, as the rest of the article is for those who pay; what it says there was read by nobody"
NOT_ENGLISH = "not recognised as English, the only language that the rules and the check can read"
KEPT, CAUGHT = 89, 58  # of 100 true and untrue news summaries that people labelled: README, `briefing eval`
_RULES = (
    "The rules compare words, names, figures and dates, and who does what to whom, with the sentences cited."
    f" Of 100 true statements about news they keep {KEPT}, of 100 untrue ones they withhold {CAUGHT}: no"
    " proof that a statement follows, and none that its source is right."
)
_READER = (
    "The second reader is a model that is asked to refute each statement by its sentences; it can withhold or"
    " shorten what the rules let pass, and it can err."
)
_CLASSIFIER = (
    "The second reader is a classifier on the machine where this was made: it gives a probability that a"
    " statement follows from its sentences. It can withhold or mark what the rules let pass, and it can err."
)


def coverage_lines(articles: Sequence[Coverage]) -> tuple[str, ...]:
    """What became of every source: those that were used in one line, those that the reader leaves out in one,
    each other one in its own."""
    used = [article for article in articles if article.is_used]
    by_id = {article.id: article for article in articles}
    lines = [_used_line(used), *(line for article in used if (line := _unread_line(article)))]
    lines += [f"{clean(article.source)}: {CUT_OFF}." for article in used if article.cut_off]
    lines += [f"{clean(article.source)}: {NOT_ENGLISH}." for article in used if article.language != "en"]
    lines += _notes(used)
    lines += filter(None, [muted_line(article.muted for article in articles if article.muted)])
    told = [article for article in articles if article.muted is None]
    copies = sum(article.status == "duplicate" for article in told)
    if copies > _MOST_LISTED:
        lines.append(f"Duplicates, left out: {copies} articles; the JSON says of which ones each is a copy.")
        told = [article for article in told if article.status != "duplicate"]
    for article in told:
        source, reason = clean(article.source), clean(article.reason)
        because = f": {reason}" if reason else ""
        if article.status == "duplicate":
            of = by_id.get(article.duplicate_of or "")
            same = f": {reason.removesuffix(f' as {of.id}')} as {clean(of.source)}" if of else because
            lines.append(f"Duplicate, left out: {source}{same}.")
        elif article.status == "empty":
            lines.append(f"Empty: {source}{because}.")
        elif article.status == "failed":
            lines.append(f"Not read: {source}{because}.")
    return tuple(line.replace("..", ".") if line.endswith("..") else line for line in lines)


def _notes(used: Sequence[Coverage]) -> list[str]:
    """What has to be known of how articles were come by, each note once with those that it is of."""
    by_note: dict[str, list[str]] = {}
    for article in used:
        if article.note:
            by_note.setdefault(article.note, []).append(clean(article.source))
    return [f"{join_words(_first_names(whose))}: {clean(note)}." for note, whose in by_note.items()]


def _first_names(names: Sequence[str]) -> list[str]:
    distinct = list(dict.fromkeys(names))
    more = len(distinct) - _MOST_NAMED
    return [*distinct[:_MOST_NAMED], f"{more} more"] if more > 0 else distinct


def _used_line(used: Sequence[Coverage]) -> str:
    if not used:
        return "No article could be used."
    sentences = sum(len(article.sentences) for article in used)
    unread = sum(len(article.unread) for article in used)
    whose = "its" if len(used) == 1 else "their"
    read = (
        f"{sentences - unread:,} of {whose} {sentences:,} sentences read"
        if unread
        else _all_sentences(sentences, whose)
    )
    cut = sum(article.cut_off for article in used)
    short = "" if not cut else ", cut off" if cut == len(used) else f", {cut} of them cut off"
    boilerplate = sum(article.boilerplate for article in used)
    lines = pluralize(boilerplate, "line") if boilerplate else "nothing"
    return f"{pluralize(len(used), 'article')}{short}, {read}, {lines} left out as boilerplate."


def _all_sentences(sentences: int, whose: str) -> str:
    return f"{whose} only sentence read" if sentences == 1 else f"all {whose} {sentences:,} sentences read"


def _unread_line(article: Coverage) -> str:
    if not article.unread:
        return ""
    because = f": {clean(article.reason)}" if article.reason else ""
    whose = shorten_title(article_name(article))
    return f"Read by nobody: {unread_sentences(article.unread)} of {whose}{because}."


def unread_sentences(numbers: Sequence[int]) -> str:
    """ "sentence 4" or "sentences 1, 4 to 6 and 9"."""
    return f"{'sentence' if len(numbers) == 1 else 'sentences'} {_runs(numbers)}"


def _runs(numbers: Iterable[int]) -> str:
    """ "1, 4 to 6 and 9"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts_by_run = [[f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run) for run in runs]
    return join_words([part for parts in parts_by_run for part in parts])


def check_summary(brief: Brief) -> tuple[str, ...]:
    """How many statements were checked in which way, and what that means; empty for a brief without any."""
    ways = Counter(finding.checked for story in brief.stories for finding in _story_findings(story))
    if not ways:
        return ()
    reader = clean(brief.run.second_reader or "another model")
    phrases: dict[Checked, str] = {
        "verbatim": "word for word as their source has them",
        "rules": "by rules",
        "second reader": f"by rules and a second reader, {reader}",
    }
    parts = [f"{ways[way]:,} {phrase}" for way, phrase in phrases.items() if ways[way]]
    only = [f"{pluralize(ways.total(), 'statement')}, {phrases[way]}." for way in ways if len(ways) == 1]
    lines = [*(only or [f"{pluralize(ways.total(), 'statement')}: {join_words(parts)}."]), _RULES]
    reader_text = _CLASSIFIER if brief.run.classifier else _READER
    lines += [reader_text, *_planted_errors(brief.run)] if ways["second reader"] else []
    return (" ".join([*lines, *_unread_stories(brief.stories)]),)


def _planted_errors(run: Run) -> list[str]:
    """What a second reader saw of the errors that were planted among its statements."""
    planted = sum(errors.planted for errors in run.planted_errors.values())
    if not planted:
        return []
    seen = sum(errors.seen for errors in run.planted_errors.values())
    missed = [kind for kind, errors in run.planted_errors.items() if not errors.mostly_seen]
    unused = f"; what it says of these kinds is not used: {join_words(missed)}" if missed else ""
    return [
        f"Of {pluralize(planted, 'error')} that the program planted in sentences of the sources it found"
        f" {seen}{unused}."
    ]


def _story_findings(story: Story) -> tuple[Finding, ...]:
    own_findings = [finding for findings in story.sections.values() for finding in findings]
    return (*story.summary, *story.positions, *story.open_questions, *own_findings)


def _unread_stories(stories: Sequence[Story]) -> list[str]:
    """Which stories a second reader was to read and did not, or not whole, and why."""
    return [
        f"The second reader left unread some or all of {shorten_title(story.headline.text)}"
        f" ({clean(story.not_read_again)}): that is checked by rules."
        for story in stories
        if story.not_read_again
    ]


def withheld_entries(brief: Brief) -> tuple[WithheldEntry, ...]:
    """Every withheld statement with its section's title, its reason and its article's title."""
    titles = {section.name: clean(section.title) for section in brief.sections}
    articles = {article.id: clean(article_name(article)) for article in brief.articles}
    return tuple(
        WithheldEntry(
            section=titles.get(entry.section, clean(entry.section)),
            text=clean(entry.text),
            reason=clean(entry.reason),
            article=articles.get(entry.article, clean(entry.article)),
        )
        for entry in brief.withheld
    )


def withheld_kinds(withheld: Sequence[Withheld]) -> str:
    """Why statements were withheld, most frequent first, with nothing of what they said."""
    kinds = Counter(_kind(entry.reason) for entry in withheld)
    ranked = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return "; ".join(kind if count == 1 else f"{kind} ({count})" for kind, count in ranked)


def _kind(reason: str) -> str:
    """A reason up to its particulars: a figure or a name in it may be the very falsehood."""
    words = _PARTICULARS.split(clean(reason), maxsplit=1)[0].strip(" ,.").split()
    plain = words[:1] + [word for word in words[1:] if word.islower()]
    return " ".join(plain) if len(plain) > 1 else "failed the check against its source"


def nothing_traced_note(brief: Brief) -> str:
    """What to do where nothing that a model stated passed; "" where something did, or no model was asked."""
    if brief.run.engine != "llm" or any(_story_findings(story) for story in brief.stories):
        return ""
    if not any(article.is_used for article in brief.articles):
        return ""
    model, lost = clean(brief.run.model or "the model"), len(brief.withheld)
    none = f"None of the {pluralize(lost, 'statement')} of {model} could be traced"
    said = none if lost else f"{model} stated nothing"
    return f"{said}: try another model (--model), or --engine extractive, which needs none."


def unfilled_sections(brief: Brief) -> str:
    """The sections, and fields of sections, that the embedded analyst leaves empty, by their titles."""
    titles = {section.name: clean(section.title) for section in brief.sections}

    def field_title(name: str) -> str:
        section, _, field = clean(name).partition(".")
        title = titles.get(section, section)
        return f"{title} ({field.replace('_', ' ')})" if field else title

    return join_words([field_title(name) for name in brief.run.not_filled])


def legend(lead: Sequence[PageStatement], stories: Sequence[PageStory], run: Run) -> str:
    """How to read the marks that this page really uses."""
    points = [*lead, *(point for story in stories for point in _points(story))]
    clauses = [c for story in stories for s in story.sections for e in s.stakeholders for c in e.clauses]
    questions = [q for story in stories for s in story.sections for q in s.questions]
    entries = [e for story in stories for s in story.sections for e in s.entries]
    if not points and not clauses and not entries:
        return ""
    labels = {point.label for point in points}
    sentences = ["Unmarked: the article states it."]
    if any("New" in label for label in labels) or any("new" in clause.note for clause in clauses):
        sentences.append("New: the brief before did not tell it.")
    if labels & {"Claim", "New. Claim"} or clauses:
        sentences.append("Said, or marked as a claim: somebody says so.")
    if labels & {"Assessment", "New. Assessment"}:
        sentences.append("Marked as an assessment: a judgement or an expectation.")
    if any("Opinion" in label for label in labels):
        sentences.append("Marked as opinion: its author's view.")
    if run.engine == "llm":
        sentences.append("Words in quotation marks are the article's, all others the model's.")
    else:
        sentences.append("Quotation marks hold the article's words.")
    if any("own words" in clause.note for clause in clauses):
        sentences.append("(own words): the stakeholder's, too.")
    weak = [*(p.weak for p in points), *(c.weak for c in clauses), *(q.weak for q in questions)]
    weak += [entry.weak for entry in entries]
    sentences += _attestation([point.attested for point in points])
    if any(weak):
        sentences.append(f"Partly traced: the sentence does not bear out all of it{_unreadable_note(run)}.")
    sentences.append(
        "Numbers lead to the sentences below. "
        "What was traced, by its words, is that the source says so, not that the source is right."
    )
    return " ".join(sentences)


def _attestation(marks: Sequence[str]) -> list[str]:
    """What the words for confidence mean, of those that the page uses."""
    levels = [level for level in LEVELS if any(_is_mark_of(level, mark) for mark in marks)]
    if not levels:
        return []
    defined = "; ".join(f"{level}: {LEVELS[level]}" for level in levels)
    return [
        f"How well a statement is attested, not how likely it is: {defined}. Without such a mark: one source."
    ]


def _is_mark_of(level: str, mark: str) -> bool:
    return f"{level} confidence" in mark.lower() or mark.lower().startswith(level)


def _unreadable_note(run: Run) -> str:
    if languages.language_code(run.language) == "en":
        return ""
    return f", or it was not checked, as the check cannot read {clean(run.language)} against another language"


def _points(story: PageStory) -> list[PageStatement]:
    return [*story.lead, *(point for section in story.sections for point in section.points)]


def provenance_line(run: Run) -> str:
    """Engine or model, prompts by their short hashes, and usage, in one line without a full stop."""
    parts = [f"Model {clean(run.model)}" if run.model else "Embedded analyst, no language model"]
    if run.second_reader:
        parts.append(f"second reader {clean(run.second_reader)}")
    if run.prompts:
        hashes = [
            f"{_template_stem(name)} {clean(digest)[:_HASH_DIGITS]}"
            for name, digest in sorted(run.prompts.items())
        ]
        parts.append(f"{'prompt' if len(hashes) == 1 else 'prompts'} {', '.join(hashes)}")
    usage = run.usage
    if usage.requests:
        parts.append(pluralize(usage.requests, "request"))
        tokens = pluralize(usage.prompt_tokens + usage.completion_tokens, "token")
        reasoning = f" ({usage.reasoning_tokens:,} of them reasoning)" if usage.reasoning_tokens else ""
        parts.append(f"{tokens}{reasoning}")
    if usage.left_out:
        parts.append(f"{pluralize(usage.left_out, 'finding')} left out that did not fit the schema")
    if usage.cost_usd is not None:
        parts.append(f"${clean(usage.cost_usd)}")
    return ", ".join(parts)


def _template_stem(name: str) -> str:
    return clean(PurePosixPath(name).name.split(".")[0])
