"""Utterances: a quotation is told of whoever spoke it, and what was asked alone is not told as said."""

from itertools import pairwise

from briefing.attribution.attributions import unvouched_attributions
from briefing.nlp import lexicon
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import EDGES, AnnotatedText, fold_text

_ASKING = word_class("words of putting a question")
_FEWEST = 2  # words of a quotation that tell whose it is


def check_utterances(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No quotation of another speaker, and nothing said that was only asked."""
    if not cited.is_few:
        return None
    return check_quoted_speaker(stated, cited) or check_asked(stated, cited)


def check_quoted_speaker(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """A quotation stands in no sentence whose speaker is another than the one that a statement names."""
    if stated.stakeholder or not stated.names:
        return None
    for span in stated.quotations:
        quoted = fold_text(stated.text[span.start : span.end]).strip(EDGES)
        party = stated.names[0]
        if len(quoted.split()) < _FEWEST or not _speaks(stated, party.start, span.start):
            continue
        within = [text for text in cited.texts if quoted in text.folded]
        last = party.text.split()[-1].casefold().removesuffix("'s").removesuffix("’s")
        if not within or any(last in text.lower for text in within) or any(map(_is_open, within)):
            continue
        if any(last in text.lower and _has_clause(text) for text in cited.texts if text not in within):
            return StatementFault("weak", f"quoted of somebody else than in its source: {party.text}")
    return None


def _speaks(stated: AnnotatedStatement, start: int, quoted: int) -> bool:
    """Whether the first name opens the statement, and no other stands between it and the quotation."""
    others = [name for name in stated.names if start < name.start < quoted]
    return not stated.text[:start].strip() and not others


def _is_open(text: AnnotatedText) -> bool:
    """Whether a sentence leaves open who speaks: "he said", or nobody says anything."""
    speakers = [text.text[slice(*a.source)] for a in unvouched_attributions(text.sentence) if a.source]
    return not (any(s.split()[-1:] and s.split()[-1][0].isupper() for s in speakers) or _is_tagged(text))


def _is_tagged(text: AnnotatedText) -> bool:
    """Whether a capitalized word and a verb of saying follow a quotation: "…," Lund said."""
    ends = {span.end for span in text.quotations}
    return any(
        word.lower in lexicon.cues()
        and text.text[before.start].isupper()
        and _follows(text, before.start, ends)
        for before, word in pairwise(text.words)
    )


def _follows(text: AnnotatedText, start: int, ends: set[int]) -> bool:
    return any(end <= start and not text.text[end:start].strip("\"'”’ ,") for end in ends)


def _has_clause(text: AnnotatedText) -> bool:
    """Whether a text is more than a signature."""
    return any(clause.verb is not None for clause in text.sentence.clauses.clauses)


def check_asked(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Who asked in the evidence does not say in the statement."""
    cues = [word.lower for word in stated.words if word.lower in lexicon.cues()]
    if not cues or "?" in stated.text or not stated.annotation.lower_words.isdisjoint(_ASKING):
        return None
    said = stated.annotation.content_stems
    closest = max(cited.texts, key=lambda text: len(said & text.stems), default=None)
    if closest is None or "?" not in closest.text or closest.lower_words.isdisjoint(_ASKING):
        return None
    if closest.lower_words.isdisjoint(_SAYING):
        return StatementFault("weak", f"asked in its source, and not said: “{cues[0]}”")
    return None


_SAYING = frozenset(
    form for verb in ("say", "tell", "add", "answer", "reply") for _, form in lexicon.verb_forms(verb)
)
