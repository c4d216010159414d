"""A page shows a position only where who says it, that it is theirs, what it is and that it stands are
certain; what is not certain stays in the JSON."""

import pytest

from briefing.analysis.extractive.annotated_article import annotate_article
from briefing.analysis.extractive.positions import positions
from briefing.analysis.extractive.summary import key_points
from briefing.nlp.doc import annotate
from tests.making import article


def shown(*sentences: str) -> list[str]:
    """What a page would show of an article's positions."""
    doc = annotate(article("\n\n".join(("The council met in the town hall on Monday.", *sentences)) + "\n"))
    told = [cited.statement for cited in positions(annotate_article(doc.article, doc.sentences))]
    return [
        " ".join((each.stakeholder, each.verb, each.position)).replace("  ", " ")
        for each in told
        if each.directness != "inferred"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Federal and county inspectors oppose the levy.",
        "A survey by the chamber opposes the levy.",
        "The ruling rejected the levy as unfair.",
        "The source said the levy would be dropped.",
        "Gallup said the levy would be dropped.",
        "The Norvik Courier said the levy would be dropped.",
        "Her lawyer said the levy would be dropped.",
        "The rally has included members of the board, which opposes the levy.",
        "Others oppose the levy.",
        "Anna Holm called for help, but was rescued by a skipper who saw her.",
        "Mayor rejects the levy on boats;",
        "Skippers rejects the levy on boats.",
        "Anna Holm added 25 boats to the fleet of the board.",
        "Anna Holm boasts two boats and a crane at the quay.",
        "Anna Holm told the Norvik Hour after the vote at the pier.",
        "The board prepares for rain at the pier.",
        "The board looks older than its pier.",
        "Anna Holm predicted $2.52 a share.",
        "Fishermen rightly expect the levy to be dropped.",
        "“'The levy must fall on the small boats,” Anna Holm said.",
        "Its levy is no trouble for the town, according to the board.",
        "Anna Holm said of that levy in a call with crews.",
        "Anna Holm said she had not heard of the levy before Monday, but it pleased her.",
        "“Whoever pays the levy on the small boats,” Anna Holm said.",
    ],
)
def test_what_is_no_party_or_half_of_one_is_on_no_page(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Several mayors oppose the levy.", "Several mayors oppose the levy"),
        ("Many fishermen oppose the levy.", "Many fishermen oppose the levy"),
        ("Most of the fishermen oppose the levy.", "Most of the fishermen oppose the levy"),
        ("A club founded by Anna Holm opposes the levy.", "Club founded by Anna Holm opposes the levy"),
        ("The fishermen oppose the levy.", "Fishermen oppose the levy"),
    ],
)
def test_a_party_keeps_how_many_of_it_there_are(sentence: str, position: str) -> None:
    assert shown(sentence) == [position]


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Anna Holm called for a ban on nets, and was cheered.", "Anna Holm called for a ban on nets"),
        ("Erik Berg demanded a ban on nets, but went home early.", "Erik Berg demanded a ban on nets"),
        ("Anna Holm rejects the levy, and had left the board.", "Anna Holm rejects the levy"),
        (
            "Crews have alleged fraud at the board, however it was Erik Berg who paid.",
            "Crews have alleged fraud at the board",
        ),
        ("Erik Berg wants a ban on nets, and a new quay.", "Erik Berg wants a ban on nets, and a new quay"),
        (
            "Anna Holm said the nets were cut, and had been cut before.",
            "Anna Holm said the nets were cut, and had been cut before",
        ),
        (
            "Anna Holm says the only thing that kept the ferry from sinking was a pump.",
            "Anna Holm says the only thing that kept the ferry from sinking was a pump",
        ),
        ("Anna Holm called for help from the ministry.", "Anna Holm called for help from the ministry"),
        (
            "Anna Holm agreed with the skippers that the levy would ruin the yard.",
            "Anna Holm agreed with the skippers the levy would ruin the yard",
        ),
        (
            "Anna Holm said she rowed home after she found her son, who was a sailor, asleep in the boat.",
            "Anna Holm said she rowed home after she found her son, who was a sailor, asleep in the boat",
        ),
        (
            "Anna Holm said she met her son, who was a sailor, in the boat.",
            "Anna Holm said she met her son",
        ),
        (
            "Anna Holm said the levy left the yard, which was rich, without a crown.",
            "Anna Holm said the levy left the yard, which was rich, without a crown",
        ),
    ],
)
def test_a_position_is_all_that_the_party_says_and_no_more(sentence: str, position: str) -> None:
    assert shown(sentence) == [position]


def test_a_last_name_that_two_have_is_nobodys() -> None:
    both = ("Anna Holm met Erik Holm at the fair.", "Holm said the levy would be dropped.")

    assert shown(*both) == []
    assert shown("Anna Holm came to the fair.", both[1]) == ["Anna Holm said the levy would be dropped"]


def test_a_pronoun_that_two_can_be_meant_by_is_nobodys() -> None:
    said = "She said the levy would be dropped."

    assert [each for each in shown("Ewa Lind met Britt Brock at the fair.", said) if "levy" in each] == []
    assert (
        shown("Mary Lind said the staff would stay.", said)[-1] == "Mary Lind said the levy would be dropped"
    )


def test_whoever_is_only_named_beside_something_speaks_nowhere() -> None:
    named = ("A skipper was saved by a Justin Weber ringtone.", "Justin Weber’s song rang in the night.")
    said = "“I know that the levy will be dropped,” he said."

    assert shown(*named, said) == []
    assert shown(*named, "Justin Weber came to the fair.", said) == [
        "Justin Weber said I know that the levy will be dropped"
    ]


def test_initials_that_two_bodies_have_stand_for_neither() -> None:
    bodies = "The Norvik Quay Board met. The National Quarry Bureau paid."

    assert shown(bodies, "The NQB opposed the levy.") == ["NQB opposed the levy"]
    assert shown("The Norvik Quay Board met.", "The NQB opposed the levy.") == [
        "Norvik Quay Board opposed the levy"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm said the fishermen oppose the levy.",
        "When Anna Holm said the levy was dead, the fishermen cheered.",
        "The levy, which the fishermen oppose, was passed.",
        "One of the reasons that Anna Holm refuses to pay may be pride.",
        "Anna Holm said the crew came and urged the fishermen to leave.",
        "The council will do whatever Anna Holm wants it to do.",
        "The fishermen oppose the levy, Anna Holm said.",
        "The reasons that the fishermen want to keep the levy are known.",
    ],
)
def test_what_another_tells_of_a_party_or_beside_the_matter_is_on_no_page(sentence: str) -> None:
    assert not [each for each in shown(sentence) if each.startswith("Fishermen") or " refuses" in each]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm had said the levy would be dropped.",
        "Anna Holm initially said the levy would be dropped.",
        "Back in 1998 Anna Holm said the levy would be dropped.",
        "Anna Holm once opposed the levy.",
        "Anna Holm, who died in 1952, opposed the levy.",
        "The late mayor Anna Holm opposed the levy.",
        "Anna Holm first said the levy would be dropped.",
        "The planning board will oppose the levy.",
        "Anna Holm said the levy would be dropped. On Friday she took that back.",
        "Anna Holm said the levy would be dropped. Her office later corrected her.",
        "Anna Holm said the levy would be dropped. It turned out to be false.",
        "Anna Holm said the levy would be dropped. The claim was untrue.",
        "Anna Holm said the levy would be dropped. The announcement was withdrawn an hour later.",
        "Anna Holm said the levy would be dropped. The promise no longer holds.",
        "Anna Holm said the levy would be dropped. She has since apologised and left.",
        "In a statement since deleted, Anna Holm said the levy would be dropped.",
        "The board said the levy would be dropped. A day later the board disowned the statement.",
        "Anna Holm said the levy would be dropped, but she took that back.",
        "The board said the levy would be dropped. Rain fell. Nobody slept. The board has now retracted it.",
        "The board said nine levies would be dropped. It later lowered the figure to seven.",
        "Anna Holm said the levy would be dropped. Holm later admitted that it would stay.",
        "Anna Holm said the levy would be dropped. She withdrew her statement on Friday.",
    ],
)
def test_what_no_longer_stands_or_not_yet_is_on_no_page(sentence: str) -> None:
    assert [each for each in shown(sentence) if "dropped" in each or "oppose" in each] == []


@pytest.mark.parametrize(
    "following",
    [
        "Erik Berg took back his own words.",
        "The ministry later corrected Erik Berg.",
        "A day later Erik Berg lowered the toll.",
        "The board was not correct in its sums. It paid.",
        "It turned out to be a long night for the crews.",
        "Holm changed the locks of the town hall.",
        "Rain fell. Nobody slept. The wind rose. It turned out to be false.",
        "Rain fell. Nobody slept. The wind rose. She took that back.",
    ],
)
def test_what_another_takes_back_or_is_no_retraction_changes_nothing(following: str) -> None:
    assert "Anna Holm said the levy would be dropped" in shown(
        f"Anna Holm said the levy would be dropped. {following}"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "“It was a shame for all of us here,” Anna Holm said.",
        "“They have never paid a single crown,” Anna Holm said.",
        "“Do we really want to pay a levy?” Anna Holm asked.",
        "“Not just a levy on the small boats,” Anna Holm said.",
        "“And that is what the fishermen want,” Anna Holm said.",
        "Anna Holm wrote in a statement that was published.",
        "The board called it a disgrace to the town.",
        "Anna Holm has remained in order.",
        "Anna Holm said the yard (and the quay would close.",
        "“The yard is lost for all of us (and so is the quay,” Anna Holm said.",
        "Anna Holm called for them to leave the yard.",
        "Anna Holm opposed at a meeting in the yard.",
        "Anna Holm says calmly as the skippers leave the yard.",
        "Until Thursday, Anna Holm has refused to pay the levy.",
        "In that letter, Anna Holm refused to pay the levy.",
        "“That is the law,” Anna Holm told Norvik.com on Monday concerning the alleged fraud.",
        "The fishermen, according to the board, want to sell the ferry.",
    ],
)
def test_what_leans_on_another_sentence_or_breaks_off_is_on_no_page(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm said the levy would be dropped.",
        "Anna Holm opposes the levy on boats.",
        "Anna Holm said the levy would be dropped even though the board wants it.",
        "Anna Holm said the levy would stay unless the fishermen pay.",
        "Anna Holm said this year's levy would be dropped.",
        "Anna Holm thanked the fishermen.",
        "Anna Holm has applauded the levy.",
    ],
)
def test_what_is_certain_is_shown_whole(sentence: str) -> None:
    assert shown(sentence) == [sentence.rstrip(".")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The board did not immediately respond to requests for comment.",
        "Anna Holm did not directly address the matter of the yard.",
        "Anna Holm has begun to condemn the levy on boats.",
        "Anna Holm is trying to condemn the levy on boats.",
        "The regulators were prepared for the board to sell the yard.",
    ],
)
def test_a_step_towards_a_judgement_is_on_no_page(sentence: str) -> None:
    assert shown(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        (
            "The board closed the yard, whereas Erik Lund wants to sell the ferry.",
            "Erik Lund wants to sell the ferry",
        ),
        (
            "Anna Holm supports the levy, while Erik Lund wants to sell the yard.",
            "Erik Lund wants to sell the yard",
        ),
        (
            "The board said the town would pay, but the fishermen want to sell the ferry.",
            "Board said the town would pay",
        ),
    ],
)
def test_each_side_of_a_contrast_is_its_partys(sentence: str, position: str) -> None:
    assert shown(sentence)[-1] == position


def test_an_open_quotation_is_of_whoever_is_named_where_it_ends() -> None:
    said = shown(
        "Union leaders said that the vote was fair. “The vote was a farce. Half of us never got a ballot,” "
        "said Erik Berg, a driver."
    )

    assert not [each for each in said if each.startswith("Union leaders") and "farce" in each]


@pytest.mark.parametrize(
    "sentence",
    [
        "The weather office had said that the storm would miss the coast by miles.",
        "Anna Holm initially said that the van was white and had two doors.",
        "Anna Holm said that the van was white and had two doors. She took that back in court.",
    ],
)
def test_what_is_taken_back_is_no_point(sentence: str) -> None:
    doc = annotate(article(f"The council met in the town hall of Norvik on Monday.\n\n{sentence}\n"))

    points = key_points(annotate_article(doc.article, doc.sentences))

    assert not [each for each in points if sentence.startswith(each.statement.text)]
