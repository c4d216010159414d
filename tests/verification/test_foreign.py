"""A brief in another language than its articles: what is said of statements that nobody could check."""

import pytest

from briefing.models import FieldValue, Verdict
from briefing.verification import verdict_for_language, verify
from briefing.verification.user_fields import verify_fields

EVIDENCE = ("The council of Lindmouth voted on Tuesday to rebuild the “old bridge” by 2029.",)


def read(text: str, written: str = "German", article: str = "en") -> Verdict:
    return verdict_for_language(verify(text, EVIDENCE), text, EVIDENCE, written, article)


def test_a_statement_in_another_language_is_marked_and_not_claimed_as_checked() -> None:
    found = read("Der Rat von Lindmouth stimmte am Dienstag für den Neubau bis 2029.")

    assert (found.verdict, found.reason) == ("weak", "not checked: written in German")


def test_a_quotation_in_it_stands_in_the_article_or_the_statement_is_withheld() -> None:
    kept = read("Der Rat will die “old bridge” neu bauen.")
    withheld = read("Der Rat will die “alte Brücke” neu bauen.")

    assert (kept.verdict, withheld.verdict) == ("weak", "unsupported")
    assert withheld.reason.startswith("a quotation that its source lacks")


@pytest.mark.parametrize(
    ("text", "written", "article"),
    [
        ("The council of Oslo voted to rebuild the bridge.", "German", "en"),  # it wrote English after all
        ("Der Rat von Oslo stimmte für den Neubau.", "English", "en"),  # nobody asked for German
        ("Der Rat von Oslo stimmte für den Neubau.", "German", "de"),  # the article is German as well
    ],
)
def test_what_the_check_can_read_it_judges(text: str, written: str, article: str) -> None:
    assert read(text, written, article).verdict == "unsupported"


def test_a_number_is_checked_in_any_language() -> None:
    texts: dict[str, FieldValue] = {"was": "der Neubau der Brücke", "jahr": 2029}
    wrong: dict[str, FieldValue] = {**texts, "jahr": 2031}

    assert verify_fields(texts, (), EVIDENCE, written="German").verdict == "weak"
    assert verify_fields(wrong, (), EVIDENCE, written="German").verdict == "unsupported"
