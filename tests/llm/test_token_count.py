import hashlib
import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import prompts
from briefing.llm import token_count
from briefing.llm.cassettes.cassette_file import read
from briefing.llm.token_count import answer_tokens, tokenizer
from briefing.nlp import lexicon
from briefing.tasks.analyze import answer_schema

FIXTURES = Path(__file__).parents[2] / "fixtures"
# The second reader's was written by hand for a few faults, and tells a third of an article.
ANALYZED = sorted(path for path in FIXTURES.glob("*.yaml") if path.stem != "second-reader")
SCHEMA = answer_schema(prompts.sections()).json_schema
COUNT = tokenizer("gpt-4o").count
RANKS = Path(lexicon.__file__).parent / "data" / "o200k_base.tiktoken"
PUBLISHED = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
OFFLINE = """
import os, socket, sys, tempfile
def refuse(*_): raise AssertionError("a socket was opened")
socket.socket = refuse
tempfile.tempdir = sys.argv[1]
from briefing.llm.token_count import tokenizer
print(tokenizer("gpt-5").count(["Hello world"]), os.listdir(sys.argv[1]))
"""


def test_the_ranks_are_the_published_ones() -> None:
    assert hashlib.sha256(RANKS.read_bytes()).hexdigest() == PUBLISHED


def test_the_definition_is_the_one_that_tiktoken_publishes(monkeypatch: pytest.MonkeyPatch) -> None:
    openai_public = importlib.import_module("tiktoken_ext.openai_public")
    monkeypatch.setattr(openai_public, "load_tiktoken_bpe", lambda *_, **__: {})
    published = openai_public.o200k_base()

    assert published["pat_str"] == token_count._PATTERN
    assert published["special_tokens"] == token_count._SPECIAL


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("Hello world", 2), ("hello world, hello tokens", 5), ("¥903.9 billion\n", 6)],
)
def test_a_text_has_the_tokens_of_the_encoding(text: str, expected: int) -> None:
    assert tokenizer("gpt-4o").count([text]) == [expected]


def test_what_looks_like_a_special_token_is_plain_text() -> None:
    (count,) = tokenizer("gpt-4o").count(["<|endoftext|>"])
    assert count > 1


def test_half_a_surrogate_pair_is_counted() -> None:
    assert tokenizer("gpt-4o").count(["\ud800"]) == tokenizer("gpt-4o").count(["\ufffd"])


@pytest.mark.parametrize(
    "model",
    ["gpt-4o", "gpt-4o-mini-2024-07-18", "gpt-4.1-mini", "gpt-5.1", "o3-mini", "gpt-oss-20b", "openai/gpt-5"],
)
def test_a_model_with_this_encoding_is_counted_exactly(model: str) -> None:
    assert (tokenizer(model).exact, tokenizer(model).notice) == (True, "")


@pytest.mark.parametrize("model", ["gpt-4", "gpt-3.5-turbo", "gpt2", "SmolLM2-135M-Instruct", ""])
def test_another_model_is_estimated_with_a_notice(model: str) -> None:
    estimate = tokenizer(model)
    assert not estimate.exact
    assert estimate.notice == f"Tokens of {model} are estimated with o200k_base"
    assert estimate.count(["Hello world"]) == [2]


def test_counting_needs_no_network_and_leaves_no_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, str(tmp_path)], capture_output=True, text=True, check=True, env={}
    )
    assert done.stdout == "[2] []\n"


def test_tiktoken_is_not_loaded_before_it_is_asked_for() -> None:
    code = "import sys, briefing.tasks.chunks, briefing.llm.token_count; sys.exit('tiktoken' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_million_spaces_are_counted() -> None:
    (count,) = tokenizer("gpt-4o").count([" " * 1_000_000])
    assert 0 < count < 1_000_000


def test_a_long_text_counts_as_the_sum_of_its_words() -> None:
    assert tokenizer("gpt-4o").count([" word" * 200_000]) == [200_000]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_each_text_has_a_count_of_its_own(texts: list[str]) -> None:
    count = tokenizer("gpt-4o").count
    assert count(texts) == [count([text])[0] for text in texts]


@given(
    st.lists(
        st.sampled_from(["\n[", "\r", "[", "]", "\n", " ", "The", "12", ".", "/", "’s", "x"]), max_size=30
    )
)
def test_a_text_is_counted_by_its_lines_as_it_is_whole(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert COUNT([text]) == [len(token_count._encoding().encode_ordinary(text))]


@given(st.text(max_size=3000), st.integers(1, 50))
def test_blocks_joined_are_the_text(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(token_count, "_BLOCK", size)
        blocks = list(token_count._blocks(text))

    assert "".join(blocks) == text
    assert max(map(len, blocks)) <= size


def test_an_answer_is_expected_to_have_an_item_for_each_sentence_as_far_as_the_schema_has_room() -> None:
    assert answer_tokens(SCHEMA, 3) == 40 + 3 * 60
    assert answer_tokens(SCHEMA, 500) == 40 + 22 * 60


@pytest.mark.parametrize("cassette", ANALYZED, ids=lambda path: path.stem)
def test_the_expected_answer_is_that_of_the_recorded_ones_within_a_factor_of_two(cassette: Path) -> None:
    recorded = next(one for one in read(cassette).interactions if "<article-" in str(one.request["messages"]))
    lines = str(recorded.request["messages"]).rpartition("<article-")[2].count("\\n[")
    answer = json.loads(json.dumps(recorded.response.body))["choices"][0]["message"]["content"]

    (tokens,) = COUNT([json.dumps(json.loads(answer), ensure_ascii=False)])

    assert 0.5 < tokens / answer_tokens(SCHEMA, lines) < 2
