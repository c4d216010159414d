"""Noun phrases: where the one before or after a verb begins and ends, and whether it can speak.

Closed word lists and punctuation find them; what they cannot find is left out, since no position is better
than a wrong one.
"""

from briefing.nlp import entities, lexicon, relative_clauses
from briefing.nlp.annotated_sentence import (
    AUXILIARIES,
    NEGATIONS,
    PREPOSITIONS,
    STOPS,
    AnnotatedSentence,
    is_adverb,
    is_in_name,
    is_in_quote,
)
from briefing.nlp.word_classes import word_class

PRONOUNS = word_class("pronominal subjects")
_TIMES = word_class("calendar words", "bare times")
_BEFORE_TIME = word_class("words before a time")
_DETERMINERS = word_class("articles", "third-person possessives") | {"our"}
_OWNING = _DETERMINERS | {"and"}
_OPENS_PHRASE = _DETERMINERS | {"my", "some", "many", "several", "another"}
_BEFORE_NOUN = _DETERMINERS | {"own"}
_BEFORE_PARTY = word_class("third-person possessives") | {"the"}
_SUBJECTS = word_class("subject pronouns") - {"you"}
_COMPARED = frozenset("best better worst worse most least".split())
_JOINING = frozenset(("and", "&", "or"))


def lower_token(sentence: AnnotatedSentence, index: int) -> str:
    """The token there in lower case; "" beyond either end."""
    return sentence.tokens[index].lower if 0 <= index < len(sentence.tokens) else ""


def offsets(sentence: AnnotatedSentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """A phrase of tokens as offsets into the sentence."""
    return sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1] - 1].end


def is_plausible_source(sentence: AnnotatedSentence, start: int, end: int) -> bool:
    """Whether a noun phrase can say or want something: a pronoun, a name, or people and institutions."""
    index = head(sentence, start, end)
    word = sentence.tokens[index].lower.removesuffix("'s")
    if word in PRONOUNS or is_in_name(sentence, index):
        return True
    return word in lexicon.agents() or word in lexicon.roles()


def skip_auxiliaries(sentence: AnnotatedSentence, index: int) -> int:
    """Walks left from `index` over auxiliaries, negations and adverbs; the index of the first of them."""
    while index > 0:
        before = sentence.tokens[index - 1]
        if is_in_name(sentence, index - 1) or not (
            before.lower in AUXILIARIES
            or before.lower in NEGATIONS
            or is_adverb(before)
            or before.lower.endswith("n't")
        ):
            break
        index -= 1
    return index


def phrase_before(sentence: AnnotatedSentence, end: int) -> tuple[int, int] | None:
    """The noun phrase whose last token is just before index `end`, as [start, end) token indices.

    It stops at punctuation, at a conjunction and at a finite verb; "the EU and Japan" is one phrase. A
    leading "In a statement" is not part of it, nor a closing "on Friday".
    """
    end = _trim_time(sentence, end)
    while end > 0 and _is_adverb_behind(sentence, end - 1):
        end -= 1
    start = end
    while start > 0 and _is_in_phrase(sentence, start - 1, start, end):
        start -= 1
    while start < end - 1 and is_adverb(sentence.tokens[start]) and not is_in_name(sentence, start):
        start += 1
    if start == end:
        return None
    pronoun = relative_clauses.pronoun_before(sentence, start, end)
    if pronoun is not None:
        return antecedent(sentence, pronoun)
    if (
        end - start > 1
        and sentence.tokens[end - 1].lower in _SUBJECTS - {"it"}
        and sentence.tokens[start].lower not in PREPOSITIONS
    ):
        return end - 1, end
    if (
        end - start > 2
        and not is_in_name(sentence, start)
        and sentence.tokens[start + 1].lower in ("a", "an", "the")
    ):
        start += sentence.tokens[start].lower.endswith("ing")
    return _trim_adjunct(sentence, start, end)


def _is_adverb_behind(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether an adverb stands between a phrase and its verb: "the skipper best describes"."""
    token = sentence.tokens[index]
    if is_in_name(sentence, index):
        return False
    compared = token.lower in _COMPARED and lower_token(sentence, index - 1) not in _DETERMINERS
    return is_adverb(token) or (compared and index > 0)


def antecedent(sentence: AnnotatedSentence, pronoun: int) -> tuple[int, int] | None:
    """What a relative pronoun stands for, across a comma or none: the person who is named before "who", else
    the phrase before it with all that hangs on it ("members of the board who …")."""
    end = pronoun
    while end > 0 and sentence.tokens[end - 1].text in ",—–":
        end -= 1
    if not end:
        return None
    whole = phrase_before(sentence, end)
    if sentence.tokens[pronoun].lower == "who" and is_in_name(sentence, end - 1):
        last = object_before(sentence, end)
        named = [name for name in sentence.names if name.end == sentence.tokens[end - 1].end]
        if last and named and _is_person(named[-1].text):
            return last
    return whole


def _is_person(name: str) -> bool:
    role, person = entities.split_role(name)
    return bool(role) or person.split()[0] in lexicon.given_names()


def _trim_time(sentence: AnnotatedSentence, end: int) -> int:
    """The end of a phrase without the day that stands between it and its verb."""
    index = end
    while index > 0 and sentence.tokens[index - 1].lower in _TIMES and not is_in_name(sentence, index - 1):
        index -= 1
    if index == end:
        return end
    return index - 1 if index > 0 and sentence.tokens[index - 1].lower in _BEFORE_TIME else index


def object_before(sentence: AnnotatedSentence, end: int) -> tuple[int, int] | None:
    """The noun phrase before index `end` that a preposition governs: "the US" of "unlike the US"."""
    start = end
    while start > 0 and _is_in_phrase(sentence, start - 1, start, end):
        if sentence.tokens[start - 1].lower in PREPOSITIONS and not is_in_name(sentence, start - 1):
            break
        start -= 1
    return (start, end) if start < end else None


def _is_in_phrase(sentence: AnnotatedSentence, index: int, start: int, end: int) -> bool:
    token = sentence.tokens[index]
    if is_in_quote(sentence, index) and not is_in_quote(sentence, end - 1):
        return False
    if not token.word:
        return token.text in "&.'’" and start < end
    if token.lower in _JOINING:
        return _joins_names(sentence, index)
    if is_in_name(sentence, index):
        return True
    if token.lower.partition("'")[0] in PRONOUNS and "'" in token.lower:
        return False
    if token.lower in STOPS or token.lower in AUXILIARIES or token.lower in NEGATIONS:
        return False
    return not _is_finite_verb(sentence, index, end)


def _joins_names(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether "and" at this place joins two parties ("the EU and Japan") and not two clauses."""
    if index == 0 or index + 1 >= len(sentence.tokens):
        return False
    after = index + 1
    if sentence.tokens[after].lower in _BEFORE_PARTY:
        after += 1
    if after >= len(sentence.tokens):
        return False
    left = is_in_name(sentence, index - 1) or sentence.tokens[index - 1].lower in lexicon.agents()
    right = is_in_name(sentence, after) or sentence.tokens[after].lower in lexicon.agents()
    first = phrase_start(sentence, index)
    opening = first == 0 or not sentence.tokens[first - 1].word
    return left and right and opening


def phrase_start(sentence: AnnotatedSentence, end: int) -> int:
    """The start of the run of plain words, names among them, that ends before `end`."""
    start = end
    while start > 0 and sentence.tokens[start - 1].word:
        before = sentence.tokens[start - 1]
        if (
            before.lower in STOPS
            or before.lower in AUXILIARIES
            or (_is_finite_verb(sentence, start - 1, end) and not is_in_name(sentence, start - 1))
        ):
            break
        start -= 1
    return start


def _is_finite_verb(sentence: AnnotatedSentence, index: int, end: int) -> bool:
    """Whether the word at this place is a reporting or intent verb of another clause and no noun."""
    token = sentence.tokens[index]
    cue = lexicon.cues().get(token.lower)
    if cue is None or index == 0 or cue.form not in ("past", "third", "base", "gerund"):
        return False
    if cue.form == "gerund":
        noun = sentence.tokens[index - 1].lower  # "experts advising the board" are one phrase
        person = noun in lexicon.agents() or noun in lexicon.roles()
        return cue.kind in ("speech", "belief") and not person
    if cue.form == "base":
        agent = lexicon.agents().get(sentence.tokens[index - 1].lower)
        return (
            cue.kind in ("speech", "belief")
            and bool(agent and agent.plural)
            and token.lower not in lexicon.agents()
        )
    if index + 1 < end and sentence.tokens[index + 1].lower == "by":
        return False
    before = sentence.tokens[index - 1]
    if before.lower in _BEFORE_NOUN or before.lower.endswith("'s"):
        return False
    return token.lower not in lexicon.agents() and token.lower not in lexicon.roles()


def _trim_adjunct(sentence: AnnotatedSentence, start: int, end: int) -> tuple[int, int] | None:
    if sentence.tokens[start].lower not in PREPOSITIONS:
        return start, end
    if (behind := _name_behind_adjunct(sentence, start, end)) is not None:
        return behind, end
    for index in range(end - 1, start, -1):
        if sentence.tokens[index].lower in _OPENS_PHRASE:
            return (index, end) if sentence.tokens[index - 1].lower not in PREPOSITIONS else None
    named = [
        n
        for n in sentence.names
        if sentence.tokens[start].start < n.start and n.end == sentence.tokens[end - 1].end
    ]
    if named:
        first = next(i for i in range(start, end) if sentence.tokens[i].start >= named[-1].start)
        return first, end
    if sentence.tokens[end - 1].lower in _SUBJECTS:
        return end - 1, end
    return None


def _name_behind_adjunct(sentence: AnnotatedSentence, start: int, end: int) -> int | None:
    """Where a person's name begins that stands right behind an adjunct's noun: "in a letter Anna Holm"."""
    named = [n for n in sentence.names if n.end == sentence.tokens[end - 1].end]
    first = next(
        (i for i in range(start, end) if named and sentence.tokens[i].start >= named[-1].start), start
    )
    if first < start + 2 or not any(
        t.lower in _OPENS_PHRASE | {"a", "an"} for t in sentence.tokens[start:first]
    ):
        return None
    before = sentence.tokens[first - 1]
    common = before.text.islower() and before.lower not in PREPOSITIONS | _OPENS_PHRASE | STOPS
    return (
        first
        if common and before.lower not in lexicon.roles() and not lexicon.kind_of_name(named[-1].text)
        else None
    )


def phrase_after(sentence: AnnotatedSentence, start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token `start`, as [start, end): up to punctuation or a verb."""
    end = start
    while end < len(sentence.tokens):
        token = sentence.tokens[end]
        if not token.word and not (
            (token.text in "&.’'" and is_in_name(sentence, end))
            or (end > start and _is_plural_owner(sentence, end))
        ):
            break
        if not is_in_name(sentence, end) and (token.lower in (STOPS - {"and"}) or token.lower in AUXILIARIES):
            break
        if token.lower == "and" and not _joins_two_names(sentence, end):
            break
        if (
            end > start
            and not is_in_name(sentence, end)
            and _is_finite_verb(sentence, end, len(sentence.tokens))
        ):
            break
        if token.lower in PREPOSITIONS - {"of", "for", "at", "in", "from"} and not is_in_name(sentence, end):
            break
        if token.lower in word_class("calendar words"):
            break
        end += 1
    while end > start and sentence.tokens[end - 1].lower in (PREPOSITIONS | {"and"}):
        end -= 1
    return (start, end) if end > start else None


def _is_plural_owner(sentence: AnnotatedSentence, index: int) -> bool:
    """Whether an apostrophe closes a plural that owns what comes next: "the farmers' union"."""
    owner, after = sentence.tokens[index - 1], index + 1
    return (
        sentence.tokens[index].text in ("'", "’")
        and owner.lower.endswith("s")
        and owner.end == sentence.tokens[index].start
        and after < len(sentence.tokens)
        and sentence.tokens[after].word
        and sentence.tokens[after].start == sentence.tokens[index].end + 1
        and not is_in_quote(sentence, index)
    )


def _joins_two_names(sentence: AnnotatedSentence, index: int) -> bool:
    return (
        0 < index < len(sentence.tokens) - 1
        and is_in_name(sentence, index - 1)
        and is_in_name(sentence, index + 1)
    )


def head(sentence: AnnotatedSentence, start: int, end: int) -> int:
    """The index of a noun phrase's head: the last word before its first preposition or participle."""
    for index in range(start + 1, end):
        token = sentence.tokens[index]
        if is_in_name(sentence, index):
            continue
        if (
            token.lower in PREPOSITIONS
            or token.lower in ("who", "which")
            or (
                index + 1 < end
                and lexicon.base_of_gerund(token.lower)
                and sentence.tokens[index - 1].lower not in _OWNING
            )
            or (
                token.lower.endswith("ed")
                and index + 1 < end
                and sentence.tokens[index + 1].lower in ("by", "in", "with", "to")
            )
        ):
            return index - 1
    return end - 1
