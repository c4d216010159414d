import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.nlp import tokenization

PACKAGE = Path(__file__).parents[2] / "briefing"
SPLITTERS = ("findall", "finditer", "split")
WORDS, JOINED = "several plain words", "several-plain words"


def word_patterns(module: Path) -> Iterator[str]:
    """The patterns of a module that do nothing but cut a text into words."""
    tree = ast.parse(module.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    named = [
        (node.targets[0].id, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    ]
    for call in calls:
        attributes = {call.func.attr} if isinstance(call.func, ast.Attribute) else set()
        for name, value in named:
            if value is call:
                attributes = {use.attr for use in uses if ast.unparse(use.value) == name}
        pattern = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
        splitting = "split" in attributes
        splits = ast.unparse(call.func).startswith("re.") and attributes and attributes <= set(SPLITTERS)
        if splits and isinstance(pattern, str) and cuts_into_words(pattern, splitting):
            yield f"{module.relative_to(PACKAGE)}: {pattern}"


def cuts_into_words(pattern: str, splitting: bool = False) -> bool:
    if splitting:
        is_for_identifiers = re.split(pattern, "a_b") != ["a_b"]
        return re.split(pattern, WORDS) == WORDS.split() and not is_for_identifiers
    runs = [[match.group() for match in re.finditer(pattern, text)] for text in (WORDS, JOINED)]
    return runs[0] == WORDS.split() and "".join(runs[1]).replace("-", "") == JOINED.replace("-", "").replace(
        " ", ""
    )


def test_no_other_module_cuts_a_text_into_words() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if path.stem not in ("tokenization", "sentences")]

    assert [pattern for module in modules for pattern in word_patterns(module)] == []


def test_a_pattern_that_cuts_into_words_is_told_from_others() -> None:
    assert all(map(cuts_into_words, (r"[^\W_]+", r"[\w'’-]+", r"[A-Za-z]+|\d")))
    assert not any(map(cuts_into_words, (r"[^\n]+", r"\d+", r"\S+\s\S+")))


@pytest.mark.parametrize(
    ("function", "words"),
    [
        ("alphanumeric_runs", ["The", "U", "S", "s", "co", "op", "didn", "t", "sell", "1", "200"]),
        ("runs_and_initialisms", ["The", "U.S.", "s", "co", "op", "didn", "t", "sell", "1", "200"]),
        ("letter_runs", ["The", "U", "S", "s", "co", "op", "didn", "t", "sell"]),
        ("long_runs", ["The", "didn", "sell"]),
        ("contracted_runs", ["The", "U", "S", "s", "co", "op", "didn't", "sell", "1", "200"]),
        ("hyphenated_words", ["The", "U", "S", "s", "co-op", "didn", "t", "sell", "1", "200"]),
        ("split_at_hyphens", ["The", "U.S.'s", "co", "op", "didn't", "sell", "—", "1,200."]),
        ("name_parts", ["The", "U.S.'s", "co", "op", "didn't", "sell", "1,200."]),
        ("unbroken_words", ["The", "U", "S", "'s", "co-op", "didn't", "sell", "1", "200"]),
        ("spaced_words", ["The", "U.S.'s", "co-op", "didn't", "sell", "1,200."]),
    ],
)
def test_each_notion_of_a_word_cuts_as_it_says(function: str, words: list[str]) -> None:
    assert getattr(tokenization, function)("The U.S.'s co-op didn't sell — 1,200.") == words


def test_compared_words_keep_figures_and_initialisms_whole() -> None:
    matches = tokenization.compared_words("The U.S. co-op didn't sell 1,200.")

    assert [match.group() for match in matches] == ["The", "U.S.", "co", "op", "didn't", "sell", "1,200"]


def test_tokens_are_words_and_marks_with_their_places() -> None:
    text = "EU-Japan talks, U.S. says."

    tokens = tokenization.tokenize(text).tokens

    assert [token.text for token in tokens] == ["EU-Japan", "talks", ",", "U.S.", "says", "."]
    assert all(text[token.start : token.end] == token.text for token in tokens)
