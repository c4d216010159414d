"""Semantic roles: who did it; a statement may not give a deed to somebody else than its evidence does."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord, stemmed_words
from briefing.nlp.entities import Name, names
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import (
    AnnotatedStatement,
    CitedText,
    StatementFault,
    cited_text,
    occurrences,
)
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.name_matching import is_same_party, missing_words

_BE = word_class("be") - {"am"}
_AUXILIARIES = _BE | (word_class("finite have", "do", "modals") - {"can"})
_PASSED_OVER = word_class("adverbs between subject and verb")
_DULL = frozenset("be have do say tell".split())
_LEANING = word_class("pronominal subjects", "third-person possessives", "leaning determiners")
_PERSONS = frozenset(("he", "she"))
_BY_DOING = word_class("common prepositions") - {"at", "on", "to", "with"} | {"without", "after", "before"}
_CONTRASTING = frozenset(("and", "while", "but", "whereas"))
_OPENS_REST = word_class("common prepositions", "articles")
_FEW_WORDS = 3  # before a subject, among which "said that" stands
_MOST_PLACES = 10  # of a deed in the evidence that are looked at
_TELLING, _MOSTLY = 3, 0.75  # content words of what is said, and how many of them one sentence has
_RELATIVE = re.compile(r",\s+(?:which|who)\b")
_OF = re.compile(r"\b[Oo]f (?:the )?$")  # before a name that only tells whose executive it is
_LONGEST_OF = 8  # characters
_MARK = re.compile(r"[^\w\s]")


class Deed(NamedTuple):
    """A name, and the verb that follows it; `at` is the verb's index among the words."""

    name: Name
    at: int
    passive: bool


def deeds(text: str, words: tuple[StemmedWord, ...], mentions: Sequence[Name]) -> list[Deed]:
    """The verb that follows each name, with nothing between but auxiliaries, adverbs, a day, or the noun that
    the name describes ("the Dutch government last week announced", "ASML, which announced")."""
    found_deeds: list[Deed] = []
    for name in mentions:
        if _OF.search(text, max(0, name.start - _LONGEST_OF), name.start):
            continue
        begin = _RELATIVE.match(text, name.end)
        after = begin.end() if begin else name.end
        passive = helped = False
        for at in range(bisect_left(words, after, key=lambda word: word.start), len(words)):
            word = words[at]
            if _MARK.search(text, after, word.start):
                break
            if word.lower in _AUXILIARIES:
                passive, helped = passive or word.lower in _BE, True
            elif not _is_passed_over(word):
                base = lexicon.base_of(word.lower)
                if base and base not in _DULL and (helped or base != word.lower):
                    found_deeds.append(Deed(name, at, passive and not word.lower.endswith("ing")))
                break
    return found_deeds


@kept
def _deeds_of(sentence: AnnotatedText) -> list[Deed]:
    return deeds(sentence.text, sentence.words, sentence.names)


@kept
def _stated_deeds(stated: AnnotatedStatement) -> list[Deed]:
    return deeds(stated.text, stated.words, stated.names)


def _is_passed_over(word: StemmedWord) -> bool:
    return (
        word.lower in _PASSED_OVER
        or word.lower.endswith("ly")
        or word.lower in lexicon.agents()
        or word.lower in word_class("calendar words")
    )


def check_doer(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nobody does in the statement what somebody else, or nobody that is named, does in the evidence."""
    for deed in _stated_deeds(stated):
        places = occurrences(stated, deed.at, cited, frozenset((stated.words[deed.at].stem,)))
        reasons = [_wrong_doer_reason(stated, deed, cited, o.sentence, o.at) for o in places[:_MOST_PLACES]]
        if reasons and all(reasons):
            return StatementFault("unsupported", reasons[0])
    return None


def _wrong_doer_reason(stated: AnnotatedStatement, deed: Deed, cited: CitedText, number: int, at: int) -> str:
    annotation = cited.texts[number]
    sentence, words = annotation.text, annotation.words
    written = stated.text[stated.words[deed.at].start : stated.words[deed.at].end]
    passive = _is_passive(words, at)
    if not deed.passive and passive and not _agent_follows(words, at, deed, cited, sentence):
        return f"a doer that its source does not name: {deed.name.text}, “{written}”"
    if (
        not passive
        and not deed.passive
        and _has_pronoun_subject(annotation, at)
        and _is_no_person(deed.name.text)
    ):
        return f"another doer than in its source: {deed.name.text}, not “{words[0].lower}”, “{written}”"
    subjects = _subjects(annotation, at)
    if passive or deed.passive or not subjects or is_same_party(subjects[0], deed.name.text, cited.aliases):
        return ""
    if _has_rest(deed.name, annotation):
        return ""
    before = sentence[: words[at].start]
    if missing_words(deed.name.text, cited_text((before,), cited.aliases)) or _only_speaks(
        deed, before, subjects[0]
    ):
        return f"another doer than in its source: {deed.name.text}, not {subjects[0]}, “{written}”"
    return ""


def _has_rest(name: Name, sentence: AnnotatedText) -> bool:
    """Whether a name has the rest of a clause without its verb: "Holm lies on a hill and Tarn in a bay"."""
    words = sentence.words
    last = name.text.split()[-1].casefold()
    return any(
        words[at].lower == last
        and words[at + 1].lower in _OPENS_REST
        and not _CONTRASTING.isdisjoint(word.lower for word in words[max(0, at - _FEW_WORDS) : at])
        for at in range(1, len(words) - 1)
    )


def _has_pronoun_subject(sentence: AnnotatedText, at: int) -> bool:
    """Whether a sentence begins with "he" or "she" and names nobody else before a verb."""
    words = sentence.words
    return words[0].lower in _PERSONS and not any(name.end <= words[at].start for name in sentence.names)


def _is_no_person(name: str) -> bool:
    return bool(lexicon.kind_of_name(name) or lexicon.country_of(name))


def _subjects(sentence: AnnotatedText, at: int) -> list[str]:
    """Who does what a verb says: the name before it; for "in using" the doer of what precedes."""
    words = sentence.words
    subjects = [d.name.text for d in _deeds_of(sentence) if d.at == at]
    if subjects or not (at and words[at].lower.endswith("ing") and words[at - 1].lower in _BY_DOING):
        return subjects
    return [d.name.text for d in _deeds_of(sentence) if d.at < at and not d.passive][-1:]


def _only_speaks(deed: Deed, before: str, subject: str) -> bool:
    """Whether what stands before a verb has a name only as somebody who tells of its subject, as Smith is in
    "Smith said that Jones used"."""
    spoken_of = before.rfind(subject)
    telling = before[:spoken_of].rstrip()
    last = _lowercase_words(telling)[-_FEW_WORDS:]
    if not any((cue := lexicon.cues().get(word)) and cue.kind == "speech" for word in last):
        return False
    return bool(missing_words(deed.name.text, cited_text((before[spoken_of:],), {})))


def _lowercase_words(text: str) -> list[str]:
    return [word.lower for word in stemmed_words(text)]


def check_splicing(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What one sentence says without naming anybody is not said of somebody whom another sentence names."""
    if len(cited.sentences) < 2:
        return None
    for deed in _stated_deeds(stated):
        said = {
            w.stem
            for w in stated.words[deed.at + 1 :]
            if w.content and w.clause == stated.words[deed.at].clause
        }
        shared = [len(said & text.stems) for text in cited.texts]
        best = shared.index(max(shared))
        if len(said) < _TELLING or shared[best] < _MOSTLY * len(said) or shared.count(shared[best]) > 1:
            continue
        words = cited.texts[best].words
        agentless = any(_is_passive(words, at) for at in range(len(words)))
        leaning = any(w.lower in _LEANING or w.lower in lexicon.agents() or w.lower == "by" for w in words)
        best_sentence = cited_text((cited.texts[best],), cited.aliases)
        if agentless and not leaning and missing_words(deed.name.text, best_sentence):
            return StatementFault(
                "unsupported", f"two sentences spliced: none alone says so of {deed.name.text}"
            )
    return None


def _is_passive(words: tuple[StemmedWord, ...], at: int) -> bool:
    """Whether the verb at a place has a form of "be" before it: "were announced", "was not yet announced"."""
    if words[at].lower.endswith("ing") or lexicon.base_of(words[at].lower) == words[at].lower:
        return False
    for before in reversed(words[max(0, at - 3) : at]):
        if before.lower in _BE:
            return before.clause == words[at].clause
        if not (before.lower in _PASSED_OVER or before.lower.endswith("ly")):
            return False
    return False


def _agent_follows(
    words: tuple[StemmedWord, ...], at: int, deed: Deed, cited: CitedText, sentence: str
) -> bool:
    """Whether "by" and the name follow a passive verb, or "by" and somebody who may be it."""
    by = next((w for w in words[at + 1 :] if w.lower == "by"), None)
    if by is None:
        return False
    return not missing_words(deed.name.text, cited_text((sentence[by.end :],), cited.aliases)) or not names(
        sentence[by.end :]
    )
