"""Noun phrases in a line: where the one before or after a verb begins and ends, and whether it can speak.

Closed word lists and punctuation find them; what they cannot find is left out, since no position is better
than a wrong one.
"""

from briefing.text import lexicon, names, relatives
from briefing.text.clauses import (
    AUXILIARIES,
    NEGATIONS,
    PREPOSITIONS,
    STOPS,
    Line,
    in_name,
    in_quote,
    is_adverb,
)

PRONOUNS = frozenset("he she they we i it you who".split())
_TIMES = lexicon.calendar_words() | {"today", "yesterday", "night", "morning", "evening", "week", "month"}
_OWNING = frozenset("the a an its his her their our and".split())
_JOINING = frozenset(("and", "&", "or"))


def lower_at(here: Line, at: int) -> str:
    """The token there in lower case; "" beyond either end."""
    return here.tokens[at].lower if 0 <= at < len(here.tokens) else ""


def offsets(here: Line, phrase: tuple[int, int]) -> tuple[int, int]:
    """A phrase of tokens as offsets into the sentence."""
    return here.tokens[phrase[0]].start, here.tokens[phrase[1] - 1].end


def plausible(here: Line, start: int, end: int) -> bool:
    """Whether a noun phrase can say or want something: a pronoun, a name, or people and institutions."""
    at = head(here, start, end)
    word = here.tokens[at].lower.removesuffix("'s")
    if word in PRONOUNS or in_name(here, at):
        return True
    return word in lexicon.agents() or word in lexicon.roles()


def skip_auxiliaries(here: Line, at: int) -> int:
    """Walks left from `at` over auxiliaries, negations and adverbs; the index of the first of them."""
    while at > 0:
        before = here.tokens[at - 1]
        if in_name(here, at - 1) or not (
            before.lower in AUXILIARIES
            or before.lower in NEGATIONS
            or is_adverb(before)
            or before.lower.endswith("n't")
        ):
            break
        at -= 1
    return at


def phrase_before(here: Line, end: int) -> tuple[int, int] | None:
    """The noun phrase whose last token is just before index `end`, as [start, end) token indices.

    It stops at punctuation, at a conjunction and at a finite verb; "the EU and Japan" is one phrase. A
    leading "In a statement" is not part of it, nor a closing "on Friday".
    """
    end = _before_time(here, end)
    while end > 0 and is_adverb(here.tokens[end - 1]) and not in_name(here, end - 1):
        end -= 1
    start = end
    while start > 0 and _inside_phrase(here, start - 1, start, end):
        start -= 1
    while start < end - 1 and is_adverb(here.tokens[start]) and not in_name(here, start):
        start += 1
    if start == end:
        return None
    pronoun = relatives.pronoun_before(here, start, end)
    if pronoun is not None:
        return antecedent(here, pronoun)
    if (
        end - start > 1
        and here.tokens[end - 1].lower in ("he", "she", "they", "we", "i")
        and here.tokens[start].lower not in PREPOSITIONS
    ):
        return end - 1, end
    if end - start > 2 and not in_name(here, start) and here.tokens[start + 1].lower in ("a", "an", "the"):
        start += here.tokens[start].lower.endswith("ing")
    return _without_adjunct(here, start, end)


def antecedent(here: Line, pronoun: int) -> tuple[int, int] | None:
    """What a relative pronoun stands for, across a comma or none: the person who is named before "who", else
    the phrase before it with all that hangs on it ("members of the board who …")."""
    end = pronoun
    while end > 0 and here.tokens[end - 1].text in ",—–":
        end -= 1
    if not end:
        return None
    whole = phrase_before(here, end)
    if here.tokens[pronoun].lower == "who" and in_name(here, end - 1):
        last = object_before(here, end)
        named = [name for name in here.names if name.end == here.tokens[end - 1].end]
        if last and named and _is_person(named[-1].text):
            return last
    return whole


def _is_person(name: str) -> bool:
    role, person = names.split_role(name)
    return bool(role) or person.split()[0] in lexicon.given_names()


def _before_time(here: Line, end: int) -> int:
    """The end of a phrase without the day that stands between it and its verb."""
    at = end
    while at > 0 and here.tokens[at - 1].lower in _TIMES and not in_name(here, at - 1):
        at -= 1
    if at == end:
        return end
    return (
        at - 1
        if at > 0 and here.tokens[at - 1].lower in ("on", "late", "early", "last", "this", "in")
        else at
    )


def object_before(here: Line, end: int) -> tuple[int, int] | None:
    """The noun phrase before index `end` that a preposition governs: "the US" of "unlike the US"."""
    start = end
    while start > 0 and _inside_phrase(here, start - 1, start, end):
        if here.tokens[start - 1].lower in PREPOSITIONS and not in_name(here, start - 1):
            break
        start -= 1
    return (start, end) if start < end else None


def _inside_phrase(here: Line, at: int, start: int, end: int) -> bool:
    token = here.tokens[at]
    if in_quote(here, at) and not in_quote(here, end - 1):
        return False
    if not token.word:
        return token.text in "&.'’" and start < end
    if token.lower in _JOINING:
        return _joins_names(here, at)
    if in_name(here, at):
        return True
    if token.lower.partition("'")[0] in PRONOUNS and "'" in token.lower:
        return False
    if token.lower in STOPS or token.lower in AUXILIARIES or token.lower in NEGATIONS:
        return False
    return not _finite_verb(here, at, end)


def _joins_names(here: Line, at: int) -> bool:
    """Whether "and" at this place joins two parties ("the EU and Japan") and not two clauses."""
    if at == 0 or at + 1 >= len(here.tokens):
        return False
    after = at + 1
    if here.tokens[after].lower in ("the", "its", "his", "her", "their"):
        after += 1
    if after >= len(here.tokens):
        return False
    left = in_name(here, at - 1) or here.tokens[at - 1].lower in lexicon.agents()
    right = in_name(here, after) or here.tokens[after].lower in lexicon.agents()
    first = phrase_start(here, at)
    opening = first == 0 or not here.tokens[first - 1].word
    return left and right and opening


def phrase_start(here: Line, end: int) -> int:
    """The start of the run of plain words, names among them, that ends before `end`."""
    start = end
    while start > 0 and here.tokens[start - 1].word:
        before = here.tokens[start - 1]
        if (
            before.lower in STOPS
            or before.lower in AUXILIARIES
            or (_finite_verb(here, start - 1, end) and not in_name(here, start - 1))
        ):
            break
        start -= 1
    return start


def _finite_verb(here: Line, at: int, end: int) -> bool:
    """Whether the word at this place is a reporting or intent verb of another clause and no noun."""
    token = here.tokens[at]
    cue = lexicon.cues().get(token.lower)
    if cue is None or at == 0 or cue.form not in ("past", "third", "base", "gerund"):
        return False
    if cue.form == "gerund":
        noun = here.tokens[at - 1].lower  # "experts advising the board" are one phrase
        person = noun in lexicon.agents() or noun in lexicon.roles()
        return cue.kind in ("speech", "belief") and not person
    if cue.form == "base":
        agent = lexicon.agents().get(here.tokens[at - 1].lower)
        return (
            cue.kind in ("speech", "belief")
            and bool(agent and agent.plural)
            and token.lower not in lexicon.agents()
        )
    if at + 1 < end and here.tokens[at + 1].lower == "by":
        return False
    before = here.tokens[at - 1]
    if before.lower in (
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "own",
    ) or before.lower.endswith("'s"):
        return False
    return token.lower not in lexicon.agents() and token.lower not in lexicon.roles()


def _without_adjunct(here: Line, start: int, end: int) -> tuple[int, int] | None:
    if here.tokens[start].lower not in PREPOSITIONS:
        return start, end
    for at in range(end - 1, start, -1):
        if here.tokens[at].lower in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "its",
            "their",
            "our",
            "my",
            "some",
            "many",
            "several",
            "another",
        ):
            return (at, end) if here.tokens[at - 1].lower not in PREPOSITIONS else None
    named = [
        n for n in here.names if here.tokens[start].start < n.start and n.end == here.tokens[end - 1].end
    ]
    if named:
        first = next(i for i in range(start, end) if here.tokens[i].start >= named[-1].start)
        return first, end
    if here.tokens[end - 1].lower in ("he", "she", "they", "we", "i", "it"):
        return end - 1, end
    return None


def phrase_after(here: Line, start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token `start`, as [start, end): up to punctuation or a verb."""
    end = start
    while end < len(here.tokens):
        token = here.tokens[end]
        if not token.word and not (token.text in "&.’'" and in_name(here, end)):
            break
        if not in_name(here, end) and (token.lower in (STOPS - {"and"}) or token.lower in AUXILIARIES):
            break
        if token.lower == "and" and not _pair(here, end):
            break
        if end > start and not in_name(here, end) and _finite_verb(here, end, len(here.tokens)):
            break
        if token.lower in PREPOSITIONS - {"of", "for", "at", "in", "from"} and not in_name(here, end):
            break
        if token.lower in lexicon.calendar_words():
            break
        end += 1
    while end > start and here.tokens[end - 1].lower in (PREPOSITIONS | {"and"}):
        end -= 1
    return (start, end) if end > start else None


def _pair(here: Line, at: int) -> bool:
    return 0 < at < len(here.tokens) - 1 and in_name(here, at - 1) and in_name(here, at + 1)


def head(here: Line, start: int, end: int) -> int:
    """The index of a noun phrase's head: the last word before its first preposition or participle."""
    for at in range(start + 1, end):
        token = here.tokens[at]
        if in_name(here, at):
            continue
        if (
            token.lower in PREPOSITIONS
            or token.lower in ("who", "which")
            or (
                at + 1 < end
                and lexicon.base_of_gerund(token.lower)
                and here.tokens[at - 1].lower not in _OWNING
            )
            or (
                token.lower.endswith("ed")
                and at + 1 < end
                and here.tokens[at + 1].lower in ("by", "in", "with", "to")
            )
        ):
            return at - 1
    return end - 1
