"""Notes: what an outlet says of its own article, corrections, retractions, what it earns by its links.

What is withdrawn there was said by nobody in the story, and no longer is by the outlet.
"""

import re

_PIECE = (
    "(?:story|article|report|post|piece|page|headline|dispatch|item|column|caption|copy|text|blog|graphic|chart"
    "|video)"
)
_OLDER = r"(?:earlier|previous|original|prior|initial|first|older|former|print(?:ed)?|published)"
_SELF = rf"(?:of|on|in|to|for) (?:this|our) (?:\w+ )?{_PIECE}"

_OPENS_NOTE = re.compile(
    r"\W*(?:(?:a |an |the )?(?:corrections?|clarifications?|corrigendum|corrigenda|errat(?:um|a)"
    r"|retractions?"
    r"|apology|amend(?:ed|ment)|editor(?:s|['’]s|s['’])?['’]? note|note (?:to|from) (?:readers|editors|the"
    r" editors?)|for the record|publisher['’]s note|corrected (?:version|copy)|corrects|corrected)"
    r"(?: (?:and|&|/) (?:clarifications?|corrections?|apolog(?:y|ies)))?"
    r"(?: (?:appended|notice|to this \w+|of \w+ \d+|\([^()]{1,40}\)|\d[\w .,]{2,25}))?"
    r"(?:, \w{3,9}\.? \d{1,2}(?:, \d{4})?)?\W{0,3}(?:[:.—–|]| - )"
    r"|\((?:corrects|updates|refiles|clarifies|adds|removes|deletes|recasts|amends)\b[^.]{3,}"
    r"|(?:corrects|refiles) (?:the |an? |to |spelling|name|date|day|figure|headline|paragraph|title|typo)\b)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    rf"\b(?:an?|the|this|our) {_OLDER} (?:\w+ )?(?:version|edition|draft)s? {_SELF}"
    rf"|\b(?:an?|our|the) {_OLDER} (?:version|edition|{_PIECE})s? (?:(?:\w+ )?(?:incorrectly"
    rf"|mistakenly|wrongly"
    r"|erroneously|inaccurately|misstated|misspelled|misspelt|misidentified|misnamed|misquoted"
    r"|misattributed))"
    rf"|\bthis {_PIECE} (?:\w+ )?(?:incorrectly|mistakenly|wrongly|erroneously|inaccurately|originally"
    r"|previously|initially|first|misstated|misspelled|misspelt|misidentified|misnamed|misquoted)\b"
    rf"|\bthis (?:\w+ )?(?:{_PIECE}|version) (?:has (?:since )?been|was|is|had been) (?:\w+ "
    rf")?(?:corrected|amended|updated"
    r"|revised|clarified|changed|edited|withdrawn|retracted|removed|republished|taken down|deleted"
    r"|unpublished)\b"
    rf"|\b(?:we|the editors) (?:have |had )?(?:since )?(?:corrected|amended|withdrawn|retracted"
    rf"|removed|updated"
    rf"|regret|apologi[sz]e for|deleted) (?:the|this|that|an|any|our) (?:\w+ )?(?:error|mistake"
    rf"|inaccuracy|confusion"
    rf"|{_PIECE}|version|figure|reference|name|quotation|quote|statement|claim|paragraph)s?\b"
    r"|\b(?:the|this) (?:error|mistake|inaccuracy) has (?:now |since )?been (?:corrected|fixed|put right)\b"
    rf"|\b(?:we|this {_PIECE}|the {_PIECE}) (?:\w+ )?(?:wrongly|mistakenly|incorrectly|erroneously) "
    r"(?:said|stated|reported|gave|wrote|named|attributed|described|identified|referred|suggested|put)\b"
    rf"|\b(?:as|it) (?:was )?(?:\w+ )?(?:stated|reported|said|given) in an? {_OLDER} (?:version"
    rf"|{_PIECE})\b",
    re.IGNORECASE,
)
_COMMISSION = re.compile(
    r"(?:[\w.’'-]+ ){1,4}(?:may|might|could|can|will) (?:also )?(?:earn|receive|get|be paid|collect)"
    r" (?:an? )?(?:\w+ )?commissions?\b(?P<rest>.*)",
    re.IGNORECASE,
)
_BY_LINKS = re.compile(r"\b(?:links?|purchas(?:es?|ed|ing)|buy|bought|shop)\b", re.IGNORECASE)
_WITHDRAWS = re.compile(
    r"\b(?:retract(?:s|ed|ing)?|withdr(?:aws?|ew|awn|awing)|took back|tak(?:es|en|ing) back|take "
    r"back|disown(?:s|ed)?"
    r"|correct(?:s|ed|ing)|recant(?:s|ed|ing)?|disavow(?:s|ed)?|pulled|unpublished) "
    r"(?:an?|the|its|his|her|their|that|this|earlier|previous|any|all|\w+['’]s?)? ?(?:[\w-]+ ){0,3}?"
    r"(?:report|story|article|claim|statement|allegation|accusation|remark|comment|announcement"
    r"|assertion|post"
    r"|testimony|account|charge|complaint|threat|forecast|figure|estimate|suggestion|denial|tweet"
    r"|confession|warning"
    r"|pledge|promise|demand|offer|proposal|opposition|objection|support|endorsement|interview|study"
    r"|paper)s?\b",
    re.IGNORECASE,
)


def opens_note(sentence: str) -> bool:
    """Whether a paragraph that begins with this sentence is a note on the article, all of it."""
    return bool(_OPENS_NOTE.match(sentence))


def is_note(sentence: str) -> bool:
    """Whether a sentence is the outlet's on its own article: what it got wrong, that it was changed, that it
    earns by what is bought."""
    return bool(_OPENS_NOTE.match(sentence) or _NOTE.search(sentence)) or _is_disclosure(sentence)


def _is_disclosure(sentence: str) -> bool:
    told = _COMMISSION.search(sentence) if "commission" in sentence.casefold() else None
    return told is not None and (not told["rest"].strip(" .") or bool(_BY_LINKS.search(sentence)))


def withdrawal_start(sentence: str) -> int | None:
    """Where in a sentence begins what somebody takes back: "the Courier retracted its report ▸that …"."""
    taken_back = _WITHDRAWS.search(sentence)
    return taken_back.start() if taken_back else None
