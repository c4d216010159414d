"""Point context: whether a sentence tells the matter by itself, or is a step of a story or one half of a
contrast whose other half stands beside it."""

import re

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.nlp import lexicon
from briefing.nlp.turned_sentences import takes_back, turns_round
from briefing.nlp.word_classes import word_class

_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|(?:a |the )?(?:few|couple of)"
    r"|\d+)"
)
_PART_OF_DAY = r"(?:night|morning|evening|afternoon|day|week|month|year|season)"
_UNIT = r"(?:moment|minute|hour|day|night|morning|evening|afternoon|week|weekend|month|year|decade|season)s?"
_LATER = re.compile(
    r"(?:(?:just |barely |only |about |a little |slightly |some |not )*(?:more than |less than |over )?"
    rf"{_NUMBER} {_UNIT}|(?:{_UNIT}|shortly|soon|not long|the (?:next|following|same|previous) {_UNIT})) ?"
    r"(?:later|after(?:wards?)?|earlier|before)?,? "
    rf"|the (?:next|following|same|previous) {_UNIT},? "
    r"|(?:following|after|before|since) (?:this|that),? "
    rf"|(?:earlier|later) (?:that|the same|in the same|on the same) (?:same )?{_PART_OF_DAY}\b,? "
    r"|(?:at|by|until|around|since) (?:the|that|this|the same) (?:time|point|moment|stage),? ",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:later|since|after|afterwards?|earlier|before|next|following|same|previous)\b", re.IGNORECASE
)
_AT_THE_TIME = re.compile(r"(?:at|by|until|around|since) th", re.IGNORECASE)
_INSTEAD = re.compile(r"[“\"']?Instead\b")
_CONCEDING = re.compile(
    r"\b(?:may|might|should|would) (?:not |well )|\b(?:of course|to be sure)\b", re.IGNORECASE
)
_BUT = re.compile(r"[“\"']?(?:But|However|Still|Yet)\b")
_STEPS_BACK = re.compile(
    r"\b(?:moments|minutes|hours|days|weeks|months|years) (?:earlier|later|before|after(?:wards?)?)[.”\"]*$"
)
_THEN = re.compile(r"\b(?:then|subsequently|thereupon) ([a-z]+)\b")
_AT_FIRST = re.compile(r"\b(?:at first|initially|first of all|to begin with)\b", re.IGNORECASE)
_BEGINNING = re.compile(
    r"\b(?:began|begun|begins|started|starts|opened|opens) (?:off )?(?:by|with) [a-z]+ing\b"
)
_TURN = word_class("adverbs of contrast") | {"but"}
_KIN = "|".join(sorted(word_class("relatives")))
_OWN_KIN = re.compile(rf"\b(?:his|her|their) (?:[a-z]+ )?(?:{_KIN}|parents|children|family)\b")


def is_step_of_story(text: str) -> bool:
    """Whether a sentence tells what came after or before something else: "Two days later", "then appeared",
    "began by saying", "at first"."""
    later = _LATER.match(text)
    if later and (_SOON.search(later.group()) or _AT_THE_TIME.match(text)):
        return True
    then = _THEN.search(text)
    if then and not text[: then.start()].rstrip().endswith(("if", "since", "until", "by", "and")):
        base = lexicon.base_of(then[1])
        return base is not None and base != then[1]
    return bool(_STEPS_BACK.search(text) or _AT_FIRST.search(text) or _BEGINNING.search(text))


def is_turned_by_next(line: AttributedSentence, following: AttributedSentence | None) -> bool:
    """Whether the next sentence of the paragraph opens by turning against it ("But", "However", "Still"), or
    tells what the same one did then."""
    if following is None:
        return False
    if following.paragraph != line.paragraph:
        return bool(
            _INSTEAD.match(following.text)
            or takes_back(following.text)
            or (_CONCEDING.search(line.text) and _BUT.match(following.text))
        )
    if turns_round(following.text):
        return True
    first, _, rest = following.text.lstrip("“\"'").partition(" ")
    if first == "And":
        first, _, rest = rest.partition(" ")
    opener = first.casefold().strip(",")
    if opener in _TURN:
        return True
    return opener in word_class("third-person subjects") and rest.startswith(("then ", "later ", "also "))


def has_unowned_kin(line: AttributedSentence) -> bool:
    """Whether "his wife" stands where nobody but the owner of something else is named before."""
    kin = _OWN_KIN.search(line.text)
    if kin is None:
        return False
    before = [name for name in line.names if name.end <= kin.start()]
    return not before or all(line.text.startswith(("’", "'"), name.end) for name in before)
