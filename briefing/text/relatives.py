"""Relative clauses, without a parser: which words belong to one, and where what is said in one ends.

"Fishermen who land their catch said": the subject of "said" stands before "who".
"""

from briefing.text import lexicon
from briefing.text.clauses import AUXILIARIES, NEGATIONS, PREPOSITIONS, Line, is_adverb

PRONOUNS = frozenset("who whom which that whose where".split())
_OPENS_PHRASE = frozenset(
    "the a an this these those my your his her its our their some many all no he she it they we i you"
    " there".split()
)
_JOINS = frozenset("that which who whom whose where when while if because as and or but than whether".split())
_CONTENT_NOUNS = frozenset(
    "fact claim claims hope hopes fear fears warning warnings doubt doubts sign signs evidence idea"
    " view belief suggestion allegation allegations report reports accusation statement promise pledge"
    " concern concerns so such clear true likely unlikely possible confident sure certain aware afraid"
    " convinced sorry glad".split()
)
_NEAR = 6  # words from a verb of saying to the "that" that opens what is said


def pronoun_before(here: Line, start: int, end: int) -> int | None:
    """The relative pronoun of the clause that the words [start, end) before a verb are the rest of, so that
    the verb is not theirs; None where they are its subject."""
    first = start
    while first > 0 and _helps(here, first - 1):
        first -= 1
    at = first - 1
    if at < 1 or here.tokens[at].lower not in PRONOUNS or here.tokens[at].quoted != here.tokens[start].quoted:
        return None
    pronoun = here.tokens[at].lower
    if pronoun == "that" and _opens_content(here, at, _NEAR):
        return None
    if first < start:
        return at
    if pronoun in ("whose", "where") or _begins_phrase(here, start):
        return at if end - start > 1 and _has_verb(here, start + 1, end) else None
    if pronoun == "that":
        return at if end - start > 1 and _is_inflected_or_plain_verb(here, start) else None
    return at


def is_gap(here: Line, start: int, verb: int) -> bool:
    """Whether a subject at a token is that of a relative clause whose object is what stands before: "the
    strike that the pilots called on Friday"."""
    if start < 2:
        return False
    pronoun = here.tokens[start - 1].lower
    after = here.tokens[verb + 1].lower if verb + 1 < len(here.tokens) else ""
    if after == "to":
        return False
    if pronoun in ("whom", "which") or (pronoun == "who" and _begins_phrase(here, start)):
        return here.tokens[start - 2].lower not in PREPOSITIONS
    owned = start > 2 and here.tokens[start - 3].lower in _OPENS_PHRASE  # "the strike" is no verb
    noun = here.tokens[start - 2].word and (owned or not _is_inflected_or_plain_verb(here, start - 2))
    lacks_object = after in PREPOSITIONS | lexicon.calendar_words() or not after.isalpha()
    return pronoun == "that" and noun and lacks_object and not _opens_content(here, start - 1, start)


def end_of_clause(here: Line, pronoun: int, start: int, own: int) -> int | None:
    """The offset where a relative clause ends that has content from offset `start`: at the comma that closes
    it, or at the verb of the clause around it; None where it runs to the end. `own` is how many finite verbs
    the content has itself."""
    content = next((at for at, token in enumerate(here.tokens) if token.start >= start), len(here.tokens))
    inserted = here.tokens[pronoun - 1].text == ","
    for at in range(content + 1, len(here.tokens)):
        token = here.tokens[at]
        if token.quoted:
            continue
        if inserted:
            if token.text == "," and _closes(here, _past_adverbs(here, at + 1)):
                return token.start
        elif token.lower == "that" and not own:
            return here.tokens[at].start
        elif token.lower in _JOINS or token.text in ",;:":
            own += token.lower in _JOINS
        elif _is_finite(here, at):
            if not own:
                return here.tokens[_before_adverbs(here, at)].start
            own -= 1
    return None


def _helps(here: Line, at: int) -> bool:
    token = here.tokens[at]
    return not token.named and (token.lower in AUXILIARIES or token.lower in NEGATIONS or is_adverb(token))


def _opens_content(here: Line, at: int, near: int) -> bool:
    """Whether "that" opens what is said, and is no relative pronoun: a verb or noun of saying is near."""
    for before in range(at - 1, max(-1, at - 1 - near), -1):
        token = here.tokens[before]
        if token.text in ".;:":
            break
        cue = lexicon.cues().get(token.lower)
        if (
            cue and ("that" in cue.frames or "with_object_that" in cue.frames)
        ) or token.lower in _CONTENT_NOUNS:
            return True
    return not here.tokens[at - 1].word


def _begins_phrase(here: Line, at: int) -> bool:
    token = here.tokens[at]
    return (
        token.named
        or token.lower in _OPENS_PHRASE
        or token.lower in lexicon.agents()
        or token.lower in lexicon.roles()
    )


def _has_verb(here: Line, start: int, end: int) -> bool:
    return any(_is_inflected_or_plain_verb(here, at) for at in range(start, end))


def _is_inflected_or_plain_verb(here: Line, at: int) -> bool:
    token = here.tokens[at]
    if token.named or token.lower in lexicon.agents() or token.lower in lexicon.roles():
        return False
    return lexicon.base_of(token.lower) is not None or (token.lower.endswith("ed") and len(token.lower) > 4)


def _is_finite(here: Line, at: int) -> bool:
    """Whether a token is an auxiliary or a verb in its past or third form."""
    if at >= len(here.tokens) or here.tokens[at].named:
        return False
    word, before = here.tokens[at].lower, here.tokens[at - 1].lower
    if word in AUXILIARIES:
        return before != "to" and before not in AUXILIARIES and word not in ("be", "been", "being", "having")
    base = lexicon.base_of(word)
    if base == word and before.endswith("s") and before not in _OPENS_PHRASE:
        return word in lexicon.cues()
    if base in (None, word) or word.endswith("ing") or before in AUXILIARIES or before in PREPOSITIONS:
        return False
    if before in _OPENS_PHRASE:
        return False
    cue = lexicon.cues().get(word)
    return (cue is not None and cue.form in ("past", "third")) or not word.endswith(("ed", "s"))


def _closes(here: Line, at: int) -> bool:
    """Whether the verb of the clause around an insertion follows its closing comma."""
    if at >= len(here.tokens) or here.tokens[at].named:
        return False
    word = here.tokens[at].lower
    return _is_finite(here, at) or (word.endswith("ed") and word not in lexicon.agents() and len(word) > 4)


def _past_adverbs(here: Line, at: int) -> int:
    while at < len(here.tokens) and is_adverb(here.tokens[at]):
        at += 1
    return at


def _before_adverbs(here: Line, at: int) -> int:
    while at > 0 and (is_adverb(here.tokens[at - 1]) or here.tokens[at - 1].text in "—–―-"):
        at -= 1
    return at
