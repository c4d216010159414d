"""Printed statements: paragraphs that an article gives word for word without quotation marks, behind a line
such as "The harbour board denied this in a statement:"."""

from collections.abc import Sequence

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.nlp import lexicon

_MOST = 5  # paragraphs of a statement
_QUOTES = "“\"‘'"


def printed_statement_lines(lines: Sequence[AttributedSentence]) -> frozenset[int]:
    """The numbers of the sentences that are somebody's statement so. It ends where the article quotes or
    reports again."""
    within: set[int] = set()
    for line in lines:
        if (
            not _introduces(line)
            or line.number >= len(lines)
            or lines[line.number].paragraph == line.paragraph
        ):
            continue
        first = lines[line.number].paragraph
        for later in lines[line.number :]:
            if later.paragraph >= first + _MOST or later.attributions or later.text[:1] in _QUOTES:
                break
            within.add(later.number)
    return frozenset(within)


def _introduces(line: AttributedSentence) -> bool:
    """Whether somebody says what stands below: a reporting verb in a line that ends with a colon."""
    if not line.text.rstrip().endswith(":"):
        return False
    cues = (lexicon.cues().get(word) for word in line.words)
    return any(cue is not None and cue.kind == "speech" for cue in cues)
