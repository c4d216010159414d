"""The schema of an answer, made from the sections in use, and answers read by it."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefing import prompts
from briefing.errors import AnswerError
from briefing.llm.cassettes.provenance import lines_hash
from briefing.models import Section
from briefing.picoschema import FieldSpec
from briefing.prompt_tools import lint
from briefing.settings import Settings
from briefing.tasks.analyze import analysis_templates, answer_schema, parse_draft
from briefing.tasks.request import AnswerSchema, RequestChunk

FIELDS: dict[str, FieldSpec] = {
    "when": "string, the date",
    "amount?": "number",
    "count": "integer",
    "sealed": "boolean",
    "kind(enum, what sort)": ["paid", "promised"],
    "parties(array, who)": "string",
}
ENTRY = {
    "when": " in May ",
    "amount": 3.0,
    "count": 2,
    "sealed": True,
    "kind": "paid",
    "parties": ["Norway"],
    "evidence": [1, 2],
}


def expected(name: str = "deals", **fields: FieldSpec) -> AnswerSchema:
    section = Section(name=name, title="Deals", order=1, max_items=3, fields=fields or FIELDS)
    return answer_schema((section,))


def answered(**sections: object) -> str:
    return json.dumps({"headline": "", "headline_evidence": [], **sections})


def test_a_users_section_is_a_strict_part_of_the_schema() -> None:
    described = expected().json_schema
    entry: dict[str, Any] = described["$defs"]["_deals"]

    assert described["properties"]["deals"]["maxItems"] == 3
    assert entry["required"] == list(entry["properties"]) == list(ENTRY)
    assert entry["additionalProperties"] is False
    assert entry["properties"]["amount"]["anyOf"] == [{"type": "number"}, {"type": "null"}]
    assert entry["properties"]["kind"]["enum"] == ["paid", "promised"]
    assert entry["properties"]["when"] == {"description": "the date", "type": "string"}


def test_an_entry_becomes_a_statement_with_its_fields() -> None:
    (cited,) = parse_draft(answered(deals=[ENTRY]), expected()).sections["deals"]

    assert cited.cites == (1, 2)
    assert cited.statement.values == {
        "when": "in May",
        "amount": 3,
        "count": 2,
        "sealed": True,
        "kind": "paid",
        "parties": ("Norway",),
    }


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"count": "2"}, "deals.0.count"),
        ({"sealed": 1}, "deals.0.sealed"),
        ({"kind": "stolen"}, "deals.0.kind"),
        ({"parties": "Norway"}, "deals.0.parties"),
        ({"when": None}, "deals.0.when"),
        ({"amount": float("nan")}, "deals.0.amount"),
        ({"colour": "red"}, "deals.0.colour"),
    ],
)
def test_an_entry_that_breaks_its_fields_is_no_answer(wrong: dict[str, object], place: str) -> None:
    with pytest.raises(AnswerError, match=place):
        parse_draft(answered(deals=[ENTRY | wrong]), expected())


def test_a_field_may_have_any_name_that_python_knows_otherwise() -> None:
    schema = expected("copy", json="string", model_config="string", title="string")

    found = parse_draft(
        answered(copy=[{"json": "a", "model_config": "b", "title": "c", "evidence": [1]}]), schema
    )

    assert found.sections["copy"][0].statement.values == {"json": "a", "model_config": "b", "title": "c"}


def test_a_field_added_to_a_section_of_the_program_is_beside_its_own() -> None:
    own = next(one for one in prompts.sections() if one.name == "summary")
    schema = answer_schema((own.model_copy(update={"fields": own.fields | {"place?": "string"}}),))

    point = {"text": "Rents fell.", "status": "fact", "place": "Oslo", "evidence": [1]}
    found = parse_draft(answered(summary=[point]), schema)

    assert found.summary[0].added == {"place": "Oslo"}
    assert found.summary[0].statement.text == "Rents fell."


def test_a_section_that_is_not_in_use_is_neither_asked_for_nor_missed() -> None:
    schema = answer_schema([one for one in prompts.sections() if one.name == "summary"])

    assert set(schema.json_schema["properties"]) == {"headline", "headline_evidence", "summary"}
    assert parse_draft(answered(summary=[]), schema).positions == ()


def test_a_users_older_template_is_given_what_is_known_of_the_article_with_its_lines(tmp_path: Path) -> None:
    sections = "{% for section in sections %}{{ section.instructions }}{% endfor %}"
    older = f"{sections}\n<{{{{ fence }}}}>\n{{{{ lines }}}}\n</{{{{ fence }}}}>"
    (tmp_path / "analyze.md.j2").write_text(older, encoding="utf-8")
    where = prompts.layers(tmp_path, tmp_path)
    chunk = RequestChunk("rents.txt", "[1] Rents fell.", 1, 1, 6000, "Title: Rents\nGenre: opinion")

    asked = analysis_templates(where).request(chunk)

    assert (
        ">\nTitle: Rents\nGenre: opinion\n[1] Rents fell.\n</article-"
        in asked.question.messages[1]["content"]
    )
    assert asked.made_from.lines == lines_hash("[1] Rents fell.")
    assert lint.check(where, Settings()) == ()
