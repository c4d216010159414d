"""What a sentence tells in passing of somebody's words, thoughts, wishes and decisions.

`attribution` finds what is reported in so many words. Here are the weaker signs: a verb of judgement with an
object ("criticised the plan"), what a poll or a record says, passives with "by", participles and infinitives
that share a subject, nouns ("her claim that …", "a warning from …") and adjectives ("was sure that …").
"""

import itertools
from collections.abc import Iterator, Sequence

from briefing.text import lexicon, relatives, tellings
from briefing.text.attribution import Attribution, held_to
from briefing.text.clauses import BE, MODALS, NEGATIONS, PREPOSITIONS, Line
from briefing.text.complements import trimmed
from briefing.text.phrases import (
    PRONOUNS,
    lower_at,
    object_before,
    offsets,
    phrase_after,
    phrase_before,
    plausible,
    skip_auxiliaries,
)
from briefing.text.subjects import (
    DETERMINERS,
    POSSESSIVES,
    Subject,
    can_tell,
    is_bare_noun,
    is_plural,
    shared_subject,
    subject_before,
)
from briefing.text.tellings import Telling

_HOLDERS = frozenset(("by", "from", "of"))
_OPENERS = frozenset(
    "that to of about for against on in with over into as at whether toward towards by is was".split()
)
_CONDITIONS = frozenset("if unless should lest".split())
_HELPED = MODALS | NEGATIONS | frozenset(("wo", "ca"))
_PARTICLES = frozenset("up down off out away back".split())
_SAYING = frozenset("say tell add argue claim insist warn explain write note".split())
_CHAIN = 6  # words of "went to court to demand"
_NEAR = 4  # words between a possessive and its noun, or a light verb and its noun
_LISTENER = 5  # words of "a court in Oslo" in "told a court in Oslo that"
_SHORTEST = 2  # words that say something


def in_passing(here: Line, told: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of a line beside those `told` outright, in order of their cues."""
    taken = {one.cue[0] for one in told if one.kind != "perception"}
    found: list[Attribution] = []
    signs = tellings.signs()
    for at, token in enumerate(here.tokens):
        if token.lower in signs and not (token.quoted or token.named or token.start in taken):
            found += itertools.islice(_readings(here, at, token.lower), 1)
    return found


def _readings(here: Line, at: int, word: str) -> Iterator[Attribution]:
    """What a word can be read as telling, the likeliest first."""
    for telling in tellings.forms().get(word, ()):
        if (one := _read(here, at, telling)) is not None:
            yield one
    if word in tellings.stirring_verbs() and (one := _stirred(here, at)) is not None:
        yield one
    if word == "by" and (one := _passive(here, at)) is not None:
        yield one


def _read(here: Line, at: int, telling: Telling) -> Attribution | None:
    if telling.rest:
        last = at + len(telling.rest)
        if [token.lower for token in here.tokens[at + 1 : last + 1]] != list(telling.rest):
            return None
        return _by_verb(here, at, telling, last) if telling.kind == "verb" else _according(here, at, last)
    return _READERS[telling.kind](here, at, telling)


# ── according to ────────────────────────────────────────────────────────────────────────────────────


def _according(here: Line, at: int, last: int) -> Attribution | None:
    source = phrase_after(here, last + 1)
    if source is None or not can_tell(here, *source):
        return None
    return _attribution(here, source, (at, last), _around(here, at, source[1]), "according to")


def _around(here: Line, first: int, after: int) -> tuple[int, int] | None:
    """The clause that an insertion stands in: the longer of what is before it and after it."""
    before = trimmed(here, 0, here.tokens[first].start)
    behind = trimmed(here, here.tokens[after].start, len(here.text)) if after < len(here.tokens) else None
    return max((span for span in (before, behind) if span), key=lambda span: span[1] - span[0], default=None)


# ── verbs ───────────────────────────────────────────────────────────────────────────────────────────


def _by_verb(here: Line, at: int, telling: Telling, last: int = 0) -> Attribution | None:
    last = max(at, last)
    left = skip_auxiliaries(here, at)
    between = {t.lower.removesuffix("n't") for t in here.tokens[left:at]}
    past = telling.form in ("past", "participle")
    if past and lower_at(here, last + 1) == "by":
        return None
    if past and between & BE:
        return None
    if past and held_to(here, last, telling.lemma):
        return None
    subject = _subject_of(here, left, between, telling)
    if subject is None or lower_at(here, subject.start - 1) in _CONDITIONS:
        return None
    relative = lower_at(here, left - 1) in ("who", "which", "that")
    told_of = telling.speech and lower_at(here, last + 1) not in lexicon.calendar_words()
    if not (relative or told_of) and relatives.is_gap(here, subject.start, last):
        return None
    after = _past_that(here, last + 1, telling.lemma)
    content = _rest(here, after)
    if relative and content:
        stop = relatives.end_of_clause(here, left - 1, content[0], int(after > last + 1))
        content = trimmed(here, content[0], stop) if stop and content[0] < stop < content[1] else content
    if content is None and telling.speech and lower_at(here, last + 1) in ("", ".", ","):
        return _inserted(here, subject, last, telling)
    return _attribution(here, subject[:2], (subject.verb, last), content, telling.lemma)


def _subject_of(here: Line, left: int, between: set[str], telling: Telling) -> Subject | None:
    before = lower_at(here, left - 1)
    if telling.form == "gerund":
        if before in DETERMINERS or before in POSSESSIVES:
            return None  # "the suing states"
        if between & BE or before.endswith(("'s", "'re", "'m")):
            return subject_before(here, left, telling.speech)
        shared = shared_subject(here, left)
        return shared._replace(verb=left) if shared else None
    if before == "to":
        shared = shared_subject(here, left - 1)
        return shared if shared is None or left - shared.verb <= _CHAIN else None
    if before in ("and", "or", "but"):
        shared = shared_subject(here, left - 1)
        return shared._replace(verb=left) if shared else None
    if before in DETERMINERS or before in POSSESSIVES or before.endswith("'s"):
        return None
    subject = subject_before(here, left, telling.lemma in _SAYING and telling.form in ("past", "third"))
    if subject and telling.form == "third" and is_bare_noun(here, subject):
        return None
    if subject and telling.form in ("third", "base") and not (between or telling.speech):
        across = {lower_at(here, at) for at in (subject.end, subject.end + 1) if at < left - 1}
        if not across.isdisjoint(relatives.PRONOUNS):
            return None  # "… who wrote of water pollution issues": a noun
    if subject and telling.form == "base" and not between & _HELPED and not is_plural(here, subject):
        return None
    return subject


def _inserted(here: Line, subject: Subject, at: int, telling: Telling) -> Attribution | None:
    """ "Rents, the mayor says, will fall": the sentence that the insertion stands in."""
    opens = subject.start > 0 and not here.tokens[subject.start - 1].word
    if not opens:
        return None
    content = trimmed(here, 0, len(here.text))
    return _attribution(here, subject[:2], (subject.verb, at), content, telling.lemma)


def _passive(here: Line, by: int) -> Attribution | None:
    """ "The bill was passed by the senate", "a limit imposed by the council"."""
    base = lexicon.base_of_participle(lower_at(here, by - 1))
    source = phrase_after(here, by + 1) if base else None
    if source is None or base is None or not can_tell(here, *source):
        return None
    left = skip_auxiliaries(here, by - 1)
    subject = phrase_before(here, left)
    if subject is None:
        return None
    content = (offsets(here, subject)[0], offsets(here, source)[1])
    return _attribution(here, source, (left, by), content, base)


def _stirred(here: Line, at: int) -> Attribution | None:
    """ "The delay angered the mayor": the feeling is the object's."""
    source = phrase_after(here, at + 1)
    if source is None or lower_at(here, source[0]) in PREPOSITIONS or not plausible(here, *source):
        return None
    content = trimmed(here, 0, offsets(here, source)[1])
    return _attribution(here, source, (at, at), content, here.tokens[at].lower)


# ── nouns ───────────────────────────────────────────────────────────────────────────────────────────


def _by_noun(here: Line, at: int, telling: Telling) -> Attribution | None:
    holder, first = _holder(here, at)
    after = at + 1
    if holder is None and lower_at(here, after) in _HOLDERS:
        agent = phrase_after(here, after + 1)
        if agent and can_tell(here, *agent):
            holder, after = agent, agent[1]
    if holder is None or lower_at(here, after) not in _OPENERS:
        return None
    return _attribution(here, holder, (first, at), _rest(here, after), telling.lemma)


def _holder(here: Line, at: int) -> tuple[tuple[int, int] | None, int]:
    """Whose noun it is: a possessive before it, or the subject of a light verb. And where the cue begins."""
    for before in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        token = here.tokens[before]
        if not token.word or token.quoted:
            break
        if token.lower in POSSESSIVES or token.lower.endswith(("'s", "s'")):
            phrase = _possessor(here, before)
            return (phrase, before + 1) if phrase else (None, at)
        if token.lower in tellings.light_verbs():
            left = skip_auxiliaries(here, before)
            if lower_at(here, left - 1) == "to":
                subject = shared_subject(here, left - 1)
            else:
                subject = subject_before(here, left)
            return (subject[:2], subject.verb) if subject else (None, at)
    return None, at


def _possessor(here: Line, at: int) -> tuple[int, int] | None:
    if here.tokens[at].lower in POSSESSIVES:
        return at, at + 1
    if here.tokens[at].lower in ("it's", "that's", "he's", "she's", "there's", "what's", "let's", "who's"):
        return None
    phrase = object_before(here, at + 1)
    if phrase is None:
        return None
    start = max((i for i in range(phrase[0], at) if here.tokens[i].lower in DETERMINERS), default=phrase[0])
    return (start, phrase[1]) if can_tell(here, start, phrase[1]) else None


# ── adjectives ──────────────────────────────────────────────────────────────────────────────────────


def _by_adjective(here: Line, at: int, telling: Telling) -> Attribution | None:
    left = _linked(here, at)
    subject = subject_before(here, left) if left is not None else None
    if subject is None or lower_at(here, at + 1) == "by" or not _opens_content(here, at + 1):
        return None
    return _attribution(here, subject[:2], (subject.verb, at), _rest(here, at + 1), telling.lemma)


def _opens_content(here: Line, at: int) -> bool:
    word = lower_at(here, at)
    return (
        word in _OPENERS or word in PRONOUNS or word in DETERMINERS or (word != "" and here.tokens[at].named)
    )


def _by_partisan(here: Line, at: int, telling: Telling) -> Attribution | None:
    """ "Is a loud critic of": what somebody is called by what they stand for."""
    first = at
    while first > max(0, at - _NEAR) and here.tokens[first - 1].word and not _is_be(here, first - 1):
        first -= 1
    left = _linked(here, first)
    subject = subject_before(here, left) if left is not None else None
    if subject is None or lower_at(here, at + 1) not in _OPENERS:
        return None
    return _attribution(here, subject[:2], (subject.verb, at), _rest(here, at + 1), telling.lemma)


def _linked(here: Line, at: int) -> int | None:
    """Where the group of "is", "remains" or "has been" begins that ends before a token."""
    left = skip_auxiliaries(here, at)
    if any(_is_be(here, between) for between in range(left, at)):
        return left
    if lower_at(here, left - 1) in tellings.linking_verbs():
        return skip_auxiliaries(here, left - 1)
    return left if lower_at(here, left - 1).endswith(("'s", "'re", "'m")) else None


def _is_be(here: Line, at: int) -> bool:
    word = lower_at(here, at)
    return word in BE or word.removesuffix("n't") in BE


# ── what all have in common ─────────────────────────────────────────────────────────────────────────

_READERS = {"verb": _by_verb, "noun": _by_noun, "adjective": _by_adjective, "partisan": _by_partisan}


def _rest(here: Line, after: int) -> tuple[int, int] | None:
    """What stands after a cue, up to where its sentence ends."""
    if after >= len(here.tokens) or here.tokens[after].text in ",.;" or lower_at(here, after) in _PARTICLES:
        return None
    span = trimmed(here, here.tokens[after].start, len(here.text))
    if span is None or (len(here.text[slice(*span)].split()) < _SHORTEST and not here.tokens[after].named):
        return None
    return span


def _past_that(here: Line, after: int, lemma: str) -> int:
    """Past "that", and past whom it was told before it ("told the paper that"), where a clause follows."""
    cue = lexicon.cues().get(lemma)
    listens = cue is not None and "with_object_that" in cue.frames
    for at in range(after, min(len(here.tokens) - 1, after + (_LISTENER if listens else 0) + 1)):
        if lower_at(here, at) == "that":
            return at + 1
        if not here.tokens[at].word:
            break
    return after


def _attribution(
    here: Line,
    source: tuple[int, int],
    verb: tuple[int, int],
    content: tuple[int, int] | None,
    lemma: str,
) -> Attribution | None:
    if content is None:
        return None
    start, end = offsets(here, source)
    if here.text[start:end].casefold() in ("we", "i", "you"):
        return None
    first, last = here.tokens[verb[0]], here.tokens[verb[1]]
    if any(not t.word or t.lower == "and" for t in here.tokens[verb[0] : verb[1]]):
        return None  # the cue is another clause's
    negated = any(t.lower in NEGATIONS or t.lower.endswith("n't") for t in here.tokens[verb[0] : verb[1]])
    return Attribution(
        (start, end), (first.start, last.end), (last.start, last.end), (content,), lemma, "passing", negated
    )
