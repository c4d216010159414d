"""Sentence boundaries: where a full stop ends no sentence (`JOINS`), and where one ends unseen (`SPLITS`).

A rule says why it is there, and its example is its test.
"""

import re
from typing import NamedTuple

from briefing.nlp import lexicon
from briefing.nlp.word_classes import weekdays, word_list

# Longer words first, so that "Then" is not read as "The".
_OPENER = (
    "(?:Meanwhile|Although|Another|Because|However|Several|Before|Though|After|Other|Since|These|Those|Their"
    "|There|Under|Where|While|Also|Both|From|Last|Many|Most|Some|Such|Then|They|This|That|What|When|With|And"
    "|But|For|Her|His|How|Its|New|Not|Our|She|The|Who|Why|Yet|You|An|As|At|He|If|In|It|My|No|On|Or|So|We)"
)
_SMALL_WORD = "|".join(
    rf"(?<=\s[a-z]{{{letters}}}.)" for letters in range(3, 16)
)  # looked at from its full stop
_NO_ABBREVIATION = "|".join(  # looked at from its full stop
    rf"(?<=\b{word}\.)" for word in ("No", *word_list("words that are abbreviations as well"))
)
_SAY = (
    "(?:said|says|asked|asks|added|adds|wrote|writes|tweeted|told|exclaimed|shouted|yelled|joked|quipped|replied"
    "|responded|demanded|wondered|recalled|continued|remarked|noted|declared)"
)


def _forms_pattern(*kinds: str) -> str:
    """What matches the forms of some classes of `data/abbreviations.tsv`, or its words."""
    forms = {form for kind, cell in lexicon.rows("abbreviations") if kind in kinds for form in cell.split()}
    forms |= {form.capitalize() for form in forms if form.islower()}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


_ENDS = "|".join(  # looked at from the full stop
    rf"(?<=\b{re.escape(form)}\.)"
    for kind, cell in lexicon.rows("abbreviations")
    if kind == "end"
    for form in cell.split()
)
_FIGURE = r"[$€£¥₹#+−±-]?\d"
_BEGUN = r"(?<![^\s(\[“\"‘'/–—-])"  # nothing of a word before it


class Join(NamedTuple):
    """A boundary is none where `left` ends before it and `right` begins after it."""

    name: str
    left: re.Pattern[str]
    right: re.Pattern[str]
    example: str
    why: str


class Split(NamedTuple):
    """A sentence begins where `pattern` ends."""

    name: str
    pattern: re.Pattern[str]
    example: str
    why: str


JOINS = (
    Join(
        "small letter",
        re.compile(r""),
        re.compile(r"[\"'“‘«(\[]*[a-z]"),
        "“Is it over?” she asked.",
        "an English sentence begins with a capital; the rest is what introduces or follows a quotation",
    ),
    Join(
        "mark",
        re.compile(r""),
        re.compile(r"[,;:!?%–—―]|\.(?!\s?\.)"),
        "She shouted (“Never!”), then left.",
        "no sentence begins with the mark that ends or divides one",
    ),
    Join(
        "form of address",
        re.compile(r"\b(?:Ms|Mr|Mrs|Mx|Dr)\.$"),
        re.compile(r"[A-Z]"),
        "They would send Ms. Martin to Crimea.",
        "the library takes Ms. for the end of a sentence",
    ),
    Join(
        "abbreviation before a name",
        re.compile(rf"{_BEGUN}(?:{_forms_pattern('name', 'either')})\.$"),
        re.compile(rf"(?!{_OPENER}\b)[A-Z]"),
        "The talks were led by Amb. Holm and Cllr. Berg.",
        "the library knows some titles, and few of ranks, offices and places",
    ),
    Join(
        "abbreviation before a figure",
        re.compile(rf"{_BEGUN}(?:{_forms_pattern('number', 'either', 'day')})\.$"),
        re.compile(_FIGURE),
        "It costs approx. 120 million euros, as Vol. 3 says.",
        "a sentence of news seldom begins with a figure, and such a word never ends one before it",
    ),
    Join(
        "unit",
        re.compile(rf"\d\s?(?:{_forms_pattern('unit')})\.$"),
        re.compile(rf"{_FIGURE}|(?:[CFKNSEW]|Celsius|Fahrenheit|Kelvin|(?:North|South|East|West)(?:ern)?)\b"),
        "The plant works at 90 deg. Celsius and is 5 ft. 3 in. tall.",
        "the scale and the smaller unit belong to the figure",
    ),
    Join(
        "time of day",
        re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE),
        re.compile(rf"(?:{'|'.join(weekdays())}|(?:[ECMP][SD]?|GM|BS)T\b|UTC\b|Eastern|Pacific)"),
        "It opens at 9 a.m. Monday in Ohio.",
        "the day and the zone belong to the hour",
    ),
    Join(
        "who said it",
        re.compile(r"[?!…][”\"’']$"),
        re.compile(
            rf"(?:(?:[A-Z][\w.’'-]*|of|the|de|van|von)\s){{1,5}}{_SAY}"
            rf"(?:[.,:]|$|\s(?:in|on|at|to|of|during|after|as|with|when|while|him|her|them|me|us|reporters)\b)"
        ),
        "“Is it over?” Clinton asked.",
        "a quotation that asks or exclaims keeps the name and the verb after it",
    ),
    Join(
        "pause",
        re.compile(r"\s(?:\.\.\.|…)$"),
        re.compile(rf"(?!{_OPENER}\b)"),
        "I like ... Donald and his team.",
        "an ellipsis with space before it marks words left out, and a name may follow them",
    ),
)

SPLITS = (
    Split(
        "abbreviation that ends a sentence",
        re.compile(rf"\.(?<=[A-Za-z]\.)(?:{_ENDS})[”\"]?\s+(?=[“\"]?(?:{_forms_pattern('begins')})\s[a-z])"),
        "It was bought by Acme Inc. Shares fell.",
        "the library joins what follows a firm, a month or a state to it, be it a new sentence",
    ),
    Split(
        "word that is an abbreviation elsewhere",
        re.compile(rf"\.(?:{_NO_ABBREVIATION})[”\"]*\s+(?=[“\"]?[A-Z])"),
        "It scares me. Hearing it was worse.",
        "before a capital these are words; the abbreviation of number stands before figures",
    ),
    Split(
        "ellipsis",
        re.compile(rf"…(?<=\w…)[”\"’'»)]*\s+(?=[\"“‘]?{_OPENER}\b)"),
        "It went on and on… Then it stopped.",
        "the library does not know the single character for three dots",
    ),
    Split(
        "glued to an acronym",
        re.compile(rf"[A-Z](?<![A-Za-z][A-Z])[A-Z]{{2,}}(?={_OPENER}\s[a-z])"),
        "It is home to the chip company ASMLNew export rules were announced.",
        "lost line breaks glue sentences; only an opener with a small word after it tells one from a name",
    ),
    Split(
        "glued to a full stop",
        re.compile(rf"[.!?](?<=[a-z0-9][a-z0-9%].)[”’\")]*(?=“?{_OPENER}\s[a-z])"),
        "It was announced last week.The company declined to comment.",
        "the same, with the full stop still there",
    ),
    Split(
        "glued to a name",
        re.compile(
            rf"[.!?](?=[”’]?“?(?!(?:Com|Net|Org|Gov|Edu)\b)[A-Z][a-z]{{2,}}(?:\s|,[”’]))(?:{_SMALL_WORD})[”’]?"
        ),
        "It was announced last week.Breton declined to comment.",
        "a small word, a full stop and a capital without a space are no name and no address",
    ),
)
