"""Attribution: no statement puts into somebody's mouth what somebody else says in its evidence, nor may it
tell what somebody says as if nobody did."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.attribution.attributions import unvouched_attributions
from briefing.models import Span
from briefing.nlp import lexicon
from briefing.nlp.content_words import StemmedWord, content_stems, stemmed_words
from briefing.nlp.entities import apposition_end, names
from briefing.nlp.memo import kept
from briefing.nlp.quotations import quotations
from briefing.nlp.thesaurus import kinship_between, senses
from briefing.nlp.word_classes import word_class
from briefing.verification.annotated_statement import AnnotatedStatement, CitedText, StatementFault
from briefing.verification.annotated_text import AnnotatedText, annotate_text
from briefing.verification.claims import names_speaker
from briefing.verification.name_matching import is_same_party

_MOSTLY = 0.5  # of what is said, from where on two sayings are one
_TELLING, _LARGELY = 2, 0.7  # content words of what is said, and how many of them a sentence has
_OPENING = 4  # words in which a statement says whom it is about
_SPEAKING = word_class("pronouns of a speech")
_PERSONS = frozenset(("he", "she"))
_ITS = ("its ", "their ")
_NOT_TELLING = _SPEAKING | {"to"}  # "and to say that"
_TOLD = frozenset(("speech", "belief", "according"))
_REPORTING = word_class("authorities that report")
_DETERMINERS = word_class("determiners", "possessives")
_COMING = word_class("future modals")
_SAID = _TOLD | {"intent", "emotion", "stance"}


class _Saying(NamedTuple):
    """Who says what in a sentence, and in what kind of words."""

    party: str
    kind: str
    said: str

    @property
    def stems(self) -> frozenset[str]:
        """Of the content words of what is said."""
        return content_stems(self.said)


def check_speaker(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What one party says in the evidence no other says in the statement."""
    if stated.stakeholder:
        return (
            None
            if _is_surely_theirs(stated, cited)
            else _speaker_fault(stated.stakeholder, stated.annotation.content_stems, cited)
        )
    cues = lexicon.cues()
    if not any(word.lower in cues or word.lower == "according" for word in stated.words):
        return None
    for saying in _sayings(stated.annotation):
        by_person = saying.kind == "speech" and _is_person(saying.party)
        if _has_name(saying.party) and (
            fault := _speaker_fault(saying.party, saying.stems, cited, by_person=by_person)
        ):
            return fault
        if _opens_with(stated.text, saying) and (fault := _other_body_fault(saying, cited)):
            return fault
    return None


def check_voice(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """Nobody says "we" or "you" but who is quoted, where the evidence has that in quotation marks alone; and
    what it has in quotation marks alone is no fact."""
    if stated.stakeholder:
        return None
    first = _first_person_word(stated.annotation, "")
    if first and not any(_first_person_word(sentence, cited.article) for sentence in cited.texts):
        attributed = any(_tells(word) for word in stemmed_words(stated.text[: first.start]))
        if not attributed and "according to" not in stated.text.casefold():
            written = stated.text[first.start : first.end]
            return StatementFault(
                "unsupported", f"told in the words of somebody who is not named: “{written}”"
            )
    return check_quote_as_fact(stated, cited) or _check_report_as_fact(stated, cited)


def _check_report_as_fact(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What its evidence tells as somebody's saying, and nowhere else, is weak without them."""
    said = stated.annotation.content_stems
    if len(said) <= _TELLING or not said <= cited.stems or stated.quotations:
        return None
    if is_attributed(stated) and (names_speaker(stated.text) or not _tells_within(stated, cited)):
        return None
    parties: list[str] = []
    for sentence in cited.texts:
        if said <= sentence.stems:
            parties += _speakers_of(said, sentence)[:1] or [""]
    if parties and all(parties):
        return StatementFault("weak", f"told as a fact, and said by {_party_text(parties[0])}")
    return None


def _tells_within(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether what may tell of a saying in a statement is part of what is said: "complied with orders"."""
    telling = {word.stem for word in stated.words if _tells(word)}
    return any(telling <= saying.stems for text in cited.texts for saying in _sayings(text))


def _party_text(party: str) -> str:
    first = party.split(" ", 1)[0].casefold()
    return party[:1].lower() + party[1:] if first in _PERSONS | _DETERMINERS else party


def _speakers_of(said: frozenset[str], sentence: AnnotatedText) -> list[str]:
    """Who says in a sentence all that a statement says."""
    return [
        saying.party
        for saying in _sayings(sentence)
        if saying.kind in ("speech", "according") and said <= saying.stems and _claims(saying)
    ]


def _claims(saying: _Saying) -> bool:
    """Whether what a party says is a claim: not what the police report, nor what somebody without a name
    announces of what is to come, which may be up to them."""
    if _has_name(saying.party) or saying.party.casefold() in _PERSONS:
        return True
    words = stemmed_words(saying.party)
    if not words or any(word.lower in _REPORTING for word in words):
        return False
    return _COMING.isdisjoint(word.lower for word in stemmed_words(saying.said))


def check_quote_as_fact(stated: AnnotatedStatement, cited: CitedText) -> StatementFault | None:
    """What its evidence has as a quotation alone is not told without a speaker and marks."""
    said = stated.annotation.content_stems
    enough, shared = _LARGELY * len(said), said & cited.stems
    if len(said) < _TELLING or len(shared) < enough or stated.quotations or is_attributed(stated):
        return None
    if not any(_quotation_spans(sentence, cited.article) for sentence in cited.texts):
        return None
    saying = [sentence for sentence in cited.texts if not said.isdisjoint(sentence.stems)]
    unquoted = shared & frozenset().union(*[_unquoted_stems(sentence, cited.article) for sentence in saying])
    if (
        len(unquoted) >= enough
        or 2 * len(shared - unquoted) <= len(said)
        or not unquoted.isdisjoint(_parties(stated))
    ):
        return None
    return StatementFault("unsupported", "somebody's words, told as a fact")


def _parties(stated: AnnotatedStatement) -> frozenset[str]:
    """The stems of whoever a statement begins with, by a name or by what they are: "Dahl opposes" tells of
    Dahl, as "Dahl says" does."""
    return frozenset(
        word.stem
        for word in stated.words[:_OPENING]
        if word.lower in lexicon.agents() or any(n.start <= word.start < n.end for n in stated.names)
    )


def is_attributed(stated: AnnotatedStatement) -> bool:
    """Whether a statement tells, in whatever way, that somebody else says so; "I think" does not."""
    before = ("", *(word.lower for word in stated.words))
    telling_words = (
        word for word, last in zip(stated.words, before, strict=False) if last not in _NOT_TELLING
    )
    return any(map(_tells, telling_words)) or "according to" in stated.text.casefold()


def _tells(word: StemmedWord) -> bool:
    cue = lexicon.cues().get(word.lower)
    return cue is not None and cue.kind in _TOLD


def _first_person_word(text: AnnotatedText, article: str) -> StemmedWord | None:
    """The first "I", "we" or "you" outside quotation marks."""
    speaking = [word for word in text.words if word.lower in _SPEAKING]
    quoted = _quotation_spans(text, article) if speaking else ()
    for word in speaking:
        if not any(span.start <= word.start < span.end for span in quoted):
            return word
    return None


def _unquoted_stems(sentence: AnnotatedText, article: str) -> frozenset[str]:
    """The stems of the content words outside quotation marks."""
    quoted = _quotation_spans(sentence, article)
    if not quoted:
        return sentence.content_stems
    return frozenset(
        word.stem
        for word in sentence.words
        if word.content and not any(span.start <= word.start < span.end for span in quoted)
    )


def _quotation_spans(text: AnnotatedText, article: str) -> tuple[Span, ...]:
    """Where a sentence quotes. A quotation of several sentences has its marks in the first and the last, so
    that only the article tells; without it, a closing mark tells of what stands before it."""
    sentence = text.text
    at = article.find(sentence) if article else -1
    if at >= 0:
        end = at + len(sentence)
        spans = [span for span in _article_quotations(article) if span.start < end and at < span.end]
        return tuple(
            Span(start=max(0, span.start - at), end=min(len(sentence), span.end - at)) for span in spans
        )
    closes = sentence.find("”")
    if closes > 0 and "“" not in sentence[:closes]:
        return (Span(start=0, end=closes), *text.quotations)
    return text.quotations


@lru_cache(maxsize=4)
def _article_quotations(article: str) -> tuple[Span, ...]:
    lines = tuple(Span(start=line.start(), end=line.end()) for line in re.finditer(r"[^\n]+", article))
    return quotations(article, lines)


def _is_surely_theirs(stated: AnnotatedStatement, cited: CitedText) -> bool:
    """Whether every cited sentence has the party's name right before the verb, so that a closer look can be
    spared."""
    named = f"{stated.stakeholder.split()[-1]} {stated.verb} "
    return bool(stated.verb) and all(named in sentence for sentence in cited.sentences)


def _is_person(party: str) -> bool:
    return any(word in lexicon.given_names() for word in party.split()[:-1])


def _speaker_fault(
    who: str, wanted: frozenset[str], cited: CitedText, *, by_person: bool = False
) -> StatementFault | None:
    """Who else says what has these stems, where nobody says it who may be the party. Of a person who is said
    to say it (`by_person`) it is not enough that another person says so of them."""
    sayings = [saying for sentence in _near_sentences(wanted, cited) for saying in _sayings(sentence)]
    others: list[str] = []
    for saying in sayings:
        of_another = by_person and _is_person(saying.party)
        sought = wanted - content_stems(saying.party) if of_another else wanted
        if not _covers_most(sought, saying.stems):
            continue
        if _may_be(saying.party, who, cited.aliases) or (
            not of_another and saying.kind in _TOLD and _is_subject_of(who, saying, wanted, cited.aliases)
        ):
            return None
        others.append(saying.party)
    return StatementFault("unsupported", f"said by somebody else: {others[0]}, not {who}") if others else None


def _opens_with(text: str, saying: _Saying) -> bool:
    """Whether a party opens the statement or its tag, so that it cannot be the end of something else."""
    before = text[: max(0, text.find(saying.party))].rstrip()
    return saying.kind == "according" or (saying.kind == "speech" and before[-1:] in ("", ","))


def _other_body_fault(stated: _Saying, cited: CitedText) -> StatementFault | None:
    """Who else says it in a sentence that has the party, too, in another place: two that are not one."""
    others: list[str] = []
    for sentence in _near_sentences(stated.stems, cited):
        for saying in _sayings(sentence):
            if saying.kind not in _TOLD or not _covers_most(stated.stems, saying.stems):
                continue
            if not _are_apart(stated.party, saying.party, sentence):
                return None
            others.append(saying.party)
    return StatementFault("weak", f"said by somebody else: {_party_text(others[0])}") if others else None


def _are_apart(who: str, party: str, sentence: AnnotatedText) -> bool:
    """Whether two parties of a sentence are two: of different nouns, or several people and somebody named."""
    own, other = content_stems(who), content_stems(party)
    if not own or not other or own & other or not own <= sentence.stems:
        return False
    first, second = (stemmed_words(phrase)[-1].lower for phrase in (who, party))
    if _is_named(who) or _is_named(party):
        several = second if _is_named(who) else first
        return not (_is_named(who) and _is_named(party)) and several.endswith("s")
    return kinship_between(first, second) != "same"


def _is_named(phrase: str) -> bool:
    """Whether a phrase has a name in it, a common noun that opens a sentence being none."""
    words = [word for word in stemmed_words(phrase) if word.content and phrase[word.start].isupper()]
    return any(word.start or senses(word.lower).part != "noun" for word in words)


def _near_sentences(wanted: frozenset[str], cited: CitedText) -> Sequence[AnnotatedText]:
    """The sentences in which it may be said; a single one is not looked at more closely."""
    if len(cited.texts) == 1:
        return cited.texts
    return [sentence for sentence in cited.texts if _covers_most(wanted, sentence.content_stems)]


def _may_be(party: str, who: str, aliases: Mapping[str, str]) -> bool:
    return not _has_name(party) or is_same_party(party, who, aliases)


def _has_name(phrase: str) -> bool:
    """Whether a phrase that may open a sentence has a name in it, and is no pronoun or bare description."""
    return any(w.content and phrase[w.start].isupper() for w in annotate_text(phrase).words)


@kept
def _sayings(text: AnnotatedText) -> tuple[_Saying, ...]:
    sentence = text.text
    return tuple(
        _Saying(
            sentence[attribution.source[0] : apposition_end(sentence, *attribution.source)],
            attribution.kind,
            " ".join(sentence[start:end] for start, end in attribution.content),
        )
        for attribution in unvouched_attributions(text.sentence)
        if attribution.content and attribution.kind in _SAID and attribution.source
    )


def _covers_most(wanted: frozenset[str], said: frozenset[str]) -> bool:
    return bool(wanted) and len(wanted & said) >= _MOSTLY * len(wanted)


def _is_subject_of(who: str, saying: _Saying, wanted: frozenset[str], aliases: Mapping[str, str]) -> bool:
    """Whether the saying is itself about what the party does: "Breton said that the EU would cooperate", "the
    union wants more pay, its leader said"."""
    said = saying.said
    opens = re.match(rf"(?:the |an? )?{re.escape(who)}\b", said, re.IGNORECASE)
    if opens and saying.party.casefold().startswith(_ITS):
        return _covers_most(wanted, content_stems(said[opens.end() :]))
    return any(
        is_same_party(name.text, who, aliases) and _covers_most(wanted, content_stems(said[name.end :]))
        for name in names(said)
    )
