"""Metadata that a text states of itself: title, publisher, author, date, language. Nothing is guessed."""

import re
from collections.abc import Iterable

from briefing.frozen import Frozen
from briefing.models import Span
from briefing.nlp.tokenization import letter_runs
from briefing.sources.metadata.bylines import Credit, credit, dateline_agency, is_press, is_source_label
from briefing.sources.metadata.datelines import DateStamp, date_stamps, dateline_day
from briefing.sources.metadata.datetimes import parse_moment
from briefing.sources.metadata.front_matter import ArticleFrontMatter, front_matter
from briefing.sources.metadata.titles import TextLine, first_lines, last_lines, title_span
from briefing.sources.name_tables import table_words

_HEAD = 10  # lines that are not blank
_TAIL = 3
_SHORT = 12  # words: a longer line is prose
_SIGN_OFF = 40  # words of an agency's "(Reporting by …; Editing by …)"
_SEGMENTS = re.compile(r"\s*[|•·]\s*|\s+(?=(?:Published|Posted|Updated)\b)")
_DECORATION = re.compile(r"\*\*|__|^[#>*_\s]+|[*_\s]+$")

_SAMPLE = 20_000  # characters
_FEWEST_WORDS = 20
_FEWEST_DIFFERENT = 5
_SHARE = 0.15  # English news has 0.25 and more of the words below; its nearest kin stay under 0.08
_ENGLISH = frozenset(table_words("metadata", "english"))


class Metadata(Frozen):
    """Empty where the text does not say. `published` is an ISO date, `published_at` an ISO time with its
    offset, `language` "en" or "und".

    `text[title_span]`, its white space made single, is `title`.
    """

    title: str
    title_span: Span | None
    publisher: str
    author: str
    published: str
    language: str
    published_at: str = ""


def metadata(text: str, markdown: bool) -> Metadata:
    """What `text` says of itself in front matter, its first ten or its last three lines."""
    front = front_matter(text)
    first = first_lines(text, front.end, _HEAD)
    last = [line for line in last_lines(text, front.end, _TAIL) if not first or line.start > first[-1].start]
    title, span = _title(text, front, first, markdown)
    credits = [*_credits(first, at_end=False), *_credits(last, at_end=True)]
    stated = parse_moment(front.values.get("date", "") or front.values.get("published", ""))
    return Metadata(
        title=title,
        title_span=span,
        publisher=_front_publisher(front)
        or next((line_credit.publisher for line_credit in credits if line_credit.publisher), "")
        or next(filter(None, (dateline_agency(line.words) for line in first)), ""),
        author=_printable_or_empty(front.values.get("author", "") or front.values.get("authors", ""))
        or next((line_credit.author for line_credit in credits if line_credit.author), ""),
        published=stated.day or _publication_day([*first, *last]),
        published_at=stated.instant,
        language=language(text),
    )


def _title(
    text: str, front: ArticleFrontMatter, lines: tuple[TextLine, ...], markdown: bool
) -> tuple[str, Span | None]:
    span = title_span(text, lines, markdown=markdown)
    title = " ".join(text[span.start : span.end].split()) if span else ""
    stated = _printable_or_empty(front.values.get("title", ""))
    if stated and stated != title:
        return stated, front.title_span
    return (title, span) if title else ("", None)


def _credits(lines: Iterable[TextLine], *, at_end: bool) -> Iterable[Credit]:
    for line in lines:
        sign_off = line.words.lstrip("(*_").casefold().startswith("reporting by")
        if not line.is_short(_SIGN_OFF if sign_off else _SHORT):
            continue
        words = _DECORATION.sub("", line.words)
        line_credit = credit(words)
        if line_credit and not (at_end and is_source_label(words) and not is_press(line_credit.publisher)):
            yield line_credit


def _publication_day(lines: Iterable[TextLine]) -> str:
    """The day that a line says it was published, else a date on its own, else that of an update."""
    dates: list[DateStamp] = []
    for line in lines:
        if line.is_short(_SHORT):
            for segment in _SEGMENTS.split(_DECORATION.sub("", line.words)):
                dates += date_stamps(segment)
        if day := dateline_day(line.words):
            dates.append(DateStamp("bare", day))
    for kind in ("published", "bare", "updated"):
        for stamp in dates:
            if stamp.kind == kind and stamp.day:
                return stamp.day
    return ""


def _front_publisher(front: ArticleFrontMatter) -> str:
    stated = (_printable_or_empty(front.values.get(key, "")) for key in ("publisher", "source", "site"))
    return next((name for name in stated if name and "://" not in name), "")


def _printable_or_empty(stated: str) -> str:
    return stated if stated.isprintable() else ""


def language(text: str, stated: str = "") -> str:
    """ "en" where the words are English, else the language that is stated, or "und"."""
    words = letter_runs(text[:_SAMPLE].casefold())
    english = [word for word in words if word in _ENGLISH]
    enough = len(words) >= _FEWEST_WORDS and len(set(english)) >= _FEWEST_DIFFERENT
    if enough and len(english) >= _SHARE * len(words):
        return "en"
    return stated if stated not in ("", "en") else "und"
