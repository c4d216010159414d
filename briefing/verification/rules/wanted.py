"""Wishes: what somebody wants to avert or to scrap in the evidence they do not want in the statement."""

from collections.abc import Sequence

from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord
from briefing.nlp.memo import kept
from briefing.nlp.word_classes import verb_class, word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText
from briefing.verification.phrasal_denials import phrasal_denials

_TURNING = verb_class("verbs that turn round what they take") | word_class(
    "words that turn round what they take"
)
_WANTING = verb_class("verbs of wanting") | word_class("nouns of wanting")
_AGAINST = verb_class("verbs of being against") | {"against", "opposition", "opposed"}
_LEAVING_OPEN = (
    verb_class("verbs of asking whether", "verbs of leaving open", "verbs of intent")
    | word_class("words of asking whether", "words of leaving open", "hedging adverbs", "negations", "hedges")
    | word_class(
        "words for none",
        "words before what nobody vouches for",
        "words of a prospect",
        "modals of possibility",
        "future modals",
    )
    | {"whether", "if"}
)
_ENDING_OR_RAISING = frozenset(("lift",))
_RAISING = verb_class("verbs that make more of what they take")
_LESSENING = verb_class("verbs that lessen what they take")
_PREPOSITIONS = word_class("prepositions") - {"of", "to", "from"}
_GONE = word_class("words of being gone")
_WHETHER = frozenset(("whether", "if"))
_NEGATIONS = word_class("negations", "words for none")
_ENDING = verb_class("verbs of ending a rule")
_OPPOSING = verb_class("verbs of open opposition")
_BEFORE_NOUN = word_class("articles", "possessives")
_ENDING_PHRASE = word_class("prepositions", "subordinators", "coordinators", "relative pronouns")
_OBJECT = 4  # words behind a verb in which its object stands
_CALLS = word_class("nouns of calling for")
_NEAR = 3  # words between "resist" and the pressure
_LEAST_ASKED = 2  # stems
_REACH = 6  # content words that a verb takes
_SEEN = 14  # words after a verb of wanting


def check_wanted(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What is wanted in the statement is not what the evidence only wants averted, nor the reverse."""
    if fault := _open_question_fault(stated, cited) or _resisted_fault(stated, cited):
        return fault
    if fault := _ending_fault(stated, cited):
        return fault
    wanted, averted = _wanted(stated.annotation), _averted(stated.annotation)
    if not wanted and not averted:
        return None
    for stem, verb in wanted.items():
        turned = _turned_everywhere(stem, cited)
        if turned and not _turns(stated.annotation):
            return StatementFault("unsupported", f"wanted, where its source has “{turned}”: “{verb}”")
    for stem, verb in averted.items():
        sourced = [text for text in cited.texts if stem in text.stems]
        if any(_raises_as_well(verb, text) for text in sourced):
            continue
        if sourced and not any(_turns(text) for text in sourced) and any(stem in _wanted(t) for t in sourced):
            return StatementFault("unsupported", f"turned round, where its source has it wanted: “{verb}”")
    return None


def _open_question_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What the evidence only asks about is not told as wanted or done."""
    asked = frozenset().union(*[_asked(text) for text in cited.texts])
    if not asked or not stated.annotation.lower_words.isdisjoint(_LEAVING_OPEN):
        return None
    told = frozenset().union(*[_told(text) for text in cited.texts])
    shared = (stated.annotation.content_stems & asked) - told
    if len(shared) >= _LEAST_ASKED:
        return StatementFault("weak", "told as so, where its source only has “whether”")
    return None


@kept
def _asked(text: AnnotatedText) -> frozenset[str]:
    """The content stems behind a "whether", up to a mark."""
    words = text.words
    starts = [at for at, word in enumerate(words) if word.lower == "whether"]
    return frozenset(
        word.stem for at in starts for word in words[at:] if word.content and word.clause == words[at].clause
    )


@kept
def _told(text: AnnotatedText) -> frozenset[str]:
    """The content stems that stand behind no "whether"."""
    words, asked = text.words, _asked(text)
    return text.content_stems - asked if asked else frozenset(word.stem for word in words if word.content)


def _turned_everywhere(stem: str, cited: CitedText) -> str:
    """The verb by which every sentence of the evidence that has a stem wants it turned round, or ""."""
    turning = ""
    for text in cited.texts:
        if stem not in text.stems:
            continue
        averted = _averted(text) | _opposed(text)
        if stem not in averted or stem in _wanted(text):
            return ""
        turning = averted[stem]
    return turning


def _raises_as_well(verb: str, text: AnnotatedText) -> bool:
    """Whether a verb that may end a thing or make it more ("lift") stands for another that makes it more."""
    if lexicon.base_of(verb) not in _ENDING_OR_RAISING:
        return False
    return not text.lower_words.isdisjoint(_RAISING)


@kept
def _turns(text: AnnotatedText) -> bool:
    """Whether a text turns round or denies anything."""
    lower = text.lower_words
    return text.denies or not lower.isdisjoint(_TURNING | _NEGATIONS | _WHETHER | _GONE)


@kept
def _wanted(text: AnnotatedText) -> dict[str, str]:
    """The stems of what a text says to be wanted, each with the word that says so."""
    wanted: dict[str, str] = {}
    rejected = phrasal_denials(text)
    for at, word in enumerate(text.words):
        if word.lower not in _WANTING or word.negated:
            continue
        for after in _taken(text.words, at):
            if not rejected or text.words.index(after) not in rejected:
                wanted.setdefault(after.stem, word.lower)
    return wanted


@kept
def _averted(text: AnnotatedText) -> dict[str, str]:
    """The stems of what a text says to be wanted averted, each with the word that turns it round."""
    return _taken_by(
        text,
        [at for at, word in enumerate(text.words) if word.lower in _TURNING and _is_wanted(text.words, at)],
    )


@kept
def _opposed(text: AnnotatedText) -> dict[str, str]:
    """The same of what somebody is against, with no word of a wish."""
    against = _taken_by(text, [at for at, word in enumerate(text.words) if word.lower in _AGAINST])
    rejected = [text.words[at] for at in sorted(phrasal_denials(text))]
    return {word.stem: "not" for word in rejected if word.content} | against


def _ending_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Who is against lifting a ban is not against the ban."""
    if _objects(stated.annotation, _ENDING):
        return None
    for stem, verb in _objects(stated.annotation, _OPPOSING).items():
        holding = [text for text in cited.texts if stem in text.stems]
        if holding and all(_is_opposed_in_its_end(stem, text) for text in holding):
            return StatementFault("weak", f"against what its source only has ended: “{verb}”")
    return None


def _is_opposed_in_its_end(stem: str, text: AnnotatedText) -> bool:
    ended = stem in _objects(text, _ENDING) and len(text.places(stem)) == 1
    return ended and not text.lower_words.isdisjoint(_OPPOSING)


def _objects(text: AnnotatedText, verbs: frozenset[str]) -> dict[str, str]:
    """The stems of what stands right behind one of some verbs, each with it: "lifting the night ban"."""
    objects: dict[str, str] = {}
    for at, word in enumerate(text.words):
        if word.lower not in verbs or (at and text.words[at - 1].lower in _BEFORE_NOUN):
            continue
        for after in text.words[at + 1 : at + 1 + _OBJECT]:
            if after.lower in _ENDING_PHRASE or after.clause != word.clause:
                break
            if after.content:
                objects[after.stem] = word.lower
    return objects


def _resisted_fault(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Whoever resists a call to do something does not want to."""
    if stated.annotation.lower_words.isdisjoint(_WANTING) or _turns(stated.annotation):
        return None
    for text in cited.texts:
        for who, deed in _resisted(text):
            for at, word in enumerate(stated.words):
                if word.lower not in _WANTING or word.negated:
                    continue
                wanting = {w.stem for w in stated.words[:at] if w.content}
                told = {w.stem for w in _taken(stated.words, at)}
                if wanting and wanting <= who and len(told & deed) >= _LEAST_ASKED:
                    return StatementFault(
                        "unsupported", f"wanted, where its source resists it: “{word.lower}”"
                    )
    return None


@kept
def _resisted(text: AnnotatedText) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Who resists calls in a text, and the stems of what they are to do: "resisted calls from Holm
    to sell the mill"."""
    resisted: list[tuple[frozenset[str], frozenset[str]]] = []
    words = text.words
    for at, word in enumerate(words):
        if word.lower not in _AGAINST or _CALLS.isdisjoint(w.lower for w in words[at + 1 : at + 1 + _NEAR]):
            continue
        to = next((n for n in range(at + 2, min(len(words), at + _SEEN)) if words[n].lower == "to"), None)
        if to is not None:
            who = frozenset(w.stem for w in words[:at] if w.content)
            deed = frozenset(w.stem for w in words[to + 1 : to + 1 + _REACH] if w.content)
            resisted.append((who, deed))
    return tuple(resisted)


def _taken_by(text: AnnotatedText, places: Sequence[int]) -> dict[str, str]:
    taken: dict[str, str] = {}
    for at in places:
        for after in _taken(text.words, at):
            taken.setdefault(after.stem, text.words[at].lower)
    return taken


def _is_wanted(words: Sequence[StemmedWord], at: int) -> bool:
    """Whether a verb that turns round is what somebody wants to do: "is working to avert"."""
    if lexicon.base_of(words[at].lower) not in (None, words[at].lower) and not words[at].lower.endswith(
        "ing"
    ):
        return False  # "reduced rates"
    before = words[max(0, at - _SEEN) : at]
    return any(word.lower in _WANTING and not word.negated for word in before)


def _taken(words: Sequence[StemmedWord], at: int) -> list[StemmedWord]:
    """The content words that a verb takes, up to a mark or to a word that turns them round."""
    taken: list[StemmedWord] = []
    for word in words[at + 1 : at + 1 + _SEEN]:
        if word.clause != words[at].clause or word.lower in _TURNING or word.lower in _WHETHER:
            break
        if taken and words[at].lower in _TURNING and word.lower in _PREPOSITIONS:
            break  # "cut it off through restrictions"
        if taken and words[at].lower in _LESSENING and word.lower == "of":
            break  # who wants to reduce the cost of modules may want the modules
        taken += [word] if word.content and word.lower not in _WANTING else []
        if len(taken) == _REACH:
            break
    return taken
