"""Word edits: a statement that is nearly a sentence of its evidence, and what was changed in it.

Both are aligned word by word (longest common runs, Ratcliff and Obershelp 1988). What one has between two
words that both have, and the other has not, is an edit; a few closed classes of words turn the sense round
wherever they are put in, left out or exchanged.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple

from briefing.nlp.content_words import StemmedWord
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText

_FEWEST = 5  # words of a statement
_NEARLY = 0.75  # of its words that stand in the sentence in their order
_LONGEST = 3  # words of an edit, on either side
_MOST = 120  # words of a sentence

_NEGATIONS = frozenset(("not", "never", "no", "cannot"))
_EXTENDED = word_class("words that a denial goes on to")
_TURNING = frozenset(("until", "unless"))  # "not … until" is "once"
_POSSIBLE = word_class("modals of bare possibility")
_WILL = word_class("future modals")
_HEARSAY = word_class("adverbs of hearsay")
_LIKELY = word_class("adverbs of likelihood")
_NO_CAUSE = word_class("openers of what gives no cause") | {"when", "despite", "following", "amid"}
_CAUSE = frozenset((("because",), ("because", "of"), ("due", "to"), ("thanks", "to")))
_OPPOSITES = frozenset(
    frozenset(pair)
    for pair in (
        ("before", "after"),
        ("since", "until"),
        ("for", "against"),
        ("with", "without"),
        ("above", "below"),
        ("over", "under"),
        ("inside", "outside"),
        ("first", "last"),
        ("more", "less"),
        ("more", "fewer"),
        ("most", "least"),
    )
)


class _Edit(NamedTuple):
    """What stands in the evidence, and in the statement, between two words that both have."""

    source: tuple[StemmedWord, ...]
    stated: tuple[StemmedWord, ...]
    before: str
    after: StemmedWord | None

    @property
    def source_words(self) -> tuple[str, ...]:
        return tuple(word.lower for word in self.source)

    @property
    def stated_words(self) -> tuple[str, ...]:
        return tuple(word.lower for word in self.stated)


def check_word_edits(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What was changed in a statement that is nearly a sentence of its evidence turns nothing round."""
    if len(stated.words) < _FEWEST:
        return None
    every = [edits for text in cited.texts if (edits := _edits(stated, text)) is not None]
    found = [_first_fault(edits) for edits in every]
    return found[0] if found and all(found) else None


def _edits(stated: AnnotatedStatement, text: AnnotatedText) -> list[_Edit] | None:
    """The short edits that make the statement of a text; None where it is not nearly that text."""
    words = stated.words
    enough = _NEARLY * len(words)
    lacking = stated.annotation.lower_words - text.lower_words
    if len(words) - len(lacking) < enough:  # asked first: most sentences share few words
        return None
    source = text.words
    if len(source) > _MOST or sum(word.lower in text.lower_words for word in words) < enough:
        return None
    matcher = SequenceMatcher(None, [w.lower for w in source], [w.lower for w in words], autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < enough:
        return None
    return list(_short_edits(stated, source, matcher.get_opcodes()))


def _short_edits(
    stated: AnnotatedStatement,
    source: Sequence[StemmedWord],
    opcodes: Sequence[tuple[str, int, int, int, int]],
) -> Iterator[_Edit]:
    words = stated.words
    for tag, first, last, at, end in opcodes:
        if tag == "equal" or last - first > _LONGEST or end - at > _LONGEST or at == 0 or end == len(words):
            continue
        if not any(stated.quotes(word) for word in words[at:end]):
            yield _Edit(tuple(source[first:last]), tuple(words[at:end]), words[at - 1].lower, words[end])


def _first_fault(edits: Sequence[_Edit]) -> StatementFault | None:
    turning = any(not _TURNING.isdisjoint((*edit.source_words, *edit.stated_words)) for edit in edits)
    checks = [check for check in _CHECKS if not (turning and check is _denial)]
    faults = (fault for edit in edits for check in checks if (fault := check(edit)))
    return next(faults, None)


# ── What an edit turns round ────────────────────────────────────────────────────────────────────────


def _denial(edit: _Edit) -> StatementFault | None:
    """A "not" put in or left out, and no other word of content in its place."""
    put_in, left_out = _negates(edit.stated_words), _negates(edit.source_words)
    near = {*edit.stated_words, *edit.source_words, edit.before, edit.after.lower if edit.after else ""}
    if put_in == left_out or _contents(edit.source) != _contents(edit.stated) or near & _EXTENDED:
        return None
    lacking = "a denial that its source lacks" if put_in else "a denial of its source left out"
    return StatementFault("unsupported", f"{lacking}: at “{edit.after.lower if edit.after else edit.before}”")


def _negates(words: Sequence[str]) -> bool:
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)


def _contents(words: Sequence[StemmedWord]) -> set[str]:
    """The stems of what says something besides "not" and "no longer"."""
    passed_over = _NEGATIONS | {"longer"} if any(word.lower == "no" for word in words) else _NEGATIONS
    return {word.stem for word in words if word.content and word.lower not in passed_over}


def _certainty(edit: _Edit) -> StatementFault | None:
    """A "may" told as a "will", a "probably" left out."""
    source, stated = edit.source_words, edit.stated_words
    if not _POSSIBLE.isdisjoint(source) and not _WILL.isdisjoint(stated):
        return StatementFault("unsupported", f"said more surely than in its source: “{' '.join(stated)}”")
    hedge = next((word for word in source if word in _HEARSAY | _LIKELY), "")
    if hedge and not stated and not (hedge == "likely" and _is_adjective(edit)):
        verdict: Literal["weak", "unsupported"] = "unsupported" if hedge in _HEARSAY else "weak"
        return StatementFault(verdict, f"said more surely than in its source: without “{hedge}”")
    if stated in (("will",), ("shall",)) and source and source[-1] == "to" and source[0] in _not_yet():
        return StatementFault("weak", f"said more surely than in its source: “will” for “{' '.join(source)}”")
    return None


def _is_adjective(edit: _Edit) -> bool:
    """Whether a "likely" stands before a noun, as in "likely voters"."""
    return "to" not in (*edit.source_words, edit.after.lower if edit.after else "")


@cache
def _not_yet() -> frozenset[str]:
    wished = verb_class("verbs of wishing", "verbs of intent") - verb_class("verbs of commitment")
    return wished | {"need", "needs", "ought", "has", "have"}


def _cause(edit: _Edit) -> StatementFault | None:
    """What only came after, beside or in spite of something told as coming of it."""
    if edit.stated_words in _CAUSE and len(edit.source) == 1 and edit.source_words[0] in _NO_CAUSE:
        how = f"“{' '.join(edit.stated_words)}” for “{edit.source_words[0]}”"
        return StatementFault("unsupported", f"a cause that its source does not give: {how}")
    return None


def _opposite(edit: _Edit) -> StatementFault | None:
    """One preposition, adverb or order for its opposite; "to 12 percent" for "by 12 percent"."""
    if len(edit.source) != 1 or len(edit.stated) != 1:
        return None
    pair = frozenset((edit.source_words[0], edit.stated_words[0]))
    figure = edit.after is not None and edit.after.lower[:1].isdigit()
    if pair in _OPPOSITES or (figure and pair == {"by", "to"}):
        how = f"“{edit.stated_words[0]}” for “{edit.source_words[0]}”"
        return StatementFault("unsupported", f"another word than in its source: {how}")
    return None


_CHECKS = (_denial, _certainty, _cause, _opposite)
