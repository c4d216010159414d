"""Leaning statements: what can only be understood with a statement before it, whose referents it takes up.

`takes_up_another` is for what stands below its own article's sentences, `stands_alone` for what follows those
of another one, or heads a page.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import BE, PREPOSITIONS, AnnotatedSentence, annotate_sentence
from briefing.nlp.entities import Name
from briefing.nlp.quantities import numerals
from briefing.nlp.tokenization import Token, word_at
from briefing.nlp.word_classes import word_class

_FINITE = word_class("finite auxiliaries")
_ANAPHORIC = word_class("anaphoric openers")
_PAIRING = frozenset(("both", "either", "neither"))
_SUBJECTS = word_class("third-person subjects")
_POSSESSIVES = word_class("third-person possessives")
_GENDERED = word_class("masculine pronouns", "feminine pronouns")
_TOLD = word_class(
    "nouns for what happened", "nouns for what was told", "nouns that point back", "nouns of one's own deed"
)
_PARTIES = word_class("words for a body named before", "nouns for who was named")
_COMPLEMENTED = PREPOSITIONS | word_class("relative pronouns") | {"to", "that"}
_EXPLETIVE = word_class("joins of a clause", "interrogatives") | {"that", "whether", "to"}
_PLAIN_ADJECTIVES = word_class("adjectives before what points back")
_EXPLETIVE_WITHIN = 6  # words from "it is" to the clause that it stands for
_LINKS = frozenset(("remain", "remains", "remained", "seems", "seemed", "became", "becomes"))
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+)"
_OPENS_LEANING = re.compile(
    r"(?:at the same time|in addition|on the other hand|for example|for instance|as a result|that said"
    r"|in turn|by contrast|in contrast|in other words|after all|of course|like many|even so"
    r"|just as|sure enough|actually(?=,)|for one thing|the same [a-z]+|an? \w+ of that|(?:\S+\s+){1,4}also)\b"
    rf"|at least (?!half |\S*\d|{_NUMBER} )"
    r"|the (?:comments?|remarks?|announcement|move|news|statement|decision|revelations?|report|warning"
    r"|attacks?|arrests?|vote|ruling|appeal|criticism|incident|measure)"
    r" (?:came|comes?|follow(?:s|ed)?|marks?|marked)\b"
    r"|(?:[A-Z][\w.,]*\s){1,5}(?:\([A-Z]+\)\s)?[―—–-]+\s(?:if it|it|he|she|they)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r", however,|\b(?:these|those)(?=[,;:]| (?:are|were|is|was|will|have|had|can)\b)"
    r"|\b(?:similar|the two sides|the pair|the latter|the former|the duo"
    r"|(?:that|this)(?:[’']s| is| was) (?:what|why|how|where)"
    r"|th(?:is|at) (?:argument|assertion|claim|decision|statement|request|notion|idea|figure|view|approach"
    r"|move|point|question|proposal|plan|issue|case|report|reason|comment|remark|news|way|advice|finding|guidance|recommendation|theory|conclusion|explanation|estimate))\b"
    r"|\b(?:these|those) (?!who\b|of\b|days\b|in\b|with\b|from\b)[a-z]+",
    re.IGNORECASE,
)
_LEADS_TO_PRONOUN = re.compile(
    r"(?:After|As|At|Based on|Because of|Before|By|Despite|During|Following|For|From|Given|In|Like|On|Since"
    r"|Under|Unlike|Until|With|Without) [^,;:“\"]{2,60},"
    r" (?:he|she|they|it)\b"
)
_LEANING_WORDS = word_class("demonstratives", "words of comparison")
_PRONOUNS = _SUBJECTS | _POSSESSIVES - {"its"} | {"him", "them"}


def opens_anaphorically(text: str) -> bool:
    """Whether a text opens with a word that takes up what was said before it: "his", "this", "however". Not
    "it is unclear whether", "there was", "one man" or "both Norway and Sweden"."""
    words = text.lstrip("“”\"'‘’ ").split()
    opener = words[0].strip(",…").casefold().replace("’", "'").partition("'")[0] if words else ""
    if opener not in _ANAPHORIC:
        return False
    following = [word.strip(",").casefold() for word in words[1 : 1 + _EXPLETIVE_WITHIN]]
    if opener == "it":
        linked = bool(following) and following[0] in BE | _LINKS
        return not (linked and not _EXPLETIVE.isdisjoint(following[1:]))
    if opener == "there":
        return not (following and following[0] in BE)
    if opener == "one":
        telling = not following or following[0] in PREPOSITIONS | _FINITE
        return telling or lexicon.cues().get(following[0]) is not None
    return not (opener in _PAIRING and len(words) > 1 and words[1][0].isupper())


def leans_on_words_before(text: str, names: Sequence[Name], words: AbstractSet[str]) -> bool:
    """What needs the sentence before: a comparison, "also", or a pronoun before any name. `words` are the
    text's in lower case."""
    if _OPENS_LEANING.match(text):
        return True
    if not _LEANING_WORDS.isdisjoint(words) and _LEANING.search(text):
        return True
    if _PRONOUNS.isdisjoint(words):
        return False
    if _LEADS_TO_PRONOUN.match(text):
        return True
    first_name = min((n.start for n in names if not _is_before_noun(text, n)), default=len(text))
    before = text[:first_name].casefold().split()
    return any(word.strip(",.") in _PRONOUNS for word in before)


def _is_before_noun(text: str, name: Name) -> bool:
    """Whether a name only tells what sort of person follows: "the Liberal nominee"."""
    follows = text[name.end :].split(maxsplit=1)[:1] if text[name.end : name.end + 1] == " " else []
    noun = follows[0].strip(",.;") if follows else ""
    return " " not in name.text and noun.islower() and (noun in lexicon.roles() or noun in lexicon.agents())


@lru_cache(maxsize=1024)
def takes_up_another(statement: str) -> bool:
    """Whether a statement takes up one before it: it opens with a pronoun, a possessive or a demonstrative,
    at once or behind an adjunct, or says "his" of nobody in it."""
    if opens_anaphorically(statement) or _OPENS_LEANING.match(statement) or _LEANING.search(statement):
        return True
    sentence = annotate_sentence(statement)
    subject = _subject_start(sentence)
    named = any(token.named for token in sentence.tokens[:subject])
    if not named and word_at(sentence.tokens, subject) in (_SUBJECTS | _POSSESSIVES) - {"it"}:
        return True
    return _is_gendered_of_nobody(sentence)


@lru_cache(maxsize=1024)
def stands_alone(statement: str) -> bool:
    """Whether a statement can follow any other one and head anything: it takes up none, and what is done in
    it is done by no bare "the case", "the two" or "the company"."""
    if takes_up_another(statement):
        return False
    sentence = annotate_sentence(statement)
    subject = _subject_start(sentence)
    named = any(token.named for token in sentence.tokens[:subject])
    return not any(_is_bare_definite(sentence.tokens, at) for at in {0, *(() if named else (subject,))})


def _subject_start(sentence: AnnotatedSentence) -> int:
    """Where the subject of the first main clause begins; 0 where none is seen. "In a letter, she asked" is
    read as a tag of what has no verb."""
    clauses = sentence.clauses.clauses
    verbless = bool(clauses) and clauses[0].predicate is None
    kinds = ("main", "tag") if verbless else ("main",)
    return next((c.subject[0] for c in clauses if c.kind in kinds and c.subject), 0)


def _is_gendered_of_nobody(sentence: AnnotatedSentence) -> bool:
    """Whether "he" or "her" stands outside quotation marks, and neither a name nor a noun for a person before
    it; before the subject one may follow ("After his arrest, Holm …")."""
    subject = _subject_start(sentence)
    for at, token in enumerate(sentence.tokens):
        if token.named or _is_person(token.lower):
            return False
        if token.lower in _GENDERED and not token.quoted:
            following = sentence.tokens[subject : subject + 1] if at < subject else ()
            return not any(after.named or _is_person(after.lower) for after in following)
    return False


def _is_person(word: str) -> bool:
    agent = lexicon.agents().get(word)
    return word in lexicon.roles() or (agent is not None and agent.kind == "person")


def _is_bare_definite(tokens: Sequence[Token], at: int) -> bool:
    """ "The case", "the two", "the company", with nothing behind it that tells which."""
    if word_at(tokens, at) != "the":
        return False
    at += 1
    counted = _is_count(tokens, at)
    while _is_count(tokens, at) or word_at(tokens, at) in _PLAIN_ADJECTIVES:
        at += 1
    noun = tokens[at] if at < len(tokens) else None
    if noun is None or noun.named:
        return False
    if counted and not noun.word:
        return True
    pointed = noun.lower in _TOLD | _PARTIES or (counted and noun.text.islower())
    if counted and (noun.lower in _FINITE or _is_verb_form(noun.lower)):
        return True
    after = word_at(tokens, at + 1)
    described = after in _COMPLEMENTED or (after.endswith("ing") and lexicon.base_of(after) is not None)
    return pointed and not described and not _is_named(tokens, at + 1)


def _is_count(tokens: Sequence[Token], at: int) -> bool:
    """A number that counts, and no year."""
    return numerals.is_number(word_at(tokens, at)) and len(word_at(tokens, at)) != len("1999")


def _is_verb_form(word: str) -> bool:
    base = lexicon.base_of(word)
    return base is not None and base != word and not word.endswith("s")


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].named
