"""Speaker turns: who speaks in a transcript or an interview, by lines that open with a name and a colon.

"Correction:", "Price:" and "Norvik: the pier that …" name nobody. A turn goes on over paragraphs up to the
next label where the text is a transcript, and is its own paragraph elsewhere.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.models import Sentence, Span
from briefing.nlp import entities, lexicon
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.word_classes import word_class

_STAMP = r"[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d{1,3})?[\])]?"
_PART = r"(?:(?:[^\W\d_a-z][\w.’'-]*|de|da|del|van|von|der|den|al|bin|of|the|and)(?![\w]))"
_LABEL = re.compile(
    rf"[\"“]?[*_]{{0,3}}(?:{_STAMP}\s*[–—-]?\s*)?"
    rf"(?P<who>[^\W\d_a-z][\w.’'-]*(?: (?:{_PART}|\d{{1,2}})){{0,5}})"
    rf"(?P<title>\s?\([^()]{{1,60}}\)|,\s[^:.!?“\"]{{2,60}})?(?:\s{_STAMP})?[*_]{{0,3}}\s?"
    r"(?P<sign>:[*_]{0,3}|\s[–—]|\s--)(?:\s+|$)"
)
_MAY_BE_LABEL = re.compile(r"[^\s:]:|[^\s]\s(?:[–—]|--)\s|^[QA][.)]")
_LONGEST = 200  # characters that a label is looked for in
_LETTERS = re.compile(r"(?P<who>[QA])[.:)]\s+(?=\S)")
_ASKS = word_class("askers")
_UNNAMED = word_class("unnamed speakers")
_CHAIRS = word_class("chairs of a hearing")
_HONORIFIC = re.compile(
    r"(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|lord|lady|rev|fr|st)\.?\s", re.IGNORECASE
)
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_SHARE = 3  # paragraphs from the first label on, of which one has a label where the text is a transcript
_FURTHEST = 6  # paragraphs that a turn goes on for


class SpeakerLabel(NamedTuple):
    """`who` is the speaker as printed, "" for somebody without a name; `title` what stands beside it; `end`
    where what is said begins."""

    who: str
    title: str
    end: int
    asks: bool


class SpeakerTurn(NamedTuple):
    """The label, the number of the sentence that has it, and whether the text is a transcript."""

    label: SpeakerLabel
    number: int
    transcript: bool


def article_turns(text: str, title: Span | None, sentences: Sequence[Sentence]) -> dict[int, SpeakerTurn]:
    """The turn of each sentence of an article that belongs to one, by its number."""
    texts = [text[s.start : s.end] for s in sentences]
    if not any(_MAY_BE_LABEL.search(line[:_LONGEST]) for line in texts):
        return {}
    full = (entities.split_role(name.text)[1].split() for line in texts for name in entities.names(line))
    persons = {words[-1].casefold() for words in full if _may_be_person(words)}
    return turns(texts, paragraph_indices(paragraphs(text, title), sentences), frozenset(persons))


def _may_be_person(words: Sequence[str]) -> bool:
    name = " ".join(words)
    return 2 <= len(words) <= 4 and not (lexicon.kind_of_name(name) or lexicon.country_of(name))


def paragraph_indices(bodies: Sequence[Span], sentences: Sequence[Sentence]) -> list[int]:
    """The place of each sentence's paragraph among the paragraphs."""
    within: list[int] = []
    paragraph = 0
    for sentence in sentences:
        while paragraph + 1 < len(bodies) and bodies[paragraph].end <= sentence.start:
            paragraph += 1
        within.append(paragraph)
    return within


def turns(texts: Sequence[str], within: Sequence[int], persons: frozenset[str]) -> dict[int, SpeakerTurn]:
    """The turn of each sentence that belongs to one, by its number. `within` are the paragraphs of the
    sentences, `persons` the last names, in lower case, of those whom the prose names in full."""
    labels = _labels(texts, within, persons)
    if not labels:
        return {}
    speakers = {label.who or label.asks for label in labels.values()}
    labelled = [within[number - 1] for number in labels]
    span = len(set(within[min(labels) - 1 :]))
    transcript = (
        len(labels) > 1 and (len(speakers) > 1 or len(labels) > 2) and _SHARE * len(set(labelled)) >= span
    )
    if not transcript and any(label.who == "" for label in labels.values()):
        labels = {number: label for number, label in labels.items() if label.who}
    return _spread_turns(texts, within, labels, transcript)


def _spread_turns(
    texts: Sequence[str], within: Sequence[int], labels: Mapping[int, SpeakerLabel], transcript: bool
) -> dict[int, SpeakerTurn]:
    spread: dict[int, SpeakerTurn] = {}
    last = max(labels, default=0)
    for number, label in labels.items():
        turn = SpeakerTurn(label, number, transcript)
        begins, current = within[number - 1], number
        while current <= len(texts) and (current == number or current not in labels):
            distance = within[current - 1] - begins
            may_go_on = number != last or FIRST_PERSON.search(texts[current - 1])
            if distance > (_FURTHEST if transcript else 0) or (distance and not may_go_on):
                break
            if distance and (
                texts[current - 1].endswith(":")
                or (label.who and label.who.split()[-1] in texts[current - 1])
            ):
                break  # told of the speaker, not by
            spread[current] = turn
            current += 1
    return spread


def is_explainer(texts: Sequence[str], spread: Mapping[int, SpeakerTurn]) -> bool:
    """Whether questions and answers are the article's own: nobody is named, and nobody says "I"."""
    return not any(turn.label.who for turn in spread.values()) and not any(
        FIRST_PERSON.search(texts[number - 1]) for number, turn in spread.items() if not turn.label.asks
    )


def _labels(texts: Sequence[str], within: Sequence[int], persons: frozenset[str]) -> dict[int, SpeakerLabel]:
    """The labels by the numbers of their sentences: those that surely are, and their like."""
    sure: dict[int, SpeakerLabel] = {}
    likely: dict[int, SpeakerLabel] = {}
    for number, text in enumerate(texts, start=1):
        opens = number == 1 or within[number - 1] != within[number - 2]
        match = _LETTERS.match(text) or _LABEL.match(text[:_LONGEST])
        if not match or not (opens or match["who"].isupper()):
            continue
        label = _label(match)
        dash = match.groupdict().get("sign", ":")[:1] != ":"
        if label is None:
            continue
        if _is_sure(match["who"], persons) and not dash:
            sure[number] = label
        elif _is_like_a_name(match["who"]):
            likely[number] = label
    every = _keep_one_style(dict(sorted({**sure, **_recurring_labels(sure, likely)}.items())))
    spoken = [_is_spoken(texts[number - 1], label) for number, label in every.items()]
    if len(every) == 1:
        return every if all(spoken) else {}
    return every if any(spoken) else {}  # "Norvik: berths for nine ferries." heads an item


def _keep_one_style(labels: dict[int, SpeakerLabel]) -> dict[int, SpeakerLabel]:
    """Those in capitals alone where most are: "Lund: Pier is safe" heads a transcript with "LUND:"."""
    capitals = {number: label for number, label in labels.items() if label.who.isupper() or not label.who}
    shouted = sum(label.who.isupper() for label in labels.values())
    return capitals if shouted > 1 and 2 * shouted > len(labels) else labels


def _recurring_labels(
    sure: Mapping[int, SpeakerLabel], likely: Mapping[int, SpeakerLabel]
) -> dict[int, SpeakerLabel]:
    """The likely ones among several speakers: who speaks twice, or beside two who surely are some."""
    often = Counter(label.who.casefold() for label in (*sure.values(), *likely.values()) if label.who)
    if len({label.who for label in (*sure.values(), *likely.values())}) < 2:
        return {}
    shouted = max(often.values(), default=0) > 1
    return {
        number: label
        for number, label in likely.items()
        if often[label.who.casefold()] > 1 or len(sure) > 1 or (shouted and label.who.isupper())
    }


def _is_spoken(text: str, label: SpeakerLabel) -> bool:
    """Whether what follows a label is speech: in the first person, quoted or a question."""
    said = text[label.end :]
    return bool(FIRST_PERSON.search(said)) or said.startswith(("“", '"')) or said.endswith("?")


def _label(match: re.Match[str]) -> SpeakerLabel | None:
    speaker = match["who"].strip()
    groups = match.groupdict()
    title = (groups.get("title") or "").strip(" ,()")
    words = [word.strip(".").casefold() for word in speaker.split()]
    if not words:
        return None
    asks = words[-1] in _ASKS or words[0] in _ASKS
    unnamed = asks or words[0] in _UNNAMED or words[-1].isdigit()
    return SpeakerLabel("" if unnamed else speaker, title, match.end(), asks)


def _is_sure(speaker: str, persons: frozenset[str]) -> bool:
    words = [word.strip(".").casefold() for word in speaker.split()]
    if words[0] in _ASKS | _UNNAMED | _CHAIRS or words[-1] in _CHAIRS:
        return len(words) <= 4 and (len(words) == 1 or words[0] != "all")
    if _HONORIFIC.match(speaker) and len(words) > 1:
        return True
    if lexicon.kind_of_name(speaker) or lexicon.country_of(speaker):
        return False
    opener = words[0] in lexicon.roles() or words[0].title() in lexicon.given_names()
    label = len(words) > 1 and not opener and words[0] in lexicon.frequencies()  # "Bottom Line:"
    if (
        words[-1] in persons
        and len(words) <= 4
        and not label
        and (len(words) == 1 or words[-2] not in word_class("function words"))
    ):
        return True
    has_given_name = words[0].title() in lexicon.given_names() or words[0] in lexicon.given_names()
    initial = len(words[0]) == 1 and "." in speaker
    return 2 <= len(words) <= 5 and (has_given_name or initial)


def _is_like_a_name(speaker: str) -> bool:
    """Whether a label that is repeated may be a speaker's: no common word, country or institution."""
    words = speaker.split()
    if len(words) > 4 or lexicon.country_of(speaker) or lexicon.kind_of_name(speaker):
        return False
    last = words[-1].strip(".").casefold()
    if last in lexicon.roles() or last in lexicon.agents():
        return True
    return last not in lexicon.frequencies() and last not in word_class("function words") and len(last) > 1
