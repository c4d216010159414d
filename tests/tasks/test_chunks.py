from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.llm.token_count import tokenizer
from briefing.models import Sentence
from briefing.tasks.chunks import Chunk, NumberedLine, chunks, numbered_line

count = tokenizer("gpt-4o").count

ROOMY = 40  # tokens that hold a number and any single character
LETTERS = st.one_of(
    st.characters(exclude_categories=()), st.sampled_from('aeE  \n\r\t\x1c\u2028\xa0.,;:—–/[]"”1一😀')
)
BODIES = st.text(LETTERS, max_size=400)


class Counter:
    """Counts words and marks, one token each, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> list[int]:
        self.asked.append(list(texts))
        return [len(text.split()) for text in texts]


def article(bodies: Sequence[str]) -> tuple[str, list[Sentence]]:
    text, sentences = "", []
    for number, body in enumerate(bodies, start=1):
        sentences.append(Sentence(number=number, start=len(text), end=len(text) + len(body)))
        text += body + "\n"
    return text, sentences


def cut(bodies: Sequence[str], budget: int) -> tuple[Chunk, ...]:
    return chunks(*article(bodies), budget, count)


def lines_of(made: Sequence[Chunk]) -> list[NumberedLine]:
    return [line for chunk in made for line in chunk.lines]


def words_of(line: NumberedLine) -> str:
    return line.text.removeprefix(f"[{line.number}] ")


def rejoined(parts: Sequence[str], whole: str) -> str:
    """The parts with a space between them where `whole` has one."""
    text = ""
    for part in parts:
        text += (" " if whole[len(text) : len(text) + 1] == " " else "") + part
    return text


def test_a_sentence_is_one_numbered_line() -> None:
    text, sentences = article(["Skipped.", " The\r\n  council\u2028met\x1con\xa0Monday. "])
    assert numbered_line(text, sentences[1]) == NumberedLine(2, "[2] The council met on Monday.")


def test_an_article_that_fits_is_one_chunk() -> None:
    (chunk,) = cut(["The council met.", "It was late."], budget=100)
    assert [line.text for line in chunk.lines] == ["[1] The council met.", "[2] It was late."]
    assert [chunk.tokens] == count(["[1] The council met.\n[2] It was late.\n"])


def test_no_sentence_makes_no_chunk() -> None:
    assert cut([], budget=1) == ()


def test_the_budget_counts_numbers_and_line_ends() -> None:
    bodies = ["The council met.", "It was late."]
    (whole,) = cut(bodies, budget=100)
    assert len(cut(bodies, budget=whole.tokens)) == 1
    assert len(cut(bodies, budget=whole.tokens - 1)) == 2


def test_chunks_are_of_about_equal_size() -> None:
    made = cut(["The council met in the old town."] * 11, budget=120)
    assert [len(chunk.lines) for chunk in made] == [6, 5]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (
            "the ministers of all the states, who met on Monday; they agreed on the old plan in the end",
            ["the ministers of all the states, who met on Monday;", "they agreed on the old plan in the end"],
        ),
        (
            "the ministers met in the old town for 1,000 hours, and they agreed on the plan in the end",
            ["the ministers met in the old town for 1,000 hours,", "and they agreed on the plan in the end"],
        ),
        (
            "“we will never agree on the plan of the old town,” said the minister when they met on Monday",
            [
                "“we will never agree on the plan of the old town,”",
                "said the minister when they met on Monday",
            ],
        ),
        (
            "the ministers agreed on the old plan in the end—the states did not agree and left the old town",
            [
                "the ministers agreed on the old plan in the end—",
                "the states did not agree and left the old town",
            ],
        ),
        (
            "the ministers of the states met in 10:30:15 an old town and they agreed on the plan in the end",
            [
                "the ministers of the states met in 10:30:15 an",
                "old town and they agreed on the plan in the end",
            ],
        ),
        ("一" * 16, ["一" * 8, "一" * 8]),
    ],
    ids=["semicolon", "comma", "closing mark", "dash", "space", "anywhere"],
)
def test_a_sentence_beyond_the_budget_is_cut_at_the_best_place(body: str, parts: list[str]) -> None:
    budget = count([f"[1] {body}\n"])[0] - 1
    lines = lines_of(cut([body], budget))
    assert [words_of(line) for line in lines] == parts
    assert {line.number for line in lines} == {1}


def test_a_sentence_after_a_long_one_keeps_its_number() -> None:
    made = cut(["word " * 100, "It was late."], budget=50)
    assert lines_of(made)[-1] == NumberedLine(2, "[2] It was late.")


@pytest.mark.parametrize("budget", [-1, 0, 1, 4])
def test_a_budget_for_less_than_one_line_is_a_plain_error(budget: int) -> None:
    with pytest.raises(UsageError, match=rf"{budget} tokens are too few for one line of sentence 1"):
        cut(["The council met."], budget)


def test_lines_that_fit_are_encoded_once() -> None:
    counter = Counter()
    chunks(*article(["The council met.", "It was late."] * 10), 12, counter)
    assert counter.asked == [
        [f"[{n}] {'It was late.' if n % 2 == 0 else 'The council met.'}\n" for n in range(1, 21)]
    ]


def test_only_what_is_too_long_is_encoded_again() -> None:
    counter = Counter()
    chunks(*article(["It was late.", "word " * 1_000, "They left."]), 50, counter)
    first, *later = counter.asked
    assert len(first) == 3
    assert all(line.startswith("[2] ") for lines in later for line in lines)


@given(st.lists(BODIES, max_size=12), st.integers(ROOMY, 200))
def test_the_parts_in_order_are_the_article(bodies: list[str], budget: int) -> None:
    lines = lines_of(cut(bodies, budget))

    assert sorted(line.number for line in lines) == [line.number for line in lines]
    for number, body in enumerate(bodies, start=1):
        parts = [words_of(line) for line in lines if line.number == number]
        assert rejoined(parts, " ".join(body.split())) == " ".join(body.split())
        assert len(parts) == 1 or all(parts)


@given(st.lists(BODIES, max_size=12), st.integers(ROOMY, 200))
def test_no_chunk_exceeds_its_budget_as_a_model_reads_it(bodies: list[str], budget: int) -> None:
    for chunk in cut(bodies, budget):
        assert count(["".join(f"{line.text}\n" for line in chunk.lines)]) == [chunk.tokens]
        assert chunk.tokens <= budget


@given(st.lists(BODIES, max_size=12), st.integers(ROOMY, 200))
def test_a_line_has_no_line_break(bodies: list[str], budget: int) -> None:
    assert all(len(line.text.splitlines()) == 1 for line in lines_of(cut(bodies, budget)))


@given(st.lists(st.text("a ", min_size=1, max_size=60), max_size=40), st.integers(ROOMY, 200))
def test_there_are_as_few_chunks_as_can_be(bodies: list[str], budget: int) -> None:
    made = cut(bodies, budget)
    fewest, filled = 0, budget
    for tokens in count([f"{line.text}\n" for line in lines_of(made)]):
        fewest, filled = (fewest, filled + tokens) if filled + tokens <= budget else (fewest + 1, tokens)

    assert len(made) == fewest


def test_an_equal_share_never_costs_a_chunk_more() -> None:
    bodies = ["word " * (tokens - 1) for tokens in (6, 2, 7, 2)]
    made = chunks(*article(bodies), 8, Counter())
    assert [chunk.tokens for chunk in made] == [8, 7, 2]


@given(st.integers(1, 200), st.integers(2, 20))
def test_like_sentences_make_chunks_that_differ_by_one_at_most(sentences: int, fitting: int) -> None:
    made = chunks(*article(["met"] * sentences), 2 * fitting, Counter())
    sizes = [len(chunk.lines) for chunk in made]
    assert max(sizes) - min(sizes) <= 1


@given(st.text(LETTERS, min_size=1, max_size=3_000))
def test_a_long_sentence_is_encoded_a_few_times_at_most(body: str) -> None:
    asked = []

    def counted(texts: Sequence[str]) -> list[int]:
        asked.append(sum(len(text) for text in texts))
        return count(texts)

    text, sentences = article([body])
    chunks(text, sentences, ROOMY, counted)
    assert sum(asked[1:]) <= 6 * max(asked)
