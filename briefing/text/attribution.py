"""Who says, believes, wants or fears what, in one sentence.

An attribution is a source, a cue and a content, as annotated in the PolNeAR corpus (Newell, Margolin and
Ruths, 2018). Three shapes of English carry nearly all of them: the source before its cue ("Breton said
that …"), after it ("…, said Thierry Breton"), and "according to".
"""

from typing import NamedTuple

from briefing.model import Span
from briefing.text import lexicon
from briefing.text.clauses import (
    AUXILIARIES,
    BE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    Line,
    Token,
    head,
    in_name,
    in_quote,
    is_adverb,
    line,
    object_before,
    phrase_after,
    phrase_before,
    phrase_start,
    skip_auxiliaries,
)

PRONOUNS = frozenset("he she they we i it you who".split())
_OPENING = frozenset("“\"‘''")
_OBJECTS = frozenset("him her them us me you it reporters".split())
_TIMES = frozenset(
    "today yesterday tomorrow tonight last this next earlier later recently afterwards".split()
)
_INVERTED = ("past", "third")
_NOUNISH = frozenset("the a an its his her their our my any no some these those this such".split())


class Attribution(NamedTuple):
    """Offsets in the sentence, [start, end).

    `source` is None where the sentence names none ("…, adding that"). `verb` is the cue with its
    auxiliaries, `cue` the reporting word alone; `content` what is said, in order. `kind` is the cue's:
    speech, belief, intent, emotion, stance, perception or according.
    """

    source: tuple[int, int] | None
    verb: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    lemma: str
    kind: str
    negated: bool


def attributions(
    sentence: str, known: frozenset[str] = frozenset(), quoted: tuple[Span, ...] | None = None
) -> list[Attribution]:
    """The attributions of one sentence, in order of their cues.

    `known` are the article's names (`names.known_names`), `quoted` its quotations as spans of this
    sentence where they run beyond it. Cues inside a quotation are the speaker's own and do not count.
    """
    here = line(sentence, known, quoted)
    found: list[Attribution] = []
    for at, token in enumerate(here.tokens):
        cue = lexicon.cues().get(token.lower)
        if token.lower == "according" and _lower_at(here, at + 1) == "to":
            one = _according(here, at)
        elif cue is None or in_quote(here, at) or in_name(here, at):
            continue
        else:
            one = _by_verb(here, at, cue, found)
        if one is not None:
            found.append(one)
    return found


def _lower_at(here: Line, at: int) -> str:
    return here.tokens[at].lower if 0 <= at < len(here.tokens) else ""


def _offsets(here: Line, phrase: tuple[int, int]) -> tuple[int, int]:
    return here.tokens[phrase[0]].start, here.tokens[phrase[1] - 1].end


# ── according to ────────────────────────────────────────────────────────────────────────────────────


def _according(here: Line, at: int) -> Attribution | None:
    phrase = phrase_after(here, at + 2)
    if phrase is None:
        return None
    source = _offsets(here, phrase)
    start, end = here.tokens[at].start, here.tokens[at + 1].end
    if at == 0:
        after = next((t.end for t in here.tokens[phrase[1] :] if t.text == ","), source[1])
        content = (after, _sentence_end(here))
    else:
        content = (
            _first_word(here),
            here.tokens[at - 1].end if here.tokens[at - 1].word else here.tokens[at - 1].start,
        )
    trimmed = _trim(here, *content)
    if trimmed is None:
        return None
    return Attribution(source, (start, end), (start, end), (trimmed,), "according to", "according", False)


def _first_word(here: Line) -> int:
    return next((t.start for t in here.tokens if t.word), 0)


def _sentence_end(here: Line) -> int:
    return len(here.text)


def _trim(here: Line, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space, commas or a full stop at its edges."""
    while start < end and here.text[start] in " \xa0\t\r\n,;:":
        start += 1
    while end > start and here.text[end - 1] in " \xa0\t\r\n,;:":
        end -= 1
    if (
        end > start
        and here.text[end - 1] == "."
        and not here.text[start : end - 1].endswith((".", "U.S", "p.m", "a.m"))
    ):
        end -= 1
    return (start, end) if end - start > 2 else None


# ── a verb and its source ───────────────────────────────────────────────────────────────────────────


def _by_verb(here: Line, at: int, cue: lexicon.Cue, earlier: list[Attribution]) -> Attribution | None:
    left = skip_auxiliaries(here, at)
    between = here.tokens[left:at]
    if not _finite(here, left, at, cue):
        return None
    negated = any(t.lower in NEGATIONS or t.lower.endswith("n't") for t in between)
    content = _content_after(here, at, cue)
    source = _source_before(here, left, cue, earlier)
    if source is None and cue.form in _INVERTED and left == at and _may_invert(here, at, cue):
        inverted = phrase_after(here, at + 1)
        if inverted is not None and plausible(here, *inverted):
            source = _offsets(here, inverted)
            content = _content_before(here, at)
    elif source is not None and not content and cue.kind in ("speech", "belief"):
        content = _content_before(here, _clause_of(here, source))
    if source is None or not content:
        return None
    verb = (here.tokens[_first_of_verb(here, left, at)].start, here.tokens[at].end)
    return Attribution(
        source,
        verb,
        (here.tokens[at].start, here.tokens[at].end),
        tuple(content),
        cue.lemma,
        cue.kind,
        negated,
    )


def _first_of_verb(here: Line, left: int, at: int) -> int:
    while left < at and is_adverb(here.tokens[left]):
        left += 1
    return left


def _clause_of(here: Line, source: tuple[int, int]) -> int:
    return next(i for i, t in enumerate(here.tokens) if t.start >= source[0])


def _finite(here: Line, left: int, at: int, cue: lexicon.Cue) -> bool:
    """Whether the cue is a verb in its clause and its subject acts: no noun, infinitive or passive."""
    between = {t.lower for t in here.tokens[left:at]}
    before = _lower_at(here, left - 1)
    if before == "to" and left == at:
        return False
    if before in _NOUNISH or before.endswith("'s") or _lower_at(here, at + 1) == "by":
        return False
    if cue.form in ("past", "participle"):
        return not (
            between & BE and "have" not in between and "has" not in between and "had" not in between
        ) and not ({"been", "being"} & between)
    if cue.form == "gerund":
        return bool(between & BE) or (left > 0 and here.tokens[left - 1].text == "," and cue.kind == "speech")
    if cue.form == "base":
        return bool(between & MODALS) or "n't" in "".join(between) or _plural_subject(here, left)
    return not between & (BE | MODALS)


def _plural_subject(here: Line, left: int) -> bool:
    phrase = phrase_before(here, left)
    if phrase is None:
        return _lower_at(here, left - 1) == "who"
    word = here.tokens[head(here, *phrase)].lower
    if word in ("we", "i", "they", "you") or any(
        t.lower == "and" for t in here.tokens[phrase[0] : phrase[1]]
    ):
        return True
    agent = lexicon.agents().get(word)
    return bool(agent and (agent.plural or word == "police")) or (
        word.endswith("s") and in_name(here, head(here, *phrase))
    )


def _may_invert(here: Line, at: int, cue: lexicon.Cue) -> bool:
    before = here.tokens[at - 1].text if at else ""
    return cue.kind in ("speech", "belief") and before in (",", "”", '"', "''", "’", "?", "!", "—", "–")


def _source_before(
    here: Line, left: int, cue: lexicon.Cue, earlier: list[Attribution]
) -> tuple[int, int] | None:
    if left == 0:
        return None
    before = here.tokens[left - 1]
    if before.lower in ("who", "which"):
        return _antecedent(here, left - 1)
    if before.text == ",":
        return _gerund_source(here, earlier) if cue.form == "gerund" else _across_parenthesis(here, left - 1)
    if before.lower in ("and", "but"):
        same_subject = [a for a in earlier if a.source and a.source[1] <= before.start]
        return same_subject[-1].source if same_subject else _main_subject(here, left - 1)
    phrase = phrase_before(here, left)
    if phrase is None or not plausible(here, *phrase):
        return None
    return _offsets(here, phrase)


def _gerund_source(here: Line, earlier: list[Attribution]) -> tuple[int, int] | None:
    named = [a.source for a in earlier if a.source]
    return named[0] if named else _main_subject(here, len(here.tokens))


def _antecedent(here: Line, relative: int) -> tuple[int, int] | None:
    """What "who" or "which" stands for: the phrase before it, across a comma or none."""
    end = relative
    while end > 0 and not here.tokens[end - 1].word and here.tokens[end - 1].text in ",—–":
        end -= 1
    phrase = phrase_before(here, end) or object_before(here, end)
    if phrase is None or not plausible(here, *phrase):
        return None
    return _offsets(here, phrase)


def _across_parenthesis(here: Line, comma: int) -> tuple[int, int] | None:
    """The subject before an insertion: "Breton, who is due to meet …, said"."""
    for at in range(comma - 1, 0, -1):
        if here.tokens[at].text != "," or in_quote(here, at):
            continue
        phrase = phrase_before(here, at)
        if phrase is not None and plausible(here, *phrase) and _opens_clause(here, phrase[0]):
            return _offsets(here, phrase)
    return None


def _opens_clause(here: Line, at: int) -> bool:
    if at == 0:
        return True
    before = here.tokens[at - 1]
    return (not before.word and before.text not in "’'") or before.lower in (
        "and",
        "but",
        "that",
        "while",
        "as",
    )


def _main_subject(here: Line, before: int) -> tuple[int, int] | None:
    """The subject of the sentence's first clause: the phrase before its first auxiliary or past verb."""
    for at in range(1, min(before, len(here.tokens))):
        token = here.tokens[at]
        verbish = token.lower in AUXILIARIES or (
            token.word
            and token.text[0].islower()
            and (token.lower in lexicon.cues() or lexicon.base_of(token.lower))
        )
        if verbish and not in_name(here, at):
            phrase = phrase_before(here, skip_auxiliaries(here, at))
            if phrase is not None and plausible(here, *phrase):
                return _offsets(here, phrase)
            if here.tokens[at - 1].text == ",":
                return _across_parenthesis(here, at - 1)
    return None


def plausible(here: Line, start: int, end: int) -> bool:
    """Whether a noun phrase can say or want something: a pronoun, a name, or people and institutions."""
    at = head(here, start, end)
    word = here.tokens[at].lower.removesuffix("'s")
    if word in PRONOUNS or in_name(here, at):
        return True
    return word in lexicon.agents() or word in lexicon.roles()


# ── what is said ────────────────────────────────────────────────────────────────────────────────────


def _content_after(here: Line, at: int, cue: lexicon.Cue) -> list[tuple[int, int]]:
    start = _complement(here, at + 1, cue)
    if start is None:
        return []
    quotes = _quotes_from(here, start)
    if quotes and here.tokens[start].text in _OPENING and not _runs_on(here, quotes[-1][1]):
        return quotes
    span = _trim(here, here.tokens[start].start, _content_end(here, start))
    return [span] if span else []


def _complement(here: Line, after: int, cue: lexicon.Cue) -> int | None:
    """The token at which the cue's complement begins, or None where the cue takes none here."""
    at = _past_adjuncts(here, after)
    word = _lower_at(here, at)
    if word == "that" and "that" in cue.frames:
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
        infinitive = token.lower == "to" and lexicon.base_of(_lower_at(here, ahead + 1)) == _lower_at(
            here, ahead + 1
        )
        if token.text in ";—–" or infinitive or (ahead > at and token.lower in AUXILIARIES):
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
    if _lower_at(here, at) in ("on", "earlier", "later", "late"):
        at += 1 if _lower_at(here, at + 1) in lexicon.calendar_words() else 0
    if _lower_at(here, at) in lexicon.calendar_words() or _lower_at(here, at) in ("today", "yesterday"):
        at += 1
        while (
            _lower_at(here, at) in ("morning", "evening", "night", "afternoon")
            or _lower_at(here, at).isdigit()
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


def _content_end(here: Line, start: int) -> int:
    """The end of what is said: before ", Breton said" or ", according to", else the sentence's."""
    for at in range(start + 2, len(here.tokens)):
        token = here.tokens[at]
        if token.text != "," or in_quote(here, at):
            continue
        after = _lower_at(here, at + 1)
        cue = lexicon.cues().get(after)
        if after == "according" or (cue and cue.form in ("past", "third", "gerund") and cue.kind == "speech"):
            return token.start
        tail = phrase_after(here, at + 1)
        if tail and plausible(here, *tail) and _lower_at(here, tail[1]) in ("said", "says", "added", "told"):
            return token.start
        if _lower_at(here, at + 1) in ("he", "she", "they") and _lower_at(here, at + 2) in (
            "said",
            "says",
            "added",
        ):
            return token.start
    return _sentence_end(here)


def _content_before(here: Line, at: int) -> list[tuple[int, int]]:
    """What stands before ", Breton said": the quotations there, or else the clause itself."""
    if at == 0:
        return []
    end = here.tokens[at - 1].end
    quotes = [(q.start, min(q.end, end)) for q in here.quoted if q.start < end]
    last = here.tokens[at - 1]
    if quotes and (last.text in "”\"'’" or quotes[-1][1] >= last.start - 1):
        return quotes + [(q.start, q.end) for q in here.quoted if q.start >= end]
    if last.text not in (",", "—", "–", "”", '"', "?", "!"):
        return []
    span = _trim(here, _first_word_or_quote(here), last.start)
    if span is None or phrase_start(here, at - 1) == 0:
        return []
    return [span]


def _first_word_or_quote(here: Line) -> int:
    return here.tokens[0].start if here.tokens else 0
