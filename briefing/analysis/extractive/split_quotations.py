"""Split quotations: one sentence of speech in two pieces, with who says it between them."""

import re

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.attributions import Attribution
from briefing.nlp.annotated_sentence import PREPOSITIONS
from briefing.nlp.word_classes import word_class

_MARKS = "\"“”‘’'"
_LONGEST = 45  # words of a sentence that is quoted whole with its speaker


def rejoined_quotation(line: AttributedSentence, attribution: Attribution) -> str:
    """The sentence's words from the first piece of a quotation to the last, with its speaker between them:
    ""We paid," the mayor said, "but not all."" Empty where what is said is in one piece or takes too long."""
    cue = attribution.cue[0]
    before = [span for span in line.quoted if span.end <= cue]
    behind = [span for span in line.quoted if span.start >= cue]
    if not before or not behind or attribution.kind not in ("speech", "belief"):
        return ""
    first, last = before[-1], behind[0]
    goes_on = line.text[last.start : last.end].strip(_MARKS + " ")[:1].islower()
    opens = line.text[first.start : first.end].strip(_MARKS + " ")
    if not goes_on or not opens[:1].isupper() or opens.endswith((".", "!", "?")):
        return ""
    start = first.start - (first.start > 0 and line.text[first.start - 1] in _MARKS)
    end = last.end + (line.text[last.end : last.end + 1] in tuple(_MARKS))
    words = line.text[start:end]
    return words if len(words.split()) <= _LONGEST and ". " not in words[:-2] else ""


_GOES_ON_WITH = (
    (PREPOSITIONS - {"of", "from", "at"}) | word_class("turning conjunctions") | {"unless", "if", "than"}
)
_TELLING_BETWEEN = re.compile(r"[^,;.“”\"]{0,40}?,\s+(?=\S)")
_ADJUNCT_OF_TELLING = re.compile(r"\w+ (?:[A-Z\d]|(?:an?|the|his|her|their|its) [\w-]+ ?\.?$)")


def rejoined_clause(line: AttributedSentence, attribution: Attribution) -> str:
    """The sentence, without its mark, where what is said goes on behind its telling: "They have a plan, she
    said, for how boats can be built". Empty where it ends before it, or takes too long."""
    if (
        attribution.kind not in ("speech", "belief")
        or len(attribution.content) != 1
        or attribution.source is None
    ):
        return ""
    start, end = attribution.content[0]
    telling = max(attribution.cue[1], attribution.source[1])
    between = _TELLING_BETWEEN.match(line.text, telling)
    if end > attribution.cue[0] or between is None or any(q.start < end for q in line.quoted):
        return ""
    rest = line.text[between.end() :]
    words = line.text[start:].strip().rstrip(".")
    if not _goes_on(line, between.end(), rest) or len(words.split()) > _LONGEST:
        return ""
    return words


def _goes_on(line: AttributedSentence, at: int, rest: str) -> bool:
    """Whether what follows the telling is more of what was said, and no adjunct of the telling."""
    first, _, others = rest.partition(" ")
    if first in ("and", "or"):
        return any(q.start - 2 <= at + len(first) + 1 <= q.end for q in line.quoted)
    return bool(others) and first in _GOES_ON_WITH and not _ADJUNCT_OF_TELLING.match(rest)
