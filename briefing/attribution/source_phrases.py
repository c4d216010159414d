"""Source phrases: the noun phrase before a verb of saying whose word it reports, in its clause or another."""

from collections.abc import Sequence

from briefing.nlp import lexicon
from briefing.nlp.annotated_sentence import (
    AUXILIARIES,
    AnnotatedSentence,
    is_in_name,
    is_in_quote,
)
from briefing.nlp.noun_phrases import (
    antecedent,
    is_plausible_source,
    lower_token,
    object_before,
    offsets,
    phrase_before,
    skip_auxiliaries,
)

EarlierSource = tuple[tuple[int, int], int]  # of an attribution: its source, the start of its verb


def source_before(
    sentence: AnnotatedSentence, verb_start: int, cue: lexicon.Cue, earlier: Sequence[EarlierSource]
) -> tuple[int, int] | None:
    """The place of who says what the verb at `verb_start` reports, in characters; None where nobody does."""
    verb_start = _skip_brackets(sentence, verb_start)
    if verb_start == 0:
        return None
    before = sentence.tokens[verb_start - 1]
    if before.lower in ("who", "which"):
        return _antecedent(sentence, verb_start - 1)
    if before.text == ",":
        return (
            _gerund_source(sentence, earlier)
            if cue.form == "gerund"
            else _subject_across_parenthesis(sentence, verb_start - 1)
        )
    if before.lower in ("and", "but"):
        same_subject = [source for source, _ in earlier if source[1] <= before.start]
        return same_subject[-1] if same_subject else _main_subject(sentence, verb_start - 1)
    phrase = phrase_before(sentence, verb_start)
    if phrase is None or not is_plausible_source(sentence, *phrase):
        return None
    return offsets(sentence, phrase)


def _skip_brackets(sentence: AnnotatedSentence, end: int) -> int:
    """Past "(R-Wis.)" between a name and its verb."""
    if end == 0 or sentence.tokens[end - 1].text != ")":
        return end
    opened = [index for index in range(end - 1) if sentence.tokens[index].text == "("]
    return opened[-1] if opened else end


def _gerund_source(sentence: AnnotatedSentence, earlier: Sequence[EarlierSource]) -> tuple[int, int] | None:
    named = [source for source, verb in earlier if not _is_relative(sentence, verb)]
    return named[0] if named else _main_subject(sentence, len(sentence.tokens))


def _is_relative(sentence: AnnotatedSentence, verb: int) -> bool:
    """Whether an attribution is told in passing, after "who" or "which"."""
    index = next(i for i, t in enumerate(sentence.tokens) if t.start >= verb)
    return lower_token(sentence, index - 1) in ("who", "which")


def _antecedent(sentence: AnnotatedSentence, relative: int) -> tuple[int, int] | None:
    """What "who" or "which" stands for: the phrase before it, across a comma or none."""
    end = relative
    while end > 0 and not sentence.tokens[end - 1].word and sentence.tokens[end - 1].text in ",—–":
        end -= 1
    phrase = antecedent(sentence, relative) or object_before(sentence, end)
    if phrase is None or not is_plausible_source(sentence, *phrase):
        return None
    return offsets(sentence, phrase)


def _subject_across_parenthesis(sentence: AnnotatedSentence, comma: int) -> tuple[int, int] | None:
    """The subject before an insertion: "Breton, who is due to meet …, said"."""
    for index in range(comma - 1, 0, -1):
        if sentence.tokens[index].text != "," or is_in_quote(sentence, index):
            continue
        phrase = phrase_before(sentence, index)
        if (
            phrase is not None
            and is_plausible_source(sentence, *phrase)
            and _opens_clause(sentence, phrase[0])
        ):
            return offsets(sentence, phrase)
    return None


def _opens_clause(sentence: AnnotatedSentence, index: int) -> bool:
    if index == 0:
        return True
    before = sentence.tokens[index - 1]
    return (not before.word and before.text not in "’'") or before.lower in (
        "and",
        "but",
        "that",
        "while",
        "as",
    )


def _main_subject(sentence: AnnotatedSentence, before: int) -> tuple[int, int] | None:
    """The subject of the sentence's first clause: the phrase before its first auxiliary or past verb."""
    for index in range(1, min(before, len(sentence.tokens))):
        token = sentence.tokens[index]
        verbish = token.lower in AUXILIARIES or (
            token.word
            and token.text[0].islower()
            and (token.lower in lexicon.cues() or lexicon.base_of(token.lower))
        )
        if verbish and not is_in_name(sentence, index):
            phrase = phrase_before(sentence, skip_auxiliaries(sentence, index))
            if phrase is not None and is_plausible_source(sentence, *phrase):
                return offsets(sentence, phrase)
            if sentence.tokens[index - 1].text == ",":
                return _subject_across_parenthesis(sentence, index - 1)
    return None
