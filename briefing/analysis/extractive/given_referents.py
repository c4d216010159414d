"""Given referents: what a sentence takes as known by "the" or by a last name alone, and whether a reader of
the page knows it.

A definite noun phrase is understood by itself where something behind it or a name in it says which one, or
where the article never introduced it either, so that its own readers are told no more. One whose noun the
article has introduced, "a crate", stands for what was told then; so does one for a party or an event, "the
carmaker", "the deal", but for what the article opens with, where a page tells of that.
"""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from briefing.analysis.extractive.annotated_article import AnnotatedArticle
from briefing.analysis.extractive.attributed_sentence import AttributedSentence
from briefing.analysis.extractive.entity_roles import Roster, meaningful_role
from briefing.nlp import entities, lexicon
from briefing.nlp.annotated_sentence import is_adverb
from briefing.nlp.content_words import content_stems, stem
from briefing.nlp.entities import Name
from briefing.nlp.tokenization import Token
from briefing.nlp.word_classes import word_class

_POINTING = frozenset(("the", "both"))
_TELLS_WHICH = word_class("relative pronouns") | {"of", "that", "between", "against", "to", "for"}
_PLACING = frozenset(("in", "at", "on", "from", "near", "with", "by"))
_UNIQUE = word_class("things that are known", "calendar words", "bare times", "spans")
_BODIES = word_class("words for a body named before") - _UNIQUE
_EVENTS = word_class("nouns for what happened")
_SINGLING = frozenset(("same", "latest", "previous", "best"))  # function words ("first") end a phrase
_FUNCTION_WORDS = word_class("function words")
_LONGEST = 5  # words of a noun phrase behind "the"
_OFTEN = 6  # sentences that name whom an article is about
_OPENING = 3  # sentences in which "the deal" is what the article is about


def is_understood(
    reading: AnnotatedArticle,
    line: AttributedSentence,
    known: AbstractSet[str],
    span: tuple[int, int] | None = None,
) -> bool:
    """Whether a sentence, or a span of it, takes nothing as known that a page does not tell: `known` are the
    stems of what stands above it there."""
    start, end = span or (0, len(line.text))
    if any(_is_abbreviated(reading, line, name, known) for name in line.names if start <= name.start < end):
        return False
    return _are_introduced(reading.roster, line, known, start, end) and all(
        noun in known or not _was_told(reading, line, at, noun, word, known)
        for at, noun, word in _definite(line)
        if start <= at < end
    )


def _are_introduced(
    people: Roster, line: AttributedSentence, known: AbstractSet[str], start: int, end: int
) -> bool:
    """Whether nobody stands there by the last or the given name alone whom neither the sentence itself nor
    what stands above it has named, and who is not whom the article is about: named at its opening, or again
    and again; nor by a last name that two have."""
    told = {*known}
    for name in line.names:
        role, short = entities.split_role(name.text)
        words = content_stems(short)
        if start <= name.start < end and not meaningful_role(role):
            bearers = _bearers(people, short)
            whole = people.full.get(entities.name_key(short)) or next(iter(bearers), short)
            alone = len(whole.split()) > len(short.split()) == 1
            told_of = words <= told or lexicon.kind_of_name(whole) is not None
            central = _is_central(people.mentions.get(whole, ()))
            if len(bearers) > 1 or (alone and not (told_of or central)):
                return False
        told |= words
    return True


def _bearers(people: Roster, short: str) -> tuple[str, ...]:
    """The names of several words of which a word is the last one, with an article before it or without:
    "Abu Musab al-Zarqawi" for "Zarqawi"."""
    if " " in short:
        return ()
    key = entities.name_key(short)
    return tuple(
        name
        for last, names in people.ending.items()
        if last == key or last.endswith(f"-{key}")
        for name in names
    )


def _is_abbreviated(
    reading: AnnotatedArticle, line: AttributedSentence, name: Name, known: AbstractSet[str]
) -> bool:
    """Whether a name is an abbreviation that another sentence explains: "al-Qaeda in Iraq (AQI)"."""
    if not name.text.isupper() or lexicon.kind_of_name(name.text) or content_stems(name.text) <= known:
        return False
    explained = f"({name.text})"
    return explained not in line.text and any(explained in other.text for other in reading.lines)


def _is_central(mentions: Sequence[int]) -> bool:
    return bool(mentions) and (mentions[0] <= _OPENING or len(mentions) >= _OFTEN)


def _was_told(
    reading: AnnotatedArticle,
    line: AttributedSentence,
    at: int,
    noun: str,
    word: str,
    known: AbstractSet[str],
) -> bool:
    """Whether a noun stands for what the article has told elsewhere: it has introduced it before, or the noun
    always points back, to no name of its own sentence and to more than the matter that the article opens
    with and the page tells."""
    first = next(iter(reading.where.get(noun, ())), line.number)
    if first < line.number and all(
        noun != given for _at, given, _word in _definite(reading.lines[first - 1])
    ):
        return True
    agent = lexicon.agents().get(word)
    body = word in _BODIES or (agent is not None and agent.kind in ("company", "organisation"))
    if body and any(name.end <= at and _is_body(name.text) for name in line.names):
        return False
    if not (body or word in _EVENTS):
        return False
    return first > _OPENING or not any(
        each.stems and each.stems <= known for each in reading.lines[:_OPENING]
    )


def _is_body(name: str) -> bool:
    return name.isupper() or lexicon.kind_of_name(name) not in (None, "person")


def _definite(line: AttributedSentence) -> Iterator[tuple[int, str, str]]:
    """Where phrases with "the" stand that nothing in the sentence explains, each with its noun, stemmed and
    as written."""
    sentence = line.annotated
    if sentence is None:
        return
    verbs = {clause.predicate[0] for clause in sentence.clauses.clauses if clause.predicate}
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.lower not in _POINTING:
            continue
        end = _phrase_end(tokens, at + 1, verbs)
        phrase = tokens[at + 1 : end]
        if not phrase or _tells_which(phrase, tokens, end):
            continue
        word = phrase[-1].lower.removesuffix("'s").removesuffix("’s")
        noun = stem(word)
        if word not in _UNIQUE and not any(stem(before.lower) == noun for before in tokens[:at]):
            yield token.start, noun, word


def _phrase_end(tokens: Sequence[Token], start: int, verbs: Collection[int]) -> int:
    end = start
    while (
        end < min(len(tokens), start + _LONGEST)
        and tokens[end].word
        and (tokens[end].lower not in _FUNCTION_WORDS)
        and end not in verbs
        and not (end > start and is_adverb(tokens[end]))
    ):
        end += 1
        if tokens[end - 1].lower.endswith(("'s", "’s")):
            break  # "the wearable's screen": which wearable?
    return end


def _tells_which(phrase: Sequence[Token], tokens: Sequence[Token], end: int) -> bool:
    """Whether a name, a superlative or a figure in a phrase says which one, or what stands behind it."""
    first = phrase[0].lower
    if first in _SINGLING or (first.endswith("est") and len(phrase) > 1):
        return True
    owner = phrase[-1].lower.endswith(("'s", "’s"))
    if any(token.named or not token.text.replace("'", "").replace("’", "").isalpha() for token in phrase):
        return True
    if owner:
        return False
    after = tokens[end] if end < len(tokens) else None
    if after is None or not (after.word or after.named):
        return False
    placed = (
        (after.lower in _PLACING or after.lower == "the") and end + 1 < len(tokens) and tokens[end + 1].named
    )
    return after.named or after.lower in _TELLS_WHICH or placed
