"""What would be sent: whole, and counted by its parts."""

from briefing.llm.token_count import tokenizer
from briefing.nlp.doc import annotate
from briefing.prompt_tools import preview
from briefing.prompts import Layers, packaged_folder, request
from tests import making

TEXT = "The council of Lindmouth voted on Tuesday to rebuild the old bridge.\n" * 3
BODY = annotate(
    making.article(TEXT, source="a.txt")
)  # fmt: skip
WHERE = Layers((packaged_folder(),))
COUNT = tokenizer("gpt-5-mini").count


def test_a_request_is_rendered_as_it_would_be_sent() -> None:
    (one,) = preview.request_previews(BODY, WHERE, 6000, COUNT)

    lines = "\n".join(f"[{n}] {line}" for n, line in enumerate(TEXT.splitlines(), start=1))
    made = request(WHERE, lines, 1, 1)
    assert [message["content"] for message in one.messages] == [made.system, made.user]


def test_the_parts_tokens_are_those_of_the_messages() -> None:
    (one,) = preview.request_previews(BODY, WHERE, 6000, COUNT)

    counted = sum(n for part, n in one.tokens.items() if part != preview.SCHEMA)
    assert counted == sum(COUNT([message["content"] for message in one.messages]))
    assert all(n > 0 for n in one.tokens.values())


def test_a_long_article_is_several_requests() -> None:
    found = preview.request_previews(BODY, WHERE, 20, COUNT)

    assert [(one.part, one.parts) for one in found] == [(1, 3), (2, 3), (3, 3)]
