"""Attribution: who says, believes, wants or fears what, in one sentence.

An attribution is a source, a cue and a content, as annotated in the PolNeAR corpus (Newell, Margolin and
Ruths, 2018). Three shapes of English carry nearly all of them: the source before its cue ("Breton said
that …"), after it ("…, said Thierry Breton"), and "according to".
"""

from functools import lru_cache
from typing import NamedTuple

from briefing.attribution.complements import NOUNISH, content_after, content_before, trim_span
from briefing.attribution.source_phrases import source_before
from briefing.models import Span
from briefing.nlp import lexicon, relative_clauses, sentences
from briefing.nlp.annotated_sentence import (
    BE,
    MODALS,
    NEGATIONS,
    AnnotatedSentence,
    attach_annotations,
    is_adverb,
    is_in_name,
    is_in_quote,
    token_at,
)
from briefing.nlp.entities import Name, names
from briefing.nlp.noun_phrases import (
    PRONOUNS,
    head,
    is_plausible_source,
    lower_token,
    offsets,
    phrase_after,
    phrase_before,
    skip_auxiliaries,
)
from briefing.nlp.quotations import quoted_spans
from briefing.nlp.vouching import Voucher, voucher
from briefing.nlp.word_classes import word_class

__all__ = ["PRONOUNS", "Attribution", "attributions"]

_REMEMBERED = 128  # sentences
_SUPPOSING = word_class("modals") - word_class("future modals")
_CONDITIONS = word_class("conditional subordinators")
_HELD = word_class("verbs of holding true")
_INVERTED = ("past", "third")
_ACCORDING = "according to"


class Attribution(NamedTuple):
    """Offsets in the sentence, [start, end).

    `source` is None where the sentence names none ("…, adding that"). `verb` is the cue with its
    auxiliaries, `cue` the reporting word alone; `content` what is said, in order, and empty where a colon at
    the sentence's end puts it into the next one. `kind` is the cue's: speech, belief, intent, emotion,
    stance, perception or according. `voucher` is who vouches for its being told at all: "she wanted" in "did
    not say that she wanted" nobody does. `beside` tells that it stands in a clause of time.
    """

    source: tuple[int, int] | None
    verb: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    lemma: str
    kind: str
    negated: bool
    voucher: Voucher = "article"
    beside: bool = False


def attributions(
    sentence: str, known: frozenset[str] = frozenset(), quoted: tuple[Span, ...] | None = None
) -> tuple[Attribution, ...]:
    """The attributions of one sentence, in order of their cues.

    `known` are the article's names (`names.known_names`), `quoted` its quotations as spans of this
    sentence where they run beyond it. Cues inside a quotation are the speaker's own and do not count.
    """
    quotes = quoted_spans(sentence) if quoted is None else quoted
    return tuple(
        attribution
        for attribution in _explicit_attributions(sentence, names(sentence, known), quotes)
        if attribution.content
    )


def explicit_attributions(sentence: AnnotatedSentence) -> tuple[Attribution, ...]:
    """The attributions of a line that was made ready already."""
    return _explicit_attributions(sentence.text, sentence.names, sentence.quoted)


def unvouched_attributions(sentence: AnnotatedSentence) -> tuple[Attribution, ...]:
    """The same for whoever does not ask for the `voucher`, which is "article" in all of them: no clause is
    looked at."""
    return _unvouched_attributions(sentence.text, sentence.names, sentence.quoted)


@lru_cache(maxsize=_REMEMBERED)
def _explicit_attributions(
    sentence: str, named: tuple[Name, ...], quoted: tuple[Span, ...]
) -> tuple[Attribution, ...]:
    unvouched = _unvouched_attributions(sentence, named, quoted)
    if not unvouched:
        return ()
    annotated = attach_annotations(sentence, named, quoted)
    return tuple(attribution._replace(voucher=_voucher(annotated, attribution)) for attribution in unvouched)


def _voucher(sentence: AnnotatedSentence, attribution: Attribution) -> Voucher:
    index = token_at(sentence, attribution.cue[0])
    told_from = None if attribution.lemma == _ACCORDING else skip_auxiliaries(sentence, index)
    return voucher(sentence, index, told_from)


@lru_cache(maxsize=_REMEMBERED)
def _unvouched_attributions(
    sentence: str, named: tuple[Name, ...], quoted: tuple[Span, ...]
) -> tuple[Attribution, ...]:
    """The check asks again for what the analyst found, with names that it found itself: mostly the same."""
    if len(sentence) > sentences.LONGEST:
        return ()
    annotated = attach_annotations(sentence, named, quoted)
    collected: list[Attribution] = []
    cues = lexicon.cues()
    for index, token in enumerate(annotated.tokens):
        cue = cues.get(token.lower)
        if token.lower == "according" and lower_token(annotated, index + 1) == "to":
            attribution = _match_according_to(annotated, index)
        elif cue is None or is_in_quote(annotated, index) or is_in_name(annotated, index):
            continue
        else:
            attribution = _match_verb(annotated, index, cue, collected)
        if attribution is not None:
            collected.append(attribution)
    return tuple(collected)


# ── according to ────────────────────────────────────────────────────────────────────────────────────


def _match_according_to(sentence: AnnotatedSentence, index: int) -> Attribution | None:
    phrase = phrase_after(sentence, index + 2)
    if phrase is None:
        return None
    if any(is_adverb(t) and not t.lower.endswith("ly") for t in sentence.tokens[phrase[0] : phrase[1]]):
        return None  # the next clause runs on without a comma: "according to Berg Lund also met Holm"
    source = offsets(sentence, phrase)
    if not is_plausible_source(sentence, *phrase) and not any(
        source[0] <= n.start < source[1] for n in sentence.names
    ):
        return None
    start, end = sentence.tokens[index].start, sentence.tokens[index + 1].end
    if index == 0:
        after = next((t.end for t in sentence.tokens[phrase[1] :] if t.text == ","), source[1])
        content = (after, len(sentence.text))
    else:
        content = (
            _first_word_start(sentence),
            sentence.tokens[index - 1].end
            if sentence.tokens[index - 1].word
            else sentence.tokens[index - 1].start,
        )
    content_span = trim_span(sentence, *content)
    if content_span is None:
        return None
    return Attribution(
        source,
        (start, end),
        (start, end),
        (content_span,),
        _ACCORDING,
        "according",
        False,
    )


def _first_word_start(sentence: AnnotatedSentence) -> int:
    return next((t.start for t in sentence.tokens if t.word), 0)


# ── a verb and its source ───────────────────────────────────────────────────────────────────────────


def _match_verb(
    sentence: AnnotatedSentence, index: int, cue: lexicon.Cue, earlier: list[Attribution]
) -> Attribution | None:
    verb_start = skip_auxiliaries(sentence, index)
    between = sentence.tokens[verb_start:index]
    if not _is_finite_verb(sentence, verb_start, index, cue):
        return None
    negated = any(t.lower in NEGATIONS or t.lower.endswith("n't") for t in between)
    content = content_after(sentence, index, cue)
    before = [(attribution.source, attribution.verb[0]) for attribution in earlier if attribution.source]
    source = source_before(sentence, verb_start, cue, before)
    if source is None and cue.form in _INVERTED and verb_start == index and _may_invert(sentence, index, cue):
        inverted = phrase_after(sentence, index + 1)
        if inverted is not None and is_plausible_source(sentence, *inverted):
            source = offsets(sentence, inverted)
            content = content_before(sentence, index)
    elif (
        source is not None
        and not content
        and cue.kind in ("speech", "belief")
        and lower_token(sentence, verb_start - 1) not in ("who", "which")
    ):
        content = content_before(sentence, _clause_index(sentence, source))
    relative = lower_token(sentence, verb_start - 1) in ("who", "which")
    if relative and content:
        content = _clip_to_clause(sentence, verb_start - 1, content, cue)
    announced = sentence.text.endswith(":") and (cue.kind == "speech" or index + 2 == len(sentence.tokens))
    if (
        source is None
        or not (content or announced)
        or _is_only_supposed(sentence, verb_start, index, source, cue)
    ):
        return None
    verb = (
        sentence.tokens[_skip_leading_adverbs(sentence, verb_start, index)].start,
        sentence.tokens[index].end,
    )
    return Attribution(
        source,
        verb,
        (sentence.tokens[index].start, sentence.tokens[index].end),
        tuple(content),
        cue.lemma,
        cue.kind,
        negated,
    )


def _clip_to_clause(
    sentence: AnnotatedSentence, pronoun: int, content: list[tuple[int, int]], cue: lexicon.Cue
) -> list[tuple[int, int]]:
    """What is said in a relative clause, without what stands after the clause."""
    start, end = content[-1]
    own_verb = cue.kind in ("speech", "belief") and not sentence.text.startswith(("to ", "“", '"'), start)
    stop = relative_clauses.clause_end(sentence, pronoun, start, int(own_verb))
    if stop is None or not start < stop < end:
        return content
    span = trim_span(sentence, start, stop)
    return [*content[:-1], span] if span else content[:-1]


def _is_only_supposed(
    sentence: AnnotatedSentence, verb_start: int, index: int, source: tuple[int, int], cue: lexicon.Cue
) -> bool:
    """Whether nobody says it: "would tell", "if the bank wants", "a plan, which it hopes" to nowhere."""
    if _SUPPOSING & {t.lower for t in sentence.tokens[verb_start:index]}:
        return True
    before = lower_token(sentence, _clause_index(sentence, source) - 1)
    return before in _CONDITIONS or (cue.kind == "intent" and before == "which")


def _skip_leading_adverbs(sentence: AnnotatedSentence, verb_start: int, index: int) -> int:
    while verb_start < index and is_adverb(sentence.tokens[verb_start]):
        verb_start += 1
    return verb_start


def _clause_index(sentence: AnnotatedSentence, source: tuple[int, int]) -> int:
    return next(i for i, t in enumerate(sentence.tokens) if t.start >= source[0])


def _is_finite_verb(sentence: AnnotatedSentence, verb_start: int, index: int, cue: lexicon.Cue) -> bool:
    """Whether the cue is a verb in its clause and its subject acts: no noun, infinitive or passive."""
    between = {t.lower for t in sentence.tokens[verb_start:index]}
    before = lower_token(sentence, verb_start - 1)
    if before == "to":
        return False
    if before in NOUNISH or before.endswith("'s") or lower_token(sentence, index + 1) == "by":
        return False
    if cue.form in ("past", "participle"):
        if is_held_by_others(sentence, index, cue.lemma):
            return False
        return not (
            between & BE and "have" not in between and "has" not in between and "had" not in between
        ) and not ({"been", "being"} & between)
    if cue.form == "gerund":
        return bool(between & BE) or (
            verb_start > 0 and sentence.tokens[verb_start - 1].text == "," and cue.kind == "speech"
        )
    if cue.form == "base":
        return (
            bool(between & MODALS) or "n't" in "".join(between) or _has_plural_subject(sentence, verb_start)
        )
    return not between & (BE | MODALS)


def is_held_by_others(sentence: AnnotatedSentence, index: int, lemma: str) -> bool:
    """Whether others hold it of whoever stands before the participle: "residents believed to have left"."""
    if (
        lemma not in _HELD
        or lower_token(sentence, index + 1) != "to"
        or lower_token(sentence, index + 2) not in ("have", "be")
    ):
        return False
    return lower_token(sentence, index - 1) not in ("has", "have", "had")


def _has_plural_subject(sentence: AnnotatedSentence, verb_start: int) -> bool:
    phrase = phrase_before(sentence, verb_start)
    if phrase is None:
        return lower_token(sentence, verb_start - 1) == "who"
    if sentence.tokens[phrase[0]].lower in ("a", "an", "this", "another"):
        return False
    word = sentence.tokens[head(sentence, *phrase)].lower
    if word in ("we", "i", "they", "you") or any(
        t.lower == "and" for t in sentence.tokens[phrase[0] : phrase[1]]
    ):
        return True
    agent = lexicon.agents().get(word)
    return bool(agent and (agent.plural or word == "police")) or (
        word.endswith("s") and is_in_name(sentence, head(sentence, *phrase))
    )


def _may_invert(sentence: AnnotatedSentence, index: int, cue: lexicon.Cue) -> bool:
    before = sentence.tokens[index - 1].text if index else ""
    return cue.kind in ("speech", "belief") and before in (",", "”", '"', "''", "’", "?", "!", "—", "–")
