"""Sentences fit to be read alone: whole, of a length for a line, and clear without the one before."""

import re
from collections.abc import Sequence

from briefing.analysis.extractive import readability
from briefing.analysis.extractive.annotated_article import AttributedSentence, unquoted_text
from briefing.analysis.extractive.attributed_sentence import annotation
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AUXILIARIES, PREPOSITIONS, is_adverb
from briefing.nlp.leaning_statements import leans_on_words_before
from briefing.nlp.word_classes import word_class

_BESIDE = frozenset("as while when in at on by during after before from . !".split())  # a verb's adjuncts
_ADVERBS_BEFORE = re.compile(r"^(?:\w+ly )+")
_SHORTEST, _LONGEST = 6, 45  # words
_FIRST = 4  # sentences that may be longer
_LONGEST_LEAD = 55  # words: a lead says more in one sentence


def is_fit(line: AttributedSentence, impersonal: bool) -> bool:
    """Whether a sentence may be a line of its own; an `impersonal` one speaks of no "I", "we" or "you"."""
    if impersonal and _FIRST_PERSON.search(unquoted_text(line)):
        return False
    return _stands_alone(line) and not _is_deck(line)


def _stands_alone(line: AttributedSentence) -> bool:
    """Whether a sentence is understood without the one before, and is worth a line of its own."""
    words = line.text.split()
    longest = _LONGEST_LEAD if line.number <= _FIRST else _LONGEST
    if not _SHORTEST <= len(words) <= longest or line.damaged or line.text[-1] not in ".”\"'’)!":
        return False
    if line.text[0] in "“\"‘'" or any(q.end - q.start > 0.6 * len(line.text) for q in line.quoted):
        return False
    if (
        not _is_whole(line.text)
        or _is_caption(line)
        or readability.has_half_a_quotation(line.text)
        or line.text.casefold().startswith("editor")
        or _SUBHEADING.match(line.text)
        or _PICTURED.search(line.text)
        or _RUN_ON.search(unquoted_text(line))
        or _says_nothing(line)
    ):
        return False
    opener = words[0].strip(",").casefold().replace("’", "'").partition("'")[0]
    if opener in _DOUBTING or _IMPLICIT.match(line.text):
        return False
    return opener not in word_class("anaphoric openers") and not leans_on_words_before(
        line.text, line.names, line.words
    )


_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our|yourself|[Ll]et['’]s)\b")
_SUBHEADING = re.compile(
    r"(?:[A-Z][A-Z'’]+\s){2,}(?:[A-Z][a-z]|[—–]\s)|(?:[A-Z]\s)?(?:[A-Z'’]+\s){2,}[A-Z][a-z’']+\s[a-z]"
)
_PICTURED = re.compile(r"\((?:[Pp]ictured|[Aa]bove|[Bb]elow|[Ll]eft|[Rr]ight|[Ff]ile photo)\b[^()]*\)")
_DOUBTING = word_class("hedging adverbs", "adverbs of seeming")
_IMPLICIT = re.compile(  # what is only clear from the sentence before
    r"(?:Today|Tomorrow|Yesterday|Now|Then|There) (?:is|was|are|were)\b"
    r"|The (?:implication|answer|reason|result|point|message|difference|upshot|truth|problem|goal|idea|catch)"
    r" (?:is|was)\b|(?:Not )?(?:[Jj]ust|[Oo]nly|[Mm]erely)\b"
    r"|Not (?:that|so)\b|Some (?:\w+ )?(?:believe|say|think|argue)"
    r"|(?:Below|Above),|.*\bthe answer is (?:no|yes)\b"
)
_LONGEST_DECK = 14  # words
_LONGEST_CAPTION = 16  # words
_SUBJECTS = word_class("third-person subjects")
_BEFORE_VERB = word_class("words before a bare verb")
_WITH_VERB = word_class("articles", "finite be", "finite have", "modals of possibility") - {"should"} | set(
    "will said told wants".split()
)


def _is_deck(line: AttributedSentence) -> bool:
    """A line in headline style above the lead: "Curfew lifted, but city still in limbo."."""
    words = line.text.casefold().split()
    return line.number == 1 and len(words) <= _LONGEST_DECK and _WITH_VERB.isdisjoint(words)


_BRACKETED = re.compile(r"\([^()]*\)")


def _is_whole(text: str) -> bool:
    """Whether a sentence has a finite verb, and a subject before it: neither "An assessment of the plan." nor
    "Ran a college, made millions."."""
    spelled = [word.strip(",.;:“”\"'()") for word in _BRACKETED.sub(" ", text).split()]
    words = [word.casefold() for word in spelled]
    finite = any(
        _is_finite(before, word)
        for before, word, written in zip(("", *words), words, spelled, strict=False)
        if written.islower() or written == spelled[0] or word in AUXILIARIES
    )
    return finite and not _opens_with_verb(text, words)


def _is_caption(line: AttributedSentence) -> bool:
    """Whether a short line is a noun phrase whose verbs hang on it: "The pier and those who built it"."""
    sentence = annotation(line)
    opened = [clause for clause in sentence.clauses.clauses if clause.kind == "relative"]
    if not opened or len(line.text.split()) > _LONGEST_CAPTION:
        return False
    outside = sentence.tokens[: opened[0].start] + sentence.tokens[opened[0].end :]
    words = ["", *(token.lower for token in outside if token.word)]
    return not any(map(_is_finite, words, words[1:]))


def _says_nothing(line: AttributedSentence) -> bool:
    """Whether somebody says in it what stands in the sentence beside it: "Holm says calmly as …"."""
    said = [line.text[start:end] for told in line.attributions for start, end in told.content]
    if line.quoted or any(_ADVERBS_BEFORE.sub("", each).partition(" ")[0] not in _BESIDE for each in said):
        return False
    sentence = annotation(line)
    for clause in sentence.clauses.clauses:
        if clause.kind != "main" or clause.verb is None:
            continue
        cue = lexicon.cues().get(sentence.tokens[clause.verb].lower)
        after = clause.verb + 1
        while after < len(sentence.tokens) and is_adverb(sentence.tokens[after]):
            after += 1
        ends = after == len(sentence.tokens) or sentence.tokens[after].lower in _BESIDE
        if cue is not None and cue.kind == "speech" and "quote" in cue.frames and ends:
            return True
    return False


def _is_finite(before: str, word: str) -> bool:
    if word in AUXILIARIES or before in _SUBJECTS:
        return True
    base = lexicon.base_of(word)
    if base is None or word.endswith("ing"):
        return False
    return base != word or before.endswith("s") or before in _BEFORE_VERB


def _opens_with_verb(text: str, words: Sequence[str]) -> bool:
    base = lexicon.base_of(words[0])
    if base in (None, words[0]) or words[0].endswith("ing") or words[0] in lexicon.agents():
        return False
    if words[0].endswith("s") and words[1] in PREPOSITIONS:
        return False  # "Calls for …" is a noun
    after = text.partition(", ")[2].split()
    next_word = after[0].casefold() if after else ""
    return next_word in ("", "and", "or", "but", "like", "such", "which") or (
        lexicon.base_of(next_word) not in (None, next_word)
    )


_RUN_ON = re.compile(
    r"[a-z]{3,} (?:(?:It|He|She|They|But|This) [a-z]|The [A-Z][\w.]+ (?:said|has|had|is|was|will|would)\b)"
)
