"""Attributed content: the clause, quotation or phrase of a reporting verb, after it or before."""

from briefing.nlp import lexicon
from briefing.nlp.adjuncts import (
    OBJECTS,
    OPENING,
    clause_follows,
    is_complementiser,
    skip_adjuncts,
    skip_time,
)
from briefing.nlp.annotated_sentence import (
    AUXILIARIES,
    AnnotatedSentence,
    is_adverb,
    is_in_name,
    is_in_quote,
)
from briefing.nlp.noun_phrases import is_plausible_source, lower_token, phrase_after, phrase_start
from briefing.nlp.word_classes import word_class

_TURNS = word_class("conditional subordinators", "turning conjunctions") - {"whether", "lest"}
_CLAUSAL = frozenset(("that", "with_object_that", "quote"))
_SUBORDINATORS = word_class("subordinators")
NOUNISH = word_class("determiners", "possessives") - {"your", "that"}


def trim_span(sentence: AnnotatedSentence, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space, commas or a full stop at its edges."""
    while start < end and sentence.text[start] in " \xa0\t\r\n,;:":
        start += 1
    while end > start and (
        sentence.text[end - 1] in " \xa0\t\r\n,;:"
        or (sentence.text[end - 1] == ")" and "(" not in sentence.text[start:end])
    ):
        end -= 1
    if (
        end > start
        and sentence.text[end - 1] == "."
        and not sentence.text[start : end - 1].endswith((".", "U.S", "p.m", "a.m"))
    ):
        end -= 1
    return (start, end) if end - start > 2 else None


def content_after(sentence: AnnotatedSentence, index: int, cue: lexicon.Cue) -> list[tuple[int, int]]:
    start = _complement_start(sentence, index + 1, cue)
    if start is None:
        return []
    quotes = _quotes_from(sentence, start)
    if quotes and sentence.tokens[start].text in OPENING and not _runs_on(sentence, quotes[-1][1]):
        return quotes
    span = trim_span(sentence, sentence.tokens[start].start, _content_end(sentence, start))
    return [span] if span else []


def _complement_start(sentence: AnnotatedSentence, after: int, cue: lexicon.Cue) -> int | None:
    """The token at which the cue's complement begins, or None where the cue takes none here."""
    index = skip_time(sentence, after) if cue.frames.isdisjoint(_CLAUSAL) else skip_adjuncts(sentence, after)
    word = lower_token(sentence, index)
    if word == "that" and "that" in cue.frames:
        if (
            lower_token(sentence, index + 1) in AUXILIARIES
        ):  # "believe that is likely"; after an adjunct, a relative clause
            return index if index == after else None
        return index + 1 if index + 1 < len(sentence.tokens) else None
    if index < len(sentence.tokens) and sentence.tokens[index].text in OPENING and "quote" in cue.frames:
        return index
    if word == "to" and "to" in cue.frames and _verb_follows(sentence, index + 1):
        return index
    if word in ("for", "against", "about") and word in cue.frames:
        return index
    if word.endswith("ing") and "ing" in cue.frames and lexicon.base_of_gerund(word):
        return index
    if cue.kind in ("speech", "belief") and "that" in cue.frames and clause_follows(sentence, index):
        return index
    if "with_object_to" in cue.frames or "with_object_that" in cue.frames:
        return _complement_after_object(sentence, after, bare="with_object_that" in cue.frames)
    if cue.kind in ("stance", "emotion") and "noun" in cue.frames and _noun_follows(sentence, after):
        return after
    return None


def _verb_follows(sentence: AnnotatedSentence, index: int) -> bool:
    while index < len(sentence.tokens) and is_adverb(sentence.tokens[index]):
        index += 1
    if index >= len(sentence.tokens):
        return False
    token = sentence.tokens[index]
    return not token.word or (token.text[0].islower() and token.lower not in NOUNISH)


def _complement_after_object(sentence: AnnotatedSentence, index: int, *, bare: bool) -> int | None:
    """ "urged allies to join", "told Reuters the EU would": the complement after an object; a `bare` one has
    no "that" before it."""
    limit = min(len(sentence.tokens), index + 10)
    skipped = index
    for ahead in range(index + 1, limit):
        token = sentence.tokens[ahead]
        if token.text in OPENING and sentence.tokens[ahead - 1].text in ",:":
            return ahead
        if ahead < skipped:
            continue
        if token.text == "," and (behind := _behind_apposition(sentence, ahead)) > ahead:
            skipped = behind  # "called on the owner, Per Lund, to sell"
            continue
        if token.lower == "that" or (not token.word and token.text not in "&.’'"):
            told = is_complementiser(sentence, ahead) and ahead + 1 < len(sentence.tokens)
            return ahead + 1 if told else None
        if token.lower == "to" and _verb_follows(sentence, ahead + 1):
            return ahead
    if (
        bare
        and sentence.tokens[index : index + 1]
        and (
            sentence.tokens[index].lower in OBJECTS
            or is_in_name(sentence, index)
            or sentence.tokens[index].lower == "the"
        )
    ):
        ahead = index
        while ahead < limit and (
            is_in_name(sentence, ahead) or sentence.tokens[ahead].lower in OBJECTS or (ahead == index)
        ):
            ahead += 1
        ahead = skip_time(sentence, ahead)
        return ahead if clause_follows(sentence, ahead) else None
    return None


def _behind_apposition(sentence: AnnotatedSentence, comma: int) -> int:
    """The token behind a name between two commas; the first comma itself where there is none."""
    at = comma + 1
    while at < len(sentence.tokens) and is_in_name(sentence, at):
        at += 1
    closed = comma + 1 < at < len(sentence.tokens) and sentence.tokens[at].text == ","
    return at + 1 if closed else comma


def _noun_follows(sentence: AnnotatedSentence, index: int) -> bool:
    phrase = phrase_after(sentence, index)
    return phrase is not None and phrase[0] == index


def _quotes_from(sentence: AnnotatedSentence, start: int) -> list[tuple[int, int]]:
    offset = sentence.tokens[start].start
    return [(q.start, q.end) for q in sentence.quoted if q.end > offset]


def _runs_on(sentence: AnnotatedSentence, end: int) -> bool:
    """Whether the sentence goes on after its last quotation in the speaker's words."""
    rest = [t for t in sentence.tokens if t.start >= end and t.word]
    return len(rest) > 3


def _clause_start(sentence: AnnotatedSentence, start: int) -> int:
    """The first word after the last comma, dash or semicolon before a token; an opening "But" is skipped."""
    index = start
    while index > 0 and sentence.tokens[index - 1].text not in (",", ";", "—", "–"):
        index -= 1
    while index < start and lower_token(sentence, index) in ("but", "and", "so", "even"):
        index += 1
    return index


def _subject_follows(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether a party and its verb begin at a token, so that the clause before it has ended."""
    phrase = phrase_after(sentence, index)
    while phrase and phrase[1] - phrase[0] > 1 and is_adverb(sentence.tokens[phrase[1] - 1]):
        phrase = (phrase[0], phrase[1] - 1)
    if phrase is None or not is_plausible_source(sentence, *phrase):
        return False
    after = phrase[1]
    while after < len(sentence.tokens) and is_adverb(sentence.tokens[after]):
        after += 1
    return any(_is_verbal(lower_token(sentence, i)) for i in range(phrase[0] + 1, after + 1))


def _is_verbal(word: str) -> bool:
    return word in AUXILIARIES or word in lexicon.cues() or bool(lexicon.base_of(word))


def _content_end(sentence: AnnotatedSentence, start: int) -> int:
    """The end of what is said: before ", Breton said" or ", according to", else the sentence's."""
    leaning = lower_token(sentence, _clause_start(sentence, start)) in _SUBORDINATORS
    for index in range(start + 2, len(sentence.tokens)):
        token = sentence.tokens[index]
        if token.text != "," or (
            is_in_quote(sentence, index) and not any(q.end == token.end for q in sentence.quoted)
        ):
            continue
        if (
            leaning
            and not sentence.text[token.end : token.end + 1].isdigit()
            and _subject_follows(sentence, index + 1)
        ):
            return token.start
        after = lower_token(sentence, index + 1)
        cue = lexicon.cues().get(after)
        if after == "according" or (cue and cue.form in ("past", "third", "gerund") and cue.kind == "speech"):
            return token.start
        tail = phrase_after(sentence, index + 1)
        if (
            tail
            and is_plausible_source(sentence, *tail)
            and lower_token(sentence, tail[1]) in ("said", "says", "added", "told")
        ):
            return token.start
        if lower_token(sentence, index + 1) in ("he", "she", "they") and lower_token(sentence, index + 2) in (
            "said",
            "says",
            "added",
        ):
            return token.start
    return len(sentence.text)


def _has_verb(sentence: AnnotatedSentence, span: tuple[int, int]) -> bool:
    """Whether a clause stands there, and not only "In her 2003 book"."""
    return any(
        token.lower in AUXILIARIES
        or (token.text.islower() and lexicon.base_of(token.lower) not in (None, token.lower))
        for token in sentence.tokens
        if span[0] <= token.start < span[1]
    )


def content_before(sentence: AnnotatedSentence, index: int) -> list[tuple[int, int]]:
    """What stands before ", Breton said": the quotations there, or else the clause itself."""
    if index == 0:
        return []
    end = sentence.tokens[index - 1].end
    quotes = [(q.start, min(q.end, end)) for q in sentence.quoted if q.start < end]
    last = sentence.tokens[index - 1]
    first = _first_token_start(sentence)
    if (
        quotes
        and sentence.text[quotes[0][0]].islower()
        and quotes[0][0] - sentence.tokens[0].start > 2
        and quotes[-1][1] >= last.start - 1
        and not lexicon.base_of_gerund(lower_token(sentence, 0))
    ):
        whole = trim_span(sentence, first, end)
        return [whole] if whole else []
    if quotes and (last.text in "”\"'’" or quotes[-1][1] >= last.start - 1):
        return quotes + [(q.start, q.end) for q in sentence.quoted if q.start >= end]
    if last.text not in (",", "—", "–", "”", '"', "?", "!"):
        return []
    span = trim_span(sentence, _first_token_start(sentence), last.start)
    if index > 1 and any(clause.kind == "gerund" for clause in sentence.clauses.chain(index - 2)):
        return []  # "Without saying so, Breton urged patience"
    if span is None or phrase_start(sentence, index - 1) == 0 or not _has_verb(sentence, span):
        return []
    closing = next((t for t in sentence.tokens[index + 1 : index + 8] if t.text == ","), None)
    rest = [t.lower for t in sentence.tokens if closing and t.start > closing.start]
    leans = lower_token(sentence, 0) in _SUBORDINATORS | {"even", "if", "unless"}
    if len(rest) > 2 and lower_token(sentence, index) not in lexicon.cues() and (leans or rest[0] in _TURNS):
        span = trim_span(sentence, span[0], len(sentence.text)) or span
    return [span]


def _first_token_start(sentence: AnnotatedSentence) -> int:
    return sentence.tokens[0].start if sentence.tokens else 0
