"""The clause of a position, as the article words it, and the verb before it."""

import re

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.analysis.extractive.clause_end import coordinate_start, is_mere_amount, shorten_clause
from briefing.attribution.attributions import Attribution
from briefing.attribution.passing import is_noun_alone
from briefing.models import Directness
from briefing.nlp import lexicon
from briefing.nlp.word_classes import word_class

SHORTEST_CLAUSE = 2  # words in a clause that still says something
_SHORTEST_QUOTE = 4  # words in a quotation that says something by itself
_LONGEST_GAP = 5  # words for a listener: "told Reuters on Monday"
_CLAUSAL = frozenset(("speech", "belief", "according"))
_WITH_WHOM = re.compile(r" (with (?:[\w.’'-]+ ){0,4}?[\w.’'-]+) (?:that )?$")
_AFTER_LISTENER = re.compile(
    r"[,;:“\"(]|(?<!\b[A-Z])\.(?!\w)|''|\s(?:that|in|at|after|before|during|to|by|for|with|from|as|when|while)\b"
)
_TIMES = word_class("adverbs of time") | {"then", "now", "once", "again"}
_TO_REPORTER = re.compile(r"(?:me|us) (?:that )?(?!to\b)")  # "told me the levy would fall"
_FINITE = word_class("finite auxiliaries")
_GOES_ON = re.compile(r"[“\"‘']*(?:but|and|nor|or)\b")
_OPENER = re.compile(r"^(?:However,|But|And|Still|Meanwhile|Moreover|Also|Yet|So|Indeed|Overall),?\s+")


def verb_with_listener(line: AttributedSentence, attribution: Attribution) -> str:
    """The verb with its auxiliaries, and with whom it was said to where English cannot do without.

    "Also" ties it to the sentence before and is left out; "according to" is no verb, and its clause has one.
    """
    start, end = attribution.content[0]
    if attribution.kind == "according" or start <= attribution.cue[0] < end:
        return ""
    start, end = attribution.verb
    verb = " ".join(word for word in line.text[start:end].split() if word.casefold() != "also")
    cue = lexicon.cues().get(line.text[slice(*attribution.cue)].casefold())
    if cue and cue.frames & {"with_object_that", "with_object_to"}:
        following = attribution.content[0][0]
        listener = _listener(line.text[end:following] if following > end else line.text[end:])
        verb = f"{verb} {listener}".strip()
    elif attribution.lemma == "agree":
        with_whom = _WITH_WHOM.match(line.text[end : attribution.content[0][0]])
        verb = f"{verb} {with_whom[1]}" if with_whom else verb
    return verb[:1].lower() + verb[1:]


def _listener(after: str) -> str:
    """Whom it was told: "Reuters on Monday", up to punctuation or a further adjunct; "" for a long one."""
    end = _AFTER_LISTENER.search(after)
    words = (after[: end.start()] if end else after).split()
    while words and words[-1] in _TIMES:  # but "USA Today"
        words.pop()
    return " ".join(words) if len(words) <= _LONGEST_GAP and words not in (["me"], ["us"]) else ""


def verbatim_clause(line: AttributedSentence, attribution: Attribution) -> tuple[str, Directness]:
    """What was said, word for word, and whether it is quoted; "" where too little of it is left to say
    something."""
    spans = [
        (start, end)
        for start, end in attribution.content
        if end > start and not _is_remainder(line.text[start:end])
    ]
    if not spans:
        return "", "reported"
    start, end = max(spans, key=lambda span: span[1] - span[0])
    start = _behind_reporter(line.text, attribution, start)
    end = coordinate_start(line, attribution, start, end)
    direct = any(q.start <= start and end <= q.end for q in line.quoted)
    text = line.text[start:end].strip().rstrip(",").strip()
    if not direct:
        text, start = _drop_opener(text, start)
        quoted = [q for q in line.quoted if start <= q.start < end]
        text = shorten_clause(text, quoted, start, attribution.cue)
    if not direct and (text.endswith("?") or _dangles(text) or is_mere_amount(text)):
        return "", "reported"
    alone = not direct and is_noun_alone(text) and attribution.kind not in _CLAUSAL
    if (len(text.split()) < (_SHORTEST_QUOTE if direct else SHORTEST_CLAUSE) and not alone) or not any(
        c.isalpha() for c in text
    ):
        return "", "reported"
    return text, "direct quote" if direct else "reported"


def _behind_reporter(text: str, attribution: Attribution, start: int) -> int:
    """Where what was told begins behind the reporter whom it was told: "told me the levy would fall"."""
    reporter = _TO_REPORTER.match(text, start) if attribution.kind == "speech" else None
    return reporter.end() if reporter and start > attribution.cue[0] else start


def _is_remainder(text: str) -> bool:
    """Whether it goes on with a sentence of which it has no beginning and no verb: "but the attempt"."""
    return bool(_GOES_ON.match(text)) and _FINITE.isdisjoint(text.casefold().split())


def _drop_opener(text: str, start: int) -> tuple[str, int]:
    opener = _OPENER.match(text)
    return (text[opener.end() :], start + opener.end()) if opener else (text, start)


def _dangles(text: str) -> bool:
    """Whether a clause breaks off at a preposition, its object lost."""
    return text.split()[-1].casefold() in ("of", "for", "with", "to", "about") if text else False
