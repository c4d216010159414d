"""Passing attribution: what a weaker sign tells, as an attribution, or nothing where the sign tells none."""

from briefing.attribution.attributions import Attribution
from briefing.attribution.complements import trim_span
from briefing.nlp.annotated_sentence import NEGATIONS, AnnotatedSentence
from briefing.nlp.noun_phrases import lower_token, offsets
from briefing.nlp.vouching import is_beside, voucher
from briefing.nlp.word_classes import word_class

_PARTICLES = word_class("verb particles")
_SHORTEST = 2  # words that say something
_SHORTEST_NOUN = 5  # letters of one that says something alone


def passing_attribution(
    sentence: AnnotatedSentence,
    source: tuple[int, int],
    verb: tuple[int, int],
    content: tuple[int, int] | None,
    lemma: str,
) -> Attribution | None:
    """The attribution of some content, by its offsets, to a source and with a cue, each by its first and last
    token; None where there is no content, and where who speaks or is spoken to is the source."""
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


def is_noun_alone(text: str) -> bool:
    """Whether a word says by itself what is wanted: "compensation", "abolition"; no pronoun and no adverb."""
    plain = text.isalpha() and text.islower() and len(text) >= _SHORTEST_NOUN
    return plain and text not in word_class("function words", "adverbs of time") and not text.endswith("ly")


def content_behind(
    sentence: AnnotatedSentence, after: int, *, demanded: bool = False
) -> tuple[int, int] | None:
    """What stands after a cue, up to where its sentence ends; a noun alone where it is `demanded`."""
    if (
        after >= len(sentence.tokens)
        or sentence.tokens[after].text in ",.;"
        or lower_token(sentence, after) in _PARTICLES
    ):
        return None
    span = trim_span(sentence, sentence.tokens[after].start, len(sentence.text))
    if span is None or (
        len(sentence.text[slice(*span)].split()) < _SHORTEST
        and not sentence.tokens[after].named
        and not (demanded and is_noun_alone(sentence.text[slice(*span)]))
    ):
        return None
    return span
