"""Who says, believes, wants or fears what, in one sentence.

An attribution is a source, a cue and a content, as annotated in the PolNeAR corpus (Newell, Margolin and
Ruths, 2018). Three shapes of English carry nearly all of them: the source before its cue ("Breton said
that …"), after it ("…, said Thierry Breton"), and "according to".
"""

from functools import lru_cache
from typing import NamedTuple

from briefing.model import Span
from briefing.text import lexicon, relatives
from briefing.text.clauses import AUXILIARIES, BE, MODALS, NEGATIONS, Line, in_name, in_quote, is_adverb, made
from briefing.text.complements import content_after, content_before, trimmed
from briefing.text.names import Name, names
from briefing.text.phrases import (
    PRONOUNS,
    antecedent,
    head,
    lower_at,
    object_before,
    offsets,
    phrase_after,
    phrase_before,
    plausible,
    skip_auxiliaries,
)
from briefing.text.quotations import quoted_spans

__all__ = ["PRONOUNS", "Attribution", "attributions"]

LONGEST = 2000  # characters; a longer "sentence" is no prose, and the search is not linear in its length
_REMEMBERED = 128  # sentences
_SUPPOSING = frozenset("would could can may might should must".split())
_CONDITIONS = frozenset("if unless whether lest until".split())
_HELD = frozenset("believe know think suspect report allege say understand consider presume rumor".split())
_INVERTED = ("past", "third")
_NOUNISH = frozenset("the a an its his her their our my any no some these those this such".split())


class Attribution(NamedTuple):
    """Offsets in the sentence, [start, end).

    `source` is None where the sentence names none ("…, adding that"). `verb` is the cue with its
    auxiliaries, `cue` the reporting word alone; `content` what is said, in order, and empty where a colon at
    the sentence's end puts it into the next one. `kind` is the cue's: speech, belief, intent, emotion,
    stance, perception or according.
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
) -> tuple[Attribution, ...]:
    """The attributions of one sentence, in order of their cues.

    `known` are the article's names (`names.known_names`), `quoted` its quotations as spans of this
    sentence where they run beyond it. Cues inside a quotation are the speaker's own and do not count.
    """
    if len(sentence) > LONGEST:
        return ()
    quotes = quoted_spans(sentence) if quoted is None else quoted
    return tuple(one for one in _outright(sentence, names(sentence, known), quotes) if one.content)


def outright(here: Line) -> tuple[Attribution, ...]:
    """The attributions of a line that was made ready already."""
    return _outright(here.text, here.names, here.quoted)


@lru_cache(maxsize=_REMEMBERED)
def _outright(sentence: str, named: tuple[Name, ...], quoted: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """The check asks again for what the analyst found, with names that it found itself: mostly the same."""
    here = made(sentence, named, quoted)
    found: list[Attribution] = []
    cues = lexicon.cues()
    for at, token in enumerate(here.tokens):
        cue = cues.get(token.lower)
        if token.lower == "according" and lower_at(here, at + 1) == "to":
            one = _according(here, at)
        elif cue is None or in_quote(here, at) or in_name(here, at):
            continue
        else:
            one = _by_verb(here, at, cue, found)
        if one is not None:
            found.append(one)
    return tuple(found)


# ── according to ────────────────────────────────────────────────────────────────────────────────────


def _according(here: Line, at: int) -> Attribution | None:
    phrase = phrase_after(here, at + 2)
    if phrase is None:
        return None
    source = offsets(here, phrase)
    if not plausible(here, *phrase) and not any(source[0] <= n.start < source[1] for n in here.names):
        return None
    start, end = here.tokens[at].start, here.tokens[at + 1].end
    if at == 0:
        after = next((t.end for t in here.tokens[phrase[1] :] if t.text == ","), source[1])
        content = (after, len(here.text))
    else:
        content = (
            _first_word(here),
            here.tokens[at - 1].end if here.tokens[at - 1].word else here.tokens[at - 1].start,
        )
    said = trimmed(here, *content)
    if said is None:
        return None
    return Attribution(source, (start, end), (start, end), (said,), "according to", "according", False)


def _first_word(here: Line) -> int:
    return next((t.start for t in here.tokens if t.word), 0)


# ── a verb and its source ───────────────────────────────────────────────────────────────────────────


def _by_verb(here: Line, at: int, cue: lexicon.Cue, earlier: list[Attribution]) -> Attribution | None:
    left = skip_auxiliaries(here, at)
    between = here.tokens[left:at]
    if not _finite(here, left, at, cue):
        return None
    negated = any(t.lower in NEGATIONS or t.lower.endswith("n't") for t in between)
    content = content_after(here, at, cue)
    source = _source_before(here, left, cue, earlier)
    if source is None and cue.form in _INVERTED and left == at and _may_invert(here, at, cue):
        inverted = phrase_after(here, at + 1)
        if inverted is not None and plausible(here, *inverted):
            source = offsets(here, inverted)
            content = content_before(here, at)
    elif (
        source is not None
        and not content
        and cue.kind in ("speech", "belief")
        and lower_at(here, left - 1) not in ("who", "which")
    ):
        content = content_before(here, _clause_of(here, source))
    relative = lower_at(here, left - 1) in ("who", "which")
    if relative and content:
        content = _within(here, left - 1, content, cue)
    announced = here.text.endswith(":") and (cue.kind == "speech" or at + 2 == len(here.tokens))
    if source is None or not (content or announced) or _only_supposed(here, left, at, source, cue):
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


def _within(
    here: Line, pronoun: int, content: list[tuple[int, int]], cue: lexicon.Cue
) -> list[tuple[int, int]]:
    """What is said in a relative clause, without what stands after the clause."""
    start, end = content[-1]
    own = cue.kind in ("speech", "belief") and not here.text.startswith(("to ", "“", '"'), start)
    stop = relatives.end_of_clause(here, pronoun, start, int(own))
    if stop is None or not start < stop < end:
        return content
    span = trimmed(here, start, stop)
    return [*content[:-1], span] if span else content[:-1]


def _only_supposed(here: Line, left: int, at: int, source: tuple[int, int], cue: lexicon.Cue) -> bool:
    """Whether nobody says it: "would tell", "if the bank wants", "a plan, which it hopes" to nowhere."""
    if _SUPPOSING & {t.lower for t in here.tokens[left:at]}:
        return True
    before = lower_at(here, _clause_of(here, source) - 1)
    return before in _CONDITIONS or (cue.kind == "intent" and before == "which")


def _first_of_verb(here: Line, left: int, at: int) -> int:
    while left < at and is_adverb(here.tokens[left]):
        left += 1
    return left


def _clause_of(here: Line, source: tuple[int, int]) -> int:
    return next(i for i, t in enumerate(here.tokens) if t.start >= source[0])


def _finite(here: Line, left: int, at: int, cue: lexicon.Cue) -> bool:
    """Whether the cue is a verb in its clause and its subject acts: no noun, infinitive or passive."""
    between = {t.lower for t in here.tokens[left:at]}
    before = lower_at(here, left - 1)
    if before == "to":
        return False
    if before in _NOUNISH or before.endswith("'s") or lower_at(here, at + 1) == "by":
        return False
    if cue.form in ("past", "participle"):
        if held_to(here, at, cue.lemma):
            return False
        return not (
            between & BE and "have" not in between and "has" not in between and "had" not in between
        ) and not ({"been", "being"} & between)
    if cue.form == "gerund":
        return bool(between & BE) or (left > 0 and here.tokens[left - 1].text == "," and cue.kind == "speech")
    if cue.form == "base":
        return bool(between & MODALS) or "n't" in "".join(between) or _plural_subject(here, left)
    return not between & (BE | MODALS)


def held_to(here: Line, at: int, lemma: str) -> bool:
    """Whether others hold it of whoever stands before the participle: "residents believed to have left"."""
    if lemma not in _HELD or lower_at(here, at + 1) != "to" or lower_at(here, at + 2) not in ("have", "be"):
        return False
    return lower_at(here, at - 1) not in ("has", "have", "had")


def _plural_subject(here: Line, left: int) -> bool:
    phrase = phrase_before(here, left)
    if phrase is None:
        return lower_at(here, left - 1) == "who"
    if here.tokens[phrase[0]].lower in ("a", "an", "this", "another"):
        return False
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
    left = _before_brackets(here, left)
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
    return offsets(here, phrase)


def _before_brackets(here: Line, left: int) -> int:
    """Past "(R-Wis.)" between a name and its verb."""
    if left == 0 or here.tokens[left - 1].text != ")":
        return left
    opened = [at for at in range(left - 1) if here.tokens[at].text == "("]
    return opened[-1] if opened else left


def _gerund_source(here: Line, earlier: list[Attribution]) -> tuple[int, int] | None:
    named = [a.source for a in earlier if a.source and not _relative(here, a)]
    return named[0] if named else _main_subject(here, len(here.tokens))


def _relative(here: Line, earlier: Attribution) -> bool:
    """Whether an attribution is told in passing, after "who" or "which"."""
    at = next(i for i, t in enumerate(here.tokens) if t.start >= earlier.verb[0])
    return lower_at(here, at - 1) in ("who", "which")


def _antecedent(here: Line, relative: int) -> tuple[int, int] | None:
    """What "who" or "which" stands for: the phrase before it, across a comma or none."""
    end = relative
    while end > 0 and not here.tokens[end - 1].word and here.tokens[end - 1].text in ",—–":
        end -= 1
    phrase = antecedent(here, relative) or object_before(here, end)
    if phrase is None or not plausible(here, *phrase):
        return None
    return offsets(here, phrase)


def _across_parenthesis(here: Line, comma: int) -> tuple[int, int] | None:
    """The subject before an insertion: "Breton, who is due to meet …, said"."""
    for at in range(comma - 1, 0, -1):
        if here.tokens[at].text != "," or in_quote(here, at):
            continue
        phrase = phrase_before(here, at)
        if phrase is not None and plausible(here, *phrase) and _opens_clause(here, phrase[0]):
            return offsets(here, phrase)
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
                return offsets(here, phrase)
            if here.tokens[at - 1].text == ",":
                return _across_parenthesis(here, at - 1)
    return None
