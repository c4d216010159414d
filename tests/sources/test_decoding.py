import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.sources.decoding import decode

PROSE = "The café’s owner said “no” — twice.\r\nHe meant it, Müller’s aide said: £40 is £40.\n"
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t"))


@given(LINES)
def test_a_text_in_utf_8_comes_back_character_for_character(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode()) == expected


@given(LINES)
def test_a_byte_order_mark_is_left_out(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding(mark: bytes, encoding: str) -> None:
    assert decode(mark + PROSE.encode(encoding)) == PROSE


def test_typographic_quotes_pounds_and_accents_of_windows_are_read() -> None:
    assert decode(PROSE.encode("cp1252")) == PROSE


def test_a_pound_sign_in_a_short_text_is_no_polish_letter() -> None:
    text = "The price was £40 at the café, said Müller."
    assert decode(text.encode("latin-1")) == text


def test_a_text_in_cyrillic_is_read() -> None:
    text = "Правительство объявило о новых ограничениях на экспорт полупроводников. " * 3
    assert decode(text.encode("cp1251")) == text


def test_what_a_text_says_of_its_own_encoding_is_not_believed() -> None:
    text = "# coding: utf-7\nThe café’s owner said “no” to Müller, +AGE-.\n"
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"One\0two", "NUL"),
        ("One two".encode("utf-16-le"), "NUL"),
        (b"\xff\0\xfe\x80\x81", "NUL"),
        (b"\x01\x02\x03\x04text", "control characters"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "promise UTF-16"),
        (bytes(range(128, 256)) * 40, "no encoding"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_reason(raw: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=rf"binary file \(.*{why}.*\), not text"):
        decode(raw)


def test_a_stray_form_feed_is_text() -> None:
    assert decode(b"One page.\x0cThe next.\x1a") == "One page.\x0cThe next.\x1a"
