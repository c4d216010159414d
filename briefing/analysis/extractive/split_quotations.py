"""Split quotations: one sentence of speech in two pieces, with who says it between them."""

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.attribution.attributions import Attribution

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
