"""Quotation attribution: sentences of nothing but quotation, given to whoever is quoted beside them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.extractive.annotated_article import AnnotatedArticle, AttributedSentence
from briefing.analysis.extractive.clause_certainty import has_subject, reads_alone
from briefing.analysis.extractive.pronoun_resolution import Speaker, SpeakerResolver
from briefing.attribution.speaker_turns import FIRST_PERSON
from briefing.models import Cited, Position
from briefing.nlp.word_classes import word_class

_MOSTLY = 0.8  # of a sentence, from where on it is a quotation and nothing else
_SHORTEST = 4  # words of a sentence that is taken for one where none before it runs on
_MOST_CITED = 8  # sentences


def running_quotations(reading: AnnotatedArticle, spoken: Mapping[int, Speaker]) -> list[Cited[Position]]:
    """A position for each run of quoted sentences. `spoken` tells who speaks in a sentence, by its number;
    a run takes the sentence that names its speaker into its evidence."""
    speakers = dict(spoken)
    silent = [
        line
        for line in reading.lines
        if line.number not in spoken
        and line.number not in reading.turns
        and not line.attributions
        and _is_all_quoted(line)
    ]
    for line in silent:
        who = _neighbouring_speaker(reading, line, speakers)
        if who is not None:
            speakers[line.number] = who
    bare = {line.number for line in silent if line.number in speakers}
    return [
        _run_position(reading, run, bare, speakers[run[0]])
        for run in _runs(reading, speakers)
        if bare & set(run)
    ]


def block_quotations(reading: AnnotatedArticle, spoken: Mapping[int, Speaker]) -> list[Cited[Position]]:
    """A position for each paragraph, or item of a list, that stands without quotation marks after "Holm
    added:"."""
    quotations: list[Cited[Position]] = []
    for number, who in spoken.items():
        if not reading.lines[number - 1].text.endswith(":") or number == len(reading.lines):
            continue
        after = reading.lines[number]
        items = [item for item, introduced_by in reading.listed.items() if introduced_by == number]
        for first in items or [number + 1]:
            words = reading.lines[first - 1].text.strip(' "“”')
            if not after.quoted and len(words.split()) >= _SHORTEST:
                cites = (first,) if items else (first, *_rest_of_turn(reading, first))
                quotations.append(_quotation_position(who, words, cites))
    return quotations


_SIGNED = re.compile(
    r"(?:[”\"’]|'')\s*(?:[―—–]|--?)\s*(?P<who>[^\W\d_](?:[^“”\".,]|\.(?=\s?[^\W\d_])){2,50})(?:,[^“”\"]{2,60})?\.?$"
)
_LONGEST_SIGNATURE = 130  # characters
_IN_NAMES = word_class("name particles") | {"of", "the", "and", "for", "di"}
_OPENING = ("“", '"', "'")
_CLOSING = ("”", '"', "’’", "''")
_MARKS = "\"“”‘’' "


def signed_quotations(
    reading: AnnotatedArticle, speakers: SpeakerResolver
) -> list[tuple[Speaker, Cited[Position]]]:
    """Each quotation that ends with a dash and the name of whoever said it, as a position."""
    quotations: list[tuple[Speaker, Cited[Position]]] = []
    for line in reading.lines:
        signature = _signature(line)
        first = _opening_sentence(reading, line) if signature else None
        if signature is None or first is None:
            continue
        who = speakers.identify(signature["who"], line, signature.start("who"))
        words = first.text if first is not line else line.text[: signature.start()]
        if who is not None and len(words.split()) >= _SHORTEST:
            several = len(who.name.split()) > 1 and who.kind == "unclear" and not who.role
            who = who._replace(named_in=line.number, kind="person" if several else who.kind)
            cites = tuple(range(first.number, line.number + 1))[:_MOST_CITED]
            quotations.append((who, _quotation_position(who, words.strip(_MARKS), cites)))
    return quotations


def _signature(line: AttributedSentence) -> re.Match[str] | None:
    match = _SIGNED.search(line.text, max(0, len(line.text) - _LONGEST_SIGNATURE))
    words = match["who"].split() if match else ()
    return match if all(word[0].isupper() or word in _IN_NAMES for word in words) else None


def _opening_sentence(reading: AnnotatedArticle, last: AttributedSentence) -> AttributedSentence | None:
    """The sentence of its paragraph with which a quotation begins that ends in a signed one."""
    for line in reversed(reading.lines[: last.number]):
        if line.paragraph != last.paragraph or (line is not last and _signature(line)):
            return None
        if line.text.startswith(("“", "”", '"', "''")):
            return line
    return None


_INITIALS = 3  # letters that stay capitals
_MOST_OF_A_TURN = 3  # sentences that are a position each


def turn_positions(reading: AnnotatedArticle, speakers: SpeakerResolver) -> list[Cited[Position]]:
    """Positions for the turns of a transcript or an interview: "HOLM: The fees are too high." The first of a
    turn cites the rest of it."""
    if reading.explainer:
        return []
    positions: list[Cited[Position]] = []
    asking = _askers(reading)
    for number, turn in reading.turns.items():
        if turn.number != number or not turn.label.who or turn.label.who in asking:
            continue
        line = reading.lines[number - 1]
        who = speakers.identify(turn.label.who, line, line.text.index(turn.label.who))
        if who is None:
            continue
        kind = "person" if who.kind == "unclear" else who.kind
        name = turn.label.who if turn.label.who.endswith(f" {who.name}") else who.name
        name = name.title() if name.isupper() and name.isascii() and len(name) > _INITIALS else name
        who = who._replace(
            name=name, kind=kind, role=who.role or turn.label.title, named_in=who.named_in or number
        )
        numbers = _turn_sentences(reading, number)[:_MOST_CITED]
        stated = [(n, words) for n in numbers if (words := _stated_words(reading, n))]
        for place, (n, words) in enumerate(stated[:_MOST_OF_A_TURN]):
            rest = [] if place else [other for other in numbers if other != n]
            named_in = 0 if n == who.named_in else who.named_in
            positions.append(_quotation_position(who._replace(named_in=named_in), words, (n, *rest)))
    return positions


def _askers(reading: AnnotatedArticle) -> frozenset[str]:
    """Those of a transcript most of whose turns end in a question, two at least: who leads the interview."""
    last = {turn.number: (turn.label.who, number) for number, turn in reading.turns.items()}
    turns = Counter(who for who, _ in last.values())
    asked = Counter(who for who, n in last.values() if reading.lines[n - 1].text.rstrip(_MARKS).endswith("?"))
    return frozenset(who for who, count in asked.items() if who and count > 1 and 2 * count > turns[who])


def _turn_sentences(reading: AnnotatedArticle, number: int) -> list[int]:
    """The sentences of a turn that are surely its speaker's: of the label's paragraph and those that open
    with a quotation mark, or in the first person."""
    sure = {reading.lines[number - 1].paragraph}
    numbers: list[int] = []
    for n in (n for n, turn in reading.turns.items() if turn.number == number):
        line = reading.lines[n - 1]
        sure |= {line.paragraph} if line.text.startswith(("“", '"')) else set()
        if line.paragraph in sure or FIRST_PERSON.search(line.text):
            numbers.append(n)
    return numbers


def _stated_words(reading: AnnotatedArticle, number: int) -> str:
    """What a sentence of a turn states; "" for a question, an order, or a few words."""
    line, turn = reading.lines[number - 1], reading.turns[number]
    words = line.text[turn.label.end if turn.number == number else 0 :].strip(_MARKS + " *_")
    return "" if line.apart or words.endswith("?") or len(words.split()) < _SHORTEST else words


def _rest_of_turn(reading: AnnotatedArticle, number: int) -> list[int]:
    """The sentences of the same paragraph, and of paragraphs that go on with an opening quotation mark."""
    rest: list[int] = []
    paragraph = reading.lines[number - 1].paragraph
    for line in reading.lines[number : number + _MOST_CITED - 1]:
        goes_on = line.paragraph == paragraph or line.text.startswith(("“", '"'))
        if not goes_on:
            break
        paragraph = line.paragraph
        rest.append(line.number)
    return rest


def _is_all_quoted(line: AttributedSentence) -> bool:
    inside = sum(q.end - q.start for q in line.quoted)
    return inside >= _MOSTLY * len(line.text)


def _neighbouring_speaker(
    reading: AnnotatedArticle, line: AttributedSentence, speakers: Mapping[int, Speaker]
) -> Speaker | None:
    """Who speaks before in the same paragraph, or else after in it, or else in the paragraph before."""
    closing = _closing_speaker(reading, line, speakers)
    if closing is not None:
        return closing
    before = line.number - 1
    if before in speakers and reading.lines[before - 1].paragraph == line.paragraph:
        return speakers[before]
    if len(line.text.split()) < _SHORTEST:
        return None
    for later in reading.lines[line.number :]:
        if later.paragraph != line.paragraph or not later.quoted:
            break
        if later.number in speakers:
            return speakers[later.number]
    return speakers.get(before)


def _closing_speaker(
    reading: AnnotatedArticle, line: AttributedSentence, speakers: Mapping[int, Speaker]
) -> Speaker | None:
    """Who is named where a quotation ends that opens in this sentence and runs on behind it: "“It was a
    circus. Half of us got none,” the driver said."."""
    if not line.text.startswith(_OPENING) or line.text.rstrip().endswith(_CLOSING):
        return None
    for later in reading.lines[line.number :]:
        if later.paragraph != line.paragraph or later.text.startswith(_OPENING):
            return None
        if later.number in speakers and not _is_all_quoted(later):
            return speakers[later.number]
    return None


def _runs(reading: AnnotatedArticle, speakers: Mapping[int, Speaker]) -> Iterator[list[int]]:
    """Consecutive sentences of one speaker, cut where there are too many to be cited at once."""
    run: list[int] = []
    for line in reading.lines:
        speaker = speakers.get(line.number)
        if run and (speaker is None or speaker.name != speakers[run[-1]].name or len(run) == _MOST_CITED):
            yield run
            run = []
        if speaker is not None and line.quoted:
            run.append(line.number)
    if run:
        yield run


def _run_position(
    reading: AnnotatedArticle, run: Sequence[int], bare: set[int], who: Speaker
) -> Cited[Position]:
    first = next(number for number in run if number in bare)
    line = reading.lines[first - 1]
    span = max(line.quoted, key=lambda q: q.end - q.start)
    words = line.text[span.start : span.end].strip().rstrip(",")
    return _quotation_position(
        who,
        words,
        (first, *(number for number in run if number != first)),
        sure=_is_beside(reading, run, first),
    )


def _is_beside(reading: AnnotatedArticle, run: Sequence[int], first: int) -> bool:
    """Whether a sentence of a run that is not all quoted, and names who speaks, is of its paragraph."""
    paragraph = reading.lines[first - 1].paragraph
    return any(
        reading.lines[number - 1].paragraph == paragraph and not _is_all_quoted(reading.lines[number - 1])
        for number in run
    )


_SAYS_ENOUGH = 5  # words of a quotation beside which its own sentence tells nothing: not "Holm was prepared"


def _quotation_position(
    who: Speaker, words: str, cites: tuple[int, ...], sure: bool = True
) -> Cited[Position]:
    """What somebody says, to be inferred where who says it, or what, is not certain."""
    enough = len(words.split()) >= _SAYS_ENOUGH
    certain = (
        sure
        and enough
        and who.certain
        and has_subject(words)
        and reads_alone(words, who.kind, "", quoted=True)
    )
    statement = Position(
        stakeholder=who.name,
        stakeholder_kind=who.kind,
        role=who.role,
        verb="",
        position=words,
        stance="unclear",
        stance_on="",
        directness="direct quote" if certain else "inferred",
    )
    return Cited(statement=statement, cites=cites, named_in=who.named_in)
