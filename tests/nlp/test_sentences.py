import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Span
from briefing.nlp.sentence_boundaries import JOINS, SPLITS, Join, Split
from briefing.nlp.sentences import glued_neighbours, split_sentences

GOLDEN = Path(__file__).parents[3] / "shared" / "eval" / "sentences-golden.jsonl"
ODD = st.text(
    st.one_of(
        st.characters(exclude_categories=()), st.sampled_from("\n\r\xa0\u2028 ...!?…\"“”'’()[]ABIUabi1。")
    ),
    max_size=200,
)


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split_sentences(text, (Span(start=0, end=len(text)),))]


@pytest.mark.parametrize("rule", JOINS, ids=lambda rule: rule.name)
def test_the_example_of_each_join_is_one_sentence(rule: Join) -> None:
    assert sentences(rule.example) == [rule.example]


@pytest.mark.parametrize("rule", SPLITS, ids=lambda rule: rule.name)
def test_the_example_of_each_split_is_two_sentences(rule: Split) -> None:
    assert len(sentences(rule.example)) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "HEMPSTEAD, N.Y., Sept. 26 (UPI) — Green Party nominee Jill Stein came.",
        "Sen. Ted Cruz, Lt. Gen. Mike Flynn and Rep. Jim Jordan met at No. 10.",
        "Mr. Smith and Ms. Jones saw Dr. J. K. Rowling of St. Louis.",
        "The U.S. Senate passed a U.S.-led plan worth $1.2 billion.",
        "It rose by 3.5 percent to 903.9 billion yen at 2 p.m. on Friday.",
        "We hear … that it may … be so.",
        "“We won,” he said.",
        "“Did we win?” he asked.",
        "Write to Jane.Doe@example.com or see https://www.example.com/The.html for more.",
    ],
)
def test_news_that_looks_like_two_sentences_is_one(sentence: str) -> None:
    assert sentences(f"{sentence} She left.") == [sentence, "She left."]


def test_a_quotation_of_several_sentences_is_split() -> None:
    assert sentences("“It was late. They left,” he said. “Good.” She went on.") == [
        "“It was late.",
        "They left,” he said.",
        "“Good.”",
        "She went on.",
    ]


def test_a_quotation_over_several_sentences_is_whole_from_its_first_to_its_last() -> None:
    text = "Holm said: “It was late. They left ... by No. 10. Nobody spoke.” She went on."
    parted = split_sentences(text, (Span(start=0, end=len(text)),))

    whole = text[parted[0].start : parted[2].end]
    assert whole.endswith("“It was late. They left ... by No. 10. Nobody spoke.”")
    assert [text[one.end : other.start] for one, other in pairwise(parted)] == [" ", " ", " "]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They sat in No. 10. No. They left.", 3),
        ("It moved to the U.S. The fund stayed.", 2),
        ("It moved to the U.S. Senate.", 1),
        ("Sen. J. P. Holm (D-Calif.) met Gov. A. Berg on Jan. 3 at 3.30 p.m. in Bergen.", 1),
        ("It fell 0.3 percent, from 1.25 to 1.24. It rose again.", 2),
        ("They waited... and left. He waited.... She came.", 3),
        ("“It was late.... They left,” he said.", 2),
        ("It came to an end.Next they left.", 2),
        ("It came to an end.“Next,” she said.", 2),
    ],
)
def test_full_stops_that_end_no_sentence_are_told_from_those_that_do(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_closing_marks_stay_with_the_sentence_that_they_close() -> None:
    assert sentences("He said \"it is late.\" (She left.) 'Good.' They stayed.") == [
        'He said "it is late."',
        "(She left.)",
        "'Good.'",
        "They stayed.",
    ]


def test_a_list_in_one_line_is_split_at_its_numbers() -> None:
    assert sentences("1. Milk 2. Bread for 30 people 3. Tea") == [
        "1. Milk",
        "2. Bread for 30 people",
        "3. Tea",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is home to the chip company ASML", "New export rules were announced."),
        ("The plan was made by the IMF", "The fund declined to say more."),
        ("It was announced last week.", "The company declined to comment."),
        ("It was announced last week.", "Breton declined to comment."),
        ("“It was late.”", "She left."),
        ("It was late.", "“We go now,” she said."),
    ],
)
def test_glued_sentences_are_parted_and_reported(before: str, after: str) -> None:
    text = before + after
    parted = split_sentences(text, (Span(start=0, end=len(text)),))
    assert [text[one.start : one.end] for one in parted] == [before, after]
    assert glued_neighbours(text, parted) == ((parted[0], parted[1]),)


@pytest.mark.parametrize(
    "name",
    [
        "iPhone", "YouTube", "McDonald", "PhDs", "COVIDSafe", "ASML", "BMWNews", "NASA", "HBONow", "USAToday",
        "U.S.-led", "www.example.com/The", "a.b@example.The", "Overstock.Com", "node.Js", "D-N.Y.",
    ],
)  # fmt: skip
def test_a_name_with_capitals_inside_is_not_parted(name: str) -> None:
    text = f"They told the {name} new and old."
    assert sentences(text) == [text]


def test_sentences_that_a_space_divides_are_not_glued() -> None:
    text = "It was late. She left."
    assert glued_neighbours(text, split_sentences(text, (Span(start=0, end=len(text)),))) == ()


def test_scripts_without_spaces_are_not_glued() -> None:
    text = "他去了。她来了。"
    parted = split_sentences(text, (Span(start=0, end=len(text)),))
    assert len(parted) == 2
    assert glued_neighbours(text, parted) == ()


def test_numbers_run_on_over_paragraphs_and_no_sentence_crosses_one() -> None:
    text = "It was late and\n\nShe left. He stayed."
    parted = split_sentences(text, (Span(start=0, end=15), Span(start=17, end=37)))
    assert [(one.number, text[one.start : one.end]) for one in parted] == [
        (1, "It was late and"),
        (2, "She left."),
        (3, "He stayed."),
    ]


def test_a_sentence_longer_than_the_library_is_shown_at_once_stays_whole() -> None:
    text = "It " + "was late and " * 5_000 + "done. She left."
    assert len(sentences(text)) == 2


def test_windows_leave_no_trace_in_a_long_line() -> None:
    text = "Mr. Smith of the U.S. Senate said “it was late. We left.” " * 2_000
    assert len(sentences(text)) == 4_000


@given(ODD, st.integers(0, 60), st.integers(0, 60))
def test_every_character_stands_in_exactly_one_sentence(text: str, first: int, second: int) -> None:
    cut = min(first, len(text))
    within = (Span(start=0, end=cut), Span(start=min(cut + second, len(text)), end=len(text)))
    parted = split_sentences(text, within)
    covered = [offset for one in parted for offset in range(one.start, one.end)]
    wanted = {
        offset for span in within for offset in range(span.start, span.end) if not text[offset].isspace()
    }
    assert len(covered) == len(set(covered))
    assert wanted <= set(covered)
    assert all(text[one.start : one.end] == text[one.start : one.end].strip() != "" for one in parted)
    assert [one.number for one in parted] == list(range(1, len(parted) + 1))


@pytest.mark.parametrize(
    "divided",
    [
        ["Whose boat is this?", "It is Marta's."],
        ["See p. 12 of the report of Holm, Lund & Co. on the port."],
        ["They asked the port authority of Oslo & Co.", "It did not answer."],
        ["She moved to the U.S. in May.", "He stayed in the E.U.", "How was it?"],
        ["The U.S. Navy left at 6 a.m. on Monday."],
        ["It left at 5 p.m.", "Mr. Holm stayed."],
        ["A ticket is $12.50.", "It was $10.00 in May."],
        ["Write to Kari.Moe@example.com.", "She answers."],
        ["He turned to them, “We won.” he said."],
        ["He turned to them, “We won.”", "They cheered."],
        ["Late!!", "Too late?!", "Never!?", "Yes."],
        ["1. The first pier", "2. The second pier"],
        ["1) The first pier.", "2) The second pier."],
        ["• 9. The first pier", "• 10. The second pier"],
        ["a. The first pier", "b. The second pier"],
        ["You and I.", "Did you see Ida I. Moe?"],
        ["I did not say that....", "He left."],
        ["I was ... well, what I mean ... see."],
    ],
)
def test_what_looks_like_the_golden_cases_is_divided_so(divided: list[str]) -> None:
    assert sentences(" ".join(divided)) == divided


@pytest.mark.skipif(not GOLDEN.exists(), reason="the golden cases are not beside the project")
def test_at_least_46_of_the_48_golden_cases_are_right() -> None:
    cases = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    assert sum(sentences(case["text"]) == case["sentences"] for case in cases) >= 46
