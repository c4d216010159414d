"""Universals: no "every", "always" or "only" of what the evidence does not tell of all, or of none else."""

from itertools import pairwise

from briefing.nlp.memo import kept
from briefing.nlp.thesaurus import may_stand_for
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText

_ALL = word_class("amounts: all") | frozenset(
    "throughout always entirely wholly everywhere unanimously invariably universally".split()
)
_TOLD_OF_ALL = word_class("words for all")
_TIMES = word_class("time units after every")
_FIXED = word_class("words before a fixed all")
_RESTRICTING = word_class("words of restriction")
_ONLY = frozenset(("only", "solely", "exclusively"))
_UNIVERSAL = _ALL | _ONLY
_ANYBODY = frozenset(("anyone", "anybody", "everyone", "everybody"))
_NOBODY = frozenset(("none", "nobody", "nothing", "never", "no", "all", "every"))
_FIGURES = word_class("articles") | {"but", "to"}  # "the only", "not only … but"
_EXCEPTING = frozenset(("except", "excepting", "excluding", "barring"))
_EXCEPTING_PAIRS = frozenset((("apart", "from"), ("aside", "from"), ("other", "than"), ("all", "but")))
_SHORT_OF = frozenset("not hardly scarcely barely nearly almost virtually practically".split())
_AFTER_ALL = frozenset(("but", "other", "kinds", "sorts", "right"))  # "all but", "each other"


def check_universals(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Every word for all needs one in the evidence; so does "only"."""
    words = stated.words
    if fault := _anyone_fault(stated, cited) or _added_fault(stated, cited):
        return fault
    if stated.annotation.lower_words.isdisjoint(_UNIVERSAL):
        return None
    for at, word in enumerate(words):
        if word.lower not in _UNIVERSAL or stated.quotes(word):
            continue
        before = words[at - 1].lower if at else ""
        after = words[at + 1].lower if at + 1 < len(words) else ""
        if word.lower in _ALL and not _is_idiom(word.lower, before, after):
            counted = _is_counted(stated, at, cited) and not any(map(_tells_of_all_but, cited.texts))
            told = any(map(_tells_of_all, cited.texts))
            if before in _SHORT_OF:
                told = cited.has_any(_TOLD_OF_ALL)
            excepted = any(map(_excepts, cited.texts)) and not _excepts_too(stated.annotation)
            if excepted or (not told and not counted):
                return StatementFault("weak", f"told of all, which its source does not: “{word.lower}”")
        elif (
            word.lower in _ONLY
            and _restricts(before, after, opens=at == 0)
            and not cited.has_any(_RESTRICTING)
        ):
            return StatementFault("weak", f"told of none else, which its source does not: “{word.lower}”")
    return None


def _added_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "Women and men" of what the evidence tells only of women."""
    words = stated.words
    if (
        not cited.is_few
        or not cited.has_any(_ONLY)
        or not stated.annotation.lower_words.isdisjoint(_RESTRICTING)
    ):
        return None
    for before, link, after in zip(words, words[1:], words[2:], strict=False):
        joined = link.lower in ("and", "or") and before.content and after.content
        if joined and (before.stem in cited.stems) != (after.stem in cited.stems):
            added = after if before.stem in cited.stems else before
            if not any(may_stand_for(added.lower, w.lower) for text in cited.texts for w in text.words):
                return StatementFault("weak", f"told of more than its source's “only”: “{added.lower}”")
    return None


def _anyone_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "Anyone may enter" of what only members may; "none" of what "almost none" is told of."""
    for at, word in enumerate(stated.words):
        reserved = cited.has_any(_ONLY) and not cited.has_any(_ANYBODY | _ALL)
        if word.lower in _ANYBODY and not word.negated and reserved:
            return StatementFault("weak", f"told of all, which its source does not: “{word.lower}”")
        before = stated.words[at - 1].lower if at else ""
        if word.lower in _NOBODY and before not in _SHORT_OF:
            nearly = [
                other
                for text in cited.texts
                for other, none in pairwise(text.words)
                if none.lower == word.lower
            ]
            if nearly and all(other.lower in _SHORT_OF for other in nearly):
                return StatementFault(
                    "weak", f"told without its source's “{nearly[0].lower}”: “{word.lower}”"
                )
    return None


@kept
def _tells_of_all(text: AnnotatedText) -> bool:
    """Whether a text has a word for all, and none such as "all but two", "hardly any" or "not every"."""
    lower = [word.lower for word in text.words]
    return any(
        word in _TOLD_OF_ALL
        and (lower[at - 1] if at else "") not in _SHORT_OF
        and (lower[at + 1] if at + 1 < len(lower) else "") != "but"
        for at, word in enumerate(lower)
    )


@kept
def _excepts(text: AnnotatedText) -> bool:
    """Whether a text tells of all but somebody: "except for Holm", "apart from the crew"."""
    lower = [word.lower for word in text.words]
    return not text.lower_words.isdisjoint(_EXCEPTING) or any(
        pair in _EXCEPTING_PAIRS for pair in pairwise(lower)
    )


def _excepts_too(text: AnnotatedText) -> bool:
    return _excepts(text) or "but" in text.lower_words  # "all the crew but the cook"


@kept
def _tells_of_all_but(text: AnnotatedText) -> bool:
    lower = [word.lower for word in text.words]
    return any(pair == ("all", "but") for pair in pairwise(lower))


def _is_idiom(word: str, before: str, after: str) -> bool:
    """ "At all", "every week", "each other", "as a whole"."""
    if word in ("every", "each", "all") and (after in _TIMES or after in _AFTER_ALL):
        return True
    return (word in ("all", "everything") and before in _FIXED) or (
        word == "whole" and before in ("a", "the")
    )


def _is_counted(stated: AnnotatedStatement, at: int, cited: CitedText) -> bool:
    """Whether a figure follows, as in "all five unions": other rules look for that."""
    end = stated.words[at].end
    return any(0 <= figure.start - end <= len(" of the ") for figure in stated.annotation.figures)


def _restricts(before: str, after: str, *, opens: bool) -> bool:
    if opens and after == "the":
        return True  # "Only the northern parishes"
    return before not in _FIGURES | {"not", "if"} and not after.isdigit() and after not in _FIGURES
