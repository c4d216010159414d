"""Indirect attribution by verbs: of judgement and showing, passives with "by", feelings that are stirred."""

from briefing.attribution.attributions import Attribution, is_held_by_others
from briefing.attribution.complements import trim_span
from briefing.attribution.passing import content_behind, passing_attribution
from briefing.nlp import lexicon, relative_clauses
from briefing.nlp.annotated_sentence import BE, MODALS, NEGATIONS, PREPOSITIONS, AnnotatedSentence
from briefing.nlp.noun_phrases import (
    is_plausible_source,
    lower_token,
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
from briefing.nlp.word_classes import word_class

_CONDITIONS = word_class("conditional subordinators") - {"whether", "until"} | {"should"}
_HELPED = MODALS | NEGATIONS | frozenset(("wo", "ca"))
_SAYING = word_class("verbs of saying")
_DEMANDING = frozenset("demand want oppose reject expect fear seek predict support back favour favor".split())
_CHAIN = 6  # words of "went to court to demand"
_LISTENER = 5  # words of "a court in Oslo" in "told a court in Oslo that"


def match_verb(
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
    content = content_behind(sentence, after, demanded=cue.lemma in _DEMANDING)
    if relative and content:
        stop = relative_clauses.clause_end(sentence, verb_start - 1, content[0], int(after > last + 1))
        content = (
            trim_span(sentence, content[0], stop) if stop and content[0] < stop < content[1] else content
        )
    if content is None and cue.speech and lower_token(sentence, last + 1) in ("", ".", ","):
        return _match_insertion(sentence, subject, last, cue)
    return passing_attribution(sentence, subject[:2], (subject.verb, last), content, cue.lemma)


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
    return passing_attribution(sentence, subject[:2], (subject.verb, index), content, cue.lemma)


def match_passive(sentence: AnnotatedSentence, by: int) -> Attribution | None:
    """ "The bill was passed by the senate", "a limit imposed by the council"."""
    participle = participle_before(sentence, by)
    base = base_of_participle(lower_token(sentence, participle)) if participle else None
    source = _agent_of(sentence, by + 1) if base else None
    if source is None or base is None or not can_tell(sentence, *source):
        return None
    verb_start = skip_auxiliaries(sentence, participle)
    subject = phrase_before(sentence, verb_start)
    if subject is None:
        return None
    content = (offsets(sentence, subject)[0], offsets(sentence, source)[1])
    first = verb_start if participle == by - 1 else by  # a quotation is no part of the verb
    return passing_attribution(sentence, source, (first, by), content, base)


def participle_before(sentence: AnnotatedSentence, by: int) -> int:
    """The participle that "by" belongs to, across what somebody was called: "was called “a gift” by"; 0 for
    none."""
    at = by - 1
    while at > 0 and (sentence.tokens[at].quoted or not sentence.tokens[at].word):
        at -= 1
    plain = at == by - 1 or lower_token(sentence, at) == "called"
    return max(at, 0) if plain and base_of_participle(lower_token(sentence, at)) else 0


def base_of_participle(word: str) -> str | None:
    """The base form of a participle, those of the verbs by which positions are told among them."""
    cue = lexicon.cues().get(word)
    told = cue.lemma if cue and cue.form in ("past", "participle") and " " not in cue.lemma else None
    return lexicon.base_of_participle(word) or told


def _agent_of(sentence: AnnotatedSentence, start: int) -> tuple[int, int] | None:
    """Who did it, without what follows of it: "the mayor" of "by the mayor for wasting money"."""
    phrase = phrase_after(sentence, start)
    for at in range(start + 1, phrase[1] - 1 if phrase else 0):
        gerund = lexicon.base_of_gerund(lower_token(sentence, at + 1))
        if lower_token(sentence, at) in ("for", "of") and gerund and not sentence.tokens[at].named:
            return start, at
    return phrase


def match_stirring_verb(sentence: AnnotatedSentence, index: int) -> Attribution | None:
    """ "The delay angered the mayor": the feeling is the object's."""
    source = phrase_after(sentence, index + 1)
    if (
        source is None
        or lower_token(sentence, source[0]) in PREPOSITIONS
        or not is_plausible_source(sentence, *source)
    ):
        return None
    content = trim_span(sentence, 0, offsets(sentence, source)[1])
    return passing_attribution(sentence, source, (index, index), content, sentence.tokens[index].lower)


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
