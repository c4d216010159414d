"""Ids are taken out of JSON and put back, and nothing else is."""

import pytest

from briefing.article_ids import put_ids, take_ids
from briefing.models import Evidence, Withheld

IDS = ("a7", "a12")
LOOKS_LIKE_IT = 'He wrote "article":"a7" and \\"article\\":\\"0\\" on the wall.'


@pytest.mark.parametrize("text", ["Plain.", LOOKS_LIKE_IT, '"article":"a7"', "\\", "a7", "0"])
def test_what_is_taken_out_is_put_back(text: str) -> None:
    for model in (
        Evidence(article="a12", start=0, end=len(text), quote=text),
        Withheld(section="summary", text=text, reason=text, article="a7"),
    ):
        document = model.model_dump_json().encode()
        taken = take_ids(document, IDS)

        assert taken is not None
        assert put_ids(taken, IDS) == document
        renamed = type(model).model_validate_json(put_ids(taken, ("a1", "a2")))
        assert renamed == model.model_copy(update={"article": {"a7": "a1", "a12": "a2"}[model.article]})


def test_an_article_that_is_none_of_those_is_not_taken_out() -> None:
    assert take_ids(b'{"article":"a3"}', IDS) is None


@pytest.mark.parametrize("document", [b'{"article":"2"}', b'{"article":"a7"}', b'{"article":""}'])
def test_a_document_that_names_no_place_is_refused(document: bytes) -> None:
    with pytest.raises((IndexError, ValueError)):
        put_ids(document, IDS)
