import json

import pytest

from briefing.llm.cassettes.cassette_file import interaction
from briefing.llm.endpoint import public_name
from tests.llm.server import completion


@pytest.mark.parametrize(
    ("given", "public"),
    [
        ("/home/ann/models/tiny.gguf", "tiny.gguf"),
        ("C:\\models\\tiny.gguf", "tiny.gguf"),
        ("./tiny.gguf", "tiny.gguf"),
        ("openai/gpt-oss-20b", "openai/gpt-oss-20b"),
        ("gpt-5-mini", "gpt-5-mini"),
    ],
)
def test_a_models_name_says_nothing_of_the_folder_that_it_lies_in(given: str, public: str) -> None:
    assert public_name(given) == public


def test_a_cassette_keeps_no_folder_of_a_local_model() -> None:
    answered = json.dumps(completion("{}", model="/home/ann/tiny.gguf")).encode()

    kept = interaction(b'{"model": "m", "messages": []}', 200, "application/json", answered)

    assert "/home/ann" not in kept.model_dump_json()
