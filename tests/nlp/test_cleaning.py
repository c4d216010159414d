import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Span
from briefing.nlp.cleaning.body_lines import boilerplate, paragraphs
from briefing.nlp.cleaning.boilerplate_lines import CREDITS, RELATED, RULES, BoilerplateRule

TABLE = (*CREDITS, RELATED, *RULES)
BODY = "The ministry said on Monday that the plant would close."
ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("\n\r\u2028\u2029\x85\xa0\u200b\t .-—|:Aa1")), max_size=300
)


def shown(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def gone(text: str, title: str = "") -> list[str]:
    return shown(text, boilerplate(text, Span(start=0, end=len(title)) if title else None))


def body(text: str, title: str = "") -> list[str]:
    return shown(text, paragraphs(text, Span(start=0, end=len(title)) if title else None))


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.name)
def test_the_example_of_each_rule_is_left_out_and_the_body_stays(rule: BoilerplateRule) -> None:
    text = f"{BODY}\n\n{rule.example}\n\n{BODY}"
    assert gone(text) == [rule.example]
    assert body(text) == [BODY, BODY]


@pytest.mark.parametrize("rule", [rule for rule in TABLE if rule.needs], ids=lambda rule: rule.name)
def test_the_example_of_a_slow_rule_has_what_the_rule_needs(rule: BoilerplateRule) -> None:
    assert any(need in rule.example.casefold() for need in rule.needs)


@pytest.mark.parametrize(
    "line",
    [
        "Photographs of the site were published by Reuters on Monday.",
        "Credit card debt rose to a record last year.",
        "Video by the group showed dozens of fighters in trucks.",
        "Reuters reported the talks first.",
        "By Monday the river had risen by two metres.",
        "By law, the commission has thirty days to answer.",
        "Read literally, the treaty forbids it.",
        "Sign up for health insurance ended in January.",
        "Registered voters receive their ballots by e-mail.",
        "Copyright law was never meant for machines, she said.",
        "Comments by the minister angered the unions.",
        "Share prices fell on Tuesday.",
        "Related talks in Geneva collapsed.",
        "Subscribers left the newsletter in droves.",
        "On Sept. 26, 2016, the candidates met.",
        "The deal was reported by the broadcaster (AP/NORC poll).",
        "More is on the way.",
        "“No.”",
        "World leaders met in Paris.",
    ],
)
def test_a_sentence_that_looks_like_boilerplate_stays(line: str) -> None:
    assert gone(f"{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "again", ["Chips for all", "CHIPS FOR ALL", "Chips for All | The Daily News", "# Chips for all"]
)
def test_the_title_is_left_out_wherever_it_is_repeated(again: str) -> None:
    assert gone(f"Chips for all\n{again}\n\n{BODY}", "Chips for all") == ["Chips for all", again]


def test_a_line_that_only_begins_with_the_title_stays() -> None:
    assert body("Chips for all\n\nChips for all came at last to Ohio.", "Chips for all") == [
        "Chips for all came at last to Ohio."
    ]


def test_the_line_above_a_credit_is_its_caption() -> None:
    caption = "Commissioner Jane Doe delivers the keynote address at a fair in Bonn."
    credit = "John Roe | Bloomberg | Getty Images"
    assert gone(f"{caption}\n\n{credit}\n\n{BODY}") == [caption, credit]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_credit_takes_no_body_paragraph_with_it(between: str) -> None:
    assert gone(f"{BODY}{between}Getty Images{between}{BODY}") == ["Getty Images"]


def test_a_caption_that_reads_like_body_leaves_the_next_paragraph_alone() -> None:
    text = f"The head of the firm speaks to workers in Bonn.\n\nJohn Roe | Reuters\n\n{BODY}"
    assert body(text) == [BODY]


def test_headlines_under_a_related_heading_end_with_the_next_sentence() -> None:
    text = f"Related Articles\n\nTaliban kill nine\n\nClashes in the north\n\n{BODY}\n\nA crosshead"
    assert body(text) == [BODY, "A crosshead"]


def test_front_matter_is_left_out() -> None:
    assert body(f"---\ntitle: Chips\ndate: 2016-09-26\n---\n{BODY}") == [BODY]


def test_text_between_two_rulers_is_no_front_matter() -> None:
    assert body(f"---\n{BODY}\n---\n{BODY}") == [BODY, BODY]


FIRST = (
    "The commission said on Monday that it would look into the sale of the company, which makes machines for"
    " the production of chips, and that it would publish all that it finds not later than October 3, 2016."
)
SECOND = "The company did not answer when it was asked for a comment, and its owner could not be reached."
WRAPPED = "\n\n".join(textwrap.fill(paragraph, 65) for paragraph in (FIRST, SECOND))


def test_hard_wrapped_lines_are_one_paragraph_and_keep_their_line_ends() -> None:
    assert "\n".join(body(WRAPPED)) == WRAPPED.replace("\n\n", "\n")
    assert len(body(WRAPPED)) == 2


def test_a_wrapped_line_that_looks_like_boilerplate_stays() -> None:
    assert "\nOctober 3, 2016.\n" in WRAPPED
    assert gone(WRAPPED) == []


def test_short_lines_that_were_not_wrapped_stay_apart() -> None:
    assert body("Stop lying\nShow humility\nFill in the gaps in policy") == [
        "Stop lying",
        "Show humility",
        "Fill in the gaps in policy",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\n\xa0\n"])
def test_every_kind_of_line_end_ends_a_paragraph(end: str) -> None:
    assert body(f"\xa0{BODY}\xa0{end}{BODY}") == [BODY, BODY]


@given(ODD, st.integers(0, 40))
def test_body_and_boilerplate_cover_every_character_once(text: str, end: int) -> None:
    title = Span(start=0, end=min(end, len(text)))
    spans = [*boilerplate(text, title), *paragraphs(text, title)]
    covered = [offset for span in spans for offset in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    left = {text[offset] for offset in set(range(len(text))) - set(covered)}
    assert all(letter.isspace() or letter in "-*+•>" for letter in left)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)


def test_the_marks_of_lists_and_quoted_paragraphs_are_no_text() -> None:
    assert body(f"- {BODY}\n> {BODY}\n  * {BODY}") == [BODY, BODY, BODY]
    assert (
        body("-5 degrees is what the town of Alta measured on Monday, its coldest night of the year.") != []
    )


@pytest.mark.parametrize(
    "speaker",
    [
        "@perlund",
        "@norvik_harbour",
        "@perlund:",
        "Per Lund @perlund",
        "— Per Lund (@perlund) May 4, 2026",
        "Siv Lie, engineer, Hamn",
        "OLA KROGH",
        "— Anna Berg, Norvik",
        "Signed, the dockers of Norvik",
    ],
)
def test_the_handle_of_a_post_and_the_signature_of_a_letter_are_speakers(speaker: str) -> None:
    assert speaker in body(f"{BODY}\n\n{speaker}\n{BODY}")


@pytest.mark.parametrize(
    "text",
    [
        f"@janedoe\n{BODY}",  # a byline's
        f"Jane Doe\n@janedoe\n\n{BODY}",
        f"{BODY}\n\n@janedoe",
        f"{BODY}\n\n@janedoe\n\n{BODY}",
        f"{BODY}\njdoe@example.com\n{BODY}",
    ],
)
def test_a_handle_that_heads_no_post_says_nothing(text: str) -> None:
    assert not any("@" in line for line in body(text))
