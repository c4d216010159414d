"""Clause end: where what a party says or wants ends, and the journalist goes on."""

import re
from collections.abc import Sequence

from briefing.analysis.extractive.attributed_sentence import AttributedSentence, is_quoted
from briefing.attribution.attributions import Attribution
from briefing.models import Span
from briefing.nlp import lexicon, reporting_cues
from briefing.nlp.annotated_sentence import AUXILIARIES, AnnotatedSentence, is_adverb
from briefing.nlp.noun_phrases import phrase_before
from briefing.nlp.word_classes import verb_class, word_class

_SHORTEST_CUT = 3  # words that must be left where a clause is ended early
_CLAUSAL = frozenset(("speech", "belief", "according", "perception"))
_LONGEST_SUBJECT = 8  # words
_FINITE = word_class("finite auxiliaries")
_TAKES_OBJECT_COMPLEMENT = verb_class("verbs with an object complement")
_GOES_ON_WITH = word_class("function words", "subordinators") - {"without"} | {
    "including",
    "adding",
    "saying",
}
_SHARES = frozenset("most some many others few several all none both".split())
_BEFORE_NOUN = word_class("determiners", "possessives")
_OPENS_COMPLEMENT = word_class("determiners", "possessives", "subject pronouns", "prepositions") | {
    "that",
    "to",
}
_COORDINATORS = word_class("coordinators")
_IN_AMOUNTS = word_class("words that bound a figure", "words between a bound and its figure") | set(
    "a an the share shares each apiece barrel tonne ton unit head hundred thousand million billion trillion"
    " percent dollars".split()
)

# Where a clause may end early and still mean the same: what follows is told by the journalist or about
# something else. Never before "if", "unless", "but", "only": those change what was said.
_CLAUSE_END = re.compile(
    r"\s+as (?:it|they|he|she|part of)\b|\s+[–—―]\s|;|,? (?:and|but) (?:he|she|they|also)\b"
    r"|, (?:and|but) (?:it|the)\b|, (?:and|but) [A-Z]|, but that\b"
    r"|, however,? (?:it|he|she|they|we|there|this|that|an?|the)\b"
    r"|, (?:which|who|where|while|whereas|according to|adding|saying|a move|a day|unlike|with)\b"
    r"|, (?:(?:a|an|the|his|her|its) )?(?:[\w.’'-]+ ){1,8}?(?:said|announced|added|confirms|reported)\b"
)


_OPENED = re.compile(r"\bthat (?:in|on|at|by|since|during|after|before) (?:[\w’'-]+ ?){1,4}$")


def shorten_clause(text: str, quoted: Sequence[Span], offset: int, cue: tuple[int, int]) -> str:
    """The clause up to where it may end early; not at a telling inserted in it: "rents, he said, fall"."""
    inserted = offset <= cue[0] < offset + len(text)
    for cut in _CLAUSE_END.finditer(text):
        at = offset + cut.start()
        if (
            any(q.start <= at < q.end for q in quoted)
            or (inserted and at < cue[1])
            or _is_parenthesis(text, cut)
        ):
            continue
        kept = text[: cut.start()]
        if len(kept.split()) >= _SHORTEST_CUT and not _OPENED.search(kept):
            return kept.rstrip(" ,;")
    return text


def _is_parenthesis(text: str, cut: re.Match[str]) -> bool:
    """Whether ", which …," is closed by a comma and the clause's own verb comes after it, or what it says of
    its object: "found her son, who …, asleep"."""
    if not re.match(r", (?:which|who|where|unlike|with|according to)", cut.group()):
        return False
    after = re.match(r"[^,;]*,\s+([a-z]+)\b", text[cut.end() :])
    if after is None:
        return False
    if after[1] in AUXILIARIES or (lexicon.base_of(after[1]) and not after[1].endswith("ing")):
        return True
    before = text[: cut.start()].casefold().split()
    return not _TAKES_OBJECT_COMPLEMENT.isdisjoint(before) and after[1] not in _GOES_ON_WITH


def coordinate_start(line: AttributedSentence, attribution: Attribution, start: int, end: int) -> int:
    """Where, in what a party wants or does, another clause begins: ", and the Bergs will pay", ", but was
    rescued", "and said that"; `end` where there is none. In what somebody says, who may say the other clause
    too, it is one that tells what others say: ", and teachers warned"."""
    if line.annotated is None:
        return end
    tokens = line.annotated.tokens
    for at in range(1, len(tokens) - 2):
        if not start < tokens[at].start < end:
            continue
        if tokens[at].text == "," and _is_spliced(line.annotated, attribution, at):
            return tokens[at].start
        if tokens[at].lower not in _COORDINATORS:
            continue
        if tokens[at - 1].text != ",":
            if attribution.kind not in _CLAUSAL and _tells_further(line.annotated, at):
                return tokens[at - 1].end
            continue
        clausal = attribution.kind in _CLAUSAL and (
            is_quoted(line, start) or _has_predicate(line.annotated, start, tokens[at].start)
        )
        if (_has_own_teller if clausal else _goes_on)(line.annotated, at + 1):
            return tokens[at - 1].start
    return end


def _is_spliced(sentence: AnnotatedSentence, attribution: Attribution, comma: int) -> bool:
    """Whether a comma alone stands between what a party wants and another's clause: "are against the tax, the
    farmers want more of it"."""
    before = attribution.source is not None and attribution.source[1] <= attribution.content[0][0]
    if sentence.tokens[comma + 1].start == sentence.tokens[comma].end:
        return False  # "9,000 boats"
    return before and attribution.kind not in _CLAUSAL and _has_own_subject(sentence, comma + 1)


def _tells_further(sentence: AnnotatedSentence, at: int) -> bool:
    """Whether the same party says or wants something else behind an "and": "welcomed the ruling and said"; no
    noun ("plans and demands") and no participle ("planned and announced cuts")."""
    tokens = sentence.tokens
    if tokens[at].lower != "and" or tokens[at - 1].lower in lexicon.cues():
        return False
    verb = at + 1
    while verb < len(tokens) - 2 and is_adverb(tokens[verb]):
        verb += 1
    word, after = tokens[verb].lower, tokens[verb + 1]
    cue = lexicon.cues().get(word)
    if cue is None or cue.form not in ("past", "third") or tokens[verb].quoted:
        return False
    if cue.form == "third" and reporting_cues.is_telling_noun(word):
        return False
    return after.named or after.lower in _OPENS_COMPLEMENT or not after.word


def _has_predicate(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether a finite verb stands between two offsets: not in "for a ban on nets"."""
    return any(
        clause.predicate is not None and start <= sentence.tokens[clause.predicate[0]].start < end
        for clause in sentence.clauses.clauses
    )


def _goes_on(sentence: AnnotatedSentence, first: int) -> bool:
    """Whether a clause with a subject of its own begins at a token, or what the same party did or had done:
    ", but was rescued"."""
    word = sentence.tokens[first].lower
    if word in _SHARES and any(
        _is_finite_cue(sentence, at)
        or sentence.tokens[at].lower in _FINITE
        or lexicon.cues().get(sentence.tokens[at].lower)
        for at in range(first + 1, min(first + 3, len(sentence.tokens)))
    ):
        return True
    return word in _FINITE or _is_past_alone(word) or _has_own_subject(sentence, first)


def _has_own_teller(sentence: AnnotatedSentence, first: int) -> bool:
    """Whether a noun phrase opens at a token and a verb of saying follows it."""
    for at in range(first + 1, min(first + _LONGEST_SUBJECT, len(sentence.tokens))):
        cue = lexicon.cues().get(sentence.tokens[at].lower)
        if cue is not None and cue.kind == "speech" and cue.form in ("past", "third"):
            return phrase_before(sentence, at) == (first, at)
    return False


def _has_own_subject(sentence: AnnotatedSentence, first: int) -> bool:
    """Whether a noun phrase opens at a token and a finite verb follows it."""
    for at in range(first + 1, min(first + _LONGEST_SUBJECT, len(sentence.tokens))):
        token = sentence.tokens[at]
        if token.text == "," and (verb := _behind_apposition(sentence, at)) is not None:
            return phrase_before(sentence, at) == (first, at) and _is_finite_cue(sentence, verb)
        if not token.word:
            return False
        if _is_finite_cue(sentence, at) and phrase_before(sentence, at) == (first, at):
            return True
        if (token.lower in _FINITE or _is_past_alone(token.lower)) and sentence.tokens[
            at - 1
        ].lower not in _BEFORE_NOUN:
            phrase = phrase_before(sentence, at)
            return phrase is not None and phrase[0] == first
    return False


def _behind_apposition(sentence: AnnotatedSentence, comma: int) -> int | None:
    """The token behind a name between two commas: "its leader, Anna Holm, promised"."""
    at = comma + 1
    while at < len(sentence.tokens) and sentence.tokens[at].named:
        at += 1
    closed = comma + 1 < at < len(sentence.tokens) - 1 and sentence.tokens[at].text == ","
    return at + 1 if closed else None


def _is_finite_cue(sentence: AnnotatedSentence, at: int) -> bool:
    cue = lexicon.cues().get(sentence.tokens[at].lower)
    if cue is None or sentence.tokens[at].named:
        return False
    return cue.form in ("past", "third") or (
        cue.form == "base" and sentence.tokens[at - 1].lower.endswith("s")
    )


def _is_past_alone(word: str) -> bool:
    """Whether a verb's form is finite and nothing else: "gave", not "moored" or "boats"."""
    base = lexicon.base_of(word)
    forms = {kind for kind, form in lexicon.verb_forms(base) if form == word} if base else set()
    return forms == {"past"}


def is_mere_amount(text: str) -> bool:
    """Whether a clause is a sum and nothing else, without whom it is for: "committed $5 million"."""
    words = text.casefold().replace("$", "").strip(" .,").split()
    figures = [word for word in words if word.strip("€£¥")[:1].isdigit()]
    return bool(figures) and all(word in figures or word in _IN_AMOUNTS for word in words)
