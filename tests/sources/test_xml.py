from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources.xml import parse_xml


@pytest.mark.parametrize("place", ["<a>&word;</a>", '<a b="&word;"/>', "<a/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("recover", [False, True])
def test_a_document_that_declares_entities_is_refused(place: str, encoding: str, recover: bool) -> None:
    raw = f'<!DOCTYPE a [<!ENTITY word "ha">]>{place}'.encode(encoding)

    with pytest.raises(SourceError, match="broken"):
        parse_xml(raw, "it is broken", recover=recover)


def test_no_file_is_read_for_a_document(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Private")
    raw = f'<!DOCTYPE a [<!ENTITY word SYSTEM "{(tmp_path / "notes.txt").as_uri()}">]><a>&word;</a>'

    with pytest.raises(SourceError, match="broken"):
        parse_xml(raw.encode(), "it is broken")


def test_a_type_that_declares_no_entity_and_the_signs_of_xml_are_read() -> None:
    root = parse_xml(b'<!DOCTYPE a PUBLIC "-//A//B" "b.dtd"><a b="Ships &amp; trains">&#8364;</a>', "broken")

    assert (root.get("b"), root.text) == ("Ships & trains", "€")


@pytest.mark.parametrize("raw", [b"", b"<a", b"words", b"\xff\xfe"])
def test_what_is_no_xml_is_said(raw: bytes) -> None:
    with pytest.raises(SourceError, match="it is broken"):
        parse_xml(raw, "it is broken")


def test_a_document_that_breaks_off_is_read_as_far_where_that_is_wanted() -> None:
    assert [child.tag for child in parse_xml(b"<a><b/>", "broken", recover=True)] == ["b"]
