"""Absolutes: "never" is not told of "not always", "the only" of one of several, nor a quotation without the
"not" before it."""

from briefing.nlp.annotated_sentence import NEGATIONS
from briefing.nlp.clauses import Clause
from briefing.nlp.thesaurus import kinship_between
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import EDGES, AnnotatedText, fold_text
from briefing.verification.sentence_tokens import may_be_verb

_NEVER = frozenset(("never", "no", "none", "nobody", "nothing", "nowhere"))
_ALWAYS = frozenset(("always", "all", "every", "everyone", "everybody", "everything", "everywhere", "each"))
_SHORT_OF = frozenset("nearly almost virtually practically".split())
_SELDOM = word_class("words of what is seldom so")
_ONLY = frozenset(("only", "sole"))
_ALONE = _ONLY | {"solely"}
_LONE = word_class("words of restriction", "words of being one") - {"until", "before", "just", "or"}
_SEVERAL = word_class("words of one among several")
_OTHERWISE = word_class("words that tell a denial otherwise", "words that turn round what they take") - {
    "but",
    "just",
}
_TOLD_OF_ALL = frozenset(("everywhere", "all", "every", "always", "throughout"))


def check_absolutes(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nothing that the evidence tells of some, or denies, is told of all, of none or of one alone."""
    if not cited.is_few:
        return None
    return (
        check_denied_quotation(stated, cited)
        or check_never(stated, cited)
        or check_only(stated, cited)
        or check_denied_kin(stated, cited)
    )


def check_never(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "never" of what the evidence denies in part or has seldom."""
    for at, word in enumerate(stated.words):
        if word.lower not in _NEVER or stated.quotes(word):
            continue
        if at and stated.words[at - 1].lower in _SHORT_OF:
            continue  # "almost none"
        if any(_denies_wholly(text) for text in cited.texts):
            continue
        if any(_denies_partly(text) for text in cited.texts):
            return StatementFault("weak", f"denied of all, which its source is not: “{word.lower}”")
    return None


def _denies_wholly(text: AnnotatedText) -> bool:
    words = [word.lower for word in text.words]
    return any(
        (_is_denial(word) or word in _NEVER) and not _is_partial(words, at) for at, word in enumerate(words)
    )


def _denies_partly(text: AnnotatedText) -> bool:
    words = [word.lower for word in text.words]
    return any(word in _SELDOM or _is_partial(words, at) for at, word in enumerate(words))


def _is_partial(words: list[str], at: int) -> bool:
    """Whether a "not" is of "always" or "all" alone."""
    return _is_denial(words[at]) and not _ALWAYS.isdisjoint(words[at + 1 : at + 3])


def check_only(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "the only" of what the evidence has among several, nor "only" of what it has everywhere."""
    words = stated.words
    for at, word in enumerate(words):
        if word.lower not in _ONLY or stated.quotes(word) or word.negated:
            continue
        singled = at > 0 and words[at - 1].lower in ("the", "its", "their", "his", "her", "are")
        others = _SEVERAL if singled else _TOLD_OF_ALL
        if cited.has_any(_LONE) and singled:
            continue
        if cited.has_any(_ALONE):
            continue
        if cited.has_any(others):
            return StatementFault("weak", f"told of none else, which its source does not: “{word.lower}”")
    return None


def check_denied_quotation(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """A quotation that stands right behind a "not" in the evidence has one before it in the statement."""
    for span in stated.quotations:
        quoted = fold_text(stated.text[span.start : span.end]).strip(EDGES)
        before = fold_text(stated.text[: span.start]).split()
        if not quoted or any(_is_denial(word) for word in before):
            continue
        behind = [place for text in cited.texts for place in _words_before(quoted, text.folded)]
        if behind and all(place and _is_denial(place[-1]) for place in behind):
            return StatementFault(
                "unsupported", f"quoted without the “{behind[0][-1]}” before it: “{quoted}”"
            )
    return None


def _words_before(quoted: str, text: str) -> list[list[str]]:
    """The words before each place of a quotation, without marks."""
    places, at = [], text.find(quoted)
    while at >= 0:
        places.append(text[:at].replace('"', " ").split())
        at = text.find(quoted, at + 1)
    return places


def _is_denial(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def check_denied_kin(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No "does not require" of what the evidence needs, where nothing in it denies."""
    if any(text.denies or not text.lower_words.isdisjoint(_OTHERWISE) for text in cited.texts):
        return None
    sentence = stated.annotation.sentence
    starts = {word.start: word for word in stated.words}
    for clause in sentence.clauses.clauses:
        verb = starts.get(sentence.tokens[clause.verb or 0].start) if _denies(clause) else None
        if verb is None or not verb.content or stated.quotes(verb) or verb.stem in cited.stems:
            continue
        for text in cited.texts:
            for word in text.words:
                if may_be_verb(word) and kinship_between(word.lower, verb.lower) == "same":
                    return StatementFault(
                        "weak", f"denied, where its source has “{word.lower}”: “{verb.lower}”"
                    )
    return None


def _denies(clause: Clause) -> bool:
    return clause.denied and clause.verb is not None and clause.modality == "asserted"
