"""Changes of an amount: what it rose by is not what it rose to, nor what it rose from."""

import re
from typing import Literal

from briefing.nlp.quantities.recognition import CLOCK, Quantity
from briefing.nlp.tokenization import words_beside_figures
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.rules.facts import counterparts_of, is_year

Part = Literal["by", "to", "from", ""]

_CHANGES = verb_class("verbs of change in amount", "verbs of rising and falling") | word_class(
    "nouns of change in amount"
)
_BARE = verb_class("verbs of rising and falling") | {"up", "down"}  # "rose 6 percent"
_BESIDE = word_class("articles", "words between a bound and its figure", "words that bound a figure")
_PARTS: dict[str, Part] = {"by": "by", "to": "to", "from": "from", "of": "by"}
_REACH = 110  # characters before a figure
_RANGE = re.compile(r"\d\S*(?:\s(?:percent|per cent|million|billion))?\s+to\s[^\w\s]*$")  # "4% to 7%"
_LINKS = 5  # words between "to" and its figure
_BETWEEN = 9  # words between a change and the preposition of its figure


def check_changes(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """No figure is what an amount rose by in the statement, and what it rose to in the evidence."""
    for quantity in stated.annotation.figures:
        part = _part_of_change(stated.text, quantity)
        if not part:
            continue
        parts = [
            _part_of_change(sentence, other) for other, sentence in counterparts_of(quantity, stated, cited)
        ]
        if parts and all(other and other != part for other in parts):
            written = stated.text[quantity.start : quantity.end].strip()
            return StatementFault(
                "unsupported", f"a change “{part}” what its source has it change “{parts[0]}”: “{written}”"
            )
    return None


def _part_of_change(text: str, quantity: Quantity) -> Part:
    """Whether a figure says what an amount changed by, to or from; "" where none changes, or it is unsure."""
    if quantity.unit in ("ordinal", CLOCK) or is_year(quantity):
        return ""
    before = text[max(0, quantity.start - _REACH) : quantity.start].lower()
    words = words_beside_figures(before)
    links = 0
    while words and words[-1] in _BESIDE and links < _LINKS:
        words, links = words[:-1], links + 1
    if not words:
        return ""
    part = _PARTS.get(words[-1], "")
    near = words[-_BETWEEN - 1 : -1]
    if words[-1] == "to" and "from" not in near and _RANGE.search(before):
        return ""
    if part and not _CHANGES.isdisjoint(near):
        return part if words[-1] != "of" or near[-1] in _CHANGES else ""  # "a rise of"
    if words[-1] in _BARE:
        return "by"
    return ""
