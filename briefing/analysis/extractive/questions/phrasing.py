"""Question phrasing: good English, or none; at most twenty words, no pronoun that hangs in the air."""

import re
from typing import NamedTuple

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence as Clause
from briefing.nlp.annotated_sentence import annotate_sentence as clause_line
from briefing.nlp.noun_phrases import phrase_after, phrase_before
from briefing.nlp.word_classes import weekdays, word_class

_LONGEST = 20  # words
_LONGEST_MATTER = 10  # words
TALK = word_class("verbs of talk")
_VP_END = re.compile(
    r",(?!\d)|;|:|\s[–—―-]|\.$|\sfor (?:about |around |some )?[$€£¥\d]|\sas (?:it|they|he|she)\b"
    r"|\s(?:because|while|although|though|where|which|who|when|after|before|if|unless|until|since)\b"
    r"|\s(?:and|but) [a-z]+ed\b"
    r"|\sor (?:is|was|were|are|had|has|will|would)\b"
    r"|\sas (?!much\b|many\b)"
    r"|\s(?:so|once)\b"
    r"|\s(?:and|but) (?:would|will|the|he|she|it|they|that|also|has|had|is|are|was|were|to)\b"
    rf"|\s(?:on|this|next|last) (?:{'|'.join(weekdays())}|week|month|weekend)\b.*|\s\("
    r"|\saccording to\b|\sin order\b"
    r"|\s(?:today|tomorrow|tonight|yesterday)\b"
)
_PURPOSE = re.compile(r"\sto (?=[a-z]+\b)")
LOOSE = re.compile(
    r"\b(?:he|she|they|it|we|i|you|this|these|those|him|them|his|her|their|its|my|our|your|us|me)\b", re.I
)
_HANGING = re.compile(
    r"\b(?:he|she|they|we|i|you|my|our|your|his|her|him|them|it|us|me|himself|herself|themselves|this|these"
    r"|those|such|that \w+$|so|another|the same|do so|there|here|what)\b",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(  # "the efforts": of which nobody who has not read the article knows
    r"the (?:efforts?|moves?|plans?|changes?|decisions?|measures?|steps?|process|issues?|matter|situation)$"
)
_WITHOUT_ARTICLE = frozenset(("parliament", "congress", "police", "management", "counsel"))
_ENDS_BEFORE_QUESTION = re.compile(r"\s(?:on|about|over|of|upon)$")
_ASKED_WITHIN = re.compile(r"\s(?:on|about|over|of|upon) (?:who|what|when|where|which|why|how|whether)\b")
_FELLOW = re.compile(r"\bfellow [A-Za-z]")  # of whom
# of whom
_ASIDE = re.compile(r"\b(?:meanwhile|however|therefore|also|still|though)\b,? ?")
_RELATIVE = re.compile(r" that (?:(?:is|are|was|were|has|have|had|will|would)\b|[a-z]+(?:ed|s)\b).*$")
_INDEFINITE_END = re.compile(r"\ban? (?:[a-z-]+ ){0,2}[a-z-]+$")  # "a law", without what it is to do
_TWO_NOUNS = re.compile(r"an? [a-z]+ [A-Z]")  # "a rover NASA plans to fly"
_FINITE = re.compile(r"\b(?:is|are|was|were|has|had)\b")
_SUBORDINATE = re.compile(r"\b(?:that|whether|how|what|why|says?|where|who|which|while|when)\b")
_ADJUNCT = re.compile(r"\s(?:for|over|about|in)\s")
_CUT_RELATIVE = re.compile(  # "an ally that is seen", without what as
    r"\b(?:that|which|who) (?:is|are|was|were) (?:seen|regarded|viewed|described|known|considered|deemed)$"
)
_NOBODY = re.compile(
    r"^(?:one|some|many|most|several|few|more|other|others|critics|experts|people|anyone|nobody|no|any|all"
    r"|both|each|every|everyone|either|neither|another|such|nothing|something|that|who|what|there)\b",
    re.IGNORECASE,
)
_STRANDED = word_class("common prepositions") | {"about", "against", "into", "over", "through"}
_ASKS_OBJECT = ("Who ", "What ", "Which ", "Where ", "How ", "Whose ")
_ENDS_WELL = word_class("verb particles that end well")
OF_THE_PAST = frozenset("cause causes reason reasons motive motives origin".split())
_OUTCOMES = {"report": "say", "inquiry": "find"}


class QuestionCandidate(NamedTuple):
    """`weight`: how much hangs on the answer, 1 to 4. `named_in` is the sentence that names whom the
    question names, where that is not the one it follows from, else 0. A sentence that has the words of
    `about` and one of `answers` answers it."""

    weight: float
    number: int
    question: str
    why: str
    named_in: int = 0
    about: str = ""
    answers: frozenset[str] = frozenset()


_WEIGHING = frozenset("consider mull weigh contemplate ponder explore".split())


def phrase_question(opening: str, subject: str, predicate: str) -> str | None:
    """The question, shortened at a purpose clause where it is too long, or None if it is no good English."""
    subject = _ASIDE.sub("", subject).strip()
    if _ENDS_BEFORE_QUESTION.search(cut_verb_phrase(predicate)) and _ASKED_WITHIN.search(predicate):
        return None  # "agree on who will pay"
    if opening == "Will" and predicate.split()[:1] and predicate.split()[0] in _WEIGHING:
        return None  # whoever "would consider" it may well
    predicate = _drop_hanging_adjunct(cut_verb_phrase(predicate)).removesuffix(" at all")
    while True:
        question = f"{opening} {subject} {predicate}?"
        if len(question.split()) <= _LONGEST:
            break
        relative = _RELATIVE.search(predicate)
        if relative:
            predicate = predicate[: relative.start()]
            continue
        purposes = [
            m.start() for m in _PURPOSE.finditer(predicate) if len(predicate[: m.start()].split()) >= 3
        ]
        if not purposes:
            return None
        predicate = predicate[: purposes[-1]]
        if _INDEFINITE_END.search(predicate):
            return None
    return question if _is_good_english(question, subject, predicate) else None


def _drop_hanging_adjunct(predicate: str) -> str:
    """ "Apologize to the crew for calling them lazy" up to "for", since nobody knows who "them" are."""
    hanging = _HANGING.search(predicate)
    if hanging is None:
        return predicate
    adjuncts = [m.start() for m in _ADJUNCT.finditer(predicate, 0, hanging.start())]
    return predicate[: adjuncts[-1]] if adjuncts else predicate


def cut_verb_phrase(verb_phrase: str) -> str:
    """A verb phrase up to the end of its clause, without the day: a question may be read on another one."""
    end = _VP_END.search(verb_phrase)
    return (verb_phrase[: end.start()] if end else verb_phrase).strip().rstrip("”\"'")


def _is_good_english(question: str, subject: str, predicate: str) -> bool:
    words = predicate.split()
    if LOOSE.search(subject) or _NOBODY.match(subject) or not words or len(question.split()) < 4:
        return False
    if _ABSTRACT.match(subject) or _FELLOW.search(question):
        return False
    if _TWO_NOUNS.match(subject):
        return False
    finite = _FINITE.search(predicate)
    if finite and not _SUBORDINATE.search(predicate[: finite.start()]):
        return False
    if _CUT_RELATIVE.search(predicate) or (question.startswith("Will ") and not _is_bare(words[0])):
        return False
    if _HANGING.search(predicate) or "“" in question or '"' in question or "''" in question:
        return False
    last = words[-1].strip("”’\"'")
    if last in _STRANDED and question.startswith(_ASKS_OBJECT) and _is_verb(words[-2:-1]):
        return True  # "Where will the money come from?"
    return last not in word_class("function words") or last in _ENDS_WELL


def _is_verb(words: list[str]) -> bool:
    return bool(words) and lexicon.base_of(words[0]) is not None


def _is_bare(word: str) -> bool:
    """Whether a verb may follow "will": none that is a past form alone; what is no known verb may be one."""
    base = lexicon.base_of(word.casefold())
    return base is None or base == word.casefold() or word.casefold() in ("be", "have", "do", "go")


def bare_verb_phrase(content: str) -> str:
    """The bare verb phrase of "to cooperate …" or "buying …"; "" for any other."""
    words = content.split()
    if len(words) < 2:
        return ""
    if words[0] == "to":
        return " ".join(words[1:])
    base = lexicon.base_of_gerund(words[0])
    return " ".join([base, *words[1:]]) if base else ""


def is_noun_phrase(subject: str) -> bool:
    """Whether the words before a verb are one noun phrase and no clause with a verb of its own."""
    clause = clause_line(subject)
    return bool(clause.tokens) and phrase_before(clause, len(clause.tokens)) == (0, len(clause.tokens))


def lower_opener(subject: str, reading: AnnotatedArticle) -> str:
    """A sentence's opener without its capital, unless it is a name."""
    first, _, rest = subject.partition(" ")
    small = first.casefold()
    if first.isupper() and len(first) > 1:
        return subject  # "IS fighters"
    if lexicon.country_of_adjective(first) or (small in word_class("party adjectives") and first.istitle()):
        return subject
    if small not in word_class("function words"):
        if rest[:1].isupper() or first in reading.name_words or not first.istitle():
            return subject
        if not rest and not (small in lexicon.agents() or small in reading.lower_words):
            return subject
    return subject[0].lower() + subject[1:]


def is_headlinese(phrase: str, line: AttributedSentence) -> bool:
    """A singular noun without an article: "bloc aims to rely less", as in a headline."""
    first, last = phrase.split()[0], phrase.split()[-1].casefold()
    if phrase.casefold() in _WITHOUT_ARTICLE:
        return False
    named = any(n.text in phrase for n in line.names)
    agent = lexicon.agents().get(phrase.split(" of ")[0].split()[-1].casefold()) or lexicon.agents().get(last)
    return not named and first.casefold() not in word_class("function words") and not (agent and agent.plural)


def text_of_tokens(clause: Clause, first: int, end: int) -> str:
    """The words of a line from one token up to another."""
    return clause.text[clause.tokens[first].start : clause.tokens[end - 1].end]


def fact_question(noun: str, preposition: str, matter: str) -> str:
    """ "Cause", "of", NP: "What was the cause of NP?"; what a price is, and what terms are."""
    plural, past = noun.endswith("s"), noun in OF_THE_PAST
    be = ("were" if plural else "was") if past else ("are" if plural else "is")
    return f"What {be} the {noun} {preposition} {matter}?"


def outcome_question(noun: str, matter: str) -> str:
    """ "Ruling", "on NP": "What will the ruling on NP be?"; what a report will say and an inquiry find."""
    verb = _OUTCOMES.get(noun.split()[-1].casefold(), "be")
    return f"What will the {noun} {matter} {verb}?"


def matter_phrase(sentence: Clause, first: int) -> str | None:
    """The noun phrase that begins at a token, which somebody who has not read the sentence understands; else
    None."""
    phrase = phrase_after(sentence, first)
    if phrase is None or phrase[0] != first or phrase[1] - first > _LONGEST_MATTER:
        return None
    text = cut_verb_phrase(text_of_tokens(sentence, *phrase))
    words = text.split()
    if not words or LOOSE.search(text) or _NOBODY.match(text) or _HANGING.search(text):
        return None
    if any(token.quoted for token in sentence.tokens[first : phrase[1]]):
        return None
    if len(words) == 1 and not sentence.tokens[first].named:
        return None
    last = words[-1].casefold()
    return None if last in word_class("function words") or _ABSTRACT.match(text) else text
