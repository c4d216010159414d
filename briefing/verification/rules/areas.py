"""Areas: what is so in the city is not told of the country, nor what is so in Europe of the world."""

from itertools import pairwise

from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.areas import areas
from briefing.verification.superlatives import superlatives

_OPENING = frozenset(("in", "across", "throughout", "of", "within", "around"))
_MEASURES = ("percent", "times")
_ALL = word_class("amounts: all", "amounts: most", "amounts: none")
_PARTS = word_class("words for a part of an area")


def check_areas(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No area that the evidence lacks and that is wider than all that it has."""
    if stated.copied or not cited.is_few:
        return None
    return _wider_fault(stated, cited) or _part_fault(stated, cited)


def _wider_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    told = [area for area in areas(stated.annotation) if area.is_extent]
    sourced = [area for text in cited.texts for area in areas(text)] if told else []
    widest = max((level for area in sourced for level in area.levels), default=0)
    for area in told:
        same = any(not area.levels.isdisjoint(other.levels) for other in sourced)
        if not same and 0 < widest < min(area.levels):
            narrower = next(other for other in sourced if widest in other.levels)
            return StatementFault(
                "weak", f"told of a wider area than in its source: “{area.word}” for “{narrower.word}”"
            )
    return None


def _part_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """ "The largest in Norway" of what is so in southern Norway. What happened in a part happened in the
    whole: only what is first, told of all or measured need not be so of that."""
    annotation = stated.annotation
    reaches = any(figure.unit in _MEASURES for figure in annotation.figures) or superlatives(annotation)
    if not annotation.lower_words.isdisjoint(_PARTS) or not (reaches or annotation.lower_words & _ALL):
        return None
    for before, word in pairwise(stated.words):
        if before.lower not in _OPENING or not stated.text[word.start].isupper():
            continue
        parts = [_part_before(text, at) for text in cited.texts for at in text.places(word.stem)]
        if parts and all(parts):
            written = stated.text[word.start : word.end]
            return StatementFault("weak", f"told of all what its source tells of “{parts[0]} {written}”")
    return None


def _part_before(text: AnnotatedText, at: int) -> str:
    """The "southern" of "southern Norway", which is no part of a name; "" for none."""
    before = text.words[at - 1] if at else None
    is_part = before is not None and before.lower in _PARTS and text.text[before.start].islower()
    return before.lower if before is not None and is_part else ""
