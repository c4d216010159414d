"""Clause certainty: whether what a party says can be read alone, whole and with all that it leans on."""

import re
from collections.abc import Sequence

from briefing.analysis.extractive import readability
from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.analysis.extractive.clause_end import coordinate_start
from briefing.analysis.extractive.interrupted_clauses import has_verb_beside_telling
from briefing.attribution.attributions import Attribution
from briefing.attribution.passing import is_noun_alone
from briefing.models import StakeholderKind
from briefing.nlp import annotated_sentence, lexicon, reporting_cues
from briefing.nlp.annotated_sentence import PREPOSITIONS, AnnotatedSentence
from briefing.nlp.missing_referents import points_outside
from briefing.nlp.tokenization import Token
from briefing.nlp.word_classes import word_class

_HE = word_class("masculine pronouns")
_SHE = word_class("feminine pronouns")
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_THIS = word_class("demonstratives") | {"such"}
_OBJECTS = (word_class("object pronouns") | _THIS | {"it", "one", "ones", "so"}) - {"me", "us"}
_NO_SAYING_ALONE = frozenset(("add", "boast", "tell"))
_FREE_RELATIVES = frozenset(("whoever", "whatever", "whichever", "wherever"))
_TURNS = re.compile(r"[\s,;–—-]*(?:but|although|though|if|unless) (?:he|she|it|they|that|this)\b")
_NO_CONTENT = word_class("calendar words", "verb particles", "adverbs of time") - {"this", "last", "next"}
_RELATIVES = word_class("relatives")
_OPENERS = word_class("coordinators", "words of assent") | {"because", "which", "so", "nor", "not", "than"}
_THE_SAME = re.compile(r"(?:it|this|that|he|she) (?:is|was|had been) the same\b(?! as\b)", re.IGNORECASE)
_LEANING_OPENER = re.compile(
    r"(?:for (?:instance|example)|in (?:addition|contrast|turn|other words|short)|as a result|by contrast"
    r"|on the other hand|at the same time|after all|even so|that said|what is more)\b",
    re.IGNORECASE,
)
_BREAKS_OFF = word_class("articles", "common prepositions", "coordinators", "possessives") | {"that", "than"}
_IMPERSONAL = re.compile(
    r"it(?:[’']s| is| was| isn[’']t| wasn[’']t| would be| will be| has been)(?: \S+){1,4}?"
    r" (?:that|to|when|if|how|whether|who|what)\b",
    re.IGNORECASE,
)
_LOST_CONTRAST = re.compile(r"\bnot (?:just|only|merely|simply|so much)\b", re.IGNORECASE)
_ITS_OTHER_HALF = re.compile(r"\b(?:but|also|as well|too)\b|;|—|–|\. ", re.IGNORECASE)
_MIDWAY = re.compile(
    r"(?:then|though|however|too|also|again|recently|later|earlier|meanwhile),", re.IGNORECASE
)
_CARRIES_ON = re.compile(
    r"[\s,;–—-]*(?:but|and|or|although|though|even (?:though|if|as)|if|unless|because)\b"
)
_AND = re.compile(r"\s(?:and|but|or)\s")
_FINITE = word_class("finite auxiliaries")
_DAYS = word_class("spans", "bare times", "weekdays", "months") | {
    "days",
    "years",
    "time",
    "season",
    "century",
}
_SECOND_VERB = re.compile(r"\b(?:and|but|or)\b")
_BEFORE_NOUN = word_class("articles", "possessives")
_SOMEBODY = frozenset("nobody everybody somebody anybody everyone someone anyone".split())
_PLURAL = frozenset("people men women children police".split())
_TAKEN_BY_VERBS = (
    word_class("articles", "possessives", "object pronouns", "demonstratives") | PREPOSITIONS | {"to", "that"}
) - {"of"}
_INTERROGATIVES = word_class("interrogatives") | {"whether"}
_FREE = word_class("function words")
_UNFINISHED = ("?", ":", "—", "–", "―", "-", "…", "...", ". .")


def reads_alone(text: str, kind: StakeholderKind, pronoun: str, quoted: bool, own: bool = True) -> bool:
    """Whether a clause needs nothing beside it: it is not cut at either end, asks nothing, and each of its
    pronouns stands for the party, of that `kind` and `pronoun` ("he", "she" or ""), where it is its `own`
    clause, or for what it has named by then."""
    stripped = text.strip("“”\"'‘’ ")
    words = stripped.casefold().split()
    if not words or stripped.endswith(_UNFINISHED) or _is_unbalanced(text):
        return False
    first = words[0].strip(",.;")
    if (
        (first in _OPENERS and not (words[0] == "no" and has_subject(stripped)))  # "no levy had been paid"
        or first in _FREE_RELATIVES
        or "which" in words[1:3]
        or words[-1].strip(",.;:") in _BREAKS_OFF
        or _MIDWAY.match(stripped)
        or _LEANING_OPENER.match(stripped)
        or _THE_SAME.match(stripped)
    ):
        return False
    if _LOST_CONTRAST.search(stripped) and not _ITS_OTHER_HALF.search(stripped):
        return False
    if quoted and stripped[0].islower():
        return False
    sentence = annotated_sentence.annotate_sentence(stripped, quoted=())
    return not _leans(sentence, kind, pronoun, quoted or not own) and not points_outside(sentence)


def _is_unbalanced(text: str) -> bool:
    brackets = text.count("(") == text.count(")") and text.count("[") == text.count("]")
    opened = text[:1] in "'‘" and not text.rstrip(" .,").endswith(("'", "’"))
    return not brackets or opened or readability.has_half_a_quotation(text)


def _leans(sentence: AnnotatedSentence, kind: StakeholderKind, pronoun: str, quoted: bool) -> bool:
    """Whether a pronoun stands before all that it could stand for; in a quotation "he" is not who speaks."""
    if _IMPERSONAL.match(sentence.text):
        return False
    own = frozenset[str]() if quoted else _pronouns_of(kind, pronoun)
    third = (_HE | _SHE | _IT | _THEY) - own
    things = False
    for at, token in enumerate(sentence.tokens):
        word = token.lower.replace("’", "'").partition("'")[0]
        if word in third - _THIS and (not things or word in _HE | _SHE):
            return True
        if _may_be_somebody(token):
            return False
        pointed = word in _THIS and not (word == "that" and at)
        if pointed and not things and not _is_of_the_day(sentence.tokens, at):
            return True  # "this plan", "those who": which one was said before
        things = things or _is_noun(token) or (at > 0 and sentence.tokens[at - 1].lower in _BEFORE_NOUN)
    return False


def _may_be_somebody(token: Token) -> bool:
    """Whether "he" or "she" can take up a word."""
    word = token.lower.replace("’", "'").partition("'")[0]
    return (
        token.named
        or (token.text[:1].isupper() and not {word, token.lower} & _FREE)
        or word in lexicon.agents()
        or word in lexicon.roles()
        or word in _RELATIVES
        or reporting_cues.is_person(word)
        or word in ("anybody", "anyone", "everybody", "everyone", "nobody", "somebody", "someone")
    )


def _pronouns_of(kind: StakeholderKind, pronoun: str) -> frozenset[str]:
    if kind == "person":
        return {"he": _HE, "she": _SHE}.get(pronoun, _HE | _SHE)
    if kind == "group":
        return _THEY
    return _IT | _THEY if kind != "unclear" else _IT | _THEY | _HE | _SHE


def _is_of_the_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether "this" or "these" points to the day of the article: "this year's harvest"."""
    return at + 1 < len(tokens) and tokens[at + 1].lower.removesuffix("'s") in _DAYS


def _is_noun(token: Token) -> bool:
    if token.named:
        return True
    word = token.lower
    return token.word and word not in _FREE and lexicon.base_of(word) is None and not word.endswith("ly")


_OF_THE_REPORTER = re.compile(
    r",[”\"’']? (?:but|although|though|while|whereas) "
    r"(?!(?:also|not|rather|only|I|we|he|she|it|they)\b)"
)
_POINTED_TO = frozenset(  # "that claim smacked of": which claim? not "that claims were made"
    noun
    for noun in word_class("nouns that point back", "nouns for what happened", "nouns of one's own deed")
    if not noun.endswith("s")
)


def is_whole(line: AttributedSentence, attribution: Attribution, clause: str, quoted: bool) -> bool:
    """Whether a clause is all that belongs to it: its subject and its verb, and no further half that the
    sentence has."""
    at = line.text.find(clause, attribution.content[0][0] if attribution.content else 0)
    at = at if at >= 0 else line.text.find(clause)
    if at < 0 or _SECOND_VERB.search(line.text[attribution.cue[1] : at]):
        return False
    if not has_verb_beside_telling(line, attribution, at, at + len(clause)):
        return False
    rest = line.text[at + len(clause) :]
    before = bool(attribution.content) and attribution.content[0][0] < attribution.cue[0]
    if before and rest.startswith((", who", ", which")):
        return False
    if rest.lstrip("”\"'’").startswith(":"):
        return False  # what follows is said as well
    if quoted:
        said = clause.strip("“”\"'‘’ ")
        return (has_subject(said) or _is_sentence(said)) and not _has_other_half(line, at, at + len(clause))
    turned = _OF_THE_REPORTER.search(clause)
    if turned and attribution.kind in ("speech", "belief") and has_subject(clause[turned.end() :]):
        return False  # who says what follows?
    ended = coordinate_start(line, attribution, at, len(line.text)) == at + len(clause)
    if _TURNS.match(rest) and not ended:
        return False
    if _CARRIES_ON.match(rest) and not (ended or _has_other_source(line, at + len(clause))):
        return False
    pointed = line.text[:at].casefold().endswith((" that ", " this ", " these ", " those "))
    if pointed and attribution.kind in ("speech", "belief"):
        return _has_its_verb(attribution, clause) and clause.split()[0] not in _POINTED_TO
    return _has_its_verb(attribution, clause) and not (pointed and not has_subject(_AND.split(clause)[0]))


def _has_other_half(line: AttributedSentence, start: int, end: int) -> bool:
    """Whether a quotation goes on behind "she said", in small letters, or began before."""
    for span in line.quoted:
        text = line.text[span.start : span.end].strip("“”\"'‘’ ")
        if span.start >= end and text[:1].islower():
            return True
        if span.end <= start and line.text[start:].strip("“”\"'‘’ ")[:1].islower():
            return True
    return False


def _has_other_source(line: AttributedSentence, end: int) -> bool:
    return any(a.source is not None and a.source[0] >= end for a in (*line.attributions, *line.passing))


_TELLS_OF = word_class("verbs of telling about a matter")
_SIDING = frozenset(("agree with", "disagree with", "side with"))
_WITH_SOMEBODY = re.compile(r"(?:[A-Z][\w.’'-]*\s?)+(?:$|\b(?:and|but|or) [a-z])")
_NOT_BELIEVED = re.compile(r"(?:his|her|its|their|my|our) (?:own )?(?:eyes|ears|luck)\b", re.IGNORECASE)


def is_fixed_phrase(attribution: Attribution, clause: str) -> bool:
    """Whether no view is told: only what is spoken about ("describes what the police want"), with whom
    somebody agrees ("agreed with Berg and left"), or a figure of speech ("could not believe their eyes")."""
    first = clause.casefold().split()[0]
    if attribution.lemma in _TELLS_OF and first in _INTERROGATIVES:
        return True
    if attribution.lemma in _SIDING and _WITH_SOMEBODY.match(clause):
        return True
    return attribution.lemma == "believe" and bool(_NOT_BELIEVED.match(clause))


def has_subject(clause: str) -> bool:
    """Whether it has a verb, and a subject before it."""
    whole = clause[:1].upper() + clause[1:].replace("cannot", "can not")
    clauses = annotated_sentence.annotate_sentence(whole, quoted=()).clauses.clauses
    return any(c.predicate and c.predicate[1] > 1 and c.kind in ("main", "content") for c in clauses)


def _is_sentence(quotation: str) -> bool:
    """Whether what is quoted from its capital letter on has a verb's form behind a noun, and behind that what
    verbs take: "The fence sinks under the snow"."""
    if not quotation[:1].isupper():
        return False
    tokens = [
        token for token in annotated_sentence.annotate_sentence(quotation, quoted=()).tokens if token.word
    ]
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        base = lexicon.base_of(token.lower)
        plural = before.lower.endswith("s") or before.lower in _PLURAL
        agrees = base is not None and (base == token.lower) == plural and not token.lower.endswith("ing")
        if agrees and _may_be_subject(before) and after.lower in _TAKEN_BY_VERBS:
            return True
    return False


def _may_be_subject(token: Token) -> bool:
    word = token.lower
    if word in _SOMEBODY:
        return True
    return word not in _FREE and lexicon.base_of(word) is None and not word.endswith("ly") and token.start > 0


def _capitalized(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def _has_verb(clause: str) -> bool:
    return any(c.predicate for c in annotated_sentence.annotate_sentence(clause, quoted=()).clauses.clauses)


def _has_its_verb(attribution: Attribution, clause: str) -> bool:
    """Whether what was said is a clause and no adjunct: "in a statement that was published"."""
    first, *others = clause.casefold().split()
    if first.strip(",") in _NO_CONTENT and attribution.kind != "according":
        return False
    cue = lexicon.cues().get(attribution.lemma)
    frames = cue.frames if cue else frozenset[str]()
    if (
        attribution.lemma in _NO_SAYING_ALONE
        and not clause.startswith(("“", '"', "to "))
        and not has_subject(clause)
    ):
        return False  # "added 25 points", "told the agency after the match", "boasts two quays"
    if attribution.kind == "passing":
        return (
            first not in PREPOSITIONS - {"for", "against", "to"}
            and first not in _FINITE | _OBJECTS
            and (bool(others) or is_noun_alone(clause))
        )
    if first in ("to", "for", "against", "about") and first in frames:
        return bool(others)
    if first in _FINITE or (first in PREPOSITIONS - {"to"} and not has_subject(clause.partition(",")[2])):
        return False
    if attribution.kind == "according" and not (has_subject(clause) or _is_sentence(_capitalized(clause))):
        return False
    if attribution.kind in ("speech", "belief", "according"):
        return attribution.content[0][0] > attribution.cue[0] or _has_verb(clause)
    return first not in _OBJECTS or first == "her"
