"""What is said: the clause, quotation or phrase that goes with a reporting verb, after it or before."""

from briefing.text import lexicon
from briefing.text.clauses import AUXILIARIES, PREPOSITIONS, Line, in_name, in_quote, is_adverb
from briefing.text.phrases import PRONOUNS, lower_at, phrase_after, phrase_start, plausible
from briefing.text.spelling import Token

_OPENING = frozenset(("“", '"', "‘", "''"))
_OBJECTS = frozenset("him her them us me you it reporters".split())
_TIMES = frozenset(
    "today yesterday tomorrow tonight last this next earlier later recently afterwards".split()
)
_TURNS = frozenset("until unless if but though although except or only".split())
_SUBORDINATORS = frozenset("although though while when as if since because after before".split())
_NOUNISH = frozenset("the a an its his her their our my any no some these those this such".split())


def trimmed(here: Line, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space, commas or a full stop at its edges."""
    while start < end and here.text[start] in " \xa0\t\r\n,;:":
        start += 1
    while end > start and (
        here.text[end - 1] in " \xa0\t\r\n,;:"
        or (here.text[end - 1] == ")" and "(" not in here.text[start:end])
    ):
        end -= 1
    if (
        end > start
        and here.text[end - 1] == "."
        and not here.text[start : end - 1].endswith((".", "U.S", "p.m", "a.m"))
    ):
        end -= 1
    return (start, end) if end - start > 2 else None


def content_after(here: Line, at: int, cue: lexicon.Cue) -> list[tuple[int, int]]:
    start = _complement(here, at + 1, cue)
    if start is None:
        return []
    quotes = _quotes_from(here, start)
    if quotes and here.tokens[start].text in _OPENING and not _runs_on(here, quotes[-1][1]):
        return quotes
    span = trimmed(here, here.tokens[start].start, _content_end(here, start))
    return [span] if span else []


def _complement(here: Line, after: int, cue: lexicon.Cue) -> int | None:
    """The token at which the cue's complement begins, or None where the cue takes none here."""
    at = _past_adjuncts(here, after)
    word = lower_at(here, at)
    if word == "that" and "that" in cue.frames:
        if (
            lower_at(here, at + 1) in AUXILIARIES
        ):  # "believe that is likely"; after an adjunct, a relative clause
            return at if at == after else None
        return at + 1 if at + 1 < len(here.tokens) else None
    if at < len(here.tokens) and here.tokens[at].text in _OPENING and "quote" in cue.frames:
        return at
    if word == "to" and "to" in cue.frames and _verb_after(here, at + 1):
        return at
    if word in ("for", "against", "about") and word in cue.frames and at == after:
        return at
    if word.endswith("ing") and "ing" in cue.frames and lexicon.base_of_gerund(word):
        return at
    if cue.kind in ("speech", "belief") and "that" in cue.frames and _clause_follows(here, at):
        return at
    if "with_object_to" in cue.frames or "with_object_that" in cue.frames:
        return _after_object(here, after)
    if cue.kind in ("stance", "emotion") and "noun" in cue.frames and _noun_follows(here, after):
        return after
    return None


def _verb_after(here: Line, at: int) -> bool:
    while at < len(here.tokens) and is_adverb(here.tokens[at]):
        at += 1
    if at >= len(here.tokens):
        return False
    token = here.tokens[at]
    return not token.word or (token.text[0].islower() and token.lower not in _NOUNISH)


def _past_adjuncts(here: Line, at: int) -> int:
    """Past "Reuters on Monday", "in a video posted on Sunday", ", however," to the complement.

    Only where a complementiser, a quotation or a colon stands at the end of them: else nothing is skipped.
    """
    limit = min(len(here.tokens), at + 18)
    for ahead in range(at, limit):
        token = here.tokens[ahead]
        if token.lower == "that" and ahead > at and not _adjunct(here.tokens[at]) and not in_name(here, at):
            break
        if token.lower == "that" or (token.text in _OPENING and here.tokens[ahead - 1].text in ",:"):
            return ahead
        if token.text in _OPENING and ahead == at:
            return ahead
        infinitive = token.lower == "to" and lexicon.base_of(lower_at(here, ahead + 1)) == lower_at(
            here, ahead + 1
        )
        third = lexicon.cues().get(token.lower)
        finite = not in_name(here, ahead) and (
            (token.lower.endswith("s") and lexicon.base_of(token.lower)) or (third and third.form == "third")
        )
        if (
            token.text in ";—–"
            or token.text in _OPENING
            or finite
            or infinitive
            or (ahead > at and token.lower in AUXILIARIES)
        ):
            break
    return _past_listener(here, at)


def _adjunct(token: Token) -> bool:
    return (
        token.lower in PREPOSITIONS
        or token.lower in _TIMES
        or token.lower in lexicon.calendar_words()
        or token.lower in _OBJECTS
        or token.text == ","
        or token.lower in ("the", "a", "an", "his", "her", "their", "its")
    )


def _past_listener(here: Line, at: int) -> int:
    """Past a bare "Monday" or "on Monday" that stands between the cue and its clause."""
    if lower_at(here, at) in ("on", "earlier", "later", "late"):
        at += 1 if lower_at(here, at + 1) in lexicon.calendar_words() else 0
    if lower_at(here, at) in lexicon.calendar_words() or lower_at(here, at) in ("today", "yesterday"):
        at += 1
        while (
            lower_at(here, at) in ("morning", "evening", "night", "afternoon") or lower_at(here, at).isdigit()
        ):
            at += 1
    return at


def _clause_follows(here: Line, at: int) -> bool:
    """Whether a finite clause begins here: a phrase and then an auxiliary or a verb."""
    if at >= len(here.tokens):
        return False
    first = here.tokens[at]
    if (
        not first.word
        or (first.lower in PREPOSITIONS and first.lower != "in")
        or first.lower in ("and", "but", "as", "if", "when")
    ):
        return False
    if (
        lexicon.base_of_participle(first.lower)
        and first.lower not in lexicon.agents()
        and first.text.islower()
    ):
        return False
    for ahead in range(at, min(len(here.tokens), at + 16)):
        token = here.tokens[ahead]
        if token.text in ';—–”“"' or (token.text == "," and ahead == at + 1):
            return token.text in '“"' and ahead > at
        if ahead > at and (
            token.lower in AUXILIARIES or (token.text[:1].islower() and lexicon.base_of(token.lower))
        ):
            return True
        if (
            token.lower.endswith(("'s", "'re", "'ll", "'d", "'ve", "'m"))
            and token.lower.split("'")[0] in PRONOUNS
        ):
            return True
    return False


def _after_object(here: Line, at: int) -> int | None:
    """ "urged allies to join", "told Reuters the EU would": the complement after an object."""
    limit = min(len(here.tokens), at + 10)
    for ahead in range(at + 1, limit):
        token = here.tokens[ahead]
        if token.text in _OPENING and here.tokens[ahead - 1].text in ",:":
            return ahead
        if token.lower == "that" or (not token.word and token.text not in "&.’'"):
            return ahead + 1 if token.lower == "that" and ahead + 1 < len(here.tokens) else None
        if token.lower == "to" and _verb_after(here, ahead + 1):
            return ahead
    if here.tokens[at : at + 1] and (
        here.tokens[at].lower in _OBJECTS or in_name(here, at) or here.tokens[at].lower == "the"
    ):
        ahead = at
        while ahead < limit and (
            in_name(here, ahead) or here.tokens[ahead].lower in _OBJECTS or (ahead == at)
        ):
            ahead += 1
        ahead = _past_listener(here, ahead)
        return ahead if _clause_follows(here, ahead) else None
    return None


def _noun_follows(here: Line, at: int) -> bool:
    phrase = phrase_after(here, at)
    return phrase is not None and phrase[0] == at


def _quotes_from(here: Line, start: int) -> list[tuple[int, int]]:
    offset = here.tokens[start].start
    return [(q.start, q.end) for q in here.quoted if q.end > offset]


def _runs_on(here: Line, end: int) -> bool:
    """Whether the sentence goes on after its last quotation in the speaker's words."""
    rest = [t for t in here.tokens if t.start >= end and t.word]
    return len(rest) > 3


def _clause_start(here: Line, start: int) -> int:
    """The first word after the last comma, dash or semicolon before a token; an opening "But" is skipped."""
    at = start
    while at > 0 and here.tokens[at - 1].text not in (",", ";", "—", "–"):
        at -= 1
    while at < start and lower_at(here, at) in ("but", "and", "so", "even"):
        at += 1
    return at


def _subject_follows(here: Line, at: int) -> bool:
    """Whether a party and its verb begin at a token, so that the clause before it has ended."""
    phrase = phrase_after(here, at)
    while phrase and phrase[1] - phrase[0] > 1 and is_adverb(here.tokens[phrase[1] - 1]):
        phrase = (phrase[0], phrase[1] - 1)
    if phrase is None or not plausible(here, *phrase):
        return False
    after = phrase[1]
    while after < len(here.tokens) and is_adverb(here.tokens[after]):
        after += 1
    return any(_verbal(lower_at(here, i)) for i in range(phrase[0] + 1, after + 1))


def _verbal(word: str) -> bool:
    return word in AUXILIARIES or word in lexicon.cues() or bool(lexicon.base_of(word))


def _content_end(here: Line, start: int) -> int:
    """The end of what is said: before ", Breton said" or ", according to", else the sentence's."""
    leaning = lower_at(here, _clause_start(here, start)) in _SUBORDINATORS
    for at in range(start + 2, len(here.tokens)):
        token = here.tokens[at]
        if token.text != "," or (in_quote(here, at) and not any(q.end == token.end for q in here.quoted)):
            continue
        if leaning and not here.text[token.end : token.end + 1].isdigit() and _subject_follows(here, at + 1):
            return token.start
        after = lower_at(here, at + 1)
        cue = lexicon.cues().get(after)
        if after == "according" or (cue and cue.form in ("past", "third", "gerund") and cue.kind == "speech"):
            return token.start
        tail = phrase_after(here, at + 1)
        if tail and plausible(here, *tail) and lower_at(here, tail[1]) in ("said", "says", "added", "told"):
            return token.start
        if lower_at(here, at + 1) in ("he", "she", "they") and lower_at(here, at + 2) in (
            "said",
            "says",
            "added",
        ):
            return token.start
    return len(here.text)


def _has_verb(here: Line, span: tuple[int, int]) -> bool:
    """Whether a clause stands there, and not only "In her 2003 book"."""
    return any(
        token.lower in AUXILIARIES
        or (token.text.islower() and lexicon.base_of(token.lower) not in (None, token.lower))
        for token in here.tokens
        if span[0] <= token.start < span[1]
    )


def content_before(here: Line, at: int) -> list[tuple[int, int]]:
    """What stands before ", Breton said": the quotations there, or else the clause itself."""
    if at == 0:
        return []
    end = here.tokens[at - 1].end
    quotes = [(q.start, min(q.end, end)) for q in here.quoted if q.start < end]
    last = here.tokens[at - 1]
    first = _first_word_or_quote(here)
    if (
        quotes
        and here.text[quotes[0][0]].islower()
        and quotes[0][0] - here.tokens[0].start > 2
        and quotes[-1][1] >= last.start - 1
        and not lexicon.base_of_gerund(lower_at(here, 0))
    ):
        whole = trimmed(here, first, end)
        return [whole] if whole else []
    if quotes and (last.text in "”\"'’" or quotes[-1][1] >= last.start - 1):
        return quotes + [(q.start, q.end) for q in here.quoted if q.start >= end]
    if last.text not in (",", "—", "–", "”", '"', "?", "!"):
        return []
    span = trimmed(here, _first_word_or_quote(here), last.start)
    if span is None or phrase_start(here, at - 1) == 0 or not _has_verb(here, span):
        return []
    closing = next((t for t in here.tokens[at + 1 : at + 8] if t.text == ","), None)
    rest = [t.lower for t in here.tokens if closing and t.start > closing.start]
    leans = lower_at(here, 0) in _SUBORDINATORS | {"even", "if", "unless"}
    if len(rest) > 2 and lower_at(here, at) not in lexicon.cues() and (leans or rest[0] in _TURNS):
        span = trimmed(here, span[0], len(here.text)) or span
    return [span]


def _first_word_or_quote(here: Line) -> int:
    return here.tokens[0].start if here.tokens else 0
