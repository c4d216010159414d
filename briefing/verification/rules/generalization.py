"""Generalization: what one person did is not told of people at large, nor a part as the whole."""

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.sentence_words import sentence_words

_PEOPLE = word_class("words for people at large")
_MANY = _PEOPLE | {"they", "their", "them", "we", "our", "us", "who"}
_ONE_PERSON = word_class("words for one person")
_I = frozenset(("i", "my", "me", "mine", "i'm", "i've"))
_WHOLE = frozenset(("whole", "entire", "entirety"))
_AS_WHOLE = ("as", "a", "whole")
_DETERMINERS = word_class("articles", "possessives", "demonstratives")
_OF_SEVERAL = _DETERMINERS - {"this", "that"}  # "requests that users make"
_COMPLETELY = frozenset("completely fully totally wholly entirely altogether".split())
_ACROSS = frozenset(("across", "throughout"))
_EVERYWHERE = frozenset("nationwide countrywide statewide citywide worldwide everywhere".split())
_REGIONS = frozenset("country nation state city world region continent county province island globe".split())
_TOLD_OF_ALL = word_class("amounts: all", "words for a whole")


def check_generalization(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nothing that the evidence tells of one, or of a part, is told of many, or of the whole."""
    if not cited.is_few:
        return None
    return check_people(stated, cited) or check_whole(stated, cited) or check_extent(stated, cited)


def check_people(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "users" or "people" where the evidence tells of one man, or of the writer."""
    for sentence in sentence_words(stated.annotation):
        for at, word in enumerate(sentence):
            if (
                word.lower not in _PEOPLE
                or stated.quotes(word)
                or (at and _is_bound(sentence[at - 1], stated))
            ):
                continue
            if any(word.stem in text.stems or _tells_of_many(text) for text in cited.texts):
                continue
            if any(map(_tells_of_one, cited.texts)):
                return StatementFault("weak", f"told of many, where its source has one: “{word.lower}”")
    return None


def _is_bound(before: StemmedWord, stated: AnnotatedStatement) -> bool:
    """Whether the people are certain ones: "the users", "two users"."""
    return before.lower in _OF_SEVERAL or any(
        f.start <= before.start < f.end for f in stated.annotation.figures
    )


def _tells_of_many(text: AnnotatedText) -> bool:
    return not text.lower_words.isdisjoint(_MANY)


def _tells_of_one(text: AnnotatedText) -> bool:
    words = [word.lower for word in text.words]
    quoted = text.quotations
    speaks = any(w.lower in _I and not any(q.start <= w.start < q.end for q in quoted) for w in text.words)
    return speaks or any(
        w.split("-")[-1] in _ONE_PERSON and not {"a", "an", "one"}.isdisjoint(words[max(0, at - 4) : at])
        for at, w in enumerate(words)
    )


def check_whole(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No whole of what the evidence has part of, or "completely" of alone."""
    words = stated.words
    for at, word in enumerate(words):
        if word.lower not in _WHOLE or stated.quotes(word):
            continue
        as_whole = tuple(w.lower for w in words[max(0, at - 2) : at + 1]) == _AS_WHOLE
        if not as_whole and (at == 0 or words[at - 1].lower not in _DETERMINERS - {"a", "an"}):
            continue
        if at and words[at - 1].lower == "the" and at > 1 and words[at - 2].lower == "on":
            continue  # "on the whole"
        thing = words[at + 1].stem if at + 1 < len(words) else ""
        if not any(_tells_of_whole(text, thing) for text in cited.texts):
            return StatementFault("weak", f"told of the whole, which its source is not: “{word.lower}”")
    return None


def _tells_of_whole(text: AnnotatedText, thing: str) -> bool:
    wholes = text.lower_words & _TOLD_OF_ALL
    if wholes - {"full"} or (wholes and text.lower.count("full of") < text.lower.count("full")):
        return True
    parted = any(pair in text.lower for pair in ("rest of", "part of", "parts of", "some of"))
    return thing in text.stems and not parted and not text.lower_words.isdisjoint(_COMPLETELY)


def check_extent(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "across the country" of what the evidence tells of some places in it."""
    words = [word.lower for word in stated.words]
    for at, word in enumerate(words):
        wide = word in _ACROSS and words[at + 1 : at + 2] == ["the"] and words[at + 2 : at + 3]
        if not (word in _EVERYWHERE or (wide and wide[0] in _REGIONS)) or stated.quotes(stated.words[at]):
            continue
        named = frozenset(wide or ())
        if not cited.has_any(_TOLD_OF_ALL | named):
            return StatementFault("weak", f"told of everywhere, which its source is not: “{word}”")
    return None
