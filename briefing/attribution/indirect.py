"""Implicit attribution: what a sentence tells in passing of somebody's words, wishes and decisions.

`attribution` finds what is reported in so many words. Here are the weaker signs: a verb of judgement with an
object ("criticised the plan"), what a poll or a record says, passives with "by", participles and infinitives
that share a subject, nouns ("her claim that …", "a warning from …") and adjectives ("was sure that …").
"""

import itertools
from collections.abc import Iterator, Sequence

from briefing.attribution.attributions import Attribution, is_held_by_others
from briefing.attribution.complements import trim_span
from briefing.nlp import lexicon, relative_clauses, reporting_cues
from briefing.nlp.annotated_sentence import BE, MODALS, NEGATIONS, PREPOSITIONS, AnnotatedSentence
from briefing.nlp.noun_phrases import (
    PRONOUNS,
    is_plausible_source,
    lower_token,
    object_before,
    offsets,
    phrase_after,
    phrase_before,
    skip_auxiliaries,
)
from briefing.nlp.reporting_cues import ImplicitCue
from briefing.nlp.subjects import (
    DETERMINERS,
    POSSESSIVES,
    GrammaticalSubject,
    can_tell,
    is_bare_noun,
    is_plural,
    shared_subject,
    subject_before,
)
from briefing.nlp.vouching import is_beside, voucher
from briefing.nlp.word_classes import word_class

_HOLDERS = frozenset(("by", "from", "of"))
_OPENERS = word_class("openers of content")
_CONDITIONS = word_class("conditional subordinators") - {"whether", "until"} | {"should"}
_HELPED = MODALS | NEGATIONS | frozenset(("wo", "ca"))
_PARTICLES = word_class("verb particles")
_COPULAS = word_class("contracted copulas")
_SAYING = word_class("verbs of saying")
_CHAIN = 6  # words of "went to court to demand"
_NEAR = 4  # words between a possessive and its noun, or a light verb and its noun
_LISTENER = 5  # words of "a court in Oslo" in "told a court in Oslo that"
_SHORTEST = 2  # words that say something


def implicit_attributions(sentence: AnnotatedSentence, explicit: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a line beside the `explicit` ones, in order of their cues."""
    taken = {attribution.cue[0] for attribution in explicit if attribution.kind != "perception"}
    collected: list[Attribution] = []
    signs = reporting_cues.cue_words()
    for index, token in enumerate(sentence.tokens):
        if token.lower in signs and not (token.quoted or token.named or token.start in taken):
            collected += itertools.islice(_candidate_attributions(sentence, index, token.lower), 1)
    return collected


def _candidate_attributions(sentence: AnnotatedSentence, index: int, word: str) -> Iterator[Attribution]:
    """What a word can be read as telling, the likeliest first."""
    for cue in reporting_cues.implicit_cues().get(word, ()):
        if (attribution := _match_cue(sentence, index, cue)) is not None:
            yield attribution
    if (
        word in reporting_cues.stirring_verbs()
        and (attribution := _match_stirring_verb(sentence, index)) is not None
    ):
        yield attribution
    if word == "by" and (attribution := _match_passive(sentence, index)) is not None:
        yield attribution


def _match_cue(sentence: AnnotatedSentence, index: int, cue: ImplicitCue) -> Attribution | None:
    if cue.rest:
        last = index + len(cue.rest)
        if [token.lower for token in sentence.tokens[index + 1 : last + 1]] != list(cue.rest):
            return None
        return (
            _match_verb(sentence, index, cue, last)
            if cue.kind == "verb"
            else _match_according_to(sentence, index, last)
        )
    return _READERS[cue.kind](sentence, index, cue)


# ── according to ────────────────────────────────────────────────────────────────────────────────────


def _match_according_to(sentence: AnnotatedSentence, index: int, last: int) -> Attribution | None:
    source = phrase_after(sentence, last + 1)
    if source is None or not can_tell(sentence, *source):
        return None
    return _attribution(
        sentence, source, (index, last), _surrounding_clause(sentence, index, source[1]), "according to"
    )


def _surrounding_clause(sentence: AnnotatedSentence, first: int, after: int) -> tuple[int, int] | None:
    """The clause that an insertion stands in: the longer of what is before it and after it."""
    before = trim_span(sentence, 0, sentence.tokens[first].start)
    behind = (
        trim_span(sentence, sentence.tokens[after].start, len(sentence.text))
        if after < len(sentence.tokens)
        else None
    )
    return max((span for span in (before, behind) if span), key=lambda span: span[1] - span[0], default=None)


# ── verbs ───────────────────────────────────────────────────────────────────────────────────────────


def _match_verb(
    sentence: AnnotatedSentence, index: int, cue: ImplicitCue, last: int = 0
) -> Attribution | None:
    last = max(index, last)
    verb_start = skip_auxiliaries(sentence, index)
    between = {t.lower.removesuffix("n't") for t in sentence.tokens[verb_start:index]}
    past = cue.form in ("past", "participle")
    if past and lower_token(sentence, last + 1) == "by":
        return None
    if past and between & BE:
        return None
    if past and is_held_by_others(sentence, last, cue.lemma):
        return None
    subject = _subject_of(sentence, verb_start, between, cue)
    if subject is None or lower_token(sentence, subject.start - 1) in _CONDITIONS:
        return None
    relative = lower_token(sentence, verb_start - 1) in ("who", "which", "that")
    told_of = cue.speech and lower_token(sentence, last + 1) not in word_class("calendar words")
    if not (relative or told_of) and relative_clauses.has_object_gap(sentence, subject.start, last):
        return None
    after = _skip_that(sentence, last + 1, cue.lemma)
    content = _rest(sentence, after)
    if relative and content:
        stop = relative_clauses.clause_end(sentence, verb_start - 1, content[0], int(after > last + 1))
        content = (
            trim_span(sentence, content[0], stop) if stop and content[0] < stop < content[1] else content
        )
    if content is None and cue.speech and lower_token(sentence, last + 1) in ("", ".", ","):
        return _match_insertion(sentence, subject, last, cue)
    return _attribution(sentence, subject[:2], (subject.verb, last), content, cue.lemma)


def _subject_of(
    sentence: AnnotatedSentence, verb_start: int, between: set[str], cue: ImplicitCue
) -> GrammaticalSubject | None:
    before = lower_token(sentence, verb_start - 1)
    if cue.form == "gerund":
        if before in DETERMINERS or before in POSSESSIVES:
            return None  # "the suing states"
        if between & BE or before.endswith(("'s", "'re", "'m")):
            return subject_before(sentence, verb_start, cue.speech)
        shared = shared_subject(sentence, verb_start)
        return shared._replace(verb=verb_start) if shared else None
    if before == "to":
        shared = shared_subject(sentence, verb_start - 1)
        return shared if shared is None or verb_start - shared.verb <= _CHAIN else None
    if before in ("and", "or", "but"):
        shared = shared_subject(sentence, verb_start - 1)
        return shared._replace(verb=verb_start) if shared else None
    if before in DETERMINERS or before in POSSESSIVES or before.endswith("'s"):
        return None
    subject = subject_before(sentence, verb_start, cue.lemma in _SAYING and cue.form in ("past", "third"))
    if subject and cue.form == "third" and is_bare_noun(sentence, subject):
        return None
    if subject and cue.form in ("third", "base") and not (between or cue.speech):
        across = {
            lower_token(sentence, index) for index in (subject.end, subject.end + 1) if index < verb_start - 1
        }
        if not across.isdisjoint(relative_clauses.PRONOUNS):
            return None  # "… who wrote of water pollution issues": a noun
    if subject and cue.form == "base" and not between & _HELPED and not is_plural(sentence, subject):
        return None
    return subject


def _match_insertion(
    sentence: AnnotatedSentence, subject: GrammaticalSubject, index: int, cue: ImplicitCue
) -> Attribution | None:
    """ "Rents, the mayor says, will fall": the sentence that the insertion stands in."""
    opens = subject.start > 0 and not sentence.tokens[subject.start - 1].word
    if not opens:
        return None
    content = trim_span(sentence, 0, len(sentence.text))
    return _attribution(sentence, subject[:2], (subject.verb, index), content, cue.lemma)


def _match_passive(sentence: AnnotatedSentence, by: int) -> Attribution | None:
    """ "The bill was passed by the senate", "a limit imposed by the council"."""
    base = lexicon.base_of_participle(lower_token(sentence, by - 1))
    source = phrase_after(sentence, by + 1) if base else None
    if source is None or base is None or not can_tell(sentence, *source):
        return None
    verb_start = skip_auxiliaries(sentence, by - 1)
    subject = phrase_before(sentence, verb_start)
    if subject is None:
        return None
    content = (offsets(sentence, subject)[0], offsets(sentence, source)[1])
    return _attribution(sentence, source, (verb_start, by), content, base)


def _match_stirring_verb(sentence: AnnotatedSentence, index: int) -> Attribution | None:
    """ "The delay angered the mayor": the feeling is the object's."""
    source = phrase_after(sentence, index + 1)
    if (
        source is None
        or lower_token(sentence, source[0]) in PREPOSITIONS
        or not is_plausible_source(sentence, *source)
    ):
        return None
    content = trim_span(sentence, 0, offsets(sentence, source)[1])
    return _attribution(sentence, source, (index, index), content, sentence.tokens[index].lower)


# ── nouns ───────────────────────────────────────────────────────────────────────────────────────────


def _match_noun(sentence: AnnotatedSentence, index: int, cue: ImplicitCue) -> Attribution | None:
    holder, first = _holder(sentence, index)
    after = index + 1
    if holder is None and lower_token(sentence, after) in _HOLDERS:
        agent = phrase_after(sentence, after + 1)
        if agent and can_tell(sentence, *agent):
            holder, after = agent, agent[1]
    if holder is None or lower_token(sentence, after) not in _OPENERS:
        return None
    return _attribution(sentence, holder, (first, index), _rest(sentence, after), cue.lemma)


def _holder(sentence: AnnotatedSentence, index: int) -> tuple[tuple[int, int] | None, int]:
    """Whose noun it is: a possessive before it, or the subject of a light verb. And where the cue begins."""
    for before in range(index - 1, max(-1, index - 1 - _NEAR), -1):
        token = sentence.tokens[before]
        if not token.word or token.quoted:
            break
        if token.lower in POSSESSIVES or token.lower.endswith(("'s", "s'")):
            phrase = _possessor(sentence, before)
            return (phrase, before + 1) if phrase else (None, index)
        if token.lower in reporting_cues.light_verbs():
            verb_start = skip_auxiliaries(sentence, before)
            if lower_token(sentence, verb_start - 1) == "to":
                subject = shared_subject(sentence, verb_start - 1)
            else:
                subject = subject_before(sentence, verb_start)
            return (subject[:2], subject.verb) if subject else (None, index)
    return None, index


def _possessor(sentence: AnnotatedSentence, index: int) -> tuple[int, int] | None:
    if sentence.tokens[index].lower in POSSESSIVES:
        return index, index + 1
    if sentence.tokens[index].lower in _COPULAS:
        return None
    phrase = object_before(sentence, index + 1)
    if phrase is None:
        return None
    start = max(
        (i for i in range(phrase[0], index) if sentence.tokens[i].lower in DETERMINERS), default=phrase[0]
    )
    return (start, phrase[1]) if can_tell(sentence, start, phrase[1]) else None


# ── adjectives ──────────────────────────────────────────────────────────────────────────────────────


def _match_adjective(sentence: AnnotatedSentence, index: int, cue: ImplicitCue) -> Attribution | None:
    verb_start = _linking_verb_start(sentence, index)
    subject = subject_before(sentence, verb_start) if verb_start is not None else None
    if subject is None or lower_token(sentence, index + 1) == "by" or not _opens_content(sentence, index + 1):
        return None
    return _attribution(sentence, subject[:2], (subject.verb, index), _rest(sentence, index + 1), cue.lemma)


def _opens_content(sentence: AnnotatedSentence, index: int) -> bool:
    word = lower_token(sentence, index)
    return (
        word in _OPENERS
        or word in PRONOUNS
        or word in DETERMINERS
        or (word != "" and sentence.tokens[index].named)
    )


def _match_partisan(sentence: AnnotatedSentence, index: int, cue: ImplicitCue) -> Attribution | None:
    """ "Is a loud critic of": what somebody is called by what they stand for."""
    first = index
    while (
        first > max(0, index - _NEAR) and sentence.tokens[first - 1].word and not _is_be(sentence, first - 1)
    ):
        first -= 1
    verb_start = _linking_verb_start(sentence, first)
    subject = subject_before(sentence, verb_start) if verb_start is not None else None
    if subject is None or lower_token(sentence, index + 1) not in _OPENERS:
        return None
    return _attribution(sentence, subject[:2], (subject.verb, index), _rest(sentence, index + 1), cue.lemma)


def _linking_verb_start(sentence: AnnotatedSentence, index: int) -> int | None:
    """Where the group of "is", "remains" or "has been" begins that ends before a token."""
    verb_start = skip_auxiliaries(sentence, index)
    if any(_is_be(sentence, between) for between in range(verb_start, index)):
        return verb_start
    if lower_token(sentence, verb_start - 1) in reporting_cues.linking_verbs():
        return skip_auxiliaries(sentence, verb_start - 1)
    return verb_start if lower_token(sentence, verb_start - 1).endswith(("'s", "'re", "'m")) else None


def _is_be(sentence: AnnotatedSentence, index: int) -> bool:
    word = lower_token(sentence, index)
    return word in BE or word.removesuffix("n't") in BE


# ── what all have in common ─────────────────────────────────────────────────────────────────────────

_READERS = {
    "verb": _match_verb,
    "noun": _match_noun,
    "adjective": _match_adjective,
    "partisan": _match_partisan,
}


def _rest(sentence: AnnotatedSentence, after: int) -> tuple[int, int] | None:
    """What stands after a cue, up to where its sentence ends."""
    if (
        after >= len(sentence.tokens)
        or sentence.tokens[after].text in ",.;"
        or lower_token(sentence, after) in _PARTICLES
    ):
        return None
    span = trim_span(sentence, sentence.tokens[after].start, len(sentence.text))
    if span is None or (
        len(sentence.text[slice(*span)].split()) < _SHORTEST and not sentence.tokens[after].named
    ):
        return None
    return span


def _skip_that(sentence: AnnotatedSentence, after: int, lemma: str) -> int:
    """Past "that", and past whom it was told before it ("told the paper that"), where a clause follows."""
    cue = lexicon.cues().get(lemma)
    listens = cue is not None and "with_object_that" in cue.frames
    for index in range(after, min(len(sentence.tokens) - 1, after + (_LISTENER if listens else 0) + 1)):
        if lower_token(sentence, index) == "that":
            return index + 1
        if not sentence.tokens[index].word:
            break
    return after


def _attribution(
    sentence: AnnotatedSentence,
    source: tuple[int, int],
    verb: tuple[int, int],
    content: tuple[int, int] | None,
    lemma: str,
) -> Attribution | None:
    if content is None:
        return None
    start, end = offsets(sentence, source)
    if sentence.text[start:end].casefold() in ("we", "i", "you"):
        return None
    first, last = sentence.tokens[verb[0]], sentence.tokens[verb[1]]
    if any(not t.word or t.lower == "and" for t in sentence.tokens[verb[0] : verb[1]]):
        return None  # the cue is another clause's
    negated = any(t.lower in NEGATIONS or t.lower.endswith("n't") for t in sentence.tokens[verb[0] : verb[1]])
    return Attribution(
        (start, end),
        (first.start, last.end),
        (last.start, last.end),
        (content,),
        lemma,
        "passing",
        negated,
        voucher(sentence, verb[1], verb[0]),
        is_beside(sentence, verb[1]),
    )
