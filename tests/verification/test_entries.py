"""The fields of users' sections against their evidence."""

import pytest

from briefing.models import FieldValue
from briefing.picoschema import Field
from briefing.verification import text_of, verify_fields

EVIDENCE = ("Norway paid Chile $6.3 billion for twelve ferries on Monday.",)


@pytest.mark.parametrize(
    "value",
    [
        "Norway",
        "$6.3 billion",
        "on Monday",
        "Norway paid Chile for twelve ferries",
        6.3,
        6300000000,
        12,
        True,
        None,
        "",
        ("Norway", "Chile"),
    ],
)
def test_a_field_that_its_evidence_bears_out_is_supported(value: FieldValue) -> None:
    assert verify_fields({"what": value}, (), EVIDENCE).verdict == "supported"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("Sweden", "a name that its source lacks: “Sweden”, in what"),
        ("on Tuesday", "a date that its source lacks: “tuesday”, in what"),
        ("$6.4 billion", "a figure that its source lacks: “$6.4 billion”, in what"),
        (77, "a figure that its source lacks: “77”, in what"),
        (("Norway", "Peru"), "a name that its source lacks: “Peru”, in what"),
        ("farmers blocked roads", "shares nothing with its sentence, in what"),
    ],
)
def test_a_field_that_its_evidence_lacks_is_unsupported(value: FieldValue, reason: str) -> None:
    found = verify_fields({"what": value}, (), EVIDENCE)

    assert (found.verdict, found.reason) == ("unsupported", reason)


def test_a_choice_is_a_reading_and_not_checked() -> None:
    kind = Field("kind", "string", ("seizure", "gift"))

    assert verify_fields({"kind": "gift"}, (kind,), EVIDENCE).verdict == "supported"
    assert verify_fields({"kind": "gift"}, (), EVIDENCE).verdict == "unsupported"


def test_a_small_number_may_have_been_counted() -> None:
    assert verify_fields({"count": 3}, (), EVIDENCE).verdict == "weak"


def test_a_sign_that_the_source_does_not_write_is_marked() -> None:
    assert verify_fields({"count": -12}, (), EVIDENCE).verdict == "weak"


def test_fields_without_evidence_are_unsupported() -> None:
    assert verify_fields({"sealed": True}, (), ()).verdict == "unsupported"


def test_fields_are_told_in_one_line() -> None:
    assert text_of({"a": "x", "b": None, "c": ("y", "z"), "d": True, "e": 1200}) == "x; y, z; yes; 1,200"
