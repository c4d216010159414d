"""A point of the summary tells its matter by itself; the lead is one of them, and a judgement is marked."""

import pytest

from briefing.analysis.extractive.annotated_article import annotate_article
from briefing.analysis.extractive.opinion import is_judgement
from briefing.analysis.extractive.positions import positions
from briefing.analysis.extractive.summary import key_points
from briefing.nlp.doc import annotate
from tests.making import article

LEAD = "A storm tore the roof off the school in Lund on Monday."
TITLE = "Norvik, Bergen: harbour, lamps, skippers, Anna Holm"  # what the sentences below take up


def points(*paragraphs: str) -> list[str]:
    doc = annotate(article("\n\n".join(paragraphs) + "\n"))
    return [each.statement.text for each in key_points(annotate_article(doc.article, doc.sentences), TITLE)]


@pytest.mark.parametrize(
    "sentence",
    [
        # one side of a contrast
        "Conversely, Norvik rated the harbour fees of Bergen as the lowest of all.",
        "Alternatively, the council of Norvik can lower the harbour fees in spring.",
        "However, the council of Norvik raised the harbour fees in spring.",
        # a step of a story
        "A little more than a year later, Anna Holm sold the harbour to the council.",
        "Two days after, Anna Holm closed the harbour of Norvik to all boats.",
        "The following week, Anna Holm opened the harbour of Norvik again.",
        "Anna Holm, a skipper, then appeared before the council of Norvik on Tuesday.",
        "The council of Norvik then raised the harbour fees for all the boats.",
        "Anna Holm subsequently left the harbour council of Norvik for good.",
        "Anna Holm began by saying that she would never sell the harbour of Norvik.",
        "Anna Holm opened with thanking the harbour council of Norvik for its help.",
        "Anna Holm started off by praising the harbour council of Norvik.",
        "At first Anna Holm supported the harbour fees of the council of Norvik.",
        "The council of Norvik initially lowered the harbour fees for small boats.",
        "To begin with, Anna Holm lowered the harbour fees for small boats.",
        # nobody named whose relative it could be
        "In Holm's report there are many questions about how his wife bought the harbour.",
        "The council's files show how her brother came to run the harbour.",
        "In Berg's letter there is a long list of what their children own in the harbour.",
    ],
)
def test_a_step_or_a_half_is_no_point(sentence: str) -> None:
    assert sentence not in points(LEAD, sentence)


@pytest.mark.parametrize(
    "following",
    [
        "But the figures of the council are ten years old.",
        "However, the figures are ten years old.",
        "And yet the figures are ten years old.",
        "Still, few skippers believe it.",
        "He then told the council that it was wrong.",
    ],
)
def test_what_the_next_sentence_turns_against_is_no_point(following: str) -> None:
    sentence = "Erik Berg has praised the harbour fees of the council in Norvik."

    assert sentence not in points(LEAD, f"{sentence} {following}")
    assert sentence in points(LEAD, sentence, "A ferry left Bergen in the night with ten lorries.")


SOURCED = "Anna Holm said on Monday that a storm tore the roof off the school in Lund."


@pytest.mark.parametrize(
    "following",
    [
        "But the roof fell in 2011.",
        "Unless, that is, skippers made it up.",
        "Oh, wait, the school has no roof.",
    ],
)
def test_a_lead_of_nobody_that_the_next_sentence_turns_is_no_point(following: str) -> None:
    assert LEAD not in points(f"{LEAD} {following}")
    assert LEAD in points(f"{LEAD} But its doors were whole.")
    assert SOURCED in points(f"{SOURCED} But the roof fell in 2011.")


def test_what_takes_all_back_turns_across_a_paragraph() -> None:
    assert LEAD not in points(LEAD, "Not so, says the harbour council of Norvik.")
    assert LEAD in points(LEAD, "But the roof was old, and skippers of Norvik will build it again.")


@pytest.mark.parametrize(
    "introduction",
    [
        "Here is how the Norvik Post's story began:",
        "According to the page run by the harbour council:",
        "The post of the skippers reads:",
    ],
)
def test_what_another_wrote_below_a_colon_is_no_point(introduction: str) -> None:
    assert STATED not in points(LEAD, introduction, STATED)


def test_a_printed_statement_ends_with_its_signature() -> None:
    after = "Anna Holm of the school board closed the school of Lund in spring."

    stated = points(
        LEAD, "According to the page of the board:", STATED, "— @lundboard (@lundboard) May 3", after
    )

    assert STATED not in stated
    assert after in stated


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm will speak before the council of Norvik about the harbour fees.",
        "If the fees fall, then the harbour council of Norvik must close the yard.",
        "Two ferries and a tug of Norvik are moored in the harbour of Bergen.",
        "Anna Holm and her brother bought the harbour of Norvik from the council.",
        "The harbour council of Norvik opened with a debt of ten million crowns.",
    ],
)
def test_what_tells_its_matter_by_itself_is_a_point(sentence: str) -> None:
    assert sentence in points(LEAD, sentence)


@pytest.mark.parametrize(
    "lead",
    [
        "Mayor Anna Holm, opening the harbour of Norvik on Monday, said it would tell a story of hard work.",
        "Skipper Erik Berg said on Monday the yard could tell the council what ails the harbour of Norvik.",
        "Mayor Anna Holm said on Monday a new bridge would show that Norvik had a harbour worth a visit.",
    ],
)
def test_a_lead_with_a_telling_within_a_telling_is_the_first_point(lead: str) -> None:
    assert points(lead, "The owners of the ferries left Bergen in spring.")[0] == lead


@pytest.mark.parametrize("label", ["LETTERS.", "Abstract.", "FULL TEXT."])
def test_a_label_above_the_lead_is_no_lead(label: str) -> None:
    central = "The owners of the ferries in the harbour say the harbour owners close the ferries."

    assert points(label, LEAD, central, f"{central[:-1]} again.")[0] == LEAD


@pytest.mark.parametrize(
    "sentence",
    [
        "The double burden on the skippers is extraordinary.",
        "The bad part is that the council knew.",
        "The new fees were simply outrageous and the council knew.",
    ],
)
def test_a_bare_judgement_is_told_by_its_words(sentence: str) -> None:
    assert is_judgement(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bad part of the harbour was closed.",
        "The council held an extraordinary meeting.",
        "The bridge is closed to lorries.",
    ],
)
def test_what_only_describes_is_no_judgement(sentence: str) -> None:
    assert not is_judgement(sentence)


STATED = "No boat of the Norvik board has left port without its papers since January."


@pytest.mark.parametrize(
    "opening",
    [
        "The harbour board denied the report in a statement:",
        "In a letter to the council, the harbour board wrote:",
        "The harbour board said this on Monday:",
    ],
)
def test_a_statement_that_is_printed_without_marks_is_no_point(opening: str) -> None:
    assert STATED not in points(LEAD, opening, STATED)


def test_what_the_article_tells_behind_a_colon_of_its_own_is_one() -> None:
    assert STATED in points(LEAD, "There are two reasons for that:", STATED)


def test_a_printed_statement_ends_where_the_article_reports_again() -> None:
    after = "Anna Holm said on Tuesday that the school of Lund would open in spring."

    assert after in points(LEAD, "The board denied the report in a statement:", STATED, after)


def test_a_line_below_a_picture_or_a_thing_for_sale_is_no_point() -> None:
    for line in (
        "Anna Holm with skippers who worked at the pier of Norvik.",
        "Norvik Winch 7, GMS Unlocked, Renewed, Grey, for Boats (Used)",
    ):
        assert line not in points(LEAD, line)
    assert "Anna Holm met skippers who worked at the pier of Norvik." in points(
        LEAD, "Anna Holm met skippers who worked at the pier of Norvik."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The tug left Norvik with the crate at noon on Tuesday.",  # a crate and a tug were told of before
        "Erik Berg of Norvik has read the deal and found nothing in it.",  # first here, and which one?
        "A lawyer of Erik Berg rejects the carmaker and its offer.",
        "In Norvik both pilots were asked about their work on Tuesday.",
        "Erik Berg has sold two lamps to Norvik, and the carmaker was paid.",
        "The tug's Lund crane left Norvik with two lamps on Tuesday.",
        "Anna Holm put aside those, and took two lamps to Norvik.",
    ],
)
def test_what_the_page_has_not_told_is_taken_for_known_by_no_point(sentence: str) -> None:
    told = ("It came in a crate on a tug, and on it were two pilots.", "Rain fell.", "Nobody slept.")

    assert sentence not in points(LEAD, *told, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The storm of Monday left Norvik without lamps at noon on Tuesday.",  # the lead tells of one
        "The tug of Erik Berg left Norvik with two lamps on Tuesday.",
        "The Lund tug left Norvik with two lamps at noon on Tuesday.",
        "The tug that Anna Holm owns left Norvik at noon on Tuesday.",
        "The biggest tug was sold to Norvik with two lamps on Tuesday.",
        "The only tug was sold to Norvik with two lamps on Tuesday.",
        "The previous tug was sold to Norvik with two lamps on Tuesday.",
        "The tug in Norvik was sold to Anna Holm with two lamps on Tuesday.",
        "A tug left Norvik on Tuesday, and the tug was lost with two lamps.",
        "NMX has sold two lamps to Norvik, and the carmaker was paid.",
        "Fjord Bank has sold two lamps to Norvik, and the lender was paid.",
        "In Norvik nine skippers and the police were asked for lamps on Tuesday.",
        "At least nine skippers of Norvik asked Erik Berg for lamps on Tuesday.",
        "At least a dozen skippers of Norvik asked Erik Berg for lamps.",
    ],
)
def test_what_a_point_or_the_lead_tells_may_be_taken_for_known(sentence: str) -> None:
    told = ("It came in a crate on a tug, and on it were two pilots.", "Nobody called police.", "Rain fell.")

    assert sentence in points(LEAD, *told, sentence)


def test_what_the_article_speaks_of_from_the_start_may_be_taken_for_known() -> None:
    opening = "Erik Berg of the harbour of Norvik has read the deal and found nothing in it."
    later = "Anna Holm of Lund has put the deal into a drawer of the town hall."

    assert {opening, later} <= set(points(LEAD, opening, "Rain fell.", "Nobody slept.", later))


def test_whoever_is_not_introduced_is_in_no_point_by_the_last_name_alone() -> None:
    point = "Berg bought two lamps and a crane for Norvik on Tuesday."
    fillers = ("Rain fell.", "Nobody slept.", "The wind rose.")

    assert point not in points(LEAD, *fillers, "It was late when Clara Berg came.", point)
    assert point in points(LEAD, "Clara Berg met nine skippers in Norvik.", *fillers, point)
    assert f"President {point}" in points(
        LEAD, *fillers, "It was late when Clara Berg came.", f"President {point}"
    )
    often = [f"It was {hour} when Berg came." for hour in ("one", "two", "three", "four", "five")]
    assert point in points(LEAD, *fillers, "It was late when Clara Berg came.", *often, point)


def test_what_somebody_posted_is_no_fact_of_the_article() -> None:
    post = "Norvik has sold more than a hundred boats to Bergen."

    assert post in points(LEAD, post)
    assert post not in points(LEAD, f"{post} — Clara Berg (@claraberg) October 13, 2026")
    assert post not in points(LEAD, post, "— Clara Berg (@claraberg) October 13, 2026")


def test_what_the_article_opens_with_is_known_where_the_page_tells_it() -> None:
    opening = "Erik Berg of the harbour of Norvik has read the deal and found nothing in it."
    lead = "You would not think it, but there is a deal on the ferry to Norvik."

    assert opening not in points(lead, opening)


def test_a_pronoun_behind_an_opening_phrase_needs_the_sentence_before() -> None:
    assert "Before the fair in Norvik, they were the biggest club of skippers." not in points(
        LEAD, "Before the fair in Norvik, they were the biggest club of skippers."
    )


def test_points_take_up_the_lead_or_the_title() -> None:
    other = "The choir of Malmo has sung in a castle with a hundred windows."
    about = "Nine masons of Norvik built a school for Lund with slates from Bergen and Oslo."
    quiet = ("Rain fell.", "Nobody slept.", "The wind rose.", "It was late.")

    assert about in points(LEAD, *quiet, other, about)
    assert other not in points(LEAD, *quiet, other, about)


def test_what_stands_deep_in_an_article_is_no_point() -> None:
    deep = "Nine masons of Norvik built a school for Lund with slates from Bergen and Oslo."
    quiet = ("Rain fell.", "Nobody slept.", "The wind rose.", "It was late.")

    assert deep in points(LEAD, *quiet * 4, deep)
    assert deep not in points(LEAD, *quiet * 5, deep)


@pytest.mark.parametrize(
    "sentence",
    [
        "Earlier that night, Anna Holm closed the harbour of Norvik to all boats.",
        "A few weeks earlier, Anna Holm closed the harbour of Norvik to all boats.",
        "Anna Holm closed the harbour of Norvik to all boats days earlier.",
        "Below, Norvik has a list of skippers who left the harbour for Bergen.",
        "If it is the harbour of Norvik that they want, the answer is no.",
        "The skippers of Norvik said, however, that the harbour of Bergen is older.",
        "For one thing, Anna Holm closed the harbour of Norvik to all boats.",
        "The same harbour has made the skippers of Norvik rich in a year.",
        "Anna Holm of Norvik (pictured) left the harbour with nine skippers.",
        "Anna Holm told the skippers of Norvik: 'The harbour is yours for a year.",
        "At the time, Anna Holm closed the harbour of Norvik to all boats.",
        "By that point, the skippers of Norvik had left the harbour for Bergen.",
    ],
)
def test_what_leans_on_another_time_or_thing_or_breaks_off_is_no_point(sentence: str) -> None:
    assert sentence not in points(LEAD, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm says calmly as the skippers of Norvik leave the harbour.",
        "Anna Holm replied in the harbour of Norvik at noon.",
    ],
)
def test_whoever_says_what_stands_elsewhere_is_no_point(sentence: str) -> None:
    assert sentence not in points(LEAD, sentence)
    assert "Anna Holm spoke in the harbour of Norvik at noon." in points(
        LEAD, "Anna Holm spoke in the harbour of Norvik at noon."
    )


def test_a_last_name_of_two_or_an_abbreviation_is_no_ones_alone() -> None:
    two = ("Anna Holm has a boat.", "Her brother Otto Holm has two.")
    either = "Holm has asked nine skippers of Norvik for lamps."
    assert either in points(LEAD, two[0], either)
    assert either not in points(LEAD, *two, either)

    whole = "It was Abu Omar al-Rashid who left the Fleet of Norvik Skippers (FNS) in June."
    assert "Rashid has asked nine skippers of Norvik for lamps." not in points(
        LEAD, "Rain fell.", "Nobody slept.", whole, "Rashid has asked nine skippers of Norvik for lamps."
    )
    assert "In June FNS asked nine skippers of Norvik for lamps." not in points(
        LEAD, "Rain fell.", "Nobody slept.", whole, "In June FNS asked nine skippers of Norvik for lamps."
    )


def test_an_abbreviation_that_its_sentence_explains_or_everybody_knows_may_stand() -> None:
    whole = "In May the Fleet of Norvik Skippers (FNS) asked Erik Berg for a crane."
    assert whole in points(LEAD, whole)

    known = "In June NATO asked nine skippers of Norvik for lamps."
    assert known in points(LEAD, "It was they who called it the Northern Treaty (NATO) then.", known)


@pytest.mark.parametrize(
    ("sentence", "following", "kept"),
    [
        ("The fees may not hurt the skippers of Norvik.", "But the council has lost its harbour.", False),
        ("The fees hurt the skippers of Norvik.", "But the council has kept its harbour.", True),
        ("Anna Holm of Norvik wanted a harbour for lamps.", "Instead, she got a pier.", False),
        ("The fees may not hurt the skippers of Norvik.", "The council has kept its harbour.", True),
    ],
)
def test_what_the_next_paragraph_turns_against_is_no_point(sentence: str, following: str, kept: bool) -> None:
    assert (sentence in points(LEAD, sentence, following)) is kept


def test_a_group_is_the_one_named_last() -> None:
    said = "The group wants to close the ports."

    def bodies(*sentences: str) -> list[str]:
        doc = annotate(article("\n\n".join((*sentences, said)) + "\n"))
        told = [cited.statement for cited in positions(annotate_article(doc.article, doc.sentences))]
        return [each.stakeholder for each in told if each.directness != "inferred"]

    named = "The Norvik Skippers Group met on Monday."
    assert bodies(named) == ["Norvik Skippers Group"]
    assert "Norvik Skippers Group" not in bodies(named, "It watches the FNS.")
