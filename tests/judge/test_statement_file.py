import json

import pytest

from briefing.errors import UsageError
from briefing.judge.statement_file import LabelledStatement, parse_labelled, parse_statements

ROW = {"statement": "Oil prices rose.", "evidence": ["Oil prices fell on Friday."], "supported": False}


def labelled(**keys: object) -> LabelledStatement:
    return next(parse_labelled(json.dumps(ROW | keys).encode(), "oil.jsonl"))


def test_a_kind_has_any_of_three_names() -> None:
    assert [labelled(**row).kind for row in ({"kind": "a"}, {"class": "b"}, {"set": "c"}, {})] == [*"abc", ""]


def test_an_article_is_named_or_the_evidence_is_it() -> None:
    assert (labelled(article="a7").article, labelled().article) == ("a7", "Oil prices fell on Friday.")


def test_a_third_of_the_articles_is_held_out_and_always_the_same() -> None:
    held = [labelled(article=str(number)).held_out for number in range(900)]

    assert 250 < sum(held) < 350
    assert held == [labelled(article=str(number)).held_out for number in range(900)]


def test_empty_lines_and_a_byte_order_mark_are_no_statements() -> None:
    content = b"\xef\xbb\xbf" + json.dumps(ROW).encode() + b"\n\n \n"

    assert [given.text for given in parse_statements(content, "oil.jsonl")] == ["Oil prices rose."]


@pytest.mark.parametrize(
    "line", ["[]", "{", '{"statement": "A."}', '{"statement": "A.", "evidence": "B."}', "[" * 5000]
)
def test_a_line_that_is_no_statement_is_named(line: str) -> None:
    content = (json.dumps(ROW) + "\n" + line).encode()

    with pytest.raises(UsageError, match=r"oil\.jsonl, line 2: not"):
        list(parse_statements(content, "oil.jsonl"))


@pytest.mark.parametrize("label", [None, "yes", 1])
def test_a_label_is_true_or_false(label: object) -> None:
    with pytest.raises(UsageError, match=r"oil\.jsonl, line 1: .*true or false"):
        labelled(supported=label)
