"""Terminations: which verbs call something off or put it off."""

from typing import Literal

from briefing.nlp.word_classes import verb_class
from briefing.verification.predications import Predication

CALLING_OFF = verb_class("verbs of calling off")
PUTTING_OFF = verb_class("verbs of putting off")


def termination(predication: Predication) -> Literal["called off", "put off"] | None:
    """What a verb says of its object, alone or with "off" behind it; None for any other verb."""
    if predication.base in ("call", "put"):
        end = predication.start + len(predication.written)
        if not predication.text.text[end:].lstrip().casefold().startswith("off"):
            return None
        return "called off" if predication.base == "call" else "put off"
    if predication.written in PUTTING_OFF:
        return "put off"
    return "called off" if predication.written in CALLING_OFF else None
