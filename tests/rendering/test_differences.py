"""What a page shows of how a story's sources stand to each other."""

from briefing.archive.editing import edit_brief
from briefing.models import Agreement, Brief, Confidence, KeyPointFinding, Side
from briefing.recheck.whole_brief import check_brief
from briefing.rendering.formats import Rendering, render
from briefing.rendering.page import page
from tests.rendering.page_briefs import SECTIONS, brief, covered, evidence, point, story

TWELVE = "At least 12 people were killed when the ferry sank off Norvik, police said."
FOURTEEN = "Fourteen people died when the ferry sank off Norvik, the coast guard said."
STORM = "The ferry had left the harbour of Norvik in a storm."
OFFER = "The mayor Anna Berg offered the Norvik shipyard to a bank."
DENIAL = "Anna Berg denied reports that she had offered the shipyard of Norvik to a bank."
POST = covered("a1", [TWELVE, STORM, OFFER], title="Ferry sinks", publisher="Norvik Post")
HERALD = covered("a2", [FOURTEEN, DENIAL, "It rained."], title="Ferry lost", publisher="Lund Herald")


def differing() -> Agreement:
    (first,), (second,) = evidence(POST, 1), evidence(HERALD, 1)
    sides = (
        Side(says="At least 12 people were killed", evidence=first),
        Side(says="Fourteen people died", evidence=second),
    )
    return Agreement(
        kind="differs",
        text="How many were killed",
        sides=sides,
        evidence=(first, second),
        verdict="supported",
    )


def disputed() -> Agreement:
    (claim,), (denial,) = evidence(POST, 3), evidence(HERALD, 2)
    sides = (Side(says=OFFER, evidence=claim), Side(says=DENIAL, evidence=denial, against=True))
    return Agreement(kind="disputed", text=OFFER, sides=sides, evidence=(claim, denial), verdict="supported")


def attested(level: str, basis: str, number: int = 2) -> KeyPointFinding:
    given = Confidence.model_validate({"level": level, "sources": 2, "independent": 2, "basis": basis})
    return point(POST, number).model_copy(update={"confidence": given})


def told(*points: KeyPointFinding, agreement: tuple[Agreement, ...] = ()) -> Brief:
    made = story("s1", [POST, HERALD], summary=points).model_copy(update={"agreement": agreement})
    return brief([POST, HERALD], [made], sections=SECTIONS)


def test_both_sides_of_a_difference_stand_in_every_page_with_their_own_words() -> None:
    shown = told(point(POST, 2), agreement=(differing(),))

    for form in ("markdown", "html"):
        text = render(shown, form).decode()
        assert "Where the sources differ" in text
        assert "“At least 12 people were killed”" in text
        assert "“Fourteen people died”" in text
        assert "Lund Herald" in text
    assert "How many were killed" in Rendering(shown).screen(100, ["brief.md"])


def test_a_dispute_shows_the_claim_and_the_denial() -> None:
    text = render(told(point(POST, 2), agreement=(disputed(),)), "markdown").decode()

    assert f"- **Disputed**: “{OFFER}” (Norvik Post) [2]; *denied:* “{DENIAL}” (Lund Herald) [3].\n\n" in text


def test_a_statement_says_how_well_it_is_attested_in_a_sentence_of_its_own() -> None:
    text = render(told(attested("moderate", "2 independent sources")), "markdown").decode()

    assert f"“{STORM}” [1] *Corroborated: moderate confidence, 2 independent sources.*" in text
    assert "moderate: two independent sources" in text


def test_one_source_is_not_dressed_up() -> None:
    text = render(told(attested("one source", "one source")), "markdown").decode()

    assert "onfidence" not in text
    assert "Corroborated" not in text


def test_copies_and_relayed_reports_are_told_from_independent_sources() -> None:
    copy = covered("a3", [], status="duplicate", reason="the same text as a1", duplicate_of="a1")
    made = story("s1", [POST, HERALD], summary=[point(POST, 2)])
    shown = page(brief([POST, HERALD, copy], [made.model_copy(update={"origins": (("a1",), ("a2",))})]))

    assert shown.stories[0].basis.startswith("Three sources, two independent; Norvik Post and Lund Herald")


def test_verify_checks_agreement_anew_and_finds_what_its_sentences_do_not_show() -> None:
    shown = told(point(POST, 2), agreement=(differing(), disputed()))
    rows = [row for row in check_brief(shown.model_dump(mode="json")) if ".agreement." in row.place]

    assert [(row.text, row.fault) for row in rows] == [("How many were killed", False), (OFFER, False)]

    swapped = disputed().model_copy(update={"kind": "differs"})
    (wrong,) = [
        row
        for row in check_brief(told(agreement=(swapped,)).model_dump(mode="json"))
        if ".agreement." in row.place
    ]
    assert wrong.reason == "its sentences do not show that it is differs"


def test_verify_finds_words_that_a_side_does_not_have() -> None:
    first, second = differing().sides
    forged = differing().model_copy(
        update={"sides": (first, second.model_copy(update={"says": "40 people died"}))}
    )
    found = check_brief(told(agreement=(forged,)).model_dump(mode="json"))

    assert [row.reason for row in found if row.fault] == ["a side's words do not stand in its sentence"]


def test_a_difference_that_the_analyst_strikes_is_gone_and_leaves_nothing_contested() -> None:
    contested = attested("contested", "one source", number=3)
    struck = edit_brief(told(contested, agreement=(disputed(),)), ["s1.agreement.1"], "")

    assert struck.stories[0].agreement == ()
    assert struck.stories[0].summary[0].confidence is not None
    assert struck.stories[0].summary[0].confidence.level == "one source"
    assert [one.section for one in struck.withheld] == ["agreement"]
