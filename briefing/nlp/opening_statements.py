"""Opening statements: which sentence can be read with nothing above it, as what heads a page is."""

import re
from functools import lru_cache

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence, annotate_sentence
from briefing.nlp.leaning_statements import stands_alone
from briefing.nlp.tokenization import word_at
from briefing.nlp.unanchored_wording import is_unanchored_wording
from briefing.nlp.word_classes import word_class

_LEAST = 6  # words
_MARKS = "“”\"‘’'…."
_OPENS_LOWER = re.compile(r"[a-z]+\b(?<!\bal)(?![’'-])")  # not "iPhone", "al-Qaeda"
_KNOWN = word_class("things that are known", "calendar words", "bare times", "spans")
_FIRST_PERSON = frozenset("i we my our me us you your".split())
_TELLS_WHICH = word_class("relative pronouns", "prepositions") | {"that", "to"}
_LONGEST = 3  # words of a noun phrase that says too little of which one


@lru_cache(maxsize=1024)
def opens_a_page(statement: str) -> bool:
    """Whether a sentence tells a reader who knows nothing yet what it is about: a whole one, that takes up
    none before it, and of no "the book" that only the article has introduced."""
    if not is_whole_statement(statement) or not stands_alone(statement):
        return False
    return not _is_of_the_known(annotate_sentence(statement))


def is_whole_statement(statement: str) -> bool:
    """Whether a sentence states something in the third person: neither a fragment nor within a quotation, and
    no answer or count of what only stands before it."""
    if len(statement.split()) < _LEAST or statement[0] in _MARKS or _OPENS_LOWER.match(statement):
        return False
    sentence = annotate_sentence(statement)
    words = (token.lower.replace("’", "'").partition("'")[0] for token in sentence.tokens if not token.quoted)
    if not _FIRST_PERSON.isdisjoint(words):
        return False
    has_verb = any(clause.kind == "main" and clause.predicate for clause in sentence.clauses.clauses)
    return has_verb and not is_unanchored_wording(sentence)


def _is_of_the_known(sentence: AnnotatedSentence) -> bool:
    """Whether the sentence is about "the book", "the company's plan" or "the first witness", without a name,
    or anything behind it, that tells which."""
    main = next((c for c in sentence.clauses.clauses if c.kind == "main" and c.subject), None)
    if main is None or main.subject is None:
        return False
    start, end = main.subject
    words = sentence.tokens[start:end]
    if words[0].lower != "the" or not 1 < len(words) <= _LONGEST + 1:
        return False
    if any(token.named for token in words) or word_at(sentence.tokens, end) in _TELLS_WHICH:
        return False
    agent = lexicon.agents().get(words[-1].lower)
    institution = agent is not None and agent.kind == "government"
    return not institution and words[-1].lower not in _KNOWN
