import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.nlp.confusables import normalize_text


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Jose\u0301 Nu\u0301n\u0303ez", "José Núñez"),
        ("har\u00adbour", "harbour"),
        ("Nor\u200bvik\ufeff", "Norvik"),
        ("o\ufb03ce", "office"),
        ("２４", "24"),
        ("Anne\u2011Marie", "Anne-Marie"),
        ("Anne–Marie", "Anne-Marie"),
        ("O\u02bcBrien", "O'Brien"),
        ("O`Brien", "O'Brien"),
        ("5 m²", "5 m²"),
        ("10–15 – a range", "10–15 – a range"),
        ("rock ’n’ roll", "rock ’n’ roll"),
    ],
)
def test_what_reads_alike_is_compared_as_one(written: str, compared: str) -> None:
    assert normalize_text(written) == compared


@given(st.text())
def test_what_is_made_comparable_stays_so(text: str) -> None:
    assert normalize_text(normalize_text(text)) == normalize_text(text)
    assert unicodedata.is_normalized("NFC", normalize_text(unicodedata.normalize("NFD", "Åse " + text[:0])))
