"""Point context: whether a sentence tells the matter by itself, or is a step of a story or one half of a
contrast whose other half stands beside it."""

import re

from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.nlp import lexicon
from briefing.nlp.entities import Name
from briefing.nlp.word_classes import word_class

_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+)"
_UNIT = r"(?:moment|minute|hour|day|week|month|year|decade|season)s?"
_LATER = re.compile(
    r"(?:(?:just |barely |only |about |a little |slightly |some |not )*(?:more than |less than |over )?"
    rf"{_NUMBER} {_UNIT}|(?:{_UNIT}|shortly|soon|not long|the (?:next|following|same|previous) {_UNIT})) ?"
    r"(?:later|after(?:wards?)?|earlier|before)?,? ",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:later|after|afterwards?|earlier|before|next|following|same|previous)\b", re.IGNORECASE
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
    if later and _SOON.search(later.group()):
        return True
    then = _THEN.search(text)
    if then and not text[: then.start()].rstrip().endswith(("if", "since", "until", "by", "and")):
        base = lexicon.base_of(then[1])
        return base is not None and base != then[1]
    return bool(_AT_FIRST.search(text) or _BEGINNING.search(text))


def is_turned_by_next(line: AttributedSentence, following: AttributedSentence | None) -> bool:
    """Whether the next sentence of the paragraph opens by turning against it ("But", "However", "Still"), or
    tells what the same one did then."""
    if following is None or following.paragraph != line.paragraph:
        return False
    first, _, rest = following.text.lstrip("“\"'").partition(" ")
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


_OPENS_LEANING = re.compile(
    r"(?:at the same time|in addition|on the other hand|for example|for instance|as a result|that said"
    r"|in turn|by contrast|in contrast|in other words|after all|of course|like many|even so"
    r"|just as|an? \w+ of that|(?:\S+\s+){1,4}also)\b"
    rf"|at least (?!half |\S*\d|{_NUMBER} )"
    r"|the (?:comments?|remarks?|announcement|move|news|statement|decision|revelations?|report|warning"
    r"|attacks?|arrests?|vote|ruling|appeal|criticism|incident|measure)"
    r" (?:came|comes?|follow(?:s|ed)?|marks?|marked)\b"
    r"|(?:[A-Z][\w.,]*\s){1,5}(?:\([A-Z]+\)\s)?[―—–-]+\s(?:if it|it|he|she|they)\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\b(?:these|those)(?=[,;:]| (?:are|were|is|was|will|have|had|can)\b)"
    r"|\b(?:similar|the two sides|the pair|the latter|the former|the duo"
    r"|(?:that|this)(?:[’']s| is| was) (?:what|why|how|where)"
    r"|th(?:is|at) (?:argument|assertion|claim|decision|statement|request|notion|idea|figure|view|approach"
    r"|move|point|question|proposal|plan|issue|case|report|reason|comment|remark|news|way))\b"
    r"|\b(?:these|those) (?!who\b|of\b|days\b|in\b|with\b|from\b)[a-z]+",
    re.IGNORECASE,
)
_LEANING_WORDS = word_class("demonstratives", "words of comparison")
_SUBJECTS = word_class("third-person subjects")
_PRONOUNS = _SUBJECTS | word_class("third-person possessives") - {"its"} | {"him", "them"}


def leans_on_words_before(line: AttributedSentence) -> bool:
    """What needs the sentence before: a comparison, "also", or a pronoun before any name."""
    if _OPENS_LEANING.match(line.text):
        return True
    if not _LEANING_WORDS.isdisjoint(line.words) and _LEANING.search(line.text):
        return True
    if _PRONOUNS.isdisjoint(line.words):
        return False
    first_name = min(
        (n.start for n in line.names if not _is_before_noun(line.text, n)), default=len(line.text)
    )
    before = line.text[:first_name].casefold().split()
    return any(word.strip(",.") in _PRONOUNS for word in before)


def _is_before_noun(text: str, name: Name) -> bool:
    """Whether a name only tells what sort of person follows: "the Liberal nominee"."""
    follows = text[name.end :].split(maxsplit=1)[:1] if text[name.end : name.end + 1] == " " else []
    noun = follows[0].strip(",.;") if follows else ""
    return " " not in name.text and noun.islower() and (noun in lexicon.roles() or noun in lexicon.agents())
