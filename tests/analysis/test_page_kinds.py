"""Kinds of lines that hang on their article, and of parties that are nobody."""

import pytest

from briefing.analysis.extractive.annotated_article import annotate_article
from briefing.analysis.extractive.positions import positions
from briefing.nlp.doc import annotate
from tests.analysis.test_point_context import LEAD, points
from tests.making import article

BEFORE = "Anna Holm met the council of Norvik about the harbour on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        "1970-74: Six lamps for skippers of the harbour of Norvik and of Bergen.",
        "1979: The council of Norvik sold four lamps of the harbour to skippers.",
        "In spite of that, the council of Norvik met skippers about the harbour.",
        "Because of this, the council of Norvik sold lamps to skippers in Bergen.",
        "The choice was between the harbour of Norvik and the lamps of Bergen.",
        "The story is false, and the harbour of Norvik has lamps for skippers.",
        "Skippers of the harbour in Norvik say that this advice is good for lamps.",
    ],
)
def test_a_row_and_what_was_told_before_are_no_points(sentence: str) -> None:
    assert sentence not in points(LEAD, BEFORE, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1979 the council of Norvik sold four lamps of the harbour to skippers.",
        "In spite of the storm, the harbour of Norvik sold lamps to ten ferries in Bergen.",
        "Skippers of the harbour gave good advice on lamps to ferries in Bergen.",
    ],
)
def test_what_tells_its_year_and_its_matter_is(sentence: str) -> None:
    assert sentence in points(LEAD, BEFORE, sentence)


def parties(sentence: str) -> list[str]:
    doc = annotate(article(f"{sentence}\n\nA ferry left Bergen in the night.\n"))
    said = positions(annotate_article(doc.article, doc.sentences))
    return [each.statement.stakeholder for each in said if each.statement.directness != "inferred"]


@pytest.mark.parametrize("letters", ["MD", "PhD", "M.D.", "RN"])
def test_letters_behind_a_name_are_nobody(letters: str) -> None:
    said = parties(f"Anna Holm, {letters}, professor of law in Lund, says the lamps are cheap in Norvik.")
    assert said in ([], ["Anna Holm"])


@pytest.mark.parametrize("amount", ["pair", "couple", "string"])
def test_an_amount_is_nobody(amount: str) -> None:
    assert not parties(f"The harbour needs four lamps, according to a {amount} of reports, with oil in them.")


def test_a_couple_of_its_own_is_somebody() -> None:
    assert parties("The couple said on Monday that the harbour needs four lamps.") == ["Couple"]


@pytest.mark.parametrize(
    ("behind", "role"),
    [
        ("professor of law in the Holm T. H. Berg School", "professor of law"),
        ("professor of law in the town of Bergen", "professor of law in the town of Bergen"),
    ],
)
def test_a_role_ends_before_a_name_that_is_cut_at_an_initial(behind: str, role: str) -> None:
    doc = annotate(article(f"{BEFORE} Anna Holm, {behind}, says the harbour is too small for ferries."))
    (said,) = positions(annotate_article(doc.article, doc.sentences))

    assert said.statement.role == role
