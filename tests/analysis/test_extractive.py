import asyncio

import pytest

from briefing.analysis.extractive import ExtractiveAnalyst
from briefing.models import Draft, Span
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.sentences import split_sentences
from tests import making

BODY = """Ferry deal for the fjords

Norway wants to buy twelve electric ferries, Transport Minister Kari Holm said on Tuesday.

“The old ships are tired,” Holm said. “We will not wait.”

Holm told reporters that the fleet would be replaced. The shipbuilder Nordvik proposed building four ships in Bergen. Oslo also hopes to persuade Denmark to join.

He is a sailor. Ferries are crowded. Part of the plan involves new docks. New fees were announced last week. It is unclear whether the union will accept the deal."""  # noqa: E501


def draft(text: str = BODY, title: str = "Ferry deal for the fjords") -> Draft:
    span = Span(start=0, end=len(title)) if title else None
    article = making.article(text, title=title, title_span=span)
    return asyncio.run(ExtractiveAnalyst().analyze(article, split_sentences(text, paragraphs(text, span))))


def positions() -> list[tuple[str, str, str]]:
    return [(c.statement.stakeholder, c.statement.verb, c.statement.position) for c in draft().positions]


def test_a_position_is_name_verb_and_a_verbatim_clause() -> None:
    assert ("Norway", "wants", "to buy twelve electric ferries") in positions()
    assert all(position in BODY for _, _, position in positions())


def test_a_last_name_is_given_in_full_with_its_role() -> None:
    holm = [c.statement for c in draft().positions if "Holm" in c.statement.stakeholder]

    assert {p.stakeholder for p in holm} == {"Kari Holm"}
    assert {p.role for p in holm} == {"Transport Minister"}
    assert {p.stakeholder_kind for p in holm} == {"person"}


def test_a_quotation_that_runs_on_has_the_same_speaker() -> None:
    assert ("Kari Holm", "", "We will not wait.") in positions()


def test_a_capital_stands_with_its_country() -> None:
    oslo = [c.statement for c in draft().positions if "persuade" in c.statement.position]

    assert [(p.stakeholder, p.role) for p in oslo] == [("Norway", "Oslo")]


def test_things_and_pronouns_are_no_stakeholders() -> None:
    named = {stakeholder.casefold() for stakeholder, _, _ in positions()}

    assert not named & {"he", "ferries", "part of the plan", "new fees"}


def test_no_stance_is_guessed() -> None:
    assert {c.statement.stance for c in draft().positions} == {"unclear"}


def test_key_points_are_sentences_of_the_article_that_stand_alone() -> None:
    points = [c.statement.text for c in draft().summary]

    assert points[0].startswith("Norway wants to buy")
    assert all(point in BODY for point in points)
    assert not any(point.startswith(("He ", "Oslo also")) for point in points)


def test_questions_follow_the_closed_grammar() -> None:
    asked = [c.statement.question for c in draft().open_questions]

    assert "Will the union accept the deal?" in asked
    assert "When will the fleet be replaced?" in asked
    assert "Will the shipbuilder Nordvik build four ships in Bergen?" in asked
    assert "Who announced new fees?" in asked
    assert len(asked) <= 5


def test_a_question_that_the_article_answers_is_not_asked() -> None:
    answered = BODY + " The shipbuilder Nordvik built four ships in Bergen in June."

    asked = [c.statement.question for c in draft(answered).open_questions]

    assert not any("Nordvik" in question for question in asked)


def test_an_article_without_sentences_gives_an_empty_draft() -> None:
    assert draft("Only a title", "Only a title") == Draft()


def spoken(body: str) -> dict[str, str]:
    """The clause of each position, with its stakeholder."""
    found = draft(f"A title\n\n{body}", "A title").positions
    return {c.statement.position: c.statement.stakeholder for c in found}


def test_a_pronoun_goes_back_to_the_one_person_named_before() -> None:
    found = spoken("Maria Holm came to Oslo. She said the ferries would sail.")

    assert found == {"the ferries would sail": "Maria Holm"}


def test_a_pronoun_that_could_mean_two_gives_its_words_to_nobody() -> None:
    assert spoken("Kari Holm met Anna Berg. She said the ferries would sail.") == {}


def test_he_is_not_the_one_that_he_speaks_of() -> None:
    assert spoken("Donald Holm left early. He said that Holm would be missed.") == {}


def test_a_pronoun_goes_to_the_one_of_two_whose_name_it_fits() -> None:
    assert set(spoken("Mary Holm met Peter Berg. She said the ferries would sail.").values()) == {"Mary Holm"}
    assert set(spoken("Mary Holm met Peter Berg. He said the ferries would sail.").values()) == {"Peter Berg"}


def test_a_title_tells_whom_a_pronoun_can_mean() -> None:
    assert set(spoken("Mr. Holm met Mrs. Berg. She said the ferries would sail.").values()) == {"Berg"}


def test_a_pronoun_that_opens_one_sentence_after_another_stays_with_its_name() -> None:
    found = spoken("Maria Holm came to Oslo. She met Kari Berg. She said the ferries would sail.")

    assert found == {"the ferries would sail": "Maria Holm"}


def test_a_pronoun_in_what_somebody_says_of_another_is_given_to_nobody() -> None:
    found = spoken("Maria Holm said Anna Berg was late because she refused to answer the letter.")

    assert "the letter" not in found


def test_the_one_who_is_quoted_is_not_one_whom_the_quotation_names() -> None:
    found = spoken("Maria Holm came to Oslo. “I told Anna Berg all about the ferries,” she said.")

    assert set(found.values()) == {"Maria Holm"}


def test_they_are_whoever_of_several_spoke_last() -> None:
    found = spoken("The unions said the ferries would stop. They want the council to answer soon.")

    assert set(found.values()) == {"Unions"}


def test_a_quotation_of_several_sentences_is_one_position_with_all_its_sentences() -> None:
    body = "“The old ships are tired,” Kari Holm said. “We will not wait. Nobody should wait so long.”"
    cites = [c.cites for c in draft(f"A title\n\n{body}", "A title").positions]

    assert cites == [(1,), (2, 1, 3)]


def test_a_short_sentence_does_not_break_a_quotation_off() -> None:
    text = "“The old ships are tired,” said Kari Holm. “They leak. We will buy twelve new ones.”"
    found = [c for c in draft(text, "").positions if c.statement.position.startswith("They")]

    assert [(c.statement.stakeholder, c.cites) for c in found] == [("Kari Holm", (2, 1, 3))]


def test_a_quotation_goes_on_after_what_is_reported_of_its_speaker() -> None:
    text = "Ferries will be replaced soon, Kari Holm said. “Nobody should wait so long for a ferry.”"

    assert spoken(text)["Nobody should wait so long for a ferry."] == "Kari Holm"


def test_a_paragraph_set_off_by_a_colon_is_said_by_whoever_is_named_before_it() -> None:
    text = (
        "Kari Holm added:\n\nThese ships are a disgrace. We will replace all of them.\n\nIt rained in Bergen."
    )
    (found,) = draft(text, "").positions

    assert (found.statement.stakeholder, found.cites) == ("Kari Holm", (2, 3))


def test_a_quotation_that_opens_a_paragraph_belongs_to_whoever_it_names() -> None:
    body = (
        "“We sail at noon,” said Kari Holm.\n\n“The fees are far too high. They must fall,” said Anna Berg."
    )

    assert spoken(body)["The fees are far too high."] == "Anna Berg"


def test_a_quotation_belongs_to_whoever_signs_it_after_a_dash() -> None:
    text = "Six wrote, Holm said.\n\n“The last boat leaves at seven. Nobody asked us.” ― Lena Hart\n\n" + (
        "“It has halved my commute” — and Holm agreed.\n\n“Twelve crowns is too much.” – Ida Brandt, a nurse"
    )

    signed = [
        c for c in draft(text, title="").positions if c.statement.stakeholder in ("Lena Hart", "Ida Brandt")
    ]

    assert [(c.statement.position, c.cites) for c in signed] == [
        ("The last boat leaves at seven.", (2, 3)),
        ("Twelve crowns is too much.", (5,)),
    ]
    assert signed[1].statement.role == "nurse"


def test_turns_of_a_printed_interview_go_by_their_labels() -> None:
    body = "Kari Holm met Anna Berg.\n\nHOLM: Why are the fees so high?\n\nBERG: The ships are old and tired."

    assert spoken(body)["The ships are old and tired."] == "Anna Berg"


def test_what_is_told_in_passing_comes_after_what_is_said_outright() -> None:
    found = spoken("Kari Holm questioned the old ships. Anna Berg said that fees would rise.")

    assert list(found.values()) == ["Anna Berg", "Kari Holm"]


def test_a_report_says_something_and_comes_last() -> None:
    found = spoken("A report said that fees would rise. Anna Berg said that fees would fall.")

    assert list(found.values()) == ["Anna Berg", "Report"]


def test_who_supports_and_who_opposes_is_taken_from_the_verb() -> None:
    drafted = draft(
        "A title\n\nKari Holm backed the ferry deal. Anna Berg rejected the ferry deal.", "A title"
    )

    assert [(c.statement.stance, c.statement.stance_on) for c in drafted.positions] == [
        ("supports", "the ferry deal"),
        ("opposes", "the ferry deal"),
    ]


def test_a_sentence_that_leans_on_the_one_before_is_no_point() -> None:
    points = draft(
        "A title\n\nThe council in Oslo closed the old harbour bridge on Monday. At the same time, the"
        " council raised the harbour fees for all the ships.",
        "A title",
    ).summary

    assert [c.cites for c in points] == [(1,)]


def points(body: str) -> list[str]:
    return [cited.statement.text for cited in draft(f"A title\n\n{body}", "A title").summary]


def test_the_lead_is_the_first_point() -> None:
    lead = "The council in Oslo closed the old bridge on Monday."
    rest = "Ferry workers say the ferry fees are too high. Ferry owners say the ferry fees must rise soon."

    assert points(f"{lead} {rest}")[0] == lead


@pytest.mark.parametrize(
    "sentence",
    [
        "Curfew lifted, but harbour still in limbo as Guard waits.\n\nThe council met on Monday.",
        "THE MANY FEES Ferry owners pay the council for each trip that they make.",
        "An assessment of the harbour council and the price of a ferry ticket.",
        "Ran a harbour of the council, made millions with the ferries.",
        "You could borrow a little more for the ferry trip to Bergen.",
        "A quarter of that, by the plan of Holm, goes to the docks.",
        "The judge Kari Holm rejected that argument in a ruling on Monday.",
        "These ferries of the council in Oslo are older than the docks.",
    ],
)
def test_what_is_a_fragment_or_leans_on_another_sentence_is_no_point(sentence: str) -> None:
    others = "The council in Oslo raised the fees in March. The owners of the ferries left Bergen in April."

    assert sentence.split("\n")[0] not in points(f"{sentence} {others}")


def test_nobody_in_particular_comes_after_those_who_have_a_name() -> None:
    found = spoken("Some said that fees would rise. Anna Berg said that fees would fall.")

    assert next(iter(found.values())) == "Anna Berg"


def test_what_makes_no_sentence_with_its_name_comes_last() -> None:
    found = spoken("Kari Holm, trying to raise the fees, met the crew. Anna Berg said that fees would fall.")

    assert next(iter(found.values())) == "Anna Berg"


def test_a_verb_before_a_name_is_no_part_of_a_role() -> None:
    drafted = draft(
        "A title\n\nHolm described Transport Minister Anna Berg as tired. “I will not wait,” Berg said.",
        "A title",
    )

    assert {c.statement.role for c in drafted.positions if c.statement.stakeholder == "Anna Berg"} == {
        "Transport Minister"
    }


def test_a_clause_ends_before_who_announced_it() -> None:
    found = spoken("The council plans to make the fees known soon, a spokesman announced Monday morning.")

    assert "to make the fees known soon" in found


def test_a_former_office_is_called_a_former_one() -> None:
    drafted = draft("A title\n\nThe former President Anna Berg said that fees would fall.", "A title")

    assert [c.statement.role for c in drafted.positions] == ["former President"]


def test_a_telling_in_the_middle_of_a_clause_does_not_end_it() -> None:
    told = draft(
        "Trams\n\nMayor Kari Holm came. All of which, she said, would help the trams of Oslo.", "Trams"
    )

    positions = [cited.statement.position for cited in told.positions]
    assert positions == ["All of which, she said, would help the trams of Oslo"]


def test_what_a_reader_is_asked_to_imagine_is_nobodys_position() -> None:
    assert not draft(
        "Trams\n\nSay Norway demanded that Denmark pay for the trams. Let's say you think so."
    ).positions


@pytest.mark.parametrize(
    ("opening", "shown"),
    [
        ("OSLO (Fjord Wire) - ", ""),
        ("OSLO, Nov 17 - ", ""),
        ("OSLO, 17 November 2026 (Fjord Wire) - ", ""),
        ("PORT ELM, Va. - ", ""),
        ("OSLO, July 3, 2023 (Fjord Wire) — ", ""),
        ("Port Elm (Fjord Wire) — ", ""),
        ("(Fjord Wire) - ", ""),
        ("Trams - ", "Trams - "),
    ],
)
def test_a_point_opens_without_its_dateline(opening: str, shown: str) -> None:
    told = draft(
        f"Trams\n\n{opening}The city of Oslo bought twelve electric trams on Monday for its old line.",
        "Trams",
    )

    point = told.summary[0].statement.text
    assert point == f"{shown}The city of Oslo bought twelve electric trams on Monday for its old line."


def test_words_set_apart_by_two_spaces_are_read_like_others() -> None:
    found = draft("Some  of  the  unions  opposed  the  plan.", "").positions[0].statement

    assert found.stakeholder == "Some  of  the  unions"


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("Anna Berg, a former farm minister who is a harsh critic of the board,", "former farm minister"),
        ("Anna Berg, a mayor whose town is poor,", "mayor"),
        ("Norvik Sen. Anna Berg", "Norvik Sen."),
        ("Chairman Rep. Anna Berg", "Chairman"),
        ("Sens. Anna Berg and Per Lund met. Anna Berg", ""),
        ("Gov. Earl Berg of Norvik", "Gov."),
    ],
)
def test_a_role_is_one_persons_and_ends_before_a_clause(opening: str, role: str) -> None:
    told = draft(f"{opening} opposes the levy on boats.\n").positions

    assert told[0].statement.role == role


def test_who_is_heard_in_a_clause_of_time_beside_it_costs_no_sentence() -> None:
    fell = "Shares in Litra fell 6 percent on Wednesday after Corvin Bank had announced a sale."
    said = "Corvin Bank had announced on Monday that it would sell its shares in Litra."

    shown = [cited.statement.text for cited in draft(f"Litra\n\n{fell} {said}", "Litra").summary]

    assert fell in shown
    assert said not in shown
