"""Well-formedness: whether a statement is a statement, whole, said once, in words."""

import re
from collections import Counter

from briefing.nlp.content_words import content_stems
from briefing.nlp.tokenization import unbroken_words
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault

_MARKS = re.compile(r"[{}<>|\\`#@_~^]")  # of a program, a page or a network; news writes its prose without
_EAST_ASIAN = re.compile(r"[\u2e80-\ud7ff]")
_HEADING = re.compile(r"([A-Za-z()-]+(?: [A-Za-z()-]+){0,3}):\s")  # "Title: …", "Summary (short): …"
_OPEN_END = re.compile(  # a few words end no sentence, others none that has a full stop
    r"(?:\b(?:the|an?|and|or|but|nor)\W*"
    r"|\b(?:which|whose|because|than|its|their|our|my|your)[^\w.!?]*"
    r"|\b(?:said|says|told|tells)[^\w.!?]*"
    r"|[,:(–—-][^\w.!?]*)$"
)
_MIDDLE = re.compile(r"(?:and|but|or|is|are|was|were|has|have|of|which)\b(?:\W+\w+){5}")
_ENDED = re.compile(r"[.!?…][\W_]*$")
_ONE_ENDS = re.compile(r"[a-z]{3}[.!?][”\"’)]*\s+[“\"‘']?[A-Z]")
_SEVERAL = 80  # characters; what is shorter may be a headline, or a field
_RUNS = ((4, 3), (6, 2))  # a run of so many words stands so many times
_END = 20  # characters that an open end has at most
_LEAST_REPEATED = 5  # words that stand again where a run does, but for one that a mark parts from itself
_LONGEST = 3000  # characters of a statement that are looked through


def check_wording(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No markup, no end in the middle of a sentence, nothing said over and over: what a model writes that has
    lost the thread."""
    foreign = _MARKS.search(stated.text)
    if foreign and not any(foreign.group() in sentence for sentence in cited.sentences):
        return StatementFault("unsupported", f"marks that its source lacks: “{foreign.group()}”")
    if _EAST_ASIAN.search(stated.text) and not any(map(_EAST_ASIAN.search, cited.sentences)):
        return StatementFault("unsupported", "writing that its source does not use")
    if _MIDDLE.match(stated.text) and not stated.stakeholder:
        return StatementFault("unsupported", "begins in the middle of a sentence")
    if _OPEN_END.search(stated.text, max(0, len(stated.text) - _END)) or _has_open_end(stated.text):
        return StatementFault("unsupported", "breaks off in the middle of a sentence")
    return _repetition_fault(stated.text, cited) or _heading_fault(stated, cited)


def _heading_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """A heading before a statement, such as "Title:", is weak."""
    heading = _HEADING.match(stated.text)
    if heading and not stated.stakeholder and content_stems(heading.group(1)).isdisjoint(cited.stems):
        return StatementFault("weak", f"a heading that its source lacks: “{heading.group(1)}”")
    return None


def _repetition_fault(text: str, cited: CitedText) -> StatementFault | None:
    words = text.casefold().split()
    if len(words) - len(set(words)) < _LEAST_REPEATED:
        return None
    for size, times in _RUNS:
        counted = _runs(text[:_LONGEST], size)
        run = next((run for run, many in counted.items() if many >= times), "")
        if run and not any(_runs(sentence, size)[run] >= times for sentence in cited.sentences):
            return StatementFault("unsupported", f"says the same over and over: “{run}”")
    return None


def _has_open_end(text: str) -> bool:
    """Whether the last of several sentences has no full stop, though the others have one."""
    if _ENDED.search(text) or len(text) < _SEVERAL:
        return False
    return bool(_ONE_ENDS.search(text))


def _runs(text: str, size: int) -> Counter[str]:
    """How often each run of so many words stands in a text."""
    words = unbroken_words(text.casefold())
    return Counter(" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
