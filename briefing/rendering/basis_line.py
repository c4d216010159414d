"""Basis line: how many articles a story rests on, whose, of when, and what is wrong with them."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from briefing.models import Coverage
from briefing.nlp.word_classes import weekdays
from briefing.recency import is_after
from briefing.rendering.english import capitalize, clean, date_range, day, join_words, spell_number, stands_in

_MOST_NAMED = 4
_CONTEXT = 3  # words quoted on each side of a place where the text is damaged

_WEEKDAY = f"(?:{'|'.join(weekdays())})"
_PERIOD = f"(?:week|weekend|month|year|quarter|decade|spring|summer|autumn|fall|winter|night|{_WEEKDAY})"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|(?:a )?few)"
_RELATIVE = re.compile(
    rf"\b(?:earlier this {_PERIOD}|later this {_PERIOD}|(?:last|next|this|coming|past) {_PERIOD}"
    rf"|the day (?:before|after)|{_NUMBER} (?:days?|weeks?|months?|years?) ago"
    rf"|yesterday|today|tomorrow|tonight|{_WEEKDAY}(?!,? (?:\d|{_MONTH})|(?-i: [A-Z])))\b",
    re.IGNORECASE,
)
_THIS_WEEK = re.compile(r"week|day|night", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…。！？｡:;][\"'”’»›)\]]*$")


class ShownStatement(NamedTuple):
    """A statement as a page shows it, and the ids of the articles that it rests on."""

    text: str
    articles: frozenset[str]


class SourceCounts(NamedTuple):
    """How many sources a story has, copies among them, and how many that rest on reporting of their own."""

    all: int
    independent: int


def basis(
    articles: Sequence[Coverage], shown: Sequence[ShownStatement], count: SourceCounts | None = None
) -> str:
    """One paragraph: count, publishers and dates of the articles, damaged places, relative dates."""
    sentences = [count_and_origin(articles, count), cut_off_note(articles)]
    sentences += [_damage(article) for article in articles]
    sentences += relative_dates(articles, shown)
    return " ".join(sentence for sentence in sentences if sentence)


def future_date_note(articles: Sequence[Coverage], today: str) -> str:
    """What is said of articles that are dated after the day of the brief; "" where none is."""
    day_of_brief = date.fromisoformat(today)
    count = sum(is_after(article.published, article.published_at, day_of_brief) for article in articles)
    if not count:
        return ""
    whose = "Its date" if len(articles) == 1 else f"The date of {spell_number(count)}"
    return f"{whose} is after the day of this brief."


def merge_failure_note(reason: str) -> str:
    """What is said of a story that a model was to merge and did not; empty where there is no reason."""
    return f" The model did not merge what the articles say ({clean(reason)})." if reason else ""


def count_and_origin(articles: Sequence[Coverage], count: SourceCounts | None = None) -> str:
    """How many articles, whose and of when, in one sentence; how many are independent where not all are."""
    if not articles:
        return "No article could be used."
    all_own = count is None or count.all == count.independent
    if len(articles) == 1:
        origin = _article_origin(articles[0])
        return (
            f"One article; {origin}; no second source."
            if all_own
            else f"{_independent_count(count)}; {origin}."
        )
    stated = list(dict.fromkeys(clean(a.publisher) for a in articles if a.publisher))
    parts = [f"{capitalize(spell_number(len(articles)))} articles" if all_own else _independent_count(count)]
    unstated = sum(not a.publisher for a in articles)
    undated = sum(not a.published for a in articles)
    if unstated == undated == len(articles):
        return f"{parts[0]}; publishers and dates not stated."
    parts.append(_publishers(stated, unstated))
    parts.append(_dates(articles, undated))
    return "; ".join(parts) + "."


def _independent_count(count: SourceCounts | None) -> str:
    if count is None:
        return ""
    return f"{capitalize(spell_number(count.all))} sources, {spell_number(count.independent)} independent"


def _article_origin(article: Coverage) -> str:
    publisher, published = clean(article.publisher), day(article.published) if article.published else ""
    if publisher and published:
        return f"{publisher}, {published}"
    if publisher:
        return f"{publisher}; date not stated"
    return f"publisher not stated; {published}" if published else "publisher and date not stated"


def _publishers(stated: Sequence[str], unstated: int) -> str:
    if not stated:
        return "publishers not stated"
    if len(stated) == 1 and not unstated:
        return f"all from {stated[0]}"
    named = list(stated[:_MOST_NAMED])
    if len(stated) > _MOST_NAMED:
        named.append(f"{spell_number(len(stated) - _MOST_NAMED)} more")
    words = join_words(named)
    return f"{words}, publisher of {spell_number(unstated)} not stated" if unstated else words


def _dates(articles: Sequence[Coverage], undated: int) -> str:
    span = date_range(a.published for a in articles if a.published)
    if not span:
        return "dates not stated"
    return f"{span}, {spell_number(undated)} undated" if undated else span


def cut_off_note(articles: Sequence[Coverage]) -> str:
    """Which articles are only the beginning of what their publishers sell, in a sentence; else ""."""
    cut = [article for article in articles if article.cut_off]
    if not cut:
        return ""
    named = capitalize(spell_number(len(cut)))
    if len(cut) <= _MOST_NAMED:
        named = join_words([clean(article.title or article.source) for article in cut])
    if len(cut) == len(articles):
        named = "The article" if len(cut) == 1 else "All"
    verb = "is" if len(cut) == 1 else "are"
    return f"{named} {verb} cut off: the rest is for those who pay."


def _damage(article: Coverage) -> str:
    """Where two sentences run into each other, so that neither may be read into the other."""
    places = []
    for (start, left), (right, end) in pairwise(article.sentences):
        if left == right and not _SENTENCE_END.search(article.text[start:left]):
            before = article.text[start:left].split()[-_CONTEXT:]
            after = article.text[right:end].split()[:_CONTEXT]
            places.append(f"“{clean(' '.join(before) + ' '.join(after))}”")
    if not places:
        return ""
    more = f" and in {spell_number(len(places) - 2)} more places" if len(places) > 2 else ""
    return f"The text is damaged at {join_words(places[:2])}{more}."


def relative_dates(articles: Sequence[Coverage], shown: Sequence[ShownStatement]) -> list[str]:
    """A sentence for each day of publication from which words like "yesterday" are counted."""
    by_date: dict[str, list[str]] = {}
    for article in articles:
        expressions = [
            words.group()
            for stated in shown
            if article.id in stated.articles
            for words in _RELATIVE.finditer(stated.text)
            if stands_in(words.group(), article.text) and not _is_within_name(words)
        ]
        by_date.setdefault(article.published, []).extend(expressions)
    return [
        _relative_date_note(published, _distinct_expressions(expressions))
        for published, expressions in by_date.items()
        if expressions
    ]


def _is_within_name(words: re.Match[str]) -> bool:
    """ "Today" of "Russia Today": a capital that is neither a weekday's nor a sentence's."""
    expression, before = words.group(), words.string[: words.start()].rstrip()
    if expression[0].islower() or re.match(_WEEKDAY, expression):
        return False
    return expression.isupper() or bool(before and before[-1].isalnum())


def _relative_date_note(published: str, words: Sequence[str]) -> str:
    quoted = join_words([f"“{word}”" for word in words[:_MOST_NAMED]])
    if published:
        return f"{quoted} {'are' if len(words) > 1 else 'is'} counted from {day(published)}."
    plural = len(words) > 1 or " " in words[0]
    not_ours = "not this week's" if _THIS_WEEK.search(quoted) else "not counted from today"
    return f"Undated source: {quoted} {'are its own words' if plural else 'is its own word'}, {not_ours}."


def _distinct_expressions(words: Sequence[str]) -> list[str]:
    """Each expression once; one that stands within a longer one is said with it."""
    once: dict[str, str] = {}
    for word in words:
        once.setdefault(word.casefold(), word)
    return [word for key, word in once.items() if not any(key != other and key in other for other in once)]
