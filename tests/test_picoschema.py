"""Fields in Picoschema: the forms that are read, and what is said of any other."""

import pytest

from briefing.models import Section
from briefing.picoschema import Field, FieldSpec, PicoschemaError, added_fields, parse_field, parse_fields


@pytest.mark.parametrize(
    ("key", "described", "expected"),
    [
        ("when", "string", Field("when", "string")),
        ("when", "string, a date, as written", Field("when", "string", description="a date, as written")),
        ("paid?", "number,how much", Field("paid", "number", optional=True, description="how much")),
        ("sealed", "boolean, if signed", Field("sealed", "boolean", description="if signed")),
        ("kind(enum, sort)", ["a", "b c"], Field("kind", "string", ("a", "b c"), description="sort")),
        ("kind?(enum)", ["a"], Field("kind", "string", ("a",), optional=True)),
        ("who(array, names)", "string", Field("who", "string", array=True, description="names")),
    ],
)
def test_a_field_is_read(key: str, described: FieldSpec, expected: Field) -> None:
    assert parse_field(key, described) == expected


@pytest.mark.parametrize(
    ("key", "described", "said"),
    [
        ("when", "strin, a date", "did you mean string?"),
        ("when", "", "unknown"),
        ("when", "any", "cannot be checked"),
        ("kind(enum)", "a, b", "lists its values in brackets"),
        ("kind(enum)", ["a", "a"], "each of them once"),
        ("kind", ["a", "b"], "is written kind(enum"),
        ("kind(enumm)", ["a"], "there are enum and array"),
        ("kind(object, parts)", "string", "objects are not supported"),
        ("(*)", "string", "is no field"),
        ("When", "string", "small letters"),
        ("model-name", "string", "small letters"),
    ],
)
def test_what_is_no_field_is_told_what_it_should_be(key: str, described: FieldSpec, said: str) -> None:
    with pytest.raises(PicoschemaError) as caught:
        parse_field(key, described)

    assert said in str(caught.value)


def test_a_field_stands_once() -> None:
    with pytest.raises(PicoschemaError, match="twice"):
        parse_fields({"kind": "string", "kind?": "string"})


def test_what_a_template_adds_to_a_section_of_the_program_is_told_from_its_own() -> None:
    section = Section(
        name="summary", title="News", order=1, max_items=3, fields={"text": "string", "place?": "string"}
    )

    assert [one.name for one in added_fields(section)] == ["place"]
