"""Adjuncts between a verb of saying and its complement: whom it is said to, when and where."""

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import (
    AUXILIARIES,
    PREPOSITIONS,
    AnnotatedSentence,
    is_in_name,
)
from briefing.nlp.noun_phrases import PRONOUNS, lower_token
from briefing.nlp.tokenization import Token
from briefing.nlp.word_classes import word_class

OPENING = frozenset(("“", '"', "‘", "''"))
OBJECTS = word_class("object pronouns") | {"you", "it", "reporters"}
_SUBJECTS = word_class("subject pronouns")
_TIMES = word_class("adverbs of time")
_BEFORE_NOUNS = frozenset(("of", "about", "on", "with", "for"))
_OPENS_OBJECT = word_class("articles", "third-person possessives")
_CONTRACTED = tuple(word_class("contracted verbs"))


def skip_adjuncts(sentence: AnnotatedSentence, index: int) -> int:
    """Past "Reuters on Monday", "in a video posted on Sunday", ", however," to the complement.

    Only where a complementiser, a quotation or a colon stands at the end of them: else nothing is skipped.
    """
    limit = min(len(sentence.tokens), index + 18)
    for ahead in range(index, limit):
        token = sentence.tokens[ahead]
        if (
            token.lower == "that"
            and ahead > index
            and not _is_adjunct(sentence.tokens[index])
            and not is_in_name(sentence, index)
        ):
            break
        if is_complementiser(sentence, ahead) or (
            token.text in OPENING and sentence.tokens[ahead - 1].text in ",:"
        ):
            return ahead
        if token.text in OPENING and ahead == index:
            return ahead
        infinitive = token.lower == "to" and lexicon.base_of(lower_token(sentence, ahead + 1)) == lower_token(
            sentence, ahead + 1
        )
        third = lexicon.cues().get(token.lower)
        finite = not is_in_name(sentence, ahead) and (
            (token.lower.endswith("s") and lexicon.base_of(token.lower)) or (third and third.form == "third")
        )
        if (
            token.text in ";—–"
            or token.text in OPENING
            or finite
            or infinitive
            or (ahead > index and token.lower in AUXILIARIES)
        ):
            break
    return skip_time(sentence, index)


def is_complementiser(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether "that" opens what is said, and no relative clause: not "the only thing that kept the ferry",
    "said of that ferry"."""
    if lower_token(sentence, index) != "that" or lower_token(sentence, index - 1) in _BEFORE_NOUNS:
        return False
    return not any(clause.kind == "relative" and clause.start == index for clause in sentence.clauses.clauses)


def _is_adjunct(token: Token) -> bool:
    return (
        token.lower in PREPOSITIONS
        or token.lower in _TIMES
        or token.lower in word_class("calendar words")
        or token.lower in OBJECTS
        or token.text == ","
        or token.lower in _OPENS_OBJECT
    )


def skip_time(sentence: AnnotatedSentence, index: int) -> int:
    """Past a bare "Monday" or "on Monday" that stands between the cue and its clause."""
    if lower_token(sentence, index) in ("on", "earlier", "later", "late"):
        index += 1 if lower_token(sentence, index + 1) in word_class("calendar words") else 0
    if lower_token(sentence, index) in word_class("calendar words") or lower_token(sentence, index) in (
        "today",
        "yesterday",
    ):
        index += 1
        while (
            lower_token(sentence, index) in ("morning", "evening", "night", "afternoon")
            or lower_token(sentence, index).isdigit()
        ):
            index += 1
    return index


def clause_follows(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether a finite clause begins here: a phrase and then an auxiliary or a verb."""
    if index >= len(sentence.tokens):
        return False
    first = sentence.tokens[index]
    if (
        not first.word
        or (first.lower in PREPOSITIONS and first.lower != "in")
        or first.lower in ("and", "but", "as", "if", "when")
    ):
        return False
    if (
        lexicon.base_of_participle(first.lower)
        and first.lower not in lexicon.agents()
        and first.text.islower()
    ):
        return False
    for ahead in range(index, min(len(sentence.tokens), index + 16)):
        token = sentence.tokens[ahead]
        if token.text in ';—–”“"' or (token.text == "," and ahead == index + 1):
            return token.text in '“"' and ahead > index
        if ahead > index and (
            token.lower in AUXILIARIES or (token.text[:1].islower() and lexicon.base_of(token.lower))
        ):
            return True
        if token.lower.endswith(_CONTRACTED) and token.lower.split("'")[0] in PRONOUNS:
            return True
        if ahead == index + 1 and first.lower in _SUBJECTS and token.lower.endswith("ed"):
            return True  # "it respected the ruling"
    return False
