"""Who said it: a statement may not put into somebody's mouth what somebody else says in its evidence, nor
tell what somebody says as if nobody did."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.grounding.naming import same_party
from briefing.grounding.reading import Fault, Source, Statement, opener
from briefing.model import Span
from briefing.text import lexicon
from briefing.text.attribution import attributions
from briefing.text.content import Word, content_stems, read, stems
from briefing.text.names import apposition_end, names
from briefing.text.quotations import quotations, quoted_spans

_MOSTLY = 0.5  # of what is said, from where on two sayings are one
_TELLING, _LARGELY = 2, 0.7  # content words of what is said, and how many of them a sentence has
_OPENING = 4  # words in which a statement says whom it is about
_SPEAKING = frozenset("i i'm i've i'd i'll we we're we've we'd we'll our my you you're you've your".split())
_PERSONS = frozenset(("he", "she"))
_ITS = ("its ", "their ")
_NOT_TELLING = _SPEAKING | {"to"}  # "and to say that"
_TOLD = frozenset(("speech", "belief", "according"))
_SAID = _TOLD | {"intent", "emotion", "stance"}


class _Saying(NamedTuple):
    """Who says what in a sentence, and in what kind of words."""

    party: str
    kind: str
    said: str


def speaker(stated: Statement, cited: Source) -> Fault | None:
    """What one party says in the evidence no other says in the statement."""
    if stated.stakeholder:
        return None if _surely_theirs(stated, cited) else _said_by(stated.stakeholder, stated.text, cited)
    if not any(word.lower in lexicon.cues() for word in stated.words):
        return None
    for saying in _sayings(stated.text):
        if _named(saying.party) and (fault := _said_by(saying.party, saying.said, cited)):
            return fault
    return None


def voice(stated: Statement, cited: Source) -> Fault | None:
    """Nobody says "we" or "you" but who is quoted, where the evidence has that in quotation marks alone; and
    what it has in quotation marks alone is no fact."""
    if stated.stakeholder:
        return None
    first = _spoken(stated.text, "")
    if first and not any(_spoken(sentence, cited.article) for sentence in cited.sentences):
        told = any(_tells(word) for word in read(stated.text[: first.start]))
        if not told and "according to" not in stated.text.casefold():
            written = stated.text[first.start : first.end]
            return Fault("unsupported", f"told in the words of somebody who is not named: “{written}”")
    return as_fact(stated, cited) or _reported_as_fact(stated, cited)


def _reported_as_fact(stated: Statement, cited: Source) -> Fault | None:
    """What its evidence tells as a named party's saying, and nowhere else, is weak without the party."""
    said = content_stems(stated.text)
    if len(said) <= _TELLING or not said <= cited.stems or stated.quoted or _attributed(stated):
        return None
    parties: list[str] = []
    for sentence in cited.sentences:
        if said <= stems(sentence):
            parties += _who_says(said, sentence)[:1] or [""]
    if parties and all(parties):
        return Fault("weak", f"told as a fact, and said by {_shown(parties[0])}")
    return None


def _shown(party: str) -> str:
    return party.casefold() if party.casefold() in _PERSONS else party


def _who_says(said: frozenset[str], sentence: str) -> list[str]:
    """Who says in a sentence all that a statement says."""
    return [
        saying.party
        for saying in _sayings(sentence)
        if saying.kind == "speech"
        and (_named(saying.party) or saying.party.casefold() in _PERSONS)
        and said <= content_stems(saying.said)
    ]


def as_fact(stated: Statement, cited: Source) -> Fault | None:
    """What its evidence has as a quotation alone is not told without a speaker and marks."""
    if not any(_quoted(sentence, cited.article) for sentence in cited.sentences):
        return None
    said = content_stems(stated.text)
    enough, there = _LARGELY * len(said), said & cited.stems
    if len(said) < _TELLING or len(there) < enough or stated.quoted or _attributed(stated):
        return None
    saying = [sentence for sentence in cited.sentences if said & stems(sentence)]
    own = there & frozenset().union(*[_unquoted(sentence, cited.article) for sentence in saying])
    if len(own) >= enough or 2 * len(there - own) <= len(said) or not own.isdisjoint(_parties(stated)):
        return None
    return Fault("unsupported", "somebody's words, told as a fact")


def _parties(stated: Statement) -> frozenset[str]:
    """The stems of whoever a statement begins with, by a name or by what they are: "Dahl opposes" tells of
    Dahl, as "Dahl says" does."""
    return frozenset(
        word.stem
        for word in stated.words[:_OPENING]
        if word.lower in lexicon.agents() or any(n.start <= word.start < n.end for n in stated.names)
    )


def _attributed(stated: Statement) -> bool:
    """Whether a statement tells, in whatever way, that somebody else says so; "I think" does not."""
    before = ("", *(word.lower for word in stated.words))
    told = (word for word, last in zip(stated.words, before, strict=False) if last not in _NOT_TELLING)
    return any(map(_tells, told)) or "according to" in stated.text.casefold()


def _tells(word: Word) -> bool:
    cue = lexicon.cues().get(word.lower)
    return cue is not None and cue.kind in _TOLD


@lru_cache(maxsize=128)
def _spoken(text: str, article: str) -> Word | None:
    """The first "I", "we" or "you" outside quotation marks."""
    speaking = [word for word in read(text) if word.lower in _SPEAKING]
    quoted = _quoted(text, article) if speaking else ()
    for word in speaking:
        if not any(span.start <= word.start < span.end for span in quoted):
            return word
    return None


@lru_cache(maxsize=128)
def _unquoted(sentence: str, article: str) -> frozenset[str]:
    """The stems of the content words outside quotation marks."""
    quoted = _quoted(sentence, article)
    return frozenset(
        word.stem
        for word in read(sentence)
        if word.content and not any(span.start <= word.start < span.end for span in quoted)
    )


def _quoted(sentence: str, article: str) -> tuple[Span, ...]:
    """Where a sentence quotes. A quotation of several sentences has its marks in the first and the last, so
    that only the article tells; without it, a closing mark tells of what stands before it."""
    at = article.find(sentence) if article else -1
    if at >= 0:
        end = at + len(sentence)
        found = [span for span in _quotations(article) if span.start < end and at < span.end]
        return tuple(
            Span(start=max(0, span.start - at), end=min(len(sentence), span.end - at)) for span in found
        )
    closes = sentence.find("”")
    if closes > 0 and "“" not in sentence[:closes]:
        return (Span(start=0, end=closes), *quoted_spans(sentence))
    return quoted_spans(sentence)


@lru_cache(maxsize=4)
def _quotations(article: str) -> tuple[Span, ...]:
    lines = tuple(Span(start=line.start(), end=line.end()) for line in re.finditer(r"[^\n]+", article))
    return quotations(article, lines)


def _surely_theirs(stated: Statement, cited: Source) -> bool:
    """Whether every cited sentence has the party's name right before the verb, so that a closer look can be
    spared."""
    named = f"{stated.stakeholder.split()[-1]} {stated.verb} "
    return bool(stated.verb) and all(named in sentence for sentence in cited.sentences)


def _said_by(who: str, what: str, cited: Source) -> Fault | None:
    sayings = [saying for sentence in _near(what, cited) for saying in _sayings(sentence)]
    theirs = [_may_be(saying.party, who, cited.aliases) for saying in sayings]
    if all(theirs):
        return None  # whatever it is
    wanted = content_stems(what)
    others: list[str] = []
    for saying, may_be in zip(sayings, theirs, strict=True):
        if not _mostly(wanted, content_stems(saying.said)):
            continue
        if may_be or (saying.kind in _TOLD and _subject_of(who, saying, wanted, cited.aliases)):
            return None
        others.append(saying.party)
    return Fault("unsupported", f"said by somebody else: {others[0]}, not {who}") if others else None


def _near(what: str, cited: Source) -> Sequence[str]:
    """The sentences in which it may be said; a single one is not looked at more closely."""
    if len(cited.sentences) == 1:
        return cited.sentences
    wanted = content_stems(what)
    return [sentence for sentence in cited.sentences if _mostly(wanted, content_stems(sentence))]


def _may_be(party: str, who: str, aliases: Mapping[str, str]) -> bool:
    return not _named(party) or same_party(party, who, aliases)


def _named(phrase: str) -> bool:
    """Whether a phrase that may open a sentence has a name in it, and is no pronoun or bare description."""
    return any(w.content and phrase[w.start].isupper() for w in read(phrase))


@lru_cache(maxsize=128)
def _sayings(sentence: str) -> tuple[_Saying, ...]:
    return tuple(
        _Saying(
            sentence[told.source[0] : apposition_end(sentence, *told.source)],
            told.kind,
            " ".join(sentence[start:end] for start, end in told.content),
        )
        for told in attributions(sentence, opener(sentence))
        if told.kind in _SAID and told.source
    )


def _mostly(wanted: frozenset[str], said: frozenset[str]) -> bool:
    return bool(wanted) and len(wanted & said) >= _MOSTLY * len(wanted)


def _subject_of(who: str, saying: _Saying, wanted: frozenset[str], aliases: Mapping[str, str]) -> bool:
    """Whether the saying is itself about what the party does: "Breton said that the EU would cooperate", "the
    union wants more pay, its leader said"."""
    said = saying.said
    opens = re.match(rf"(?:the |an? )?{re.escape(who)}\b", said, re.IGNORECASE)
    if opens and saying.party.casefold().startswith(_ITS):
        return _mostly(wanted, content_stems(said[opens.end() :]))
    return any(
        same_party(name.text, who, aliases) and _mostly(wanted, content_stems(said[name.end :]))
        for name in names(said)
    )
