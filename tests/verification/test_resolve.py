from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Analysis, Cited, Draft, KeyPoint, OpenQuestion, Sentence, Span
from briefing.verification import ground
from tests.making import position
from tests.verification.texts import article, sentences


def key_point(text: str, *cites: int) -> Cited[KeyPoint]:
    return Cited(statement=KeyPoint(text=text, status="fact"), cites=cites)


def of(text: str, *summary: Cited[KeyPoint], **more: object) -> Analysis:
    draft = Draft.model_validate({"summary": summary, **more})
    return ground(draft, article(text), sentences(text), {})


TEXT = "The council met on Monday.  It approved 3 bridges and 40 schools.\n\nNobody voted against the budget."


def test_a_number_becomes_the_whole_sentence_word_for_word() -> None:
    analysis = of(TEXT, key_point("The council approved 40 schools.", 2, 1, 2, 99))

    (finding,) = analysis.summary
    assert [one.quote for one in finding.evidence] == [
        "It approved 3 bridges and 40 schools.",
        "The council met on Monday.",
    ]
    assert all(TEXT[one.start : one.end] == one.quote for one in finding.evidence)


def test_a_number_out_of_range_alone_is_withheld_with_its_reason() -> None:
    analysis = of(TEXT, key_point("The council met on Monday.", 99))

    assert analysis.summary == ()
    (withheld,) = analysis.withheld
    assert (withheld.section, withheld.text) == ("summary", "The council met on Monday.")
    assert withheld.reason == "cites a sentence that is not there: 99; the article has 3"


def test_a_statement_without_evidence_is_withheld() -> None:
    analysis = of(TEXT, key_point("The council met on Monday."))

    assert [one.reason for one in analysis.withheld] == ["cites no sentence of the article"]


def test_what_fails_is_withheld_as_a_line_that_can_be_read() -> None:
    said = Cited(statement=position("Ann Smith", "opposes", "the new bridges"), cites=(2,))
    asked = Cited(statement=OpenQuestion(question="Will Paris pay?", why=""), cites=(2,))

    analysis = of(TEXT, positions=(said,), open_questions=(asked,))

    assert [(one.section, one.text) for one in analysis.withheld] == [
        ("positions", "Ann Smith opposes the new bridges"),
        ("open_questions", "Will Paris pay?"),
    ]


def test_the_sentence_that_names_who_is_asked_about_is_evidence_too() -> None:
    asked = Cited(
        statement=OpenQuestion(question="Will the council approve more bridges?", why=""),
        cites=(2,),
        named_in=1,
    )

    (finding,) = of(TEXT, open_questions=(asked,)).open_questions

    assert [one.quote for one in finding.evidence][1:] == ["The council met on Monday."]


@given(st.lists(st.integers(-5, 120), max_size=4), st.text(max_size=120))
def test_any_draft_of_any_text_gives_true_quotes_or_a_reason(cites: list[int], text: str) -> None:
    analysis = of(text, key_point(text or "Nothing.", *cites))

    assert len(analysis.summary) + len(analysis.withheld) == 1
    for finding in analysis.summary:
        assert finding.evidence
        assert all(text[one.start : one.end] == one.quote for one in finding.evidence)


# ── headlines ────────────────────────────────────────────────────────────────────────────────────────


def headline(
    text: str, headline: str = "", cites: tuple[int, ...] = (), title: str = ""
) -> tuple[str, list[str]]:
    titled = article(text, title, Span(start=0, end=len(title)) if title else None)
    body = tuple(one for one in sentences(text) if one.start >= len(title))
    numbered = tuple(Sentence(number=n, start=one.start, end=one.end) for n, one in enumerate(body, start=1))
    found = ground(Draft(headline=headline, headline_cites=cites), titled, numbered, {}).headline
    return found.text, [one.quote for one in found.evidence]


def test_a_headline_that_its_sentence_bears_out_stands() -> None:
    assert headline(TEXT, "Council approves 40 schools", (2,)) == (
        "Council approves 40 schools",
        ["It approved 3 bridges and 40 schools."],
    )


def test_a_headline_that_fails_gives_way_to_the_title() -> None:
    text = "Council meets\n\n" + TEXT

    assert headline(text, "Council closes 40 hospitals", (2,), "Council meets") == (
        "Council meets",
        ["Council meets"],
    )


def test_without_a_title_the_first_short_sentence_is_the_headline() -> None:
    long = " ".join(["word"] * 30) + "."

    assert headline(f"Long {long} The council met.")[0] == "The council met."
    assert headline(f"Longer {long} Long {long}")[0] == f"Longer {long}"


def test_an_article_without_sentences_has_an_empty_headline() -> None:
    assert headline("") == ("", [])


# ── the whole article ────────────────────────────────────────────────────────────────────────────────

DATED = "Ines Dahl opened the bridge in 2019. Dahl said that the bridge was safe for every car and lorry."


def test_a_year_or_name_from_elsewhere_in_the_article_is_weak_and_one_from_nowhere_is_withheld() -> None:
    analysis = of(
        DATED,
        key_point("In 2019, Dahl said the bridge was safe for every lorry and car.", 2),
        key_point("In 2017, Dahl said the bridge was safe for every lorry and car.", 2),
        key_point("Marta Dahl said that the bridge was safe.", 2),
    )

    assert [(one.text, one.verdict) for one in analysis.summary] == [
        ("In 2019, Dahl said the bridge was safe for every lorry and car.", "weak")
    ]
    assert [one.reason for one in analysis.withheld] == [
        "a year that its article does not give: “2017”",
        "a name that its article lacks: “Marta” of “Marta Dahl”",
    ]
