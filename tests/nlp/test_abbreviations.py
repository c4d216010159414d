from pathlib import Path

import pytest

from briefing.models import Span
from briefing.nlp import lexicon
from briefing.nlp.sentences import split_sentences

TABLE = Path(__file__).parent / "abbreviations.tsv"
LINES = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines() if row[0] != "#"]


def count(text: str) -> int:
    return len(split_sentences(text, (Span(start=0, end=len(text)),)))


@pytest.mark.parametrize(("sentences", "line"), LINES, ids=[line for _, line in LINES])
def test_a_line_has_as_many_sentences_as_its_row_says(sentences: str, line: str) -> None:
    assert count(line) == int(sentences)


FORMS = [(kind, form) for kind, cell in lexicon.rows("abbreviations") for form in cell.split()]
BEHIND = {"name": "Holm", "number": "5", "either": "5", "day": "5"}


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, form in FORMS if kind in BEHIND])
def test_an_abbreviation_of_the_table_ends_no_sentence_before_what_it_stands_for(
    kind: str, form: str
) -> None:
    assert count(f"The town of Norvik named {form}. {BEHIND[kind]} in its report.") == 1


@pytest.mark.parametrize("form", [form for kind, form in FORMS if kind == "unit"])
def test_a_unit_ends_no_sentence_before_a_smaller_one(form: str) -> None:
    assert count(f"The mast measured 5 {form}. 3 of the old kind.") == 1


@pytest.mark.parametrize("form", sorted({form for kind, form in FORMS if kind == "end"}))
def test_an_abbreviation_may_end_a_sentence(form: str) -> None:
    assert count(f"It was told of Norvik {form}. Nobody objected to it.") == 2
