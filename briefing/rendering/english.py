"""Wording of a page: dates, counts, lists, and text made safe to print. No locale, no clock."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from briefing.models import Coverage
from briefing.nlp.cleaning.instructions import Order, classify_order
from briefing.nlp.quantities import numerals
from briefing.nlp.visible_text import strip_invisible
from briefing.nlp.word_classes import months, weekdays

_NUMERALS = ("no", *tuple(numerals.words("one"))[1:11])

# Control characters move a terminal's cursor; bidirectional overrides make a line read otherwise than it is.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_QUOTATION = re.compile(r"“(?P<curly>[^“”]+)”|\"(?P<straight>[^\"]+)\"|(?<!\w)‘(?P<single>[^‘’]+)’(?!\w)")
_ABBREVIATED = len("Corp.")  # and shorter: may be an abbreviation


def clean(text: str) -> str:
    """The text on one line: white space runs are one space, nothing in it is there unseen, and nothing steers
    the reader's screen."""
    return " ".join(_SURROGATE.sub("\ufffd", _UNPRINTABLE.sub("", strip_invisible(text))).split())


def article_name(article: Coverage) -> str:
    """An article's title; its source where it has none, or one that tells its reader to do some work."""
    return (
        article.source if classify_order(article.title) is Order.MACHINE else article.title or article.source
    )


def day(iso: str) -> str:
    """ "24 November 2026" from an ISO date or date and time; anything else comes back as it is."""
    parsed = _parse_date(iso)
    return f"{parsed.day} {months()[parsed.month - 1]} {parsed.year}" if parsed else clean(iso)


def weekday_and_day(iso: str) -> str:
    """ "Tuesday 24 November 2026" from an ISO date; anything else comes back as it is."""
    parsed = _parse_date(iso)
    return f"{weekdays()[parsed.weekday()]} {day(iso)}" if parsed else clean(iso)


def date_range(isos: Iterable[str]) -> str:
    """The range that dates span, earliest first, as short as English allows."""
    dates = sorted({parsed for iso in isos if (parsed := _parse_date(iso))})
    if not dates:
        return ""
    first, last = dates[0], dates[-1]
    if first == last:
        return day(first.isoformat())
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last.isoformat())}"
    return f"{day(first.isoformat())} to {day(last.isoformat())}"


def json_name(date_of_brief: str) -> str:
    """The name of the file that holds the whole brief of a date."""
    return f"brief-{re.sub('[^0-9A-Za-z-]', '', date_of_brief)}.json"


def _parse_date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def spell_number(count: int) -> str:
    """A word up to ten, figures with thousands separators above."""
    return _NUMERALS[count] if 0 <= count < len(_NUMERALS) else f"{count:,}"


def join_words(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def shorten_title(title: str, most: int = 7) -> str:
    """A title's first words, and an ellipsis where more follow."""
    return cut_words(clean(title), most)


def cut_words(text: str, most: int) -> str:
    """A text of at most so many words; where it has more, the last is an ellipsis."""
    words = text.split()
    return text if len(words) <= most else f"{' '.join(words[: most - 1])} …"


def stands_in(text: str, source: str) -> bool:
    """Whether the words stand in the source as they are, white space aside, and not within a longer word."""
    wanted = clean(text)
    if not wanted:
        return False
    text_of = _clean_source(source)
    if wanted not in text_of:
        return False
    start = "(?<!\\w)" if wanted[0].isalnum() else ""
    end = "(?!\\w)" if wanted[-1].isalnum() else ""
    return re.search(f"{start}{re.escape(wanted)}{end}", text_of) is not None


@lru_cache(maxsize=64)
def _clean_source(source: str) -> str:
    return clean(source)


def strip_full_stop(title: str) -> str:
    """A title without the full stop that some pages end it with. An abbreviation's and an ellipsis' stay, and
    that of the last of several sentences."""
    last = title.rsplit(maxsplit=1)[-1] if title else ""
    closed = last.endswith(".") and last.count(".") == 1 and len(last) > _ABBREVIATED
    return title[:-1] if closed and not re.search(r"[a-z]{3}\. ", title) else title


def drop_false_quotes(text: str, sources: Sequence[str]) -> str:
    """The text without those quotation marks whose contents stand in none of the sources."""

    def keep_true_quotes(match: re.Match[str]) -> str:
        inner = match.group("curly") or match.group("straight") or match.group("single")
        spoken = inner.rstrip(",.;")
        return match.group() if any(stands_in(spoken, source) for source in sources) else inner

    return _QUOTATION.sub(keep_true_quotes, text)


def quote_text(text: str) -> str:
    """The text between quotation marks; single ones where it holds double ones itself."""
    if text[:1] in '“"' and text[-1:] in '”"' and len(re.findall('[“”"]', text)) == 2:
        return text
    if re.fullmatch("[‘'][^‘“”\"]{2,}[’']", text):
        return f"“{text[1:-1]}”"
    return f"‘{text}’" if re.search('[“”"]', text) else f"“{text}”"


def quote_sentence(text: str) -> str:
    """A whole sentence between quotation marks; single ones where it begins or ends with double ones."""
    return f"‘{text}’" if text[:1] in '“"' or text[-1:] in '”"' else f"“{text}”"
