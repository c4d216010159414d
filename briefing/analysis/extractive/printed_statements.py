"""Printed statements: paragraphs that an article gives word for word without quotation marks, behind a line
such as "The harbour board denied this in a statement:", or above the name of whoever posted them."""

import re
from collections.abc import Sequence

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.nlp.introductions import introduces_words

_MOST = 5  # paragraphs of a statement
_POSTER = re.compile(  # "— Anna Holm (@annaholm) October 13", "— @norvik"
    r"[—–―-]{1,2}\s?(?:@?[^@]{1,40}\(@\w+\)|@\w+(?=[ ,]*(?:\(|[A-Z][a-z]+ \d{1,2}\b|\d|$)))"
)
_QUOTES = "“\"‘'"


def printed_statement_lines(lines: Sequence[AttributedSentence]) -> frozenset[int]:
    """The numbers of the sentences that are somebody's statement so. It ends where the article quotes or
    reports again, or with the name of whoever posted it."""
    within: set[int] = {number for line in lines for number in _posted_above(lines, line)}
    for line in lines:
        if (
            not introduces_words(line.text)
            or line.number >= len(lines)
            or lines[line.number].paragraph == line.paragraph
        ):
            continue
        first = lines[line.number].paragraph
        for later in lines[line.number :]:
            if later.paragraph >= first + _MOST or later.attributions or later.text[:1] in _QUOTES:
                break
            within.add(later.number)
            if _POSTER.search(later.text):
                break
    return frozenset(within)


def _posted_above(lines: Sequence[AttributedSentence], line: AttributedSentence) -> range:
    """The numbers of the sentences that a line names the poster of: its own, and those before it in its
    paragraph, or in the one above where it opens its own."""
    poster = _POSTER.search(line.text)
    if poster is None:
        return range(0)
    first = line.number
    paragraph = line.paragraph
    if poster.start() == 0 and (first == 1 or lines[first - 2].paragraph != paragraph):
        paragraph -= 1
    while first > 1 and lines[first - 2].paragraph == paragraph:
        first -= 1
    return range(first, line.number + 1)
