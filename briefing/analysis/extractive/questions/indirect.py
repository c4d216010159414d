"""Indirect questions that a sentence leaves open: what it says nobody knows, tells or has decided.

unclear whether NP will VP              Will NP VP?
NP did not say why NP VPed              Why did NP VP?
NP will decide whether NP may VP        May NP VP?
Who will VP has not been decided        Who will VP?

The words that take the question must leave it open; what somebody asked, or was told, is no gap.
"""

from collections.abc import Iterator

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.attributed_sentence import annotation
from briefing.analysis.extractive.questions.antecedents import resolve_pronouns, resolve_subject
from briefing.analysis.extractive.questions.openness import Gap, find_gap
from briefing.analysis.extractive.questions.phrasing import (
    LOOSE,
    QuestionCandidate,
    lower_opener,
    phrase_question,
    text_of_tokens,
)
from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import AnnotatedSentence
from briefing.nlp.noun_phrases import is_plausible_source, lower_token, phrase_after
from briefing.nlp.question_inversion import polar_question
from briefing.nlp.word_classes import word_class

_OPENERS = word_class("interrogatives") | {"whether", "if"}
_DETERMINERS = word_class("determiners")
_QUOTES = frozenset('“"')
_PREPOSITIONS = word_class("prepositions")
_ONE_FORM = word_class("verbs with one form")
_DEGREES = frozenset("long far soon often much many big large high fast well quickly".split())


def indirect_questions(line: AttributedSentence, reading: AnnotatedArticle) -> Iterator[QuestionCandidate]:
    """At most one for a sentence, of those outside quotations."""
    if line.damaged:
        return
    sentence = annotation(line)
    for at, token in enumerate(sentence.tokens):
        if token.quoted or token.lower not in _OPENERS:
            continue
        gap = find_gap(sentence, at)
        if token.lower == "if" and not (gap and gap.words[1] == at - 1 and not _is_nothing(sentence, gap)):
            continue  # a condition
        question = _phrase(sentence, at, gap, line, reading) if gap else None
        if gap and question:
            text, named_in = question
            first, last = gap.words
            words = sentence.text[sentence.tokens[first].start : sentence.tokens[last].end]
            yield QuestionCandidate(
                gap.weight, line.number, text, f"“{words}”: the article says so", named_in
            )
            return


def _phrase(
    sentence: AnnotatedSentence, at: int, gap: Gap, line: AttributedSentence, reading: AnnotatedArticle
) -> tuple[str, int] | None:
    """The question that opens at a token, in direct speech, and the sentence that names whom its pronouns
    mean, else 0."""
    end = gap.end
    if lower_token(sentence, at + 1) == "to":
        return _purposed(sentence, (at, end), line, reading)
    first = _clause_start(sentence, at)
    if first >= end:
        return None
    while end > first and not sentence.tokens[end - 1].word:
        end -= 1
    stop = next((n for n in range(first, end) if _ends_clause(sentence, at, n)), end)
    if (
        stop < end
        and sentence.tokens[stop].text in _QUOTES
        and lower_token(sentence, stop - 1) in _PREPOSITIONS
    ):
        return None  # what it governs is quoted
    start, last = sentence.tokens[first].start, sentence.tokens[stop - 1].end
    resolved = resolve_pronouns(sentence, (first, stop), line, reading, owned=first > at + 2)
    if resolved is None:
        return None
    clause, named_in = resolved.text, resolved.named_in
    opening = sentence.text[sentence.tokens[at].start : start].strip()
    if LOOSE.search(opening):
        return None  # "which of them"
    opening = "whether" if opening == "if" else opening
    question = _invert(opening, clause, gap.ahead, reading) if last > start else None
    return (question, named_in) if question else None


def _is_nothing(sentence: AnnotatedSentence, gap: Gap) -> bool:
    """Whether it is all things that are open: "nothing is certain if …"."""
    return lower_token(sentence, gap.words[0]) in ("nothing", "little")


def _purposed(
    sentence: AnnotatedSentence, asked: tuple[int, int], line: AttributedSentence, reading: AnnotatedArticle
) -> tuple[str, int] | None:
    """The question of "is weighing whether to VP", "has not decided what to do": "Will NP VP?", "What will NP
    do?", and the sentence that names the party, else 0."""
    opener, end = asked
    outer = next((clause for clause in sentence.clauses.chain(opener) if clause.subject), None)
    if outer is None or outer.subject is None or outer.subject[1] > opener:
        return None
    if not is_plausible_source(sentence, *outer.subject):
        return None
    stop = next((n for n in range(opener, end) if _ends_clause(sentence, opener, n)), end)
    resolved = resolve_subject(sentence, outer.subject, line, reading)
    if stop <= opener + 2 or not resolved.text:
        return None
    word = lower_token(sentence, opener)
    opening = "Will" if word == "whether" else f"{word.capitalize()} will"
    predicate = text_of_tokens(sentence, opener + 2, stop)
    question = phrase_question(opening, lower_opener(resolved.text, reading), predicate)
    return (question, resolved.named_in) if question else None


def _ends_clause(sentence: AnnotatedSentence, opener: int, at: int) -> bool:
    """Whether the question is over: at a mark, and for "whether" at the other case, which may be half a
    clause."""
    either = lower_token(sentence, opener) == "whether" and lower_token(sentence, at) == "or"
    return either or sentence.tokens[at].text in ',;:—–“"'


def _clause_start(sentence: AnnotatedSentence, at: int) -> int:
    """The token after the interrogative phrase: "how much", "which judge", "how many ships"."""
    word, after = lower_token(sentence, at), lower_token(sentence, at + 1)
    if word == "how" and after in _DEGREES:
        counts = after in ("many", "much") and _is_counted(sentence, at + 2)
        return at + 2 + counts
    if word == "which" and after == "of" and (phrase := phrase_after(sentence, at + 2)):
        return phrase[1]
    if word in ("which", "what", "whose") and _is_counted(sentence, at + 1):
        return at + 2
    return at + 1


def _is_counted(sentence: AnnotatedSentence, at: int) -> bool:
    """Whether a noun follows, with its verb or its subject behind it."""
    word = lower_token(sentence, at)
    grammatical = word in word_class("function words") or word in word_class("auxiliaries")
    inflected = word.endswith("ed") or lexicon.base_of(word) not in (None, word)
    if inflected and lower_token(sentence, at + 1) in _DETERMINERS:
        return False  # "what caused the fire"
    return bool(
        word.isalpha() and not grammatical and not sentence.tokens[at].named and at + 1 < len(sentence.tokens)
    )


def _invert(opening: str, clause: str, ahead: bool, reading: AnnotatedArticle) -> str | None:
    """ "How long", "NP will VP": "How long will NP VP?"; None where it cannot be told. What is decided ahead
    will be so: "Will the school stay open?"."""
    if not clause:
        return None
    word = opening[:1].upper() + opening[1:]
    first, _, rest = clause.partition(" ")
    is_auxiliary = first.casefold() in word_class("finite auxiliaries")
    is_verb = lexicon.base_of(first.casefold()) not in (None, first.casefold()) or first in _ONE_FORM
    is_verb = is_verb or (first.endswith("ed") and rest.split(" ")[0].casefold() in _DETERMINERS)
    is_subject = is_auxiliary or is_verb
    if is_subject and opening.split()[0].casefold() in ("who", "what", "which", "how", "whose"):
        opened = (
            phrase_question(f"{word} {first}", "", rest)
            if is_auxiliary
            else phrase_question(word, "", clause)
        )
        return opened and opened.replace("  ", " ")
    polar = polar_question(clause)
    if polar is None:
        return None
    if polar.subject.casefold() == "it":  # of "it will take", which means nothing
        opened = phrase_question(f"{word} {polar.auxiliary} it", "", polar.predicate)
        return opened and opened.replace("  ", " ") if opening.casefold() != "whether" else None
    if ahead and polar.auxiliary in ("do", "does"):
        polar = polar._replace(auxiliary="will")
    auxiliary = (
        polar.auxiliary.capitalize() if opening.casefold() == "whether" else f"{word} {polar.auxiliary}"
    )
    return phrase_question(auxiliary, lower_opener(polar.subject, reading), polar.predicate)
